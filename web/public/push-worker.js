// Shows pushes to the desk and to customers as notifications, see docs/notifications.md. It stores no pages and answers no requests.
const OF_AGENTS = {
  NEW_CHAT: 'A new chat is waiting',
  OFFER: 'A chat is offered to you',
  ASSIGNED: 'A chat was assigned to you',
  MENTION: 'A note mentions you',
  ALERT: 'A customer has been waiting for long',
  RETURNED_SESSION: 'A chat returned to the queue',
};
const OF_CUSTOMERS = {
  en: 'New message in your chat',
  nb: 'Ny melding i chatten din',
  sv: 'Nytt meddelande i din chatt',
  da: 'Ny besked i din chat',
  fi: 'Uusi viesti chatissasi',
  de: 'Neue Nachricht in Ihrem Chat',
  fr: 'Nouveau message dans votre chat',
  nl: 'Nieuw bericht in uw chat',
};

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('push', event => event.waitUntil(show(event.data?.json() ?? {})));
self.addEventListener('notificationclick', event => {
  event.notification.close();
  event.waitUntil(open(event.notification.data ?? {}));
});

/** Shows a push, unless it is for an agent who looks at the desk. A later push about the same replaces an earlier one. */
async function show({ kind, chatSessionId, topic, text }) {
  const isForCustomer = kind === 'MESSAGE';
  if (!isForCustomer && (await desks()).some(({ visibilityState }) => visibilityState === 'visible')) return;
  const { page, language } = isForCustomer ? await customer() : {};
  const title = isForCustomer ? (OF_CUSTOMERS[language] ?? OF_CUSTOMERS.en) : (OF_AGENTS[kind] ?? 'Parley');
  await self.registration.showNotification(title, { body: text ?? topic ?? '', tag: `${kind} ${chatSessionId}`, data: { isForCustomer, chatSessionId, page } });
}

/** Opens the chat at the desk, or the site where the customer was. */
async function open({ isForCustomer, chatSessionId, page }) {
  if (isForCustomer) return page && self.clients.openWindow(page);
  const [desk] = await desks();
  if (!desk) return self.clients.openWindow(`/desk#/chats/${encodeURIComponent(chatSessionId)}`);
  desk.postMessage({ type: 'parley-open', chatSessionId });
  return desk.focus();
}

async function desks() {
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  return windows.filter(({ url }) => new URL(url).pathname.startsWith('/desk'));
}

/** The customer's language and the address of the site, which the page that asked for the permission has kept. */
async function customer() {
  const kept = await (await caches.open('parley-push')).match('/push-customer');
  return kept ? kept.json() : {};
}

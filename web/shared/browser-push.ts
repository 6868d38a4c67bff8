/** The address and the keys by which the service sends pushes to this browser. */
export interface PushAddress {
  endpoint: string;
  p256dh: string;
  auth: string;
  expiresAt: string | null;
}

/** Whether this browser has Web Push. */
export function hasPush(): boolean {
  return 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;
}

/**
 * Subscribes this browser at its push service, or returns the subscription that it has. The person has given the permission already.
 *
 * @param scope the paths that the service worker is for; that of this page must begin with it
 * @param key the public key of the service
 */
export async function subscribeBrowser(scope: string, key: string): Promise<PushAddress> {
  await navigator.serviceWorker.register('/push-worker.js', { scope });
  const { pushManager } = await navigator.serviceWorker.ready;
  const present = await pushManager.getSubscription();
  // A subscription is for one key.
  if (present && base64url(present.options.applicationServerKey) !== key) await present.unsubscribe();
  const subscription = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
  const { endpoint = '', expirationTime, keys = {} } = subscription.toJSON();
  const { p256dh = '', auth = '' } = keys;
  return { endpoint, p256dh, auth, expiresAt: expirationTime ? new Date(expirationTime).toISOString() : null };
}

/** Ends the subscription of this browser, if it has one. */
export async function unsubscribeBrowser(scope: string): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration(scope);
  await (await registration?.pushManager.getSubscription())?.unsubscribe();
}

function base64url(bytes: ArrayBuffer | null): string {
  const text = String.fromCharCode(...new Uint8Array(bytes ?? new ArrayBuffer(0)));
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

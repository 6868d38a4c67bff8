import { hasPush, subscribeBrowser } from '../shared/browser-push';
import '../start/page.css';
import { pushTexts } from './texts';

/** A message of the widget to this window. */
interface Wish {
  type: 'parley-push';
  /** The public key of the service. */
  key?: string;
  /** Whether the service has accepted the browser. */
  done?: boolean;
  language?: string;
  /** Address of the site with the widget, as far as the site shows it to the frame. */
  page?: string;
}

/** Time after which it is clear that no widget has opened this window. */
const PATIENCE_MILLIS = 5_000;

const host = document.querySelector('main')!;
const opener: Window | null = window.opener;
let wish: Wish | undefined;

/** Shows the texts, and asks after a click. Browsers that allowed it before are not asked again. */
function offer(): void {
  const texts = pushTexts(wish!.language);
  document.documentElement.lang = texts.language;
  document.title = texts.title;
  if (!hasPush()) return say(texts.impossible);
  if (Notification.permission === 'denied') return say(texts.denied);
  if (Notification.permission === 'granted') return void subscribe();
  const allow = document.createElement('button');
  allow.textContent = texts.allow;
  allow.addEventListener('click', () => void ask());
  say(texts.explain, allow);
  allow.focus();
}

async function ask(): Promise<void> {
  if ((await Notification.requestPermission()) === 'granted') await subscribe();
  else say(pushTexts(wish!.language).denied);
}

/** Subscribes, and hands the subscription to the widget, which sends it to the service. */
async function subscribe(): Promise<void> {
  try {
    opener!.postMessage({ type: 'parley-push', address: await subscribeBrowser('/push', wish!.key!) }, location.origin);
  } catch {
    say(pushTexts(wish!.language).impossible);
  }
}

/** Keeps for the service worker what a click on a notification opens. Only the widget of the same origin can ask for it. */
async function keep({ language, page }: Wish): Promise<void> {
  const known = page && /^https?:/.test(page) ? page : undefined;
  const cache = await caches.open('parley-push');
  await cache.put('/push-customer', new Response(JSON.stringify({ language: pushTexts(language).language, page: known })));
}

function say(text: string, ...more: Node[]): void {
  const heading = document.createElement('h1');
  heading.textContent = document.title;
  const line = document.createElement('p');
  line.setAttribute('role', 'status');
  line.textContent = text;
  host.replaceChildren(heading, line, ...more);
}

window.addEventListener('message', ({ source, origin, data }: MessageEvent) => {
  if (source !== opener || origin !== location.origin || data?.type !== 'parley-push') return;
  if (data.done === undefined) {
    wish = data as Wish;
    offer();
  } else if (wish) {
    const texts = pushTexts(wish.language);
    say(data.done ? texts.done : texts.impossible);
    if (data.done) void keep(wish).finally(() => window.close());
  }
});
opener?.postMessage({ type: 'parley-push' }, location.origin);
setTimeout(() => wish ?? say(pushTexts(navigator.language).impossible), opener ? PATIENCE_MILLIS : 0);

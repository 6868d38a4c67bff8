import type { CustomerIdentity } from '../shared';
import { pause } from '../shared/retry';

/** How long a site may take for a new identity. */
const PATIENCE_MILLIS = 15_000;

/** The identity of the customer who is signed in at the site, as the page around the frame passes it on. It is loaded where sites have one. */
export class SiteIdentity {
  #current: CustomerIdentity | undefined;
  #arrived: Promise<void>;
  #arrive: () => void = () => {};

  /** @param changed called with each new identity, and when there is none any more */
  constructor(private readonly changed: () => void) {
    this.#arrived = this.#next();
    window.addEventListener('message', this.#receive);
    ask(false);
  }

  /** Returns the identity, as soon as it is there. If the service has refused it, the site is asked for another one. */
  async get(refused?: string): Promise<CustomerIdentity | undefined> {
    await this.#arrived;
    if (refused && refused === this.#current?.token) {
      const next = this.#next();
      ask(true);
      await Promise.race([next, pause(PATIENCE_MILLIS)]);
    }
    return this.#current;
  }

  close(): void {
    window.removeEventListener('message', this.#receive);
  }

  #next(): Promise<void> {
    return new Promise(resolve => (this.#arrive = resolve));
  }

  /** Only sites that may show the widget are around the frame. */
  readonly #receive = ({ source, data }: MessageEvent): void => {
    if (source !== window.parent || data?.type !== 'parley-identity') return;
    const token = typeof data.identity === 'string' ? data.identity : undefined;
    const isNew = token !== this.#current?.token;
    this.#current = token === undefined ? undefined : { token, subject: subjectOf(token) };
    this.#arrive();
    if (isNew) this.changed();
  };
}

/** The customer of an identity, to distinguish the customers of one browser. Only the service verifies it. */
function subjectOf(token: string): string {
  try {
    return String(JSON.parse(atob(token.split('.')[1]!.replaceAll('-', '+').replaceAll('_', '/'))).sub);
  } catch {
    return token;
  }
}

/** Asks the page around the frame. Nothing of the question is secret. */
function ask(refused: boolean): void {
  window.parent.postMessage({ type: 'parley-identity', refused }, '*');
}

import { LitElement, css, html, nothing, type ReactiveController } from 'lit';
import { ParleyClient, ParleyError } from '../shared';
import type { PushAddress } from '../shared/browser-push';
import { addBrowser, pushKey, removeBrowser } from '../shared/push-subscriptions';
import { pushTexts } from '../push/texts';
import type { ChatPanel } from './chat-panel';
import { controls } from './styles';
// Keeps the texts in one chunk with the styles, which each panel loads.
import './texts';

/** The widget's storage. Undefined where the browser denies it: then there is no offer. */
const store = storage();

/** Size of the window that asks for the permission. */
const WINDOW = 'popup,width=420,height=360';

/**
 * Offers notifications while the customer is away from the site. Browsers don't ask for permission in a frame of another site, so a click opens a window of
 * Parley's own, which sends the subscription of the browser to this frame. The session's key stays here. It is loaded where sites ask for it.
 */
export class PushOffer extends LitElement {
  static override properties = {
    key: { state: true },
    busy: { state: true },
    error: { state: true },
  };
  /** The public key of the service. Null if it sends no pushes, undefined until it is known. */
  declare private key: string | null | undefined;
  declare private busy: boolean;
  declare private error: string | undefined;

  /** It reads the key of the session from the store, so that widgets without this part stay small. */
  readonly #client = new ParleyClient({
    url: new URL('/graphql', location.href).href,
    authorization: () => {
      const stored = store?.getItem(`parley.session.${new URLSearchParams(location.search).get('topic')}`);
      return stored ? `ChatSession ${JSON.parse(stored).key}` : undefined;
    },
  });
  #panel!: ChatPanel;
  #window: Window | null = null;

  static override styles = [
    controls,
    css`
      button { background: none; color: inherit; border-color: currentcolor; padding: 4px 10px; font-size: 0.9em; }
      p { margin: 4px 0 0; font-size: 0.9em; }
    `,
  ];

  /** The chat changes within the panel. */
  readonly #controller: ReactiveController = { hostUpdated: () => this.requestUpdate() };

  override connectedCallback(): void {
    super.connectedCallback();
    this.#panel = (this.getRootNode() as ShadowRoot).host as ChatPanel;
    this.#panel.addController(this.#controller);
    window.addEventListener('message', this.#receive);
    if (store && 'PushManager' in window) void this.#begin();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#panel.removeController(this.#controller);
    window.removeEventListener('message', this.#receive);
  }

  override render() {
    const { session } = this.#panel.chat;
    if (!this.key || !session || session.phase === 'CLOSED') return nothing;
    const texts = pushTexts(this.#panel.language);
    const isOn = this.#id !== null;
    return html`<button aria-pressed=${isOn} ?disabled=${this.busy} @click=${isOn ? this.#remove : this.#open}>${isOn ? texts.on : texts.offer}</button>
      ${this.error ? html`<p role="alert">${this.error}</p>` : nothing}`;
  }

  async #begin(): Promise<void> {
    this.key = await pushKey(this.#client).catch(() => null);
  }

  /** Id of this browser at the service, for the present chat. */
  get #id(): string | null {
    return store?.getItem(this.#place) ?? null;
  }

  get #place(): string {
    return `parley.push.${this.#panel.chat.session?.id}`;
  }

  readonly #open = (): void => {
    this.error = undefined;
    this.#window = window.open('/push.html', 'parley-push', WINDOW);
    if (!this.#window) this.error = pushTexts(this.#panel.language).impossible;
  };

  /** The window asks what to do, and then sends the subscription of the browser. */
  readonly #receive = ({ source, origin, data }: MessageEvent): void => {
    if (!this.#window || source !== this.#window || origin !== location.origin || data?.type !== 'parley-push') return;
    if (data.address) void this.#add(data.address as PushAddress);
    else this.#send({ key: this.key, language: this.#panel.language, page: document.referrer });
  };

  #send(message: Record<string, unknown>): void {
    this.#window?.postMessage({ type: 'parley-push', ...message }, location.origin);
  }

  async #add(address: PushAddress): Promise<void> {
    const place = this.#place;
    const done = await this.#try(async () => store?.setItem(place, await addBrowser(this.#client, address)));
    this.#send({ done });
  }

  readonly #remove = async (): Promise<void> => {
    const [place, id] = [this.#place, this.#id];
    if (id && (await this.#try(() => removeBrowser(this.#client, id)))) store?.removeItem(place);
    this.requestUpdate();
  };

  /** Returns whether the action succeeded, and shows why not. */
  async #try(action: () => Promise<void>): Promise<boolean> {
    this.busy = true;
    this.error = undefined;
    try {
      await action();
      return true;
    } catch (problem) {
      this.error = problem instanceof ParleyError ? problem.message : this.#panel.texts.failed;
      return false;
    } finally {
      this.busy = false;
    }
  }
}
customElements.define('push-offer', PushOffer);

function storage(): Storage | undefined {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}

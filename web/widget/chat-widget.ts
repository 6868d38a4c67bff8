import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import { CustomerConversation, ParleyError, type CustomerIdentity } from '../shared';
import type { ChatPanel } from './chat-panel';
import { safeStorage, tellSite } from './frame';
import type { SiteIdentity } from './site-identity';
import { controls } from './styles';
import { fill, textsIn, type Texts } from './texts';
import { applyTheme } from './theme';

const OPEN = 'parley.open';
const SOUND = 'parley.sound';
/** How long to wait before the service is tried again, when it can't be reached. */
const RETRY_MILLIS = 30_000;

/** The customer's chat: a button that opens the panel. */
export class ChatWidget extends LitElement {
  static override properties = {
    topic: {},
    open: { state: true },
    sound: { state: true },
    hasPanel: { state: true },
    hasFailed: { state: true },
  };
  /** Id of the topic. */
  declare topic: string;
  declare private open: boolean;
  declare private sound: boolean;
  /** Whether the panel is loaded. */
  declare private hasPanel: boolean;
  /** Whether the topic or the panel could not be loaded. */
  declare private hasFailed: boolean;

  readonly #store = safeStorage();
  #site: SiteIdentity | undefined;
  #extras: Promise<{ close(): void } | undefined> | undefined;
  #chat: CustomerConversation | undefined;
  #texts: Texts | undefined;
  #language = 'en';
  #unread = 0;
  #movesFocus = false;
  #retry: ReturnType<typeof setTimeout> | undefined;

  static override styles = [
    controls,
    css`
      :host { position: fixed; inset: 0; display: flex; flex-direction: column; justify-content: flex-end; align-items: flex-end; font-family: var(--font, system-ui, sans-serif); font-size: clamp(12px, var(--font-size, 15px), 22px); color: var(--text); }
      .launcher { margin: 8px; min-block-size: 48px; border-radius: 24px; padding-inline: 18px; background: var(--badge); color: var(--badge-text); box-shadow: 0 2px 8px rgb(0 0 0 / 30%); }
      .count { margin-inline-start: 8px; padding: 1px 8px; border-radius: 10px; background: #fff; color: #9b1c1c; font-weight: 600; }
      .failed { color-scheme: light dark; inline-size: 100%; padding: 14px; background: var(--ground); border: 1px solid var(--line); border-radius: 12px; }
    `,
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    this.open = this.#store.getItem(OPEN) === 'true';
    this.sound = this.#store.getItem(SOUND) === 'true';
    const url = new URL('/graphql', location.href).href;
    this.#chat = new CustomerConversation(url, this.topic, this.#store, () => this.#changed(), { identity: refused => this.#identity(refused) });
    this.#chat.language = navigator.language;
    window.addEventListener('storage', this.#onStorage);
    window.addEventListener('focus', this.#onFocus);
    void this.#begin();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('storage', this.#onStorage);
    window.removeEventListener('focus', this.#onFocus);
    clearTimeout(this.#retry);
    this.#site?.close();
    void this.#extras?.then(extras => extras?.close());
    this.#chat?.close();
  }

  override updated(changed: PropertyValues): void {
    tellSite({ open: this.open, large: this.#chat?.topic?.widget.large ?? false, unread: this.#unread });
    if (changed.has('open') && this.open) void this.#loadPanel();
    this.#moveFocus();
    this.#markRead();
  }

  override render() {
    const texts = this.#texts;
    if (!texts) return nothing;
    // A visitor who has not asked for a chat need not know that there is none.
    if (this.hasFailed) return this.open ? this.#failed(texts) : nothing;
    if (!this.#chat?.topic) return nothing;
    return html`${this.hasPanel
      ? html`<chat-panel ?hidden=${!this.open} .chat=${this.#chat} .texts=${texts} .language=${this.#language} .sound=${this.sound}
        @close=${() => this.#setOpen(false)} @sound=${this.#toggleSound}></chat-panel>`
      : nothing}${this.#launcher(texts)}`;
  }

  async #begin(): Promise<void> {
    try {
      await Promise.all([this.#speak(navigator.languages), this.#chat!.open()]);
    } catch (problem) {
      this.hasFailed = true;
      if (problem instanceof ParleyError && problem.retryable) this.#retry = setTimeout(() => void this.#begin(), RETRY_MILLIS);
      return;
    }
    this.hasFailed = false;
    const chat = this.#chat!;
    const { texts, widget } = chat.topic!;
    if (texts.language) await this.#speak([texts.language]);
    chat.language = texts.language ?? this.#language;
    document.documentElement.lang = this.#language;
    applyTheme(document.documentElement, widget);
    this.requestUpdate();
  }

  async #identity(refused?: string): Promise<CustomerIdentity | undefined> {
    if (!location.search.includes('&identified')) return undefined;
    const { SiteIdentity } = await import('./site-identity');
    this.#site ??= new SiteIdentity(() => void this.#chat?.resume());
    return this.#site.get(refused);
  }

  /** Loads what the site asks for beside the chat, as soon as there is one. The chat works without it. */
  #loadExtras(): void {
    const chat = this.#chat;
    if (!chat?.may('UPDATE_VISIT') || !/&(visit|push)/.test(location.search)) return;
    this.#extras ??= import('./site-extras').then(({ siteExtras }) => siteExtras(chat)).catch(() => (this.#extras = undefined));
  }

  async #speak(wanted: readonly string[]): Promise<void> {
    ({ texts: this.#texts, language: this.#language } = await textsIn(wanted));
  }

  #launcher(texts: Texts) {
    const label = this.open ? texts.close : (this.#chat?.topic?.texts.badgeText ?? texts.open);
    return html`<button class="launcher" aria-expanded=${this.open} @click=${() => this.#setOpen(!this.open)}>
      ${label}${this.#unread && !this.open
        ? html`<span class="count" role="status" aria-label=${fill(texts.unread, { count: this.#unread })}>${this.#unread}</span>`
        : nothing}
    </button>`;
  }

  #failed(texts: Texts) {
    return html`<div class="failed" role="alert">
      <p>${texts.failed}</p>
      <button @click=${this.#loadAgain}>${texts.retry}</button>
    </div>`;
  }

  async #loadPanel(): Promise<void> {
    try {
      await Promise.all([import('./chat-panel'), import('../shared/live')]);
      this.hasPanel = true;
    } catch {
      this.hasFailed = true;
    }
  }

  /** Loads the whole widget again. While the service can't be reached, the browser would show its own error instead. */
  async #loadAgain(): Promise<void> {
    const response = await fetch(location.href, { cache: 'no-store' }).catch(() => undefined);
    if (response?.ok) location.reload();
  }

  #changed(): void {
    const unread = this.#chat?.unread ?? 0;
    if (unread > this.#unread && this.sound) void import('../shared/browser').then(({ beep }) => beep(660)).catch(() => {});
    this.#unread = unread;
    this.#loadExtras();
    this.requestUpdate();
  }

  #setOpen(open: boolean): void {
    this.open = open;
    this.#movesFocus = true;
    this.#store.setItem(OPEN, String(open));
  }

  /** Moves the focus once, to the panel when it has been opened and is there, or else to the button. */
  #moveFocus(): void {
    if (!this.#movesFocus) return;
    const target = this.renderRoot.querySelector<ChatPanel | HTMLElement>(this.open ? 'chat-panel' : '.launcher');
    void target?.focus();
    this.#movesFocus = !target;
  }

  #markRead(): void {
    if (this.open && this.hasPanel && document.hasFocus()) void this.#chat?.markRead();
  }

  #toggleSound(): void {
    this.sound = !this.sound;
    this.#store.setItem(SOUND, String(this.sound));
  }

  /** Another tab has begun, ended or written something. */
  readonly #onStorage = (event: StorageEvent): void => {
    if (event.key?.startsWith('parley.session.')) void this.#chat?.resume();
    this.requestUpdate();
  };

  readonly #onFocus = (): void => this.#markRead();
}
customElements.define('chat-widget', ChatWidget);

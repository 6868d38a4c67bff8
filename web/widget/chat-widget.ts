import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import { CustomerConversation, ParleyError, type CustomerDetails, type PendingMessage } from '../shared';
import { beep, save } from '../shared/browser';
import { safeStorage, tellSite } from './frame';
import { controls } from './styles';
import { fill, textsIn, variantOf, type Texts } from './texts';
import { applyTheme } from './theme';
import './chat-rating';
import './chat-transcript';
import './details-form';
import type { DetailsForm } from './details-form';
import './message-list';

const OPEN = 'parley.open';
const SOUND = 'parley.sound';

/** The customer's chat: a button that opens a panel with the forms, the queue, the conversation and the rating. */
export class ChatWidget extends LitElement {
  static override properties = {
    topic: {},
    open: { state: true },
    sound: { state: true },
    isEnding: { state: true },
    leavesRequest: { state: true },
    mailed: { state: true },
    busy: { state: true },
    error: { state: true },
  };
  /** Id of the topic. */
  declare topic: string;
  declare private open: boolean;
  declare private sound: boolean;
  declare private isEnding: boolean;
  declare private leavesRequest: boolean;
  declare private mailed: boolean;
  declare private busy: boolean;
  declare private error: ParleyError | undefined;

  readonly #store = safeStorage();
  #chat: CustomerConversation | undefined;
  #texts: Texts | undefined;
  #language = 'en';
  #unread = 0;
  /** The details that the customer has entered, with which the next form begins. */
  #details: CustomerDetails = {};

  static override styles = [
    controls,
    css`
      :host {
        position: fixed;
        inset: 0;
        display: flex;
        flex-direction: column;
        justify-content: flex-end;
        align-items: flex-end;
        font-family: var(--font, system-ui, sans-serif);
        font-size: clamp(12px, var(--font-size, 15px), 22px);
        color: var(--text);
      }
      .launcher {
        margin: 8px;
        min-block-size: 48px;
        border-radius: 24px;
        padding-inline: 18px;
        background: var(--badge);
        color: var(--badge-text);
        box-shadow: 0 2px 8px rgb(0 0 0 / 30%);
      }
      .count {
        margin-inline-start: 8px;
        padding: 1px 8px;
        border-radius: 10px;
        background: #fff;
        color: #9b1c1c;
        font-weight: 600;
      }
      /* Not on the root: a frame whose scheme differs from that of its site is opaque. */
      section {
        color-scheme: light dark;
        flex: 1;
        inline-size: 100%;
        min-block-size: 0;
        display: flex;
        flex-direction: column;
        background: var(--ground);
        border: 1px solid var(--line);
        border-radius: 12px;
        overflow: hidden;
      }
      header {
        display: flex;
        align-items: center;
        gap: 8px;
        padding: 10px 14px;
        background: var(--main);
        color: var(--main-text);
      }
      header > div {
        flex: 1;
      }
      h1 {
        font-size: 1.1em;
        margin: 0;
      }
      h2 {
        font-size: 1em;
        margin: 0 0 6px;
      }
      header p {
        margin: 2px 0 0;
        font-size: 0.9em;
      }
      .body {
        flex: 1;
        overflow-y: auto;
        padding: 14px;
      }
      .status {
        padding: 6px 14px;
        border-block-end: 1px solid var(--line);
      }
      .status p {
        margin: 2px 0;
      }
      footer {
        padding: 10px 14px;
        border-block-start: 1px solid var(--line);
      }
      .composer {
        display: flex;
        gap: 8px;
        align-items: flex-end;
      }
      .composer label {
        flex: 1;
        margin: 0;
      }
      .composer textarea {
        margin: 0;
        min-block-size: 40px;
        max-block-size: 120px;
      }
      .name {
        position: absolute;
        clip-path: inset(50%);
        inline-size: 1px;
        block-size: 1px;
        overflow: hidden;
      }
      footer .actions {
        margin-block-start: 8px;
        justify-content: space-between;
        align-items: center;
      }
    `,
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    this.open = this.#store.getItem(OPEN) === 'true';
    this.sound = this.#store.getItem(SOUND) === 'true';
    const url = new URL('/graphql', location.href).href;
    this.#chat = new CustomerConversation(url, this.topic, this.#store, () => this.#changed());
    window.addEventListener('storage', this.#onStorage);
    window.addEventListener('focus', this.#onFocus);
    void this.#begin();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('storage', this.#onStorage);
    window.removeEventListener('focus', this.#onFocus);
    this.#chat?.close();
  }

  override updated(changed: PropertyValues): void {
    tellSite({ open: this.open, large: this.#chat?.topic?.widget.large ?? false, unread: this.#unread });
    if (changed.has('open') && changed.get('open') !== undefined) this.#moveFocus();
    if (this.open && document.hasFocus()) void this.#chat?.markRead();
  }

  override render() {
    const texts = this.#texts;
    const topic = this.#chat?.topic;
    if (!texts || !topic) return this.error && texts ? this.#failed(texts) : nothing;
    return html`${this.open ? this.#panel(texts) : nothing}${this.#launcher(texts)}`;
  }

  async #begin(): Promise<void> {
    this.error = undefined;
    ({ texts: this.#texts, language: this.#language } = await textsIn(navigator.languages));
    await this.#try(() => this.#chat!.open());
    const topic = this.#chat?.topic;
    if (!topic) return;
    const wanted = topic.widget.language ? [topic.widget.language] : navigator.languages;
    ({ texts: this.#texts, language: this.#language } = await textsIn(wanted));
    document.documentElement.lang = this.#language;
    applyTheme(document.documentElement, topic.widget);
    this.requestUpdate();
  }

  #launcher(texts: Texts) {
    const label = this.open ? texts.close : (this.#chat?.topic?.widget.badge.text ?? texts.open);
    return html`<button class="launcher" aria-expanded=${this.open} @click=${() => this.#setOpen(!this.open)}>
      ${label}${this.#unread && !this.open
        ? html`<span class="count" role="status" aria-label=${fill(texts.unread, { count: this.#unread })}>${this.#unread}</span>`
        : nothing}
    </button>`;
  }

  #panel(texts: Texts) {
    const { widget } = this.#chat!.topic!;
    return html`<section role="dialog" aria-label=${widget.title ?? texts.title} @keydown=${this.#onKey}>
      <header>
        <div>
          <h1 dir="auto">${widget.title ?? texts.title}</h1>
          ${widget.subtitle ? html`<p dir="auto">${widget.subtitle}</p>` : nothing}
        </div>
      </header>
      ${this.#chat!.session ? this.#session(texts) : html`<div class="body">${this.#start(texts)}</div>`}
    </section>`;
  }

  #start(texts: Texts) {
    const { preChat } = this.#chat!.topic!.widget.forms;
    return html`${preChat.enabled && preChat.message ? html`<p dir="auto">${preChat.message}</p>` : nothing}
      <details-form
        .texts=${texts}
        .fields=${preChat.enabled ? preChat.requiredFields : []}
        .consent=${preChat.enabled && preChat.collectConsent}
        .action=${texts.start}
        .error=${this.error}
        .values=${this.#details}
        .busy=${this.busy}
        @details=${({ detail }: CustomEvent<CustomerDetails>) => {
          this.#details = detail;
          void this.#try(() => this.#chat!.request(detail));
        }}
      ></details-form>`;
  }

  #session(texts: Texts) {
    const chat = this.#chat!;
    const { status, phase } = chat.session!;
    if (status === 'REQUEST_POSTED') {
      return html`<div class="body"><p role="status">${texts.requestSent}</p>${this.#again(texts)}</div>`;
    }
    if (status === 'OFFLINE_FORM' && !chat.may('SUBMIT_OFFLINE_FORM')) {
      return html`<div class="body"><p role="status">${texts.nobodyThere}</p>${this.#again(texts)}</div>`;
    }
    if (status === 'OFFLINE_FORM' || (this.leavesRequest && chat.may('SUBMIT_OFFLINE_FORM'))) return this.#offline(texts);
    return html`${this.#status(texts)}
      <message-list
        .texts=${texts}
        .language=${variantOf(this.#language)}
        .messages=${chat.messages}
        .pending=${chat.pending}
        .readSeq=${chat.session!.userReadSeq}
        .hasEarlier=${chat.hasEarlier}
        .canReply=${chat.may('SEND_MESSAGE')}
        @earlier=${() => this.#try(() => chat.loadEarlier())}
        @option=${({ detail }: CustomEvent<string>) => chat.send(detail)}
        @discard=${({ detail }: CustomEvent<PendingMessage>) => chat.discard(detail)}
      ></message-list>
      <footer>${phase === 'CLOSED' ? this.#ended(texts) : this.#composer(texts)}</footer>`;
  }

  #offline(texts: Texts) {
    const { offline } = this.#chat!.topic!.widget.forms;
    return html`<div class="body">
      ${offline.title ? html`<h2 dir="auto">${offline.title}</h2>` : nothing}
      <p dir="auto">${offline.message ?? texts.closed}</p>
      <details-form
        .texts=${texts}
        .fields=${offline.requiredFields}
        .consent=${offline.collectConsent}
        .action=${texts.sendRequest}
        .error=${this.error}
        .values=${this.#details}
        .busy=${this.busy}
        @details=${({ detail: { message, ...details } }: CustomEvent<CustomerDetails>) =>
          this.#try(() => this.#chat!.leaveRequest({ ...details, question: message ?? '' }))}
      ></details-form>
      ${this.leavesRequest
        ? html`<p><button class="plain" @click=${() => (this.leavesRequest = false)}>${texts.back}</button></p>`
        : nothing}
    </div>`;
  }

  #status(texts: Texts) {
    const chat = this.#chat!;
    const session = chat.session!;
    const name = session.agentName ?? texts.someone;
    const lines = [];
    if (chat.connection !== 'online') lines.push(texts.reconnecting);
    if (session.status === 'IN_QUEUE') lines.push(...this.#queue(texts));
    if (session.phase === 'ACTIVE') {
      lines.push(fill(texts.talkingTo, { name }));
      if (session.agentPresent === false) lines.push(fill(texts.away, { name }));
    }
    if (chat.agentIsTyping) lines.push(fill(texts.typing, { name }));
    return html`<div class="status" role="status">
      ${lines.map(line => html`<p dir="auto">${line}</p>`)}
      ${session.status === 'IN_QUEUE' && chat.may('SUBMIT_OFFLINE_FORM')
        ? html`<button class="plain" @click=${() => (this.leavesRequest = true)}>${texts.leaveRequest}</button>`
        : nothing}
    </div>`;
  }

  #queue(texts: Texts): string[] {
    const { queuePosition, estimatedWaitSeconds } = this.#chat!.session!;
    const { queueText } = this.#chat!.topic!.widget;
    if (queuePosition === null) return [texts.waitingBriefly];
    const minutes = estimatedWaitSeconds === null ? undefined : Math.max(1, Math.round(estimatedWaitSeconds / 60));
    if (queueText.enabled && queueText.text) {
      return [queueText.text.replaceAll('{cque}', String(queuePosition)).replaceAll('{cavw}', minutes === undefined ? '–' : `${minutes} min`)];
    }
    const lines = [fill(texts.waiting, { position: queuePosition })];
    if (minutes !== undefined) lines.push(fill(texts.wait, { minutes }));
    return lines;
  }

  #composer(texts: Texts) {
    const chat = this.#chat!;
    return html`<form class="composer" @submit=${this.#send}>
        <label>
          <span class="name">${texts.write}</span>
          <textarea
            name="text"
            dir="auto"
            rows="1"
            maxlength=${chat.maxMessageLength}
            placeholder=${texts.write}
            @input=${({ target }: Event) => void chat.typing((target as HTMLTextAreaElement).value !== '')}
            @keydown=${this.#onComposerKey}
          ></textarea>
        </label>
        <button aria-label=${texts.send}><span aria-hidden="true">➤</span></button>
      </form>
      ${this.error ? html`<p class="error" role="alert">${this.error.message}</p>` : nothing}
      <div class="actions">
        ${this.isEnding
          ? html`<span>${texts.endConfirm}</span>
              <span class="actions">
                <button @click=${this.#end}>${texts.yes}</button>
                <button class="plain" @click=${() => (this.isEnding = false)}>${texts.no}</button>
              </span>`
          : html`<label><input type="checkbox" .checked=${this.sound} @change=${this.#toggleSound} /> ${texts.sound}</label>
              ${chat.may('END') ? html`<button class="plain" @click=${() => (this.isEnding = true)}>${texts.end}</button>` : nothing}`}
      </div>`;
  }

  #ended(texts: Texts) {
    const chat = this.#chat!;
    const { rating } = chat.topic!.widget;
    const { enabled, title, message } = chat.topic!.widget.forms.postChat;
    return html`${enabled && title ? html`<h2 dir="auto">${title}</h2>` : nothing}
      <p role="status">${texts.ended}</p>
      ${enabled && message ? html`<p dir="auto">${message}</p>` : nothing}
      ${chat.may('RATE')
        ? html`<chat-rating
            .texts=${texts}
            .heading=${rating.text ?? texts.rate}
            .given=${chat.session!.rating}
            @rate=${({ detail }: CustomEvent<{ rating: number; comment: string }>) =>
              this.#try(() => chat.rate(detail.rating, detail.comment))}
          ></chat-rating>`
        : nothing}
      <chat-transcript
        .texts=${texts}
        .email=${chat.may('SEND_TRANSCRIPT') ? chat.session!.email : null}
        .available=${chat.session!.transcriptAvailable}
        .mailed=${this.mailed}
        @download=${() => this.#try(async () => save('chat.html', await chat.transcript(this.#language)))}
        @mail=${this.#mailTranscript}
      ></chat-transcript>
      ${this.error ? html`<p class="error" role="alert">${this.error.message}</p>` : nothing}
      <div class="actions">
        ${chat.may('REOPEN')
          ? html`<button class="plain" @click=${() => this.#try(() => chat.reopen())}>${texts.reopen}</button>`
          : nothing}
        ${this.#again(texts)}
      </div>`;
  }

  #again(texts: Texts) {
    return html`<button class="plain" @click=${this.#startAgain}>${texts.again}</button>`;
  }

  #failed(texts: Texts) {
    return html`<section role="alert">
      <div class="body">
        <p>${texts.failed}</p>
        <button @click=${() => this.#begin()}>${texts.retry}</button>
      </div>
    </section>`;
  }

  #changed(): void {
    const unread = this.#chat?.unread ?? 0;
    if (unread > this.#unread && this.sound) beep(660);
    this.#unread = unread;
    this.requestUpdate();
  }

  /** Does something once at a time, and shows why it was refused. */
  async #try(action: () => Promise<void>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.error = undefined;
    try {
      await action();
    } catch (problem) {
      this.error = problem instanceof ParleyError ? problem : new ParleyError('INTERNAL', String(problem));
    } finally {
      this.busy = false;
    }
  }

  #setOpen(open: boolean): void {
    this.open = open;
    this.#store.setItem(OPEN, String(open));
  }

  #moveFocus(): void {
    const form = this.renderRoot.querySelector<DetailsForm>('details-form');
    const target = this.open ? (form ?? this.renderRoot.querySelector<HTMLElement>('textarea')) : this.renderRoot.querySelector<HTMLElement>('.launcher');
    void (form?.updateComplete ?? Promise.resolve()).then(() => target?.focus());
  }

  #send(event: SubmitEvent): void {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const field = form.elements.namedItem('text') as HTMLTextAreaElement;
    const text = field.value.trim();
    if (!text) return;
    this.#chat!.send(text);
    field.value = '';
    field.focus();
  }

  #end(): void {
    this.isEnding = false;
    void this.#try(() => this.#chat!.end());
  }

  #startAgain(): void {
    this.mailed = false;
    this.#chat!.startAgain();
  }

  async #mailTranscript(): Promise<void> {
    await this.#try(async () => {
      await this.#chat!.mailTranscript(this.#language);
      this.mailed = true;
    });
  }

  #toggleSound(event: Event): void {
    this.sound = (event.target as HTMLInputElement).checked;
    this.#store.setItem(SOUND, String(this.sound));
  }

  #onComposerKey(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    (event.target as HTMLTextAreaElement).form?.requestSubmit();
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key === 'Escape') this.#setOpen(false);
  }

  /** Another tab has begun, ended or written something. */
  readonly #onStorage = (event: StorageEvent): void => {
    if (event.key?.startsWith('parley.session.')) void this.#chat?.resume();
    this.requestUpdate();
  };

  readonly #onFocus = (): void => {
    if (this.open) void this.#chat?.markRead();
  };
}
customElements.define('chat-widget', ChatWidget);

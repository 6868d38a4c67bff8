import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { ParleyError, type CustomerConversation, type CustomerDetails, type PendingMessage } from '../shared';
import type { Attempt } from './after-chat';
import type { filePicker } from './chat-files';
import './message-composer';
import './details-form';
import type { Consent } from './details-form';
import './message-list';
import type { MessageList } from './message-list';
import { layout } from './panel-styles';
import { statusOf } from './status';
import { controls } from './styles';
import { variantOf, type Texts } from './texts';

/**
 * The panel of the widget: the forms, the queue, the conversation and what comes after it. It is loaded when it is opened for the first time.
 * Fires "close", and "sound" when the sound is switched on or off.
 */
export class ChatPanel extends LitElement {
  static override properties = {
    // It changes within.
    chat: { attribute: false, hasChanged: () => true },
    texts: { attribute: false },
    language: {},
    sound: { type: Boolean },
    hidden: { type: Boolean },
    leavesRequest: { state: true },
    busy: { state: true },
    error: { state: true },
    picker: { state: true },
  };
  declare chat: CustomerConversation;
  declare texts: Texts;
  declare language: string;
  declare sound: boolean;
  declare private leavesRequest: boolean;
  declare private busy: boolean;
  declare private error: ParleyError | undefined;
  /** The button for files, as soon as it is loaded. */
  declare private picker: typeof filePicker | undefined;

  /** The details that the customer has entered, with which the next form begins. */
  #details: CustomerDetails = {};

  static override styles = [controls, layout];

  override updated(changed: PropertyValues): void {
    // A list that is hidden has no height to scroll.
    if (changed.has('hidden')) this.renderRoot.querySelector<MessageList>('message-list')?.requestUpdate();
    if (this.#isOffline) void import('./offline-form').catch(() => {});
    if (this.chat.session?.phase === 'CLOSED') void import('./after-chat').catch(() => {});
  }

  /** Focuses what the customer can fill in: the form, the next message or the rating. */
  override async focus(): Promise<void> {
    await this.updateComplete;
    const part = this.renderRoot.querySelector<LitElement>('details-form, offline-form, message-composer, after-chat');
    if (part) await customElements.whenDefined(part.localName);
    await part?.updateComplete;
    (part ?? this.renderRoot.querySelector<HTMLElement>('button'))?.focus();
  }

  override render() {
    const { chat, texts } = this;
    const { title, subtitle } = chat.topic!.texts;
    return html`<section role="dialog" aria-label=${title ?? texts.title} @keydown=${this.#onKey}>
      <header><div><h1 dir="auto">${title ?? texts.title}</h1>${subtitle ? html`<p dir="auto">${subtitle}</p>` : nothing}</div><push-offer></push-offer></header>
      ${chat.session ? this.#session(texts) : html`<div class="body">${this.#start(texts)}</div>`}
    </section>`;
  }

  #start(texts: Texts) {
    const { texts: { preChatMessage }, widget } = this.chat.topic!;
    const { preChat } = widget.forms;
    return html`${preChat.enabled && preChatMessage ? html`<p dir="auto">${preChatMessage}</p>` : nothing}
      <details-form .texts=${texts} .language=${this.language} .fields=${preChat.enabled && !this.chat.isKnown ? preChat.requiredFields : []}
        .known=${this.chat.isKnown} .consent=${preChat.enabled && preChat.collectConsent && this.#consent} .action=${texts.start}
        .error=${this.error} .values=${this.#details} .busy=${this.busy}
        @details=${({ detail }: CustomEvent<CustomerDetails>) => {
          this.#details = detail;
          void this.#try(() => this.chat.request(detail), true);
        }}></details-form>
      ${widget.faqEnabled ? this.#faq : nothing}`;
  }

  /** Articles that may answer the question: while it is typed, and then to ask whether they helped. */
  get #faq() {
    void import('./faq-articles').catch(() => {});
    return html`<faq-articles></faq-articles>`;
  }

  get #consent(): Consent {
    const { consentText, consentVersion } = this.chat.topic!.privacy;
    return consentText ? { text: consentText, version: consentVersion } : { text: this.texts.consent };
  }

  #session(texts: Texts) {
    const chat = this.chat;
    const { status, phase } = chat.session!;
    if (status === 'REQUEST_POSTED') {
      return html`<div class="body"><p role="status">${texts.requestSent}</p>${this.#again(texts)}</div>`;
    }
    if (this.#isOffline) return this.#offline(texts);
    const files = this.#files(texts);
    return html`<div class="status" role="status">
        ${statusOf(chat, texts).map(line => html`<p dir="auto">${line}</p>`)}
        ${status === 'IN_QUEUE' && chat.may('SUBMIT_OFFLINE_FORM')
          ? html`<button class="plain" @click=${() => (this.leavesRequest = true)}>${texts.leaveRequest}</button>`
          : nothing}
      </div>
      <message-list .texts=${texts} .language=${variantOf(this.language)} .messages=${chat.messages} .pending=${chat.pending}
        .readSeq=${chat.session!.userReadSeq} .hasEarlier=${chat.hasEarlier} .canReply=${chat.may('SEND_MESSAGE')}
        .fresh=${(seq: number, id: string) => chat.fileUrl(seq, id)} @earlier=${() => this.#try(() => chat.loadEarlier())}
        @option=${({ detail }: CustomEvent<[string, number]>) => chat.send(...detail)}
        @discard=${({ detail }: CustomEvent<PendingMessage>) => chat.discard(detail)}></message-list>
      <footer>${phase === 'CLOSED' ? this.#ended(texts) : status === 'FAQ' ? this.#faq : this.#composer(texts, files)}</footer>`;
  }

  /** Whether nobody can answer, or the customer would rather leave a request than wait. */
  get #isOffline(): boolean {
    const { chat } = this;
    return chat.session?.status === 'OFFLINE_FORM' || (this.leavesRequest && chat.may('SUBMIT_OFFLINE_FORM'));
  }

  #offline(texts: Texts) {
    const { chat } = this;
    return html`<div class="body">
      <offline-form .chat=${chat} .texts=${texts} .language=${this.language} .consent=${this.#consent} .error=${this.error}
        .values=${this.#details} .busy=${this.busy}
        @details=${({ detail: { message, ...details } }: CustomEvent<CustomerDetails>) =>
          this.#try(() => chat.leaveRequest({ ...details, question: message ?? '' }))}></offline-form>
      ${this.leavesRequest
        ? html`<p><button class="plain" @click=${() => (this.leavesRequest = false)}>${texts.back}</button></p>`
        : chat.may('SUBMIT_OFFLINE_FORM')
          ? nothing
          : this.#again(texts)}
    </div>`;
  }

  #composer(texts: Texts, files: TemplateResult | typeof nothing) {
    const chat = this.chat;
    return html`<message-composer .texts=${texts} .maxLength=${chat.maxMessageLength} .sound=${this.sound} .canEnd=${chat.may('END')}
      @send=${({ detail }: CustomEvent<string>) => chat.send(detail)} @typing=${({ detail }: CustomEvent<boolean>) => chat.typing(detail)}
      @sound=${() => this.#fire('sound')} @end=${() => this.#try(() => chat.end(), true)}>${files}</message-composer>
      ${this.#problem()}`;
  }

  /** The elements for files are loaded when the topic allows files, or a message has one. */
  #files(texts: Texts) {
    const { chat, language, picker } = this;
    const mayAttach = chat.may('ATTACH_FILE');
    if (mayAttach || chat.messages.some(({ attachments }) => attachments.length))
      void import('./chat-files').then(({ filePicker }) => (this.picker = filePicker), () => {});
    return mayAttach && picker ? picker(chat, texts, language) : nothing;
  }

  #ended(texts: Texts) {
    const { chat } = this;
    return html`<after-chat .chat=${chat} .texts=${texts} .language=${this.language}
      @try=${({ detail }: CustomEvent<Attempt>) => this.#try(...detail)}></after-chat>
      ${this.#problem()}
      <div class="actions">
        ${chat.may('REOPEN')
          ? html`<button class="plain" @click=${() => this.#try(() => chat.reopen(), true)}>${texts.reopen}</button>`
          : nothing}
        ${this.#again(texts)}
      </div>`;
  }

  #again(texts: Texts) {
    return html`<button class="plain" @click=${this.#startAgain}>${texts.again}</button>`;
  }

  #problem() {
    return this.error ? html`<p class="error" role="alert">${this.error.message}</p>` : nothing;
  }

  /** Does something once at a time, and shows why it was refused. If it succeeds, the focus may go to what has come in its place. */
  async #try(action: () => Promise<void>, movesFocus = false): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.error = undefined;
    try {
      await action();
      if (movesFocus) void this.focus();
    } catch (problem) {
      this.error = problem instanceof ParleyError ? problem : new ParleyError('INTERNAL', this.texts.failed);
    } finally {
      this.busy = false;
    }
  }

  #startAgain(): void {
    this.chat.startAgain();
    void this.focus();
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key === 'Escape') this.#fire('close');
  }

  #fire(name: string): void {
    this.dispatchEvent(new CustomEvent(name));
  }
}
customElements.define('chat-panel', ChatPanel);

import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { ParleyError, type CustomerConversation, type CustomerDetails, type PendingMessage } from '../shared';
import './message-composer';
import './details-form';
import type { Consent } from './details-form';
import './message-list';
import type { MessageList } from './message-list';
import { layout } from './panel-styles';
import { statusOf } from './status';
import { controls } from './styles';
import { fill, variantOf, type Texts } from './texts';

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
    mailed: { state: true },
    busy: { state: true },
    error: { state: true },
  };
  declare chat: CustomerConversation;
  declare texts: Texts;
  declare language: string;
  declare sound: boolean;
  declare private leavesRequest: boolean;
  declare private mailed: boolean;
  declare private busy: boolean;
  declare private error: ParleyError | undefined;

  /** The details that the customer has entered, with which the next form begins. */
  #details: CustomerDetails = {};

  static override styles = [controls, layout];

  override updated(changed: PropertyValues): void {
    // A list that is hidden has no height to scroll.
    if (changed.has('hidden')) this.renderRoot.querySelector<MessageList>('message-list')?.requestUpdate();
    if (this.chat.session?.phase === 'CLOSED') void import('./after-chat').catch(() => {});
  }

  /** Focuses what the customer can fill in: the form, the next message or the rating. */
  override async focus(): Promise<void> {
    await this.updateComplete;
    const part = this.renderRoot.querySelector<LitElement>('details-form, message-composer, chat-rating');
    if (part) await customElements.whenDefined(part.localName);
    await part?.updateComplete;
    (part ?? this.renderRoot.querySelector<HTMLElement>('button'))?.focus();
  }

  override render() {
    const { chat, texts } = this;
    const { title, subtitle } = chat.topic!.widget;
    return html`<section role="dialog" aria-label=${title ?? texts.title} @keydown=${this.#onKey}>
      <header>
        <div>
          <h1 dir="auto">${title ?? texts.title}</h1>
          ${subtitle ? html`<p dir="auto">${subtitle}</p>` : nothing}
        </div>
      </header>
      ${chat.session ? this.#session(texts) : html`<div class="body">${this.#start(texts)}</div>`}
    </section>`;
  }

  #start(texts: Texts) {
    const { preChat } = this.chat.topic!.widget.forms;
    return html`${preChat.enabled && preChat.message ? html`<p dir="auto">${preChat.message}</p>` : nothing}
      <details-form
        .texts=${texts}
        .language=${this.language}
        .fields=${preChat.enabled && !this.chat.isKnown ? preChat.requiredFields : []}
        .known=${this.chat.isKnown}
        .consent=${preChat.enabled && preChat.collectConsent && this.#consent}
        .action=${texts.start}
        .error=${this.error}
        .values=${this.#details}
        .busy=${this.busy}
        @details=${({ detail }: CustomEvent<CustomerDetails>) => {
          this.#details = detail;
          void this.#try(() => this.chat.request(detail), true);
        }}
      ></details-form>`;
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
    if (status === 'OFFLINE_FORM' && !chat.may('SUBMIT_OFFLINE_FORM')) {
      return html`<div class="body"><p role="status">${texts.nobodyThere}</p>${this.#hours(texts)}${this.#again(texts)}</div>`;
    }
    if (status === 'OFFLINE_FORM' || (this.leavesRequest && chat.may('SUBMIT_OFFLINE_FORM'))) return this.#offline(texts);
    return html`<div class="status" role="status">
        ${statusOf(chat, texts).map(line => html`<p dir="auto">${line}</p>`)}
        ${status === 'IN_QUEUE' && chat.may('SUBMIT_OFFLINE_FORM')
          ? html`<button class="plain" @click=${() => (this.leavesRequest = true)}>${texts.leaveRequest}</button>`
          : nothing}
      </div>
      <message-list
        .texts=${texts}
        .language=${variantOf(this.language)}
        .messages=${chat.messages}
        .pending=${chat.pending}
        .readSeq=${chat.session!.userReadSeq}
        .hasEarlier=${chat.hasEarlier}
        .canReply=${chat.may('SEND_MESSAGE')}
        @earlier=${() => this.#try(() => chat.loadEarlier())}
        @option=${({ detail }: CustomEvent<[string, number]>) => chat.send(...detail)}
        @discard=${({ detail }: CustomEvent<PendingMessage>) => chat.discard(detail)}
      ></message-list>
      <footer>${phase === 'CLOSED' ? this.#ended(texts) : this.#composer(texts)}</footer>`;
  }

  #offline(texts: Texts) {
    const { offline } = this.chat.topic!.widget.forms;
    return html`<div class="body">
      ${offline.title ? html`<h2 dir="auto">${offline.title}</h2>` : nothing}
      <p dir="auto">${offline.message ?? texts.closed}</p>
      ${this.#hours(texts)}
      <details-form
        .texts=${texts}
        .language=${this.language}
        .fields=${offline.requiredFields}
        .consent=${offline.collectConsent && this.#consent}
        .action=${texts.sendRequest}
        .error=${this.error}
        .values=${this.#details}
        .busy=${this.busy}
        @details=${({ detail: { message, ...details } }: CustomEvent<CustomerDetails>) =>
          this.#try(() => this.chat.leaveRequest({ ...details, question: message ?? '' }))}
      ></details-form>
      ${this.leavesRequest
        ? html`<p><button class="plain" @click=${() => (this.leavesRequest = false)}>${texts.back}</button></p>`
        : nothing}
    </div>`;
  }

  /** Why the topic is closed today, and when it opens. */
  #hours(texts: Texts) {
    const { isOpen, openingException, nextChangeAt } = this.chat.topic!;
    if (isOpen) return nothing;
    const time = { weekday: 'long', day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' } as const;
    return html`${openingException?.text ? html`<p dir="auto">${openingException.text}</p>` : nothing}
    ${nextChangeAt
      ? html`<p>${fill(texts.opens, { time: new Date(nextChangeAt).toLocaleString(variantOf(this.language), time) })}</p>`
      : nothing}`;
  }

  #composer(texts: Texts) {
    const chat = this.chat;
    return html`<message-composer
        .texts=${texts}
        .maxLength=${chat.maxMessageLength}
        .sound=${this.sound}
        .canEnd=${chat.may('END')}
        @send=${({ detail }: CustomEvent<string>) => chat.send(detail)}
        @typing=${({ detail }: CustomEvent<boolean>) => chat.typing(detail)}
        @sound=${() => this.#fire('sound')}
        @end=${() => this.#try(() => chat.end(), true)}
      ></message-composer>
      ${this.#problem()}`;
  }

  #ended(texts: Texts) {
    const chat = this.chat;
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
        @download=${() => this.#try(() => this.#saveTranscript())}
        @mail=${this.#mailTranscript}
      ></chat-transcript>
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
      this.error = problem instanceof ParleyError ? problem : new ParleyError('INTERNAL', String(problem));
    } finally {
      this.busy = false;
    }
  }

  #startAgain(): void {
    this.mailed = false;
    this.chat.startAgain();
    void this.focus();
  }

  async #saveTranscript(): Promise<void> {
    const { save } = await import('../shared/browser');
    save('chat.html', await this.chat.transcript(this.language));
  }

  async #mailTranscript(): Promise<void> {
    await this.#try(async () => {
      await this.chat.mailTranscript(this.language);
      this.mailed = true;
    });
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key === 'Escape') this.#fire('close');
  }

  #fire(name: string): void {
    this.dispatchEvent(new CustomEvent(name));
  }
}
customElements.define('chat-panel', ChatPanel);

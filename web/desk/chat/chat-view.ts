import { LitElement, css, html } from 'lit';
import { save } from '../../shared/browser';
import { customerName } from '../../shared/customer-name';
import { DeskTranscriptDocument } from '../../shared/gql/graphql';
import type { Conversation } from '../model/conversation';
import type { Desk } from '../model/desk';
import { AT } from '../model/desk-actions';
import { Watch } from '../model/observable';
import { icon } from '../ui/icons';
import { controls } from '../ui/styles';
import './chat-banner';
import './chat-composer';
import type { ChatComposer } from './chat-composer';
import './chat-header';
import './end-dialog';
import type { EndDialog } from './end-dialog';
import './message-scroller';
import './block-dialog';
import type { BlockDialog } from './block-dialog';
import './ticket-dialog';
import type { TicketDialog } from './ticket-dialog';
import './transfer-dialog';
import type { TransferDialog } from './transfer-dialog';

/** The chat that is open. */
export class ChatView extends LitElement {
  static override properties = { desk: { attribute: false } };
  declare desk: Desk;
  /** Id of the chat whose text has had the focus since it was opened. */
  #written: string | undefined;

  static override styles = [
    controls,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-block-size: 0;
        min-inline-size: 0;
        background: var(--panel);
      }
      message-scroller {
        flex: 1;
      }
      chat-composer {
        padding-inline: 16px;
      }
      .empty {
        display: grid;
        align-content: center;
        justify-items: center;
        gap: 12px;
        flex: 1;
        padding: 24px;
        color: var(--quiet);
        text-align: center;
      }
      .empty svg {
        inline-size: 44px;
        block-size: 44px;
        stroke-width: 1.2;
      }
      .problem {
        color: var(--danger);
      }
    `,
  ];

  constructor() {
    super();
    new Watch(this, () => [this.desk?.place, this.#conversation]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('focus', this.#markRead);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('focus', this.#markRead);
  }

  override render() {
    const conversation = this.#conversation;
    if (!conversation) {
      return html`<div class="empty">${icon('chats')}
        <p>Choose a chat, or accept the next customer in the queue.</p>
        <p>Press <kbd>?</kbd> for keyboard shortcuts.</p></div>`;
    }
    if (!conversation.session) return this.#loading(conversation);
    const session = conversation.session;
    return html`<chat-header
        .desk=${this.desk}
        .conversation=${conversation}
        @transfer=${() => this.transfer()}
        @end=${() => this.end()}
        @ticket=${() => this.createTicket()}
        @block=${() => this.block()}
        @transcript=${() => this.#saveTranscript(conversation)}
      ></chat-header>
      <chat-banner .desk=${this.desk} .conversation=${conversation} @wrap-up=${() => this.end()}></chat-banner>
      <message-scroller .conversation=${conversation} .customer=${customerName(session)} .seq=${this.desk.place.seq}></message-scroller>
      <chat-composer .conversation=${conversation} .maxLength=${this.desk.limits.maxMessageLength}></chat-composer>
      <transfer-dialog .desk=${this.desk} .conversation=${conversation}></transfer-dialog>
      <ticket-dialog .desk=${this.desk} .conversation=${conversation}></ticket-dialog>
      <block-dialog .desk=${this.desk} .conversation=${conversation}></block-dialog>
      <end-dialog .desk=${this.desk} .conversation=${conversation}></end-dialog>`;
  }

  override updated(): void {
    const conversation = this.#conversation;
    if (!conversation) this.#written = undefined;
    if (conversation?.may('SEND_MESSAGE') && this.#written !== conversation.id) {
      this.#written = conversation.id;
      // On a phone the keyboard would cover the conversation.
      if (!this.desk.place.seq && !matchMedia('(max-width: 760px)').matches) void this.#focusComposer();
    }
    this.#markRead();
  }

  /** Moves the focus into the text that the agent writes. */
  override focus(): void {
    this.#part<ChatComposer>('chat-composer')?.focus();
  }

  transfer(): void {
    if (this.#conversation?.may('REQUEST_TRANSFER') || this.#conversation?.may('ASSIGN')) void this.#part<TransferDialog>('transfer-dialog')?.show();
  }

  createTicket(): void {
    if (this.#conversation?.may('CREATE_TICKET')) void this.#part<TicketDialog>('ticket-dialog')?.show();
  }

  block(): void {
    if (this.#conversation?.may('BLOCK')) void this.#part<BlockDialog>('block-dialog')?.show();
  }

  end(): void {
    if (this.#conversation?.may('END')) void this.#part<EndDialog>('end-dialog')?.show();
  }

  get #conversation(): Conversation | undefined {
    const id = this.desk?.place.sessionId;
    return id ? this.desk.conversations.get(id) : undefined;
  }

  #loading(conversation: Conversation) {
    return html`<div class="empty">
      ${conversation.problem
        ? html`<p class="problem" role="alert">${conversation.problem}</p>
            <button class="button" @click=${() => conversation.load()}>${icon('retry')}Try again</button>
            <button class="link" @click=${() => this.desk.place.leave()}>Back to the list</button>`
        : html`<p role="status">Loading…</p>`}
    </div>`;
  }

  async #focusComposer(): Promise<void> {
    const composer = this.#part<ChatComposer>('chat-composer');
    await composer?.updateComplete;
    composer?.focus();
  }

  readonly #markRead = (): void => {
    if (document.hasFocus() && !document.hidden) void this.#conversation?.markRead();
  };

  #saveTranscript({ id }: Conversation): void {
    void this.desk.running.run(AT.chat(id), async () => {
      const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
      const { chatSession } = await this.desk.client.query(DeskTranscriptDocument, { id, timeZone });
      const name = `chat-${this.#conversation?.session?.databaseId ?? ''}.txt`;
      save(name, new Blob([chatSession?.transcript ?? ''], { type: 'text/plain' }));
    });
  }

  #part<Part extends Element>(name: string): Part | null {
    return this.renderRoot.querySelector<Part>(name);
  }
}
customElements.define('chat-view', ChatView);

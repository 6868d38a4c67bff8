import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Conversation, UnsentMessage } from '../model/conversation';
import { blockOf, type MessageAtDesk } from '../model/message-log';
import { count } from '../model/names';
import { Watch } from '../model/observable';
import { icon } from '../ui/icons';
import { badges } from '../ui/mark-styles';
import { controls } from '../ui/styles';
import './message-block';
import type { MessageBlock } from './message-block';
import { messageStyles } from './message-styles';
import { scrollerStyles } from './scroller-styles';

const NEAR = 80;
const LOAD_BEFORE = 800;

/** The messages of a conversation. Stays at the end while it is there, and keeps its place while earlier messages arrive. */
export class MessageScroller extends LitElement {
  static override properties = { conversation: { attribute: false }, customer: {}, seq: { type: Number }, atEnd: { state: true } };
  declare conversation: Conversation;
  /** Name of the customer. */
  declare customer: string;
  /** Number of the message to show, from a search. */
  declare seq: number | undefined;
  declare private atEnd: boolean;

  /** seq of the first unread message when the chat was opened. */
  #newSeq = 0;
  #opened: Conversation | undefined;
  #shownSeq = 0;
  #endSeq = 0;
  readonly #resizes = new ResizeObserver(() => this.atEnd && this.#toEnd());

  static override styles = [controls, badges, messageStyles, scrollerStyles];

  constructor() {
    super();
    this.atEnd = true;
    new Watch(this, () => [this.conversation]);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resizes.disconnect();
  }

  override willUpdate(): void {
    const { session, log } = this.conversation;
    if (this.#opened !== this.conversation && session) {
      this.#opened = this.conversation;
      this.#newSeq = session.unreadCount && session.userReadSeq && session.phase === 'ACTIVE' ? session.userReadSeq + 1 : 0;
      this.#shownSeq = 0;
      this.atEnd = true;
    }
    if (this.atEnd) this.#endSeq = log.last?.seq ?? 0;
  }

  override render() {
    const { conversation } = this;
    const { blocks, last } = conversation.log;
    return html`<section
        class="scroller"
        tabindex="0"
        aria-label="Messages"
        aria-busy=${conversation.isLoadingEarlier}
        @scroll=${this.#onScroll}
      >
        <div class="content">
          <p class="top">${this.#top()}</p>
          ${repeat(blocks, block => blockOf(block[0]?.seq ?? 0), (block, index) => this.#block(block, blocks[index - 1]?.at(-1)))}
          ${conversation.unsent.length ? html`<ol>${conversation.unsent.map(message => this.#unsent(message))}</ol>` : nothing}
          ${conversation.customerIsTyping
            ? html`<p class="typing"><span class="dots" aria-hidden="true"><i></i><i></i><i></i></span>${this.customer} is typing…</p>`
            : nothing}
        </div>
      </section>
      ${this.atEnd ? nothing : this.#latest(last)}
      <p class="hidden" aria-live="polite">${last?.sender.kind === 'CUSTOMER' ? `${this.customer}: ${spoken(last)}` : nothing}</p>`;
  }

  override updated(changed: PropertyValues): void {
    const content = this.renderRoot.querySelector('.content');
    if (content) this.#resizes.observe(content);
    if (changed.has('conversation') || this.atEnd) this.#toEnd();
    if (this.seq && this.seq !== this.#shownSeq && this.conversation.session) void this.#showMessage(this.seq);
    this.#loadEarlierIfNear();
  }

  #top() {
    if (this.conversation.isLoadingEarlier) return 'Loading earlier messages…';
    return this.conversation.hasEarlier ? '' : html`Beginning of the chat`;
  }

  /** Numbers outside the block are moved to its ends, so that it renders again only when it changes. */
  #block(block: readonly MessageAtDesk[], previous: MessageAtDesk | undefined) {
    const first = block[0]?.seq ?? 0;
    const last = block.at(-1)?.seq ?? 0;
    const inside = (seq: number | undefined) => (seq !== undefined && seq >= first && seq <= last ? seq : 0);
    const readSeq = Math.max(first - 1, Math.min(last, this.conversation.session?.customerReadSeq ?? 0));
    return html`<message-block
      .messages=${block}
      .previous=${previous}
      .readSeq=${readSeq}
      .newSeq=${inside(this.#newSeq)}
      .markedSeq=${inside(this.seq)}
      .conversation=${this.conversation}
    ></message-block>`;
  }

  #unsent(message: UnsentMessage) {
    const { conversation } = this;
    return html`<li class="message ${message.isNote ? 'note' : 'ours'} unsent">
      <div class="body">
        <div class="bubble" dir="auto">${message.text}</div>
        ${message.refused
          ? html`<p class="failed" role="alert">${icon('alert')} Not sent: ${message.refused.message}</p>
              <p class="again">
                <button class="link" @click=${() => conversation.retry(message)}>Send again</button>
                <button class="link" @click=${() => conversation.discard(message)}>Discard</button>
              </p>`
          : html`<p class="meta">Sending…</p>`}
      </div>
    </li>`;
  }

  #latest(last: MessageAtDesk | undefined) {
    const added = (last?.seq ?? 0) - this.#endSeq;
    return html`<button class="button latest" @click=${() => this.#toEnd()}>
      ${icon('down')}${added > 0 ? count(added, 'new message') : 'Latest'}
    </button>`;
  }

  #scroller(): HTMLElement | null {
    return this.renderRoot.querySelector('.scroller');
  }

  #toEnd(): void {
    const scroller = this.#scroller();
    if (scroller) scroller.scrollTop = scroller.scrollHeight;
    this.atEnd = true;
  }

  #onScroll(): void {
    const scroller = this.#scroller();
    if (!scroller) return;
    this.atEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR;
    this.#loadEarlierIfNear();
  }

  #loadEarlierIfNear(): void {
    const scroller = this.#scroller();
    if (!scroller || !this.conversation.hasEarlier || scroller.scrollTop > LOAD_BEFORE) return;
    // Browsers keep the place of a scroller only if it is not at its start.
    if (scroller.scrollTop === 0 && !this.atEnd) scroller.scrollTop = 1;
    void this.conversation.loadEarlier();
  }

  async #showMessage(seq: number): Promise<void> {
    this.#shownSeq = seq;
    const { conversation } = this;
    while (!conversation.log.has(seq) && conversation.hasEarlier) {
      const before = conversation.log.length;
      await conversation.loadEarlier();
      if (conversation.log.length === before) return;
    }
    this.atEnd = false;
    await this.updateComplete;
    for (const block of this.renderRoot.querySelectorAll<MessageBlock>('message-block')) {
      await block.updateComplete;
      const message = block.renderRoot.querySelector(`[data-seq="${seq}"]`);
      message?.scrollIntoView({ block: 'center' });
    }
  }
}
customElements.define('message-scroller', MessageScroller);

function spoken({ text, attachments }: MessageAtDesk): string {
  return [text, ...attachments.map(({ name }) => name)].filter(Boolean).join(', ');
}

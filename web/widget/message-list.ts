import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import { isOfOtherSide, linkify, safeHref, type CustomerMessage, type PendingMessage } from '../shared';
import { controls } from './styles';
import type { Texts } from './texts';

/** The messages of a conversation. Fires "earlier", "option" with the text of the chosen option and the seq of its message, and "discard" with a pending message. */
export class MessageList extends LitElement {
  static override properties = {
    texts: { attribute: false },
    language: {},
    messages: { attribute: false },
    pending: { attribute: false },
    readSeq: { type: Number },
    hasEarlier: { type: Boolean },
    canReply: { type: Boolean },
    fresh: { attribute: false },
  };
  declare texts: Texts;
  declare language: string;
  declare messages: readonly CustomerMessage[];
  declare pending: readonly PendingMessage[];
  /** seq of the last message that the other side has read. */
  declare readSeq: number;
  declare hasEarlier: boolean;
  declare canReply: boolean;
  /** Returns the present address of a file of a message. */
  declare fresh: (seq: number, id: string) => Promise<string>;

  #atEnd = true;

  static override styles = [
    controls,
    css`
      :host { flex: 1; overflow-y: auto; padding: 12px; }
      ol { list-style: none; margin: 0; padding: 0; display: flex; flex-direction: column; gap: 8px; }
      li { max-inline-size: 85%; display: flex; flex-direction: column; align-items: flex-start; }
      li.mine { align-self: flex-end; align-items: flex-end; }
      li.notice { align-self: center; align-items: center; text-align: center; }
      .bubble { padding: 8px 12px; border-radius: 14px; background: var(--agent); color: var(--agent-text); white-space: pre-wrap; overflow-wrap: anywhere; }
      .mine .bubble { background: var(--customer); color: var(--customer-text); }
      a { color: inherit; }
      .meta { font-size: 0.8em; color: var(--quiet); padding-inline: 4px; }
    `,
  ];

  override willUpdate(changed: PropertyValues): void {
    if (changed.has('messages') || changed.has('pending')) this.#atEnd = this.scrollHeight - this.scrollTop - this.clientHeight < 80;
  }

  override updated(): void {
    if (this.#atEnd) this.scrollTop = this.scrollHeight;
  }

  override render() {
    return html`${this.hasEarlier
        ? html`<button class="plain" @click=${() => this.#fire('earlier')}>${this.texts.earlier}</button>`
        : nothing}
      <div role="log" tabindex="0" aria-label=${this.texts.title}><ol>
          ${this.messages.map((message, index) => this.#message(message, index === this.messages.length - 1))}
          ${this.pending.map(message => this.#pending(message))}</ol></div>`;
  }

  #message(message: CustomerMessage, isLast: boolean) {
    if (message.kind === 'NOTICE' && (message.text === null || message.notice?.kind === 'FAQ_QUESTION')) {
      const text = this.texts[message.notice?.kind as keyof Texts];
      return text ? html`<li class="notice"><span class="meta">${text}</span></li>` : nothing;
    }
    const isMine = !isOfOtherSide(message) && message.sender.kind === 'CUSTOMER';
    const state = isMine ? (message.seq <= this.readSeq ? this.texts.read : this.texts.sent) : (message.sender.displayName ?? this.texts.someone);
    return html`<li class=${isMine ? 'mine' : 'theirs'}>
      <span class="bubble" dir="auto">${this.#content(message)}</span>
      <span class="meta">${state} · <time datetime=${message.postedAt}>${this.#time(message.postedAt)}</time></span>
      ${isLast && this.canReply && !this.pending.length && message.options.length
        ? html`<div class="actions">
            ${message.options.map(({ text }) => html`<button class="plain" @click=${() => this.#fire('option', [text, message.seq])}>${text}</button>`)}
          </div>`
        : nothing}
    </li>`;
  }

  #pending(message: PendingMessage) {
    return html`<li class="mine">
      <span class="bubble" dir="auto">${this.#text(message.text)}</span>
      ${message.refused
        ? html`<span class="error" role="alert">${this.texts.notSent}: ${message.refused.message}</span>
            <button class="plain" @click=${() => this.#fire('discard', message)}>${this.texts.discard}</button>`
        : html`<span class="meta">${this.texts.sending}</span>`}
    </li>`;
  }

  #content({ text, link, redactedAt, attachments, seq }: CustomerMessage) {
    if (redactedAt) return html`<em>${this.texts.removed}</em>`;
    return html`${link ? this.#link(link.url, text) : this.#text(text ?? '')}${attachments.length
      ? html`<message-files .files=${attachments} .fresh=${(id: string) => this.fresh(seq, id)}></message-files>`
      : nothing}`;
  }

  #text(text: string) {
    return linkify(text).map(({ text: piece, href }) => (href ? this.#anchor(href, piece) : piece));
  }

  #link(url: string, text: string | null) {
    const href = safeHref(url);
    return href ? this.#anchor(href, text ?? url) : (text ?? url);
  }

  #anchor(href: string, text: string) {
    return html`<a href=${href} target="_blank" rel="noopener noreferrer nofollow">${text}</a>`;
  }

  #time(at: string): string {
    return new Date(at).toLocaleTimeString(this.language, { hour: '2-digit', minute: '2-digit' });
  }

  #fire(name: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}
customElements.define('message-list', MessageList);

import { html } from 'lit';
import type { ChatNoticeKind, MessageOfDashboardFragment } from '../shared/gql/graphql';
import { linkify, safeHref } from '../shared/linkify';
import { dateTime, words } from './format';
import { PageElement } from './page-element';

type Message = MessageOfDashboardFragment;

const NOTICES: Partial<Record<ChatNoticeKind, string>> = {
  BLOCKED: 'The customer was blocked.',
  TRANSFERRED: 'The chat was assigned to another agent.',
  FAQ_QUESTION: 'The customer was asked whether the answer helped.',
  ENDED_BY_AGENT: 'The agent ended the chat.',
  ENDED_BY_CUSTOMER: 'The customer ended the chat.',
  ENDED_BY_INACTIVITY: 'The chat ended because nobody wrote.',
  TRANSFER_REJECTED: 'The transfer was rejected.',
  REOPENED_BY_CUSTOMER: 'The customer reopened the chat.',
  RETURNED_TO_QUEUE: 'The agent lost its connection, and the chat returned to the queue.',
};

/** The messages of a conversation, as text: nothing that somebody wrote is HTML. */
export class TranscriptView extends PageElement {
  static override properties = { messages: { attribute: false }, zone: {} };
  declare messages: readonly Message[];
  declare zone: string;

  override render() {
    if (this.messages.length === 0) return html`<p class="nothing">No messages.</p>`;
    return html`<div role="log" aria-label="Messages" tabindex="0"><ol>${this.messages.map(message => this.#message(message))}</ol></div>`;
  }

  #message(message: Message) {
    const time = html`<time datetime=${message.postedAt}>${dateTime(message.postedAt, this.zone)}</time>`;
    if (message.kind === 'NOTICE' && message.text === null) {
      const kind = message.notice?.kind;
      return html`<li class="notice quiet">${(kind && NOTICES[kind]) ?? words(kind ?? 'NOTICE')} ${time}</li>`;
    }
    const isNote = message.visibility === 'AGENTS';
    const side = isNote ? 'note' : message.sender.kind === 'CUSTOMER' ? 'customer' : 'agent';
    return html`<li class=${side}>
      <span class="author">${message.sender.displayName ?? words(message.sender.kind)}${isNote ? ' · internal note' : ''} · ${time}</span>
      <span class="bubble" dir="auto">${this.#content(message)}</span>
    </li>`;
  }

  #content({ text, link, redactedAt, attachments }: Message) {
    if (redactedAt) return html`<span class="removed">The message was removed.</span>`;
    const words = link ? this.#link(link.url, text) : this.#text(text ?? '');
    return html`${words}${attachments.map(({ name }) => html` <bdi>[${name}]</bdi>`)}`;
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
}
customElements.define('transcript-view', TranscriptView);

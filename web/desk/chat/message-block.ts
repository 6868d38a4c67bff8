import { LitElement, css, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { linkify, safeHref } from '../../shared';
import type { Conversation } from '../model/conversation';
import { isWritten, type MessageAtDesk } from '../model/message-log';
import { NOTICE, clockTime, dayHeading } from '../model/names';
import { icon } from '../ui/icons';
import { avatars } from '../ui/mark-styles';
import { avatar } from '../ui/pieces';
import { controls } from '../ui/styles';
import { messageStyles } from './message-styles';

type Mentioned = NonNullable<MessageAtDesk['mentions']>['nodes'][number];

const GROUP_MILLIS = 5 * 60_000;

/** Some successive messages. Blocks out of sight are not laid out. */
export class MessageBlock extends LitElement {
  static override properties = {
    messages: { attribute: false },
    previous: { attribute: false },
    readSeq: { type: Number },
    newSeq: { type: Number },
    markedSeq: { type: Number },
    conversation: { attribute: false },
  };
  declare messages: readonly MessageAtDesk[];
  /** The message before the first one. */
  declare previous: MessageAtDesk | undefined;
  /** seq up to which the customer has read. */
  declare readSeq: number;
  /** seq of the first message that was not read when the chat was opened, or 0. */
  declare newSeq: number;
  /** seq of the message that a search has found, or 0. */
  declare markedSeq: number;
  declare conversation: Conversation;

  static override styles = [
    controls,
    avatars,
    messageStyles,
    css`
      :host {
        display: block;
        padding-block-end: 6px;
        margin-block-end: -6px;
        content-visibility: auto;
        contain-intrinsic-block-size: auto 2200px;
      }
    `,
  ];

  override render() {
    return html`<ol>
      ${repeat(this.messages, ({ seq }) => seq, (message, index) => this.#withHeadings(message, this.messages[index - 1] ?? this.previous))}
    </ol>`;
  }

  #withHeadings(message: MessageAtDesk, before: MessageAtDesk | undefined) {
    const day = dayHeading(message.postedAt);
    return html`${!before || dayHeading(before.postedAt) !== day ? html`<li class="day"><span>${day}</span></li>` : nothing}
    ${message.seq === this.newSeq ? html`<li class="new"><span>New</span></li>` : nothing}
    ${isNotice(message) ? this.#notice(message) : this.#message(message, before)}`;
  }

  #notice({ seq, notice, text: imported, sender, postedAt }: MessageAtDesk) {
    const article = notice?.kind === 'FAQ_QUESTION' && imported ? `Suggested from the FAQ: ${imported.replaceAll('\n', ', ')}` : imported;
    const text = article?.replace(/\.$/, '') ?? (notice ? NOTICE[notice.kind] : '');
    const who = imported || /^[A-Z]/.test(text) ? '' : `${sender.user?.displayName ?? sender.displayName ?? 'The service'} `;
    return html`<li class="notice" data-seq=${seq}>
      <span>${who}${text}${notice?.detail ? `: ${notice.detail}` : ''} · <time datetime=${postedAt}>${clockTime(postedAt)}</time></span>
    </li>`;
  }

  #message(message: MessageAtDesk, before: MessageAtDesk | undefined) {
    const { seq, sender, visibility, postedAt } = message;
    const isNote = visibility === 'AGENTS';
    const isCustomers = sender.kind === 'CUSTOMER';
    const isFirst = !before || !isSameGroup(before, message) || seq === this.newSeq;
    const name = sender.user?.displayName ?? sender.displayName ?? (isCustomers ? 'Customer' : 'Parley');
    const side = isNote ? 'note' : isCustomers ? 'theirs' : 'ours';
    return html`<li class="message ${side} ${isFirst ? 'first' : ''} ${seq === this.markedSeq ? 'marked' : ''}" data-seq=${seq}>
      ${isFirst && !isNote ? avatar(name, { small: true }) : nothing}
      <div class="body">
        ${isFirst
          ? html`<p class="meta"><span class="who">${isNote ? icon('note') : nothing}${name}${isNote ? ' · note, hidden from the customer' : ''}</span>
              <time datetime=${postedAt}>${clockTime(postedAt)}</time></p>`
          : html`<span class="hidden">${name}, ${clockTime(postedAt)}:</span>`}
        <div class="bubble" dir="auto">${message.kind === 'NOTICE' && isCustomers ? html`<span class="chosen" title="The customer chose an option">${icon('end')}<span class="hidden">Chose an option: </span></span>` : nothing}${this.#text(message)}${side === 'ours' ? this.#receipt(seq) : nothing}</div>
        ${message.options.length ? html`<ul class="options">${message.options.map(({ text }) => html`<li>${text}</li>`)}</ul>` : nothing}
      </div>
    </li>`;
  }

  #text(message: MessageAtDesk) {
    const { seq, redactedAt, attachments } = message;
    if (redactedAt) return html`<span class="removed">The message was removed.</span>`;
    if (!attachments.length) return this.#words(message);
    void import('../../shared/message-files').catch(() => {});
    const fresh = (id: string) => this.conversation.fileUrl(seq, id);
    return html`${this.#words(message)}<message-files .files=${attachments} .fresh=${fresh}></message-files>`;
  }

  #words({ text, link, mentions }: MessageAtDesk) {
    const href = link && safeHref(link.url);
    if (link) return href ? anchor(href, text ?? link.url) : (text ?? link.url);
    const users = mentions?.nodes ?? [];
    const unnamed = users.filter(({ displayName }) => !text?.includes(`@${displayName}`));
    return html`${linkify(text ?? '').map(piece => (piece.href ? anchor(piece.href, piece.text) : this.#withMentions(piece.text, users)))}${unnamed.map(
      user => html` ${this.#mention(user)}`,
    )}`;
  }

  #withMentions(text: string, users: readonly Mentioned[]) {
    if (!users.length) return text;
    const names = users.map(({ displayName }) => displayName).sort((one, other) => other.length - one.length);
    const pieces = text.split(new RegExp(`@(${names.map(name => name.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')).join('|')})`, 'u'));
    return pieces.map((piece, index) => (index % 2 ? this.#mention(users.find(({ displayName }) => displayName === piece)!) : piece));
  }

  #mention({ id, displayName }: Mentioned) {
    return html`<b class="mention ${id === this.conversation.userId ? 'me' : ''}">@${displayName}</b>`;
  }

  #receipt(seq: number) {
    const isRead = seq <= this.readSeq;
    return html`<span class="receipt ${isRead ? 'read' : ''}" title=${isRead ? 'Read' : 'Sent'}
      ><span class="hidden">${isRead ? 'Read' : 'Sent'}</span><span aria-hidden="true">${isRead ? '✓✓' : '✓'}</span></span
    >`;
  }
}
customElements.define('message-block', MessageBlock);

function anchor(href: string, text: string) {
  return html`<a href=${href} target="_blank" rel="noopener noreferrer nofollow">${text}</a>`;
}

/** Whether the message is shown as a line, not as a bubble. The welcome of a topic is a message that the customer sees. */
function isNotice(message: MessageAtDesk): boolean {
  return !isWritten(message) && (message.notice?.kind !== 'WELCOME' || message.text === null);
}

function isSameGroup(one: MessageAtDesk, other: MessageAtDesk): boolean {
  return (
    !isNotice(one) &&
    one.visibility === other.visibility &&
    one.sender.kind === other.sender.kind &&
    one.sender.user?.id === other.sender.user?.id &&
    Date.parse(other.postedAt) - Date.parse(one.postedAt) < GROUP_MILLIS &&
    dayHeading(one.postedAt) === dayHeading(other.postedAt)
  );
}

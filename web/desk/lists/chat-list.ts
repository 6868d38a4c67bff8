import { css, html, nothing, type CSSResultGroup } from 'lit';
import { customerName } from '../../shared/customer-name';
import { clock } from '../model/clock';
import type { Desk } from '../model/desk';
import type { SessionInList } from '../model/lists';
import { ago, count, elapsed } from '../model/names';
import { Watch } from '../model/observable';
import { avatars, badges } from '../ui/mark-styles';
import { avatar } from '../ui/pieces';
import { controls } from '../ui/styles';
import { WindowedList, windowStyles } from '../ui/windowed-list';
import { rowStyles } from './row-styles';

const LONG_WAIT_SECONDS = 120;

/** The agent's own chats. */
export class ChatList extends WindowedList<SessionInList> {
  static override properties = { ...WindowedList.properties, desk: { attribute: false } };
  declare desk: Desk;

  protected readonly rowHeight = 64;
  protected readonly label = 'My chats';

  static override styles: CSSResultGroup = [
    windowStyles,
    controls,
    badges,
    avatars,
    rowStyles,
    css`
      :host {
        --row: 64px;
      }
      .failed {
        color: var(--danger);
        font-weight: 600;
      }
    `,
  ];

  constructor() {
    super();
    new Watch(this, () => [clock, this.desk?.lists, this.desk?.place]);
  }

  override willUpdate(): void {
    this.rows = this.desk.lists.sessions;
  }

  protected override get current(): string | undefined {
    return this.desk.place.sessionId;
  }

  protected override keyOf({ id }: SessionInList): string {
    return id;
  }

  protected override renderRow(session: SessionInList) {
    const name = customerName(session);
    const isUnread = session.unreadCount > 0;
    return html`<button class="row ${isUnread ? 'unread' : ''}" @click=${() => this.desk.place.open(session.id, { view: 'chats' })}>
      ${avatar(name)}
      <span class="line"><span class="name cut">${name}</span>${this.#time(session)}</span>
      <span class="line">
        ${this.#preview(session)}
        ${isUnread
          ? html`<span class="badge"><span class="hidden">${count(session.unreadCount, 'unread message')}</span><span aria-hidden="true">${session.unreadCount}</span></span>`
          : nothing}
      </span>
    </button>`;
  }

  /** The text that the agent has typed and not sent, or the last message. */
  #preview({ id, lastMessage, topic }: SessionInList) {
    const conversation = this.desk.conversations.known(id);
    if (conversation?.unsent.some(({ refused }) => refused)) return html`<span class="preview cut failed">Not sent</span>`;
    const draft = conversation?.draft.trim();
    if (draft && this.current !== id) return html`<span class="preview cut"><b>Draft:</b> ${draft}</span>`;
    return html`<span class="preview cut">${lastMessage ?? topic.name}</span>`;
  }

  #time({ unansweredSince, idle }: SessionInList) {
    if (!unansweredSince) return idle ? html`<span class="time">${ago(idle, clock.now)}</span>` : nothing;
    const isLong = clock.now - Date.parse(unansweredSince) > LONG_WAIT_SECONDS * 1000;
    return html`<span class="time ${isLong ? 'danger' : 'warn'}" title="The customer waits for an answer"
      ><span class="hidden">waits for an answer since </span>${elapsed(unansweredSince, clock.now)}</span
    >`;
  }
}
customElements.define('chat-list', ChatList);

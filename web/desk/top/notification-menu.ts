import { LitElement, css, html } from 'lit';
import { customerName } from '../../shared/customer-name';
import type { ChatNotificationKind } from '../../shared/gql/graphql';
import { clock } from '../model/clock';
import type { Desk } from '../model/desk';
import { ago } from '../model/names';
import type { NotificationAtDesk } from '../model/notifications';
import { Watch } from '../model/observable';
import '../ui/drop-down';
import type { DropDown } from '../ui/drop-down';
import { icon } from '../ui/icons';
import { badges } from '../ui/mark-styles';
import { menuStyles } from '../ui/menu-styles';
import { controls } from '../ui/styles';

const TITLES: Record<ChatNotificationKind, (customer: string, actor: string) => string> = {
  NEW_CHAT: customer => `${customer} is waiting`,
  OFFER: customer => `The chat with ${customer} is offered to you`,
  ASSIGNED: (customer, actor) => `${actor} assigned the chat with ${customer} to you`,
  MENTION: (customer, actor) => `${actor} mentioned you in the chat with ${customer}`,
  ALERT: customer => `${customer} has been waiting for long`,
  RETURNED_SESSION: customer => `The chat with ${customer} is in the queue again`,
};

/** The agent's unread notifications. A click opens the chat. */
export class NotificationMenu extends LitElement {
  static override properties = { desk: { attribute: false } };
  declare desk: Desk;

  static override styles = [
    controls,
    badges,
    menuStyles,
    css`
      .inbox {
        display: flex;
        gap: 6px;
        color: var(--quiet);
      }
      ul {
        margin: 0;
        padding: 0;
        list-style: none;
        inline-size: 320px;
        max-inline-size: calc(100vw - 32px);
        max-block-size: min(60dvh, 480px);
        overflow-y: auto;
      }
      .item {
        display: grid;
        gap: 0;
      }
      .detail {
        font-size: 13px;
        color: var(--quiet);
      }
      .none {
        padding: 6px 10px;
      }
    `,
  ];

  constructor() {
    super();
    new Watch(this, () => [this.desk?.notifications, clock]);
  }

  override render() {
    const { unread } = this.desk.notifications;
    return html`<drop-down label=${unread.length ? `Notifications: ${unread.length} unread` : 'Notifications'}>
      <span slot="button" class="inbox">${icon('inbox')}${unread.length ? html`<span class="badge">${unread.length > 99 ? '99+' : unread.length}</span>` : ''}</span>
      ${unread.length
        ? html`<ul>
              ${unread.map(notification => html`<li>${this.#item(notification)}</li>`)}
            </ul>
            <div class="line"></div>
            <button class="item" @click=${this.#readAll}>Mark all as read</button>`
        : html`<p class="quiet none">No unread notifications.</p>`}
    </drop-down>`;
  }

  #item(notification: NotificationAtDesk) {
    const { kind, actor, occurredAt, chatSession } = notification;
    return html`<button class="item" @click=${() => this.#open(notification)}>
      <span>${TITLES[kind](customerName(chatSession), actor?.displayName ?? 'Someone')}</span>
      <span class="detail">${chatSession.topic.name} · ${ago(occurredAt, clock.now)}</span>
    </button>`;
  }

  #open({ id, chatSession, messageSeq }: NotificationAtDesk): void {
    this.#close();
    void this.desk.notifications.read(id);
    this.desk.place.open(chatSession.id, { view: 'chats', seq: messageSeq ?? undefined });
  }

  async #readAll(): Promise<void> {
    this.#close();
    await this.desk.notifications.readAll();
  }

  #close(): void {
    this.renderRoot.querySelector<DropDown>('drop-down')?.close();
  }
}
customElements.define('notification-menu', NotificationMenu);

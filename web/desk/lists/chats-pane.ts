import { LitElement, css, html, nothing } from 'lit';
import type { Desk } from '../model/desk';
import { AT } from '../model/desk-actions';
import { count } from '../model/names';
import { Watch } from '../model/observable';
import { icon } from '../ui/icons';
import { badges } from '../ui/mark-styles';
import { refusal } from '../ui/pieces';
import { controls } from '../ui/styles';
import './chat-list';
import './offer-cards';
import './queue-list';

/** The offers to the agent, the agent's chats, and the queue. */
export class ChatsPane extends LitElement {
  static override properties = { desk: { attribute: false } };
  declare desk: Desk;

  static override styles = [
    controls,
    badges,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-block-size: 0;
      }
      section {
        display: flex;
        flex-direction: column;
        min-block-size: 0;
      }
      .offers {
        flex: none;
      }
      .mine {
        flex: 0 1 auto;
        min-block-size: 150px;
      }
      .queue {
        flex: 1 1 240px;
        min-block-size: 200px;
        border-block-start: 1px solid var(--line);
      }
      header {
        display: flex;
        align-items: center;
        gap: 8px;
        padding: 12px 16px 8px 18px;
      }
      h2 {
        font-size: 13px;
        font-weight: 650;
      }
      header .space {
        flex: 1;
      }
      .chip svg.icon {
        inline-size: 14px;
        block-size: 14px;
      }
      .away {
        display: flex;
        align-items: center;
        gap: 8px;
        padding: 8px 12px 8px 18px;
        background: var(--warn-ground);
        color: var(--warn);
      }
      .away span {
        flex: 1;
        min-inline-size: 0;
        overflow-wrap: anywhere;
      }
      .away .button {
        color: var(--text);
      }
      .empty {
        padding: 8px 18px 16px;
        color: var(--quiet);
      }
      .refusal {
        margin: 0 12px 8px;
      }
      chat-list,
      queue-list {
        flex: 0 1 auto;
        min-block-size: 0;
      }
      queue-list {
        flex: 1 1 0;
      }
    `,
  ];

  constructor() {
    super();
    new Watch(this, () => [this.desk?.lists, this.desk?.running]);
  }

  override render() {
    const { lists } = this.desk;
    return html`${lists.user?.presence === 'AWAY' ? this.#away(lists.user.awayReason) : nothing}${this.#countOfOffers ? this.#offers() : nothing}${this.#mine()}${this.#queue()}`;
  }

  /** An agent who is away gets no alerts and no transfers, and may not know it: the service sets agents away whose connection is lost. */
  #away(reason: string | null) {
    return html`<div class="away" role="status">
      <span>You are away${reason ? `: ${reason}` : ''}.</span>
      <button class="button small" ?disabled=${this.desk.running.isRunning(AT.presence)} @click=${() => this.desk.actions.setPresence('PRESENT', null)}>
        Set present
      </button>
    </div>`;
  }

  get #countOfOffers(): number {
    return this.desk.lists.offers.length + this.desk.lists.waitingOffers.length;
  }

  #offers() {
    return html`<section class="offers">
      <header>
        <h2>Offered to you</h2>
        <span class="count">${this.#countOfOffers}</span>
      </header>
      <offer-cards .desk=${this.desk}></offer-cards>
    </section>`;
  }

  #mine() {
    const { sessions, ready } = this.desk.lists;
    const unread = sessions.filter(session => session.unreadCount > 0).length;
    return html`<section class="mine">
      <header>
        <h2>My chats</h2>
        <span class="count">${sessions.length}</span>
        <span class="space"></span>
        ${unread ? html`<span class="chip">${count(unread, 'unread', 'unread')}</span>` : nothing}
      </header>
      ${ready && !sessions.length ? html`<p class="empty">No chats. Accept one from the queue.</p>` : nothing}
      <chat-list .desk=${this.desk}></chat-list>
    </section>`;
  }

  #queue() {
    const { queue, ready } = this.desk.lists;
    const alerts = queue.filter(session => session.alertLevel > 0).length;
    return html`<section class="queue">
      <header>
        <h2>Queue</h2>
        <span class="count">${queue.length}</span>
        ${alerts ? html`<span class="chip warn" role="status" title="${alerts} wait too long">${icon('alert')}${alerts}<span class="hidden"> wait too long</span></span>` : nothing}
        <span class="space"></span>
        <button
          class="button small primary"
          ?disabled=${!queue.length || this.desk.running.isRunning(AT.queue)}
          title="Accept next (N)"
          @click=${() => this.desk.actions.acceptNext()}
        >
          Accept next
        </button>
      </header>
      ${refusal(this.desk.running, AT.queue)}
      ${ready && !queue.length ? html`<p class="empty">Nobody waits.</p>` : nothing}
      <queue-list .desk=${this.desk}></queue-list>
    </section>`;
  }
}
customElements.define('chats-pane', ChatsPane);

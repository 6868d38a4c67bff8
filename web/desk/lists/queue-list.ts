import { css, html, nothing, type CSSResultGroup } from 'lit';
import { customerName } from '../../shared/customer-name';
import { clock } from '../model/clock';
import type { Desk } from '../model/desk';
import { AT } from '../model/desk-actions';
import type { SessionInList } from '../model/lists';
import { elapsed } from '../model/names';
import { Watch } from '../model/observable';
import { icon } from '../ui/icons';
import { badges } from '../ui/mark-styles';
import { controls } from '../ui/styles';
import { WindowedList, windowStyles } from '../ui/windowed-list';
import { rowStyles } from './row-styles';

/** The customers who wait, in the order in which they will be accepted. */
export class QueueList extends WindowedList<SessionInList> {
  static override properties = { ...WindowedList.properties, desk: { attribute: false } };
  declare desk: Desk;

  protected readonly rowHeight = 60;
  protected readonly label = 'Queue';

  static override styles: CSSResultGroup = [
    windowStyles,
    controls,
    badges,
    rowStyles,
    css`
      :host {
        --row: 60px;
      }
      .position {
        grid-row: 1 / span 2;
        align-self: center;
        inline-size: 28px;
        color: var(--quiet);
        font-weight: 650;
        text-align: center;
        font-variant-numeric: tabular-nums;
      }
      .row {
        padding-inline-end: 86px;
      }
      .side {
        position: absolute;
        inset-block: 2px;
        inset-inline-end: 18px;
        display: flex;
        align-items: center;
      }
      .high {
        color: var(--danger);
      }
    `,
  ];

  constructor() {
    super();
    new Watch(this, () => [clock, this.desk?.lists, this.desk?.place, this.desk?.running]);
  }

  override willUpdate(): void {
    this.rows = this.desk.lists.queue;
  }

  protected override get current(): string | undefined {
    return this.desk.place.sessionId;
  }

  protected override keyOf({ id }: SessionInList): string {
    return id;
  }

  protected override renderRow(session: SessionInList) {
    const name = customerName(session);
    // Another agent is asked.
    const asked = session.offeredTo && session.offeredTo.id !== this.desk.lists.user?.id ? session.offeredTo.displayName : undefined;
    const tone = ['', 'warn', 'danger'][session.alertLevel] ?? 'danger';
    return html`<button class="row" @click=${() => this.desk.place.open(session.id, { view: 'chats' })}>
        <span class="position"><span class="hidden">Position </span>${this.rows.indexOf(session) + 1}</span>
        <span class="line">
          <span class="name cut">${name}</span>
          <span class="time ${tone}">${session.alertLevel ? html`<span class="hidden">waits for long: </span>` : nothing}${elapsed(
            session.queuedAt ?? session.whenRequested,
            clock.now,
          )}</span>
        </span>
        <span class="line preview">
          ${session.priority > 1 ? html`<span class="chip danger" title="Priority ${session.priority}">${icon('flag')}${session.priority}</span>` : nothing}
          ${asked ? html`<span class="chip" title="Offered to ${asked}">${icon('transfer')}${asked}</span>` : nothing}
          <span class="cut">${session.topic.name}${session.lastMessage ? ` · ${session.lastMessage}` : ''}</span>
        </span>
      </button>
      <span class="side">
        <button
          class="button small"
          aria-label="Accept ${name}"
          ?disabled=${asked !== undefined || this.desk.running.isRunning(AT.queue)}
          @click=${() => this.desk.actions.accept(session.id)}
        >
          Accept
        </button>
      </span>`;
  }
}
customElements.define('queue-list', QueueList);

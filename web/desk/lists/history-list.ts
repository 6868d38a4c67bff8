import { css, html, nothing, type CSSResultGroup } from 'lit';
import { customerName } from '../../shared/customer-name';
import { clock } from '../model/clock';
import type { Desk } from '../model/desk';
import type { PastSession } from '../model/history';
import { STATUS, ago } from '../model/names';
import { Watch } from '../model/observable';
import { avatars, badges } from '../ui/mark-styles';
import { avatar } from '../ui/pieces';
import { controls } from '../ui/styles';
import { WindowedList, windowStyles } from '../ui/windowed-list';
import { rowStyles } from './row-styles';

/** Sessions that have ended, or that a search has found. */
export class HistoryList extends WindowedList<PastSession> {
  static override properties = { ...WindowedList.properties, desk: { attribute: false } };
  declare desk: Desk;

  protected readonly rowHeight = 64;
  protected readonly label = 'Chats';

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
    `,
  ];

  constructor() {
    super();
    new Watch(this, () => [this.desk?.history, this.desk?.place]);
  }

  override willUpdate(): void {
    this.rows = this.desk.history.sessions;
  }

  protected override get current(): string | undefined {
    return this.desk.place.sessionId;
  }

  protected override keyOf({ id }: PastSession): string {
    return id;
  }

  protected override onEnd(): void {
    void this.desk.history.more();
  }

  protected override renderRow(session: PastSession) {
    const name = customerName(session);
    return html`<button class="row" @click=${() => this.desk.place.open(session.id, { view: 'history' })}>
      ${avatar(name)}
      <span class="line">
        <span class="name cut">${name}</span>
        ${session.rating ? html`<span class="chip"><span aria-hidden="true">★</span><span class="hidden">Rating </span>${session.rating}</span>` : nothing}
        <span class="time">${ago(session.whenEnded ?? session.whenRequested, clock.now)}</span>
      </span>
      <span class="line">
        <span class="preview cut">${session.lastMessage ?? session.topic.name}</span>
        ${session.phase === 'CLOSED' && session.status !== 'CLOSED_FROM_QUEUE' ? nothing : html`<span class="chip">${STATUS[session.status]}</span>`}
      </span>
    </button>`;
  }
}
customElements.define('history-list', HistoryList);

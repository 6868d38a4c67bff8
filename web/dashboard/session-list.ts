import { html, nothing, type PropertyValues } from 'lit';
import { save } from '../shared/browser';
import type { ParleyClient } from '../shared/client';
import { customerName } from '../shared/customer-name';
import {
  DashboardSessionsChangedDocument,
  DashboardSessionsDocument,
  type ChatSessionFilter,
  type ChatSessionOrder,
  type RowOfDashboardFragment,
} from '../shared/gql/graphql';
import { reasonOf } from '../shared/reason';
import { dateTime, duration, figure, ticking } from './format';
import { STATUS_NAMES } from './groups';
import { PageElement } from './page-element';
import { refusal } from './refusal';

type Row = RowOfDashboardFragment;

const ORDERS = {
  newest: { name: 'Newest first', order: { field: 'WHEN_REQUESTED', direction: 'DESC' } },
  oldest: { name: 'Oldest first', order: { field: 'WHEN_REQUESTED', direction: 'ASC' } },
  longest: { name: 'Longest conversation first', order: { field: 'DURATION_SECONDS', direction: 'DESC' } },
  rating: { name: 'Lowest rating first', order: { field: 'RATING', direction: 'ASC' } },
} as const satisfies Record<string, { name: string; order: ChatSessionOrder }>;
type Order = keyof typeof ORDERS;

/** A list of sessions: of a filter as it is, or kept up to date. Fires "go" with the id of the session that is opened. */
export class SessionList extends PageElement {
  static override properties = {
    client: { attribute: false },
    where: { attribute: false, hasChanged: (one: unknown, other: unknown) => JSON.stringify(one) !== JSON.stringify(other) },
    isLive: { type: Boolean },
    zone: {},
    rows: { state: true },
    count: { state: true },
    problem: { state: true },
    order: { state: true },
    isSaving: { state: true },
    now: { state: true },
  };
  declare client: ParleyClient;
  declare where: ChatSessionFilter;
  declare isLive: boolean;
  declare zone: string;
  declare private rows: readonly Row[] | undefined;
  /** Number of sessions on all pages. */
  declare private count: number;
  declare private problem: string | undefined;
  declare private order: Order;
  declare private isSaving: boolean;
  declare private now: number;

  #next: string | null = null;
  #end = () => {};
  #loads = 0;
  #clock: ReturnType<typeof setInterval> | undefined;

  constructor() {
    super();
    this.order = 'newest';
    this.now = Date.now();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#clock = setInterval(() => this.isLive && (this.now = Date.now()), 1000);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#clock);
    this.#end();
  }

  override willUpdate(changed: PropertyValues): void {
    if (!changed.has('where') && !changed.has('isLive') && !changed.has('order')) return;
    this.rows = undefined;
    this.problem = undefined;
    this.#end();
    if (this.isLive) this.#follow();
    else void this.#load(null);
  }

  override render() {
    if (this.problem && !this.rows) return refusal(this.problem, () => void this.#load(null));
    const rows = this.rows;
    return html`<div class="list-bar">
        <p role="status">${rows ? (this.count === 1 ? '1 chat' : `${figure(this.count, 'count')} chats`) : 'Reading…'}</p>
        ${this.isLive ? html`<p class="quiet">Kept up to date</p>` : this.#tools()}
      </div>
      ${refusal(this.problem)}
      ${rows?.length === 0 ? html`<p class="nothing">${this.isLive ? 'Nobody at the moment.' : 'No chats.'}</p>` : this.#table(rows ?? [])}
      ${rows && this.#next ? html`<button class="plain more" @click=${() => void this.#load(this.#next)}>Show more</button>` : nothing}`;
  }

  #tools() {
    return html`<select class="control order" aria-label="Order" @change=${(event: Event) => (this.order = (event.target as HTMLSelectElement).value as Order)}>
        ${Object.entries(ORDERS).map(([id, { name }]) => html`<option value=${id} .selected=${id === this.order}>${name}</option>`)}
      </select>
      <button class="plain small" ?disabled=${this.isSaving || !this.rows?.length} @click=${() => void this.#save()}>
        ${this.isSaving ? 'Downloading…' : 'Download CSV'}
      </button>`;
  }

  #table(rows: readonly Row[]) {
    return html`<div class="table sessions" role="region" aria-label="List of chats" tabindex="0">
      <table>
        <thead>
          <tr>
            <th scope="col">Customer</th>
            <th scope="col" class="text">Topic</th>
            <th scope="col" class="text">Agent</th>
            <th scope="col" class="text">Status</th>
            <th scope="col">Requested</th>
            <th scope="col">Wait</th>
            <th scope="col">${this.isLive ? 'Unanswered' : 'Length'}</th>
            ${this.isLive ? nothing : html`<th scope="col">Rating</th>`}
          </tr>
        </thead>
        <tbody>
          ${rows.map(row => this.#row(row))}
        </tbody>
      </table>
    </div>`;
  }

  #row(row: Row) {
    return html`<tr>
      <th scope="row">
        <button class="link" @click=${() => this.fire('go', { session: row.id })}>${customerName(row)}</button>
        ${row.companyName ? html`<span class="quiet company">${row.companyName}</span>` : nothing}
      </th>
      <td class="text">${row.topic.name}</td>
      <td class="text">${row.user?.displayName ?? '–'}</td>
      <td class="text"><span class="status ${row.status.toLowerCase()}">${STATUS_NAMES[row.status]}</span></td>
      <td>${dateTime(row.whenRequested, this.zone)}</td>
      <td>${this.#wait(row)}</td>
      ${this.isLive
        ? html`<td>${row.unansweredSince ? ticking(row.unansweredSince, this.now) : '–'}</td>`
        : html`<td>${row.durationSeconds === null ? '–' : duration(row.durationSeconds)}</td>
            <td>${row.rating === null ? '–' : html`<span aria-label="${row.rating} of 5">${row.rating}★</span>`}</td>`}
    </tr>`;
  }

  #wait(row: Row): string {
    if (this.isLive && row.status === 'IN_QUEUE' && row.queuedAt) return ticking(row.queuedAt, this.now);
    return row.waitSeconds === null ? '–' : duration(row.waitSeconds);
  }

  async #load(after: string | null): Promise<void> {
    const load = ++this.#loads;
    try {
      const { chatSessions } = await this.client.query(DashboardSessionsDocument, {
        // Sessions without a length would come first.
        where: this.order === 'longest' ? { and: [this.where, { durationSeconds: { isNull: false } }] } : this.where,
        orderBy: [ORDERS[this.order].order],
        after,
      });
      if (load !== this.#loads) return;
      this.#next = chatSessions.pageInfo.hasNextPage ? chatSessions.pageInfo.endCursor : null;
      this.count = chatSessions.totalCount;
      this.problem = undefined;
      this.rows = [...(after ? (this.rows ?? []) : []), ...chatSessions.nodes];
    } catch (problem) {
      if (load === this.#loads) this.problem = reasonOf(problem);
    }
  }

  /** Keeps the list up to date. Customers who wait for an agent come first, the longest wait before the others. */
  #follow(): void {
    const rows = new Map<string, Row>();
    this.#loads++;
    this.#next = null;
    this.#end = this.client.subscribe(
      DashboardSessionsChangedDocument,
      { where: this.where },
      {
        next: ({ chatSessionsChanged }) => {
          if (!chatSessionsChanged) return;
          if (chatSessionsChanged.reset) rows.clear();
          for (const { kind, chatSessionId, chatSession } of chatSessionsChanged.changes) {
            if (kind === 'LEAVE' || !chatSession) rows.delete(chatSessionId);
            else rows.set(chatSessionId, chatSession);
          }
          if (!chatSessionsChanged.ready && !this.rows) return;
          const since = (row: Row) => Date.parse(row.unansweredSince ?? row.queuedAt ?? row.whenRequested);
          const isWaiting = (row: Row) => Number(row.status !== 'USER_LAST');
          this.rows = [...rows.values()].sort((one, other) => isWaiting(other) - isWaiting(one) || since(one) - since(other));
          this.count = rows.size;
        },
        error: error => (this.problem = error.message),
      },
    );
  }

  /** All sessions of the list, with all their fields. The service writes the file, and puts an apostrophe before formulas. */
  async #save(): Promise<void> {
    this.isSaving = true;
    try {
      save('parley-chats.csv', await this.client.download('exports/chatSessions', {}, { format: 'CSV', where: this.where }));
      this.problem = undefined;
    } catch (problem) {
      this.problem = reasonOf(problem);
    } finally {
      this.isSaving = false;
    }
  }
}
customElements.define('session-list', SessionList);

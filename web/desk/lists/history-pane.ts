import { LitElement, css, html, nothing } from 'lit';
import { clock } from '../model/clock';
import type { Desk } from '../model/desk';
import type { FoundMessage } from '../model/history';
import { ago } from '../model/names';
import { Watch } from '../model/observable';
import { icon } from '../ui/icons';
import { controls, fields } from '../ui/styles';
import './history-list';

const TYPING_PAUSE_MILLIS = 250;
const CONTEXT = 40;

/** The history of chats, with a search over sessions and messages. */
export class HistoryPane extends LitElement {
  static override properties = { desk: { attribute: false } };
  declare desk: Desk;
  #timer: ReturnType<typeof setTimeout> | undefined;

  static override styles = [
    controls,
    fields,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-block-size: 0;
      }
      .filters {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: 8px;
        padding: 12px;
      }
      .search {
        grid-column: 1 / -1;
        position: relative;
      }
      .search svg {
        position: absolute;
        inset-inline-start: 10px;
        inset-block-start: 9px;
        color: var(--quiet);
      }
      .search input {
        padding-inline-start: 34px;
      }
      h2 {
        padding: 10px 18px 4px;
        font-size: 13px;
        font-weight: 650;
      }
      .found {
        flex: none;
        max-block-size: 45%;
        overflow-y: auto;
        border-block-end: 1px solid var(--line);
      }
      .found button {
        display: block;
        inline-size: calc(100% - 16px);
        margin: 2px 8px;
        padding: 8px 10px;
        border: 0;
        border-radius: 10px;
        background: none;
        text-align: start;
      }
      .found button:hover {
        background: var(--hover);
      }
      .found .line {
        display: flex;
        justify-content: space-between;
        gap: 8px;
        font-size: 12px;
        color: var(--quiet);
      }
      .excerpt {
        display: block;
        overflow-wrap: anywhere;
      }
      mark {
        background: var(--note);
        color: var(--text);
        border-radius: 3px;
      }
      .state {
        padding: 10px 18px;
        color: var(--quiet);
      }
      .problem {
        color: var(--danger);
      }
      history-list {
        flex: 1;
      }
    `,
  ];

  constructor() {
    super();
    new Watch(this, () => [this.desk?.history, this.desk?.place]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.desk.history.find({});
  }

  override render() {
    const { history } = this.desk;
    const { search, mentions } = history.filter;
    return html`${this.#filters()}
      ${history.messages.length ? this.#messages() : nothing}
      ${search.trim() || mentions ? html`<h2>Chats</h2>` : nothing}
      <div role="status">${this.#state()}</div>
      <history-list .desk=${this.desk}></history-list>`;
  }

  /** Moves the focus into the search field. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLInputElement>('input')?.select();
  }

  #filters() {
    const { filter } = this.desk.history;
    const topics = this.desk.viewer.memberships.map(({ topic }) => topic);
    return html`<form class="filters" role="search" @submit=${(event: Event) => event.preventDefault()}>
      <div class="search">
        ${icon('search')}
        <input
          type="search"
          aria-label="Search chats and messages"
          placeholder="Search chats and messages"
          maxlength="200"
          .value=${filter.search}
          @input=${this.#onSearch}
        />
      </div>
      <select aria-label="Whose chats" @change=${({ target }: Event) => this.#choose((target as HTMLSelectElement).value)}>
        <option value="all" ?selected=${!filter.mine && !filter.mentions}>All chats</option>
        <option value="mine" ?selected=${filter.mine}>My chats</option>
        <option value="mentions" ?selected=${filter.mentions}>Notes that mention me</option>
      </select>
      <select aria-label="Topic" @change=${({ target }: Event) => this.desk.history.find({ topicId: (target as HTMLSelectElement).value })}>
        <option value="">All topics</option>
        ${topics.map(({ id, name }) => html`<option value=${id} ?selected=${id === filter.topicId}>${name}</option>`)}
      </select>
    </form>`;
  }

  #messages() {
    return html`<h2 id="messages">${this.desk.history.filter.mentions ? 'Notes' : 'Messages'}</h2>
      <ul class="found" aria-labelledby="messages">
        ${this.desk.history.messages.map(
          message => html`<li>
            <button @click=${() => this.desk.place.open(message.chatSession.id, { view: 'history', seq: message.seq })}>
              <span class="line"><span class="cut">${message.sender.displayName ?? ''} · ${message.chatSession.topic.name}</span><span>${ago(message.postedAt, clock.now)}</span></span>
              <span class="excerpt">${excerpt(message)}</span>
            </button>
          </li>`,
        )}
      </ul>`;
  }

  #state() {
    const { problem, isLoading, sessions, filter } = this.desk.history;
    if (problem) return html`<p class="state problem">${problem}</p>`;
    if (isLoading && !sessions.length) return html`<p class="state">Loading…</p>`;
    if (sessions.length) return nothing;
    return html`<p class="state">${filter.search.trim() || filter.mentions ? 'No chat is found.' : 'No chat has ended yet.'}</p>`;
  }

  #choose(whose: string): void {
    void this.desk.history.find({ mine: whose === 'mine', mentions: whose === 'mentions' });
  }

  #onSearch({ target }: Event): void {
    const search = (target as HTMLInputElement).value;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.desk.history.find({ search }), TYPING_PAUSE_MILLIS);
  }
}
customElements.define('history-pane', HistoryPane);

/** The part of a message around the first word that is found, with the found words marked. */
function excerpt({ text, highlights }: FoundMessage) {
  const whole = text ?? '';
  const start = Math.max(0, (highlights[0]?.start ?? 0) - CONTEXT);
  const end = Math.min(whole.length, start + 4 * CONTEXT);
  const pieces = [];
  let at = start;
  for (const { start: from, length } of highlights) {
    if (from < at || from + length > end) continue;
    pieces.push(whole.slice(at, from), html`<mark>${whole.slice(from, from + length)}</mark>`);
    at = from + length;
  }
  return [start > 0 ? '…' : '', ...pieces, whole.slice(at, end), end < whole.length ? '…' : ''];
}

import { html, nothing } from 'lit';
import type { DashboardLiveSubscription, LiveFiguresOfDashboardFragment } from '../shared/gql/graphql';
import { figure, ticking } from './format';
import { PageElement } from './page-element';

export type LiveNow = DashboardLiveSubscription['liveStatistics'];

/**
 * The present state of the topics. Fires "now" with a list and a topic, if one is chosen, to list its sessions. The waits tick: the service sends since
 * when a customer waits, and nothing while it passes.
 */
export class LiveNowView extends PageElement {
  static override properties = { live: { attribute: false }, problem: {}, within: { type: Number }, chosen: { attribute: false }, now: { state: true } };
  declare live: LiveNow | undefined;
  /** Why there are no live figures. */
  declare problem: string | undefined;
  declare within: number;
  /** Ids of the topics in the filter; none for all. */
  declare chosen: readonly string[];
  declare private now: number;

  #clock: ReturnType<typeof setInterval> | undefined;

  constructor() {
    super();
    this.now = Date.now();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#clock = setInterval(() => (this.now = Date.now()), 1000);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#clock);
  }

  override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('live')) this.now = Date.now();
  }

  override render() {
    if (this.problem) return html`<p class="refusal" role="alert">${this.problem}</p>`;
    const total = this.live?.total;
    return html`<div class="now" aria-busy=${total ? 'false' : 'true'}>
      <div class="tiles">
        ${this.#tile('Waiting', total?.waiting, 'now-waiting', total && total.waiting > 0 ? 'Show who waits' : '')}
        ${this.#longest(total)}
        ${this.#tile('Active chats', total?.active, 'now-active', total && total.active > 0 ? 'Show the chats' : '')}
        ${this.#tile('Agents present', total?.agentsPresent)}
        ${this.#tile('Handled by a bot', total?.handledByBot)}
      </div>
      ${this.#topics()}
    </div>`;
  }

  #tile(label: string, value: number | undefined, list?: string, hint = '') {
    const content = html`<span class="label">${label}</span><span class="value">${value === undefined ? html`<span class="bone">000</span>` : figure(value, 'count')}</span>`;
    return list && hint
      ? html`<button class="tile card" @click=${() => this.#open(list)}>${content}<span class="hint">${hint}</span></button>`
      : html`<div class="tile card">${content}<span class="hint">&nbsp;</span></div>`;
  }

  #longest(total: LiveFiguresOfDashboardFragment | undefined) {
    const isLate = total && this.#isLate(total);
    return html`<div class="tile card ${isLate ? 'late' : ''}">
      <span class="label">Longest wait</span>
      <span class="value">${total ? this.#wait(total) : html`<span class="bone">00:00</span>`}</span>
      <span class="hint">${isLate ? `Over the target of ${this.within}s` : html`&nbsp;`}</span>
    </div>`;
  }

  #wait({ longestWaitingSince }: LiveFiguresOfDashboardFragment): string {
    return longestWaitingSince ? ticking(longestWaitingSince, this.now) : '–';
  }

  #isLate({ longestWaitingSince }: LiveFiguresOfDashboardFragment): boolean {
    return longestWaitingSince !== null && this.now - Date.parse(longestWaitingSince) > this.within * 1000;
  }

  #topics() {
    const topics = (this.live?.topics ?? []).filter(({ topic }) => topic && (this.chosen.length === 0 || this.chosen.includes(topic.id)));
    return html`<div class="card table topics" role="region" aria-label="Topics now" tabindex="0">
      <table>
        <thead>
          <tr>
            <th scope="col">Topic</th>
            <th scope="col">Waiting</th>
            <th scope="col">Longest wait</th>
            <th scope="col">Active</th>
            <th scope="col">Bot</th>
            <th scope="col">Agents</th>
          </tr>
        </thead>
        <tbody>
          ${topics.map(
            ({ topic, figures }) => html`<tr>
              <th scope="row">${topic?.name}${topic && this.#isClosed(topic) ? html` <small class="quiet">closed</small>` : nothing}</th>
              <td>${this.#cell(figures.waiting, 'now-waiting', `who waits in ${topic?.name}`, topic?.id)}</td>
              <td class=${this.#isLate(figures) ? 'late' : ''}>${this.#wait(figures)}</td>
              <td>${this.#cell(figures.active, 'now-active', `active chats in ${topic?.name}`, topic?.id)}</td>
              <td>${figure(figures.handledByBot, 'count')}</td>
              <td class=${figures.agentsPresent === 0 ? 'late' : ''}>${figure(figures.agentsPresent, 'count')}</td>
            </tr>`,
          )}
          ${this.live && topics.length === 0 ? html`<tr><td colspan="6" class="quiet">You are a member of no topic.</td></tr>` : nothing}
        </tbody>
      </table>
    </div>`;
  }

  /** The state as it was sent, or the opposite once the time of the next change has come. */
  #isClosed({ isOpen, nextChangeAt }: { isOpen: boolean; nextChangeAt: string | null }): boolean {
    return isOpen === (nextChangeAt !== null && Date.parse(nextChangeAt) <= this.now);
  }

  #cell(value: number, list: string, what: string, topic: string | undefined) {
    return value > 0
      ? html`<button class="link" aria-label="${figure(value, 'count')}: show ${what}" @click=${() => this.#open(list, topic)}>${figure(value, 'count')}</button>`
      : figure(value, 'count');
  }

  #open(list: string, topic?: string): void {
    this.fire('now', { list, topic });
  }
}
customElements.define('live-now', LiveNowView);

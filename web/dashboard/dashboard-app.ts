import { html, nothing } from 'lit';
import type { ParleyClient } from '../shared/client';
import { DashboardLiveDocument, DashboardViewerDocument, type DashboardViewerQuery } from '../shared/gql/graphql';
import type { Choice } from './choice-menu';
import { readAgents, readCountries, readLanguages, readTags } from './choices';
import { csv } from './csv';
import { save } from '../shared/browser';
import { reasonOf } from '../shared/reason';
import { rowsOf } from './figure-card';
import { date, days, nameCountries } from './format';
import type { LiveNow } from './live-now';
import { MEASURES, type Measure } from './measures';
import { PageElement } from './page-element';
import { periodOf, zoneOf, type Period } from './periods';
import { refusal } from './refusal';
import { readStatistics, type Statistics } from './statistics';
import { readView, sameFigures, writeView, type Administration, type Administrator, type View } from './view';
import { dayIn } from './zones';
import './filter-bar';
import './key-figures';
import './live-now';
import './session-panel';

/** Figures of a period that is not over are read again this often while the page is seen. */
const REFRESH_MS = 30_000;

/** The dashboard of a person who has signed in. */
export class DashboardApp extends PageElement {
  static override properties = {
    client: { attribute: false },
    view: { state: true },
    live: { state: true },
    liveProblem: { state: true },
    statistics: { state: true },
    problem: { state: true },
    isLoading: { state: true },
    agents: { state: true },
    countries: { state: true },
    languages: { state: true },
    tags: { state: true },
    person: { state: true },
  };
  declare client: ParleyClient;
  declare private view: View;
  declare private live: LiveNow | undefined;
  declare private liveProblem: string | undefined;
  declare private statistics: Statistics | undefined;
  declare private problem: string | undefined;
  declare private isLoading: boolean;
  declare private agents: readonly Choice[];
  declare private countries: readonly number[];
  declare private languages: readonly string[];
  declare private tags: readonly Choice[];
  /** The person who has signed in, if it administers something. */
  declare private person: Administrator | undefined;

  #loads = 0;
  #countriesOf = '';
  /** Ends when countries have their names. */
  #named: Promise<void> = Promise.resolve();
  #agentsOf = '';
  #ends: (() => void)[] = [];

  constructor() {
    super();
    this.agents = [];
    this.countries = [];
    this.languages = [];
    this.tags = [];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.view = readView(location.search);
    history.replaceState(null, '', writeView(this.view));
    const wentBack = () => this.#take(readView(location.search));
    window.addEventListener('popstate', wentBack);
    const refresh = setInterval(() => this.#refresh(), REFRESH_MS);
    const live = this.client.subscribe(
      DashboardLiveDocument,
      {},
      { next: ({ liveStatistics }) => this.#takeLive(liveStatistics), error: error => (this.liveProblem = error.message) },
    );
    this.#ends = [() => window.removeEventListener('popstate', wentBack), () => clearInterval(refresh), live];
    readLanguages(this.client).then(
      languages => (this.languages = languages),
      () => {}, // The filter is then without languages. The figures say what is wrong.
    );
    readTags(this.client).then(
      tags => (this.tags = tags),
      () => {}, // The filter is then without tags. The figures say what is wrong.
    );
    this.client.query(DashboardViewerDocument, {}).then(
      ({ viewer }) => this.#takePerson(viewer),
      () => {}, // The page is then without the administration. The figures say what is wrong.
    );
    this.#named = this.#nameCountries();
    void this.#load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#ends.splice(0).forEach(end => end());
  }

  /** The administration is loaded when it is opened. */
  override updated(): void {
    if (this.#administration) void import('./administration-panel').catch(problem => (this.problem = reasonOf(problem)));
  }

  override render() {
    return html`<section aria-labelledby="now">
        <div class="heading">
          <h2 id="now">Now</h2>
          ${this.person ? html`<button class="plain" @click=${() => this.#go({ administration: 'blocks', list: undefined, part: 'all', session: undefined })}>Administration</button>` : nothing}
        </div>
        <live-now .live=${this.live} .problem=${this.liveProblem} .within=${this.view.within} .chosen=${this.view.topics}
          @now=${(event: CustomEvent<{ list: string; topic?: string }>) => this.#openNow(event.detail)}></live-now>
      </section>
      <section aria-labelledby="period" aria-busy=${this.isLoading}>
        ${this.#heading()}
        <filter-bar
          .view=${this.view}
          .period=${this.#period}
          .topics=${this.#topics}
          .agents=${this.agents}
          .countries=${this.countries}
          .languages=${this.languages}
          .tags=${this.tags}
          @view=${(event: CustomEvent<Partial<View>>) => this.#go({ ...event.detail, list: undefined, part: 'all', session: undefined })}
        ></filter-bar>
        ${refusal(this.problem, () => void this.#load())}
        <key-figures .total=${this.statistics?.total} .previous=${this.statistics?.previousTotal} .compare=${this.view.compare}></key-figures>
        ${this.#figures()}
      </section>
      <session-panel .client=${this.client} .view=${this.view} .period=${this.#period} .groups=${this.statistics?.groups ?? []} .topics=${this.#topics}
        @go=${(event: CustomEvent<Partial<View>>) => this.#go(event.detail)} @changed=${() => void this.#load()}></session-panel>
      <administration-panel .client=${this.client} .shown=${this.#administration} .zone=${zoneOf(this.view)} .person=${this.person}
        @go=${(event: CustomEvent<Partial<View>>) => this.#go(event.detail)}></administration-panel>`;
  }

  #takePerson({ admin, memberships }: DashboardViewerQuery['viewer']): void {
    const managed = memberships.flatMap(({ manager, topic }) => (manager ? [topic.id] : []));
    if (admin || managed.length) this.person = { admin, managed };
  }

  /** The part of the administration that is open. */
  get #administration(): Administration | undefined {
    return this.person && this.view.administration;
  }

  #takeLive(live: LiveNow | null): void {
    if (!live) return;
    this.live = live;
    const topics = this.#topics.map(({ id }) => id);
    if (topics.join() === this.#agentsOf) return;
    this.#agentsOf = topics.join();
    readAgents(this.client, topics).then(
      agents => (this.agents = agents),
      () => {}, // The filter is then without agents. The figures say what is wrong.
    );
  }

  get #period(): Period {
    return periodOf(this.view, new Date());
  }

  get #topics(): Choice[] {
    return (this.live?.topics ?? []).flatMap(({ topic }) => (topic ? [topic] : [])).sort((one, other) => one.name.localeCompare(other.name));
  }

  #heading() {
    const period = this.#period;
    return html`<div class="heading">
      <div>
        <h2 id="period">${days(period.first, period.last)}</h2>
        <p class="quiet">${this.view.compare ? this.#comparison(period) : 'Chats by the time at which customers requested them.'}</p>
      </div>
      <p class="quiet updated" role="status">${this.isLoading ? 'Reading…' : this.statistics ? `Read at ${date(this.statistics.at, zoneOf(this.view), { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' })}` : ''}</p>
      <button class="plain" @click=${() => void this.#load()}>Refresh</button>
      <button class="plain" ?disabled=${!this.statistics} @click=${this.#save}>Download CSV</button>
    </div>`;
  }

  #comparison({ previousFirst, previousTo, isRunning, from }: Period): string {
    const zone = zoneOf(this.view);
    const last = dayIn(zone, new Date(previousTo.getTime() - 1));
    const until = isRunning && previousTo < from ? `, until ${date(previousTo, zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })}` : '';
    return `Compared with ${days(previousFirst, last)}${until}.`;
  }

  #figures() {
    const { statistics, view } = this;
    const shown = this.#measures;
    if (!statistics) return this.problem ? nothing : html`<div class="figures">${shown.map(() => html`<div class="card figure bone"></div>`)}</div>`;
    const { groups, total, previousTotal, by } = statistics;
    if (total.requested === 0 && !previousTotal?.requested && !view.allMeasures) {
      return html`<div class="card nothing"><h3>No chats</h3><p>No chats were requested in this period with these filters.</p></div>`;
    }
    return html`<div class="figures">
      ${shown.map(
        measure => html`<figure-card
          .measure=${measure}
          .groups=${groups}
          .total=${total}
          .previousTotal=${previousTotal}
          .by=${by}
          .within=${view.within}
          .compare=${view.compare}
          .fileName=${this.#fileName}
          .openGroup=${view.list}
          @list=${(event: CustomEvent<string>) => this.#go({ list: event.detail, part: measure.id === 'ratings' ? 'rated' : 'all', session: undefined })}
        ></figure-card>`,
      )}
    </div>`;
  }

  get #measures(): readonly Measure[] {
    return MEASURES.filter(measure => this.view.allMeasures || !measure.isFurther);
  }

  get #fileName(): string {
    const { first, last } = this.#period;
    return `parley-${first}-${last}`;
  }

  #save(): void {
    if (!this.statistics) return;
    const { groups, total, previousTotal, by } = this.statistics;
    save(`${this.#fileName}.csv`, csv(rowsOf(this.#measures, groups, total, previousTotal, by, this.view.compare)));
  }

  #openNow({ list, topic }: { list: string; topic?: string }): void {
    this.#go({ list: topic ? `${list}:${topic}` : list, part: 'all', session: undefined });
  }

  /** Shows another view, to which the back button leads from the next one. */
  #go(change: Partial<View>): void {
    const view = { ...this.view, ...change };
    if (writeView(view) === writeView(this.view)) return;
    history.pushState(null, '', writeView(view));
    this.#take(view);
  }

  #take(view: View): void {
    const isSame = sameFigures(view, this.view);
    this.view = view;
    if (!isSame) void this.#load();
  }

  #refresh(): void {
    if (document.visibilityState === 'visible' && !this.isLoading && periodOf(this.view, new Date()).isRunning) void this.#load();
  }

  async #load(): Promise<void> {
    const load = ++this.#loads;
    this.isLoading = true;
    try {
      const statistics = await readStatistics(this.client, this.view, new Date(), this.#named);
      if (load !== this.#loads) return;
      this.statistics = statistics;
      this.problem = undefined;
      void this.#loadCountries(statistics.period);
    } catch (problem) {
      if (load !== this.#loads) return;
      this.problem = reasonOf(problem);
      if (this.statistics && !sameFigures(this.statistics.view, this.view)) this.statistics = undefined;
    } finally {
      if (load === this.#loads) this.isLoading = false;
    }
  }

  async #nameCountries(): Promise<void> {
    try {
      const { countryNames } = await import('../shared/country-list');
      nameCountries(await countryNames(this.client, 'en'));
    } catch {
      // Countries then have the names of ISO 3166. The figures say what is wrong.
    }
  }

  async #loadCountries(period: Period): Promise<void> {
    const key = `${period.from.toISOString()} ${period.to.toISOString()}`;
    if (key === this.#countriesOf) return;
    this.#countriesOf = key;
    this.countries = await readCountries(this.client, period).catch(() => []);
  }
}
customElements.define('dashboard-app', DashboardApp);

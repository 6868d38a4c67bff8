import { html, nothing } from 'lit';
import { languageName } from '../shared/languages';
import { byName } from './choices';
import { GROUPING_NAMES } from './groups';
import { country, words } from './format';
import { PageElement } from './page-element';
import { RANGE_NAMES, groupingOf, type Period } from './periods';
import { GROUPINGS, OUTCOMES, RANGES, type Grouping, type Range, type View } from './view';
import { allZones } from './zones';
import type { Choice } from './choice-menu';
import './choice-menu';

const ZONES = allZones();

/** The filters of the figures: dates, time zone, topics and so on. Fires "view" with the changed values. */
export class FilterBar extends PageElement {
  static override properties = {
    view: { attribute: false },
    period: { attribute: false },
    topics: { attribute: false },
    agents: { attribute: false },
    countries: { attribute: false },
    languages: { attribute: false },
    tags: { attribute: false },
  };
  declare view: View;
  declare period: Period;
  declare topics: readonly Choice[];
  declare agents: readonly Choice[];
  /** Ids of the countries that occur. */
  declare countries: readonly number[];
  /** The languages that the topics have texts in. */
  declare languages: readonly string[];
  declare tags: readonly Choice[];

  override render() {
    const { view, period } = this;
    const by = groupingOf(view, period);
    const countries = [...new Set([...this.countries, ...view.countries])]
      .map(id => ({ id: String(id), name: country(id) }))
      .sort(byName);
    const languages = [...new Set([...this.languages, ...view.languages])].map(id => ({ id, name: languageName(id, 'en') })).sort(byName);
    return html`<form class="filters" aria-label="Filters" @submit=${(event: Event) => event.preventDefault()}>
      ${this.#select('Dates', view.range, RANGES.map(range => [range, RANGE_NAMES[range]]), range => this.#setRange(range as Range))}
      ${view.range === 'custom' ? this.#dates() : nothing}
      ${this.#select('Group by', by, (Object.keys(GROUPINGS) as Grouping[]).map(each => [each, GROUPING_NAMES[each]]), each =>
        this.#set({ by: each as Grouping }))}
      <choice-menu label="Topics" all="All topics" .choices=${this.topics} .chosen=${view.topics}
        @chosen=${(event: CustomEvent<string[]>) => this.#set({ topics: event.detail })}></choice-menu>
      <choice-menu label="Agents" all="All agents" .choices=${this.agents} .chosen=${view.agents}
        @chosen=${(event: CustomEvent<string[]>) => this.#set({ agents: event.detail })}></choice-menu>
      <choice-menu label="Countries" all="All countries" .choices=${countries} .chosen=${view.countries.map(String)}
        @chosen=${(event: CustomEvent<string[]>) => this.#set({ countries: event.detail.map(Number) })}></choice-menu>
      ${languages.length > 1 || view.languages.length
        ? html`<choice-menu label="Languages" all="All languages" .choices=${languages} .chosen=${view.languages}
            @chosen=${(event: CustomEvent<string[]>) => this.#set({ languages: event.detail })}></choice-menu>`
        : nothing}
      <choice-menu label="Outcomes" all="All outcomes" .choices=${OUTCOMES.map(id => ({ id, name: words(id) }))} .chosen=${view.outcomes}
        @chosen=${(event: CustomEvent<View['outcomes']>) => this.#set({ outcomes: event.detail })}></choice-menu>
      ${this.tags.length || view.tags.length
        ? html`<choice-menu label="Tags" all="All tags" .choices=${this.tags} .chosen=${view.tags}
            @chosen=${(event: CustomEvent<string[]>) => this.#set({ tags: event.detail })}></choice-menu>`
        : nothing}
      ${this.#select('Time zone', view.zone, [...new Set([...ZONES, view.zone])].map(zone => [zone, zone.replaceAll('_', ' ')]), zone => this.#set({ zone }))}
      <label class="field narrow"><span class="label">Target, seconds</span>
        <input type="number" min="0" max="86400" .value=${String(view.within)}
          @change=${(event: Event) => this.#setTarget(event.target as HTMLInputElement)} /></label>
      <div class="checks">
        ${this.#check('Compare with the period before', view.compare, compare => this.#set({ compare }))}
        ${this.#check('Opening hours only', view.openingHours, openingHours => this.#set({ openingHours }))}
        ${this.#check('All measures', view.allMeasures, allMeasures => this.#set({ allMeasures }))}
      </div>
    </form>`;
  }

  #select(label: string, value: string, options: readonly (readonly [string, string])[], chosen: (value: string) => void) {
    const id = `filter-${label.toLowerCase().replace(' ', '-')}`;
    return html`<div class="field"><label class="label" for=${id}>${label}</label>
      <select class="control" id=${id} @change=${(event: Event) => chosen((event.target as HTMLSelectElement).value)}>
        ${options.map(([option, name]) => html`<option value=${option} .selected=${option === value}>${name}</option>`)}
      </select></div>`;
  }

  #dates() {
    const { first, last } = this.view;
    return html`<label class="field"><span class="label">From</span>
        <input type="date" .value=${first} @change=${(event: Event) => this.#setDay('first', event)} /></label>
      <label class="field"><span class="label">To</span>
        <input type="date" .value=${last} @change=${(event: Event) => this.#setDay('last', event)} /></label>`;
  }

  #check(label: string, checked: boolean, set: (checked: boolean) => void) {
    return html`<label><input type="checkbox" .checked=${checked} @change=${(event: Event) => set((event.target as HTMLInputElement).checked)} />${label}</label>`;
  }

  /** Other dates begin with those that are shown. */
  #setRange(range: Range): void {
    this.#set(range === 'custom' ? { range, first: this.period.first, last: this.period.last } : { range });
  }

  #setDay(end: 'first' | 'last', event: Event): void {
    const { value } = event.target as HTMLInputElement;
    if (value) this.#set({ [end]: value });
  }

  #setTarget(input: HTMLInputElement): void {
    if (input.validity.valid && input.value) this.#set({ within: Math.round(Number(input.value)) });
    else input.reportValidity();
  }

  #set(change: Partial<View>): void {
    this.fire('view', change);
  }
}
customElements.define('filter-bar', FilterBar);

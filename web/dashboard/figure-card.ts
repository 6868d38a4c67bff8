import { html, nothing } from 'lit';
import { csv, type Cell } from './csv';
import { save } from '../shared/browser';
import { change, figure, signedPercent } from './format';
import { GROUPING_NAMES, isTimeline, type Figures, type Group } from './groups';
import { titleOf, type Measure, type Series } from './measures';
import { PageElement } from './page-element';
import { drawn } from './plot';
import type { Grouping } from './view';
import './figure-plot';

/** The most bars of a chart without a time line. The table has the other groups too. */
const MAX_BARS = 24;
/** The most rows that are shown at first: the hours of a month are many for a dozen tables. */
const MAX_ROWS = 100;

/** A measure: a chart, and the same figures in a table. Fires "list" with the key of a group, to list its sessions. */
export class FigureCard extends PageElement {
  static override properties = {
    measure: { attribute: false },
    groups: { attribute: false },
    total: { attribute: false },
    previousTotal: { attribute: false },
    by: {},
    within: { type: Number },
    compare: { type: Boolean },
    fileName: {},
    openGroup: {},
    showsAll: { state: true },
  };
  declare measure: Measure;
  declare groups: readonly Group[];
  declare total: Figures;
  declare previousTotal: Figures | undefined;
  declare by: Grouping;
  declare within: number;
  declare compare: boolean;
  declare fileName: string;
  /** Key of the group whose sessions are listed. */
  declare openGroup: string | undefined;
  /** Whether the table shows all rows, however many there are. */
  declare private showsAll: boolean;

  override render() {
    const { measure } = this;
    const title = titleOf(measure, this.within);
    const shown = isTimeline(this.by) ? this.groups : this.groups.slice(0, MAX_BARS);
    const id = `measure-${measure.id}`;
    return html`<section class="card figure" aria-labelledby=${id}>
      <header>
        <div>
          <h3 id=${id}>${title}</h3>
          <p class="quiet">${measure.about}</p>
        </div>
        <button class="plain small" @click=${this.#save} aria-label="Download ${title} as CSV">CSV</button>
      </header>
      <div class="chart">
        ${this.#legend()}
        ${this.#hasValues()
          ? html`<figure-plot
              .label="Chart of ${title} by ${GROUPING_NAMES[this.by].toLowerCase()}. The table has the same figures."
              .content=${{ measure, groups: shown, isTimeline: isTimeline(this.by) }}
              @group=${(event: CustomEvent<number>) => this.fire('list', shown[event.detail]?.key)}
            ></figure-plot>`
          : html`<p class="nothing">No figures in this period.</p>`}
        ${shown.length < this.groups.length
          ? html`<p class="quiet note">The chart shows ${shown.length} of ${this.groups.length}. The table has all.</p>`
          : nothing}
      </div>
      ${this.#table(title)}
    </section>`;
  }

  #hasValues(): boolean {
    const isShown = (series: Series, figures: Figures | undefined) => {
      const value = figures && series.value(figures);
      return typeof value === 'number' && (value > 0 || (series.unit ?? this.measure.unit) !== 'count');
    };
    return this.groups.some(({ figures, previous }) => drawn(this.measure).some(series => isShown(series, figures) || isShown(series, previous)));
  }

  #legend() {
    const previous = !this.compare ? nothing : html`<li><i class=${isTimeline(this.by) && !this.measure.isStacked ? 'dashed' : 'mark'}></i>Period before</li>`;
    return html`<ul class="legend">
      ${drawn(this.measure).map(series => html`<li><i class="swatch series-${series.colour}"></i>${series.label}</li>`)}
      ${this.measure.series.some(series => series.compared) ? previous : nothing}
    </ul>`;
  }

  #table(title: string) {
    const { series } = this.measure;
    const shown = this.showsAll ? this.groups : this.groups.slice(0, MAX_ROWS);
    return html`<div class="table" role="region" aria-label="${title}, table" tabindex="0">
      <table>
        <thead>
          <tr>
            <th scope="col">${GROUPING_NAMES[this.by]}</th>
            ${series.map(each => html`<th scope="col">${each.label}</th>${this.#compares(each) ? html`<th scope="col">Before</th>` : nothing}`)}
          </tr>
        </thead>
        <tbody>
          ${shown.map(
            group => html`<tr aria-current=${group.key === this.openGroup ? 'true' : nothing}>
              <th scope="row"><button class="link" @click=${() => this.fire('list', group.key)}>${group.label}</button></th>
              ${series.map(each => this.#cells(each, group.figures, group.previous))}
            </tr>`,
          )}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row"><button class="link" @click=${() => this.fire('list', 'total')}>Total</button></th>
            ${series.map(each => this.#cells(each, this.total, this.previousTotal))}
          </tr>
        </tfoot>
      </table>
    </div>
    ${shown.length < this.groups.length
      ? html`<button class="plain small all" aria-label="Show all ${this.groups.length} rows of ${title}" @click=${() => (this.showsAll = true)}>
          Show all ${this.groups.length} rows
        </button>`
      : nothing}`;
  }

  #compares(series: Series): boolean {
    return this.compare && (series.compared ?? false);
  }

  #cells(series: Series, figures: Figures, previous: Figures | undefined) {
    const unit = series.unit ?? this.measure.unit;
    const value = series.value(figures);
    if (!this.#compares(series)) return html`<td>${figure(value, unit)}</td>`;
    const before = previous && series.value(previous);
    const difference = change(value, before);
    return html`<td>${figure(value, unit)}</td>
      <td class="quiet" title=${difference === null ? nothing : signedPercent(difference)}>${figure(before, unit)}</td>`;
  }

  #save(): void {
    save(`${this.fileName}-${this.measure.id}.csv`, csv(rowsOf([this.measure], this.groups, this.total, this.previousTotal, this.by, this.compare)));
  }
}
customElements.define('figure-card', FigureCard);

/** The tables of measures as rows of one file. Durations are in seconds, shares from 0 to 1. */
export function rowsOf(measures: readonly Measure[], groups: readonly Group[], total: Figures, previousTotal: Figures | undefined, by: Grouping, compare: boolean): Cell[][] {
  const columns = measures.flatMap(({ title, series, unit }) => series.map(each => ({ ...each, title: measures.length > 1 ? `${title}: ${each.label}` : each.label, unit: each.unit ?? unit })));
  const named = (title: string, unit: string) => (unit === 'seconds' || unit === 'hours' ? `${title} (seconds)` : title);
  const cells = (figures: Figures, previous: Figures | undefined) =>
    columns.flatMap(each => [each.value(figures), ...(compare && each.compared ? [previous && each.value(previous)] : [])]);
  return [
    [
      GROUPING_NAMES[by],
      ...(isTimeline(by) ? ['Start'] : []),
      ...columns.flatMap(each => [named(each.title, each.unit), ...(compare && each.compared ? [named(`${each.title} before`, each.unit)] : [])]),
    ],
    ...groups.map(group => [group.label, ...(isTimeline(by) ? [group.key] : []), ...cells(group.figures, group.previous)]),
    ['Total', ...(isTimeline(by) ? [''] : []), ...cells(total, previousTotal)],
  ];
}

import { html } from 'lit';
import { change, figure, signedPercent, signedPoints } from './format';
import type { Figures } from './groups';
import { KEY_FIGURES, type KeyFigure } from './measures';
import { PageElement } from './page-element';

/** The totals of the period, each with its change against the period before. */
export class KeyFigures extends PageElement {
  static override properties = { total: { attribute: false }, previous: { attribute: false }, compare: { type: Boolean } };
  declare total: Figures | undefined;
  declare previous: Figures | undefined;
  declare compare: boolean;

  override render() {
    return html`<dl class="key-figures">${KEY_FIGURES.map(each => this.#figure(each))}</dl>`;
  }

  #figure(key: KeyFigure) {
    const value = this.total && key.value(this.total);
    return html`<div class="card">
      <dt>${key.label}</dt>
      <dd class="value">${this.total ? figure(value, key.unit) : html`<span class="bone">000</span>`}</dd>
      <dd class="change">${this.compare ? this.#change(key, value, this.previous && key.value(this.previous)) : html`&nbsp;`}</dd>
    </div>`;
  }

  /** The change with an arrow and a word for those who do not see its colour. */
  #change(key: KeyFigure, value: number | null | undefined, before: number | null | undefined) {
    if (!this.total || !this.previous) return html`&nbsp;`;
    const difference = key.unit === 'share' ? points(value, before) : change(value, before);
    if (difference === null) return html`<span class="quiet">before: ${figure(before, key.unit)}</span>`;
    if (Math.abs(difference) < 0.005) return html`<span class="quiet">unchanged</span>`;
    const direction = Math.sign(difference) * key.good;
    const judgement = direction > 0 ? 'better' : direction < 0 ? 'worse' : '';
    return html`<span class="delta ${judgement}">${difference > 0 ? '▲' : '▼'} ${key.unit === 'share' ? signedPoints(difference) : signedPercent(difference)}<span class="hidden"> ${judgement}</span></span>
      <span class="quiet">from ${figure(before, key.unit)}</span>`;
  }
}

/** Difference of two shares, in percentage points. */
function points(value: number | null | undefined, before: number | null | undefined): number | null {
  return typeof value === 'number' && typeof before === 'number' ? value - before : null;
}
customElements.define('key-figures', KeyFigures);

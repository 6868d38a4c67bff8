import { html, type PropertyValues } from 'lit';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { figure } from './format';
import { PageElement } from './page-element';
import { dataOf, drawn, optionsOf, type Ink, type PlotContent } from './plot';

const DARK = matchMedia('(prefers-color-scheme: dark)');

/** Distance of the values from the middle of their group. */
const TIP_GAP = 28;

/** A chart. Fires "group" with the index of a group that is clicked. Its values are also in a table: it is a picture for those who see it. */
export class FigurePlot extends PageElement {
  static override properties = { content: { attribute: false }, label: {} };
  declare content: PlotContent;
  declare label: string;

  #plot: uPlot | undefined;
  #size: ResizeObserver | undefined;
  #redraw = () => this.#draw();

  override connectedCallback(): void {
    super.connectedCallback();
    DARK.addEventListener('change', this.#redraw);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    DARK.removeEventListener('change', this.#redraw);
    this.#size?.disconnect();
    this.#plot?.destroy();
    this.#plot = undefined;
  }

  override render() {
    return html`<div class="plot" role="img" aria-label=${this.label}></div>
      <div class="tip" hidden></div>`;
  }

  override firstUpdated(): void {
    let width = this.clientWidth;
    this.#size = new ResizeObserver(() => {
      if (this.clientWidth === width) return;
      width = this.clientWidth;
      this.#draw();
    });
    this.#size.observe(this);
  }

  override updated(changed: PropertyValues): void {
    if (changed.has('content')) this.#draw();
  }

  #draw(): void {
    const place = this.querySelector<HTMLElement>('.plot');
    if (!place || this.clientWidth === 0) return;
    this.#plot?.destroy();
    const options = optionsOf(this.content, this.#ink(), this.clientWidth, this.clientHeight);
    options.hooks = { ...options.hooks, setCursor: [plot => this.#showTip(plot)] };
    this.#plot = new uPlot(options, dataOf(this.content), place);
    this.#plot.over.addEventListener('click', () => {
      const index = this.#plot?.cursor.idx;
      if (typeof index === 'number') this.fire('group', index);
    });
  }

  #ink(): Ink {
    const style = getComputedStyle(this);
    const colour = (name: string) => style.getPropertyValue(name).trim();
    return {
      series: [1, 2, 3, 4, 5].map(number => colour(`--series-${number}`)),
      text: colour('--quiet'),
      line: colour('--grid'),
      ground: colour('--card'),
      font: `12px ${style.fontFamily}`,
    };
  }

  /** The values of the group under the pointer. */
  #showTip(plot: uPlot): void {
    const tip = this.querySelector<HTMLElement>('.tip');
    if (!tip) return;
    const { idx, left } = plot.cursor;
    const group = typeof idx === 'number' && left !== undefined && left >= 0 ? this.content.groups[idx] : undefined;
    tip.hidden = !group;
    if (!group || typeof idx !== 'number') return;
    const { measure } = this.content;
    const rows = measure.series.filter(series => series.colour || series.compared);
    tip.replaceChildren(element('strong', group.label), ...rows.map(series => tipRow(series.label, figure(series.value(group.figures), series.unit ?? measure.unit), series.colour)));
    const before = group.previous;
    const main = rows.find(series => series.compared) ?? drawn(measure)[0];
    if (before && main) tip.append(tipRow(`${main.label} before`, figure(main.value(before), main.unit ?? measure.unit)));
    // Beside the group, on the side that has more room.
    const middle = plot.valToPos(idx, 'x') + plot.over.offsetLeft;
    const beside = middle < this.clientWidth / 2 ? middle + TIP_GAP : middle - TIP_GAP - tip.offsetWidth;
    const place = Math.min(Math.max(0, beside), this.clientWidth - tip.offsetWidth);
    tip.style.transform = `translateX(${Math.round(place)}px)`;
  }
}
customElements.define('figure-plot', FigurePlot);

function tipRow(label: string, value: string, colour?: number): HTMLElement {
  const row = element('span', '');
  row.append(element('i', '', colour ? `swatch series-${colour}` : 'swatch none'), element('span', label), element('b', value));
  return row;
}

function element(name: string, text: string, classes = ''): HTMLElement {
  const made = document.createElement(name);
  made.textContent = text;
  made.className = classes;
  return made;
}

import { LitElement, css, html, type CSSResultGroup, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';

const OVERSCAN = 6;

/** The window of a list. Components that extend WindowedList add it to their styles. */
export const windowStyles = css`
  :host {
    display: block;
    overflow-y: auto;
    overscroll-behavior: contain;
    min-block-size: 0;
  }
  .room {
    position: relative;
    overflow: hidden;
  }
  .window {
    position: absolute;
    inset-inline: 0;
    inset-block-start: 0;
  }
`;

/**
 * A list of rows of the same height, of which those in the window are rendered only. One row is in the tab order; the arrow keys, Home and End
 * move between rows.
 */
export abstract class WindowedList<Row> extends LitElement {
  static override properties = { rows: { attribute: false }, first: { state: true }, shown: { state: true }, active: { state: true } };
  declare rows: readonly Row[];
  declare private first: number;
  declare private shown: number;
  /** Key of the row in the tab order. */
  declare private active: string | undefined;

  #focuses = false;
  readonly #resizes = new ResizeObserver(() => this.#measure());

  static override styles: CSSResultGroup = windowStyles;

  constructor() {
    super();
    this.rows = [];
    this.first = 0;
    this.shown = 30;
    this.addEventListener('scroll', () => this.#measure(), { passive: true });
    this.addEventListener('keydown', event => this.#onKey(event));
    this.addEventListener('focusin', event => this.#onFocus(event));
  }

  /** Height of each row, in pixels. */
  protected abstract readonly rowHeight: number;
  protected abstract readonly label: string;
  protected abstract keyOf(row: Row): string;
  /** The content of a row. Its first button opens it. */
  protected abstract renderRow(row: Row): TemplateResult;
  /** Key of the row that is open. */
  protected get current(): string | undefined {
    return undefined;
  }
  /** Called when the end of the list comes into sight. */
  protected onEnd(): void {}

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resizes.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resizes.disconnect();
  }

  override render() {
    const last = Math.min(this.rows.length, this.first + this.shown);
    const visible = this.rows.slice(this.first, last);
    const tabbed = this.#tabbedKey(visible);
    return html`<div class="room">
      <ul class="window" aria-label=${this.label}>
        ${repeat(
          visible,
          row => this.keyOf(row),
          (row, index) => html`<li
            data-key=${this.keyOf(row)}
            class=${this.keyOf(row) === tabbed ? 'tabbed' : ''}
            aria-setsize=${this.rows.length}
            aria-posinset=${this.first + index + 1}
            aria-current=${this.keyOf(row) === this.current ? 'true' : 'false'}
          >
            ${this.renderRow(row)}
          </li>`,
        )}
      </ul>
    </div>`;
  }

  override updated(): void {
    const room = this.renderRoot.querySelector<HTMLElement>('.room');
    const window = this.renderRoot.querySelector<HTMLElement>('.window');
    if (!room || !window) return;
    room.style.blockSize = `${this.rows.length * this.rowHeight}px`;
    window.style.transform = `translateY(${this.first * this.rowHeight}px)`;
    for (const row of window.children) {
      const isTabbed = row.classList.contains('tabbed');
      row.querySelectorAll('button').forEach(button => (button.tabIndex = isTabbed ? 0 : -1));
    }
    if (this.#focuses) {
      this.#focuses = false;
      window.querySelector<HTMLElement>('.tabbed button')?.focus({ preventScroll: true });
    }
    this.#measure();
  }

  /** Moves the focus into the list. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('.tabbed button')?.focus();
  }

  /** Brings a row into view. */
  reveal(index: number): void {
    const start = index * this.rowHeight;
    if (start < this.scrollTop) this.scrollTop = start;
    else if (start + this.rowHeight > this.scrollTop + this.clientHeight) this.scrollTop = start + this.rowHeight - this.clientHeight;
  }

  #tabbedKey(visible: readonly Row[]): string | undefined {
    const keys = visible.map(row => this.keyOf(row));
    return [this.active, this.current].find(key => key !== undefined && keys.includes(key)) ?? keys[0];
  }

  #measure(): void {
    const first = Math.max(0, Math.floor(this.scrollTop / this.rowHeight) - OVERSCAN);
    const shown = Math.ceil(this.clientHeight / this.rowHeight) + 2 * OVERSCAN;
    this.first = Math.min(first, Math.max(0, this.rows.length - shown));
    this.shown = shown;
    if (this.first + this.shown >= this.rows.length && this.rows.length) this.onEnd();
  }

  #onFocus(event: FocusEvent): void {
    const row = (event.composedPath()[0] as HTMLElement).closest?.('li');
    if (row) this.active = row.dataset['key'];
  }

  #onKey(event: KeyboardEvent): void {
    const index = this.rows.findIndex(row => this.keyOf(row) === this.active);
    const target = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: this.rows.length - 1 }[event.key];
    if (target === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const row = this.rows[Math.max(0, Math.min(this.rows.length - 1, target))];
    if (!row) return;
    this.active = this.keyOf(row);
    this.reveal(this.rows.indexOf(row));
    this.#measure();
    this.#focuses = true;
    this.requestUpdate();
  }
}

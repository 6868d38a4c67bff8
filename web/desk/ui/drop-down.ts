import { LitElement, css, html, nothing } from 'lit';
import { controls } from './styles';

/** A button that opens a panel below it. The slot "button" is what the button shows, the other content is the panel. */
export class DropDown extends LitElement {
  static override properties = { label: {}, open: { type: Boolean, reflect: true } };
  /** Name of the button for screen readers. */
  declare label: string;
  declare open: boolean;

  static override styles = [
    controls,
    css`
      :host {
        position: relative;
        display: inline-block;
      }
      .opener {
        display: flex;
        align-items: center;
        gap: 8px;
        min-block-size: 36px;
        padding: 4px 8px;
        border: 0;
        border-radius: 10px;
        background: none;
        color: inherit;
      }
      .opener:hover,
      .opener[aria-expanded='true'] {
        background: var(--hover);
      }
      .panel {
        position: absolute;
        z-index: 20;
        inset-block-start: calc(100% + 6px);
        inset-inline-end: 0;
        min-inline-size: 230px;
        max-inline-size: calc(100vw - 16px);
        padding: 8px;
        border: 1px solid var(--line);
        border-radius: 12px;
        background: var(--raised);
        box-shadow: var(--shadow);
      }
    `,
  ];

  constructor() {
    super();
    this.open = false;
    this.addEventListener('keydown', event => event.key === 'Escape' && this.open && this.close(event));
    this.addEventListener('focusout', ({ relatedTarget }) => {
      if (relatedTarget instanceof Node && !this.contains(relatedTarget)) this.open = false;
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('pointerdown', this.#onPointer);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('pointerdown', this.#onPointer);
  }

  override render() {
    return html`<button class="opener" aria-label=${this.label} title=${this.label} aria-expanded=${this.open} @click=${() => (this.open = !this.open)}>
        <slot name="button"></slot>
      </button>
      ${this.open ? html`<div class="panel"><slot></slot></div>` : nothing}`;
  }

  override focus(): void {
    this.renderRoot.querySelector('button')?.focus();
  }

  /** Closes the panel, and moves the focus back to the button. */
  close(event?: Event): void {
    event?.stopPropagation();
    this.open = false;
    this.focus();
  }

  readonly #onPointer = (event: Event): void => {
    if (!event.composedPath().includes(this)) this.open = false;
  };
}
customElements.define('drop-down', DropDown);

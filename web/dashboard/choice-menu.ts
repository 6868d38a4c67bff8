import { html, nothing } from 'lit';
import { PageElement } from './page-element';

/** Something that can be chosen. */
export interface Choice {
  id: string;
  name: string;
}

/** A button that opens a list from which several may be chosen. Fires "chosen" with the ids. */
export class ChoiceMenu extends PageElement {
  static override properties = {
    label: {},
    all: {},
    choices: { attribute: false },
    chosen: { attribute: false },
    open: { state: true },
    sought: { state: true },
  };
  declare label: string;
  /** Text that is shown while nothing is chosen. */
  declare all: string;
  declare choices: readonly Choice[];
  declare chosen: readonly string[];
  declare private open: boolean;
  declare private sought: string;

  constructor() {
    super();
    this.open = false;
    this.sought = '';
    this.choices = [];
    this.chosen = [];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('focusout', event => {
      if (event.relatedTarget instanceof Node && !this.contains(event.relatedTarget)) this.open = false;
    });
    document.addEventListener('pointerdown', this.#closeFromOutside);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('pointerdown', this.#closeFromOutside);
  }

  #closeFromOutside = (event: Event): void => {
    if (event.target instanceof Node && !this.contains(event.target)) this.open = false;
  };

  override render() {
    return html`<div class="field menu" @keydown=${this.#onKey}>
      <span id=${`${this.#id}-label`} class="label">${this.label}</span>
      <button
        class="control"
        id=${`${this.#id}-button`}
        aria-expanded=${this.open}
        aria-labelledby=${`${this.#id}-label ${this.#id}-button`}
        @click=${() => (this.open = !this.open)}
      >
        ${this.#summary()}
      </button>
      ${this.open ? this.#list() : nothing}
    </div>`;
  }

  get #id(): string {
    return `menu-${this.label.toLowerCase()}`;
  }

  #summary(): string {
    if (this.chosen.length === 0) return this.all;
    const [first] = this.chosen;
    if (this.chosen.length > 1) return `${this.chosen.length} chosen`;
    return this.choices.find(choice => choice.id === first)?.name ?? '1 chosen';
  }

  #list() {
    const sought = this.sought.trim().toLowerCase();
    const found = this.choices.filter(({ id, name }) => this.chosen.includes(id) || name.toLowerCase().includes(sought));
    return html`<fieldset class="list card">
      <legend class="hidden">${this.label}</legend>
      ${this.choices.length > 8
        ? html`<input type="search" aria-label="Search in ${this.label.toLowerCase()}" placeholder="Search" .value=${this.sought}
            @input=${(event: InputEvent) => (this.sought = (event.target as HTMLInputElement).value)} />`
        : nothing}
      <div class="choices">
        ${found.map(
          ({ id, name }) => html`<label>
            <input type="checkbox" .checked=${this.chosen.includes(id)} @change=${() => this.#toggle(id)} />${name}
          </label>`,
        )}
        ${found.length === 0 ? html`<p class="quiet">Nothing found.</p>` : nothing}
      </div>
      ${this.chosen.length > 0 ? html`<button class="plain small" @click=${() => this.fire('chosen', [])}>Clear</button>` : nothing}
    </fieldset>`;
  }

  #toggle(id: string): void {
    this.fire('chosen', this.chosen.includes(id) ? this.chosen.filter(each => each !== id) : [...this.chosen, id]);
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !this.open) return;
    event.stopPropagation();
    this.open = false;
    this.querySelector<HTMLElement>('.control')?.focus();
  }
}
customElements.define('choice-menu', ChoiceMenu);

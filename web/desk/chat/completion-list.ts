import { css, html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';

const PAUSE_MILLIS = 120;

export const completionStyles = css`
  .completions {
    max-block-size: 300px;
    overflow-y: auto;
    margin: 0;
    padding: 6px;
    border-block-end: 1px solid var(--line);
    list-style: none;
  }
  .completion {
    display: grid;
    grid-template-columns: 1fr auto;
    gap: 0 12px;
    padding: 6px 10px;
    border-radius: 8px;
    cursor: pointer;
  }
  .completion[aria-selected='true'] {
    background: var(--soft);
  }
  .note .completion[aria-selected='true'] {
    background: var(--panel);
  }
  .completion b {
    font-weight: 600;
  }
  .completion kbd,
  .completion small {
    font: 12px var(--font);
    color: var(--quiet);
  }
  .note .completion small {
    color: var(--note-text);
  }
  .completion span {
    grid-column: 1 / -1;
    overflow: hidden;
    white-space: nowrap;
    text-overflow: ellipsis;
    font-size: 13px;
    color: var(--quiet);
  }
`;

/** The things that a list offers. */
export interface Completions<Item> {
  /** Name of the list, for screen readers. */
  readonly label: string;
  /** Whether Enter waits while items are searched, because the text alone must not be sent. */
  readonly holdsEnter: boolean;
  find(search: string): Promise<readonly Item[]>;
  row(item: Item): TemplateResult;
  choose(item: Item): void;
}

/** A list above the composer that completes what the agent types. */
export class CompletionList<Item> implements ReactiveController {
  #items: readonly Item[] = [];
  #selected = 0;
  #asked: string | undefined;
  #isLoading = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly source: Completions<Item>,
  ) {
    host.addController(this);
  }

  hostDisconnected(): void {
    this.close();
  }

  /** Id of the selected option, for screen readers. */
  get active(): string | typeof nothing {
    return this.#items.length ? `completion-${this.#selected}` : nothing;
  }

  get isOpen(): boolean {
    return this.#items.length > 0;
  }

  /** Follows the text of the composer: the part to complete, or nothing if there is none. */
  follow(search: string | undefined): void {
    if (search === undefined) {
      this.close();
      return;
    }
    this.#asked = search;
    this.#isLoading = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#load(search), PAUSE_MILLIS);
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#asked = undefined;
    this.#isLoading = false;
    this.#show([]);
  }

  /** Handles a key of the composer. Returns whether the key is used up. */
  onKey({ key, shiftKey }: KeyboardEvent): boolean {
    if (key === 'Enter' && this.#isLoading && this.source.holdsEnter && !shiftKey) return true;
    if (!this.isOpen) return false;
    if (key === 'Escape') this.close();
    else if (key === 'ArrowDown') this.#select(this.#selected + 1);
    else if (key === 'ArrowUp') this.#select(this.#selected - 1);
    else if ((key === 'Enter' || key === 'Tab') && !shiftKey) this.#choose(this.#selected);
    else return false;
    return true;
  }

  render() {
    if (!this.isOpen) return nothing;
    return html`<ul class="completions" id="completions" role="listbox" aria-label=${this.source.label}>
      ${this.#items.map(
        (item, index) => html`<li
          class="completion"
          id="completion-${index}"
          role="option"
          aria-selected=${index === this.#selected}
          @pointerdown=${(event: Event) => event.preventDefault()}
          @click=${() => this.#choose(index)}
        >
          ${this.source.row(item)}
        </li>`,
      )}
    </ul>`;
  }

  async #load(search: string): Promise<void> {
    const found = await this.source.find(search);
    if (this.#asked !== search) return;
    this.#isLoading = false;
    this.#show(found);
  }

  #show(items: readonly Item[]): void {
    this.#items = items;
    this.#selected = 0;
    this.host.requestUpdate();
  }

  #select(index: number): void {
    this.#selected = (index + this.#items.length) % this.#items.length;
    this.host.requestUpdate();
  }

  #choose(index: number): void {
    const item = this.#items[index];
    this.close();
    if (item) this.source.choose(item);
  }
}

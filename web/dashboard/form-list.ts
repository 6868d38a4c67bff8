import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { Choice } from './choice-menu';
import { byName } from './choices';
import { figure } from './format';
import { refusal } from './refusal';
import { RowList } from './row-list';

/** The most rows that are shown. The search finds the others. */
const ROWS = 100;
/** A shorter list needs no search. */
const SHORT = 8;

/** The head of a column of buttons. */
export const CHANGE = html`<span class="hidden">Change</span>`;

/** The texts and the parts around the rows of a list. */
interface Frame<T> {
  /** A row, and several rows. */
  nouns: readonly [string, string];
  /** Label of the table. */
  label: string;
  heads: readonly unknown[];
  hint: string;
  /** The texts of a row that the search looks in, and their name in its label. */
  search?: string;
  textsOf?: (row: T) => string[];
  /** In place of a table without rows. */
  empty?: string;
  /** A button beside the search, and the form that it opens. */
  button?: TemplateResult;
  form?: unknown;
}

/** The action of a form. */
interface Saving<T> {
  label?: string;
  save: (given: FormData) => Promise<T>;
  done: (saved: T) => string;
  /** Further buttons. */
  buttons?: unknown;
}

/** Rows by name, with a search in longer lists, and a form for one row at a time. */
export abstract class FormList<T extends Choice> extends RowList<T> {
  static override properties: PropertyDeclarations = { open: { state: true }, sought: { state: true } };
  /** The data-id of the button whose form is open: the id of the row, and the part of it that the form changes. */
  declare protected open: string | undefined;
  declare private sought: string;

  constructor() {
    super();
    this.sought = '';
  }

  protected abstract frame(): Frame<T>;

  protected abstract cells(row: T): TemplateResult;

  protected abstract form(row: T, part: string): TemplateResult;

  /** The form takes the focus when it opens. Afterwards, its button has it again, or the last one of the row if it is gone. */
  override updated(changed: PropertyValues): void {
    if (!changed.has('open')) return;
    const before = changed.get('open') as string | undefined;
    if (this.open) return this.querySelector<HTMLElement>('form input')?.focus();
    if (!before) return;
    const buttons = [...this.querySelectorAll<HTMLElement>('[data-id]')];
    const ofRow = buttons.filter(({ dataset }) => rowOf(dataset.id) === rowOf(before));
    (ofRow.find(({ dataset }) => dataset.id === before) ?? ofRow.at(-1))?.focus();
  }

  protected override content(rows: readonly T[]) {
    const { nouns, label, heads, hint, search = 'name', textsOf = ({ name }) => [name], empty, button, form } = this.frame();
    const sought = this.sought.trim().toLowerCase();
    const found = rows.filter(row => textsOf(row).some(text => text.toLowerCase().includes(sought)));
    return html`<div class="list-bar">
        <p role="status">${this.done ?? (found.length === 1 ? `1 ${nouns[0]}` : `${figure(found.length, 'count')} ${nouns[1]}`)}</p>
        ${rows.length > SHORT
          ? html`<input type="search" aria-label=${`Search by ${search}`} placeholder="Search" .value=${this.sought} @input=${this.#search} />`
          : nothing}
        ${button ?? nothing}
      </div>
      <p class="quiet">${hint}</p>
      ${refusal(this.problem)} ${form ?? nothing}
      ${found.length || !empty ? this.table(label, heads, found.slice(0, ROWS).map(row => this.#row(row, heads.length))) : html`<p class="nothing">${empty}</p>`}
      ${found.length > ROWS ? html`<p class="quiet">These are the first ${ROWS}. Search for the others.</p>` : nothing}`;
  }

  #row(row: T, columns: number) {
    const isOpen = rowOf(this.open) === row.id;
    const form = () => keyed(this.open, this.form(row, this.open!.slice(row.id.length + 1)));
    return html`<tr>${this.cells(row)}</tr>
      ${isOpen ? html`<tr><td colspan=${columns} class="text">${form()}</td></tr>` : nothing}`;
  }

  /** A button that opens a form, or closes it. */
  protected opener(id: string, text: string, label = text) {
    return html`<button class="plain small" data-id=${id} aria-label=${label} aria-expanded=${this.open === id} @click=${() => this.#toggle(id)}>${text}</button>`;
  }

  /** A form with buttons to save and to cancel. */
  protected formOf(fields: unknown, { label, save, done, buttons }: Saving<T>) {
    const submit = (event: SubmitEvent): void => {
      event.preventDefault();
      const form = event.target as HTMLFormElement;
      void this.store(() => save(new FormData(form)), done, form);
    };
    return html`<form class="inline-form" aria-label=${label ?? nothing} @submit=${submit}>
      ${fields}
      <div class="actions">
        <button class="primary small" ?disabled=${this.isBusy}>Save</button>
        ${buttons ?? nothing}
        <button class="plain small" type="button" @click=${() => this.#toggle()}>Cancel</button>
      </div>
    </form>`;
  }

  /** Stores a row, and closes the form. */
  protected store(action: () => Promise<T>, done: (saved: T) => string, form?: HTMLFormElement): Promise<void> {
    return this.change(async () => {
      const saved = await action();
      this.rows = [...(this.rows ?? []).filter(({ id }) => id !== saved.id), saved].sort(byName);
      this.open = undefined;
      return done(saved);
    }, form);
  }

  #toggle(open?: string): void {
    this.open = this.open === open ? undefined : open;
    this.problem = this.done = undefined;
  }

  #search({ target }: InputEvent): void {
    this.sought = (target as HTMLInputElement).value;
    this.open = this.done = undefined;
  }
}

function rowOf(open: string | undefined): string | undefined {
  return open?.split(' ')[0];
}

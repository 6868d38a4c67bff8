import { html, nothing, type PropertyValues } from 'lit';
import type { ParleyClient } from '../shared/client';
import { accepted, ParleyError } from '../shared/errors';
import {
  AdministrationCreateTagDocument,
  AdministrationTagsDocument,
  AdministrationUpdateTagDocument,
  type AdministeredTagFragment,
} from '../shared/gql/administration/graphql';
import { languageName } from '../shared/languages';
import { reasonOf } from '../shared/reason';
import { byName, readAll } from './choices';
import { figure } from './format';
import { PageElement } from './page-element';
import { refusal } from './refusal';

type Tag = AdministeredTagFragment;
type Kind = Tag['kind'];

const KINDS: Record<Kind, string> = { CLOSING: 'Closing tag', SKILL: 'Skill' };

/** In place of the id of a tag: the form for a new one is open. */
const NEW = 'new';
const COLOR = '#1d7a46';

/** The most rows that are shown. The search finds the others. */
const ROWS = 100;
/** A shorter list needs no search. */
const SHORT = 8;

/** The closing tags and the skills, with a form for a new one and for each of them. */
export class TagList extends PageElement {
  static override properties = {
    client: { attribute: false },
    tags: { state: true },
    kind: { state: true },
    open: { state: true },
    sought: { state: true },
    problem: { state: true },
    done: { state: true },
    isBusy: { state: true },
  };
  declare client: ParleyClient;
  declare private tags: readonly Tag[] | undefined;
  /** The kind of the new tag. */
  declare private kind: Kind;
  /** Id of the tag whose form is open. */
  declare private open: string | undefined;
  declare private sought: string;
  declare private problem: string | undefined;
  declare private done: string | undefined;
  declare private isBusy: boolean;

  constructor() {
    super();
    this.kind = 'CLOSING';
    this.sought = '';
  }

  override firstUpdated(): void {
    void this.#load();
  }

  /** The form takes the focus when it opens. Afterwards, the button has it again. */
  override updated(changed: PropertyValues): void {
    if (!changed.has('open')) return;
    const before = changed.get('open') as string | undefined;
    if (this.open) this.querySelector<HTMLElement>('form input')?.focus();
    else if (before) [...this.querySelectorAll<HTMLElement>('[data-id]')].find(({ dataset }) => dataset.id === before)?.focus();
  }

  override render() {
    const { tags, problem } = this;
    if (!tags) return problem ? refusal(problem, () => void this.#load()) : html`<p role="status" class="nothing">Reading…</p>`;
    const sought = this.sought.trim().toLowerCase();
    const found = tags.filter(({ name }) => name.toLowerCase().includes(sought));
    return html`<div class="list-bar">
        <p role="status">${this.done ?? (found.length === 1 ? '1 tag' : `${figure(found.length, 'count')} tags`)}</p>
        ${tags.length > SHORT
          ? html`<input type="search" aria-label="Search by name" placeholder="Search" .value=${this.sought}
              @input=${(event: InputEvent) => this.#search((event.target as HTMLInputElement).value)} />`
          : nothing}
        <button class="plain small" data-id=${NEW} aria-expanded=${this.open === NEW} @click=${() => this.#toggle(NEW)}>New tag or skill</button>
      </div>
      <p class="quiet">Agents choose closing tags when they end a chat. Chats that need skills are offered to agents who have them. Tags are archived and not deleted.</p>
      ${refusal(problem)} ${this.open === NEW ? this.#form(undefined, this.kind) : nothing}
      ${found.length ? this.#table(found.slice(0, ROWS)) : html`<p class="nothing">${tags.length ? 'No tag has this name.' : 'There are no tags and no skills yet.'}</p>`}
      ${found.length > ROWS ? html`<p class="quiet">These are the first ${ROWS}. Search for the others.</p>` : nothing}`;
  }

  #table(tags: readonly Tag[]) {
    return html`<div class="table sessions" role="region" aria-label="Tags and skills" tabindex="0">
      <table>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col" class="text">Kind</th>
            <th scope="col" class="text">Language</th>
            <th scope="col" class="text">State</th>
            <th scope="col"><span class="hidden">Change</span></th>
          </tr>
        </thead>
        <tbody>
          ${tags.map(tag => this.#row(tag))}
        </tbody>
      </table>
    </div>`;
  }

  #row(tag: Tag) {
    const { id, name, color, kind, language, archived } = tag;
    const isOpen = this.open === id;
    return html`<tr>
        <th scope="row" class="wrap"><span class="swatch" aria-hidden="true" .style=${`background: ${color}`}></span> <span>${name}</span></th>
        <td class="text">${KINDS[kind]}</td>
        <td class="text">${language ? languageName(language, 'en') : '–'}</td>
        <td class="text">${archived ? 'Archived' : 'In use'}</td>
        <td><button class="plain small" data-id=${id} aria-label=${`Change ${name}`} aria-expanded=${isOpen} @click=${() => this.#toggle(id)}>Change</button></td>
      </tr>
      ${isOpen ? html`<tr><td colspan="5" class="text">${this.#form(tag, kind)}</td></tr>` : nothing}`;
  }

  #form(tag: Tag | undefined, kind: Kind) {
    return html`<form class="inline-form" aria-label=${tag ? `Change ${tag.name}` : 'New tag or skill'} @submit=${(event: SubmitEvent) => void this.#save(event, tag)}>
      ${tag
        ? nothing
        : html`<fieldset>
            <legend>Kind</legend>
            ${(Object.keys(KINDS) as Kind[]).map(
              each => html`<label><input type="radio" name="kind" value=${each} .checked=${each === kind} @change=${() => (this.kind = each)} />${KINDS[each]}</label>`,
            )}
          </fieldset>`}
      <label class="field"><span class="label">Name</span><input name="name" required maxlength="40" .defaultValue=${tag?.name ?? ''} /></label>
      <label class="field"><span class="label">Colour</span><input name="color" type="color" .defaultValue=${tag?.color ?? COLOR} /></label>
      ${kind === 'SKILL'
        ? html`<label class="field"><span class="label">Language that the skill stands for, such as nb</span>
            <input name="language" maxlength="35" ?required=${Boolean(tag?.language)} .defaultValue=${tag?.language ?? ''} /></label>`
        : nothing}
      ${tag ? html`<label><input type="checkbox" name="archived" ?checked=${tag.archived} />Archived: it can’t be chosen any more</label>` : nothing}
      <div class="actions">
        <button class="primary small" ?disabled=${this.isBusy}>Save</button>
        <button class="plain small" type="button" @click=${() => this.#toggle(undefined)}>Cancel</button>
      </div>
    </form>`;
  }

  /** Opens a form, or closes the one that is open. */
  #toggle(open: string | undefined): void {
    this.open = this.open === open ? undefined : open;
    this.problem = this.done = undefined;
  }

  #search(sought: string): void {
    this.sought = sought;
    this.open = this.done = undefined;
  }

  async #load(): Promise<void> {
    try {
      this.tags = await readAll<Tag>(async after => (await this.client.query(AdministrationTagsDocument, { after })).chatTags);
      this.problem = undefined;
    } catch (problem) {
      this.problem = reasonOf(problem);
    }
  }

  async #save(event: SubmitEvent, tag: Tag | undefined): Promise<void> {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    this.isBusy = true;
    this.problem = this.done = undefined;
    try {
      const saved = await this.#send(new FormData(form), tag);
      this.tags = [...(this.tags ?? []).filter(({ id }) => id !== saved.id), saved].sort(byName);
      this.open = undefined;
      this.done = `${saved.name} is saved.`;
    } catch (problem) {
      // Somebody else has changed the tag. The form stays, and the next attempt has the new version.
      if (problem instanceof ParleyError && problem.code === 'VERSION_CONFLICT') await this.#load();
      this.problem = reasonOf(problem, form);
    } finally {
      this.isBusy = false;
    }
  }

  async #send(given: FormData, tag: Tag | undefined): Promise<Tag> {
    const text = (name: string) => String(given.get(name) ?? '').trim();
    const input = { name: text('name'), color: text('color'), language: text('language') || null };
    if (!tag) return accepted((await this.client.mutate(AdministrationCreateTagDocument, { ...input, kind: this.kind })).createChatTag).chatTag!;
    const change = { ...input, tagId: tag.id, expectedVersion: tag.version, archived: given.has('archived') };
    return accepted((await this.client.mutate(AdministrationUpdateTagDocument, change)).updateChatTag).chatTag!;
  }
}
customElements.define('tag-list', TagList);

import { html, nothing, type PropertyValues } from 'lit';
import type { ParleyClient } from '../shared/client';
import { ParleyError } from '../shared/errors';
import { reasonOf } from '../shared/reason';
import type { Choice } from './choice-menu';
import { figure } from './format';
import { PageElement } from './page-element';
import { refusal } from './refusal';
import { readSkilled, readSkills, setSkills, type Skilled, type SkilledKind } from './skills';
import type { Administrator } from './view';

/** The most rows that are shown. The search finds the others. */
const ROWS = 100;
/** A shorter list needs no search. */
const SHORT = 8;

const NOUNS: Record<SkilledKind, { one: string; many: string; head: string }> = {
  agents: { one: 'agent', many: 'agents', head: 'Agent' },
  topics: { one: 'topic', many: 'topics', head: 'Topic' },
};

/** Agents or topics with their skills, and a form for those of one of them. */
export class SkillList extends PageElement {
  static override properties = {
    client: { attribute: false },
    kind: {},
    person: { attribute: false },
    all: { state: true },
    skills: { state: true },
    open: { state: true },
    sought: { state: true },
    problem: { state: true },
    done: { state: true },
    isBusy: { state: true },
  };
  declare client: ParleyClient;
  declare kind: SkilledKind;
  /** The person who has signed in. */
  declare person: Administrator;
  declare private all: readonly Skilled[] | undefined;
  /** The skills that can be chosen. */
  declare private skills: readonly Choice[];
  /** Id of the agent or the topic whose form is open. */
  declare private open: string | undefined;
  declare private sought: string;
  declare private problem: string | undefined;
  declare private done: string | undefined;
  declare private isBusy: boolean;

  #loads = 0;

  constructor() {
    super();
    this.skills = [];
    this.sought = '';
  }

  override willUpdate(changed: PropertyValues): void {
    if (!changed.has('kind')) return;
    this.all = this.open = this.problem = this.done = undefined;
    this.sought = '';
    void this.#load();
  }

  /** The form takes the focus when it opens. Afterwards, the button has it again. */
  override updated(changed: PropertyValues): void {
    if (!changed.has('open')) return;
    const before = changed.get('open') as string | undefined;
    if (this.open) this.querySelector<HTMLElement>('form input, form button')?.focus();
    else if (before) [...this.querySelectorAll<HTMLElement>('[data-id]')].find(({ dataset }) => dataset.id === before)?.focus();
  }

  override render() {
    const { all, problem } = this;
    if (!all) return problem ? refusal(problem, () => this.#loadAgain()) : html`<p role="status" class="nothing">Reading…</p>`;
    const { one, many, head } = NOUNS[this.kind];
    const sought = this.sought.trim().toLowerCase();
    const found = all.filter(each => [each, ...each.skills].some(({ name }) => name.toLowerCase().includes(sought)));
    return html`<div class="list-bar">
        <p role="status">${this.done ?? (found.length === 1 ? `1 ${one}` : `${figure(found.length, 'count')} ${many}`)}</p>
        ${all.length > SHORT
          ? html`<input type="search" aria-label="Search by name or skill" placeholder="Search" .value=${this.sought}
              @input=${(event: InputEvent) => this.#search((event.target as HTMLInputElement).value)} />`
          : nothing}
      </div>
      <p class="quiet">${this.#hint()}</p>
      ${refusal(problem)}
      <div class="table sessions" role="region" aria-label=${`Skills of ${many}`} tabindex="0">
        <table>
          <thead>
            <tr><th scope="col">${head}</th><th scope="col" class="text">Skills</th><th scope="col"><span class="hidden">Change</span></th></tr>
          </thead>
          <tbody>
            ${found.slice(0, ROWS).map(each => this.#row(each))}
          </tbody>
        </table>
      </div>
      ${found.length > ROWS ? html`<p class="quiet">These are the first ${ROWS}. Search for the others.</p>` : nothing}`;
  }

  #hint(): string {
    if (!this.skills.length) return 'There are no skills yet. Administrators create them under “Tags and skills”.';
    if (this.kind === 'agents') return 'Chats that need skills are offered to agents who have them.';
    return this.#mayChange ? 'New chats of a topic need its skills.' : 'New chats of a topic need its skills. Administrators change them.';
  }

  get #mayChange(): boolean {
    return this.kind === 'agents' || this.person.admin;
  }

  #row(each: Skilled) {
    const isOpen = this.open === each.id;
    const button = html`<button class="plain small" data-id=${each.id} aria-label=${`Change the skills of ${each.name}`} aria-expanded=${isOpen}
      @click=${() => this.#toggle(isOpen ? undefined : each.id)}>Change</button>`;
    return html`<tr>
        <th scope="row">${each.name}</th>
        <td class="text wrap">${each.skills.map(({ name }) => name).join(', ') || '–'}</td>
        <td>${this.#mayChange && this.#choices(each).length ? button : nothing}</td>
      </tr>
      ${isOpen ? html`<tr><td colspan="3" class="text">${this.#form(each)}</td></tr>` : nothing}`;
  }

  #form(each: Skilled) {
    return html`<form class="inline-form" @submit=${(event: SubmitEvent) => void this.#save(event, each)}>
      <fieldset>
        <legend>Skills of ${each.name}</legend>
        ${this.#choices(each).map(
          ({ id, name }) => html`<label><input type="checkbox" name="skill" value=${id} ?checked=${each.skills.some(skill => skill.id === id)} />${name}</label>`,
        )}
      </fieldset>
      <div class="actions">
        <button class="primary small" ?disabled=${this.isBusy}>Save</button>
        <button class="plain small" type="button" @click=${() => this.#toggle(undefined)}>Cancel</button>
      </div>
    </form>`;
  }

  /** The skills that can be chosen, and those that were archived after they were given. */
  #choices({ skills }: Skilled): Choice[] {
    return [...this.skills, ...skills.filter(({ id }) => !this.skills.some(skill => skill.id === id))];
  }

  #toggle(open: string | undefined): void {
    this.open = open;
    this.problem = this.done = undefined;
  }

  #search(sought: string): void {
    this.sought = sought;
    this.open = this.done = undefined;
  }

  #loadAgain(): void {
    this.problem = undefined;
    void this.#load();
  }

  async #load(): Promise<void> {
    const load = ++this.#loads;
    try {
      const [skills, all] = await Promise.all([readSkills(this.client), readSkilled(this.client, this.kind, this.person)]);
      if (load !== this.#loads) return;
      this.skills = skills;
      this.all = all;
    } catch (problem) {
      if (load === this.#loads) this.problem = reasonOf(problem);
    }
  }

  async #save(event: SubmitEvent, each: Skilled): Promise<void> {
    event.preventDefault();
    const { kind } = this;
    const chosen = new FormData(event.target as HTMLFormElement).getAll('skill').map(String);
    this.isBusy = true;
    this.problem = this.done = undefined;
    try {
      const saved = await setSkills(this.client, kind, each, chosen);
      if (kind !== this.kind) return;
      this.all = this.all?.map(other => (other.id === saved.id ? saved : other));
      this.open = undefined;
      this.done = `The skills of ${saved.name} are saved.`;
    } catch (problem) {
      if (kind !== this.kind) return;
      this.problem = reasonOf(problem);
      // The version of an agent changes with its presence too. The form stays, and the next attempt has the new version.
      if (problem instanceof ParleyError && problem.code === 'VERSION_CONFLICT') await this.#load();
    } finally {
      this.isBusy = false;
    }
  }
}
customElements.define('skill-list', SkillList);

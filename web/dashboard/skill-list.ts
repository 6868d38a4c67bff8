import { html, nothing } from 'lit';
import type { Choice } from './choice-menu';
import { CHANGE, FormList } from './form-list';
import { readSkilled, readSkills, setSkills, type Skilled, type SkilledKind } from './skills';
import type { Administrator } from './view';

const NOUNS = {
  agents: ['agent', 'agents'],
  topics: ['topic', 'topics'],
} as const satisfies Record<SkilledKind, readonly [string, string]>;

const HEADS: Record<SkilledKind, string> = { agents: 'Agent', topics: 'Topic' };

/** Agents or topics with their skills, and a form for those of one of them. */
export class SkillList extends FormList<Skilled> {
  static override properties = { kind: {}, person: { attribute: false } };
  declare kind: SkilledKind;
  /** The person who has signed in. */
  declare person: Administrator;

  /** The skills that can be chosen. */
  #skills: readonly Choice[] = [];

  protected override async read() {
    const [skills, all] = await Promise.all([readSkills(this.client), readSkilled(this.client, this.kind, this.person)]);
    this.#skills = skills;
    return all;
  }

  protected override frame() {
    return {
      nouns: NOUNS[this.kind],
      label: `Skills of ${this.kind}`,
      heads: [HEADS[this.kind], 'Skills', CHANGE],
      hint: this.#hint(),
      search: 'name or skill',
      textsOf: (each: Skilled) => [each, ...each.skills].map(({ name }) => name),
    };
  }

  #hint(): string {
    if (!this.#skills.length) return 'There are no skills yet. Administrators create them under “Tags and skills”.';
    if (this.kind === 'agents') return 'Chats that need skills are offered to agents who have them.';
    return this.#mayChange ? 'New chats of a topic need its skills.' : 'New chats of a topic need its skills. Administrators change them.';
  }

  get #mayChange(): boolean {
    return this.kind === 'agents' || this.person.admin;
  }

  protected override cells(each: Skilled) {
    const { id, name, skills } = each;
    return html`<th scope="row">${name}</th>
      <td class="text wrap">${skills.map(skill => skill.name).join(', ') || '–'}</td>
      <td>${this.#mayChange && this.#choices(each).length ? this.opener(id, 'Change', `Change the skills of ${name}`) : nothing}</td>`;
  }

  protected override form(each: Skilled) {
    const fields = html`<fieldset>
      <legend>Skills of ${each.name}</legend>
      ${this.#choices(each).map(
        ({ id, name }) => html`<label><input type="checkbox" name="skill" value=${id} ?checked=${each.skills.some(skill => skill.id === id)} />${name}</label>`,
      )}
    </fieldset>`;
    return this.formOf(fields, {
      save: given => setSkills(this.client, this.kind, each, given.getAll('skill').map(String)),
      done: ({ name }) => `The skills of ${name} are saved.`,
    });
  }

  /** The skills that can be chosen, and those that were archived after they were given. */
  #choices({ skills }: Skilled): Choice[] {
    return [...this.#skills, ...skills.filter(({ id }) => !this.#skills.some(skill => skill.id === id))];
  }
}
customElements.define('skill-list', SkillList);

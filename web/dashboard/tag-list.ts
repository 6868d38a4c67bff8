import { html, nothing } from 'lit';
import { accepted } from '../shared/errors';
import {
  AdministrationCreateTagDocument,
  AdministrationTagsDocument,
  AdministrationUpdateTagDocument,
  type AdministeredTagFragment,
} from '../shared/gql/administration/graphql';
import { languageName } from '../shared/languages';
import { readAll } from './choices';
import { CHANGE, FormList } from './form-list';

type Tag = AdministeredTagFragment;
type Kind = Tag['kind'];

const KINDS: Record<Kind, string> = { CLOSING: 'Closing tag', SKILL: 'Skill' };

/** In place of the id of a tag: the form for a new one is open. */
const NEW = 'new';
const COLOR = '#1d7a46';

/** The closing tags and the skills, with a form for a new one and for each of them. */
export class TagList extends FormList<Tag> {
  static override properties = { kind: { state: true } };
  /** The kind of the new tag. */
  declare private kind: Kind;

  constructor() {
    super();
    this.kind = 'CLOSING';
  }

  protected override read() {
    return readAll<Tag>(async after => (await this.client.query(AdministrationTagsDocument, { after })).chatTags);
  }

  protected override frame() {
    return {
      nouns: ['tag', 'tags'],
      label: 'Tags and skills',
      heads: ['Name', 'Kind', 'Language', 'State', CHANGE],
      hint: 'Agents choose closing tags when they end a chat. Chats that need skills are offered to agents who have them. Tags are archived and not deleted.',
      empty: this.rows?.length ? 'No tag has this name.' : 'There are no tags and no skills yet.',
      button: this.opener(NEW, 'New tag or skill'),
      form: this.open === NEW ? this.form() : nothing,
    } as const;
  }

  protected override cells(tag: Tag) {
    const { id, name, color, kind, language, archived } = tag;
    return html`<th scope="row" class="wrap"><span class="swatch" aria-hidden="true" .style=${`background: ${color}`}></span> <span>${name}</span></th>
      <td class="text">${KINDS[kind]}</td>
      <td class="text">${language ? languageName(language, 'en') : '–'}</td>
      <td class="text">${archived ? 'Archived' : 'In use'}</td>
      <td>${this.opener(id, 'Change', `Change ${name}`)}</td>`;
  }

  protected override form(tag?: Tag) {
    const kind = tag?.kind ?? this.kind;
    const fields = html`${tag
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
      ${tag ? html`<label><input type="checkbox" name="archived" ?checked=${tag.archived} />Archived: it can’t be chosen any more</label>` : nothing}`;
    return this.formOf(fields, {
      label: tag ? `Change ${tag.name}` : 'New tag or skill',
      save: given => this.#send(given, tag),
      done: ({ name }) => `${name} is saved.`,
    });
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

import { html, nothing } from 'lit';
import { accepted } from '../shared/errors';
import {
  AdministrationTranslateDocument,
  AdministrationTranslationsDocument,
  type ChatTopicTextsInput,
  type TextsOfTopicFragment,
  type TranslatedTopicFragment,
} from '../shared/gql/administration/graphql';
import { languageName } from '../shared/languages';
import { readAll } from './choices';
import { FormList } from './form-list';

type Topic = TranslatedTopicFragment;
type Texts = TextsOfTopicFragment;

/** Each text of a topic: its name in the schema, its label, and its most characters. */
const FIELDS = [
  ['title', 'Title of the widget', 255],
  ['subtitle', 'Text below the title', 255],
  ['badgeText', 'Text of the button', 255],
  ['preChatMessage', 'Message above the form', 1024],
  ['welcomeMessage', 'Message when an agent accepts', 4000],
  ['queueText', 'Text in the queue', 255],
  ['offlineTitle', 'Title when nobody answers', 255],
  ['offlineMessage', 'Message when nobody answers', 1024],
  ['postChatTitle', 'Title after the chat', 255],
  ['postChatMessage', 'Message after the chat', 1024],
  ['ratingText', 'Question for the rating', 1024],
] as const satisfies readonly (readonly [keyof Texts, string, number])[];

/** A longer text has several lines. */
const LINE = 255;

/** The topics with their translations, and a form for the texts of one of them. */
export class TranslationList extends FormList<Topic> {
  protected override read() {
    return readAll<Topic>(async after => (await this.client.query(AdministrationTranslationsDocument, { after })).chatTopics);
  }

  protected override frame() {
    return {
      nouns: ['topic', 'topics'],
      label: 'Translations of topics',
      heads: ['Topic', 'Own language', 'Translations'],
      hint: 'Customers see a topic in their language. Texts that are not translated are shown as they are in the topic.',
    } as const;
  }

  protected override cells({ id, name, own, translations }: Topic) {
    const languages = translations.map(({ language }) => language ?? '');
    return html`<th scope="row" class="wrap">${name}</th>
      <td class="text">${own.language ? languageName(own.language, 'en') : '–'}</td>
      <td class="text wrap">
        <div class="actions">
          ${languages.map(language => this.opener(`${id} ${language}`, languageName(language, 'en'), `Change the ${languageName(language, 'en')} texts of ${name}`))}
          ${this.opener(`${id} `, 'Add', `Add a language to ${name}`)}
        </div>
      </td>`;
  }

  /** The form for a translation of a topic, or for a new one if it has no language. */
  protected override form(topic: Topic, language: string) {
    const texts = topic.translations.find(each => each.language === language);
    const fields = html`${texts
        ? nothing
        : html`<label class="field"><span class="label">Language, as a tag such as nb or de-AT</span><input name="language" required maxlength="35" /></label>`}
      ${FIELDS.map(([field, label, most]) => {
        const [own, value] = [topic.own[field] ?? '', texts?.[field] ?? ''];
        return html`<label class="field"><span class="label">${label}</span>
          ${most > LINE
            ? html`<textarea name=${field} rows="2" maxlength=${most} dir="auto" placeholder=${own} .defaultValue=${value}></textarea>`
            : html`<input name=${field} maxlength=${most} dir="auto" placeholder=${own} .defaultValue=${value} />`}</label>`;
      })}`;
    const remove = html`<button class="danger small" type="button" ?disabled=${this.isBusy} @click=${() => void this.#remove(topic, language)}>Remove the translation</button>`;
    return this.formOf(fields, {
      label: texts ? `${languageName(language, 'en')} texts of ${topic.name}` : `New language of ${topic.name}`,
      save: given => this.#save(given, topic, language),
      done: ({ name }) => `The texts of ${name} are saved.`,
      buttons: texts && remove,
    });
  }

  #save(given: FormData, topic: Topic, language: string): Promise<Topic> {
    const texts = Object.fromEntries(FIELDS.map(([field]) => [field, String(given.get(field) ?? '').trim() || null]));
    const added: ChatTopicTextsInput = { ...texts, language: language || String(given.get('language')).trim() };
    const isNew = !topic.translations.some(each => each.language === language);
    const translations = topic.translations.map(each => (each.language === language ? added : asInput(each)));
    return this.#send(topic, isNew ? [...translations, added] : translations);
  }

  #remove(topic: Topic, language: string): Promise<void> {
    const translations = topic.translations.filter(each => each.language !== language).map(asInput);
    return this.store(() => this.#send(topic, translations), ({ name }) => `The translation of ${name} is removed.`);
  }

  async #send({ id, version }: Topic, translations: ChatTopicTextsInput[]): Promise<Topic> {
    const input = { topicId: id, expectedVersion: version, translations };
    return accepted((await this.client.mutate(AdministrationTranslateDocument, input)).updateChatTopic).chatTopic!;
  }
}
customElements.define('translation-list', TranslationList);

function asInput(texts: Texts): ChatTopicTextsInput {
  return { ...Object.fromEntries(FIELDS.map(([field]) => [field, texts[field]])), language: texts.language ?? '' };
}

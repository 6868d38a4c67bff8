import { html, nothing, type PropertyValues } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { ParleyClient } from '../shared/client';
import { accepted, ParleyError } from '../shared/errors';
import {
  AdministrationTranslateDocument,
  AdministrationTranslationsDocument,
  type ChatTopicTextsInput,
  type TextsOfTopicFragment,
  type TranslatedTopicFragment,
} from '../shared/gql/administration/graphql';
import { languageName } from '../shared/languages';
import { reasonOf } from '../shared/reason';
import { readAll } from './choices';
import { figure } from './format';
import { PageElement } from './page-element';
import { refusal } from './refusal';

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
/** A shorter list needs no search. */
const SHORT = 8;
/** The most rows that are shown. The search finds the others. */
const ROWS = 100;

/** The form that is open: for a translation of a topic, or for a new one if it has no language. */
interface Open {
  topic: string;
  language: string;
}

/** The topics with their translations, and a form for the texts of one of them. */
export class TranslationList extends PageElement {
  static override properties = {
    client: { attribute: false },
    topics: { state: true },
    open: { state: true },
    sought: { state: true },
    problem: { state: true },
    done: { state: true },
    isBusy: { state: true },
  };
  declare client: ParleyClient;
  declare private topics: readonly Topic[] | undefined;
  declare private open: Open | undefined;
  declare private sought: string;
  declare private problem: string | undefined;
  declare private done: string | undefined;
  declare private isBusy: boolean;

  constructor() {
    super();
    this.sought = '';
  }

  override firstUpdated(): void {
    void this.#load();
  }

  /** The form takes the focus when it opens. Afterwards, the button has it again, or the one for another language if it is gone. */
  override updated(changed: PropertyValues): void {
    if (!changed.has('open')) return;
    const before = changed.get('open') as Open | undefined;
    if (this.open) return this.querySelector<HTMLElement>('form input')?.focus();
    if (!before) return;
    const ofTopic = [...this.querySelectorAll<HTMLElement>('[data-topic]')].filter(({ dataset }) => dataset.topic === before.topic);
    (ofTopic.find(({ dataset }) => dataset.language === before.language) ?? ofTopic.at(-1))?.focus();
  }

  override render() {
    const { topics, problem } = this;
    if (!topics) return problem ? refusal(problem, () => void this.#load()) : html`<p role="status" class="nothing">Reading…</p>`;
    const sought = this.sought.trim().toLowerCase();
    const found = topics.filter(({ name }) => name.toLowerCase().includes(sought));
    return html`<div class="list-bar">
        <p role="status">${this.done ?? (found.length === 1 ? '1 topic' : `${figure(found.length, 'count')} topics`)}</p>
        ${topics.length > SHORT
          ? html`<input type="search" aria-label="Search by name" placeholder="Search" .value=${this.sought}
              @input=${(event: InputEvent) => this.#search((event.target as HTMLInputElement).value)} />`
          : nothing}
      </div>
      <p class="quiet">Customers see a topic in their language. Texts that are not translated are shown as they are in the topic.</p>
      ${refusal(problem)}
      <div class="table sessions" role="region" aria-label="Translations of topics" tabindex="0">
        <table>
          <thead>
            <tr><th scope="col">Topic</th><th scope="col" class="text">Own language</th><th scope="col" class="text">Translations</th></tr>
          </thead>
          <tbody>
            ${found.slice(0, ROWS).map(topic => this.#row(topic))}
          </tbody>
        </table>
      </div>
      ${found.length > ROWS ? html`<p class="quiet">These are the first ${ROWS}. Search for the others.</p>` : nothing}`;
  }

  #row(topic: Topic) {
    const open = this.open?.topic === topic.id ? this.open : undefined;
    const languages = topic.translations.map(({ language }) => language ?? '');
    return html`<tr>
        <th scope="row" class="wrap">${topic.name}</th>
        <td class="text">${topic.own.language ? languageName(topic.own.language, 'en') : '–'}</td>
        <td class="text wrap">
          <div class="actions">
            ${languages.map(language => this.#button(topic, language, languageName(language, 'en'), `Change the ${languageName(language, 'en')} texts of ${topic.name}`))}
            ${this.#button(topic, '', 'Add', `Add a language to ${topic.name}`)}
          </div>
        </td>
      </tr>
      ${open ? html`<tr><td colspan="3" class="text">${keyed(open.language, this.#form(topic, open.language))}</td></tr>` : nothing}`;
  }

  #button(topic: Topic, language: string, text: string, label: string) {
    const isOpen = this.open?.topic === topic.id && this.open.language === language;
    return html`<button class="plain small" data-topic=${topic.id} data-language=${language} aria-label=${label} aria-expanded=${isOpen}
      @click=${() => this.#show(isOpen ? undefined : { topic: topic.id, language })}>${text}</button>`;
  }

  #form(topic: Topic, language: string) {
    const texts = topic.translations.find(each => each.language === language);
    const name = texts ? `${languageName(language, 'en')} texts of ${topic.name}` : `New language of ${topic.name}`;
    return html`<form class="inline-form" aria-label=${name} @submit=${(event: SubmitEvent) => void this.#save(event, topic, language)}>
      ${texts
        ? nothing
        : html`<label class="field"><span class="label">Language, as a tag such as nb or de-AT</span><input name="language" required maxlength="35" /></label>`}
      ${FIELDS.map(([field, label, most]) => {
        const [own, value] = [topic.own[field] ?? '', texts?.[field] ?? ''];
        return html`<label class="field"><span class="label">${label}</span>
          ${most > LINE
            ? html`<textarea name=${field} rows="2" maxlength=${most} dir="auto" placeholder=${own} .defaultValue=${value}></textarea>`
            : html`<input name=${field} maxlength=${most} dir="auto" placeholder=${own} .defaultValue=${value} />`}</label>`;
      })}
      <div class="actions">
        <button class="primary small" ?disabled=${this.isBusy}>Save</button>
        ${texts
          ? html`<button class="danger small" type="button" ?disabled=${this.isBusy} @click=${() => void this.#remove(topic, language)}>Remove the translation</button>`
          : nothing}
        <button class="plain small" type="button" @click=${() => this.#show(undefined)}>Cancel</button>
      </div>
    </form>`;
  }

  #show(open: Open | undefined): void {
    this.open = open;
    this.problem = this.done = undefined;
  }

  #search(sought: string): void {
    this.sought = sought;
    this.open = this.done = undefined;
  }

  async #load(): Promise<void> {
    try {
      this.topics = await readAll<Topic>(async after => (await this.client.query(AdministrationTranslationsDocument, { after })).chatTopics);
      this.problem = undefined;
    } catch (problem) {
      this.problem = reasonOf(problem);
    }
  }

  async #save(event: SubmitEvent, topic: Topic, language: string): Promise<void> {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const given = new FormData(form);
    const texts = Object.fromEntries(FIELDS.map(([field]) => [field, String(given.get(field) ?? '').trim() || null]));
    const added: ChatTopicTextsInput = { ...texts, language: language || String(given.get('language')).trim() };
    const isNew = !topic.translations.some(each => each.language === language);
    const translations = topic.translations.map(each => (each.language === language ? added : asInput(each)));
    await this.#send(topic, isNew ? [...translations, added] : translations, `The texts of ${topic.name} are saved.`, form);
  }

  async #remove(topic: Topic, language: string): Promise<void> {
    const translations = topic.translations.filter(each => each.language !== language).map(asInput);
    await this.#send(topic, translations, `The translation of ${topic.name} is removed.`);
  }

  async #send(topic: Topic, translations: ChatTopicTextsInput[], done: string, form?: HTMLFormElement): Promise<void> {
    this.isBusy = true;
    this.problem = this.done = undefined;
    try {
      const input = { topicId: topic.id, expectedVersion: topic.version, translations };
      const saved = accepted((await this.client.mutate(AdministrationTranslateDocument, input)).updateChatTopic).chatTopic!;
      this.topics = this.topics?.map(each => (each.id === saved.id ? saved : each));
      this.open = undefined;
      this.done = done;
    } catch (problem) {
      // Somebody else has changed the topic. The form stays, and the next attempt has the new version.
      if (problem instanceof ParleyError && problem.code === 'VERSION_CONFLICT') await this.#load();
      this.problem = reasonOf(problem, form);
    } finally {
      this.isBusy = false;
    }
  }
}
customElements.define('translation-list', TranslationList);

function asInput(texts: Texts): ChatTopicTextsInput {
  return { ...Object.fromEntries(FIELDS.map(([field]) => [field, texts[field]])), language: texts.language ?? '' };
}

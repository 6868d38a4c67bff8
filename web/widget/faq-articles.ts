import { LitElement, css, html, nothing } from 'lit';
import { linkify, ParleyError } from '../shared';
import type { FaqArticle } from '../shared/faq';
import type { ChatPanel } from './chat-panel';
import { faqTexts } from './faq-texts';
import { controls } from './styles';
// Keeps the texts in one chunk with the styles, which each panel loads.
import './texts';

/** Time without typing after which articles are looked up. */
const PAUSE = 400;

/** Texts that are shorter are not looked up. */
const SHORTEST = 3;

/**
 * Articles of the FAQ for a question: the one that the customer types in a form beside it, or the one that was sent. In the latter case it asks whether
 * they helped. It is loaded when a topic has the FAQ.
 */
export class FaqArticles extends LitElement {
  static override properties = {
    articles: { state: true },
    busy: { state: true },
    error: { state: true },
  };
  declare private articles: readonly FaqArticle[];
  declare private busy: boolean;
  declare private error: string | undefined;

  #form: HTMLElement | null = null;
  /** The panel that contains it. It reads the chat from the panel, so that panels without an FAQ stay small. */
  #panel!: ChatPanel;
  #timer = 0;
  /** The question of the latest lookup. Answers to earlier ones are dropped. */
  #question = '';
  /** The article that was opened or closed last. */
  #read: string | undefined;

  static override styles = [
    controls,
    css`
      :host { display: block; }
      h2 { font-size: 1em; }
      details { border: 1px solid var(--line); border-radius: 8px; padding: 8px 10px; margin-block-end: 6px; }
      summary { cursor: pointer; }
      details p { white-space: pre-wrap; overflow-wrap: anywhere; margin-block: 6px 0; }
      a { color: inherit; }
      .articles { max-block-size: 200px; overflow-y: auto; }
    `,
  ];

  constructor() {
    super();
    this.articles = [];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#form = this.parentElement;
    this.#panel = (this.getRootNode() as ShadowRoot).host as ChatPanel;
    this.#form?.addEventListener('input', this.#typed);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.#form?.removeEventListener('input', this.#typed);
    // The focus moves to what has come in its place. The event may come before the answer to the mutation.
    if (this.busy) void this.#panel.focus();
  }

  /** The question may be there before this part was loaded: it was sent, or the customer types fast. */
  override firstUpdated(): void {
    const sent = this.#panel.chat.messages.filter(({ sender, text }) => sender.kind === 'CUSTOMER' && text).at(-1);
    const typed = this.#form?.querySelector('details-form')?.shadowRoot?.querySelector('textarea');
    void this.#find(sent?.text ?? typed?.value ?? '');
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('summary, button')?.focus();
  }

  override render() {
    const texts = faqTexts[this.#panel.language] ?? faqTexts.en!;
    const asks = this.#panel.chat.session?.status === 'FAQ';
    return html`<div aria-live="polite">
        ${this.articles.length ? html`<h2>${asks ? texts.ask : texts.heading}</h2>` : nothing}
        <div class="articles">${this.articles.map(article => this.#article(article, asks && this.articles.length === 1))}</div>
      </div>
      ${asks ? this.#answers(texts) : nothing}`;
  }

  #answers(texts: { yes: string; no: string }) {
    return html`<div class="actions">
        ${this.articles.length ? html`<button ?disabled=${this.busy} @click=${() => this.#answer(true)}>${texts.yes}</button>` : nothing}
        <button class="plain" ?disabled=${this.busy} @click=${() => this.#answer(false)}>${texts.no}</button>
      </div>
      ${this.error ? html`<p class="error" role="alert">${this.error}</p>` : nothing}`;
  }

  #article({ faqEntryId, title, answer }: FaqArticle, open: boolean) {
    return html`<details ?open=${open} @toggle=${() => (this.#read = faqEntryId)}>
      <summary dir="auto">${title}</summary>
      <p dir="auto">${this.#linked(answer)}</p>
    </details>`;
  }

  #linked(answer: string) {
    return linkify(answer).map(({ text, href }) =>
      href ? html`<a href=${href} target="_blank" rel="noopener noreferrer nofollow">${text}</a>` : text,
    );
  }

  #typed = (event: Event): void => {
    const field = event.composedPath()[0];
    if (!(field instanceof HTMLTextAreaElement)) return;
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.#find(field.value), PAUSE);
  };

  async #find(typed: string): Promise<void> {
    const question = typed.trim();
    this.#question = question;
    let found: readonly FaqArticle[] = [];
    try {
      if (question.length >= SHORTEST) found = await (await this.#panel.chat.faq()).suggestions(question, this.#panel.language);
    } catch {
      // The customer can go on without the FAQ.
    }
    if (question === this.#question) this.articles = found;
  }

  /** Answers. The event that follows replaces this part, which is busy until then. An article that was not opened has not failed to help. */
  async #answer(helped: boolean): Promise<void> {
    this.busy = true;
    try {
      const faq = await this.#panel.chat.faq();
      await faq.answer(helped, this.#read ?? (helped ? this.articles[0]?.faqEntryId : undefined));
    } catch (problem) {
      this.error = problem instanceof ParleyError ? problem.message : this.#panel.texts.failed;
      this.busy = false;
    }
  }
}
customElements.define('faq-articles', FaqArticles);

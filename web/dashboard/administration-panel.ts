import { html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
// As a whole. If this part used only the errors, the bundler would put them into one more chunk, which the widget would load too.
import '../shared/client';
import type { ParleyClient } from '../shared/client';
import { PageElement } from './page-element';
import { ADMINISTRATIONS, type Administration, type Administrator } from './view';
import './block-list';
import './skill-list';
import './tag-list';
import './translation-list';

const NAMES: Record<Administration, string> = {
  blocks: 'Blocked customers',
  agents: 'Skills of agents',
  topics: 'Skills of topics',
  tags: 'Tags and skills',
  translations: 'Translations',
};

/** The parts in which only administrators can change anything. */
const OF_ADMINISTRATORS: ReadonlySet<Administration> = new Set(['tags', 'translations']);

/** The administration, at the side of the page. It is loaded when it is opened. Fires "go" with the change of the view. */
export class AdministrationPanel extends PageElement {
  static override properties = { client: { attribute: false }, shown: {}, zone: {}, person: { attribute: false } };
  declare client: ParleyClient;
  /** The part that is open. */
  declare shown: Administration | undefined;
  declare zone: string;
  /** The person who has signed in. */
  declare person: Administrator;

  override render() {
    return html`<dialog
      class="panel"
      aria-labelledby="administration-title"
      @cancel=${(event: Event) => {
        event.preventDefault();
        this.#show(undefined);
      }}
      @click=${(event: Event) => event.target === event.currentTarget && this.#show(undefined)}
    >
      ${this.shown ? this.#content(this.shown) : nothing}
    </dialog>`;
  }

  override updated(): void {
    const dialog = this.querySelector('dialog')!;
    if (this.shown && !dialog.open) dialog.showModal();
    else if (!this.shown && dialog.open) dialog.close();
  }

  #content(shown: Administration) {
    return html`<div class="sheet">
      <header>
        <h2 id="administration-title">Administration</h2>
        <button class="plain small" @click=${() => this.#show(undefined)}>Close</button>
      </header>
      <div class="segments" role="group" aria-label="Parts of the administration">
        ${ADMINISTRATIONS.filter(each => this.#mayOpen(each)).map(
          each => html`<button aria-pressed=${each === shown} @click=${() => this.#show(each)}>${NAMES[each]}</button>`,
        )}
      </div>
      ${this.#mayOpen(shown) ? this.#part(shown) : html`<p class="nothing">Administrators change these.</p>`}
    </div>`;
  }

  #part(shown: Administration) {
    switch (shown) {
      case 'blocks':
        return html`<block-list .client=${this.client} .zone=${this.zone}></block-list>`;
      case 'tags':
        return html`<tag-list .client=${this.client}></tag-list>`;
      case 'translations':
        return html`<translation-list .client=${this.client}></translation-list>`;
      default:
        return keyed(shown, html`<skill-list .client=${this.client} .kind=${shown} .person=${this.person}></skill-list>`);
    }
  }

  #mayOpen(part: Administration): boolean {
    return this.person.admin || !OF_ADMINISTRATORS.has(part);
  }

  #show(administration: Administration | undefined): void {
    this.fire('go', { administration });
  }
}
customElements.define('administration-panel', AdministrationPanel);

import { LitElement, css, html, nothing } from 'lit';
import type { ChatSessionLink } from '../../shared/gql/graphql';
import { reasonOf } from '../../shared/reason';
import type { Desk } from '../model/desk';
import { AT } from '../model/desk-actions';
import { Watch } from '../model/observable';
import { LINK_FIELDS, type FoundRecord } from '../model/records';
import { dialogStyles } from '../ui/dialog-styles';
import { icon } from '../ui/icons';
import { refusal } from '../ui/pieces';
import { controls, fields } from '../ui/styles';

const TYPING_PAUSE_MILLIS = 200;

const KINDS: Record<ChatSessionLink, string> = { PERSON: 'person', CONTACT: 'company', TICKET: 'ticket', SALE: 'sale', PROJECT: 'project' };

/** Finds a record of the CRM and links it to the chat. */
export class LinkDialog extends LitElement {
  static override properties = {
    desk: { attribute: false },
    sessionId: {},
    kind: { state: true },
    found: { state: true },
    problem: { state: true },
  };
  declare desk: Desk;
  declare sessionId: string;
  /** Undefined while the dialog is closed. */
  declare private kind: ChatSessionLink | undefined;
  declare private found: readonly FoundRecord[] | undefined;
  declare private problem: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  static override styles = [
    controls,
    fields,
    dialogStyles,
    css`
      .list {
        min-block-size: 220px;
        overflow-y: auto;
        margin-inline: -8px;
        padding: 2px;
      }
      .list button {
        display: grid;
        inline-size: 100%;
        padding: 8px 10px;
        border: 0;
        border-radius: 10px;
        background: none;
        text-align: start;
      }
      .list button:hover {
        background: var(--hover);
      }
      .list b {
        font-weight: 600;
      }
      .list .quiet {
        padding-inline: 8px;
        font-size: 13px;
      }
      .list button .quiet {
        padding: 0;
      }
    `,
  ];

  constructor() {
    super();
    new Watch(this, () => [this.desk?.running]);
  }

  override render() {
    return html`<dialog aria-labelledby="heading" @close=${() => (this.kind = undefined)}>${this.kind ? this.#form(KINDS[this.kind]) : nothing}</dialog>`;
  }

  async show(kind: ChatSessionLink): Promise<void> {
    this.desk.running.dismiss(AT.links(this.sessionId));
    this.found = undefined;
    this.problem = undefined;
    this.kind = kind;
    await this.updateComplete;
    this.#dialog?.showModal();
  }

  #form(what: string) {
    return html`<div class="head">
        <h2 id="heading">Link a ${what}</h2>
        <button class="icon-button" aria-label="Close" @click=${() => this.#dialog?.close()}>${icon('close')}</button>
      </div>
      <div class="content">
        <input type="search" aria-label="Find a ${what}" placeholder="Find a ${what}" autofocus autocomplete="off" @input=${this.#onSearch} />
        ${refusal(this.desk.running, AT.links(this.sessionId))}
        <div class="list">${this.#results(what)}</div>
      </div>`;
  }

  #results(what: string) {
    if (this.problem) return html`<p class="quiet" role="alert">${this.problem}</p>`;
    if (!this.found) return html`<p class="quiet">Type a part of the name.</p>`;
    return html`<p class="hidden" role="status">${this.found.length} found</p>
      ${this.found.length ? nothing : html`<p class="quiet">No ${what} is found.</p>`}
      <ul>
        ${this.found.map(
          record => html`<li><button @click=${() => this.#link(record)}><b>${record.title}</b><span class="quiet">${record.detail}</span></button></li>`,
        )}
      </ul>`;
  }

  #onSearch({ target }: Event): void {
    const text = (target as HTMLInputElement).value;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#find(text), TYPING_PAUSE_MILLIS);
  }

  async #find(text: string): Promise<void> {
    const { kind } = this;
    if (!kind) return;
    try {
      const found = await this.desk.records(this.sessionId).find(kind, text);
      this.found = text.trim() ? found : undefined;
      this.problem = undefined;
    } catch (problem) {
      this.problem = reasonOf(problem);
    }
  }

  async #link({ id }: FoundRecord): Promise<void> {
    if (this.kind && (await this.desk.actions.link(this.sessionId, { [LINK_FIELDS[this.kind]]: id }))) this.#dialog?.close();
  }

  get #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }
}
customElements.define('link-dialog', LinkDialog);

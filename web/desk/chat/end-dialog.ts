import { LitElement, css, html, nothing } from 'lit';
import { customerName } from '../../shared/customer-name';
import type { ChatSessionOutcome, TagAtDeskFragment } from '../../shared/gql/graphql';
import type { Conversation } from '../model/conversation';
import type { Desk } from '../model/desk';
import { AT } from '../model/desk-actions';
import { OUTCOME } from '../model/names';
import { Watch } from '../model/observable';
import { dialogStyles } from '../ui/dialog-styles';
import { refusal, tagMark, tagStyles } from '../ui/pieces';
import { controls, fields } from '../ui/styles';

/** Asks before a chat is ended, and how it ended. After the end, it asks for that only. */
export class EndDialog extends LitElement {
  static override properties = { desk: { attribute: false }, conversation: { attribute: false }, isOpen: { state: true }, tags: { state: true } };
  declare desk: Desk;
  declare conversation: Conversation;
  declare private isOpen: boolean;
  /** The tags that can be chosen; undefined until they are read. */
  declare private tags: readonly TagAtDeskFragment[] | undefined;

  static override styles = [
    controls,
    fields,
    dialogStyles,
    tagStyles,
    css`
      fieldset {
        margin: 0;
        padding: 0;
        border: 0;
      }
      legend {
        padding: 0;
        font-weight: 550;
      }
      .choices {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 14px;
        margin-block-start: 4px;
      }
    `,
  ];

  constructor() {
    super();
    new Watch(this, () => [this.desk?.running]);
  }

  override render() {
    return html`<dialog aria-labelledby="heading" @close=${() => (this.isOpen = false)}>${this.isOpen ? this.#form() : nothing}</dialog>`;
  }

  async show(): Promise<void> {
    this.desk.running.dismiss(AT.end);
    this.isOpen = true;
    await this.updateComplete;
    this.#dialog?.showModal();
    // Without them, the chat can be ended as before.
    this.tags = await this.desk.actions.tags().catch(() => undefined);
  }

  #form() {
    const { session } = this.conversation;
    const isOver = session?.phase === 'CLOSED';
    const name = session ? customerName(session) : 'the customer';
    return html`<form @submit=${this.#end}>
      <div class="head"><h2 id="heading">${isOver ? `How did the chat with ${name} end?` : `End the chat with ${name}?`}</h2></div>
      <div class="content">
        ${isOver ? nothing : html`<p>The customer may rate the chat, and reopen it for some time.</p>`}
        <label class="field">
          Outcome
          <select name="outcome">
            <option value="">Not noted</option>
            ${Object.entries(OUTCOME).map(([outcome, text]) => html`<option value=${outcome} .selected=${outcome === session?.outcome}>${text}</option>`)}
          </select>
        </label>
        ${this.#choices()}
        <label class="field">Internal note<textarea name="note" rows="2" dir="auto"></textarea></label>
        ${refusal(this.desk.running, AT.end)}
      </div>
      <div class="foot">
        <button type="button" class="button" @click=${() => this.#dialog?.close()}>Cancel</button>
        <button class="button primary" autofocus ?disabled=${this.desk.running.isRunning(AT.end)}>${isOver ? 'Save' : 'End chat'}</button>
      </div>
    </form>`;
  }

  /** The tags that can be chosen, and those that the chat has. */
  #choices() {
    const { session } = this.conversation;
    const own = session?.tags?.nodes ?? [];
    const all = [...(this.tags ?? []), ...own.filter(tag => !this.tags?.some(other => other.id === tag.id))];
    if (!this.tags || !all.length) return nothing;
    return html`<fieldset>
      <legend>Tags${session?.topic.closingTagsRequired ? ' (at least one)' : ''}</legend>
      <div class="choices">
        ${all.map(
          tag => html`<label><input type="checkbox" name="tag" value=${tag.id} .checked=${own.some(({ id }) => id === tag.id)} /> ${tagMark(tag)}</label>`,
        )}
      </div>
    </fieldset>`;
  }

  async #end(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const entries = new FormData(event.target as HTMLFormElement);
    const outcome = String(entries.get('outcome') ?? '');
    const note = String(entries.get('note') ?? '').trim();
    const details = {
      ...(outcome && { outcome: outcome as ChatSessionOutcome }),
      ...(this.tags && { tagIds: entries.getAll('tag').map(String) }),
      ...(note && { note }),
    };
    if (await this.desk.actions.end(this.conversation.id, details)) this.#dialog?.close();
  }

  get #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }
}
customElements.define('end-dialog', EndDialog);

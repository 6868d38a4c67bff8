import { css, html, nothing } from 'lit';
import { customerName } from '../../shared/customer-name';
import type { ChatSessionOutcome, TagAtDeskFragment } from '../../shared/gql/graphql';
import { AT } from '../model/desk-actions';
import { OUTCOME } from '../model/names';
import { tagMark, tagStyles } from '../ui/pieces';
import { ChatDialog } from './chat-dialog';

/** Asks before a chat is ended, and how it ended. After the end, it asks for that only. */
export class EndDialog extends ChatDialog {
  static override properties = { tags: { state: true } };
  /** The tags that can be chosen; undefined until they are read. */
  declare private tags: readonly TagAtDeskFragment[] | undefined;

  static override styles = [
    ChatDialog.styles,
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

  protected override readonly place = AT.end;
  protected override readonly startsAtAction = true;

  override async show(): Promise<void> {
    await super.show();
    // Without them, the chat can be ended as before.
    this.tags = await this.desk.actions.tags().catch(() => undefined);
  }

  protected override heading() {
    const { session } = this.conversation;
    const name = session ? customerName(session) : 'the customer';
    return this.#isOver ? `How did the chat with ${name} end?` : `End the chat with ${name}?`;
  }

  protected override content() {
    const { session } = this.conversation;
    return html`${this.#isOver ? nothing : html`<p>The customer may rate the chat, and reopen it for some time.</p>`}
      <label class="field">
        Outcome
        <select name="outcome">
          <option value="">Not noted</option>
          ${Object.entries(OUTCOME).map(([outcome, text]) => html`<option value=${outcome} .selected=${outcome === session?.outcome}>${text}</option>`)}
        </select>
      </label>
      ${this.#choices()}
      <label class="field">Internal note<textarea name="note" rows="2" dir="auto"></textarea></label>`;
  }

  protected override action() {
    return this.#isOver ? 'Save' : 'End chat';
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

  protected override submit(entries: FormData) {
    const outcome = String(entries.get('outcome') ?? '');
    const note = String(entries.get('note') ?? '').trim();
    return this.desk.actions.end(this.conversation.id, {
      ...(outcome && { outcome: outcome as ChatSessionOutcome }),
      ...(this.tags && { tagIds: entries.getAll('tag').map(String) }),
      ...(note && { note }),
    });
  }

  get #isOver(): boolean {
    return this.conversation.session?.phase === 'CLOSED';
  }
}
customElements.define('end-dialog', EndDialog);

import { LitElement, html, nothing } from 'lit';
import { customerName } from '../../shared/customer-name';
import type { ChatBlockMatch } from '../../shared/gql/graphql';
import type { Conversation } from '../model/conversation';
import type { Desk } from '../model/desk';
import { AT } from '../model/desk-actions';
import { Watch } from '../model/observable';
import { dialogStyles } from '../ui/dialog-styles';
import { icon } from '../ui/icons';
import { refusal } from '../ui/pieces';
import { controls, fields } from '../ui/styles';

const HOUR = 3_600_000;

/** How long a customer can be blocked, in hours; 0 until somebody lifts the block. */
const DURATIONS: readonly (readonly [number, string])[] = [
  [1, 'One hour'],
  [24, 'One day'],
  [168, 'One week'],
  [720, '30 days'],
  [0, 'Until a manager lifts it'],
];

/** Blocks the customer of a chat, which ends the chat. */
export class BlockDialog extends LitElement {
  static override properties = { desk: { attribute: false }, conversation: { attribute: false }, isOpen: { state: true } };
  declare desk: Desk;
  declare conversation: Conversation;
  declare private isOpen: boolean;

  static override styles = [controls, fields, dialogStyles];

  constructor() {
    super();
    new Watch(this, () => [this.desk?.running]);
  }

  override render() {
    return html`<dialog aria-labelledby="heading" @close=${() => (this.isOpen = false)}>${this.isOpen ? this.#form() : nothing}</dialog>`;
  }

  async show(): Promise<void> {
    this.desk.running.dismiss(AT.block);
    this.isOpen = true;
    await this.updateComplete;
    this.#dialog?.showModal();
  }

  #form() {
    const { session } = this.conversation;
    return html`<form @submit=${this.#block}>
      <div class="head">
        <h2 id="heading">Block ${session ? customerName(session) : 'the customer'}</h2>
        <button type="button" class="icon-button" aria-label="Close" @click=${() => this.#dialog?.close()}>${icon('close')}</button>
      </div>
      <div class="content">
        <label class="field">For
          <select name="hours" autofocus>
            ${DURATIONS.map(([hours, text]) => html`<option value=${hours} ?selected=${hours === 24}>${text}</option>`)}
          </select>
        </label>
        <label class="field">Reason, for managers<input name="reason" maxlength="1024" autocomplete="off" /></label>
        <label><input type="checkbox" name="address" /> Also block the network address, which others may share</label>
        <p class="quiet">The chat ends. The customer cannot start another one in this topic, and does not see why.</p>
        ${refusal(this.desk.running, AT.block)}
      </div>
      <div class="foot">
        <button type="button" class="button" @click=${() => this.#dialog?.close()}>Cancel</button>
        <button class="button primary" ?disabled=${this.desk.running.isRunning(AT.block)}>Block</button>
      </div>
    </form>`;
  }

  async #block(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const entries = new FormData(event.target as HTMLFormElement);
    const hours = Number(entries.get('hours'));
    const match: ChatBlockMatch[] = ['EMAIL', 'IDENTITY', ...(entries.has('address') ? (['ADDRESS'] as const) : [])];
    const blocked = await this.desk.actions.block({
      chatSessionId: this.conversation.id,
      match,
      endsAt: hours ? new Date(Date.now() + hours * HOUR).toISOString() : null,
      reason: String(entries.get('reason') ?? ''),
    });
    if (blocked) this.#dialog?.close();
  }

  get #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }
}
customElements.define('block-dialog', BlockDialog);

import { LitElement, html, nothing } from 'lit';
import type { Conversation } from '../model/conversation';
import type { Desk } from '../model/desk';
import { AT } from '../model/desk-actions';
import { Watch } from '../model/observable';
import { dialogStyles } from '../ui/dialog-styles';
import { icon } from '../ui/icons';
import { refusal } from '../ui/pieces';
import { controls, fields } from '../ui/styles';

/** Creates a ticket from a chat. */
export class TicketDialog extends LitElement {
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
    this.desk.running.dismiss(AT.ticket);
    this.isOpen = true;
    await this.updateComplete;
    this.#dialog?.showModal();
  }

  #form() {
    return html`<form @submit=${this.#create}>
      <div class="head">
        <h2 id="heading">Create a ticket</h2>
        <button type="button" class="icon-button" aria-label="Close" @click=${() => this.#dialog?.close()}>${icon('close')}</button>
      </div>
      <div class="content">
        <label class="field">Title<input name="title" maxlength="255" autofocus autocomplete="off" placeholder="As the topic says" /></label>
        <p class="quiet">The ticket contains the transcript, and has the customer of this chat.</p>
        ${refusal(this.desk.running, AT.ticket)}
      </div>
      <div class="foot">
        <button type="button" class="button" @click=${() => this.#dialog?.close()}>Cancel</button>
        <button class="button primary" ?disabled=${this.desk.running.isRunning(AT.ticket)}>Create ticket</button>
      </div>
    </form>`;
  }

  async #create(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const title = String(new FormData(event.target as HTMLFormElement).get('title') ?? '').trim();
    if (await this.desk.actions.createTicket(this.conversation.id, title)) this.#dialog?.close();
  }

  get #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }
}
customElements.define('ticket-dialog', TicketDialog);

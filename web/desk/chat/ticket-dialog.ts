import { html } from 'lit';
import { AT } from '../model/desk-actions';
import { ChatDialog } from './chat-dialog';

/** Creates a ticket from a chat. */
export class TicketDialog extends ChatDialog {
  protected override readonly place = AT.ticket;

  protected override heading() {
    return 'Create a ticket';
  }

  protected override content() {
    return html`<label class="field">Title<input name="title" maxlength="255" autofocus autocomplete="off" placeholder="As the topic says" /></label>
      <p class="quiet">The ticket contains the transcript, and has the customer of this chat.</p>`;
  }

  protected override action() {
    return 'Create ticket';
  }

  protected override submit(entries: FormData) {
    return this.desk.actions.createTicket(this.conversation.id, String(entries.get('title') ?? '').trim());
  }
}
customElements.define('ticket-dialog', TicketDialog);

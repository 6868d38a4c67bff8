import { LitElement, html } from 'lit';
import { customerName } from '../../shared/customer-name';
import type { Conversation } from '../model/conversation';
import type { Desk } from '../model/desk';
import { dialogStyles } from '../ui/dialog-styles';
import { controls } from '../ui/styles';

/** Asks before a chat is ended. */
export class EndDialog extends LitElement {
  static override properties = { desk: { attribute: false }, conversation: { attribute: false } };
  declare desk: Desk;
  declare conversation: Conversation;

  static override styles = [controls, dialogStyles];

  override render() {
    const { session } = this.conversation;
    return html`<dialog aria-labelledby="heading">
      <form method="dialog">
        <div class="head"><h2 id="heading">End the chat with ${session ? customerName(session) : 'the customer'}?</h2></div>
        <div class="content"><p>The customer may rate the chat, and reopen it for some time.</p></div>
        <div class="foot">
          <button class="button">Cancel</button>
          <button class="button primary" autofocus @click=${() => this.desk.actions.end(this.conversation.id)}>End chat</button>
        </div>
      </form>
    </dialog>`;
  }

  async show(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector('dialog')?.showModal();
  }
}
customElements.define('end-dialog', EndDialog);

import { html } from 'lit';
import { customerName } from '../../shared/customer-name';
import type { ChatBlockMatch } from '../../shared/gql/graphql';
import { AT } from '../model/desk-actions';
import { ChatDialog } from './chat-dialog';

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
export class BlockDialog extends ChatDialog {
  protected override readonly place = AT.block;

  protected override heading() {
    const { session } = this.conversation;
    return `Block ${session ? customerName(session) : 'the customer'}`;
  }

  protected override content() {
    return html`<label class="field">For
        <select name="hours" autofocus>
          ${DURATIONS.map(([hours, text]) => html`<option value=${hours} ?selected=${hours === 24}>${text}</option>`)}
        </select>
      </label>
      <label class="field">Reason, for managers<input name="reason" maxlength="1024" autocomplete="off" /></label>
      <label><input type="checkbox" name="address" /> Also block the network address, which others may share</label>
      <p class="quiet">The chat ends. The customer cannot start another one in this topic, and does not see why.</p>`;
  }

  protected override action() {
    return 'Block';
  }

  protected override submit(entries: FormData) {
    const hours = Number(entries.get('hours'));
    const match: ChatBlockMatch[] = ['EMAIL', 'IDENTITY', ...(entries.has('address') ? (['ADDRESS'] as const) : [])];
    return this.desk.actions.block({
      chatSessionId: this.conversation.id,
      match,
      endsAt: hours ? new Date(Date.now() + hours * HOUR).toISOString() : null,
      reason: String(entries.get('reason') ?? ''),
    });
  }
}
customElements.define('block-dialog', BlockDialog);

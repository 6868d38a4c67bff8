import { LitElement, css, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { customerName } from '../../shared/customer-name';
import { clock } from '../model/clock';
import type { Desk } from '../model/desk';
import { AT } from '../model/desk-actions';
import type { SessionInList } from '../model/lists';
import { elapsed } from '../model/names';
import { Watch } from '../model/observable';
import { icon } from '../ui/icons';
import { badges } from '../ui/mark-styles';
import { refusal } from '../ui/pieces';
import { controls, fields } from '../ui/styles';

/** The chats that are offered to the agent: waiting ones by the service, others by colleagues. */
export class OfferCards extends LitElement {
  static override properties = { desk: { attribute: false }, rejecting: { state: true } };
  declare desk: Desk;
  /** Id of the session whose rejection asks for a reason. */
  declare private rejecting: string | undefined;

  static override styles = [
    controls,
    fields,
    badges,
    css`
      :host {
        display: block;
        overflow-y: auto;
        max-block-size: 40vh;
      }
      li {
        margin: 0 10px 8px;
        padding: 10px 12px;
        border: 1px solid var(--accent);
        border-radius: 12px;
        background: var(--soft);
      }
      .line {
        display: flex;
        gap: 8px;
        align-items: center;
      }
      .line .cut {
        flex: 1;
        font-weight: 650;
      }
      p {
        margin-block: 2px 8px;
        overflow-wrap: anywhere;
      }
      q {
        font-style: italic;
      }
      form {
        margin-block-start: 8px;
      }
      .actions {
        display: flex;
        gap: 8px;
        margin-block-start: 8px;
      }
      .refusal {
        margin-block: 8px 0;
      }
    `,
  ];

  constructor() {
    super();
    new Watch(this, () => [clock, this.desk?.lists, this.desk, this.desk?.running]);
  }

  override render() {
    return html`<ul aria-label="Offered to you">
      ${repeat(this.desk.lists.waitingOffers, ({ id }) => id, session => this.#waiting(session))}
      ${repeat(this.desk.lists.offers, ({ id }) => id, session => this.#card(session))}
    </ul>`;
  }

  #waiting(session: SessionInList) {
    const expiresAt = Date.parse(session.offerExpiresAt ?? '');
    // The service records the expiry some seconds later.
    if (expiresAt < clock.now) return nothing;
    const name = customerName(session);
    const isBusy = this.desk.running.isRunning(AT.offer(session.id));
    return html`<li>
      <div class="line">
        ${icon('queue')}<span class="cut">${name}</span>
        <span class="chip" title="The offer expires in">${elapsed(new Date(clock.now).toISOString(), expiresAt)}</span>
      </div>
      <p class="quiet">${session.topic.name}${session.lastMessage ? ` · ${session.lastMessage}` : ''}</p>
      <div class="actions">
        <button class="button small primary" aria-label="Accept the offer of ${name}" ?disabled=${isBusy} @click=${() => this.desk.actions.acceptWaiting(session.id)}>Accept</button>
        <button class="button small" aria-label="View ${name}" @click=${() => this.desk.place.open(session.id)}>View</button>
        <button class="button small" aria-label="Decline ${name}" ?disabled=${isBusy} @click=${() => this.desk.actions.declineOffer(session.id)}>Decline</button>
      </div>
      ${refusal(this.desk.running, AT.offer(session.id))}
    </li>`;
  }

  #card(session: SessionInList) {
    const transfer = this.desk.transfers.get(session.id);
    // The service records the expiry some seconds later.
    if (transfer && Date.parse(transfer.expiresAt) < clock.now) return nothing;
    const name = customerName(session);
    const isBusy = this.desk.running.isRunning(AT.offer(session.id));
    const accept = () => this.desk.actions.acceptOffer(session.id);
    return html`<li>
      <div class="line">
        ${icon('transfer')}<span class="cut">${name}</span>
        ${transfer ? html`<span class="chip" title="The offer expires in">${elapsed(new Date(clock.now).toISOString(), Date.parse(transfer.expiresAt))}</span>` : nothing}
      </div>
      <p class="quiet">
        ${transfer ? html`${transfer.requestedBy.displayName} offers this chat${transfer.toTopic ? ` to ${transfer.toTopic.name}` : ' to you'}.` : session.topic.name}
        ${transfer?.reason ? html`<br /><q>${transfer.reason}</q>` : nothing}
      </p>
      ${this.rejecting === session.id
        ? this.#rejection(session, isBusy)
        : html`<div class="actions">
            <button class="button small primary" aria-label="Accept ${name}" ?disabled=${isBusy} @click=${accept}>Accept</button>
            <button class="button small" aria-label="View ${name}" @click=${() => this.desk.place.open(session.id)}>View</button>
            ${transfer?.toTopic
              ? nothing
              : html`<button class="button small" aria-label="Reject ${name}" ?disabled=${isBusy} @click=${() => (this.rejecting = session.id)}>Reject…</button>`}
          </div>`}
      ${refusal(this.desk.running, AT.offer(session.id))}
    </li>`;
  }

  #rejection(session: SessionInList, isBusy: boolean) {
    const reject = async (event: SubmitEvent) => {
      event.preventDefault();
      const reason = String(new FormData(event.target as HTMLFormElement).get('reason') ?? '').trim();
      if (await this.desk.actions.rejectOffer(session.id, reason)) this.rejecting = undefined;
    };
    return html`<form @submit=${reject}>
      <label class="field">Reason, for your colleague<input name="reason" maxlength="255" autocomplete="off" /></label>
      <div class="actions">
        <button class="button small danger" ?disabled=${isBusy}>Reject</button>
        <button type="button" class="button small" @click=${() => (this.rejecting = undefined)}>Back</button>
      </div>
    </form>`;
  }
}
customElements.define('offer-cards', OfferCards);

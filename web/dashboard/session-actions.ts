import { html, nothing, type PropertyValues } from 'lit';
import type { ParleyClient } from '../shared/client';
import { accepted } from '../shared/errors';
import {
  DashboardAcceptDocument,
  DashboardCancelOfferDocument,
  DashboardEndDocument,
  DashboardErrorsDocument,
  DashboardJoinDocument,
  DashboardLeaveDocument,
  DashboardNoteDocument,
  DashboardOfferDocument,
  DashboardReturnDocument,
  DashboardTakeOverDocument,
  type ChatAction,
  type SessionOfDashboardFragment,
} from '../shared/gql/graphql';
import { reasonOf } from '../shared/reason';
import { deskLink } from './desk-link';
import './offer-form';
import type { Offer } from './offer-form';
import { PageElement } from './page-element';
import { refusal } from './refusal';

type Form = 'offer' | 'note' | 'end';

/** The actions that the service allows a manager on a session. Fires "changed" after one has succeeded. */
export class SessionActions extends PageElement {
  static override properties = {
    client: { attribute: false },
    session: { attribute: false },
    form: { state: true },
    problem: { state: true },
    done: { state: true },
    isBusy: { state: true },
    meaning: { state: true },
  };
  declare client: ParleyClient;
  declare session: SessionOfDashboardFragment;
  declare private form: Form | undefined;
  declare private problem: string | undefined;
  /** Message about the last action. */
  declare private done: string | undefined;
  declare private isBusy: boolean;
  /** Why the manager may not take over, in the words of the service. */
  declare private meaning: string | undefined;

  override willUpdate(changed: PropertyValues): void {
    const before = changed.get('session') as SessionOfDashboardFragment | undefined;
    if (before && before.id !== this.session.id) this.form = this.problem = this.done = undefined;
    if (changed.has('session')) void this.#explain();
  }

  override render() {
    const { session } = this;
    const offer = session.transfers?.nodes[0];
    return html`<div class="actions">
        ${this.#button('ACCEPT', 'Accept', 'primary', () => this.#accept())}
        ${this.#button('TAKE_OVER', 'Take over', 'primary', () => this.#takeOver())}
        ${this.#mayJoin ? this.#button('JOIN', 'Join', 'plain', () => this.#join()) : nothing}
        ${this.#button('LEAVE', 'Leave', 'plain', () => this.#leave())}
        ${this.#button('REQUEST_TRANSFER', 'Offer to…', 'plain', () => (this.form = this.form === 'offer' ? undefined : 'offer'))}
        ${this.#button('CANCEL_TRANSFER', 'Cancel the offer', 'plain', () => this.#cancelOffer())}
        ${this.#button('RETURN_TO_QUEUE', 'Return to the queue', 'plain', () => this.#return())}
        ${this.#button('WRITE_NOTE', 'Write a note…', 'plain', () => (this.form = this.form === 'note' ? undefined : 'note'))}
        ${session.phase === 'CLOSED' ? nothing : this.#button('END', 'End…', 'plain', () => (this.form = this.form === 'end' ? undefined : 'end'))}
      </div>
      ${this.#may('LEAVE') ? html`<p class="quiet">You are listening. The agent sees it, the customer does not. ${deskLink('Follow it at the desk.', session.id)}</p>` : nothing}
      ${offer ? html`<p class="quiet">Offered to ${offer.toUser?.displayName ?? offer.toTopic?.name}.</p>` : nothing}
      ${this.meaning ? html`<p class="quiet">You can’t take over: ${this.meaning}</p>` : nothing}
      ${this.done ? html`<p class="done" role="status">${this.done} ${this.#isMine ? deskLink('Answer it at the desk.', session.id) : nothing}</p>` : nothing} ${refusal(this.problem)} ${this.#form()}`;
  }

  /** Whether the session was just assigned to the manager: only then may the manager send messages to the customer. */
  get #isMine(): boolean {
    return this.#may('SEND_MESSAGE');
  }

  #may(action: ChatAction): boolean {
    return this.session.allowedActions.some(each => each.action === action && each.allowed);
  }

  #button(action: ChatAction, label: string, look: string, act: () => unknown) {
    return this.#may(action) ? html`<button class="${look} small" ?disabled=${this.isBusy} @click=${act}>${label}</button>` : nothing;
  }

  #form() {
    switch (this.form) {
      case 'offer':
        return html`<offer-form
          .client=${this.client}
          .session=${this.session}
          .isBusy=${this.isBusy}
          @offer=${({ detail }: CustomEvent<Offer>) => this.#offer(detail)}
        ></offer-form>`;
      case 'note':
        return html`<form class="inline-form" @submit=${(event: SubmitEvent) => this.#note(event)}>
          <label class="field"><span class="label">Note, which agents see and the customer does not</span>
            <textarea name="text" required rows="3"></textarea></label>
          <button class="primary small" ?disabled=${this.isBusy}>Save the note</button>
        </form>`;
      case 'end':
        return html`<div class="inline-form"><p>End the chat for the customer too?</p>
          <button class="danger small" ?disabled=${this.isBusy} @click=${() => this.#end()}>Yes, end it</button>
          <button class="plain small" @click=${() => (this.form = undefined)}>No</button></div>`;
      default:
        return nothing;
    }
  }

  #accept(): Promise<void> {
    const { id } = this.session;
    return this.#act('The chat is yours.', async () =>
      accepted((await this.client.mutate(DashboardAcceptDocument, { chatSessionId: id })).acceptChatSession));
  }

  #takeOver(): Promise<void> {
    const { id } = this.session;
    return this.#act('The chat is yours now.', async () =>
      accepted((await this.client.mutate(DashboardTakeOverDocument, { chatSessionId: id })).takeOverChatSession));
  }

  /** The supervisor may join again, which changes nothing. */
  get #mayJoin(): boolean {
    return !this.#may('LEAVE');
  }

  #join(): Promise<void> {
    const { id } = this.session;
    return this.#act('You have joined the conversation.', async () =>
      accepted((await this.client.mutate(DashboardJoinDocument, { chatSessionId: id })).joinChatSession));
  }

  #leave(): Promise<void> {
    const { id } = this.session;
    return this.#act('You have left the conversation.', async () =>
      accepted((await this.client.mutate(DashboardLeaveDocument, { chatSessionId: id })).leaveChatSession));
  }

  #cancelOffer(): Promise<void> {
    const { id } = this.session;
    return this.#act('The offer is cancelled.', async () =>
      accepted((await this.client.mutate(DashboardCancelOfferDocument, { chatSessionId: id })).cancelChatTransfer));
  }

  #return(): Promise<void> {
    const { id } = this.session;
    return this.#act('The chat is back in the queue.', async () =>
      accepted((await this.client.mutate(DashboardReturnDocument, { chatSessionId: id })).returnChatSessionToQueue));
  }

  #end(): Promise<void> {
    const { id } = this.session;
    return this.#act('The chat has ended.', async () =>
      accepted((await this.client.mutate(DashboardEndDocument, { chatSessionId: id })).endChatSession));
  }

  #offer(offer: Offer): Promise<void> {
    const input = { chatSessionId: this.session.id, ...offer };
    return this.#act('The chat is offered.', async () =>
      accepted((await this.client.mutate(DashboardOfferDocument, input)).requestChatTransfer));
  }

  #note(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const text = String(new FormData(event.target as HTMLFormElement).get('text'));
    const input = { chatSessionId: this.session.id, text, visibility: 'AGENTS' as const };
    return this.#act('The note is saved.', async () => accepted((await this.client.mutate(DashboardNoteDocument, input)).sendChatMessage));
  }

  /** Does something, and shows what came of it. */
  async #act(done: string, action: () => Promise<unknown>): Promise<void> {
    this.isBusy = true;
    this.problem = this.done = undefined;
    try {
      await action();
      this.form = undefined;
      this.done = done;
      this.fire('changed');
    } catch (problem) {
      this.problem = reasonOf(problem, this.querySelector('form'));
    } finally {
      this.isBusy = false;
    }
  }

  /** Why a manager may not take over an active chat of somebody else. */
  async #explain(): Promise<void> {
    const { phase, allowedActions } = this.session;
    const code = phase === 'ACTIVE' ? allowedActions.find(({ action, allowed }) => action === 'TAKE_OVER' && !allowed)?.code : undefined;
    this.meaning = undefined;
    if (!code || code === 'TRANSFER_TO_SELF') return;
    const { errorCatalog } = await this.client.query(DashboardErrorsDocument, {}).catch(() => ({ errorCatalog: [] }));
    this.meaning = errorCatalog.find(entry => entry.code === code)?.meaning;
  }
}
customElements.define('session-actions', SessionActions);

import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { clock } from '../model/clock';
import type { Conversation, SessionAtDesk } from '../model/conversation';
import type { Desk } from '../model/desk';
import { AT } from '../model/desk-actions';
import { END_REASON, HAND_OFF, OUTCOME, elapsed } from '../model/names';
import { Watch } from '../model/observable';
import { icon } from '../ui/icons';
import { refusal, tagMark, tagStyles } from '../ui/pieces';
import { controls } from '../ui/styles';

/** A notice about the state of a chat, with the actions that it allows. */
export class ChatBanner extends LitElement {
  static override properties = { desk: { attribute: false }, conversation: { attribute: false } };
  declare desk: Desk;
  declare conversation: Conversation;

  static override styles = [
    controls, tagStyles,
    css`
      .banner {
        display: flex;
        align-items: center;
        gap: 10px;
        padding: 8px 16px;
        border-block-end: 1px solid var(--line);
        background: var(--soft);
      }
      .banner.warn {
        background: var(--warn-ground);
        color: var(--warn);
      }
      .banner > span {
        flex: 1;
        min-inline-size: 0;
      }
      .refusal {
        margin: 8px 16px;
      }
    `,
  ];

  constructor() {
    super();
    new Watch(this, () => [clock, this.conversation, this.desk?.lists, this.desk?.running]);
  }

  override render() {
    const session = this.conversation.session!;
    return html`${this.#problem()}${this.#transfer(session)}${this.#state(session)}${this.#handOff(session)}${this.#supervisor(session)}${refusal(this.desk.running, AT.chat(session.id))}`;
  }

  /** A button for an action. It is disabled while an action at this chat runs: a second one would be dropped. */
  #button(label: string, act: () => unknown, isPrimary = false) {
    const isBusy = this.desk.running.isRunning(AT.chat(this.conversation.id));
    return html`<button class="button small ${isPrimary ? 'primary' : ''}" ?disabled=${isBusy} @click=${act}>${label}</button>`;
  }

  /** The chat could not be read again, for instance because the agent may not see it any more. */
  #problem() {
    const { problem } = this.conversation;
    if (!problem) return nothing;
    const again = html`<button class="button small" @click=${() => this.conversation.load()}>Try again</button>`;
    return banner(problem, { action: again, isWarning: true });
  }

  #transfer({ id, transfers }: SessionAtDesk) {
    const [transfer] = transfers?.nodes ?? [];
    if (!transfer || Date.parse(transfer.expiresAt) < clock.now) return nothing;
    const left = elapsed(new Date(clock.now).toISOString(), Date.parse(transfer.expiresAt));
    const target = transfer.toUser?.displayName ?? transfer.toTopic?.name ?? '';
    if (this.conversation.may('ACCEPT_TRANSFER')) {
      const accept = this.#button('Accept', () => this.desk.actions.acceptOffer(id), true);
      return banner(html`${transfer.requestedBy.displayName} offers you this chat. ${transfer.reason ?? ''}`, { action: accept });
    }
    const cancel = this.#button('Cancel', () => this.desk.actions.cancelTransfer(id));
    return banner(html`Offered to ${target}. The offer expires in ${left}.`, { action: this.conversation.may('CANCEL_TRANSFER') ? cancel : undefined });
  }

  #state(session: SessionAtDesk) {
    const { desk, conversation } = this;
    if (session.phase === 'CLOSED') return this.#ended(session);
    if (session.phase === 'PENDING') {
      const accept = this.#button('Accept', () => desk.actions.accept(session.id), true);
      return banner('The customer waits in the queue.', { action: conversation.may('ACCEPT') ? accept : undefined });
    }
    if (session.chatbotIsactive) {
      const handOff = this.#button('Take it from the bot', () => desk.actions.handOff(session.id));
      return banner('A bot answers this chat.', { action: conversation.may('HAND_OFF') ? handOff : undefined });
    }
    if (session.user && session.user.id !== desk.viewer.user?.id) {
      const takeOver = this.#button('Take over', () => desk.actions.takeOver(session.id));
      const join = this.#button('Join', () => desk.actions.join(session.id));
      const mayJoin = conversation.may('JOIN') && session.supervisedBy?.id !== desk.viewer.user?.id;
      const hint = mayJoin && !session.transcriptAvailable ? ' Join to read it.' : '';
      const action = html`${mayJoin ? join : nothing} ${conversation.may('TAKE_OVER') ? takeOver : nothing}`;
      return banner(`${session.user.displayName} answers this chat.${hint}`, { action });
    }
    if (session.idleWarnedAt) return banner('Nobody has written for some time. The chat will end soon.', { isWarning: true });
    return nothing;
  }

  /** Why the bot handed the chat off. Its summary is a note in the conversation. */
  #handOff({ handOffReason, phase }: SessionAtDesk) {
    return handOffReason && phase !== 'CLOSED' ? banner(HAND_OFF[handOffReason]) : nothing;
  }

  /** The supervisor who listens. Only staff see it. */
  #supervisor({ id, supervisedBy }: SessionAtDesk) {
    if (!supervisedBy) return nothing;
    if (supervisedBy.id !== this.desk.viewer.user?.id) return banner(`${supervisedBy.displayName} is listening.`);
    const leave = this.#button('Leave', () => this.desk.actions.leave(id));
    return banner('You are listening. The agent sees it, the customer does not.', { action: leave });
  }

  #ended({ id, endReason, rating, ratingComment, outcome, tags }: SessionAtDesk) {
    const { conversation } = this;
    const reopen = this.#button('Reopen', () => this.desk.actions.reopen(id));
    const note = html`<button class="button small" @click=${() => this.dispatchEvent(new CustomEvent('wrap-up'))}>Outcome and tags</button>`;
    const action = html`${conversation.may('END') ? note : nothing} ${conversation.may('REOPEN') ? reopen : nothing}`;
    const noted = html`${outcome ? html` <b>${OUTCOME[outcome]}.</b>` : nothing} ${tags?.nodes.map(tag => html`${tagMark(tag)} `)}`;
    const reason = endReason ? END_REASON[endReason] : 'The chat has ended.';
    const stars = rating ? html` Rated <b><span aria-hidden="true">★</span>${rating} of 5</b>${ratingComment ? `: “${ratingComment}”` : '.'}` : nothing;
    return banner(html`${reason}${stars}${noted}`, { action });
  }
}
customElements.define('chat-banner', ChatBanner);

function banner(text: TemplateResult | string, { action, isWarning }: { action?: TemplateResult; isWarning?: boolean } = {}) {
  return html`<div class="banner ${isWarning ? 'warn' : ''}" role="status">${isWarning ? icon('clock') : nothing}<span>${text}</span>${action ?? nothing}</div>`;
}

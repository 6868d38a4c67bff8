import { LitElement, css, html, nothing } from 'lit';
import { customerName } from '../../shared/customer-name';
import type { ChatAction } from '../../shared/gql/graphql';
import { isSameLanguage, languageName } from '../../shared/languages';
import type { SessionAtDesk, Conversation } from '../model/conversation';
import type { Desk } from '../model/desk';
import { AT } from '../model/desk-actions';
import { STATUS } from '../model/names';
import { Watch } from '../model/observable';
import '../ui/drop-down';
import type { DropDown } from '../ui/drop-down';
import { icon } from '../ui/icons';
import { avatars, badges } from '../ui/mark-styles';
import { menuStyles } from '../ui/menu-styles';
import { avatar } from '../ui/pieces';
import { controls } from '../ui/styles';

/** The customer's name and language, and the actions on the chat. Fires "transfer", "end", "ticket", "block" and "transcript". */
export class ChatHeader extends LitElement {
  static override properties = { desk: { attribute: false }, conversation: { attribute: false } };
  declare desk: Desk;
  declare conversation: Conversation;

  static override styles = [
    controls,
    avatars,
    badges,
    menuStyles,
    css`
      header {
        display: flex;
        align-items: center;
        gap: 12px;
        min-block-size: 64px;
        padding: 8px 16px;
        border-block-end: 1px solid var(--line);
      }
      .who {
        flex: 1;
        min-inline-size: 0;
      }
      h2 {
        font-size: 16px;
        font-weight: 650;
      }
      .who p {
        display: flex;
        gap: 4px 8px;
        align-items: center;
        color: var(--quiet);
        font-size: 13px;
      }
      .back,
      .customer {
        display: none;
      }
      @media (max-width: 1180px) {
        .customer {
          display: inline-grid;
        }
      }
      @media (max-width: 760px) {
        header {
          gap: 8px;
          padding-inline: 8px;
        }
        .back {
          display: inline-grid;
        }
        .wide,
        .who p .cut {
          display: none;
        }
        .who p {
          flex-wrap: wrap;
        }
        .button {
          inline-size: 36px;
          padding: 0;
        }
        .button span {
          position: absolute;
          clip-path: inset(50%);
        }
      }
    `,
  ];

  constructor() {
    super();
    new Watch(this, () => [this.conversation, this.desk?.running]);
  }

  override render() {
    const session = this.conversation.session!;
    const name = customerName(session);
    const may = (action: ChatAction) => this.conversation.may(action);
    const isBusy = this.desk.running.isRunning(AT.chat(session.id));
    return html`<header>
      <button class="icon-button back" aria-label="Back to the list" @click=${() => this.desk.place.leave()}>${icon('back')}</button>
      <span class="wide">${avatar(name)}</span>
      <div class="who">
        <h2 class="cut">${name}</h2>
        <p><span class="cut">${session.topic.name}${session.companyName ? ` · ${session.companyName}` : ''}</span>
          ${this.#language(session)}${session.skills?.nodes.map(({ name }) => html`<span class="chip" title="Needs ${name}">${name}</span>`)}
          <span class="chip ${session.status === 'CUSTOMER_LAST' ? 'warn' : ''}">${STATUS[session.status]}</span></p>
      </div>
      ${may('REQUEST_TRANSFER')
        ? html`<button class="button" title="Transfer (T)" @click=${() => this.#fire('transfer')}>${icon('transfer')}<span>Transfer</span></button>`
        : nothing}
      ${may('ASSIGN')
        ? html`<button class="button" title="Assign to an agent" @click=${() => this.#fire('transfer')}>${icon('transfer')}<span>Assign</span></button>`
        : nothing}
      ${may('END') && session.phase === 'ACTIVE'
        ? html`<button class="button" title="End the chat (E)" ?disabled=${isBusy} @click=${() => this.#fire('end')}>${icon('end')}<span>End chat</span></button>`
        : nothing}
      ${this.#menu(session, isBusy)}
      <button
        class="icon-button customer"
        aria-label="Customer"
        title="Customer"
        aria-pressed=${this.desk.place.showsCustomer}
        @click=${() => this.desk.place.showCustomer(!this.desk.place.showsCustomer)}
      >
        ${icon('person')}
      </button>
    </header>`;
  }

  /** The customer's language, unless it is that of the topic. */
  #language({ language, topic }: SessionAtDesk) {
    if (!language || (topic.widget.language && isSameLanguage(language, topic.widget.language))) return nothing;
    return html`<span class="chip" title="Language of the customer"><span class="hidden">Language: </span>${languageName(language, 'en')}</span>`;
  }

  /** Its actions are disabled while one runs: a second one would be dropped. */
  #menu(session: SessionAtDesk, isBusy: boolean) {
    const { actions } = this.desk;
    const may = (action: ChatAction) => this.conversation.may(action);
    const item = (name: Parameters<typeof icon>[0], text: string, action: () => unknown) =>
      html`<button
        class="item"
        ?disabled=${isBusy}
        @click=${() => {
          this.renderRoot.querySelector<DropDown>('drop-down')?.close();
          action();
        }}
      >
        ${icon(name)}${text}
      </button>`;
    const takesFiles = session.customerAttachments ?? session.topic.attachments.fromCustomers;
    return html`<drop-down label="More actions">
      <span slot="button">${icon('more')}</span>
      ${may('CREATE_TICKET') ? item('ticket', 'Create a ticket…', () => this.#fire('ticket')) : nothing}
      ${may('RETURN_TO_QUEUE') ? item('queue', 'Return to the queue', () => actions.returnToQueue(session.id)) : nothing}
      ${may('HAND_OFF') ? item('bot', 'Take it from the bot', () => actions.handOff(session.id)) : nothing}
      ${may('TAKE_OVER') ? item('transfer', 'Take over', () => actions.takeOver(session.id)) : nothing}
      ${may('END') && session.phase === 'PENDING' ? item('end', 'End the chat', () => this.#fire('end')) : nothing}
      ${may('SET_ATTACHMENTS')
        ? item('clip', takesFiles ? 'Refuse files of the customer' : 'Allow files of the customer', () => actions.allowFiles(session.id, !takesFiles))
        : nothing}
      ${may('BLOCK') ? item('end', 'Block the customer…', () => this.#fire('block')) : nothing}
      ${session.transcriptAvailable ? item('download', 'Save the transcript', () => this.#fire('transcript')) : nothing}
    </drop-down>`;
  }

  #fire(name: string): void {
    this.dispatchEvent(new CustomEvent(name));
  }
}
customElements.define('chat-header', ChatHeader);

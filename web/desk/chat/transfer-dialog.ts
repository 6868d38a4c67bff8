import { LitElement, css, html, nothing } from 'lit';
import { DeskTransferTargetsDocument, type ChatTransferTarget, type DeskTransferTargetsQuery } from '../../shared/gql/graphql';
import type { Conversation } from '../model/conversation';
import type { Desk } from '../model/desk';
import { AT } from '../model/desk-actions';
import { count } from '../model/names';
import { Watch } from '../model/observable';
import { dialogStyles } from '../ui/dialog-styles';
import { icon } from '../ui/icons';
import { avatars, badges } from '../ui/mark-styles';
import { avatar, presenceText, refusal } from '../ui/pieces';
import { controls, fields } from '../ui/styles';

type Agent = NonNullable<NonNullable<DeskTransferTargetsQuery['chatTopic']>['members']>['nodes'][number]['user'];
type Topic = DeskTransferTargetsQuery['chatTopics']['nodes'][number];

/** Offers a chat to another agent, or to a topic. A chat that waits is assigned to an agent at once. */
export class TransferDialog extends LitElement {
  static override properties = {
    desk: { attribute: false },
    conversation: { attribute: false },
    isOpen: { state: true },
    agents: { state: true },
    topics: { state: true },
    wanted: { state: true },
  };
  declare desk: Desk;
  declare conversation: Conversation;
  declare private isOpen: boolean;
  declare private agents: readonly Agent[] | undefined;
  declare private topics: readonly Topic[];
  /** Text that the names of agents and topics must contain. */
  declare private wanted: string;

  static override styles = [
    controls,
    fields,
    badges,
    avatars,
    dialogStyles,
    css`
      form {
        display: flex;
        flex-direction: column;
        min-block-size: 0;
      }
      h3 {
        padding: 8px 10px 2px;
        font-size: 12px;
        color: var(--quiet);
      }
      .target {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr) auto;
        gap: 0 12px;
        align-items: center;
        padding: 6px 10px;
        border-radius: 10px;
        cursor: pointer;
      }
      .target:hover {
        background: var(--hover);
      }
      .target:has(:checked) {
        background: var(--selected);
      }
      .target:has(:focus-visible) {
        outline: 2px solid var(--focus);
      }
      .target:has(:disabled) {
        cursor: default;
        color: var(--quiet);
      }
      .target input {
        position: absolute;
        opacity: 0;
      }
      .target > span:not(.avatar, .chip) {
        display: grid;
        min-inline-size: 0;
      }
      .target b {
        font-weight: 600;
      }
      .target small {
        font-size: 12px;
        color: var(--quiet);
      }
      .picture {
        place-items: center;
        inline-size: 36px;
        block-size: 36px;
        border-radius: 10px;
        background: var(--soft);
        color: var(--accent);
      }
      .list {
        min-block-size: 160px;
        flex: 1;
        overflow-y: auto;
        margin-inline: -8px;
        padding: 2px;
      }
    `,
  ];

  constructor() {
    super();
    this.topics = [];
    this.wanted = '';
    new Watch(this, () => [this.desk?.running, this.desk?.lists]);
  }

  override render() {
    return html`<dialog aria-labelledby="heading" @close=${() => (this.isOpen = false)}>${this.isOpen ? this.#form() : nothing}</dialog>`;
  }

  async show(): Promise<void> {
    this.desk.running.dismiss(AT.transfer);
    this.agents = undefined;
    this.topics = [];
    this.wanted = '';
    this.isOpen = true;
    await this.updateComplete;
    this.#dialog?.showModal();
    await this.desk.running.run(AT.transfer, async () => {
      const { chatTopic, chatTopics } = await this.desk.client.query(DeskTransferTargetsDocument, { topicId: this.conversation.session!.topic.id });
      this.agents = (chatTopic?.members?.nodes ?? []).map(({ user }) => user).filter(({ id }) => id !== this.conversation.session?.user?.id);
      this.topics = this.#assigns ? [] : chatTopics.nodes.filter(({ id }) => id !== this.conversation.session?.topic.id);
    });
  }

  get #assigns(): boolean {
    return this.conversation.session?.phase === 'PENDING';
  }

  #form() {
    return html`<form @submit=${this.#offer}>
      <div class="head">
        <h2 id="heading">${this.#assigns ? 'Assign the chat' : 'Transfer the chat'}</h2>
        <button type="button" class="icon-button" aria-label="Close" @click=${() => this.#dialog?.close()}>${icon('close')}</button>
      </div>
      <div class="content">
        <input type="search" aria-label="Find an agent or a topic" placeholder="Find an agent or a topic" autofocus @input=${this.#onSearch} />
        <div class="list" role="radiogroup" aria-label="Transfer to">${this.agents ? this.#targets(this.agents) : html`<p class="quiet">Loading…</p>`}</div>
        ${this.#assigns ? nothing : html`<label class="field">Comment for your colleague<input name="reason" maxlength="255" autocomplete="off" /></label>`}
        ${refusal(this.desk.running, AT.transfer)}
      </div>
      <div class="foot">
        <button type="button" class="button" @click=${() => this.#dialog?.close()}>Cancel</button>
        <button class="button primary" ?disabled=${this.desk.running.isRunning(AT.transfer)}>${this.#assigns ? 'Assign' : 'Offer the chat'}</button>
      </div>
    </form>`;
  }

  #targets(agents: readonly Agent[]) {
    const matches = (name: string) => name.toLowerCase().includes(this.wanted.trim().toLowerCase());
    // The lists of the desk have the presence of now.
    const live = new Map(this.desk.lists.agents.map(agent => [agent.id, agent]));
    const present = agents.map(agent => ({ ...agent, ...live.get(agent.id) })).filter(({ displayName }) => matches(displayName));
    present.sort((one, other) => rank(one) - rank(other) || one.displayName.localeCompare(other.displayName));
    const topics = this.topics.filter(({ name }) => matches(name));
    if (!present.length && !topics.length) return html`<p class="quiet">No agent or topic is found.</p>`;
    return html`${present.length ? html`<h3>Agents</h3>${present.map(agent => this.#agent(agent))}` : nothing}
      ${topics.length ? html`<h3>Topics</h3>${topics.map(topic => this.#topic(topic))}` : nothing}`;
  }

  #agent(agent: Agent) {
    const { id, displayName, presence, awayReason, chatCapacity } = agent;
    const load = chatCapacity === null ? count(loadOf(agent), 'chat') : `${loadOf(agent)} of ${count(chatCapacity, 'chat')}`;
    const isFull = chatCapacity !== null && loadOf(agent) >= chatCapacity;
    return html`<label class="target">
      <input type="radio" name="target" value="user ${id}" required ?disabled=${presence === 'AWAY'} />
      ${avatar(displayName, { presence })}
      <span><b class="cut">${displayName}</b><small class="cut">${presenceText(presence, awayReason)}</small></span>
      <span class="chip ${isFull ? 'warn' : ''}">${load}</span>
    </label>`;
  }

  #topic({ id, name, isOpen, agentsPresent, queueLength }: Topic) {
    return html`<label class="target">
      <input type="radio" name="target" value="topic ${id}" required />
      <span class="picture">${icon('chats')}</span>
      <span><b class="cut">${name}</b><small class="cut">${count(agentsPresent, 'agent')} present${isOpen ? '' : ' · closed now'}</small></span>
      <span class="chip">${queueLength} waiting</span>
    </label>`;
  }

  #onSearch({ target }: Event): void {
    this.wanted = (target as HTMLInputElement).value;
  }

  async #offer(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const entries = new FormData(event.target as HTMLFormElement);
    const [kind, id = ''] = String(entries.get('target')).split(' ');
    if (this.#assigns) {
      if (await this.desk.actions.assign(this.conversation.id, id)) this.#dialog?.close();
      return;
    }
    const target: ChatTransferTarget = kind === 'user' ? { userId: id } : { topicId: id };
    if (await this.desk.actions.transfer(this.conversation.id, target, String(entries.get('reason') ?? '').trim())) this.#dialog?.close();
  }

  get #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }
}
customElements.define('transfer-dialog', TransferDialog);

function loadOf({ chatSessions }: Agent): number {
  return chatSessions.totalCount;
}

/** Present agents first. */
function rank({ presence }: Agent): number {
  return presence === 'PRESENT' ? 0 : 1;
}

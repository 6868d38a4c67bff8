import { html, nothing } from 'lit';
import type { ParleyClient } from '../shared/client';
import { DashboardTargetsDocument, type ChatTransferTarget, type DashboardTargetsQuery, type SessionOfDashboardFragment } from '../shared/gql/graphql';
import { reasonOf } from '../shared/reason';
import { PageElement } from './page-element';
import { refusal } from './refusal';

type Agent = NonNullable<NonNullable<DashboardTargetsQuery['chatTopic']>['members']>['nodes'][number]['user'];
type Topic = DashboardTargetsQuery['chatTopics']['nodes'][number];

/** To whom a chat is offered, and why. */
export interface Offer {
  target: ChatTransferTarget;
  reason: string | null;
}

/** Lists the present agents of the topic with their load, and the other topics with their queues. Fires "offer". */
export class OfferForm extends PageElement {
  static override properties = {
    client: { attribute: false },
    session: { attribute: false },
    isBusy: { type: Boolean },
    agents: { state: true },
    topics: { state: true },
    problem: { state: true },
  };
  declare client: ParleyClient;
  declare session: SessionOfDashboardFragment;
  declare isBusy: boolean;
  declare private agents: readonly Agent[] | undefined;
  declare private topics: readonly Topic[];
  declare private problem: string | undefined;

  override firstUpdated(): void {
    void this.#load();
  }

  override render() {
    const { agents, topics, problem } = this;
    if (problem) return refusal(problem, () => void this.#load());
    if (!agents) return html`<p role="status" class="quiet">Reading agents and topics…</p>`;
    if (!agents.length && !topics.length) return html`<p class="nothing">No other agent of the topic is present, and there is no other topic.</p>`;
    return html`<form class="inline-form" @submit=${this.#submit}>
      <fieldset>
        <legend>Offer to an agent</legend>
        ${agents.length ? agents.map((agent, index) => this.#agent(agent, index === 0)) : html`<p class="quiet">No other agent of the topic is present.</p>`}
      </fieldset>
      ${topics.length
        ? html`<fieldset>
            <legend>Or to another topic</legend>
            ${topics.map(topic => this.#topic(topic))}
          </fieldset>`
        : nothing}
      <label class="field"><span class="label">Comment for the agent</span><input name="reason" maxlength="255" /></label>
      <button class="primary small" ?disabled=${this.isBusy}>Offer</button>
    </form>`;
  }

  #agent({ id, displayName, chatCapacity, chatSessions }: Agent, isFirst: boolean) {
    const load = `${chatSessions.totalCount} ${chatCapacity === null ? 'active' : `of ${chatCapacity} active`}`;
    return this.#target(`user ${id}`, displayName, load, isFirst);
  }

  #topic({ id, name, isOpen, agentsPresent, queueLength }: Topic) {
    const state = `${agentsPresent} present, ${queueLength} waiting${isOpen ? '' : ', closed now'}`;
    return this.#target(`topic ${id}`, name, state, false);
  }

  #target(value: string, name: string, state: string, isChosen: boolean) {
    return html`<label><input type="radio" name="target" value=${value} ?checked=${isChosen} required />${name} <span class="quiet">${state}</span></label>`;
  }

  async #load(): Promise<void> {
    this.problem = undefined;
    const { topic, user } = this.session;
    try {
      const { chatTopic, chatTopics } = await this.client.query(DashboardTargetsDocument, { topicId: topic.id });
      this.topics = chatTopics.nodes.filter(({ id }) => id !== topic.id);
      this.agents = (chatTopic?.members?.nodes ?? [])
        .map(member => member.user)
        .filter(({ id, presence }) => presence === 'PRESENT' && id !== user?.id)
        .sort((one, other) => one.chatSessions.totalCount - other.chatSessions.totalCount);
    } catch (problem) {
      this.problem = reasonOf(problem);
    }
  }

  #submit(event: SubmitEvent): void {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const [kind, id = ''] = String(form.get('target')).split(' ');
    const target: ChatTransferTarget = kind === 'user' ? { userId: id } : { topicId: id };
    this.fire<Offer>('offer', { target, reason: String(form.get('reason')) || null });
  }
}
customElements.define('offer-form', OfferForm);

import { html, nothing, type PropertyValues } from 'lit';
import { save } from '../shared/browser';
import type { ParleyClient } from '../shared/client';
import { customerName } from '../shared/customer-name';
import {
  DashboardEarlierMessagesDocument,
  DashboardMessagesDocument,
  DashboardSessionChangedDocument,
  DashboardSessionDocument,
  DashboardSessionEventsDocument,
  type MessageOfDashboardFragment,
  type MessagesOfDashboardFragment,
  type SessionOfDashboardFragment,
} from '../shared/gql/graphql';
import { languageName } from '../shared/languages';
import { reasonOf } from '../shared/reason';
import { Redactions } from '../shared/redactions';
import { country, dateTime, duration, words } from './format';
import { STATUS_NAMES } from './groups';
import { PageElement } from './page-element';
import { refusal } from './refusal';
import './session-actions';
import './transcript-view';

/** A session with its conversation, kept up to date while it is open. */
export class SessionView extends PageElement {
  static override properties = {
    client: { attribute: false },
    sessionId: {},
    zone: {},
    session: { state: true },
    messages: { state: true },
    earlier: { state: true },
    problem: { state: true },
  };
  declare client: ParleyClient;
  declare sessionId: string;
  declare zone: string;
  declare private session: SessionOfDashboardFragment | undefined;
  declare private messages: readonly MessageOfDashboardFragment[];
  /** Cursor of the messages before those that are shown. */
  declare private earlier: string | undefined;
  declare private problem: string | undefined;

  #ends: (() => void)[] = [];
  #redactions = new Redactions();
  #loads = 0;

  constructor() {
    super();
    this.messages = [];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#leave();
  }

  override willUpdate(changed: PropertyValues): void {
    if (!changed.has('sessionId')) return;
    this.session = undefined;
    this.messages = [];
    void this.#load();
  }

  override render() {
    const { session } = this;
    if (!session) return this.problem ? refusal(this.problem, () => void this.#load()) : html`<p role="status" class="nothing">Reading…</p>`;
    return html`<article class="session">
      <header>
        <h3>${customerName(session)}</h3>
        <span class="status ${session.status.toLowerCase()}">${STATUS_NAMES[session.status]}</span>
      </header>
      <dl class="facts">${this.#facts(session).map(([name, value]) => html`<div class=${name === 'E-mail' || name === 'Ticket' ? 'wide' : ''}><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
      ${session.ratingComment ? html`<blockquote>${session.ratingComment}</blockquote>` : nothing}
      <session-actions .client=${this.client} .session=${session} @changed=${() => void this.#load()}></session-actions>
      ${refusal(this.problem)} ${this.#conversation(session)}
    </article>`;
  }

  #facts(session: SessionOfDashboardFragment): [string, unknown][] {
    const facts: [string, unknown][] = [
      ['Topic', session.topic.name],
      ['Agent', session.user?.displayName],
      ['Listening', session.supervisedBy?.displayName],
      ['Requested', dateTime(session.whenRequested, this.zone)],
      ['Wait', session.waitSeconds === null ? null : duration(session.waitSeconds)],
      ['Length', session.durationSeconds === null ? null : duration(session.durationSeconds)],
      ['End', session.endReason && words(session.endReason)],
      ['Hand-off by the bot', session.handOffReason && words(session.handOffReason)],
      ['Outcome', session.outcome && words(session.outcome)],
      ['Tags', session.tags?.nodes.map(({ name }) => name).join(', ')],
      ['Rating', session.rating && html`<span aria-label="${session.rating} of 5">${'★'.repeat(session.rating)}${'☆'.repeat(5 - session.rating)}</span>`],
      ['Company', session.companyName],
      ['E-mail', session.email],
      ['Phone', session.phone],
      ['Country', session.country === null ? null : country(session.country)],
      ['Language', session.language && languageName(session.language, 'en')],
      ['Ticket', session.ticket && `${session.ticket.databaseId}: ${session.ticket.title}`],
    ];
    return facts.filter(([, value]) => value !== null && value !== undefined && value !== '');
  }

  #conversation(session: SessionOfDashboardFragment) {
    if (!session.transcriptAvailable) {
      const mayJoin = session.allowedActions.some(({ action, allowed }) => action === 'JOIN' && allowed);
      return mayJoin
        ? html`<p class="nothing">Join the conversation to read it. Its agent sees that you listen.</p>`
        : html`<p class="nothing">You may not read this conversation while it is going on. Your rights or the settings of the topic do not allow it.</p>`;
    }
    return html`<div class="conversation">
      <div class="list-bar">
        <h4>Conversation</h4>
        <button class="plain small" @click=${() => void this.#save('TEXT', 'txt')}>Text</button>
        <button class="plain small" @click=${() => void this.#save('HTML', 'html')}>HTML</button>
      </div>
      ${this.earlier ? html`<button class="plain more" @click=${() => void this.#loadEarlier()}>Show earlier messages</button>` : nothing}
      <transcript-view .messages=${this.messages} .zone=${this.zone}></transcript-view>
    </div>`;
  }

  async #load(): Promise<void> {
    const id = this.sessionId;
    const load = ++this.#loads;
    this.#leave();
    this.problem = undefined;
    try {
      const { chatSession } = await this.client.query(DashboardSessionDocument, { id });
      if (load !== this.#loads || id !== this.sessionId || !this.isConnected) return;
      if (!chatSession) {
        this.problem = 'This chat does not exist, or you may not see it.';
        return;
      }
      this.session = chatSession;
      this.#addPage(chatSession.messages);
      this.#followEvents(id, chatSession.eventSeq);
      if (chatSession.phase !== 'CLOSED') this.#follow(id, chatSession);
    } catch (problem) {
      if (id === this.sessionId) this.problem = reasonOf(problem);
    }
  }

  /**
   * Takes out what is redacted or erased. After the chat has ended, the other streams have ended too: the chat is read again with each event, such as
   * a note, an outcome or a rating.
   */
  #followEvents(id: string, after: number): void {
    this.#ends.push(
      this.client.subscribe(
        DashboardSessionEventsDocument,
        { id, after },
        {
          next: ({ chatSessionEvents: event }) => {
            if (!event || id !== this.sessionId) return;
            if (event.redactedSeq) {
              this.#redactions.add(event.redactedSeq, event.occurredAt);
              this.messages = this.#redactions.apply(this.messages);
            } else if (event.type === 'ERASED') {
              this.messages = [];
              void this.#load();
            } else if (this.session?.phase === 'CLOSED') {
              void this.#load();
            }
          },
        },
      ),
    );
  }

  #follow(id: string, { messageSeq, transcriptAvailable }: SessionOfDashboardFragment): void {
    const take = (session: SessionOfDashboardFragment | null | undefined) => {
      if (!session || id !== this.sessionId) return;
      this.session = session;
      if (session.transcriptAvailable !== transcriptAvailable) void this.#load();
    };
    this.#ends.push(
      this.client.subscribe(
        DashboardSessionChangedDocument,
        { where: { id: { eq: id } } },
        { next: ({ chatSessionsChanged }) => chatSessionsChanged?.changes.forEach(({ chatSession }) => take(chatSession)) },
      ),
    );
    if (!transcriptAvailable) return;
    this.#ends.push(
      this.client.subscribe(
        DashboardMessagesDocument,
        { id, after: this.messages.at(-1)?.seq ?? messageSeq },
        { next: ({ chatMessages }) => chatMessages && id === this.sessionId && this.#add([chatMessages]) },
      ),
    );
  }

  async #loadEarlier(): Promise<void> {
    if (!this.earlier) return;
    try {
      const { chatSession } = await this.client.query(DashboardEarlierMessagesDocument, { id: this.sessionId, before: this.earlier });
      if (chatSession) this.#addPage(chatSession.messages);
    } catch (problem) {
      this.problem = reasonOf(problem);
    }
  }

  #addPage({ nodes, pageInfo }: MessagesOfDashboardFragment): void {
    this.earlier = pageInfo.hasPreviousPage ? (pageInfo.startCursor ?? undefined) : undefined;
    this.#add(nodes);
  }

  #add(added: readonly MessageOfDashboardFragment[]): void {
    const bySeq = new Map([...this.messages, ...this.#redactions.apply(added)].map(message => [message.seq, message]));
    this.messages = [...bySeq.values()].sort((one, other) => one.seq - other.seq);
  }

  /** The transcript as the service writes it, with internal notes. */
  async #save(format: string, extension: string): Promise<void> {
    const parameters = { format, timeZone: this.zone, includeNotes: 'true' };
    try {
      const file = await this.client.download(`transcripts/${encodeURIComponent(this.sessionId)}`, parameters);
      save(`parley-transcript.${extension}`, file);
      this.problem = undefined;
    } catch (problem) {
      this.problem = reasonOf(problem);
    }
  }

  #leave(): void {
    this.#ends.splice(0).forEach(end => end());
    this.#redactions = new Redactions();
  }
}
customElements.define('session-view', SessionView);

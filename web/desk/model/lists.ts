import type { DeskSubscription, SessionInListFragment, TransferAtDeskFragment, UserAtDeskFragment } from '../../shared/gql/graphql';
import { Observable } from './observable';

export type SessionInList = SessionInListFragment;
export type UserAtDesk = UserAtDeskFragment;
export type Transfer = TransferAtDeskFragment;
type Update = NonNullable<DeskSubscription['desk']>;
type Change = Update['sessions'][number];

/** Events at the desk that an agent may want to be notified of. */
export interface DeskEvent {
  kind: 'queued' | 'alert' | 'offered' | 'message';
  session: SessionInList;
}

class Lists {
  readonly sessions = new Map<string, SessionInList>();
  readonly queue = new Map<string, SessionInList>();
  readonly offers = new Map<string, SessionInList>();
  readonly agents = new Map<string, UserAtDesk>();
}

/** The lists of the desk, kept up to date by the subscription. A snapshot replaces them when it is complete. */
export class DeskLists extends Observable {
  ready = false;
  user: UserAtDesk | undefined;
  /** The agent's chats: those that wait for an answer first, the longest wait on top. */
  sessions: readonly SessionInList[] = [];
  /** In the order in which they will be accepted. */
  queue: readonly SessionInList[] = [];
  offers: readonly SessionInList[] = [];
  /** Waiting chats that the service offers to the agent, by the assignment of their topic. */
  waitingOffers: readonly SessionInList[] = [];
  agents: readonly UserAtDesk[] = [];

  #lists = new Lists();
  #snapshot: Lists | undefined;

  constructor(private readonly report: (event: DeskEvent) => void) {
    super();
  }

  session(id: string): SessionInList | undefined {
    return this.#lists.sessions.get(id) ?? this.#lists.queue.get(id) ?? this.#lists.offers.get(id);
  }

  isMine(id: string): boolean {
    return this.#lists.sessions.has(id);
  }

  apply(update: Update): void {
    if (update.snapshot) this.#snapshot = new Lists();
    const lists = this.#snapshot ?? this.#lists;
    const events = this.#snapshot ? [] : this.#events(update);
    update.sessions.forEach(change => put(lists.sessions, change));
    update.queue.forEach(change => put(lists.queue, change));
    update.offers.forEach(change => put(lists.offers, change));
    for (const { kind, userId, user } of update.agents) {
      if (kind === 'LEAVE' || !user) lists.agents.delete(userId);
      else lists.agents.set(userId, user);
    }
    this.user = update.user ?? this.user;
    if (this.#snapshot && update.ready) {
      this.#lists = this.#snapshot;
      this.#snapshot = undefined;
      this.ready = true;
    }
    if (!this.#snapshot) this.#sort();
    this.changed();
    events.forEach(this.report);
  }

  /** Takes the user from the response of a mutation, before the subscription brings it. */
  take(user: UserAtDesk): void {
    if (user.id !== this.user?.id || user.version < this.user.version) return;
    this.user = user;
    this.changed();
  }

  #sort(): void {
    this.sessions = [...this.#lists.sessions.values()].sort(byTurn);
    this.queue = [...this.#lists.queue.values()].sort(byQueue);
    this.offers = [...this.#lists.offers.values()];
    this.waitingOffers = this.queue.filter(session => this.#isOfferedToMe(session));
    this.agents = [...this.#lists.agents.values()].sort((one, other) => one.displayName.localeCompare(other.displayName));
  }

  #isOfferedToMe({ offeredTo }: SessionInList): boolean {
    return offeredTo !== null && offeredTo.id === this.user?.id;
  }

  #events({ sessions, queue, offers }: Update): DeskEvent[] {
    const events: DeskEvent[] = [];
    for (const { chatSession: session } of queue) {
      const known = session && this.#lists.queue.get(session.id);
      if (session && this.#isOfferedToMe(session) && !(known && this.#isOfferedToMe(known))) events.push({ kind: 'offered', session });
      else if (session && !known) events.push({ kind: 'queued', session });
      else if (session && known && session.alertLevel > known.alertLevel) events.push({ kind: 'alert', session });
    }
    for (const { chatSession: session } of offers) {
      if (session && !this.#lists.offers.has(session.id)) events.push({ kind: 'offered', session });
    }
    for (const { chatSession: session } of sessions) {
      const known = session && this.#lists.sessions.get(session.id);
      if (session && known && session.unreadCount > known.unreadCount) events.push({ kind: 'message', session });
    }
    return events;
  }
}

function put(list: Map<string, SessionInList>, { kind, chatSessionId, chatSession }: Change): void {
  if (kind === 'LEAVE' || !chatSession) list.delete(chatSessionId);
  else list.set(chatSessionId, chatSession);
}

function byTurn(one: SessionInList, other: SessionInList): number {
  if (one.unansweredSince && other.unansweredSince) return compare(one.unansweredSince, other.unansweredSince);
  if (one.unansweredSince || other.unansweredSince) return one.unansweredSince ? -1 : 1;
  return compare(other.idle, one.idle);
}

function byQueue(one: SessionInList, other: SessionInList): number {
  return (
    other.priority - one.priority ||
    compare(one.queuedAt, other.queuedAt) ||
    Number(BigInt(one.databaseId) - BigInt(other.databaseId))
  );
}

/** Earlier times first; a time that is missing counts as the earliest. */
function compare(one: string | null, other: string | null): number {
  return (one ? Date.parse(one) : 0) - (other ? Date.parse(other) : 0);
}

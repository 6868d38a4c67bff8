import type { ParleyClient } from '../../shared';
import {
  DeskHistoryDocument,
  DeskMessageSearchDocument,
  type ChatSessionFilter,
  type DeskHistoryQuery,
  type DeskMessageSearchQuery,
} from '../../shared/gql/graphql';
import { textOf } from './actions';
import { Observable } from './observable';

export type PastSession = DeskHistoryQuery['chatSessions']['nodes'][number];
export type FoundMessage = DeskMessageSearchQuery['chatMessages']['nodes'][number];

const PAGE = 50;
const MESSAGES = 20;

/** The part of the history that is listed. */
export interface HistoryFilter {
  search: string;
  mine: boolean;
  topicId: string;
}

/** Sessions that have ended, and what a search finds in all sessions and their messages. */
export class History extends Observable {
  filter: HistoryFilter = { search: '', mine: false, topicId: '' };
  sessions: readonly PastSession[] = [];
  messages: readonly FoundMessage[] = [];
  isLoading = false;
  hasMore = false;
  problem: string | undefined;

  #cursor: string | null = null;
  /** Answers to earlier questions are ignored. */
  #asked = 0;

  constructor(private readonly client: ParleyClient) {
    super();
  }

  async find(filter: Partial<HistoryFilter>): Promise<void> {
    this.filter = { ...this.filter, ...filter };
    this.#cursor = null;
    this.hasMore = false;
    await this.#load(true);
  }

  async more(): Promise<void> {
    if (this.hasMore && !this.isLoading) await this.#load(false);
  }

  async #load(begins: boolean): Promise<void> {
    const asked = ++this.#asked;
    this.isLoading = true;
    this.problem = undefined;
    this.changed();
    try {
      const search = this.filter.search.trim();
      const [{ chatSessions }, found] = await Promise.all([
        this.client.query(DeskHistoryDocument, { where: this.#sessions(search), first: PAGE, after: this.#cursor }),
        begins && search ? this.client.query(DeskMessageSearchDocument, this.#messages(search)) : undefined,
      ]);
      if (asked !== this.#asked) return;
      this.sessions = begins ? chatSessions.nodes : [...this.sessions, ...chatSessions.nodes];
      if (begins) this.messages = found?.chatMessages.nodes ?? [];
      this.hasMore = chatSessions.pageInfo.hasNextPage;
      this.#cursor = chatSessions.pageInfo.endCursor;
    } catch (problem) {
      if (asked === this.#asked) this.problem = textOf(problem);
    }
    if (asked !== this.#asked) return;
    this.isLoading = false;
    this.changed();
  }

  #sessions(search: string): ChatSessionFilter {
    return { ...this.#chosen, ...(search ? { search } : { phase: { eq: 'CLOSED' } }) };
  }

  #messages(search: string) {
    return { search, first: MESSAGES, where: { chatSession: this.#chosen } };
  }

  get #chosen(): ChatSessionFilter {
    const { mine, topicId } = this.filter;
    return { ...(mine && { mine: { eq: true } }), ...(topicId && { topic: { id: { eq: topicId } } }) };
  }
}

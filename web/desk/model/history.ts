import type { ParleyClient } from '../../shared';
import {
  DeskHistoryDocument,
  DeskMentionsDocument,
  DeskMessageSearchDocument,
  type ChatMessageFilter,
  type ChatSessionFilter,
  type DeskHistoryQuery,
  type DeskMessageSearchQuery,
} from '../../shared/gql/graphql';
import { reasonOf } from '../../shared/reason';
import { Observable } from './observable';

export type PastSession = DeskHistoryQuery['chatSessions']['nodes'][number];
export type FoundMessage = DeskMessageSearchQuery['chatMessages']['nodes'][number];

const PAGE = 50;
const MESSAGES = 20;

/** The part of the history that is listed. */
export interface HistoryFilter {
  search: string;
  mine: boolean;
  /** Only notes that mention the agent, and their chats. */
  mentions: boolean;
  topicId: string;
}

/** Sessions that have ended, and what a search finds in all sessions and their messages. */
export class History extends Observable {
  filter: HistoryFilter = { search: '', mine: false, mentions: false, topicId: '' };
  sessions: readonly PastSession[] = [];
  messages: readonly FoundMessage[] = [];
  isLoading = false;
  hasMore = false;
  problem: string | undefined;

  #cursor: string | null = null;
  /** Answers to earlier questions are ignored. */
  #asked = 0;

  constructor(
    private readonly client: ParleyClient,
    private readonly userId: string,
  ) {
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
        begins ? this.#messages(search) : [],
      ]);
      if (asked !== this.#asked) return;
      this.sessions = begins ? chatSessions.nodes : [...this.sessions, ...chatSessions.nodes];
      if (begins) this.messages = found;
      this.hasMore = chatSessions.pageInfo.hasNextPage;
      this.#cursor = chatSessions.pageInfo.endCursor;
    } catch (problem) {
      if (asked === this.#asked) this.problem = reasonOf(problem);
    }
    if (asked !== this.#asked) return;
    this.isLoading = false;
    this.changed();
  }

  #sessions(search: string): ChatSessionFilter {
    const { mentions } = this.filter;
    const found = search ? { search } : mentions ? {} : { phase: { eq: 'CLOSED' as const } };
    return { ...this.#chosen, ...(mentions && { messages: { some: this.#mentioning } }), ...found };
  }

  async #messages(search: string): Promise<readonly FoundMessage[]> {
    const { mentions } = this.filter;
    if (!search && !mentions) return [];
    const where = { chatSession: this.#chosen, ...(mentions && this.#mentioning) };
    if (search) return (await this.client.query(DeskMessageSearchDocument, { search, first: MESSAGES, where })).chatMessages.nodes;
    const { chatMessages } = await this.client.query(DeskMentionsDocument, { first: MESSAGES, where });
    return chatMessages.nodes.map(note => ({ ...note, highlights: [] }));
  }

  get #mentioning(): ChatMessageFilter {
    return { mentions: { some: { id: { eq: this.userId } } } };
  }

  get #chosen(): ChatSessionFilter {
    const { mine, topicId } = this.filter;
    return { ...(mine && { mine: { eq: true } }), ...(topicId && { topic: { id: { eq: topicId } } }) };
  }
}

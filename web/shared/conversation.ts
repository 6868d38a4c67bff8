import { ParleyClient, type Connection, type ParleyClientOptions } from './client';
import { accepted, ParleyError } from './errors';
import {
  CustomerMessagesDocument,
  CustomerQueuePositionDocument,
  CustomerSessionDocument,
  CustomerSessionEventsDocument,
  CustomerTypingDocument,
  EarlierMessagesDocument,
  EndChatDocument,
  MarkReadDocument,
  RateChatDocument,
  ReopenChatDocument,
  RequestChatDocument,
  SendMessageDocument,
  SendTranscriptDocument,
  SetTypingDocument,
  SubmitOfflineFormDocument,
  WidgetDocument,
  type ChatAction,
  type MessageOfCustomerFragment,
  type RequestChatSessionInput,
  type SessionOfCustomerFragment,
  type SubmitOfflineFormInput,
  type TopicOfWidgetFragment,
} from './gql/customer/graphql';
import type { Faq } from './faq';
import { Outbox, type PendingMessage, type Store } from './outbox';
import type { SendFileOptions } from './uploads';
import type { CustomerVisit } from './visit';

export type CustomerMessage = MessageOfCustomerFragment;
export type CustomerSession = SessionOfCustomerFragment;
export type WidgetTopic = TopicOfWidgetFragment;

/** The details that a customer enters before a conversation. */
export type CustomerDetails = Pick<RequestChatSessionInput, 'name' | 'companyName' | 'email' | 'phone' | 'country' | 'consented' | 'consentVersion' | 'message'>;

/** A customer who is signed in at the site. */
export interface CustomerIdentity {
  /** The customer's id at the site. It tells the customers of one browser apart. */
  readonly subject: string;
  /** The identity, as the site has signed it. */
  readonly token: string;
}

export interface CustomerOptions extends Pick<ParleyClientOptions, 'transport' | 'webSocketImpl'> {
  /**
   * Returns the identity of the customer, or nothing if no customer is signed in. It is called when the conversation is opened and before each
   * request for a chat. If the service refuses an identity that has expired or was used, it is called once more with the refused token, so that it
   * may return another one.
   */
  identity?: (refused?: string) => Promise<CustomerIdentity | undefined>;
}

interface StoredSession {
  id: string;
  key: string;
  /** Customer of the site who asked for the session. */
  subject?: string;
}

const PAGE = 50;

/**
 * A customer's conversation in a topic: the session, its messages and everything the customer can do. The session's key is kept in the store, so
 * that the conversation goes on after a reload and in other tabs. It lives in memory otherwise.
 */
export class CustomerConversation {
  topic: WidgetTopic | undefined;
  session: CustomerSession | undefined;
  messages: readonly CustomerMessage[] = [];
  hasEarlier = false;
  agentIsTyping = false;
  connection: Connection = 'offline';
  maxMessageLength = 4000;
  /** Whether the site says who the customer is. */
  isKnown = false;
  /** Language of the customer, as a BCP 47 tag. The topic is read with its texts in it, and a session that is requested has it. */
  language: string | undefined;

  #stored: StoredSession | undefined;
  #client: ParleyClient;
  #outbox: Outbox | undefined;
  #earlierCursor: string | undefined;
  #typingSeconds = 10;
  #typingSentAt = 0;
  #ends: (() => void)[] = [];
  /** Times of redactions by seq. A message may have been read before its redaction, and arrive after it. */
  #redactions = new Map<number, string>();

  constructor(
    url: string,
    private readonly topicId: string,
    private readonly store: Store,
    private readonly changed: () => void,
    private readonly options: CustomerOptions = {},
  ) {
    const { transport, webSocketImpl } = options;
    this.#client = new ParleyClient({ transport, webSocketImpl, url, authorization: () => (this.#stored ? `ChatSession ${this.#stored.key}` : undefined) });
    this.#client.onConnection(connection => {
      this.connection = connection;
      this.changed();
    });
  }

  get pending(): readonly PendingMessage[] {
    return this.#outbox?.messages ?? [];
  }

  /** Number of messages of the other side that the customer has not read. */
  get unread(): number {
    const read = this.session?.customerReadSeq ?? 0;
    return this.messages.filter(message => message.seq > read && isOfOtherSide(message)).length;
  }

  may(action: ChatAction): boolean {
    return this.session?.allowedActions.some(each => each.action === action && each.allowed) ?? false;
  }

  /** Reads the topic, and goes on with the conversation that the store knows. */
  async open(): Promise<void> {
    const { chatTopic, serviceInfo } = await this.#client.query(WidgetDocument, { topicId: this.topicId, language: this.language });
    if (!chatTopic) throw new ParleyError('TOPIC_NOT_FOUND', 'The topic does not exist.');
    this.topic = chatTopic;
    this.maxMessageLength = serviceInfo.maxMessageLength;
    this.#typingSeconds = serviceInfo.typingTimeoutSeconds;
    await this.resume();
  }

  /**
   * Goes on with the conversation that the store knows, or with none. Call it when the customer has signed in or out at the site: a conversation of
   * another customer is forgotten.
   */
  async resume(): Promise<void> {
    const identity = await this.options.identity?.();
    this.isKnown = identity !== undefined;
    let stored = this.#readStore();
    if (stored?.subject && stored.subject !== identity?.subject) {
      this.#forget(stored);
      stored = undefined;
    }
    if (stored?.key === this.#stored?.key) return this.changed();
    this.#leave();
    this.#stored = stored;
    if (stored) {
      try {
        await this.#load();
      } catch (problem) {
        // The session is gone: it was erased, or its key is no longer valid.
        if (!(problem instanceof ParleyError) || problem.retryable) throw problem;
        this.startAgain();
      }
    }
    this.changed();
  }

  /** Asks for a chat. */
  async request(details: CustomerDetails): Promise<void> {
    const identity = await this.options.identity?.();
    try {
      await this.#request(details, identity);
    } catch (problem) {
      const isStale = problem instanceof ParleyError && /^IDENTITY_(EXPIRED|REPLAYED)$/.test(problem.code);
      const another = isStale && (await this.options.identity?.(identity?.token));
      if (!another || another.token === identity?.token) throw problem;
      await this.#request(details, another);
    }
    await this.#load();
    if (this.session?.status === 'FAQ') await (await this.faq()).begin(this.messages);
    this.changed();
  }

  async #request(details: CustomerDetails, identity: CustomerIdentity | undefined): Promise<void> {
    const input = { topicId: this.topicId, language: this.language, ...details, identity: identity?.token };
    const { requestChatSession } = await this.#client.mutate(RequestChatDocument, input);
    const { sessionKey, chatSession } = accepted(requestChatSession);
    if (!sessionKey || !chatSession) throw new ParleyError('OPEN_SESSION_EXISTS', 'The conversation is open elsewhere.');
    this.#stored = { id: chatSession.id, key: sessionKey, subject: identity?.subject };
    this.store.setItem(this.#storeKey, JSON.stringify(this.#stored));
  }

  /** The FAQ of the topic. */
  async faq(): Promise<Faq> {
    return new (await import('./faq')).Faq(this.#client, this.topicId, this.#id);
  }

  /** Leaves a request for later. */
  async leaveRequest(input: Omit<SubmitOfflineFormInput, 'chatSessionId'>): Promise<void> {
    const { submitOfflineForm } = await this.#client.mutate(SubmitOfflineFormDocument, { chatSessionId: this.#id, ...input });
    this.#take(accepted(submitOfflineForm).chatSession);
  }

  /** Sends a message, at once or as soon as the service can be reached. */
  send(text: string, chosenFromSeq?: number): void {
    this.#typingSentAt = 0;
    this.#outbox?.add(text, { chosenFromSeq });
  }

  /** Uploads a file and sends it as a message of its own. In browsers only. */
  async attach(file: File, options?: SendFileOptions): Promise<void> {
    await (await import('./uploads')).sendFile(this.#client, this.#id, file, options);
  }

  /** The present address of a file of a message. The address in the message is valid for some minutes only. */
  async fileUrl(seq: number, attachmentId: string): Promise<string> {
    return (await import('./uploads')).urlForCustomer(this.#client, seq, attachmentId);
  }

  /** Reports where the customer is. Call it when that has changed, while the customer may (`UPDATE_VISIT`). */
  async reportVisit(visit: CustomerVisit): Promise<void> {
    await (await import('./visit')).reportVisit(this.#client, this.#id, visit);
  }

  discard(message: PendingMessage): void {
    this.#outbox?.discard(message.key);
  }

  /** Tells the other side that the customer types, as often as needed. */
  async typing(isTyping: boolean): Promise<void> {
    const now = Date.now();
    if (!this.may('SET_TYPING') || isTyping === (now - this.#typingSentAt < (this.#typingSeconds * 1000) / 2)) return;
    this.#typingSentAt = isTyping ? now : 0;
    await this.#quietly(this.#client.mutate(SetTypingDocument, { chatSessionId: this.#id, typing: isTyping }));
  }

  /** Marks all messages as read. */
  async markRead(): Promise<void> {
    const last = this.messages.at(-1)?.seq ?? 0;
    if (!this.session || this.unread === 0 || !this.may('MARK_READ')) return;
    this.session = { ...this.session, customerReadSeq: last };
    this.changed();
    await this.#quietly(this.#client.mutate(MarkReadDocument, { chatSessionId: this.#id, upToSeq: last }));
  }

  async end(): Promise<void> {
    const { endChatSession } = await this.#client.mutate(EndChatDocument, { chatSessionId: this.#id });
    this.#take(accepted(endChatSession).chatSession);
  }

  async reopen(): Promise<void> {
    const { reopenChatSession } = await this.#client.mutate(ReopenChatDocument, { chatSessionId: this.#id });
    this.#take(accepted(reopenChatSession).chatSession);
  }

  async rate(rating: number, comment: string): Promise<void> {
    const { rateChatSession } = await this.#client.mutate(RateChatDocument, { chatSessionId: this.#id, rating, comment: comment || null });
    this.#take(accepted(rateChatSession).chatSession);
  }

  /** The conversation as an HTML document, with notices in a language. */
  async transcript(language: string): Promise<Blob> {
    return this.#client.download(`transcripts/${this.#id}`, { format: 'HTML', language, timeZone: localTimeZone() });
  }

  /** Sends the conversation to the e-mail address that the customer has entered. */
  async mailTranscript(language: string): Promise<void> {
    const input = { chatSessionId: this.#id, language, timeZone: localTimeZone() };
    accepted((await this.#client.mutate(SendTranscriptDocument, input)).sendChatTranscript);
  }

  async loadEarlier(): Promise<void> {
    if (!this.#earlierCursor) return;
    const { customerSession } = await this.#client.query(EarlierMessagesDocument, { before: this.#earlierCursor, last: PAGE });
    if (customerSession) this.#addPage(customerSession.messages);
  }

  /** Forgets the conversation, so that the customer can ask for another one. */
  startAgain(): void {
    this.#leave();
    this.#forget(this.#stored);
    this.#stored = undefined;
    this.changed();
  }

  /** Ends all connections. The conversation stays, and so do messages that are waiting. */
  close(): void {
    this.#outbox?.stop();
    this.#ends.splice(0).forEach(end => end());
    this.#client.close();
  }

  get #storeKey(): string {
    return `parley.session.${this.topicId}`;
  }

  get #id(): string {
    return this.#stored?.id ?? '';
  }

  #readStore(): StoredSession | undefined {
    try {
      return JSON.parse(this.store.getItem(this.#storeKey) ?? 'null') ?? undefined;
    } catch {
      return undefined;
    }
  }

  #forget(stored: StoredSession | undefined): void {
    this.store.removeItem(this.#storeKey);
    if (stored) this.store.removeItem(outboxOf(stored));
  }

  async #load(): Promise<void> {
    const { customerSession } = await this.#client.query(CustomerSessionDocument, { last: PAGE });
    if (!customerSession) throw new ParleyError('NOT_FOUND', 'The conversation does not exist any more.');
    this.session = customerSession;
    this.messages = [];
    this.#addPage(customerSession.messages);
    this.#outbox = new Outbox(this.store, outboxOf({ id: this.#id }), message => this.#sendPending(message), this.changed);
    this.#follow(customerSession);
    void this.#outbox.flush();
  }

  async #sendPending({ key, text, chosenFromSeq }: PendingMessage): Promise<void> {
    const input = { chatSessionId: this.#id, text, idempotencyKey: key, chosenFromSeq: chosenFromSeq ?? null };
    const { sendChatMessage } = await this.#client.mutate(SendMessageDocument, input);
    const { chatMessage } = accepted(sendChatMessage);
    if (chatMessage) this.#addMessages([chatMessage]);
  }

  #follow({ id, eventSeq, messageSeq }: CustomerSession): void {
    const reload = { error: () => void this.#reload() };
    this.#ends = [
      this.#client.subscribe(CustomerSessionEventsDocument, { id, after: eventSeq }, {
        next: ({ chatSessionEvents: event }) => {
          if (event?.redactedSeq) this.#redactions.set(event.redactedSeq, event.occurredAt);
          this.#addMessages([]);
          this.#take(event?.chatSession);
        },
        ...reload,
      }),
      this.#client.subscribe(CustomerMessagesDocument, { id, after: messageSeq }, {
        next: ({ chatMessages }) => chatMessages && this.#addMessages([chatMessages]),
        ...reload,
      }),
      this.#client.subscribe(CustomerQueuePositionDocument, { id }, {
        next: ({ queuePosition }) => queuePosition && this.session && this.#take({ ...this.session, ...queuePosition }),
      }),
      this.#client.subscribe(CustomerTypingDocument, { id }, {
        next: ({ typing }) => {
          this.agentIsTyping = typing?.userTyping ?? false;
          this.changed();
        },
      }),
    ];
  }

  /** The streams cannot resume: begin again. */
  async #reload(): Promise<void> {
    const stored = this.#stored;
    if (!stored) return;
    this.#leave();
    this.#stored = stored;
    await this.#quietly(this.#load());
    this.changed();
  }

  #leave(): void {
    this.close();
    this.session = undefined;
    this.messages = [];
    this.#redactions.clear();
    this.hasEarlier = false;
    this.agentIsTyping = false;
    this.#outbox = undefined;
  }

  /** Takes a state of the session. Older ones than the present one are ignored. */
  #take(session: CustomerSession | null | undefined): void {
    if (!session || session.eventSeq < (this.session?.eventSeq ?? 0)) return;
    const customerReadSeq = Math.max(session.customerReadSeq, this.session?.customerReadSeq ?? 0);
    this.session = { ...session, customerReadSeq };
    this.changed();
  }

  #addPage(page: { nodes: readonly CustomerMessage[]; pageInfo: { hasPreviousPage: boolean; startCursor: string | null } }): void {
    this.hasEarlier = page.pageInfo.hasPreviousPage;
    this.#earlierCursor = page.pageInfo.startCursor ?? undefined;
    this.#addMessages(page.nodes);
  }

  #addMessages(added: readonly CustomerMessage[]): void {
    const bySeq = new Map([...this.messages, ...added].map(message => [message.seq, this.#redacted(message)]));
    this.messages = [...bySeq.values()].sort((one, other) => one.seq - other.seq);
    this.changed();
  }

  #redacted(message: CustomerMessage): CustomerMessage {
    const redactedAt = this.#redactions.get(message.seq);
    return redactedAt ? { ...message, text: null, redactedAt, options: [], link: null, attachments: [] } : message;
  }

  async #quietly(action: Promise<unknown>): Promise<void> {
    try {
      await action;
    } catch {
      // The next event brings the state.
    }
  }
}

function outboxOf({ id }: Pick<StoredSession, 'id'>): string {
  return `parley.outbox.${id}`;
}

function localTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** Whether the message was written by an agent or a bot. Notices are not. */
export function isOfOtherSide(message: CustomerMessage): boolean {
  return message.kind !== 'NOTICE' && message.sender.kind !== 'CUSTOMER';
}

import { Outbox, ParleyError, type ParleyClient, type PendingMessage } from '../../shared';
import {
  DeskCannedRepliesDocument,
  DeskColleaguesDocument,
  DeskEarlierMessagesDocument,
  DeskFilesDocument,
  DeskMarkReadDocument,
  DeskLaterMessagesDocument,
  DeskMessagesDocument,
  DeskSendMessageDocument,
  DeskSessionDocument,
  DeskSessionEventsDocument,
  DeskSetTypingDocument,
  DeskTypingDocument,
  type ChatAction,
  type DeskCannedRepliesQuery,
  type DeskColleaguesQuery,
  type DeskSessionEventsSubscription,
  type SessionAtDeskFragment,
} from '../../shared/gql/graphql';
import { reasonOf } from '../../shared/reason';
import type { SendFileOptions } from '../../shared/uploads';
import { acceptedAtDesk } from './actions';
import { MessageLog, isWritten } from './message-log';
import { Observable } from './observable';

export type SessionAtDesk = SessionAtDeskFragment;

type SessionEvent = NonNullable<DeskSessionEventsSubscription['chatSessionEvents']>;

/** A canned reply with its text for the conversation. */
export type CannedReply = NonNullable<NonNullable<DeskCannedRepliesQuery['chatSession']>['cannedReplies']>[number];

/** A colleague whom a note may mention. */
export type Colleague = NonNullable<NonNullable<DeskColleaguesQuery['chatTopic']>['members']>['nodes'][number]['user'];

/** A message or a note that is not stored yet. */
export interface UnsentMessage extends PendingMessage {
  readonly isNote: boolean;
}

const PAGE = 50;
const EARLIER = 100;

/** One conversation: its session, messages, typing indicators, and the agent's messages on their way. */
export class Conversation extends Observable {
  session: SessionAtDesk | undefined;
  readonly log = new MessageLog();
  hasEarlier = false;
  isLoadingEarlier = false;
  customerIsTyping = false;
  /** Why the conversation cannot be shown. */
  problem: string | undefined;
  /** The text that the agent has typed and not sent. */
  draft = '';
  /** The canned reply from which the draft was made. */
  draftReplyId: string | undefined;
  /** The quick replies of the draft, also empty ones. Undefined while none are written. */
  draftOptions: readonly string[] | undefined;
  /** The colleagues whose names were completed in the draft. */
  mentioned: readonly Colleague[] = [];
  writesNote = false;

  #earlierCursor: string | undefined;
  #typingSentAt = 0;
  #markedSeq = 0;
  #ends: (() => void)[] = [];
  /** Whether the stream of messages has ended with the chat. Notes may still be added. */
  #isStreamOver = false;
  readonly #messages: Outbox;
  readonly #notes: Outbox;

  constructor(
    readonly id: string,
    private readonly client: ParleyClient,
    private readonly typingSeconds: number,
    /** Id of the agent. */
    readonly userId: string,
    outboxName: string,
  ) {
    super();
    this.#messages = this.#outbox(`${outboxName}.messages`, false);
    this.#notes = this.#outbox(`${outboxName}.notes`, true);
  }

  get unsent(): readonly UnsentMessage[] {
    const messages = this.#messages.messages.map(message => ({ ...message, isNote: false }));
    const notes = this.#notes.messages.map(message => ({ ...message, isNote: true }));
    return [...messages, ...notes].sort((one, other) => Date.parse(one.writtenAt) - Date.parse(other.writtenAt));
  }

  may(action: ChatAction): boolean {
    return this.session?.allowedActions.some(each => each.action === action && each.allowed) ?? false;
  }

  /** Reads the conversation and follows it. */
  async load(): Promise<void> {
    this.#stop();
    this.problem = undefined;
    this.changed();
    try {
      const { chatSession } = await this.client.query(DeskSessionDocument, { id: this.id, last: PAGE });
      if (!chatSession) throw new ParleyError('NOT_FOUND', 'The chat does not exist, or you may not see it.');
      this.log.clear();
      this.#addPage(chatSession.messages);
      this.session = chatSession;
      this.#follow(chatSession);
    } catch (problem) {
      this.problem = reasonOf(problem);
    }
    this.changed();
    void this.#messages.flush();
    void this.#notes.flush();
  }

  async loadEarlier(): Promise<void> {
    if (!this.#earlierCursor || !this.hasEarlier || this.isLoadingEarlier) return;
    this.isLoadingEarlier = true;
    this.changed();
    try {
      const page = { id: this.id, before: this.#earlierCursor, last: EARLIER };
      const { chatSession } = await this.client.query(DeskEarlierMessagesDocument, page);
      if (chatSession) this.#addPage(chatSession.messages);
    } catch {
      // The next scroll tries again.
    } finally {
      this.isLoadingEarlier = false;
      this.changed();
    }
  }

  get writtenOptions(): readonly string[] {
    return [...new Set(this.draftOptions?.map(option => option.trim()).filter(Boolean))];
  }

  /** Sends the draft as a message or as a note, at once or as soon as the service can be reached. */
  sendDraft(isNote: boolean): void {
    const text = this.draft.trim();
    const mentions = [...new Set(this.mentioned.filter(({ displayName }) => text.includes(`@${displayName}`)).map(({ id }) => id))];
    const options = this.writtenOptions;
    this.#send(text, isNote, isNote ? { ...(mentions.length && { mentions }) } : { cannedReplyId: this.draftReplyId, ...(options.length && { options }) });
    this.draft = '';
    if (!isNote) this.draftOptions = undefined;
    this.draftReplyId = undefined;
    this.mentioned = [];
  }

  /** Uploads a file and sends it as a message of its own, or as a note. */
  async attach(file: File, options: SendFileOptions): Promise<void> {
    const { sendFile } = await import('../../shared/uploads');
    await sendFile(this.client, this.id, file, options);
  }

  /** The present address of a file of a message. The address in the message is valid for some minutes only. */
  async fileUrl(seq: number, attachmentId: string): Promise<string> {
    const { chatSession } = await this.client.query(DeskFilesDocument, { id: this.id, seq });
    const { urlOf } = await import('../../shared/uploads');
    return urlOf(this.client, chatSession?.messages.nodes[0]?.attachments, attachmentId);
  }

  retry(message: UnsentMessage): void {
    this.discard(message);
    const { text, isNote, cannedReplyId, mentions, options } = message;
    this.#send(text, isNote, { cannedReplyId, mentions, options });
  }

  /** The canned replies that suit the conversation. None while the service can't be reached. */
  async cannedReplies(search: string): Promise<readonly CannedReply[]> {
    try {
      const { chatSession } = await this.client.query(DeskCannedRepliesDocument, { id: this.id, search: search.slice(0, 100) });
      return chatSession?.cannedReplies ?? [];
    } catch {
      return [];
    }
  }

  /** The members of the topic whose name contains a text, without the agent. None while the service can't be reached. */
  async colleagues(search: string): Promise<readonly Colleague[]> {
    const where = { not: { id: { eq: this.userId } }, ...(search && { displayName: { contains: search.slice(0, 100) } }) };
    try {
      const { chatTopic } = await this.client.query(DeskColleaguesDocument, { topicId: this.session!.topic.id, where });
      return chatTopic?.members?.nodes.map(({ user }) => user) ?? [];
    } catch {
      return [];
    }
  }

  discard({ key, isNote }: UnsentMessage): void {
    (isNote ? this.#notes : this.#messages).discard(key);
  }

  /** Sends the typing indicator, as often as needed. */
  async typing(isTyping: boolean): Promise<void> {
    const now = Date.now();
    const isKnown = now - this.#typingSentAt < (this.typingSeconds * 1000) / 2;
    if (isTyping === isKnown || !this.may('SET_TYPING')) return;
    this.#typingSentAt = isTyping ? now : 0;
    await quietly(this.client.mutate(DeskSetTypingDocument, { chatSessionId: this.id, typing: isTyping }));
  }

  /** Marks all messages as read. */
  async markRead(): Promise<void> {
    const last = this.log.last?.seq ?? 0;
    const read = Math.max(this.session?.userReadSeq ?? 0, this.#markedSeq);
    if (!this.#hasUnread(read) || !this.may('MARK_READ')) return;
    this.#markedSeq = last;
    await quietly(this.client.mutate(DeskMarkReadDocument, { chatSessionId: this.id, upToSeq: last }));
  }

  /** Takes a state of the session. Older ones than the present one are ignored. */
  take(session: SessionAtDesk | null | undefined): void {
    if (!session || session.eventSeq < (this.session?.eventSeq ?? 0)) return;
    this.session = session;
    this.customerIsTyping = session.customerTyping;
    this.changed();
  }

  close(): void {
    this.#stop();
  }

  /** Whether the customer, the bot or a colleague wrote something after a seq. */
  #hasUnread(seq: number): boolean {
    const me = this.session?.user?.id;
    return this.log.blocks.some(
      block =>
        (block.at(-1)?.seq ?? 0) > seq &&
        block.some(message => message.seq > seq && isWritten(message) && message.sender.user?.id !== me),
    );
  }

  #send(text: string, isNote: boolean, source: Parameters<Outbox['add']>[1]): void {
    this.#typingSentAt = 0;
    (isNote ? this.#notes : this.#messages).add(text, source);
  }

  #outbox(name: string, isNote: boolean): Outbox {
    return new Outbox(sessionStorage, name, message => this.#sendPending(message, isNote), () => this.changed());
  }

  async #sendPending({ key, text, cannedReplyId, mentions, options }: PendingMessage, isNote: boolean): Promise<void> {
    const { sendChatMessage } = await this.client.mutate(DeskSendMessageDocument, {
      chatSessionId: this.id,
      text,
      visibility: isNote ? 'AGENTS' : 'ALL',
      idempotencyKey: key,
      cannedReplyId: cannedReplyId ?? null,
      mentions: mentions ? [...mentions] : null,
      options: options ? [...options] : null,
    });
    const { chatMessage } = acceptedAtDesk(sendChatMessage);
    if (chatMessage) this.log.add([chatMessage]);
  }

  #follow({ id, eventSeq, messageSeq }: SessionAtDesk): void {
    const reload = { error: () => void this.load() };
    this.#isStreamOver = false;
    this.#ends = [
      this.client.subscribe(DeskSessionEventsDocument, { id, after: eventSeq }, {
        next: ({ chatSessionEvents }) => chatSessionEvents && this.#onEvent(chatSessionEvents),
        ...reload,
      }),
      this.client.subscribe(DeskMessagesDocument, { id, after: messageSeq }, {
        next: ({ chatMessages }) => chatMessages && this.#addMessage(chatMessages),
        complete: () => {
          this.#isStreamOver = true;
          void this.#readLater();
        },
        ...reload,
      }),
      this.client.subscribe(DeskTypingDocument, { id }, {
        next: ({ typing }) => {
          this.customerIsTyping = typing?.customerTyping ?? false;
          this.changed();
        },
      }),
    ];
  }

  #onEvent({ type, occurredAt, redactedSeq, chatSession }: SessionEvent): void {
    if (type === 'ERASED') {
      void this.load();
      return;
    }
    if (redactedSeq) {
      this.log.redact(redactedSeq, occurredAt);
      this.changed();
    }
    const wasReadable = this.session?.transcriptAvailable;
    this.take(chatSession);
    if (this.session?.transcriptAvailable !== wasReadable) void this.load();
    else void this.#readLater();
  }

  /** Reads what was written after the stream of messages had ended. */
  async #readLater(): Promise<void> {
    const after = this.log.last?.seq ?? 0;
    if (!this.#isStreamOver || (this.session?.messageSeq ?? 0) <= after) return;
    try {
      const { chatSession } = await this.client.query(DeskLaterMessagesDocument, { id: this.id, after, first: PAGE });
      const later = chatSession?.messages.nodes ?? [];
      this.log.add(later);
      this.changed();
      if (later.length === PAGE) void this.#readLater();
    } catch (problem) {
      this.problem = reasonOf(problem);
      this.changed();
    }
  }

  #addMessage(message: Parameters<MessageLog['add']>[0][number]): void {
    if (message.sender.kind === 'CUSTOMER') this.customerIsTyping = false;
    this.log.add([message]);
    this.changed();
  }

  #addPage(page: { nodes: Parameters<MessageLog['add']>[0]; pageInfo: { hasPreviousPage: boolean; startCursor: string | null } }): void {
    this.hasEarlier = page.pageInfo.hasPreviousPage;
    this.#earlierCursor = page.pageInfo.startCursor ?? undefined;
    this.log.add(page.nodes);
  }

  #stop(): void {
    this.#ends.splice(0).forEach(end => end());
  }
}

async function quietly(action: Promise<unknown>): Promise<void> {
  try {
    await action;
  } catch {
    // The indicator or the receipt is sent again with the next one.
  }
}

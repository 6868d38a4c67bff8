import type { ParleyClient } from '../../shared';
import { Conversation } from './conversation';

const OUTBOX = 'parley.desk.outbox';
/** Conversations that stay open in the background, so that changing between chats is immediate. */
const KEPT = 12;

/** The conversations that are open. Those with unsent messages stay open until these are sent, also after a reload of the page. */
export class Conversations {
  readonly #open = new Map<string, Conversation>();
  readonly #outboxName: string;

  constructor(
    private readonly client: ParleyClient,
    private readonly typingSeconds: number,
    private readonly userId: string,
  ) {
    this.#outboxName = `${OUTBOX}.${userId}`;
    client.onConnection(connection => {
      if (connection !== 'online') return;
      for (const conversation of this.#open.values()) if (conversation.problem) void conversation.load();
    });
  }

  /** The conversation, which is opened if necessary. */
  get(id: string): Conversation {
    let conversation = this.#open.get(id);
    if (!conversation) {
      conversation = new Conversation(id, this.client, this.typingSeconds, this.userId, `${this.#outboxName}.${id}`);
      void conversation.load();
    }
    // The last of the map is the one that was used last.
    this.#open.delete(id);
    this.#open.set(id, conversation);
    this.#closeUnused();
    return conversation;
  }

  known(id: string): Conversation | undefined {
    return this.#open.get(id);
  }

  /** Sends what a page with the same agent had not sent when it was closed or reloaded. */
  sendUnsent(): void {
    const start = `${this.#outboxName}.`;
    for (const key of Object.keys(sessionStorage)) {
      if (key.startsWith(start)) this.get(key.slice(start.length).replace(/\.(messages|notes)$/, ''));
    }
  }

  close(): void {
    this.#open.forEach(conversation => conversation.close());
    this.#open.clear();
  }

  #closeUnused(): void {
    for (const [id, conversation] of this.#open) {
      if (this.#open.size <= KEPT) return;
      if (conversation.unsent.length || conversation.draft || id === [...this.#open.keys()].at(-1)) continue;
      conversation.close();
      this.#open.delete(id);
    }
  }
}

/** Removes the unsent messages of all agents from this tab. */
export function forgetUnsent(): void {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(OUTBOX)) sessionStorage.removeItem(key);
}

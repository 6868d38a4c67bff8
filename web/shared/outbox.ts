import { newKey } from './client';
import { ParleyError, type ErrorCode } from './errors';
import { pause } from './retry';

/** A message that the service has not confirmed yet. */
export interface PendingMessage {
  readonly key: string;
  readonly text: string;
  readonly writtenAt: string;
  /** The canned reply from which the text was made. */
  readonly cannedReplyId?: string | undefined;
  /** seq of the message one of whose options it is. */
  readonly chosenFromSeq?: number | undefined;
  /** Quick replies that the customer may choose from. */
  readonly options?: readonly string[] | undefined;
  /** Ids of the users whom the note mentions. */
  readonly mentions?: readonly string[] | undefined;
  /** Why the service refused the message. It is not sent again by itself. */
  refused?: { code: ErrorCode; message: string };
}

/** Stores texts by key; localStorage is one. */
export type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/**
 * Messages on their way to the service. They are sent once, in the order in which they were written, over interruptions and reloads of the
 * page: each keeps the idempotency key that it was written with.
 */
export class Outbox {
  #running = false;
  #stopped = false;

  constructor(
    private readonly store: Store,
    private readonly name: string,
    private readonly send: (message: PendingMessage) => Promise<void>,
    private readonly changed: () => void,
  ) {}

  get messages(): readonly PendingMessage[] {
    try {
      return JSON.parse(this.store.getItem(this.name) ?? '[]') as PendingMessage[];
    } catch {
      return [];
    }
  }

  add(text: string, source?: Pick<PendingMessage, 'cannedReplyId' | 'chosenFromSeq' | 'mentions' | 'options'>): void {
    this.#save([...this.messages, { key: newKey(), text, writtenAt: new Date().toISOString(), ...source }]);
    void this.flush();
  }

  discard(key: string): void {
    this.#save(this.messages.filter(message => message.key !== key));
  }

  /** Sends nothing more. Waiting messages stay in the store, for the next outbox of that name. */
  stop(): void {
    this.#stopped = true;
  }

  /** Sends what is waiting. Waits while the service can't be reached. */
  async flush(): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    try {
      let next: PendingMessage | undefined;
      while (!this.#stopped && (next = this.messages.find(message => !message.refused))) await this.#sendOne(next);
    } finally {
      this.#running = false;
    }
  }

  async #sendOne(message: PendingMessage): Promise<void> {
    try {
      await this.send(message);
      this.discard(message.key);
    } catch (problem) {
      const error = problem instanceof ParleyError ? problem : new ParleyError('INTERNAL', String(problem));
      if (error.retryable) {
        await pause(2000);
        return;
      }
      const refused = { code: error.code, message: error.message };
      this.#save(this.messages.map(other => (other.key === message.key ? { ...other, refused } : other)));
    }
  }

  #save(messages: readonly PendingMessage[]): void {
    if (messages.length) this.store.setItem(this.name, JSON.stringify(messages));
    else this.store.removeItem(this.name);
    this.changed();
  }
}

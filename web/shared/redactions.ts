/** A message that may have lost its text. */
interface Redactable {
  readonly seq: number;
  readonly text: string | null;
  readonly redactedAt: string | null;
}

/**
 * The redactions that a page has received. They apply to messages that arrive later too, because the streams of events and of messages are
 * independent: a message may have been read before its redaction and arrive after it.
 */
export class Redactions {
  readonly #times = new Map<number, string>();

  /** Takes the event that the text of a message was removed. */
  add(seq: number, at: string): void {
    this.#times.set(seq, at);
  }

  /** Returns the messages without the texts that were removed, and without replies and links that came with them. */
  apply<M extends Redactable>(messages: readonly M[]): M[] {
    return messages.map(message => {
      const redactedAt = this.#times.get(message.seq);
      return redactedAt ? { ...message, text: null, redactedAt, options: [], link: null, attachments: [] } : message;
    });
  }
}

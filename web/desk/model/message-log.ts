import type { MessageAtDeskFragment } from '../../shared/gql/graphql';
import { Redactions } from '../../shared/redactions';

export type MessageAtDesk = MessageAtDeskFragment;

const BLOCK = 40;

/**
 * The messages of a conversation in blocks. A new message replaces the array of its block only, so that a page with thousands of messages renders
 * one block again.
 */
export class MessageLog {
  #blocks = new Map<number, readonly MessageAtDesk[]>();
  #ordered: readonly (readonly MessageAtDesk[])[] = [];
  #redactions = new Redactions();

  /** Messages in order of seq. Each array is the same as long as its messages are. */
  get blocks(): readonly (readonly MessageAtDesk[])[] {
    return this.#ordered;
  }

  get last(): MessageAtDesk | undefined {
    return this.#ordered.at(-1)?.at(-1);
  }

  get length(): number {
    return this.#ordered.reduce((sum, block) => sum + block.length, 0);
  }

  has(seq: number): boolean {
    return this.#find(seq) !== undefined;
  }

  add(messages: readonly MessageAtDesk[]): void {
    const added = new Map<number, Map<number, MessageAtDesk>>();
    for (const message of this.#redactions.apply(messages)) {
      const number = blockOf(message.seq);
      const block = added.get(number) ?? new Map((this.#blocks.get(number) ?? []).map(known => [known.seq, known]));
      added.set(number, block.set(message.seq, message));
    }
    for (const [number, block] of added) this.#blocks.set(number, [...block.values()].sort((one, other) => one.seq - other.seq));
    this.#ordered = [...this.#blocks].sort(([one], [other]) => one - other).map(([, block]) => block);
  }

  /** Removes the text of a message, now or when the message arrives. */
  redact(seq: number, at: string): void {
    this.#redactions.add(seq, at);
    const known = this.#find(seq);
    if (known) this.add([known]);
  }

  clear(): void {
    this.#redactions = new Redactions();
    this.#blocks = new Map();
    this.#ordered = [];
  }

  #find(seq: number): MessageAtDesk | undefined {
    return this.#blocks.get(blockOf(seq))?.find(message => message.seq === seq);
  }
}

/** Number of the block that a message is in. */
export function blockOf(seq: number): number {
  return Math.floor(seq / BLOCK);
}

/** Whether somebody wrote or chose the text of a message. Other notices are about the chat. */
export function isWritten({ kind, notice, text }: MessageAtDesk): boolean {
  return kind !== 'NOTICE' || (notice?.kind === 'OPTION_CHOSEN' && text !== null);
}

import type { ParleyClient } from '../../shared';
import {
  DeskMarkNotificationsReadDocument,
  DeskNewNotificationsDocument,
  DeskNotificationsDocument,
  type NotificationAtDeskFragment,
} from '../../shared/gql/graphql';
import { Observable } from './observable';
import type { Place } from './place';

export type NotificationAtDesk = NotificationAtDeskFragment;

const AGAIN_MILLIS = 5000;
const MOST_AT_ONCE = 100;

/** The agent's unread notifications, kept up to date by a subscription. Those of the chat that the agent looks at are read. */
export class Notifications extends Observable {
  /** In the order of the log. */
  #unread = new Map<string, NotificationAtDesk>();
  #round = 0;
  #end = () => {};

  constructor(
    private readonly client: ParleyClient,
    private readonly place: Place,
  ) {
    super();
    place.observe(() => this.#readOpenChat());
    // Another window of the agent may have marked some as read.
    window.addEventListener('focus', this.#onFocus);
    void this.#load();
  }

  /** The newest first. */
  get unread(): readonly NotificationAtDesk[] {
    return [...this.#unread.values()].reverse();
  }

  /** Marks all as read that the agent sees in the list. */
  readAll(): Promise<void> {
    const upToId = [...this.#unread.keys()].pop();
    return upToId === undefined ? Promise.resolve() : this.#mark([...this.#unread.keys()], { upToId });
  }

  read(id: string): Promise<void> {
    return this.#mark([id], { ids: [id] });
  }

  close(): void {
    this.#round++;
    window.removeEventListener('focus', this.#onFocus);
    this.#end();
  }

  readonly #onFocus = () => {
    this.#readOpenChat();
    void this.#load();
  };

  /** Reads all unread notifications, and follows the log behind them. */
  async #load(): Promise<void> {
    const round = ++this.#round;
    this.#end();
    try {
      const { chatNotifications } = await this.client.query(DeskNotificationsDocument, {});
      if (round !== this.#round) return;
      this.#unread = new Map(chatNotifications.nodes.map(each => [each.id, each]));
      this.changed();
      this.#readOpenChat();
      this.#follow(round, chatNotifications.pageInfo.endCursor);
    } catch {
      this.#loadAgain(round);
    }
  }

  #loadAgain(round: number): void {
    setTimeout(() => round === this.#round && void this.#load(), AGAIN_MILLIS);
  }

  #follow(round: number, after: string | null): void {
    this.#end = this.client.subscribe(DeskNewNotificationsDocument, { after }, {
      next: ({ chatNotifications }) => {
        if (!chatNotifications?.nodes.length) return;
        chatNotifications.nodes.forEach(each => this.#unread.set(each.id, each));
        this.changed();
        this.#readOpenChat();
      },
      error: () => this.#loadAgain(round),
    });
  }

  #readOpenChat(): void {
    if (document.hidden || !document.hasFocus()) return;
    const ofChat = [...this.#unread.values()].filter(({ chatSession }) => chatSession.id === this.place.sessionId);
    const ids = ofChat.map(({ id }) => id).slice(0, MOST_AT_ONCE);
    if (ids.length) void this.#mark(ids, { ids });
  }

  async #mark(ids: string[], input: { ids: string[] } | { upToId: string }): Promise<void> {
    ids.forEach(id => this.#unread.delete(id));
    this.changed();
    try {
      await this.client.mutate(DeskMarkNotificationsReadDocument, input);
    } catch {
      await this.#load();
    }
  }
}

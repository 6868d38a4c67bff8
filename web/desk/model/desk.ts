import { ParleyClient, type Connection } from '../../shared';
import { DeskDocument, DeskOffersDocument, DeskStartDocument, type DeskStartQuery } from '../../shared/gql/graphql';
import type { SignedIn } from '../../shared/sign-in';
import { Actions } from './actions';
import { Conversations } from './conversations';
import { DeskPush } from './desk-push';
import { DeskActions } from './desk-actions';
import { History } from './history';
import { DeskLists, type Transfer } from './lists';
import { Notifications } from './notifications';
import { Notifier } from './notifier';
import { Observable } from './observable';
import { Place } from './place';
import { RecordsOfSession } from './records';

type Start = DeskStartQuery;

/** The state of an agent's desk. Its parts are observed separately. */
export class Desk extends Observable {
  connection: Connection = 'connecting';
  /** The pending transfers that are offered to the agent, by session. */
  transfers: ReadonlyMap<string, Transfer> = new Map();

  readonly place = new Place();
  readonly running = new Actions();
  readonly notifier: Notifier;
  readonly notifications: Notifications;
  /** Undefined where the service or the browser has no pushes. */
  readonly push: DeskPush | undefined;
  readonly lists: DeskLists;
  readonly conversations: Conversations;
  readonly history: History;
  readonly actions: DeskActions;
  readonly #records = new Map<string, RecordsOfSession>();
  #end = () => {};

  private constructor(
    readonly client: ParleyClient,
    readonly person: SignedIn,
    readonly viewer: Start['viewer'],
    readonly limits: Start['serviceInfo'],
  ) {
    super();
    this.notifier = new Notifier(this.place, () => this.push?.isOn ?? false);
    this.notifications = new Notifications(client, this.place);
    if (limits.pushKey && 'PushManager' in window) this.push = new DeskPush(client, limits.pushKey, this.place, viewer.user?.id ?? '');
    this.lists = new DeskLists(event => this.notifier.report(event));
    this.conversations = new Conversations(client, limits.typingTimeoutSeconds, viewer.user?.id ?? '');
    this.history = new History(client, viewer.user?.id ?? '');
    this.actions = new DeskActions(this);
    client.onConnection(connection => {
      this.connection = connection;
      this.changed();
    });
    this.#follow();
    this.conversations.sendUnsent();
  }

  /** Opens the desk of the user who has signed in. */
  static async open(person: SignedIn): Promise<Desk> {
    const url = new URL('/graphql', location.href).href;
    const client = new ParleyClient({ url, authorization: refused => person.authorization(refused) });
    const { viewer, serviceInfo } = await client.query(DeskStartDocument, {});
    return new Desk(client, person, viewer, serviceInfo);
  }

  /** The CRM records of a session, which are read if necessary. */
  records(sessionId: string): RecordsOfSession {
    let records = this.#records.get(sessionId);
    if (!records) {
      records = new RecordsOfSession(this.client, sessionId);
      this.#records.clear();
      this.#records.set(sessionId, records);
    }
    return records;
  }

  close(): void {
    this.#end();
    this.conversations.close();
    this.notifications.close();
    this.client.close();
  }

  #follow(after?: string): void {
    this.#end = this.client.subscribe(DeskDocument, { after }, {
      next: ({ desk }) => {
        if (!desk) return;
        this.lists.apply(desk);
        if (desk.offers.length || desk.snapshot) void this.#readTransfers();
      },
      // The position is not valid any more: begin with a snapshot.
      error: () => setTimeout(() => this.#follow(), 1000),
    });
  }

  /** Reads who offers the chats, and why. Lists below the subscription's sessions would make it slower for all. */
  async #readTransfers(): Promise<void> {
    if (!this.lists.offers.length) return;
    const { myChatTransfers } = await this.client.query(DeskOffersDocument, {});
    this.transfers = new Map(myChatTransfers.nodes.map(transfer => [transfer.chatSession.id, transfer]));
    this.changed();
  }
}

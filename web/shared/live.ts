import type { Authorization, Connection } from './client';
import { onDemand, type Subscriber } from './retry';
import { Socket } from './socket';

/** An operation as it is sent. */
export interface Payload {
  query: string;
  operationName?: string | null;
  variables?: Record<string, unknown> | null;
  extensions?: Record<string, unknown> | null;
}

/** Receives the results of a subscription, as clients of graphql-ws do. */
export interface LiveSink {
  next(result: { data?: any; errors?: any; extensions?: any }): void;
  error(problem: unknown): void;
  complete(): void;
}

/** How subscriptions are connected. `auto` begins with a WebSocket, and takes event streams where no socket can be opened. */
export type Transport = 'auto' | 'websocket' | 'sse';

export interface LiveOptions {
  url: string;
  authorization: Authorization;
  webSocketImpl?: unknown;
  transport?: Transport;
  onConnection: (connection: Connection) => void;
}

interface Subscription {
  payload: Payload;
  sink: LiveSink;
  close: () => void;
}

/** Number of sockets that fail one after the other, while the service can be reached over HTTP, before event streams are used instead. */
const FAILED_SOCKETS = 2;
const PROBE_MILLIS = 10_000;

/** The subscriptions of a client: over one WebSocket, or over an event stream each. */
export class LiveConnection implements Subscriber {
  readonly #subscriptions = new Set<Subscription>();
  readonly #streams: Subscriber;
  readonly #socket: Subscriber;
  #usesSocket: boolean;
  #isClosed = false;
  #failedSockets = 0;

  constructor(private readonly options: LiveOptions) {
    this.#streams = onDemand(async () => {
      const { EventStreams } = await import('./event-stream');
      return new EventStreams({ ...options, onOnline: online => this.#report(!this.#usesSocket, online ? 'online' : 'connecting') });
    });
    this.#socket = new Socket({
      ...options,
      onOnline: online => {
        if (online) this.#failedSockets = 0;
        this.#report(this.#usesSocket, online ? 'online' : 'connecting');
      },
      onFailure: () => void this.#judgeFailure(),
    });
    const canOpenSockets = options.webSocketImpl !== undefined || typeof WebSocket !== 'undefined';
    this.#usesSocket = options.transport !== 'sse' && (canOpenSockets || options.transport === 'websocket');
  }

  /** Subscribes as clients of graphql-ws do. The payload is read again when the subscription has to be sent again. */
  subscribe(payload: Payload, sink: LiveSink): () => void {
    const subscription: Subscription = { payload, sink, close: () => {} };
    this.#subscriptions.add(subscription);
    this.#start(subscription);
    return () => {
      this.#subscriptions.delete(subscription);
      subscription.close();
    };
  }

  /** Ends all subscriptions. */
  dispose(): void {
    this.#isClosed = true;
    this.#subscriptions.clear();
    this.#streams.dispose();
    this.#socket.dispose();
  }

  #start(subscription: Subscription): void {
    let isCurrent = true;
    const end = (report: () => void) => {
      if (!isCurrent || !this.#subscriptions.delete(subscription)) return;
      report();
    };
    const sink: LiveSink = {
      next: result => {
        if (isCurrent && this.#subscriptions.has(subscription)) subscription.sink.next(result);
      },
      error: problem => end(() => subscription.sink.error(problem)),
      complete: () => end(() => subscription.sink.complete()),
    };
    const stop = (this.#usesSocket ? this.#socket : this.#streams).subscribe(subscription.payload, sink);
    subscription.close = () => {
      isCurrent = false;
      stop();
    };
  }

  /** A socket could not be opened: is that because of the network between, or can the service not be reached at all? */
  async #judgeFailure(): Promise<void> {
    const isReachable = await this.#canReachService();
    this.#failedSockets = isReachable ? this.#failedSockets + 1 : 0;
    if (this.#failedSockets < FAILED_SOCKETS || this.options.transport === 'websocket' || !this.#usesSocket || this.#isClosed) return;
    this.#usesSocket = false;
    const subscriptions = [...this.#subscriptions];
    subscriptions.forEach(subscription => subscription.close());
    this.#socket.dispose();
    subscriptions.forEach(subscription => this.#start(subscription));
  }

  async #canReachService(): Promise<boolean> {
    try {
      const response = await fetch(this.options.url, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
        body: '{"query":"{ __typename }"}',
        signal: AbortSignal.timeout(PROBE_MILLIS),
      });
      await response.json();
      return response.status < 500;
    } catch {
      return false;
    }
  }

  #report(isOfTransport: boolean, connection: Connection): void {
    if (isOfTransport && !this.#isClosed) this.options.onConnection(connection);
  }
}

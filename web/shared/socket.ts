import type { Authorization } from './client';
import type { LiveSink, Payload } from './live';
import { backOff, type Subscriber } from './retry';

export interface SocketOptions {
  /** Address of the GraphQL endpoint. */
  url: string;
  authorization: Authorization;
  webSocketImpl?: unknown;
  /** Called with whether the service has accepted the socket, whenever that may have changed. */
  onOnline: (online: boolean) => void;
  /** Called when a socket has closed before the service accepted it, for another reason than its token. */
  onFailure: () => void;
}

interface Subscription {
  payload: Payload;
  sink: LiveSink;
}

/** A message of the protocol graphql-transport-ws. */
interface Message {
  type: string;
  id?: string;
  payload?: any;
}

/** How a socket has ended. */
interface End {
  code: number;
  wasAccepted: boolean;
  /** The value that it was opened with. */
  authorization?: string;
}

/** A socket on which nothing has come between two pings is dead. */
const PING_MILLIS = 10_000;
const NORMAL = 1000;
const FORBIDDEN = 4403;
/** The code of a closed connection without a closing handshake. */
const ABNORMAL = 1006;
const FAILED: End = { code: ABNORMAL, wasAccepted: false };

/**
 * Subscriptions over one WebSocket, by the protocol graphql-transport-ws. The socket is opened for the first subscription, and closed after the
 * last. It reconnects for ever. With `resuming` around it, each subscription resumes after its last message.
 */
export class Socket implements Subscriber {
  readonly #subscriptions = new Map<string, Subscription>();
  #socket: WebSocket | undefined;
  #isAccepted = false;
  #isRunning = false;
  #failures = 0;
  #lastId = 0;

  constructor(private readonly options: SocketOptions) {}

  /** Subscribes. Returns a function that ends the subscription. */
  subscribe(payload: Payload, sink: LiveSink): () => void {
    const id = String(++this.#lastId);
    this.#subscriptions.set(id, { payload, sink });
    if (this.#isAccepted) this.#send({ type: 'subscribe', id, payload });
    else void this.#run();
    return () => {
      if (!this.#subscriptions.delete(id)) return;
      if (this.#isAccepted) this.#send({ type: 'complete', id });
      this.#closeIfUnused();
    };
  }

  dispose(): void {
    this.#subscriptions.clear();
    this.#closeIfUnused();
  }

  /** Connects as long as there are subscriptions. */
  async #run(): Promise<void> {
    if (this.#isRunning) return;
    this.#isRunning = true;
    let refused: string | undefined;
    while (this.#subscriptions.size) {
      this.options.onOnline(false);
      // Without an authorization no socket is opened.
      const end = await this.#attempt(refused).catch(() => undefined);
      this.options.onOnline(false);
      if (!this.#subscriptions.size) break;
      refused = end?.code === FORBIDDEN ? end.authorization : undefined;
      if (end && !end.wasAccepted && end.code !== FORBIDDEN) this.options.onFailure();
      await backOff(this.#failures++);
    }
    this.#isRunning = false;
  }

  /** Opens a socket with an authorization. Resolves when it has ended. */
  async #attempt(refused: string | undefined): Promise<End> {
    const authorization = await this.options.authorization(refused);
    if (!this.#subscriptions.size) return FAILED;
    return { authorization, ...(await this.#connect(authorization).catch(() => FAILED)) };
  }

  /** Fails if no socket may be opened at all. */
  async #connect(authorization: string | undefined): Promise<End> {
    const WebSocketImpl = (this.options.webSocketImpl ?? WebSocket) as typeof WebSocket;
    const socket = new WebSocketImpl(this.options.url.replace(/^http/, 'ws'), 'graphql-transport-ws');
    this.#socket = socket;
    return new Promise(resolve => {
      let isHeard = false;
      const end = (code: number) => {
        clearInterval(pings);
        if (this.#socket !== socket) return;
        const wasAccepted = this.#isAccepted;
        this.#socket = undefined;
        this.#isAccepted = false;
        socket.close();
        resolve({ code, wasAccepted });
      };
      const pings = setInterval(() => {
        if (!isHeard) return end(ABNORMAL);
        isHeard = false;
        if (this.#isAccepted) this.#send({ type: 'ping' });
      }, PING_MILLIS);
      socket.onopen = () => this.#send({ type: 'connection_init', payload: authorization ? { Authorization: authorization } : {} });
      socket.onmessage = ({ data }) => {
        isHeard = true;
        if (this.#socket === socket) this.#receive(JSON.parse(String(data)) as Message);
      };
      socket.onerror = () => {};
      socket.onclose = ({ code }) => end(code);
    });
  }

  #receive({ type, id = '', payload }: Message): void {
    if (type === 'ping') this.#send({ type: 'pong' });
    if (type === 'connection_ack') {
      this.#isAccepted = true;
      this.#failures = 0;
      this.#subscriptions.forEach(({ payload }, id) => this.#send({ type: 'subscribe', id, payload }));
      this.options.onOnline(true);
    }
    const sink = this.#subscriptions.get(id)?.sink;
    if (!sink) return;
    if (type === 'next') sink.next(payload);
    if (type !== 'error' && type !== 'complete') return;
    this.#subscriptions.delete(id);
    if (type === 'error') sink.error(payload);
    else sink.complete();
    this.#closeIfUnused();
  }

  #send(message: Message): void {
    // A socket that is closing drops it: all subscriptions are sent again on the next one.
    this.#socket!.send(JSON.stringify(message));
  }

  #closeIfUnused(): void {
    if (!this.#subscriptions.size) this.#socket?.close(NORMAL);
  }
}

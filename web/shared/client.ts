import { createClient, type Client, type ClientOptions } from 'graphql-ws';
import type { TypedDocumentString } from './gql/graphql';
import { ParleyError, type ErrorCode } from './errors';
import { patient, resuming } from './resuming.mjs';

/** Whether the live connection is up. */
export type Connection = 'connecting' | 'online' | 'offline';

export interface ParleyClientOptions {
  /** Address of the GraphQL endpoint, such as https://chat.example.com/graphql. */
  url: string;
  /**
   * Value of the Authorization header, asked for before each request and each connection. If the service refuses a value, it is asked for once
   * more, with the refused value as argument, so that it may return another one.
   */
  authorization: (refused?: string) => string | undefined | Promise<string | undefined>;
  /** For environments without a global WebSocket. */
  webSocketImpl?: ClientOptions['webSocketImpl'];
}

interface GraphQLErrorLike {
  message: string;
  extensions?: { code?: string; retryAfter?: number };
}

interface Result<R> {
  data?: R | null;
  errors?: readonly GraphQLErrorLike[];
}

/** Receives the results of a subscription. */
export interface Sink<R> {
  next(data: R): void;
  /** The subscription has ended and cannot resume. */
  error?(error: ParleyError): void;
}

const ATTEMPTS = 5;
const RETRYABLE_STATUS = new Set([429, 502, 503, 504]);

/** Queries and mutations over HTTP, subscriptions over one WebSocket. */
export class ParleyClient {
  #socket: Client | undefined;
  #listeners = new Set<(connection: Connection) => void>();
  connection: Connection = 'offline';

  constructor(private readonly options: ParleyClientOptions) {}

  /** Executes a query. Repeats it while the service is not reachable or says that a repetition may succeed. */
  query<R, V>(document: TypedDocumentString<R, V>, variables: V): Promise<R> {
    return this.#repeat(() => this.#post(document, variables));
  }

  /**
   * Executes a mutation. The input gets an idempotency key, unless it has one, so that the mutation takes effect once however often it is
   * repeated.
   */
  mutate<R, I extends { idempotencyKey?: string | null }>(
    document: TypedDocumentString<R, { input: I }>,
    input: I,
  ): Promise<R> {
    const variables = { input: { idempotencyKey: newKey(), ...input } };
    return this.#repeat(() => this.#post(document, variables));
  }

  /** Subscribes, and resumes after every interruption without gaps or duplicates. Returns a function that ends it. */
  subscribe<R, V extends Record<string, unknown>>(document: TypedDocumentString<R, V>, variables: V, sink: Sink<R>): () => void {
    return this.#connected().subscribe<R>(
      { query: document.toString(), variables },
      {
        next: ({ data, errors }) => {
          if (data) sink.next(data);
          else if (errors?.length) sink.error?.(refusal(errors));
        },
        error: problem => sink.error?.(Array.isArray(problem) ? refusal(problem) : unreachable()),
        complete: () => {},
      },
    );
  }

  /** Calls the listener with the state of the live connection, now and whenever it changes. Returns a function that ends it. */
  onConnection(listener: (connection: Connection) => void): () => void {
    this.#listeners.add(listener);
    listener(this.connection);
    return () => this.#listeners.delete(listener);
  }

  /** Closes the live connection. */
  close(): void {
    void this.#socket?.dispose();
    this.#socket = undefined;
    this.#setConnection('offline');
  }

  #connected(): Client {
    this.#socket ??= resuming(
      createClient({
        url: this.options.url.replace(/^http/, 'ws'),
        webSocketImpl: this.options.webSocketImpl,
        connectionParams: async () => {
          const authorization = await this.options.authorization();
          return authorization ? { Authorization: authorization } : {};
        },
        // A page does not see the service's pings: with its own it notices a dead connection.
        keepAlive: 10_000,
        ...patient,
        on: {
          connecting: () => this.#setConnection('connecting'),
          connected: () => this.#setConnection('online'),
          closed: () => this.#setConnection('connecting'),
        },
      }),
    );
    return this.#socket;
  }

  #setConnection(connection: Connection): void {
    if (this.connection === connection) return;
    this.connection = connection;
    this.#listeners.forEach(listener => listener(connection));
  }

  async #repeat<R>(attempt: () => Promise<R>): Promise<R> {
    for (let attempts = 1; ; attempts++) {
      try {
        return await attempt();
      } catch (problem) {
        if (!(problem instanceof RepeatableError)) throw problem;
        if (attempts === ATTEMPTS) throw problem.error;
        await pause(problem.afterSeconds * 1000 || 250 * 2 ** attempts * (0.5 + Math.random()));
      }
    }
  }

  /** Sends a request, and once more with another token if the service refuses the first. */
  async #post<R, V>(document: TypedDocumentString<R, V>, variables: V): Promise<R> {
    const authorization = await this.options.authorization();
    try {
      return await this.#send(document, variables, authorization);
    } catch (problem) {
      if (!(problem instanceof ParleyError) || problem.code !== 'UNAUTHENTICATED' || !authorization) throw problem;
      const other = await this.options.authorization(authorization);
      if (!other || other === authorization) throw problem;
      return this.#send(document, variables, other);
    }
  }

  async #send<R, V>(document: TypedDocumentString<R, V>, variables: V, authorization: string | undefined): Promise<R> {
    let response: Response;
    let result: Result<R>;
    try {
      response = await fetch(this.options.url, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          Accept: 'application/graphql-response+json, application/json',
          ...(authorization && { Authorization: authorization }),
        },
        body: JSON.stringify({ query: document.toString(), variables }),
      });
      result = (await response.json()) as Result<R>;
    } catch {
      throw new RepeatableError(unreachable());
    }
    if (result.data && !result.errors?.length) return result.data;
    const error = result.errors?.length ? refusal(result.errors) : unreachable();
    if (error.retryable || RETRYABLE_STATUS.has(response.status)) {
      throw new RepeatableError(error, Number(response.headers.get('Retry-After') ?? 0));
    }
    throw error;
  }
}

/** A random key, for idempotencyKey. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), part => part.toString(36).padStart(7, '0')).join('');
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, milliseconds));
}

class RepeatableError extends Error {
  constructor(
    readonly error: ParleyError,
    readonly afterSeconds = 0,
  ) {
    super(error.message);
  }
}

const RETRYABLE = new Set(['DEADLINE_EXCEEDED', 'UNAVAILABLE', 'TOO_MANY_OPERATIONS', 'RATE_LIMITED', 'SLOW_CONSUMER', 'INTERNAL']);

function refusal(errors: readonly GraphQLErrorLike[]): ParleyError {
  const code = errors[0]?.extensions?.code ?? 'INTERNAL';
  return new ParleyError(code as ErrorCode, errors[0]?.message ?? code, { retryable: RETRYABLE.has(code) });
}

function unreachable(): ParleyError {
  return new ParleyError('UNREACHABLE', 'The service cannot be reached.', { retryable: true });
}

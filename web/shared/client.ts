import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
import type { ParleyError } from './errors';
import type { LiveSink, Payload, Transport } from './live';
import { refusal, unreachable } from './refusal';
import { resuming } from './resuming.mjs';
import { onDemand, pause, type Subscriber } from './retry';

/** Whether the live connection is up. */
export type Connection = 'connecting' | 'online' | 'offline';

/**
 * Returns the value of the Authorization header, or nothing for anonymous callers. It is asked for before each request and each connection. If
 * the service refuses a value, it is asked for once more with the refused value as argument, so that it may return another one.
 */
export type Authorization = (refused?: string) => string | undefined | Promise<string | undefined>;

export interface ParleyClientOptions {
  /** Address of the GraphQL endpoint, such as https://chat.example.com/graphql. */
  url: string;
  authorization?: Authorization;
  /** For environments without a global WebSocket, such as Node 20: the class of the package ws. Without one, event streams are used. */
  webSocketImpl?: unknown;
  /** How subscriptions are connected: auto by default. */
  transport?: Transport;
}

export interface GraphQLErrorLike {
  message: string;
  extensions?: { code?: string; retryAfter?: number };
}

/** The text of an operation, with the types of its result and variables, as graphql-codegen makes it with documentMode "string". */
export interface TypedOperation<R, V> extends DocumentTypeDecoration<R, V> {
  toString(): string;
}

/** The response to an operation. */
export interface Result<R = any> {
  data?: R | null;
  errors?: readonly GraphQLErrorLike[];
  extensions?: Record<string, unknown>;
}

/** Receives the results of a subscription. */
export interface Sink<R> {
  next(data: R): void;
  /** The subscription has ended and cannot resume. */
  error?(error: ParleyError): void;
  /** The subscription has ended, because nothing more can happen. */
  complete?(): void;
}

const ATTEMPTS = 5;
/** Longer than the service takes at most, so that a request whose connection is dead is sent again. */
const TIMEOUT_MILLIS = 45_000;
const RETRYABLE_STATUS = new Set([429, 502, 503, 504]);

/** Queries and mutations over HTTP, and subscriptions that are connected all the time. */
export class ParleyClient {
  #live: Subscriber | undefined;
  #listeners = new Set<(connection: Connection) => void>();
  connection: Connection = 'offline';

  constructor(private readonly options: ParleyClientOptions) {}

  /** Executes a query. Repeats it while the service is not reachable or says that a repetition may succeed. */
  async query<R, V extends Record<string, unknown>>(document: TypedOperation<R, V>, variables: V): Promise<R> {
    return dataOf(await this.request<R>({ query: document.toString(), variables }));
  }

  /**
   * Executes a mutation. The input gets an idempotency key, unless it has one, so that the mutation takes effect once however often it is
   * repeated.
   */
  async mutate<R, I extends { idempotencyKey?: string | null }>(document: TypedOperation<R, { input: I }>, input: I): Promise<R> {
    return dataOf(await this.request<R>({ query: document.toString(), variables: { input } }));
  }

  /** Subscribes, and resumes after every interruption without gaps or duplicates. Returns a function that ends it. */
  subscribe<R, V extends Record<string, unknown>>(document: TypedOperation<R, V>, variables: V, sink: Sink<R>): () => void {
    return this.subscriptions.subscribe(
      { query: document.toString(), variables },
      {
        next: ({ data, errors }) => {
          if (data) sink.next(data);
          else if (errors?.length) sink.error?.(refusal(errors));
        },
        error: problem => sink.error?.(Array.isArray(problem) ? refusal(problem) : unreachable()),
        complete: () => sink.complete?.(),
      },
    );
  }

  /**
   * Sends a query or a mutation, and returns the response as it is: for Apollo, Relay, urql and others. A request whose response does not come
   * is repeated, a mutation only with an idempotency key. The variable "input" of a mutation gets a key, unless it has one.
   */
  async request<R = any>(payload: Payload): Promise<Result<R>> {
    const { keyed, isRepeatable } = withKey(payload);
    for (let attempts = 1; ; attempts++) {
      const outcome = await this.#post<R>(keyed);
      if (!outcome.error?.retryable || !isRepeatable || attempts === ATTEMPTS) {
        if (outcome.result) return outcome.result;
        throw outcome.error;
      }
      await pause(outcome.afterSeconds * 1000 || 250 * 2 ** attempts * (0.5 + Math.random()));
    }
  }

  /** The address of a path of the service, such as the URL of an attachment. */
  urlOf(path: string): URL {
    return new URL(path, this.options.url);
  }

  /**
   * Downloads a transcript or an export, such as "transcripts/Q2hhdFNlc3Npb246NQ", from its path beside the endpoint. With a body, such as an
   * export's filter, it is sent by POST.
   */
  async download(path: string, parameters: Record<string, string> = {}, body?: unknown): Promise<Blob> {
    const { download } = await import('./download').catch(() => {
      throw unreachable();
    });
    return download(this.options, path, parameters, body);
  }

  /** The subscriptions, with the method `subscribe` of a client of graphql-ws: for Apollo, Relay, urql and others. */
  readonly subscriptions = resuming({
    subscribe: (payload: Payload, sink: LiveSink): (() => void) => this.#connected().subscribe(payload, sink),
  });

  /** Calls the listener with the state of the live connection, now and whenever it changes. Returns a function that ends it. */
  onConnection(listener: (connection: Connection) => void): () => void {
    this.#listeners.add(listener);
    listener(this.connection);
    return () => this.#listeners.delete(listener);
  }

  /** Closes the live connection. */
  close(): void {
    this.#live?.dispose();
    this.#live = undefined;
    this.#setConnection('offline');
  }

  #connected(): Subscriber {
    this.#live ??= onDemand(async () => {
      const { LiveConnection } = await import('./live');
      return new LiveConnection({
        ...this.options,
        authorization: refused => this.options.authorization?.(refused),
        onConnection: connection => this.#setConnection(connection),
      });
    });
    return this.#live;
  }

  #setConnection(connection: Connection): void {
    if (this.connection === connection) return;
    this.connection = connection;
    this.#listeners.forEach(listener => listener(connection));
  }

  /** Sends a request, and once more with another token if the service refuses the first. */
  async #post<R>(payload: Payload): Promise<Outcome<R>> {
    const authorization = await this.options.authorization?.();
    const outcome = await this.#send<R>(payload, authorization);
    if (outcome.error?.code !== 'UNAUTHENTICATED' || !authorization) return outcome;
    const other = await this.options.authorization?.(authorization);
    return !other || other === authorization ? outcome : this.#send(payload, other);
  }

  async #send<R>(payload: Payload, authorization: string | undefined): Promise<Outcome<R>> {
    try {
      const response = await fetch(this.options.url, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          Accept: 'application/graphql-response+json, application/json',
          ...(authorization && { Authorization: authorization }),
        },
        body: JSON.stringify(payload),
        signal: AbortSignal.timeout(TIMEOUT_MILLIS),
      });
      return outcomeOf(response, (await response.json()) as Result<R>);
    } catch {
      return { error: unreachable(), afterSeconds: 0 };
    }
  }
}

interface Outcome<R> {
  result?: Result<R>;
  error?: ParleyError;
  afterSeconds: number;
}

function outcomeOf<R>(response: Response, result: Result<R>): Outcome<R> {
  const afterSeconds = Number(response.headers.get('Retry-After') ?? 0);
  if (result.errors?.length) {
    return { result, error: refusal(result.errors, RETRYABLE_STATUS.has(response.status)), afterSeconds };
  }
  // A proxy may respond in the place of the service.
  return result.data ? { result, afterSeconds } : { error: unreachable(), afterSeconds };
}

/** The payload with an idempotency key if it is a mutation, and whether it may be repeated. */
function withKey(payload: Payload): { keyed: Payload; isRepeatable: boolean } {
  if (!/(^|\})\s*(#[^\n]*\s*)*mutation\b/.test(payload.query)) return { keyed: payload, isRepeatable: true };
  const input = payload.variables?.input as { idempotencyKey?: string | null } | null | undefined;
  if (typeof input !== 'object' || input === null) return { keyed: payload, isRepeatable: false };
  const variables = { ...payload.variables, input: { ...input, idempotencyKey: input.idempotencyKey ?? newKey() } };
  return { keyed: { ...payload, variables }, isRepeatable: true };
}

function dataOf<R>({ data, errors }: Result<R>): R {
  if (errors?.length) throw refusal(errors);
  return data!;
}

/** A random key, for idempotencyKey. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), part => part.toString(36).padStart(7, '0')).join('');
}

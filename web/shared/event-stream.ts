import type { Authorization } from './client';
import type { LiveSink, Payload } from './live';
import { backOff, type Subscriber } from './retry';

export interface EventStreamOptions {
  /** Address of the GraphQL endpoint. */
  url: string;
  authorization: Authorization;
  /** Called with whether all streams are open, whenever that may have changed. */
  onOnline: (online: boolean) => void;
}

/** The service writes a comment every 20 s by default. A stream that is silent for this long is dead. */
const SILENCE_MILLIS = 65_000;
/** Statuses of requests that may be accepted later. */
const PASSING_STATUS = new Set([408, 429, 500, 502, 503, 504]);

/**
 * Subscriptions as event streams, one request each: GraphQL over SSE in distinct connections mode. Reconnects for ever. With `resuming` around
 * it, each stream resumes after its last message.
 */
export class EventStreams implements Subscriber {
  readonly #streams = new Set<EventStream>();

  constructor(private readonly options: EventStreamOptions) {}

  /** Opens a stream. Returns a function that closes it. */
  subscribe(payload: Payload, sink: LiveSink): () => void {
    const stream = new EventStream(payload, sink, this.options, () => this.#changed());
    this.#streams.add(stream);
    this.#changed();
    const forget = () => {
      this.#streams.delete(stream);
      this.#changed();
    };
    void stream.run().finally(forget);
    return () => {
      stream.close();
      forget();
    };
  }

  /** Closes all streams. */
  dispose(): void {
    this.#streams.forEach(stream => stream.close());
    this.#streams.clear();
  }

  #changed(): void {
    this.options.onOnline([...this.#streams].every(stream => stream.isOpen));
  }
}

/** The errors of a refused request. */
interface Refusal {
  errors: readonly unknown[];
  status: number;
  /** Seconds after which another attempt may succeed. Undefined if none will. */
  afterSeconds: number | undefined;
}

/** One subscription over all its requests. */
class EventStream {
  isOpen = false;
  #isClosed = false;
  #failures = 0;
  #request = new AbortController();
  #silence: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly payload: Payload,
    private readonly sink: LiveSink,
    private readonly options: EventStreamOptions,
    private readonly changed: () => void,
  ) {}

  /** Sends requests until the operation has ended, or the service refuses it for good. */
  async run(): Promise<void> {
    let refused: string | undefined;
    while (!this.#isClosed) {
      const authorization = await this.options.authorization(refused);
      const refusal = await this.#attempt(authorization);
      this.#setOpen(false);
      if (this.#isClosed) return;
      if (refusal?.status === 401 && authorization && refused === undefined) {
        refused = authorization;
        continue;
      }
      if (refusal && refusal.afterSeconds === undefined) {
        this.#isClosed = true;
        this.sink.error(refusal.errors);
        return;
      }
      refused = undefined;
      await backOff(this.#failures++, refusal?.afterSeconds);
    }
  }

  close(): void {
    this.#isClosed = true;
    this.#request.abort();
  }

  async #attempt(authorization: string | undefined): Promise<Refusal | undefined> {
    if (this.#isClosed) return undefined;
    this.#request = new AbortController();
    this.#listen();
    try {
      const response = await fetch(this.options.url, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          Accept: 'text/event-stream',
          ...(authorization && { Authorization: authorization }),
        },
        body: JSON.stringify(this.payload),
        signal: this.#request.signal,
      });
      if (!response.headers.get('Content-Type')?.startsWith('text/event-stream')) return await refusalOf(response);
      this.#setOpen(true);
      await this.#receive(response.body!.getReader());
    } catch {
      // The connection broke, or something else than the service has responded.
    } finally {
      clearTimeout(this.#silence);
      this.#request.abort();
    }
    return undefined;
  }

  async #receive(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
    const decoder = new TextDecoder();
    let rest = '';
    let event = '';
    while (!this.#isClosed) {
      const { done, value } = await reader.read();
      if (done) return;
      this.#listen();
      const lines = (rest + decoder.decode(value, { stream: true })).split('\n');
      rest = lines.pop()!;
      for (const line of lines) {
        if (line.startsWith('event: ')) event = line.slice('event: '.length);
        if (line.startsWith('data:')) this.#take(event, line.slice('data:'.length));
      }
    }
  }

  #take(event: string, data: string): void {
    // The sink may have closed the stream at the event before.
    if (this.#isClosed) return;
    this.#failures = 0;
    if (event === 'next') this.sink.next(JSON.parse(data));
    if (event === 'complete') {
      this.#isClosed = true;
      this.sink.complete();
    }
  }

  /** Ends the request if it is silent from now on. */
  #listen(): void {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => this.#request.abort(), SILENCE_MILLIS);
  }

  #setOpen(isOpen: boolean): void {
    this.isOpen = isOpen;
    this.changed();
  }
}

async function refusalOf(response: Response): Promise<Refusal | undefined> {
  const { errors } = (await response.json()) as { errors?: readonly unknown[] };
  if (!errors) return undefined;
  const afterSeconds = PASSING_STATUS.has(response.status) ? Number(response.headers.get('Retry-After') ?? 0) : undefined;
  return { errors, status: response.status, afterSeconds };
}

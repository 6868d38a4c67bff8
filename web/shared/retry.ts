// A page has loaded the client already, and a bundler then puts both into one chunk.
import './client';
import type { LiveSink, Payload } from './live';

const MAX_WAIT_MILLIS = 30_000;

export function pause(milliseconds: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, milliseconds));
}

/** Waits before another attempt, the longer the more have failed. The wait ends when the browser has a network again. */
export function backOff(failures: number, afterSeconds = 0): Promise<void> {
  const millis = afterSeconds * 1000 + Math.min(MAX_WAIT_MILLIS, 500 * 2 ** failures) * (0.5 + Math.random());
  return new Promise(resolve => {
    const end = () => {
      clearTimeout(timer);
      globalThis.removeEventListener?.('online', end);
      resolve();
    };
    const timer = setTimeout(end, millis);
    // Node has no such events.
    globalThis.addEventListener?.('online', end);
  });
}

/** Subscriptions over one kind of connection. */
export interface Subscriber {
  subscribe(payload: Payload, sink: LiveSink): () => void;
  /** Ends all subscriptions. */
  dispose(): void;
}

/** A subscriber whose code is loaded for the first subscription, and tried again while it can't be loaded. */
export function onDemand(load: () => Promise<Subscriber>): Subscriber {
  let loading: Promise<Subscriber | undefined> | undefined;
  let isDisposed = false;
  const loaded = async () => {
    for (let failures = 0; !isDisposed; failures++) {
      try {
        return await load();
      } catch {
        await backOff(failures);
      }
    }
    return undefined;
  };
  return {
    subscribe: (payload, sink) => {
      let isStopped = false;
      let stop = () => {};
      loading ??= loaded();
      void loading.then(subscriber => {
        if (subscriber && !isStopped && !isDisposed) stop = subscriber.subscribe(payload, sink);
      });
      return () => {
        isStopped = true;
        stop();
      };
    },
    dispose: () => {
      isDisposed = true;
      void loading?.then(subscriber => subscriber?.dispose());
    },
  };
}

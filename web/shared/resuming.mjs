// Adds resumption to a client of graphql-ws or graphql-sse. Copy this file into your project: it has no dependencies.

/**
 * Options for createClient: reconnect for ever. By default, the clients give up after five attempts, and graphql-ws at the first one when the
 * connection is refused, as while a service restarts. The error then ends the streams.
 */
export const patient = {
  retryAttempts: Infinity,
  shouldRetry: () => true,
  retryWait: pause,   // of graphql-ws
  retry: pause,       // of graphql-sse
};

function pause(attempts) {
  return new Promise(resolve => setTimeout(resolve, Math.min(30_000, 500 * 2 ** attempts) * (0.5 + Math.random())));
}

/** The field by which each subscription resumes; the endCursor of a pageInfo. */
const PLACES = { chatSessionEvents: 'seq', chatMessages: 'seq', chatSessionsChanged: 'cursor', desk: 'cursor', chatEvents: 'pageInfo', chatNotifications: 'pageInfo', auditEvents: 'pageInfo' };

/** Errors that end a stream and after which it is subscribed again. */
const PASSING = new Set(['SLOW_CONSUMER', 'RATE_LIMITED', 'TOO_MANY_OPERATIONS', 'DEADLINE_EXCEEDED', 'INTERNAL']);

/**
 * A client whose subscriptions resume after the last message. The clients subscribe again with the variables of the payload. If a document has
 * "after: $after" and selects the "seq", "cursor" or "pageInfo { endCursor }" to resume by, the variable is kept up to date.
 */
export function resuming(client) {
  return { ...client, subscribe: (payload, sink) => (/\bsubscription\b/.test(payload.query) ? follow : client.subscribe)(payload, sink, client) };
}

function follow(payload, sink, client) {
  // The client keeps this object, and sends it again with the variables that it holds then.
  const going = { ...payload, variables: { ...payload.variables } };
  let stop, again, attempts = 0;
  const subscribe = () => {
    const attempt = ++attempts;
    const retried = errors => {
      if (!Array.isArray(errors) || !errors.every(error => PASSING.has(error.extensions?.code))) return false;
      const seconds = Math.max(1, ...errors.map(error => error.extensions.retryAfter ?? 0));
      again = setTimeout(subscribe, seconds * 1000 * (1 + Math.random()));
      attempts++;
      return true;
    };
    stop = client.subscribe(going, {
      next: result => {
        if (attempt !== attempts) return;
        // Over event streams, errors that end a stream are a result without data.
        if (!result.data && retried(result.errors)) {
          stop();
          return;
        }
        for (const [field, place] of Object.entries(PLACES)) {
          // A result without data has no position. The next one brings it.
          const position = result.data?.[field]?.[place];
          const after = typeof position === 'object' ? position?.endCursor : position;
          going.variables.after = after ?? going.variables.after;
        }
        sink.next(result);
      },
      error: problem => {
        if (attempt === attempts && !retried(problem)) sink.error(problem);
      },
      complete: () => {
        if (attempt === attempts) sink.complete();
      },
    });
  };
  subscribe();
  return () => {
    clearTimeout(again);
    stop();
  };
}

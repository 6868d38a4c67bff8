// How a client of graphql-ws goes on after whatever ended its streams. Copy it: there is nothing else to install.

/**
 * Options for createClient. By themselves, graphql-ws gives up after five attempts, and at once when nobody listens, as while a service
 * restarts; and what is told then ends the streams.
 */
export const patient = {
  retryAttempts: Infinity,
  shouldRetry: () => true,
  retryWait: attempts => new Promise(resolve => setTimeout(resolve, Math.min(30_000, 500 * 2 ** attempts) * (0.5 + Math.random()))),
};

/** What each subscription goes on by. */
const PLACES = { chatSessionEvents: 'seq', chatMessages: 'seq', chatSessionsChanged: 'cursor' };

/** Errors that end a stream, and that it survives. */
const PASSING = new Set(['SLOW_CONSUMER', 'RATE_LIMITED', 'TOO_MANY_OPERATIONS', 'DEADLINE_EXCEEDED', 'INTERNAL']);

/**
 * A client whose subscriptions go on behind what came last: graphql-ws subscribes again with the variables that it was given. Where a
 * document says "after: $after" (or "afterSeq: $after") and selects the "seq" or "cursor" to go on by, $after is kept up to date.
 */
export function resuming(client) {
  return { ...client, subscribe: (payload, sink) => (/\bsubscription\b/.test(payload.query) ? follow : client.subscribe)(payload, sink, client) };
}

function follow(payload, sink, client) {
  // graphql-ws keeps it, and sends it anew with what it holds then.
  const going = { ...payload, variables: { ...payload.variables } };
  let stop, again;
  const subscribe = () => {
    stop = client.subscribe(going, {
      next: result => {
        for (const [field, place] of Object.entries(PLACES)) {
          // Without data the place is not known, and the next result brings one.
          going.variables.after = result.data?.[field]?.[place] ?? going.variables.after;
        }
        sink.next(result);
      },
      error: problem => {
        if (Array.isArray(problem) && problem.every(error => PASSING.has(error.extensions?.code))) {
          const seconds = Math.max(1, ...problem.map(error => error.extensions.retryAfter ?? 0));
          again = setTimeout(subscribe, seconds * 1000 * (1 + Math.random()));
        } else {
          sink.error(problem);
        }
      },
      complete: () => sink.complete(),
    });
  };
  subscribe();
  return () => {
    clearTimeout(again);
    stop();
  };
}

import { Environment, Network, Observable, RecordSource, Store, type GraphQLResponse } from 'relay-runtime';
import { parley } from './parley';

/** Sends operations with the client of Parley: tokens, repetition, idempotency keys, and subscriptions that resume. */
const network = Network.create(
  async ({ text, name }, variables) => (await parley.request({ query: text!, operationName: name, variables })) as GraphQLResponse,
  ({ text, name }, variables) =>
    Observable.create(sink =>
      parley.subscriptions.subscribe(
        { query: text!, operationName: name, variables },
        {
          next: result => sink.next(result as GraphQLResponse),
          error: problem => sink.error(problem instanceof Error ? problem : new Error(JSON.stringify(problem))),
          complete: () => sink.complete(),
        },
      ),
    ),
);

export const environment = new Environment({ network, store: new Store(new RecordSource()) });

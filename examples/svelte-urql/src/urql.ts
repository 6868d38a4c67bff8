import { Client, subscriptionExchange, type ExecutionResult } from '@urql/svelte';
import { parley } from './parley';

/** Sends all operations with the client of Parley: tokens, repetition, idempotency keys, and subscriptions that resume. */
export const urql = new Client({
  url: '/graphql',
  exchanges: [
    subscriptionExchange({
      enableAllOperations: true,
      forwardSubscription: ({ query, variables }, { kind }) => ({
        subscribe: sink => {
          const payload = { query: query!, variables };
          if (kind === 'subscription') return { unsubscribe: parley.subscriptions.subscribe(payload, sink) };
          parley.request(payload).then(
            result => {
              sink.next(result as ExecutionResult);
              sink.complete();
            },
            problem => sink.error(problem),
          );
          return { unsubscribe: () => {} };
        },
      }),
    }),
  ],
});

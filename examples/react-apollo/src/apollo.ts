import { ApolloClient, ApolloLink, InMemoryCache, Observable } from '@apollo/client';
import { OperationTypeNode, print } from 'graphql';
import { parley } from './parley';

/** Sends operations with the client of Parley: tokens, repetition, idempotency keys, and subscriptions that resume. */
const parleyLink = new ApolloLink(({ query, variables, operationName, operationType }) => {
  const payload = { query: print(query), variables, operationName };
  return new Observable(observer => {
    if (operationType === OperationTypeNode.SUBSCRIPTION) {
      return parley.subscriptions.subscribe(payload, {
        next: result => observer.next(result),
        error: problem => observer.error(problem),
        complete: () => observer.complete(),
      });
    }
    parley.request(payload).then(
      result => {
        observer.next(result as ApolloLink.Result);
        observer.complete();
      },
      problem => observer.error(problem),
    );
    return undefined;
  });
});

export const apollo = new ApolloClient({ link: parleyLink, cache: new InMemoryCache() });

// Keeps the errors in the chunk of the client, which each page has loaded.
import './client';
import type { ParleyClient } from './client';
import { accepted } from './errors';
import { UpdateChatVisitDocument, type UpdateChatVisitInput } from './gql/visit/graphql';

/** Where a customer is. A field that is left out keeps the value of the session, and null clears it. */
export type CustomerVisit = Pick<UpdateChatVisitInput, 'pageUrl' | 'referrer' | 'attributes'>;

/** Reports where the customer is. */
export async function reportVisit(client: ParleyClient, chatSessionId: string, visit: CustomerVisit): Promise<void> {
  accepted((await client.mutate(UpdateChatVisitDocument, { chatSessionId, ...visit })).updateChatVisit);
}

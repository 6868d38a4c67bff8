// Keeps the errors in the chunk of the client, which each page has loaded.
import './client';
import type { PushAddress } from './browser-push';
import type { ParleyClient } from './client';
import { accepted } from './errors';
import { PushKeyDocument, SubscribeToPushDocument, UnsubscribeFromPushDocument } from './gql/push/graphql';

/** The key for which browsers subscribe. Null if the service sends no pushes. */
export async function pushKey(client: ParleyClient): Promise<string | null> {
  return (await client.query(PushKeyDocument, {})).serviceInfo.pushKey;
}

/** Lets the service send pushes to a browser. Returns the id of the browser there. */
export async function addBrowser(client: ParleyClient, address: PushAddress): Promise<string> {
  const { pushSubscriptionId } = accepted((await client.mutate(SubscribeToPushDocument, { ...address })).subscribeToPush);
  return pushSubscriptionId ?? '';
}

/** Ends the pushes to a browser. */
export async function removeBrowser(client: ParleyClient, pushSubscriptionId: string): Promise<void> {
  accepted((await client.mutate(UnsubscribeFromPushDocument, { pushSubscriptionId })).unsubscribeFromPush);
}

import type { CustomerConversation } from '../shared';

/** Loads the parts that a site asks for beside the chat: reports of pages and attributes, and the offer of notifications. */
export async function siteExtras(chat: CustomerConversation): Promise<{ close(): void }> {
  const wanted = new URLSearchParams(location.search);
  const [visit] = await Promise.all([
    wanted.has('visit') ? import('./site-visit') : undefined,
    wanted.has('push') ? import('./push-offer') : undefined,
  ]);
  const reports = visit && new visit.SiteVisit(chat);
  return { close: () => reports?.close() };
}

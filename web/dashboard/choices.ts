import type { ParleyClient } from '../shared/client';
import { DashboardAgentsDocument, DashboardCountriesDocument, DashboardTagsDocument, type DashboardAgentsQuery, type DashboardTagsQuery } from '../shared/gql/graphql';
import type { Choice } from './choice-menu';
import type { Period } from './periods';

/** The users who are members of these topics, by name. */
export async function readAgents(client: ParleyClient, topicIds: readonly string[]): Promise<Choice[]> {
  const agents: Choice[] = [];
  let after: string | null = null;
  do {
    const { users }: DashboardAgentsQuery = await client.query(DashboardAgentsDocument, { where: { topicMemberships: { some: { topic: { id: { in: [...topicIds] } } } } }, after });
    agents.push(...users.nodes.map(({ id, displayName }) => ({ id, name: displayName })));
    after = users.pageInfo.hasNextPage ? users.pageInfo.endCursor : null;
  } while (after);
  return agents.sort((one, other) => one.name.localeCompare(other.name));
}

/** All tags by name, also archived ones, which earlier sessions may have. */
export async function readTags(client: ParleyClient): Promise<Choice[]> {
  const tags: Choice[] = [];
  let after: string | null = null;
  do {
    const { chatTags }: DashboardTagsQuery = await client.query(DashboardTagsDocument, { after });
    tags.push(...chatTags.nodes.map(({ id, name }) => ({ id, name })));
    after = chatTags.pageInfo.hasNextPage ? chatTags.pageInfo.endCursor : null;
  } while (after);
  return tags.sort((one, other) => one.name.localeCompare(other.name));
}

/** The countries that customers chose in a period. */
export async function readCountries(client: ParleyClient, { from, to }: Period): Promise<number[]> {
  const { chatStatistics } = await client.query(DashboardCountriesDocument, { from: from.toISOString(), to: to.toISOString() });
  return chatStatistics.buckets.flatMap(({ country }) => (country === null ? [] : [country]));
}

import type { ParleyClient } from '../shared/client';
import { DashboardAgentsDocument, DashboardCountriesDocument, DashboardLanguagesDocument, DashboardTagsDocument, type DashboardLanguagesQuery } from '../shared/gql/graphql';
import type { Choice } from './choice-menu';
import type { Period } from './periods';

/** One page of a list. */
interface Page<T> {
  nodes: readonly T[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

/** Reads all pages of a list. Returns its rows by name. */
export async function readAll<T extends Choice>(read: (after: string | null) => Promise<Page<T>>): Promise<T[]> {
  const all: T[] = [];
  let after: string | null = null;
  do {
    const page: Page<T> = await read(after);
    all.push(...page.nodes);
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after);
  return all.sort(byName);
}

/** Compares two choices by name. */
export function byName(one: Choice, other: Choice): number {
  return one.name.localeCompare(other.name);
}

/** The users who are members of these topics, by name. */
export function readAgents(client: ParleyClient, topicIds: readonly string[]): Promise<Choice[]> {
  const where = { topicMemberships: { some: { topic: { id: { in: [...topicIds] } } } } };
  return readAll<Choice>(async after => (await client.query(DashboardAgentsDocument, { where, after })).users);
}

/** All tags by name, also archived ones, which earlier sessions may have. */
export function readTags(client: ParleyClient): Promise<Choice[]> {
  return readAll<Choice>(async after => (await client.query(DashboardTagsDocument, { after })).chatTags);
}

/** The languages that the topics have texts in, without regions. */
export async function readLanguages(client: ParleyClient): Promise<string[]> {
  type Topic = DashboardLanguagesQuery['chatTopics']['nodes'][number];
  const topics = await readAll<Topic>(async after => (await client.query(DashboardLanguagesDocument, { after })).chatTopics);
  const tags = topics.flatMap(({ texts, translations }) => [texts, ...translations]).flatMap(({ language }) => language ?? []);
  return [...new Set(tags.map(tag => tag.split('-')[0]!))];
}

/** The countries that customers chose in a period. */
export async function readCountries(client: ParleyClient, { from, to }: Period): Promise<number[]> {
  const { chatStatistics } = await client.query(DashboardCountriesDocument, { from: from.toISOString(), to: to.toISOString() });
  return chatStatistics.buckets.flatMap(({ country }) => (country === null ? [] : [country]));
}

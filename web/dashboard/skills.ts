import type { ParleyClient } from '../shared/client';
import { accepted } from '../shared/errors';
import {
  AdministrationAgentsDocument,
  AdministrationSetAgentSkillsDocument,
  AdministrationSetTopicSkillsDocument,
  AdministrationSkillsDocument,
  AdministrationTopicsDocument,
  type SkilledAgentFragment,
  type SkilledTopicFragment,
} from '../shared/gql/administration/graphql';
import type { Choice } from './choice-menu';
import { byName, readAll } from './choices';
import type { Administrator } from './view';

/** An agent or a topic, with its skills. */
export interface Skilled extends Choice {
  version: number;
  skills: readonly Choice[];
}

/** Kinds of owners of skills. */
export type SkilledKind = 'agents' | 'topics';

/** The skills that can be chosen, by name. */
export function readSkills(client: ParleyClient): Promise<Choice[]> {
  return readAll<Choice>(async after => (await client.query(AdministrationSkillsDocument, { after })).chatTags);
}

/** The agents or the topics that a person administers, by name. */
export async function readSkilled(client: ParleyClient, kind: SkilledKind, { admin, managed }: Administrator): Promise<Skilled[]> {
  const topics = { id: { in: [...managed] } };
  if (kind === 'agents') {
    const where = { topicMemberships: { some: admin ? {} : { topic: topics } } };
    const agents = await readAll<SkilledAgentFragment>(async after => (await client.query(AdministrationAgentsDocument, { where, after })).users);
    return agents.map(skilled);
  }
  const where = { deleted: { eq: false }, ...(admin ? {} : topics) };
  const found = await readAll<SkilledTopicFragment>(async after => (await client.query(AdministrationTopicsDocument, { where, after })).chatTopics);
  return found.map(skilled);
}

/** Replaces the skills of an agent or a topic, and returns it as it is then. */
export async function setSkills(client: ParleyClient, kind: SkilledKind, { id, version }: Skilled, skillIds: string[]): Promise<Skilled> {
  const input = { skillIds, expectedVersion: version };
  if (kind === 'agents') {
    const { setUserSkills } = await client.mutate(AdministrationSetAgentSkillsDocument, { userId: id, ...input });
    return skilled(accepted(setUserSkills).user!);
  }
  const { setChatTopicSkills } = await client.mutate(AdministrationSetTopicSkillsDocument, { topicId: id, ...input });
  return skilled(accepted(setChatTopicSkills).chatTopic!);
}

function skilled({ id, name, version, skills }: SkilledAgentFragment | SkilledTopicFragment): Skilled {
  return { id, name, version, skills: [...(skills?.nodes ?? [])].sort(byName) };
}

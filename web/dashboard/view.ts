import type { ChatSessionOutcome, ChatStatisticsDimension } from '../shared/gql/graphql';
import { isDay, ownZone, type Day } from './zones';

export const RANGES = ['today', 'yesterday', '7d', '28d', '90d', 'month', 'last-month', 'custom'] as const;
export type Range = (typeof RANGES)[number];

/** The dimension of the statistics, as the address of the page names it. */
export const GROUPINGS = {
  hour: 'HOUR',
  day: 'DAY',
  week: 'WEEK',
  month: 'MONTH',
  'hour-of-day': 'HOUR_OF_DAY',
  weekday: 'WEEKDAY',
  topic: 'TOPIC',
  agent: 'AGENT',
  country: 'COUNTRY',
  status: 'STATUS',
  'end-reason': 'END_REASON',
  'hand-off-reason': 'HAND_OFF_REASON',
  outcome: 'OUTCOME',
  tag: 'TAG',
} as const satisfies Record<string, ChatStatisticsDimension>;
export type Grouping = keyof typeof GROUPINGS;

export const OUTCOMES = ['RESOLVED', 'UNRESOLVED', 'FOLLOW_UP', 'NO_RESPONSE', 'SPAM'] as const satisfies readonly ChatSessionOutcome[];

/** Which sessions of a group a list shows. */
export const PARTS = ['all', 'accepted', 'missed', 'rated'] as const;
export type Part = (typeof PARTS)[number];

/** The parts of the administration. */
export const ADMINISTRATIONS = ['blocks', 'agents', 'topics', 'tags', 'translations'] as const;
export type Administration = (typeof ADMINISTRATIONS)[number];

/** A person who administers something. */
export interface Administrator {
  admin: boolean;
  /** Ids of the topics that the person manages. */
  managed: readonly string[];
}

/** The state of the page. All of it is in the address, so that it can be shared and the back button works. */
export interface View {
  range: Range;
  /** First and last day of the range "custom". */
  first: Day;
  last: Day;
  zone: string;
  /** Undefined: chosen by the length of the range. */
  by: Grouping | undefined;
  topics: string[];
  agents: string[];
  countries: number[];
  /** Languages without a region; sessions in one of their varieties count too. */
  languages: string[];
  outcomes: ChatSessionOutcome[];
  /** Ids of tags; sessions with one of them count. */
  tags: string[];
  compare: boolean;
  /** Seconds within which a session should be accepted. */
  within: number;
  openingHours: boolean;
  allMeasures: boolean;
  /** The list that is open: "now-waiting", "now-active", "total", or the key of a group. */
  list: string | undefined;
  part: Part;
  /** The session that is open. */
  session: string | undefined;
  /** The part of the administration that is open. */
  administration: Administration | undefined;
}

export const DEFAULTS: View = {
  range: '7d',
  first: '',
  last: '',
  zone: '',
  by: undefined,
  topics: [],
  agents: [],
  countries: [],
  languages: [],
  outcomes: [],
  tags: [],
  compare: true,
  within: 20,
  openingHours: false,
  allMeasures: false,
  list: undefined,
  part: 'all',
  session: undefined,
  administration: undefined,
};

/** Reads the view from the query of an address. A missing or unknown value gets its default. */
export function readView(query: string): View {
  const given = new URLSearchParams(query);
  const first = given.get('from') ?? '';
  const last = given.get('to') ?? '';
  const range = oneOf(RANGES, given.get('range')) ?? DEFAULTS.range;
  const hasDays = isDay(first) && isDay(last);
  const within = given.get('within');
  return {
    range: range === 'custom' && !hasDays ? DEFAULTS.range : range,
    first: hasDays ? first : '',
    last: hasDays ? last : '',
    zone: given.get('zone') ?? ownZone(),
    by: oneOf(Object.keys(GROUPINGS) as Grouping[], given.get('by')),
    topics: given.getAll('topic'),
    agents: given.getAll('agent'),
    countries: given.getAll('country').map(Number).filter(Number.isInteger),
    languages: given.getAll('language'),
    outcomes: OUTCOMES.filter(outcome => given.getAll('outcome').includes(outcome.toLowerCase())),
    tags: given.getAll('tag'),
    compare: given.get('compare') !== 'no',
    within: within && /^-?\d{1,9}$/.test(within) ? Number(within) : DEFAULTS.within,
    openingHours: given.get('hours') === 'open',
    allMeasures: given.get('measures') === 'all',
    list: given.get('list') ?? undefined,
    part: oneOf(PARTS, given.get('part')) ?? DEFAULTS.part,
    session: given.get('session') ?? undefined,
    administration: oneOf(ADMINISTRATIONS, given.get('administration')),
  };
}

/** The query of the address of a view. Range and time zone are always part of it, so that everybody sees the same. */
export function writeView(view: View): string {
  const query = new URLSearchParams();
  query.set('range', view.range);
  if (view.range === 'custom') {
    query.set('from', view.first);
    query.set('to', view.last);
  }
  query.set('zone', view.zone);
  if (view.by) query.set('by', view.by);
  for (const topic of view.topics) query.append('topic', topic);
  for (const agent of view.agents) query.append('agent', agent);
  for (const country of view.countries) query.append('country', String(country));
  for (const language of view.languages) query.append('language', language);
  for (const outcome of view.outcomes) query.append('outcome', outcome.toLowerCase());
  for (const tag of view.tags) query.append('tag', tag);
  if (!view.compare) query.set('compare', 'no');
  if (view.within !== DEFAULTS.within) query.set('within', String(view.within));
  if (view.openingHours) query.set('hours', 'open');
  if (view.allMeasures) query.set('measures', 'all');
  if (view.list) query.set('list', view.list);
  if (view.part !== DEFAULTS.part) query.set('part', view.part);
  if (view.session) query.set('session', view.session);
  if (view.administration) query.set('administration', view.administration);
  return `?${query}`;
}

/** Whether two views ask for the same figures. */
export function sameFigures(one: View, other: View): boolean {
  const figures = (view: View) => writeView({ ...view, list: undefined, part: 'all', session: undefined, administration: undefined });
  return figures(one) === figures(other);
}

function oneOf<T extends string>(known: readonly T[], given: string | null): T | undefined {
  return known.find(each => each === given);
}

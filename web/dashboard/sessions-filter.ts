import type { ChatSessionFilter, ChatSessionOutcome, ChatSessionStatus, DateTimeFilter, HandOffReason, SessionEndReason } from '../shared/gql/graphql';
import { NONE, WEEKDAYS, isTimeline } from './groups';
import { groupingOf, zoneOf, type Period } from './periods';
import type { Grouping, Part, View } from './view';
import { addDays, dayIn, firstOfMonth, startOf } from './zones';

/** A filter of chatSessions has at most 200 conditions; some are needed for the rest. */
const MAX_RANGES = 180;

/** The conditions on topics, agents, countries, languages, outcomes and tags. */
export function filterOf(view: View): ChatSessionFilter {
  return {
    ...(view.topics.length > 0 && { topic: { id: { in: view.topics } } }),
    ...(view.agents.length > 0 && { user: { id: { in: view.agents } } }),
    ...(view.countries.length > 0 && { country: { in: view.countries } }),
    ...(view.languages.length > 0 && {
      or: view.languages.flatMap(language => [{ language: { eq: language } }, { language: { startsWith: `${language}-` } }]),
    }),
    ...(view.outcomes.length > 0 && { outcome: { in: view.outcomes } }),
    ...(view.tags.length > 0 && { tags: { some: { id: { in: view.tags } } } }),
  };
}

/** The sessions that a group, or the total, counts. Undefined if a filter cannot say it: too many hours or weekdays. */
export function sessionsOf(view: View, period: Period, key: string, part: Part): ChatSessionFilter | undefined {
  const group = key === 'total' ? {} : ofGroup(groupingOf(view, period), key, view, period);
  if (!group) return undefined;
  return { and: [filterOf(view), { whenRequested: between(period.from, period.to) }, group, ofPart(part)] };
}

/** The sessions that wait for an agent, or are in conversation with one, as the live figures count them. */
export function sessionsNow(list: 'now-waiting' | 'now-active', topics: readonly string[]): ChatSessionFilter {
  return {
    chatbotIsactive: { eq: false },
    ...(list === 'now-waiting' ? { status: { eq: 'IN_QUEUE' } } : { phase: { eq: 'ACTIVE' } }),
    ...(topics.length > 0 && { topic: { id: { in: [...topics] } } }),
  };
}

function ofPart(part: Part): ChatSessionFilter {
  switch (part) {
    case 'all':
      return {};
    case 'accepted':
      return { whenStarted: { isNull: false } };
    case 'missed':
      return { whenStarted: { isNull: true }, queuedAt: { isNull: false }, whenEnded: { isNull: false } };
    case 'rated':
      return { rating: { isNull: false } };
  }
}

function ofGroup(by: Grouping, key: string, view: View, period: Period): ChatSessionFilter | undefined {
  const isNone = key === NONE;
  switch (by) {
    case 'topic':
      return { topic: { id: { eq: key } } };
    case 'agent':
      return { user: { id: isNone ? { isNull: true } : { eq: key } } };
    case 'country':
      return { country: isNone ? { isNull: true } : { eq: Number(key) } };
    case 'status':
      return { status: { eq: key as ChatSessionStatus } };
    case 'end-reason':
      return { endReason: isNone ? { isNull: true } : { eq: key as SessionEndReason } };
    case 'hand-off-reason':
      return { handOffReason: isNone ? { isNull: true } : { eq: key as HandOffReason } };
    case 'outcome':
      return { outcome: isNone ? { isNull: true } : { eq: key as ChatSessionOutcome } };
    case 'tag':
      return { tags: isNone ? { none: {} } : { some: { id: { eq: key } } } };
    default: {
      if (isTimeline(by) && Number.isNaN(Date.parse(key))) return undefined;
      const ranges = isTimeline(by) ? [rangeOf(by, key, view)] : rangesOf(by, key, view, period);
      return ranges.length > MAX_RANGES ? undefined : { or: ranges.map(([from, to]) => ({ whenRequested: within(from, to) })) };
    }
  }
}

/** The time of an hour, a day, a week or a month by its start. */
function rangeOf(by: Grouping, key: string, view: View): [from: Date, to: Date] {
  const from = new Date(key);
  if (by === 'hour') return [from, new Date(from.getTime() + 3_600_000)];
  const zone = zoneOf(view);
  const day = dayIn(zone, from);
  const next = by === 'day' ? addDays(day, 1) : by === 'week' ? addDays(day, 7) : firstOfMonth(day, 1);
  return [from, startOf(zone, next)];
}

/** The times of an hour of the day, or of a weekday, within the period. */
function rangesOf(by: Grouping, key: string, view: View, period: Period): [from: Date, to: Date][] {
  const zone = zoneOf(view);
  const ranges: [Date, Date][] = [];
  for (let day = period.first; day <= period.last; day = addDays(day, 1)) {
    if (by === 'hour-of-day') {
      const hour = Number(key);
      ranges.push([startOf(zone, day, hour), startOf(zone, day, hour + 1)]);
    } else if (WEEKDAYS[(new Date(day).getUTCDay() + 6) % 7] === key) {
      ranges.push([startOf(zone, day), startOf(zone, addDays(day, 1))]);
    }
  }
  return ranges.filter(([from, to]) => from < to);
}

function between(from: Date, to: Date): DateTimeFilter {
  return { gte: from.toISOString(), lt: to.toISOString() };
}

/** The same as one condition; times have microseconds. */
function within(from: Date, to: Date): DateTimeFilter {
  return { between: { from: from.toISOString(), to: new Date(to.getTime() - 1).toISOString().replace('Z', '999Z') } };
}

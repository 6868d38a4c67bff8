import type { ChatSessionStatus, FiguresOfDashboardFragment, StatisticsOfDashboardFragment, Weekday } from '../shared/gql/graphql';
import { country, date, words } from './format';
import type { Grouping, View } from './view';
import { groupingOf, zoneOf, type Period } from './periods';

export type Figures = FiguresOfDashboardFragment;
type Bucket = StatisticsOfDashboardFragment['buckets'][number];

/** A group of sessions with its figures. */
export interface Group {
  /** Names the group in the address of the page. */
  key: string;
  label: string;
  /** A label for an axis. */
  short: string;
  figures: Figures;
  previous: Figures | undefined;
}

export const GROUPING_NAMES: Record<Grouping, string> = {
  hour: 'Hour',
  day: 'Day',
  week: 'Week',
  month: 'Month',
  'hour-of-day': 'Hour of the day',
  weekday: 'Weekday',
  topic: 'Topic',
  agent: 'Agent',
  country: 'Country',
  status: 'Status',
  'end-reason': 'Reason for the end',
  'hand-off-reason': 'Reason for the hand-off',
  outcome: 'Outcome',
  tag: 'Tag',
};

/** The key of sessions without a topic, an agent, a country and so on. */
export const NONE = 'none';

export const STATUS_NAMES: Record<ChatSessionStatus, string> = {
  INVALID: 'Unknown',
  PRE_CHAT_FORM: 'In the form',
  FAQ: 'Reading an answer',
  OFFLINE_FORM: 'In the offline form',
  IN_QUEUE: 'Waiting',
  CUSTOMER_LAST: 'Customer wrote last',
  USER_LAST: 'Agent wrote last',
  FINISHED: 'Finished',
  DELETED: 'Deleted',
  CLOSED: 'Closed',
  REQUEST_POSTED: 'Left a request',
  CLOSED_FROM_QUEUE: 'Missed',
};

export const WEEKDAYS: readonly Weekday[] = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];

/** Whether groups follow each other in time, so that a line may connect them. */
export function isTimeline(by: Grouping): boolean {
  return by === 'hour' || by === 'day' || by === 'week' || by === 'month';
}

/** The groups of the statistics, each with the corresponding one of the period before. */
export function groupsOf(
  view: View,
  period: Period,
  current: StatisticsOfDashboardFragment,
  previous: StatisticsOfDashboardFragment | undefined,
): Group[] {
  const by = groupingOf(view, period);
  const before = new Map(previous?.buckets.map((bucket, index) => [isTimeline(by) ? String(index) : keyOf(by, bucket), bucket.figures]));
  const groups = current.buckets.map((bucket, index) => {
    const key = keyOf(by, bucket);
    return {
      key,
      ...labelsOf(by, bucket, zoneOf(view)),
      figures: bucket.figures,
      previous: before.get(isTimeline(by) ? String(index) : key),
    };
  });
  const hasOrder = isTimeline(by) || by === 'hour-of-day' || by === 'weekday';
  return hasOrder ? groups : groups.sort((one, other) => other.figures.requested - one.figures.requested || one.label.localeCompare(other.label));
}

function keyOf(by: Grouping, bucket: Bucket): string {
  switch (by) {
    case 'hour':
    case 'day':
    case 'week':
    case 'month':
      return new Date(bucket.startsAt ?? 0).toISOString();
    case 'hour-of-day':
      return String(bucket.hourOfDay);
    case 'weekday':
      return bucket.weekday ?? NONE;
    case 'topic':
      return bucket.topic?.id ?? NONE;
    case 'agent':
      return bucket.agent?.id ?? NONE;
    case 'country':
      return bucket.country === null ? NONE : String(bucket.country);
    case 'status':
      return bucket.status ?? NONE;
    case 'end-reason':
      return bucket.endReason ?? NONE;
    case 'hand-off-reason':
      return bucket.handOffReason ?? NONE;
    case 'outcome':
      return bucket.outcome ?? NONE;
    case 'tag':
      return bucket.tag?.id ?? NONE;
  }
}

function labelsOf(by: Grouping, bucket: Bucket, zone: string): { label: string; short: string } {
  const same = (label: string) => ({ label, short: label });
  switch (by) {
    case 'topic':
      return same(bucket.topic?.name ?? 'No topic');
    case 'agent':
      return same(bucket.agent?.displayName ?? 'No agent');
    case 'tag':
      return same(bucket.tag?.name ?? 'No tag');
    default:
      return labelsOfKey(by, keyOf(by, bucket), zone);
  }
}

/** The label of a group by its key alone. Names of topics, agents and tags are in the statistics only. */
export function labelsOfKey(by: Grouping, key: string, zone: string): { label: string; short: string } {
  const same = (label: string) => ({ label, short: label });
  const dated = (label: Intl.DateTimeFormatOptions, short: Intl.DateTimeFormatOptions, before = '') => ({
    label: before + date(key, zone, label),
    short: date(key, zone, short),
  });
  switch (by) {
    case 'hour':
      return dated(
        { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
        { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
      );
    case 'day':
      return dated({ weekday: 'short', day: 'numeric', month: 'short' }, { day: 'numeric', month: 'short' });
    case 'week':
      return dated({ day: 'numeric', month: 'short' }, { day: 'numeric', month: 'short' }, 'Week from ');
    case 'month':
      return dated({ month: 'long', year: 'numeric' }, { month: 'short' });
    case 'hour-of-day':
      return { label: `${key.padStart(2, '0')}:00–${String(Number(key) + 1).padStart(2, '0')}:00`, short: key.padStart(2, '0') };
    case 'weekday':
      return { label: words(key), short: words(key).slice(0, 3) };
    case 'country':
      return same(country(key === NONE ? null : Number(key)));
    case 'status':
      return same(STATUS_NAMES[key as ChatSessionStatus] ?? key);
    case 'end-reason':
      return same(key === NONE ? 'Not ended' : words(key));
    case 'hand-off-reason':
      return same(key === NONE ? 'No reason' : words(key));
    case 'outcome':
      return same(key === NONE ? 'Not noted' : words(key));
    case 'topic':
    case 'agent':
    case 'tag':
      return same('');
  }
}

import { addDays, dayIn, daysBetween, firstOfMonth, isZone, sameTimeOn, startOf, type Day } from './zones';
import type { Grouping, Range, View } from './view';

/** The period of a view, and the one before it that it is compared with. */
export interface Period {
  /** First and last day. */
  first: Day;
  last: Day;
  from: Date;
  /** Exclusive. */
  to: Date;
  previousFirst: Day;
  previousFrom: Date;
  /** Exclusive. If the period is not over, the one before ends at the same time of its day, so that both are equally long. */
  previousTo: Date;
  isRunning: boolean;
}

export const RANGE_NAMES: Record<Range, string> = {
  today: 'Today',
  yesterday: 'Yesterday',
  '7d': 'Last 7 days',
  '28d': 'Last 28 days',
  '90d': 'Last 90 days',
  month: 'This month',
  'last-month': 'Last month',
  custom: 'Other dates…',
};

/** The time zone by which the page computes. The service refuses a zone that nobody knows, and says so. */
export function zoneOf(view: View): string {
  return isZone(view.zone) ? view.zone : 'UTC';
}

export function periodOf(view: View, now: Date): Period {
  const zone = zoneOf(view);
  const [first, last] = daysOf(view, dayIn(zone, now));
  const isMonth = view.range === 'month' || view.range === 'last-month';
  const previousFirst = isMonth ? firstOfMonth(first, -1) : addDays(first, -Math.max(1, daysBetween(first, last) + 1));
  const from = startOf(zone, first);
  const to = startOf(zone, addDays(last, 1));
  const isRunning = from <= now && now < to;
  const nowBefore = sameTimeOn(zone, addDays(previousFirst, daysBetween(first, dayIn(zone, now))), now);
  const previousTo = isRunning && nowBefore < from ? nowBefore : from;
  return { first, last, from, to, previousFirst, previousFrom: startOf(zone, previousFirst), previousTo, isRunning };
}

function daysOf(view: View, today: Day): [first: Day, last: Day] {
  switch (view.range) {
    case 'today':
      return [today, today];
    case 'yesterday':
      return [addDays(today, -1), addDays(today, -1)];
    case '7d':
      return [addDays(today, -6), today];
    case '28d':
      return [addDays(today, -27), today];
    case '90d':
      return [addDays(today, -89), today];
    case 'month':
      return [firstOfMonth(today), addDays(firstOfMonth(today, 1), -1)];
    case 'last-month':
      return [firstOfMonth(today, -1), addDays(firstOfMonth(today), -1)];
    case 'custom':
      return [view.first, view.last];
  }
}

/** The grouping of a view; by default hours, days, weeks or months, whichever gives a chart that can be read. */
export function groupingOf(view: View, period: Period): Grouping {
  if (view.by) return view.by;
  const days = daysBetween(period.first, period.last) + 1;
  return days <= 2 ? 'hour' : days <= 45 ? 'day' : days <= 200 ? 'week' : 'month';
}

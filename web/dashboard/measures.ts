import type { DurationsOfDashboardFragment } from '../shared/gql/graphql';
import type { Unit } from './format';
import type { Figures } from './groups';

export type Value = number | null | undefined;

/** One figure of a measure: a column of its table, and a bar or line of its chart unless it is for the table only. */
export interface Series {
  label: string;
  value(figures: Figures): Value;
  unit?: Unit;
  /** Number of its colour. Without one it is in the table only. */
  colour?: 1 | 2 | 3 | 4 | 5;
  /** In the table when figures are compared, with those of the period before. */
  compared?: boolean;
}

/** A chart with its table. */
export interface Measure {
  id: string;
  title: string;
  /** The definition, in one or two sentences. */
  about: string;
  unit: Unit;
  /** Whether bars stand on each other: together they are a total. */
  isStacked?: boolean;
  series: readonly Series[];
  /** Shown only with all measures. */
  isFurther?: boolean;
}

/** Sessions that are neither accepted nor missed: they wait, left a request, or never reached the queue. */
const other = (figures: Figures) => Math.max(0, figures.requested - figures.accepted - figures.missed);

function durations(of: (figures: Figures) => DurationsOfDashboardFragment | undefined): Series[] {
  return [
    { label: 'Median', value: figures => of(figures)?.p50Seconds, colour: 1, compared: true },
    { label: '90th percentile', value: figures => of(figures)?.p90Seconds, colour: 2, compared: true },
    { label: 'Longest', value: figures => of(figures)?.maxSeconds },
    { label: 'Number', value: figures => of(figures)?.count, unit: 'count' },
  ];
}

export const MEASURES: readonly Measure[] = [
  {
    id: 'chats',
    title: 'Chats',
    about: 'Chats that customers requested. A missed chat ended in the queue before an agent accepted it.',
    unit: 'count',
    isStacked: true,
    series: [
      { label: 'Requested', value: figures => figures.requested, compared: true },
      { label: 'Accepted', value: figures => figures.accepted, colour: 1, compared: true },
      { label: 'Missed', value: figures => figures.missed, colour: 2, compared: true },
      { label: 'Other', value: other, colour: 3 },
    ],
  },
  {
    id: 'wait',
    title: 'Waiting time',
    about: 'From entering the queue until an agent accepted.',
    unit: 'seconds',
    series: durations(figures => figures.wait),
  },
  {
    id: 'service-level',
    title: 'Service level',
    about: 'Share of chats that were accepted within the target. Chats that were given up within the target do not count.',
    unit: 'share',
    series: [{ label: 'Service level', value: figures => figures.serviceLevel, colour: 1, compared: true }],
  },
  {
    id: 'first-response',
    title: 'First response',
    about: 'From entering the queue to the agent’s first message.',
    unit: 'seconds',
    series: durations(figures => figures.firstResponse),
  },
  {
    id: 'ratings',
    title: 'Ratings',
    about: 'Average of the customers’ ratings, from 1 to 5.',
    unit: 'rating',
    series: [
      { label: 'Average', value: figures => figures.ratings.average, colour: 1, compared: true },
      { label: 'Ratings', value: figures => figures.ratings.count, unit: 'count', compared: true },
      ...[5, 4, 3, 2, 1].map(stars => ({
        label: `${stars}★`,
        value: (figures: Figures) => figures.ratings.distribution[stars - 1],
        unit: 'count' as const,
      })),
      { label: 'Rated', value: figures => figures.ratings.responseRate, unit: 'share' },
    ],
  },
  {
    id: 'abandonment',
    title: 'Waiting time of missed chats',
    about: 'From entering the queue until the customer gave up.',
    unit: 'seconds',
    series: durations(figures => figures.abandonment),
    isFurther: true,
  },
  {
    id: 'response',
    title: 'Responses',
    about: 'From the customer’s first message without an answer to the agent’s next message.',
    unit: 'seconds',
    series: durations(figures => figures.response),
    isFurther: true,
  },
  {
    id: 'conversation',
    title: 'Length of conversations',
    about: 'From the first accept to the end.',
    unit: 'seconds',
    series: durations(figures => figures.conversation),
    isFurther: true,
  },
  {
    id: 'wrap-up',
    title: 'Wrap-up',
    about: 'From the end until somebody noted the outcome or tags. Chats for which nobody did do not count.',
    unit: 'seconds',
    series: durations(figures => figures.wrapUp),
    isFurther: true,
  },
  {
    id: 'bots',
    title: 'Bots',
    about: 'Chats that a bot had. It contained a chat that it answered and that ended without an agent. The others were handed off, had no answer, or go on.',
    unit: 'count',
    series: [
      { label: 'Chats', value: figures => figures.bots?.sessions, colour: 1, compared: true },
      { label: 'Contained', value: figures => figures.bots?.contained, colour: 2, compared: true },
      { label: 'Handed off', value: figures => figures.bots?.handedOff, colour: 3, compared: true },
      { label: 'Containment rate', value: figures => figures.bots?.containmentRate, unit: 'share' },
    ],
    isFurther: true,
  },
  {
    id: 'bot-first-response',
    title: 'First response of bots',
    about: 'From the request to the first message of a bot.',
    unit: 'seconds',
    series: durations(figures => figures.botFirstResponse),
    isFurther: true,
  },
  {
    id: 'messages',
    title: 'Messages',
    about: 'Messages by author. Notices and internal notes do not count.',
    unit: 'count',
    isStacked: true,
    series: [
      { label: 'Agents', value: figures => figures.messages?.agent, colour: 1 },
      { label: 'Customers', value: figures => figures.messages?.customer, colour: 2 },
      { label: 'Bots', value: figures => figures.messages?.bot, colour: 3 },
    ],
    isFurther: true,
  },
  {
    id: 'transfers',
    title: 'Transfers',
    about: 'Offers of a chat to another agent or topic, by outcome.',
    unit: 'count',
    isStacked: true,
    series: [
      { label: 'Offered', value: figures => figures.transfers?.requested, compared: true },
      { label: 'Accepted', value: figures => figures.transfers?.accepted, colour: 1 },
      { label: 'Rejected', value: figures => figures.transfers?.rejected, colour: 2 },
      { label: 'Expired', value: figures => figures.transfers?.expired, colour: 4 },
      { label: 'Cancelled', value: figures => figures.transfers?.cancelled, colour: 5 },
      { label: 'Pending', value: figures => figures.transfers?.pending, colour: 3 },
    ],
    isFurther: true,
  },
  {
    id: 'concurrency',
    title: 'Conversations at the same time',
    about: 'Counted when they took place, whenever they were requested. Not available by weekday and hour of the day.',
    unit: 'decimal',
    series: [
      { label: 'Average', value: figures => figures.concurrency?.average, colour: 1, compared: true },
      { label: 'Highest', value: figures => figures.concurrency?.peak, unit: 'count', colour: 2, compared: true },
    ],
    isFurther: true,
  },
  {
    id: 'presence',
    title: 'Presence of agents',
    about: 'Hours in which agents were present for chats, whatever the filters. Available by time, topic and agent.',
    unit: 'hours',
    series: [{ label: 'Present', value: figures => figures.presentSeconds, colour: 1, compared: true }],
    isFurther: true,
  },
  {
    id: 'loops',
    title: 'Reopened chats and offline forms',
    about: 'How often customers reopened a chat, and chats that ended with the offline form.',
    unit: 'count',
    series: [
      { label: 'Reopened', value: figures => figures.reopened, colour: 1, compared: true },
      { label: 'Offline forms', value: figures => figures.offlineForms, colour: 2, compared: true },
    ],
    isFurther: true,
  },
];

/** A figure in the summary above the charts. */
export interface KeyFigure {
  label: string;
  unit: Unit;
  value(figures: Figures): Value;
  /** Whether more is better (1), worse (-1) or neither (0). */
  good: 1 | 0 | -1;
}

export const KEY_FIGURES: readonly KeyFigure[] = [
  { label: 'Requested', unit: 'count', value: figures => figures.requested, good: 0 },
  { label: 'Accepted', unit: 'count', value: figures => figures.accepted, good: 1 },
  { label: 'Missed', unit: 'count', value: figures => figures.missed, good: -1 },
  { label: 'Service level', unit: 'share', value: figures => figures.serviceLevel, good: 1 },
  { label: 'Median wait', unit: 'seconds', value: figures => figures.wait.p50Seconds, good: -1 },
  { label: '90% waited at most', unit: 'seconds', value: figures => figures.wait.p90Seconds, good: -1 },
  { label: 'First response', unit: 'seconds', value: figures => figures.firstResponse.p50Seconds, good: -1 },
  { label: 'Rating', unit: 'rating', value: figures => figures.ratings.average, good: 1 },
];

/** Service level: what the target is. */
export function titleOf(measure: Measure, within: number): string {
  return measure.id === 'service-level' ? `${measure.title} (within ${within} seconds)` : measure.title;
}

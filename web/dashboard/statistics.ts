import type { ParleyClient } from '../shared/client';
import { DashboardStatisticsDocument } from '../shared/gql/graphql';
import { groupsOf, type Figures, type Group } from './groups';
import { groupingOf, periodOf, type Period } from './periods';
import { filterOf } from './sessions-filter';
import { GROUPINGS, type Grouping, type View } from './view';

/** The figures of a view. */
export interface Statistics {
  view: View;
  period: Period;
  by: Grouping;
  groups: readonly Group[];
  total: Figures;
  previousTotal: Figures | undefined;
  /** When they were read. */
  at: Date;
}

/**
 * Reads the figures of a view, and those of the period before in the same request. Not by compareWithPrevious: a month is compared with the month
 * before, and a day that is not over with the same part of the day before. Groups get their labels when `named` has ended.
 */
export async function readStatistics(client: ParleyClient, view: View, at: Date, named: Promise<void>): Promise<Statistics> {
  const period = periodOf(view, at);
  const by = groupingOf(view, period);
  const reading = client.query(DashboardStatisticsDocument, {
    where: filterOf(view),
    from: period.from.toISOString(),
    to: period.to.toISOString(),
    previousFrom: period.previousFrom.toISOString(),
    previousTo: period.previousTo.toISOString(),
    timeZone: view.zone,
    groupBy: [GROUPINGS[by]],
    thresholdSeconds: view.within,
    openingHoursOnly: view.openingHours,
    compare: view.compare,
    all: view.allMeasures,
  });
  const [{ current, previous }] = await Promise.all([reading, named]);
  return { view, period, by, groups: groupsOf(view, period, current, previous), total: current.total, previousTotal: previous?.total, at };
}

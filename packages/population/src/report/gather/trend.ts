import { periodText, type Period } from '../../calendar/period.js';
import { periodsIn } from '../../calendar/period-steps.js';
import type { SheetTrend, TrendPoint } from '../report.js';
import type { Meeting, SheetInfo } from './input.js';
import { meanOf, type Mean } from './mean.js';
import { by, inTime } from './order.js';
import { tallyOf, type Tally } from './tally.js';

/** Follows one edition of a sheet through the periods. */
export interface TrendGathering {
  readonly add: (meeting: Meeting) => void;
  readonly trend: () => SheetTrend;
}

interface Gathered {
  readonly period: Period;
  readonly tally: Tally;
  readonly totals: Mean;
}

/** The trend of a sheet that nobody has met by yet. */
export function trendOf(sheet: SheetInfo, within: Period): TrendGathering {
  const start = (period: Period): Gathered => ({
    period,
    tally: tallyOf(sheet.classes),
    totals: meanOf(),
  });
  const points = new Map(
    periodsIn(within, sheet.every).map((period) => [periodText(period), start(period)]),
  );
  const all = start(within);
  let trials = 0;
  return {
    add({ period, counting, trial }) {
      if (trial) {
        trials += 1;
        return;
      }
      const key = periodText(period);
      let point = points.get(key);
      if (!point) points.set(key, (point = start(period)));
      for (const each of [point, all]) {
        each.tally.add(counting?.rating);
        if (counting) each.totals.add(counting.total);
      }
    },
    trend() {
      const { distribution, mean } = pointOf(all);
      return {
        sheet: sheet.id,
        edition: sheet.edition,
        title: sheet.title,
        classes: sheet.classes.map(({ id, title }) => ({ id, title })),
        points: [...points.values()].map(pointOf).toSorted(by(({ period }) => period, inTime)),
        whole: distribution,
        ...(mean && { mean }),
        trials,
      };
    },
  };
}

function pointOf({ period, tally, totals }: Gathered): TrendPoint {
  const mean = totals.mean();
  return { period, distribution: tally.distribution(), ...(mean && { mean }) };
}

/** The trends without periods in which only another edition of the same sheet was in use. */
export function withoutOtherEditions(trends: readonly SheetTrend[]): readonly SheetTrend[] {
  const used = new Set(
    trends.flatMap(({ sheet, points }) =>
      points.filter(isUsed).map(({ period }) => periodOf(sheet, period)),
    ),
  );
  return trends.map((trend) => ({
    ...trend,
    points: trend.points.filter(
      (point) => isUsed(point) || !used.has(periodOf(trend.sheet, point.period)),
    ),
  }));
}

const isUsed = ({ distribution }: TrendPoint): boolean => distribution.total > 0;
const periodOf = (sheet: string, period: Period): string => `${periodText(period)} ${sheet}`;

import { dateOf, daysInMonth } from '../calendar/date.js';
import { periodsPerYear, periodText, type PeriodKind } from '../calendar/period.js';
import type { Cell } from './cell.js';
import { organisationIn } from './life.js';
import type { Organisation } from './organisation.js';
import { streamOf } from './stream.js';

/** How often a sheet is filled in. */
export type Frequency = Extract<PeriodKind, 'month' | 'quarter'>;

/** A meeting that a sheet is filled in for. */
export interface Meeting {
  readonly period: string;
  /** Position of the period in the year, from 1. */
  readonly index: number;
  /** The month that it is for, or of a quarter the one it is planned in. */
  readonly month: number;
  readonly date: string;
  /** Days from the end of the period to the meeting; 0 where it is in time. */
  readonly daysLate: number;
  /** Whether the period before had a meeting; of the first period it is drawn. */
  readonly isAfterAnother: boolean;
  /** The superior who attends, if one does. */
  readonly superior?: Organisation;
}

/** A period in which a cell need not meet. */
export interface Exemption {
  readonly period: string;
  readonly reason: string;
}

/** What a cell did in one period of its life. */
export type CellPeriod =
  | { readonly kind: 'met'; readonly meeting: Meeting }
  | { readonly kind: 'exempt'; readonly exemption: Exemption }
  | { readonly kind: 'missing' };

const reasons = {
  distancing: 'Giãn cách xã hội do dịch bệnh',
  tooFew: 'Chi bộ ít đảng viên, nhiều người đi làm ăn xa',
} as const;

/** What a cell did in every period of the year in which it exists, in order. */
export function* periodsOf(
  seed: number,
  year: number,
  cell: Cell,
  frequency: Frequency,
): Generator<CellPeriod> {
  let isAfterAnother = false;
  const months = 12 / periodsPerYear[frequency];
  const { firstMonth, lastMonth } = cell.life;
  for (let index = Math.ceil(firstMonth / months); (index - 1) * months < lastMonth; index += 1) {
    const stream = streamOf(seed, frequency, cell.index, index);
    const first = Math.max((index - 1) * months + 1, firstMonth);
    const last = Math.min(index * months, lastMonth);
    const month = stream.between(first, last);
    const period = periodText({ kind: frequency, year, index });
    if (index === 1) isAfterAnother = stream.chance(850);
    const reason = exemptionIn(cell, frequency, month);
    if (reason) {
      yield { kind: 'exempt', exemption: { period, reason } };
      isAfterAnother = false;
    } else if (stream.chance(missedPerMille(cell))) {
      yield { kind: 'missing' };
      isAfterAnother = false;
    } else {
      const canBeLate = cell.habit !== 'copies' && (last < lastMonth || lastMonth === 12);
      const daysLate = canBeLate && stream.chance(15) ? stream.between(1, 7) : 0;
      const heldIn = daysLate > 0 ? index * months + 1 : month;
      const superior = organisationIn(cell, heldIn);
      const isAttended = stream.below(100) < superior.attendedPercent;
      const date =
        daysLate > 0
          ? dayIn(year, heldIn, daysLate)
          : dayIn(year, month, dayOf(cell, month, stream.bell(2)));
      yield {
        kind: 'met',
        meeting: {
          period,
          index,
          month,
          date,
          daysLate,
          isAfterAnother,
          ...(isAttended && { superior }),
        },
      };
      isAfterAnother = true;
    }
  }
}

/** Out of a thousand periods, how many a cell misses: some 20 on average, more the worse it meets. */
const missedPerMille = ({ grade }: Cell): number => 8 + Math.floor((1000 - grade) / 20);

/** The day of the month on which a cell meets; not before it is founded. */
const dayOf = ({ day, life }: Cell, month: number, moved: number): number =>
  Math.max(day + moved, 1, month === life.firstMonth ? (life.foundedOn ?? 1) : 1);

/** A day of a month; month 13 is the January after. */
const dayIn = (year: number, month: number, day: number): string =>
  month > 12
    ? dateOf(year + 1, 1, day)
    : dateOf(year, month, Math.min(day, daysInMonth(year, month)));

/** Why a cell need not meet. Where it may not meet in a month, the meeting of the quarter waits for a better one. */
function exemptionIn(cell: Cell, frequency: Frequency, month: number): string | undefined {
  const { tooFew } = cell;
  if (tooFew && tooFew.first <= month && month <= tooFew.last) return reasons.tooFew;
  const isDistancing = organisationIn(cell, month).distancing === month;
  return frequency === 'month' && isDistancing ? reasons.distancing : undefined;
}

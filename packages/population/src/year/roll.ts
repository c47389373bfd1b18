import { tick, type Localized } from '@barem/core';
import {
  score,
  type Frequency,
  type Input,
  type Plan,
  type PlanSeries,
  type Result,
} from '@barem/plan';
import { firstDay, lastDay } from '../calendar/period-days.js';
import { periodsIn } from '../calendar/period-steps.js';
import { parsePeriod, periodText, type Period, type PeriodKind } from '../calendar/period.js';
import { endOf, startOf } from '../register/membership.js';
import { remembered } from '../register/remembered.js';
import type { Register } from '../register/register.js';
import type { Tree } from '../register/tree.js';
import { editionOn, type Edition } from './edition.js';
import { meetingKey, periodWords } from './gather.js';
import type { MeetingOutcome } from './settle.js';

/** What a roll-up made of one unit in one period. */
export interface RolledUp {
  readonly unit: string;
  readonly period: Period;
  /** Absent where the records themselves must be put right first; `reasons` says which. */
  readonly result?: Result;
  /** The record that was scored. */
  readonly record?: RolledRecord;
  readonly reasons: readonly Localized[];
  readonly missing: readonly PeriodOfSeries[];
  readonly exempt: readonly PeriodOfSeries[];
}

/** A record of a roll-up: the results that it rests on, as facts, and what it asks for itself. */
export interface RolledRecord {
  readonly unit: string;
  readonly period: string;
  readonly facts: Readonly<Record<string, unknown>>;
  /** Points that the roll-up has somebody enter. */
  readonly scores: Readonly<Record<string, unknown>>;
}

/** What a roll-up asks for itself, beside the results of its series. */
export function ownInputsOf({ inputs, rollUp }: Plan): readonly Input[] {
  const ofSeries = new Set(
    rollUp?.series.flatMap(({ periods, points, counts }) => [
      ...periods,
      ...points,
      ...Object.values(counts),
    ]),
  );
  return inputs.filter(({ computed }, at) => !computed && !ofSeries.has(at));
}

export interface PeriodOfSeries {
  /** Id of the sheet or roll-up. */
  readonly sheet: string;
  readonly period: Period;
}

/** What rolling up rests on. */
export interface RollSubject {
  readonly register: Register;
  /** Editions of sheets by their ids, and of roll-ups. */
  readonly editions: ReadonlyMap<string, readonly Edition[]>;
  /** By {@link meetingKey}. */
  readonly meetings: ReadonlyMap<string, MeetingOutcome>;
  /** Keys of meetings whose records were handed in and do not count: by {@link meetingKey}. */
  readonly spoilt: ReadonlySet<string>;
  /** Keys of periods in which a unit need not meet: by {@link meetingKey}. */
  readonly exemptions: ReadonlyMap<string, unknown>;
  /** Answers to what roll-ups ask for themselves: by {@link meetingKey}. */
  readonly facts: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
  /** The day up to which records have come in; periods that end later are not missing yet. All have, where it is absent. */
  readonly asOf?: string;
}

/** How often, as periods of the calendar are called. */
export const kindOf: Readonly<Record<Frequency, PeriodKind>> = {
  month: 'month',
  quarter: 'quarter',
  'half-year': 'half',
  year: 'year',
};

/** A period with its days: every unit is looked at in the same ones. */
interface PlaceInTime {
  readonly period: Period;
  readonly text: string;
  readonly first: string;
  readonly last: string;
}

/** What rolling up rests on, with what is the same for all units. */
interface Rolling extends RollSubject {
  readonly placesIn: (period: Period, kind: PeriodKind) => readonly PlaceInTime[];
  readonly isInForce: (sheet: string, place: PlaceInTime) => boolean;
  readonly rollUp: RollUp;
}

const placeOf = (period: Period): PlaceInTime => ({
  period,
  text: periodText(period),
  first: firstDay(period),
  last: lastDay(period),
});

/** Rolls up one unit in one period; asks for the results that the roll-up rests on. */
export type RollUp = (rollUp: string, unit: string, period: Period) => RolledUp;

/** Rolls up units by any roll-up of `subject`; what was rolled up once is remembered. */
export function createRollUp(subject: RollSubject): RollUp {
  const known = new Map<string, RolledUp>();
  const trees = new Map<string, Tree>();
  const treeOn = (date: string): Tree => {
    const tree = trees.get(date) ?? subject.register.on(date);
    trees.set(date, tree);
    return tree;
  };
  const places = remembered((text: string) => {
    const [kind, written = ''] = text.split(' ');
    const period = parsePeriod(written);
    return period ? periodsIn(period, kind as PeriodKind).map(placeOf) : [];
  });
  const ownOf = remembered(ownInputsOf);
  const inForce = remembered((text: string) => {
    const [sheet = '', date = ''] = text.split(' ');
    return editionOn(subject.editions.get(sheet) ?? [], date).kind === 'in-force';
  });
  const rolling: Rolling = {
    ...subject,
    placesIn: (period, kind) => places(`${kind} ${periodText(period)}`),
    isInForce: (sheet, { last }) => inForce(`${sheet} ${last}`),
    rollUp: (id, unit, period) => rollUp(id, unit, period),
  };
  const rollUp: RollUp = (id, unit, period) => {
    const key = meetingKey(id, unit, periodText(period));
    const before = known.get(key);
    if (before) return before;
    const rolled = rollOne(id, unit, period);
    known.set(key, rolled);
    return rolled;
  };
  function rollOne(id: string, unit: string, period: Period): RolledUp {
    const plan = planOn(subject, id, period);
    const none = { unit, period, missing: [], exempt: [] };
    if (!plan?.rollUp) return { ...none, reasons: [notInForce(id)] };
    const given = subject.facts.get(meetingKey(id, unit, periodText(period))) ?? {};
    const facts: Record<string, unknown> = {};
    const scores: Record<string, unknown> = {};
    for (const { id: asked, kind } of ownOf(plan))
      if (Object.hasOwn(given, asked)) (kind === 'score' ? scores : facts)[asked] = given[asked];
    const reasons: Localized[] = [];
    const missing: PeriodOfSeries[] = [];
    const exempt: PeriodOfSeries[] = [];
    for (const series of plan.rollUp.series) {
      const found =
        series.every === 'unit-below'
          ? unitsBelow(series, plan, treeOn(lastDay(period)).children(unit), period, rolling)
          : periodsOf(series, plan, unit, period, rolling);
      Object.assign(facts, found.facts);
      reasons.push(...found.reasons);
      missing.push(...found.missing);
      exempt.push(...found.exempt);
    }
    const record = { unit, period: periodText(period), facts, scores };
    const scored = reasons.length === 0 && { record, result: score(plan, record) };
    return { unit, period, ...scored, reasons, missing, exempt };
  }
  return rollUp;
}

/** The edition of a roll-up that is in force on the last day of a period. */
function planOn({ editions }: RollSubject, id: string, period: Period): Plan | undefined {
  const inForce = editionOn(editions.get(id) ?? [], lastDay(period));
  return inForce.kind === 'in-force' ? inForce.edition.plan : undefined;
}

interface SeriesFound {
  readonly facts: Readonly<Record<string, unknown>>;
  readonly reasons: readonly Localized[];
  readonly missing: readonly PeriodOfSeries[];
  readonly exempt: readonly PeriodOfSeries[];
}

/** What there is of one unit in one period of a series. */
type Found =
  | {
      readonly kind: 'rated';
      readonly rating: string;
      readonly total: number;
      readonly edition?: Edition;
    }
  | { readonly kind: 'missing' | 'exempt' | 'not-yet' }
  | { readonly kind: 'wrong'; readonly reason: Localized };

function periodsOf(
  series: PlanSeries,
  plan: Plan,
  unit: string,
  period: Period,
  rolling: Rolling,
): SeriesFound {
  const every = series.every as Frequency;
  const places = rolling.placesIn(period, kindOf[every]);
  const found = places.map((place) => foundIn(series, unit, place, rolling));
  const editions = new Set(
    found.flatMap((each) => ('edition' in each ? (each.edition ?? []) : [])),
  );
  const reasons = found.flatMap((each) => (each.kind === 'wrong' ? [each.reason] : []));
  if (editions.size > 1 && series.editions === undefined) reasons.push(sheetChanged(series));
  const latest = [...editions].reduce<Edition | undefined>(
    (a, b) => (a && startOf(a) > startOf(b) ? a : b),
    undefined,
  );
  const facts: Record<string, unknown> = {};
  const missing: PeriodOfSeries[] = [];
  const exempt: PeriodOfSeries[] = [];
  found.forEach((each, at) => {
    const place = { sheet: series.of, period: places[at]!.period };
    const isOfOldEdition =
      each.kind === 'rated' && series.editions === 'latest' && each.edition !== latest;
    const [rating, points] = [series.periods[at]!, series.points[at]];
    if (isOfOldEdition || each.kind === 'exempt') exempt.push(place);
    if (each.kind === 'missing') missing.push(place);
    if (each.kind === 'wrong' || each.kind === 'not-yet') return;
    const answer = each.kind === 'rated' ? (isOfOldEdition ? 'exempt' : each.rating) : each.kind;
    facts[plan.inputs[rating]!.id] = answer;
    if (points !== undefined && each.kind === 'rated' && !isOfOldEdition)
      facts[plan.inputs[points]!.id] = each.total;
  });
  return { facts, reasons, missing, exempt };
}

function foundIn(series: PlanSeries, unit: string, place: PlaceInTime, rolling: Rolling): Found {
  const { period, text } = place;
  const key = meetingKey(series.of, unit, text);
  if (rolling.exemptions.has(key) || !isDue(series, unit, place, rolling, key))
    return { kind: 'exempt' };
  if (series.source === 'roll-up')
    return foundAbove(rolling.rollUp(series.of, unit, period), series);
  if (rolling.spoilt.has(key)) return { kind: 'wrong', reason: toBePutRight(period) };
  const meeting = rolling.meetings.get(key);
  if (!meeting) return { kind: isOver(place, rolling) ? 'missing' : 'not-yet' };
  if (meeting.isTrial) return { kind: 'exempt' };
  const { status, rating, total, edition } = meeting;
  if (rating !== undefined && total !== undefined) return { kind: 'rated', rating, total, edition };
  if (status === 'refused') return { kind: 'wrong', reason: toBePutRight(period) };
  if (series.unfinished === 'missing') return { kind: 'missing' };
  return { kind: 'wrong', reason: notFinished(period) };
}

function foundAbove({ result, reasons, period }: RolledUp, series: PlanSeries): Found {
  if (result?.status === 'rated')
    return { kind: 'rated', rating: result.rating, total: result.total };
  if (series.unfinished === 'missing') return { kind: 'missing' };
  return { kind: 'wrong', reason: reasons[0] ?? notRated(period) };
}

/** Whether a unit has to meet in a period: it exists on all its days, or has met; and some edition is in force at its end. */
function isDue(
  { of }: PlanSeries,
  unit: string,
  place: PlaceInTime,
  { register, isInForce, meetings, spoilt }: Rolling,
  key: string,
): boolean {
  if (!isInForce(of, place)) return false;
  if (meetings.has(key) || spoilt.has(key)) return true;
  return register
    .lifetimeOf(unit)
    .some((span) => startOf(span) <= place.first && place.last <= endOf(span));
}

const isOver = ({ last }: PlaceInTime, { asOf }: Rolling): boolean =>
  asOf === undefined || last <= asOf;

/** How many of the units right below have each rating. */
function unitsBelow(
  series: PlanSeries,
  plan: Plan,
  children: readonly { readonly id: string }[],
  period: Period,
  { rollUp, register }: Rolling,
): SeriesFound {
  const counts: Record<string, number> = Object.fromEntries(
    Object.values(series.counts).map((input) => [plan.inputs[input]!.id, 0]),
  );
  for (const { id } of children) {
    const result = rollUp(series.of, id, period).result;
    const answer = result?.status === 'rated' ? result.rating : 'missing';
    const input = series.counts[answer] ?? series.counts['missing'];
    if (input === undefined) continue;
    const name = plan.inputs[input]!.id;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  const isEmpty = children.length === 0 && register.memberships.length === 0;
  return { facts: isEmpty ? {} : counts, reasons: [], missing: [], exempt: [] };
}

// ── Words ────────────────────────────────────────────────────────────────────────────────────────

const notInForce = (id: string): Localized => ({
  vi: `tổng hợp ${tick(id)} không có hiệu lực trong kỳ`,
  en: `the roll-up ${tick(id)} is not in force in the period`,
});

const toBePutRight = (period: Period): Localized => ({
  vi: `phiếu ${periodWords(period).vi} bị từ chối, phải sửa trước khi xếp loại`,
  en: `the record of ${periodWords(period).en} is refused and must be put right first`,
});

const notFinished = (period: Period): Localized => ({
  vi: `phiếu ${periodWords(period).vi} chưa xong`,
  en: `the record of ${periodWords(period).en} is not finished`,
});

const notRated = (period: Period): Localized => ({
  vi: `${periodWords(period).vi} chưa được xếp loại`,
  en: `${periodWords(period).en} has no rating`,
});

const sheetChanged = ({ of }: PlanSeries): Localized => ({
  vi: `biểu ${tick(of)} đổi trong kỳ mà tổng hợp không quy định cách tính`,
  en: `the sheet ${tick(of)} changed in the period and the roll-up does not say what counts`,
});

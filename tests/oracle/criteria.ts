import { assertNever, invariant } from '@barem/core';
import type { Criterion, Levels, PerUnit, Progressive, Scoring, Sheet } from '@barem/syntax';
import { Big } from 'big.js';
import {
  criteriaOf,
  isNumber,
  MissingAnswer,
  type OracleAnswer,
  type PlainRecord,
} from './answers.js';
import { holds, numberOf, truth, valueOf, type Surroundings, type Value } from './expressions.js';
import {
  compare,
  floor,
  isWhole,
  larger,
  minus,
  nothing,
  over,
  plus,
  roundedTo,
  smaller,
  sumOf,
  times,
  whole,
  written,
  type Fraction,
} from './fraction.js';

/** Where a criterion stands: `trừ` in a section starts from the maximum, among the penalties it is the amount taken away. */
export type Place = 'section' | 'bonus' | 'penalty';

/** What one criterion comes to on one record. */
export interface Outcome {
  readonly applies: boolean;
  /** Of a penalty: the amount to take away. */
  readonly points: Fraction;
  /** The maximum that leaves the scale with it; 0 for all others. */
  readonly leaves: Fraction;
  /** The id of its level, or whether it is met; `undefined` for other kinds and where it does not apply. */
  readonly level: Value;
}

/** Everything that expressions and totals ask about one record of one sheet, worked out when asked for. */
export interface Reading extends Surroundings {
  readonly sheet: Sheet;
  readonly record: PlainRecord;
  readonly outcomeOf: (criterion: Criterion) => Outcome;
}

/** Reads a record against a sheet. The record is valid; what it leaves open throws `MissingAnswer` when it is needed. */
export function read(sheet: Sheet, record: PlainRecord): Reading {
  const outcomes = new Map<Criterion, Outcome>();
  const facts = new Map(sheet.facts.map((fact) => [fact.id.id, fact]));
  const lets = new Map(sheet.lets.map((each) => [each.id.id, each]));
  const criteria = new Map(criteriaOf(sheet).map((each) => [each.id.id, each]));
  const sections = new Map(sheet.sections.map((each) => [each.id.id, each]));
  const places = new Map<Criterion, Place>([
    ...sheet.bonuses.map((each): [Criterion, Place] => [each, 'bonus']),
    ...sheet.penalties.map((each): [Criterion, Place] => [each, 'penalty']),
  ]);

  /** A criterion by itself, or the criteria of a section. */
  const named = (id: string): readonly Criterion[] => {
    const criterion = criteria.get(id);
    const found = criterion ? [criterion] : sections.get(id)?.criteria;
    invariant(found, `${id} is a criterion or a section`);
    return found;
  };

  const reading: Reading = {
    sheet,
    record,
    named: (id) => {
      const definition = lets.get(id);
      if (definition) return valueOf(definition.value, reading);
      const answer = record.get(id);
      if (answer === undefined) throw new MissingAnswer(id);
      if (!isNumber(answer)) return answer;
      return facts.get(id)?.type.kind === 'percentage'
        ? { top: answer, bottom: new Big(100) }
        : whole(answer);
    },
    isChoice: (id) => {
      const value = lets.get(id)?.value;
      if (value)
        return value.kind === 'level-of' || (value.kind === 'name' && reading.isChoice(value.id));
      return facts.get(id)?.type.kind === 'choice';
    },
    pointsOf: (id) => sumOf(named(id).map((each) => reading.outcomeOf(each).points)),
    maximumOf: (id) => sumOf(named(id).map((each) => maximumOf(each, sheet))),
    levelOf: (id) => {
      const criterion = criteria.get(id);
      invariant(criterion, `${id} is a criterion`);
      return reading.outcomeOf(criterion).level;
    },
    outcomeOf: (criterion) => {
      const known = outcomes.get(criterion);
      if (known) return known;
      const outcome = work(criterion, places.get(criterion) ?? 'section', reading);
      outcomes.set(criterion, outcome);
      return outcome;
    },
  };
  return reading;
}

/** The most that a criterion earns: the maximum of its scoring, or the points it earns where it does not apply if they are more. */
export function maximumOf({ scoring, applies }: Criterion, sheet: Sheet): Fraction {
  const maximum = scoringMaximum(scoring, sheet);
  return applies?.otherwise.kind === 'points'
    ? larger(maximum, written(applies.otherwise.points.value))
    : maximum;
}

/** Whether the criterion applies: its condition holds and its answer is not `n/a`. */
export function isApplicable(criterion: Criterion, reading: Reading): boolean {
  const when = criterion.applies?.when;
  return (
    (when === undefined || truth(when, reading)) && reading.record.get(criterion.id.id) !== 'n/a'
  );
}

/** The level that an answer names or, for points, lies in; `undefined` when no level holds the points. */
export function levelOfAnswer({ levels }: Levels, answer: OracleAnswer): string | undefined {
  if (!isNumber(answer)) return levels.find((level) => level.id.id === answer)?.id.id;
  const points = whole(answer);
  return levels.find((level) =>
    level.points.kind === 'range'
      ? holds(level.points, points, (end) => written(end.value))
      : compare(written(level.points.value), points) === 0,
  )?.id.id;
}

function work(criterion: Criterion, place: Place, reading: Reading): Outcome {
  if (isApplicable(criterion, reading)) {
    const points = pointsFor(criterion, place, reading);
    return { applies: true, points, leaves: nothing, level: levelFor(criterion, reading) };
  }
  const maximum = maximumOf(criterion, reading.sheet);
  const otherwise = criterion.applies?.otherwise;
  switch (otherwise?.kind) {
    case 'maximum':
      return { applies: false, points: maximum, leaves: nothing, level: undefined };
    case 'points':
      return {
        applies: false,
        points: written(otherwise.points.value),
        leaves: nothing,
        level: undefined,
      };
    case 'leaves-scale':
      return { applies: false, points: nothing, leaves: maximum, level: undefined };
    case undefined:
      throw new TypeError(`${criterion.id.id} may not be n/a`);
  }
}

function pointsFor(criterion: Criterion, place: Place, reading: Reading): Fraction {
  const { scoring } = criterion;
  switch (scoring.kind) {
    case 'assessed': {
      const answer = answerTo(criterion, reading);
      if (!isNumber(answer)) throw new TypeError(`${criterion.id.id} takes points`);
      return whole(answer);
    }
    case 'levels': {
      const answer = answerTo(criterion, reading);
      if (isNumber(answer)) return whole(answer);
      const points = scoring.levels.find((level) => level.id.id === answer)?.points;
      if (points?.kind !== 'number')
        throw new TypeError(`${criterion.id.id} takes a level with fixed points`);
      return written(points.value);
    }
    case 'met-or-not':
      return isMet(criterion, reading) ? written(scoring.points.value) : nothing;
    case 'bands': {
      const measured = numberOf(scoring.measure, reading);
      const holding = scoring.bands.filter(
        ({ range }) => range && holds(range, measured, (end) => written(end.value)),
      );
      const rest = scoring.bands.filter(({ range }) => !range);
      const [band, second] = holding.length > 0 ? holding : rest;
      invariant(band && !second, `exactly one band of ${criterion.id.id} holds the value`);
      return written(band.points.value);
    }
    case 'per-unit':
      return perUnit(scoring, place, reading);
    case 'progressive':
      return progressive(scoring, reading);
    case 'formula': {
      const value = numberOf(scoring.value, reading);
      return larger(written(scoring.from.value), smaller(value, written(scoring.to.value)));
    }
    default:
      return assertNever(scoring);
  }
}

function perUnit(
  { measure, effect, points, maximum }: PerUnit,
  place: Place,
  reading: Reading,
): Fraction {
  const units = numberOf(measure, reading);
  invariant(isWhole(units) && compare(units, nothing) >= 0, 'units are counted from 0 up');
  const earned = times(units, written(points.value));
  if (effect === 'deducts' && place === 'section') {
    invariant(maximum, 'a deduction in a section starts from a maximum');
    return larger(nothing, minus(written(maximum.value), earned));
  }
  return maximum ? smaller(earned, written(maximum.value)) : earned;
}

function progressive(scoring: Progressive, reading: Reading): Fraction {
  const measured = numberOf(scoring.measure, reading);
  const beyond = minus(measured, written(scoring.upTo.value));
  const base = written(scoring.base.value);
  const maximum = written(scoring.maximum.value);
  if (compare(beyond, nothing) <= 0) return base;
  const steps = over(beyond, written(scoring.every.value));
  const { proRata } = scoring;
  const counted = proRata ? steps : whole(floor(steps));
  const earned = smaller(plus(base, times(counted, written(scoring.adds.value))), maximum);
  return proRata
    ? smaller(roundedTo(earned, written(proRata.to.value), proRata.mode), maximum)
    : earned;
}

function levelFor(criterion: Criterion, reading: Reading): Value {
  const { scoring } = criterion;
  if (scoring.kind === 'levels') return levelOfAnswer(scoring, answerTo(criterion, reading));
  return scoring.kind === 'met-or-not' ? isMet(criterion, reading) : undefined;
}

function isMet(criterion: Criterion, reading: Reading): boolean {
  const { scoring } = criterion;
  invariant(scoring.kind === 'met-or-not', 'only some criteria are met or not');
  if (scoring.when) return truth(scoring.when, reading);
  const answer = answerTo(criterion, reading);
  if (typeof answer !== 'boolean') throw new TypeError(`${criterion.id.id} is met or not`);
  return answer;
}

function answerTo(criterion: Criterion, reading: Reading): OracleAnswer {
  const answer = reading.record.get(criterion.id.id);
  if (answer === undefined) throw new MissingAnswer(criterion.id.id);
  return answer;
}

function scoringMaximum(scoring: Scoring, sheet: Sheet): Fraction {
  switch (scoring.kind) {
    case 'assessed':
    case 'formula':
      return written(scoring.to.value);
    case 'levels':
      return scoring.levels.map(({ points }) => levelMaximum(points)).reduce(larger);
    case 'bands':
      return scoring.bands.map(({ points }) => written(points.value)).reduce(larger);
    case 'met-or-not':
      return written(scoring.points.value);
    case 'progressive':
      return written(scoring.maximum.value);
    case 'per-unit':
      return scoring.maximum ? written(scoring.maximum.value) : mostUnits(scoring, sheet);
    default:
      return assertNever(scoring);
  }
}

function levelMaximum(points: Levels['levels'][number]['points']): Fraction {
  if (points.kind === 'number') return written(points.value);
  invariant(points.to, 'a range of points ends');
  return written(points.to.value.value);
}

/** Without a stated maximum the bounds of the measure give it; the oracle knows those of a fact by itself. */
function mostUnits({ measure, points }: PerUnit, sheet: Sheet): Fraction {
  const fact = measure.kind === 'name' && sheet.facts.find(({ id }) => id.id === measure.id);
  invariant(
    fact && fact.type.kind === 'count',
    'without a maximum, each unit is counted by one fact',
  );
  return times(written(fact.type.to.value), written(points.value));
}

import { assertNever } from '@barem/core';
import type { Criterion, Expr, Fact, NumberLiteral, Sheet } from '@barem/syntax';
import { Big } from 'big.js';
import {
  criteriaOf,
  isNumber,
  MissingAnswer,
  type OracleAnswer,
  type PlainRecord,
} from './answers.js';
import { levelOfAnswer, read, type Reading } from './criteria.js';
import { truth } from './expressions.js';
import { compare, isWhole, over, times, whole, written, type Fraction } from './fraction.js';

/**
 * Whether nothing in the record is wrong: every id is known, every answer lies in its domain, no constraint is broken,
 * no criterion is answered that does not apply. An absent answer is not wrong; what hangs on it is not judged.
 */
export function isValid(sheet: Sheet, record: PlainRecord): boolean {
  const facts = new Map(sheet.facts.map((fact) => [fact.id.id, fact]));
  const criteria = new Map(criteriaOf(sheet).map((criterion) => [criterion.id.id, criterion]));
  const inDomain = [...record].every(([id, answer]) => {
    const fact = facts.get(id);
    if (fact) return isFactAnswer(fact, answer);
    const criterion = criteria.get(id);
    return criterion !== undefined && isCriterionAnswer(criterion, answer, sheet);
  });
  if (!inDomain) return false;

  const reading = read(sheet, record);
  return (
    sheet.constraints.every(({ condition }) => !isFalse(condition, reading)) &&
    [...criteria.values()].every((criterion) => isAnsweredWhereItApplies(criterion, reading))
  );
}

function isFactAnswer({ type }: Fact, answer: OracleAnswer): boolean {
  switch (type.kind) {
    case 'boolean':
      return typeof answer === 'boolean';
    case 'choice':
      return type.options.some((option) => option.id.id === answer);
    case 'count':
      return isNumber(answer) && isWhole(whole(answer)) && isWithin(whole(answer), type);
    case 'decimal':
      return (
        isNumber(answer) && hasDecimals(answer, type.decimals) && isWithin(whole(answer), type)
      );
    case 'percentage':
      return (
        isNumber(answer) &&
        hasDecimals(answer, type.decimals) &&
        isWithin({ top: answer, bottom: new Big(100) }, type)
      );
    default:
      return assertNever(type);
  }
}

function isCriterionAnswer(
  { scoring, applies }: Criterion,
  answer: OracleAnswer,
  sheet: Sheet,
): boolean {
  const onStep = (points: Big): boolean => {
    const step = sheet.scale?.step;
    return isWhole(step ? over(whole(points), written(step.value)) : whole(points));
  };
  switch (scoring.kind) {
    case 'assessed':
      if (isNumber(answer)) return onStep(answer) && isWithin(whole(answer), scoring);
      break;
    case 'levels': {
      const ranged = scoring.levels.some(({ points }) => points.kind === 'range');
      if (isNumber(answer))
        return ranged && onStep(answer) && levelOfAnswer(scoring, answer) !== undefined;
      const level = scoring.levels.find(({ id }) => id.id === answer);
      if (level) return level.points.kind === 'number';
      break;
    }
    case 'met-or-not':
      if (typeof answer === 'boolean') return scoring.when === undefined;
      break;
    case 'bands':
    case 'per-unit':
    case 'progressive':
    case 'formula':
      break;
    default:
      return assertNever(scoring);
  }
  // Of what is left only `n/a` can be right: allowed by the sheet, or said of a criterion that anyhow does not apply.
  const answered =
    scoring.kind === 'assessed' ||
    scoring.kind === 'levels' ||
    (scoring.kind === 'met-or-not' && !scoring.when);
  return answer === 'n/a' && applies !== undefined && (applies.mayBeNotApplicable || answered);
}

/** An answer stands only where the criterion's condition holds; `n/a` without leave only where it does not. */
function isAnsweredWhereItApplies(criterion: Criterion, reading: Reading): boolean {
  const answer = reading.record.get(criterion.id.id);
  const { when, mayBeNotApplicable } = criterion.applies ?? {};
  if (answer === undefined || when === undefined) return true;
  return answer === 'n/a'
    ? mayBeNotApplicable === true || !isTrue(when, reading)
    : !isFalse(when, reading);
}

const isTrue = (condition: Expr, reading: Reading): boolean => judged(condition, reading) === true;
const isFalse = (condition: Expr, reading: Reading): boolean =>
  judged(condition, reading) === false;

/** The truth of a condition; `undefined` where it hangs on an answer that is absent. */
function judged(condition: Expr, reading: Reading): boolean | undefined {
  try {
    return truth(condition, reading);
  } catch (error) {
    if (error instanceof MissingAnswer) return undefined;
    throw error;
  }
}

const hasDecimals = (value: Big, decimals: number): boolean =>
  isWhole(times(whole(value), whole(new Big(10).pow(decimals))));

const isWithin = (
  value: Fraction,
  { from, to }: { readonly from: NumberLiteral; readonly to: NumberLiteral },
): boolean => compare(value, written(from.value)) >= 0 && compare(value, written(to.value)) <= 0;

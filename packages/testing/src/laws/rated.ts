import { plainNumber, type Rational } from '@barem/core';
import { score, type Plan, type Rated } from '@barem/plan';
import { shown } from './differences.js';

/**
 * The result of a complete, valid record.
 * @throws {Error} the record is refused, or something is missing in it
 */
export function rated(plan: Plan, record: unknown): Rated {
  const result = score(plan, record);
  if (result.status === 'rated') return result;
  const why = result.status === 'refused' ? result.problems : result.open;
  throw new Error(`the record is ${result.status}: ${shown(why)}`);
}

/** Points of a result, exactly: their shortest decimal text is what they are. */
export const points = (value: number): Rational => plainNumber(String(value));

import type { Sheet } from '@barem/syntax';
import type { Big } from 'big.js';
import { criteriaOf, type PlainRecord } from './answers.js';
import { read } from './criteria.js';
import { decimal, type Fraction } from './fraction.js';
import { rate, type Unmet } from './rating.js';
import { totalsOf } from './total.js';

export { MissingAnswer, plainRecord, type OracleAnswer, type PlainRecord } from './answers.js';
export type { Unmet } from './rating.js';
export { boundsOf } from './total.js';
export { isValid } from './validity.js';

/** What a record comes to, by the shortest way from the meaning of a sheet: the reference that every engine is held to. */
export interface OracleResult {
  /** Points by criterion; of a penalty, the amount taken away. */
  readonly criteria: ReadonlyMap<string, Big>;
  /** Points by section, before any rescaling. */
  readonly sections: ReadonlyMap<string, Big>;
  readonly bonuses: Big;
  readonly penalties: Big;
  readonly total: Big;
  /** The rating whose range holds the total, before floors, requirements and caps. */
  readonly ratingByPoints: string;
  readonly rating: string;
  /** Ratings between the one by points (raised by floors) and the final one, best first. */
  readonly passedOver: readonly string[];
  readonly unmet: readonly Unmet[];
  /** Places in `sheet.caps` of the caps and floors whose condition holds. */
  readonly caps: readonly number[];
}

/**
 * Scores and rates a valid record by walking the tree of a sheet without errors.
 * @throws {MissingAnswer} the result hangs on an answer that the record does not give
 */
export function evaluate(sheet: Sheet, record: PlainRecord): OracleResult {
  const reading = read(sheet, record);
  const { sections, bonuses, penalties, total } = totalsOf(reading);
  const criteria = criteriaOf(sheet).map((each): [string, Fraction] => [
    each.id.id,
    reading.outcomeOf(each).points,
  ]);
  return {
    criteria: decimals(criteria),
    sections: decimals(sections),
    bonuses: decimal(bonuses),
    penalties: decimal(penalties),
    total: decimal(total),
    ...rate(total, reading),
  };
}

const decimals = (values: Iterable<readonly [string, Fraction]>): ReadonlyMap<string, Big> =>
  new Map(Array.from(values, ([id, value]) => [id, decimal(value)]));

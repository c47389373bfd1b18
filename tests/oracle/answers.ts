import type { Criterion, Fact, Sheet } from '@barem/syntax';
import { Big } from 'big.js';

/** A number (of a percentage: the number before `%`), the id of a level or option, yes/no or met/not met; `n/a` where not applicable. */
export type OracleAnswer = Big | string | boolean;

/** Whether an answer is a number: points, or what was measured. */
export const isNumber = (answer: OracleAnswer | undefined): answer is Big =>
  typeof answer === 'object';

/** The answers of one record by the id of the fact or criterion; an absent id is not answered. */
export type PlainRecord = ReadonlyMap<string, OracleAnswer>;

/** Thrown where the result hangs on an answer that the record does not give. */
export class MissingAnswer extends Error {
  override readonly name = 'MissingAnswer';
  readonly id: string;

  constructor(id: string) {
    super(`no answer to ${id}`);
    this.id = id;
  }
}

/** Every criterion of the sheet: sections first, then bonuses, then penalties. */
export const criteriaOf = (sheet: Sheet): readonly Criterion[] => [
  ...sheet.sections.flatMap((section) => section.criteria),
  ...sheet.bonuses,
  ...sheet.penalties,
];

/**
 * Reads a record of plain JSON values, in the canonical spelling: numbers as numbers or plain numerals, ids, booleans, `n/a`.
 * @throws {TypeError} a value is of no type that a record may hold
 */
export function plainRecord(sheet: Sheet, values: Readonly<Record<string, unknown>>): PlainRecord {
  const measured = new Set(sheet.facts.filter(isNumeric).map((fact) => fact.id.id));
  const scored = new Set(criteriaOf(sheet).map((criterion) => criterion.id.id));
  return new Map(
    Object.entries(values).map(([id, value]): [string, OracleAnswer] => {
      if (typeof value === 'boolean') return [id, value];
      if (typeof value === 'number') return [id, new Big(value)];
      if (typeof value !== 'string') throw new TypeError(`${id} is a ${typeof value}`);
      const mayBeNumber = measured.has(id) || scored.has(id);
      return [id, mayBeNumber && /^-?\d+(\.\d+)?$/.test(value) ? new Big(value) : value];
    }),
  );
}

const isNumeric = (fact: Fact): boolean =>
  fact.type.kind === 'count' || fact.type.kind === 'decimal' || fact.type.kind === 'percentage';

import { sha256 } from '../hash.js';
import { planFormat, type Plan } from '../plan.js';
import { programOf, type Program } from '../program.js';
import { anyRating, capsOver, engineVersion, score, unmetBy, type Rated } from '../score.js';
import { canonicalJson } from './canonical-json.js';
import { canonicalRecord, type CanonicalRecord } from './canonical-record.js';

/** The version of the receipt's form. */
export const receiptFormat = 1;

/** A rating passed over; requirements and caps by their positions in the plan, since titles may be reworded. */
export interface ReceiptPassedOver {
  readonly rating: string;
  readonly unmet: readonly number[];
  readonly caps: readonly number[];
}

/** What came of the record. Points are numbers whose decimal text is exact. */
export interface ReceiptOutcome {
  readonly total: number;
  readonly rating: string;
  readonly ratingByPoints: string;
  readonly sections: Readonly<Record<string, number>>;
  readonly criteria: Readonly<Record<string, number>>;
  readonly bonuses: number;
  readonly penalties: number;
  readonly passedOver: readonly ReceiptPassedOver[];
  /** Positions of the caps and floors whose condition holds. */
  readonly caps: readonly number[];
  /** Ids of criteria that do not apply. */
  readonly notApplied: readonly string[];
  readonly rescaled?: { readonly earned: number; readonly possible: number; readonly to: number };
}

/** All that a result needs to be derived again, whenever that is. Plain JSON. */
export interface Receipt {
  readonly receipt: typeof receiptFormat;
  /** Absent where the sheet was in no ruleset. */
  readonly ruleset?: string;
  readonly edition?: string;
  readonly sheet: string;
  /** Hash of the plan. */
  readonly plan: string;
  readonly planFormat: number;
  readonly engine: string;
  readonly record: CanonicalRecord;
  readonly outcome: ReceiptOutcome;
  /** SHA-256 of all the others as canonical JSON: it tells of a change by mistake, and of one by a hand that leaves it. */
  readonly hash: string;
}

/** Where the sheet of a receipt comes from. */
export interface ReceiptOrigin {
  readonly ruleset?: string | undefined;
  readonly edition?: string | undefined;
}

/** The receipt of a record's result; none where the record is not rated, since then there is nothing to derive again. */
export function receiptOf(
  plan: Plan,
  record: unknown,
  { ruleset, edition }: ReceiptOrigin = {},
): Receipt | undefined {
  const result = score(plan, record);
  if (result.status !== 'rated') return undefined;
  const content: Omit<Receipt, 'hash'> = {
    receipt: receiptFormat,
    ...(ruleset !== undefined && { ruleset: ruleset.normalize('NFC') }),
    ...(edition !== undefined && { edition: edition.normalize('NFC') }),
    sheet: plan.text.sheet,
    plan: plan.hash,
    planFormat,
    engine: engineVersion,
    outcome: outcomeOf(programOf(plan), result),
    // Last, since it reads the record anew.
    record: canonicalRecord(plan, record),
  };
  return { ...content, hash: hashOf(content) };
}

/** The hash that fits the content of a receipt. */
export const hashOf = (content: Omit<Receipt, 'hash'>): string => sha256(canonicalJson(content));

/** A receipt as one line of canonical JSON. */
export const receiptText = (receipt: Receipt): string => canonicalJson(receipt);

/** The outcome of the record that a program has just rated. */
export function outcomeOf(program: Program, result: Rated): ReceiptOutcome {
  const { total, rating, ratingByPoints, sections, criteria, bonuses, penalties } = result;
  const { passedOver, notApplied, rescaled } = result;
  const positionOf = new Map(program.plan.ratings.map(({ id }, index) => [id, index]));
  return {
    total,
    rating,
    ratingByPoints,
    sections,
    criteria,
    bonuses,
    penalties,
    passedOver: passedOver.map((each) => {
      const at = positionOf.get(each.rating)!;
      return { rating: each.rating, unmet: unmetBy(program, at), caps: capsOver(program, at) };
    }),
    caps: capsOver(program, anyRating),
    notApplied,
    ...(rescaled && { rescaled }),
  };
}

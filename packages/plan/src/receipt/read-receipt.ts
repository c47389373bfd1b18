import {
  byId,
  finite,
  id,
  isObject,
  isWhole,
  list,
  object,
  only,
  placesWrong,
  text,
  whole,
} from '../stored/shape.js';
import type { Shape } from '../stored/shape.js';
import { receiptFormat, type Receipt } from './receipt.js';

/** What reading a stored receipt gives; `receipt` is absent where it has no such shape. */
export type ReadReceipt =
  | { readonly kind: 'receipt'; readonly receipt: Receipt }
  | { readonly kind: 'not-a-receipt' }
  | { readonly kind: 'newer'; readonly format: number }
  | { readonly kind: 'malformed'; readonly paths: readonly string[] };

const answer: Shape = (value, path, report) => {
  const isAnswer =
    typeof value === 'boolean' ||
    (typeof value === 'number' && Number.isFinite(value)) ||
    (typeof value === 'string' && value.length <= 1_000);
  if (!isAnswer) report(path);
};
const hash: Shape = (value, path, report) => {
  if (typeof value !== 'string' || !/^[\da-f]{64}$/.test(value)) report(path);
};
const position = whole(0, 99_999);

const shape: Shape = object(
  {
    receipt: only(receiptFormat),
    sheet: id,
    plan: hash,
    planFormat: whole(1, 2 ** 31),
    engine: text,
    record: object(
      { facts: byId(answer), scores: byId(answer) },
      { unit: text, period: text, assessor: text, date: text },
    ),
    outcome: object(
      {
        total: finite,
        rating: id,
        ratingByPoints: id,
        sections: byId(finite),
        criteria: byId(finite),
        bonuses: finite,
        penalties: finite,
        passedOver: list(object({ rating: id, unmet: list(position), caps: list(position) })),
        caps: list(position),
        notApplied: list(id),
      },
      { rescaled: object({ earned: finite, possible: finite, to: finite }) },
    ),
    hash,
  },
  { ruleset: text, edition: text },
);

/** Reads a receipt that was stored as JSON and parsed. Trusts nothing, and never throws, whatever the value is. */
export function readReceipt(stored: unknown): ReadReceipt {
  try {
    // A copy of nothing but JSON, so that what was looked at stays as it was.
    const json: unknown = JSON.parse(JSON.stringify(stored));
    if (!isObject(json) || !isWhole(json['receipt'], 1, 2 ** 31)) return { kind: 'not-a-receipt' };
    const { receipt: format } = json;
    if (format > receiptFormat) return { kind: 'newer', format };
    const paths = placesWrong(json, shape);
    return paths.length === 0
      ? { kind: 'receipt', receipt: json as unknown as Receipt }
      : { kind: 'malformed', paths };
  } catch {
    // What cannot be written as JSON is no receipt.
    return { kind: 'not-a-receipt' };
  }
}

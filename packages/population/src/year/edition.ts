import type { Plan } from '@barem/plan';
import type { Level } from '../register/levels.js';
import type { Membership, Span } from '../register/membership.js';
import { endOf, startOf } from '../register/membership.js';

/** Days on which something is in force. */
export interface Dated extends Span {
  /** Days on which it was tried out before it was in force: records are scored, and count for nothing. */
  readonly trial?: Span;
}

/** A sheet as it was in force from one day to another. */
export interface Edition extends Dated {
  readonly plan: Plan;
  /** What people call it, such as `2021`. */
  readonly label: string;
  /** The units that it is for; all of them where it is absent. */
  readonly levels?: readonly Level[];
  readonly types?: readonly string[];
}

/** The id of the sheet that an edition is one of. */
export const sheetOf = ({ plan }: Edition): string => plan.text.sheet;

/** Which edition holds on a day. */
export type InForce<E extends Dated = Edition> =
  | { readonly kind: 'in-force' | 'trial'; readonly edition: E }
  | { readonly kind: 'too-early'; readonly from: string }
  | { readonly kind: 'too-late'; readonly to: string };

const holds = (span: Span | undefined, date: string): boolean =>
  span !== undefined && startOf(span) <= date && date <= endOf(span);

/** The edition among those of one sheet or ruleset that scores a record of `date`; the later one where two are in force. */
export function editionOn<E extends Dated>(editions: readonly E[], date: string): InForce<E> {
  const ordered = editions.toSorted((a, b) => (startOf(a) < startOf(b) ? -1 : 1));
  const found = ordered.findLast((each) => holds(each, date));
  if (found) return { kind: 'in-force', edition: found };
  const tried = ordered.findLast(({ trial }) => holds(trial, date));
  if (tried) return { kind: 'trial', edition: tried };
  const next = ordered.find((each) => startOf(each) > date);
  if (next) return { kind: 'too-early', from: startOf(next) };
  return { kind: 'too-late', to: ordered.map(endOf).reduce((a, b) => (a > b ? a : b), '') };
}

/** Whether an edition is for an organisation, by its level and type. */
export const isFor = ({ levels, types }: Edition, { level, type }: Membership): boolean =>
  (levels === undefined || levels.includes(level)) &&
  (types === undefined || (type !== undefined && types.includes(type)));

import { exact, type Rational } from '@barem/core';
import { groupBy } from '../../register/group-by.js';
import type {
  ClassChange,
  Inspection,
  InspectionReason,
  MissingPeriods,
  ScoresApart,
  UnitTitle,
  UnmovedTotal,
} from '../report.js';
import type { Unit } from './input.js';
import { by, byUnit, inOrder, inTextOrder, largest, most, type Order } from './order.js';

/** A change by so many classes is looked at, in either direction. */
const jumpSteps = 2;

/** What is known of units, from which the reasons come. */
export interface Findings {
  /** Whether units have classes at all. */
  readonly isRated: boolean;
  readonly units: ReadonlyMap<string, Pick<Unit, 'rating' | 'isNotOver' | 'reasons'>>;
  readonly missing: readonly MissingPeriods[];
  readonly apart: readonly ScoresApart[];
  readonly unmoved: readonly UnmovedTotal[];
  readonly changes: readonly ClassChange[];
}

/** Every unit that should be looked at, worst first: many kinds of reasons, then periods missing, meetings apart, how far. */
export function inspectionOf(
  found: Findings,
  titleOf: (unit: string) => UnitTitle,
): readonly Inspection[] {
  const reasons = new Map<string, InspectionReason[]>();
  const give = (unit: string, reason: InspectionReason): void => {
    const given = reasons.get(unit);
    if (given) given.push(reason);
    else reasons.set(unit, [reason]);
  };
  for (const [unit, { rating, isNotOver }] of found.units)
    if (rating === undefined && found.isRated && !isNotOver) give(unit, { kind: 'unrated' });
  for (const { unit, sheet, periods } of found.missing)
    give(unit.id, { kind: 'missing', sheet, periods });
  for (const [first, ...others] of groupBy(found.apart, keyOf).values())
    give(first.unit.id, apartReason([first, ...others]));
  for (const { unit, sheet, total, meetings } of found.unmoved)
    give(unit.id, { kind: 'unmoved', sheet, total, meetings });
  for (const { unit, before, now, steps } of found.changes)
    if (Math.abs(steps) >= jumpSteps) give(unit.id, { kind: 'jump', before, now });
  for (const [unit, given] of found.units)
    for (const text of given.reasons) give(unit, { kind: 'records', text });
  return [...reasons]
    .map(([unit, given]) => inspected(titleOf(unit), found.units.get(unit)?.rating, given))
    .toSorted(worstFirst);
}

const keyOf = ({ unit, sheet }: ScoresApart): string => `${unit.id} ${sheet}`;

const apartReason = (apart: readonly [ScoresApart, ...ScoresApart[]]): InspectionReason => ({
  kind: 'apart',
  sheet: apart[0].sheet,
  meetings: apart.length,
  most: apart.reduce<Rational>((so, { difference }) => exact.greatest(so, difference), exact.zero),
});

const inspected = (
  unit: UnitTitle,
  rating: string | undefined,
  reasons: readonly InspectionReason[],
): Inspection => ({
  unit,
  ...(rating !== undefined && { rating }),
  reasons: reasons.toSorted(
    inOrder(
      by(
        ({ kind }) => kinds.indexOf(kind),
        (a, b) => a - b,
      ),
      by(detailOf, inTextOrder),
    ),
  ),
});

/** In the order in which they are told. */
const kinds: readonly InspectionReason['kind'][] = [
  'unrated',
  'missing',
  'records',
  'apart',
  'jump',
  'unmoved',
];

/** What tells two reasons of one kind apart. */
const detailOf = (reason: InspectionReason): string =>
  'sheet' in reason ? reason.sheet : reason.kind === 'records' ? reason.text.vi : '';

/** Adds up something of the reasons of one kind. */
const count =
  <K extends InspectionReason['kind']>(
    kind: K,
    amount: (reason: Extract<InspectionReason, { readonly kind: K }>) => number,
  ) =>
  ({ reasons }: Inspection): number =>
    reasons.reduce(
      (sum, reason) =>
        reason.kind === kind
          ? sum + amount(reason as Extract<InspectionReason, { readonly kind: K }>)
          : sum,
      0,
    );

const farthestOf = ({ reasons }: Inspection): Rational =>
  reasons.reduce<Rational>(
    (so, reason) => (reason.kind === 'apart' ? exact.greatest(so, reason.most) : so),
    exact.zero,
  );

const worstFirst: Order<Inspection> = inOrder<Inspection>(
  by(({ reasons }) => new Set(reasons.map(({ kind }) => kind)).size, most),
  by(
    count('missing', ({ periods }) => periods.length),
    most,
  ),
  by(
    count('records', () => 1),
    most,
  ),
  by(
    count('apart', ({ meetings }) => meetings),
    most,
  ),
  by(farthestOf, largest),
  byUnit,
);

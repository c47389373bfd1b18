import { exact, rational, type Rational } from '@barem/core';
import type { Range } from '@barem/syntax';
import type { Interval } from './interval.js';

/** The values that can occur: all whole multiples of `grain` within the bounds, or every number when there is no grain. */
export interface Domain {
  readonly bounds: Interval;
  readonly grain: Rational | undefined;
}

/** A stretch of values that occur, as an author would name it. */
export interface Stretch {
  readonly from: Rational;
  readonly fromInclusive: boolean;
  readonly to: Rational;
  readonly toInclusive: boolean;
  /** The only values in it, when they are few. */
  readonly values: readonly Rational[] | undefined;
}

/** Values that several ranges hold. */
export interface Overlap extends Stretch {
  /** The positions of the two ranges in the list. */
  readonly first: number;
  readonly second: number;
}

/** How ranges cover a domain. */
export interface Tiling {
  readonly holes: readonly Stretch[];
  readonly overlaps: readonly Overlap[];
  /** Positions of the ranges that hold no value that can occur. */
  readonly outside: readonly number[];
}

/** A piece of the number line between the ends of ranges: a point, or all numbers between two neighbours. */
interface Piece {
  readonly low: Rational;
  readonly high: Rational;
  readonly isPoint: boolean;
}

/** Ranges as the checker sees them, whatever numbers they are made of. */
export type PlainRange = Pick<Range<{ readonly value: Rational }>, 'from' | 'to'>;

/** Which values of `domain` no range holds, which several hold, and which ranges hold none. Exact. */
export function tile(ranges: readonly PlainRange[], domain: Domain): Tiling {
  const { low, high } = domain.bounds;
  const cuts = sortedCuts([low, high, ...ranges.flatMap(({ from, to }) => endsOf(from, to))]);
  const pieces = piecesBetween(cuts).map((piece) => ({
    piece,
    occurs: occurs(piece, domain),
    holders: [] as number[],
  }));
  const position = new Map(cuts.map((cut, index) => [keyOf(cut), index * 2]));
  const outside: number[] = [];
  ranges.forEach(({ from, to }, index) => {
    const first = from ? placeOf(position, from.value.value) + (from.inclusive ? 0 : 1) : 0;
    const last = to
      ? placeOf(position, to.value.value) - (to.inclusive ? 0 : 1)
      : pieces.length - 1;
    let holdsValue = false;
    for (const each of pieces.slice(first, last + 1)) {
      each.holders.push(index);
      holdsValue ||= each.occurs;
    }
    if (!holdsValue) outside.push(index);
  });
  const covered = pieces.filter((each) => each.occurs);
  return {
    holes: stretches(
      covered,
      ({ holders }) => (holders.length === 0 ? 'hole' : undefined),
      domain,
    ).map(([stretch]) => stretch),
    overlaps: stretches(
      covered,
      ({ holders }) => (holders.length > 1 ? holders.slice(0, 2).join(' ') : undefined),
      domain,
    ).map(([stretch, key]): Overlap => {
      const [first = 0, second = 0] = key.split(' ').map(Number);
      return { ...stretch, first, second };
    }),
    outside,
  };
}

const endsOf = (...ends: readonly PlainRange['from'][]): readonly Rational[] =>
  ends.flatMap((end) => (end ? [end.value.value] : []));

const keyOf = ({ numerator, denominator }: Rational): string => `${numerator}/${denominator}`;
const placeOf = (position: ReadonlyMap<string, number>, value: Rational): number =>
  position.get(keyOf(value)) ?? 0;

function sortedCuts(values: readonly Rational[]): readonly Rational[] {
  const distinct = new Map(values.map((value) => [keyOf(value), value]));
  return Array.from(distinct.values()).sort(exact.compare);
}

function piecesBetween(cuts: readonly Rational[]): readonly Piece[] {
  return cuts.flatMap((cut, index): readonly Piece[] => {
    const point: Piece = { low: cut, high: cut, isPoint: true };
    const next = cuts[index + 1];
    return next === undefined ? [point] : [point, { low: cut, high: next, isPoint: false }];
  });
}

/** Whether a piece holds a value of the domain. */
function occurs(piece: Piece, { bounds, grain }: Domain): boolean {
  if (exact.compare(piece.low, bounds.low) < 0 || exact.compare(piece.high, bounds.high) > 0)
    return false;
  if (grain === undefined) return true;
  if (piece.isPoint) return exact.isMultiple(piece.low, grain);
  return exact.compare(firstAbove(piece.low, grain), piece.high) < 0;
}

/** The least multiple of `grain` above `value`. */
const firstAbove = (value: Rational, grain: Rational): Rational =>
  exact.multiply(rational(exact.floor(exact.divide(value, grain)) + 1n), grain);

interface Occurring {
  readonly piece: Piece;
  readonly holders: readonly number[];
}

/** Neighbouring pieces with the same key, put together; pieces without a key separate them. */
function stretches(
  pieces: readonly Occurring[],
  keyOfPiece: (piece: Occurring) => string | undefined,
  domain: Domain,
): readonly (readonly [Stretch, string])[] {
  const groups: { key: string; pieces: Piece[] }[] = [];
  let open = false;
  for (const each of pieces) {
    const key = keyOfPiece(each);
    const group = groups.at(-1);
    if (key === undefined) open = false;
    else if (open && group?.key === key) group.pieces.push(each.piece);
    else {
      groups.push({ key, pieces: [each.piece] });
      open = true;
    }
  }
  return groups.map(({ key, pieces: members }) => [stretchOf(members, domain), key] as const);
}

/** Values are listed one by one up to this many. */
const listedValues = 3n;

function stretchOf(pieces: readonly Piece[], { grain }: Domain): Stretch {
  const first = pieces[0] as Piece;
  const last = pieces.at(-1) as Piece;
  const ends = {
    from: first.low,
    fromInclusive: first.isPoint,
    to: last.high,
    toInclusive: last.isPoint,
  };
  if (grain === undefined)
    return { ...ends, values: first.isPoint && last === first ? [first.low] : undefined };
  const start = first.isPoint ? first.low : firstAbove(first.low, grain);
  const end = last.isPoint ? last.high : exact.negate(firstAbove(exact.negate(last.high), grain));
  const count = exact.divide(exact.subtract(end, start), grain).numerator + 1n;
  const values =
    count > listedValues
      ? undefined
      : Array.from({ length: Number(count) }, (_, index) =>
          exact.add(start, exact.multiply(rational(index), grain)),
        );
  return {
    from: start,
    fromInclusive: true,
    to: last.isPoint ? end : last.high,
    toInclusive: last.isPoint,
    values,
  };
}

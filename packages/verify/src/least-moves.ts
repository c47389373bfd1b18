import { BudgetExceeded, createMeter, type Meter } from './budget.js';
import type { Witness } from './states.js';

/** What changes in one cluster come to. */
export interface Move {
  /** What is added to the number of the state. */
  readonly delta: number;
  readonly changes: number;
  /** Stored points that criteria move by, in all. */
  readonly moved: number;
  /** Names the answers that change. */
  readonly set: string;
  readonly witness: () => Witness;
}

export type ClusterMoves = readonly Move[];

/** Where moves start, and where they should lead. */
export interface MoveSearch {
  /** States have numbers below it. */
  readonly space: number;
  readonly clusters: readonly ClusterMoves[];
  /** The number of the record as it is. */
  readonly base: number;
  readonly isBetter: (key: number) => boolean;
  readonly meter: Meter;
}

/** Moves, at most one in each cluster, that together lead to a better rating. */
export interface Found {
  readonly moves: readonly Move[];
  readonly moved: number;
}

interface FoundAll {
  readonly found: readonly Found[];
  /** There are no other sets of as few answers. */
  readonly isComplete: boolean;
}

/** More changes at once than this are looked for one way only. */
const mostListed = 3;

/** What listing may cost, as a part of the budget: what is not listed is only said to be there. */
const listingShare = 0.1;

/**
 * The moves with the fewest changes, and of those the fewest points. Where few changes are enough, every set of answers whose change
 * is, each with the fewest points that it takes, as far as the budget allows to list them.
 */
export function leastMoves(search: MoveSearch): FoundAll {
  const best = isDense(search) ? cheapestDensely(search) : cheapest(search);
  if (!best) return { found: [], isComplete: true };
  const changes = best.moves.reduce((sum, move) => sum + move.changes, 0);
  if (changes > mostListed) return { found: [best], isComplete: false };
  const { found, isComplete } = listed(search, changes);
  // What was not listed may be the best.
  const names = (each: Found): string => each.moves.map(({ set }) => set).join(';');
  const others = found.filter((each) => names(each) !== names(best));
  return { found: [best, ...others], isComplete };
}

/** Moves of one cluster that change the same answers. */
interface Choice {
  readonly cluster: number;
  readonly changes: number;
  readonly moves: readonly Move[];
}

/** Sets of so many answers whose change is enough; of each the way with the fewest points. */
function listed({ clusters, base, isBetter, meter }: MoveSearch, size: number): FoundAll {
  const { budget } = meter;
  const own = createMeter({ ...budget, work: budget.work * listingShare });
  const choices = clusters.flatMap((moves, cluster) =>
    [...new Set(moves.map(({ set }) => set))].map((name): Choice => {
      const some = moves.filter(({ set }) => set === name);
      return { cluster, changes: some[0]!.changes, moves: some };
    }),
  );
  const found: Found[] = [];
  const visit = (from: number, left: number, ways: ReadonlyMap<number, Found>): void => {
    for (let at = from; at < choices.length; at += 1) {
      const { cluster, changes, moves } = choices[at]!;
      if (changes > left) continue;
      own.spend(ways.size * moves.length, () => []);
      if (changes === left) {
        const way = cheapestOf(ways, moves, isBetter);
        if (way) found.push(way);
      } else {
        const next = choices.findIndex((each, index) => index > at && each.cluster !== cluster);
        if (next >= 0) visit(next, left - changes, joined(ways, moves));
      }
    }
  };
  try {
    visit(0, size, new Map([[base, { moves: [], moved: 0 }]]));
    return { found, isComplete: true };
  } catch (error) {
    if (!(error instanceof BudgetExceeded)) throw error;
    return { found, isComplete: false };
  }
}

/** Every state that ways and one move more lead to, with the fewest points. */
function joined(
  ways: ReadonlyMap<number, Found>,
  moves: readonly Move[],
): ReadonlyMap<number, Found> {
  const next = new Map<number, Found>();
  for (const [key, way] of ways)
    for (const move of moves) {
      const moved = way.moved + move.moved;
      const known = next.get(key + move.delta);
      if (!known || moved < known.moved)
        next.set(key + move.delta, { moves: [...way.moves, move], moved });
    }
  return next;
}

/** The way with the fewest points that is better after one move more. */
function cheapestOf(
  ways: ReadonlyMap<number, Found>,
  moves: readonly Move[],
  isBetter: (key: number) => boolean,
): Found | undefined {
  let best: Found | undefined;
  for (const [key, way] of ways)
    for (const move of moves) {
      const moved = way.moved + move.moved;
      if ((best && moved >= best.moved) || !isBetter(key + move.delta)) continue;
      best = { moves: [...way.moves, move], moved };
    }
  return best;
}

// ── The one best way ─────────────────────────────────────────────────────────────────────────────

/** No number of changes, and no place of a move, is so large. */
const unreached = 0xff_ff;

/** Places of arrays that one search may have. */
const mostPlaces = 100_000_000;

const isDense = ({ space, clusters }: MoveSearch): boolean =>
  space * (clusters.length + 4) <= mostPlaces && clusters.every(({ length }) => length < unreached);

/** The best way where all states have a place in an array. */
function cheapestDensely({
  space,
  clusters,
  base,
  isBetter,
  meter,
}: MoveSearch): Found | undefined {
  let changes = new Uint16Array(space).fill(unreached);
  let moved = new Float64Array(space);
  changes[base] = 0;
  /** For each cluster, the move that led to a state, one more than its place; 0 where none did. */
  const steps: Uint16Array[] = [];
  for (const moves of clusters) {
    const from = Int32Array.from(changes.keys()).filter((key) => changes[key] !== unreached);
    meter.spend((from.length * moves.length) / 4, () => []);
    const [nextChanges, nextMoved] = [changes.slice(), moved.slice()];
    const step = new Uint16Array(space);
    for (const [at, move] of moves.entries())
      take(move, at, from, changes, moved, nextChanges, nextMoved, step);
    steps.push(step);
    [changes, moved] = [nextChanges, nextMoved];
  }
  const isLess = (a: number, b: number): boolean =>
    changes[a] === changes[b] ? moved[a]! < moved[b]! : changes[a]! < changes[b]!;
  let best = -1;
  for (let key = 0; key < space; key += 1)
    if (changes[key] !== unreached && (best < 0 || isLess(key, best)) && isBetter(key)) best = key;
  if (best < 0) return undefined;
  const taken: Move[] = [];
  let key = best;
  for (let cluster = clusters.length - 1; cluster >= 0; cluster -= 1) {
    const move = clusters[cluster]![steps[cluster]![key]! - 1];
    if (!move) continue;
    taken.unshift(move);
    key -= move.delta;
  }
  return { moves: taken, moved: moved[best]! };
}

/** Takes one move from every state that was reached. */
function take(
  { delta, changes: more, moved: further }: Move,
  place: number,
  from: Int32Array,
  changes: Uint16Array,
  moved: Float64Array,
  nextChanges: Uint16Array,
  nextMoved: Float64Array,
  step: Uint16Array,
): void {
  for (let at = 0; at < from.length; at += 1) {
    const key = from[at]!;
    const to = key + delta;
    const [count, points] = [changes[key]! + more, moved[key]! + further];
    if (count > nextChanges[to]!) continue;
    if (count === nextChanges[to] && points >= nextMoved[to]!) continue;
    nextChanges[to] = count;
    nextMoved[to] = points;
    step[to] = place + 1;
  }
}

/** The best way where states are too many for arrays. */
function cheapest({ clusters, base, isBetter, meter }: MoveSearch): Found | undefined {
  interface Way extends Found {
    readonly changes: number;
  }
  const isLess = (a: Way, b: Way): boolean =>
    a.changes === b.changes ? a.moved < b.moved : a.changes < b.changes;
  let ways = new Map<number, Way>([[base, { moves: [], moved: 0, changes: 0 }]]);
  for (const moves of clusters) {
    meter.spend(ways.size * (moves.length + 1), () => []);
    const next = new Map(ways);
    for (const [key, way] of ways) {
      for (const move of moves) {
        const longer: Way = {
          moves: [...way.moves, move],
          moved: way.moved + move.moved,
          changes: way.changes + move.changes,
        };
        const known = next.get(key + move.delta);
        if (!known || isLess(longer, known)) next.set(key + move.delta, longer);
      }
    }
    ways = next;
  }
  let best: Way | undefined;
  for (const [key, way] of ways) if (isBetter(key) && (!best || isLess(way, best))) best = way;
  return best;
}

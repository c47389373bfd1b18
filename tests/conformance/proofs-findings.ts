import type { Boundary, Dead, Direction, Fewest, Verification } from '@barem/verify';

/** What a verification found, without the records. */
export interface Findings {
  /** Questions that nothing can be said about, for there is no record at all. */
  readonly vacuous: readonly string[];
  readonly records: number;
  readonly runs: readonly { readonly from: number; readonly to: number; readonly step: number }[];
  /** Ends of the scale that no record has. */
  readonly unattained: readonly number[];
  readonly dead: readonly Omit<Dead, 'record'>[];
  /** Criteria of which a better answer makes a rating worse. */
  readonly backward: readonly string[];
  readonly decorative: readonly string[];
  /** For each boundary between ratings: `criterion`, the answers that cross it, or why nothing is named. */
  readonly fewest: readonly (string | readonly string[])[];
  readonly facts: Readonly<Record<string, 'higher' | 'lower' | 'both' | 'either'>>;
  /** For each rating but the last: its threshold, and the nearest totals that there are. */
  readonly edges: readonly {
    readonly rating: string;
    readonly threshold: number;
    readonly totals: Readonly<Partial<Record<'below' | 'at' | 'above', number>>>;
  }[];
}

/** What was found, in a form that data files hold. */
export function findings({
  totality,
  totals,
  alive,
  boundaries,
  monotonic,
  leverage,
  share,
}: Verification): Findings {
  const all = { totals, alive, boundaries, monotonic, leverage, share };
  const directions = 'directions' in monotonic ? monotonic.directions : [];
  return {
    vacuous: Object.entries(all).flatMap(([name, { verdict }]) =>
      verdict === 'vacuous' ? [name] : [],
    ),
    records: 'records' in totality ? Number(totality.records) : NaN,
    runs: 'all' in totals ? (totals.all?.runs ?? []) : [],
    unattained:
      'ends' in totals
        ? totals.ends.flatMap(({ total, isAttained }) => (isAttained ? [] : [total]))
        : [],
    dead: inOrder('dead' in alive ? alive.dead : []),
    backward: directions.flatMap(({ id, kind, falls }) => (kind === 'score' && falls ? [id] : [])),
    decorative: 'decorative' in leverage ? leverage.decorative : [],
    fewest: 'fewest' in leverage ? leverage.fewest.map(fewestOf) : [],
    facts: Object.fromEntries(
      directions.flatMap((each) => (each.kind === 'fact' ? [[each.id, directionOf(each)]] : [])),
    ),
    edges: 'boundaries' in boundaries ? boundaries.boundaries.flatMap(edgeOf) : [],
  };
}

/** What is dead, without the records, in order of its name. */
export const inOrder = (dead: readonly Omit<Dead, 'record'>[]): Findings['dead'] =>
  dead
    .map(({ item, shadows }) => ({ item, shadows }))
    .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));

function fewestOf(each: Fewest): string | readonly string[] {
  if (each.kind === 'answers') return each.answers;
  return each.kind === 'more' ? `more than ${each.than}` : each.kind;
}

const directionOf = ({ rises, falls }: Direction): Findings['facts'][string] => {
  if (rises) return falls ? 'both' : 'higher';
  return falls ? 'lower' : 'either';
};

const edgeOf = (boundary: Boundary): Findings['edges'] =>
  boundary.kind === 'band'
    ? []
    : [
        {
          rating: boundary.rating,
          threshold: boundary.threshold.of,
          totals: Object.fromEntries(boundary.rows.map(({ side, total }) => [side, total])),
        },
      ];

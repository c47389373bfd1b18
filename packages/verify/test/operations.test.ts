import { score, type Operation, type Plan } from '@barem/plan';
import { verify } from '../src/index.js';
import { describe, expect, test } from 'vitest';
import { planOf } from './words/sheets.js';

/** Every kind of operation: a new one has to be named here, and to stand in a plan below. */
const kinds: Readonly<Record<Operation['op'], true>> = {
  constant: true,
  input: true,
  'not-applicable': true,
  add: true,
  subtract: true,
  scale: true,
  multiply: true,
  least: true,
  greatest: true,
  clamp: true,
  equal: true,
  less: true,
  'at-most': true,
  and: true,
  or: true,
  not: true,
  select: true,
  steps: true,
  lookup: true,
  divide: true,
};

/** Sheets whose plans have every kind of operation, with the number of their records, counted by hand. */
const sheets = [
  {
    name: 'arithmetic',
    // Each of the two facts has three values.
    records: 9,
    source: `sheet a "Arithmetic"
  no scale
facts
  a "A" count from 0 to 2
  b "B" count from 1 to 3
let least_of_both = least(a, b)
section I "I"
  criterion I.1 "Product" from 0 to 6 points = a * b
  criterion I.2 "Difference" from -3 to 2 points = a - b
  criterion I.3 "Extremes" from 0 to 5 points = least_of_both + greatest(a, b)
  criterion I.4 "Quotient" from 0 to 4 points = round 2 * a / b to 0.1
  criterion I.5 "Share" by a / b
    from 50% 2 points
    under 50% 0 points
ratings
  high "High" from 6 points
  low "Low" under 6 points
`,
  },
  {
    name: 'conditions',
    // 3 values of a, 2 of c, 2 levels; and the second criterion met, not met, or not applicable.
    records: 36,
    source: `sheet b "Conditions"
  scale 6
facts
  a "A" count from 0 to 2
  c "C" yes or no
section I "I" 6 points
  criterion I.1 "Levels" choose one
    good "Good" 3 points
    bad "Bad" 0 points
  criterion I.2 "Answered" met for 1 point
    may be not applicable, otherwise: 0 points
  criterion I.3 "Condition" met when a < 1 or not c and a = 2 for 2 points
penalties
  criterion P.1 "Late" each a deducts 1 point, at most 2 points
ratings
  high "High" from 4 points
    requires if c then a <= 1 else a >= 1 "One or the other"
  low "Low" under 4 points
caps
  at most low when level(I.1) = bad and c "Bad"
`,
  },
] as const;

const plans = sheets.map((sheet) => ({ ...sheet, plan: planOf(sheet.source) }));

test('the sheets have every kind of operation', () => {
  const found = plans.flatMap(({ plan }) => plan.operations.map(({ op }) => op));
  expect([...new Set(found)].toSorted()).toEqual(Object.keys(kinds).toSorted());
});

describe.each(plans)('$name', ({ plan, records }) => {
  const verification = verify(plan);
  const { totality, totals, alive, boundaries, monotonic, leverage, share } = verification;

  test('every question is decided', () => {
    const all = [totality, totals, alive, boundaries, monotonic, leverage, share];
    const open = all.filter(({ verdict }) => verdict === 'undecided' || verdict === 'vacuous');
    expect(open).toEqual([]);
    const parts = [boundaries, monotonic, leverage];
    expect(parts.flatMap((part) => ('undecided' in part ? part.undecided : []))).toEqual([]);
  });

  test('the records are counted, and the ends of the totals are what they score', () => {
    expect(totality).toEqual({ verdict: 'proved', records: BigInt(records) });
    const { least, greatest } = totals as Extract<typeof totals, { least: unknown }>;
    expect([least, greatest].map(({ record }) => totalOf(plan, record))).toEqual([
      least.total,
      greatest.total,
    ]);
  });
});

const totalOf = (plan: Plan, record: unknown): number | undefined => {
  const result = score(plan, record);
  return result.status === 'rated' ? result.total : undefined;
};

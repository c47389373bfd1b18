import { standardBudget, verify, type Verification } from '@barem/verify';
import { decideOpen, hasOpen, loadZ3, type Z3 } from '@barem/verify/solver';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readDataFiles } from '../conformance/data-files.js';
import { planOf } from '../conformance/problem-cases.js';
import { wrongWitnesses } from '../conformance/proofs-witnesses.js';

let z3: Z3;
beforeAll(async () => {
  z3 = await loadZ3();
});
afterAll(async () => {
  await z3.close();
});

/** Next to nothing can be done with it. */
const noBudget = { ...standardBudget, work: 1, rows: 1 };

/** What a solver can tell, too. */
function tellable({ totality, totals, alive, monotonic, leverage }: Verification): unknown {
  if (!('least' in totals) || !('dead' in alive) || !('fewest' in leverage))
    return [totality, totals, alive, monotonic, leverage].map(({ verdict }) => verdict);
  return {
    totality: totality.verdict,
    totals: [totals.verdict, totals.least.total, totals.greatest.total, totals.ends],
    alive: [
      alive.verdict,
      alive.items,
      alive.dead.map(({ item }) => JSON.stringify(item, Object.keys(item).toSorted())).toSorted(),
    ],
    monotonic:
      'directions' in monotonic &&
      monotonic.directions.map(({ id, rises, falls }) => [id, Boolean(rises), Boolean(falls)]),
    crossings: leverage.crossings
      .map(({ boundary, criterion }) => `${boundary} ${criterion}`)
      .toSorted(),
    decorative: leverage.decorative,
    // Whether a criterion crosses a boundary alone; several answers together are not put to the solver.
    fewest: leverage.fewest.map(({ kind }) => (kind === 'answers' ? 'more' : kind)),
  };
}

/** Of what never decides anything, the solver shows no record. */
const shown = (found: Verification): Verification => ({ ...found, alive: { verdict: 'vacuous' } });

test.each(readDataFiles<{ readonly sheet: string }>('proofs'))(
  'the solver finds what going through all records finds: $slug',
  async ({ data: { sheet } }) => {
    const plan = planOf(sheet);
    const open = verify(plan, { budget: noBudget });
    const found = await decideOpen(z3, plan, open);
    expect(tellable(found)).toEqual(tellable(verify(plan)));
    expect(wrongWitnesses(plan, shown(found))).toEqual([]);
  },
  60_000,
);

const revenue = `
sheet commune.revenue "Revenue"
  scale 100
facts
  planned "Planned revenue" count from 1 to 1000000000
  actual  "Actual revenue"  count from 0 to 1000000000
section I "Revenue" 100 points
  criterion I.1 "Share of the plan" by actual / planned
    from 100%               60 points
    from 80% to under 100%  40 points
    under 80%                0 points
  criterion I.2 "Published" met for 40 points
ratings
  good "Good" from 90 points
    requires actual >= 50  "Some revenue"
  fair "Fair" from 70 to under 90 points
  poor "Poor" under 70 points
`;

test('facts of a thousand million values are left open, and the solver decides', async () => {
  const plan = planOf(revenue);
  const open = verify(plan);
  expect([open.totality.verdict, hasOpen(open)]).toEqual(['undecided', true]);
  const found = await decideOpen(z3, plan, open);
  expect({ ...(tellable(found) as object), boundaries: found.boundaries.verdict }).toMatchObject({
    totality: 'proved',
    totals: ['proved', 0, 100, [{ isAttained: true }, { isAttained: true }]],
    alive: ['proved', 9, []],
    monotonic: [
      ['planned', false, true],
      ['actual', true, false],
      ['I.2', true, false],
    ],
    fewest: ['criterion', 'criterion'],
    boundaries: 'undecided',
  });
  expect(wrongWitnesses(plan, shown(found))).toEqual([]);
}, 120_000);

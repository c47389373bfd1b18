import { checkSheet } from '@barem/check';
import { lower, type Plan } from '@barem/plan';
import { printText, type Sheet } from '@barem/syntax';
import { fc } from '@barem/testing';
import { equivalent, verify, type Verification } from '@barem/verify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { capped, conditional, constrained, planOf } from '../brute-force/hand-sheets.js';
import { compile } from '../properties/compile.js';
import { patience, runs } from '../properties/runs.js';
import { compare } from '../solver/compare.js';
import { inquire, loadZ3, type Z3 } from '@barem/verify/solver';
import { largerSheet } from '../solver/larger-sheets.js';
import { defects } from './defects.js';
import {
  agreementOf,
  comparisonAgreement,
  solverAnswers,
  verifiedAnswers,
  type Agreement,
  type Answers,
} from './solver-agreement.js';

/** What z3 may spend on one check. */
const timeoutMs = 2_000;

let z3: Z3;
beforeAll(async () => {
  z3 = await loadZ3();
});
afterAll(async () => {
  await z3.close();
});

/** Sheets with more records than can be listed, always the same; the first ones are verified in seconds. */
const sheets: readonly Sheet[] = fc.sample(largerSheet(), { numRuns: runs(7, 40), seed: 7 });

async function askSolver(plan: Plan): Promise<Answers> {
  const inquiry = await inquire(z3, plan, timeoutMs);
  const answers = await solverAnswers(inquiry);
  inquiry.conversation.end();
  return answers;
}

/** At most one question in twenty is left open, and something was asked. */
function expectFewOpen(agreements: readonly Agreement[]): void {
  const asked = agreements.reduce((sum, each) => sum + each.asked, 0);
  const open = agreements.reduce((sum, each) => sum + each.open.length, 0);
  expect(asked).toBeGreaterThan(0);
  expect(open).toBeLessThanOrEqual(asked / 20);
}

test(
  'every verdict on larger sheets is that of z3',
  async () => {
    const agreements: Agreement[] = [];
    for (const sheet of sheets) {
      const plan = compile(sheet);
      const agreement = agreementOf(verifiedAnswers(plan, verify(plan)), await askSolver(plan));
      const shown = printText(sheet);
      expect({ shown, wrong: agreement.wrong }).toEqual({ shown, wrong: [] });
      agreements.push(agreement);
    }
    expectFewOpen(agreements);
  },
  patience,
);

test(
  'larger sheets and slightly changed ones are equivalent exactly where z3 finds no difference',
  async () => {
    const agreements: Agreement[] = [];
    const seen = { proved: 0, broken: 0, undecided: 0 };
    for (const [first, second] of changedPairs()) {
      const plans = [compile(first), compile(second)] as const;
      const found = equivalent(...plans);
      const agreement = comparisonAgreement(plans, found, await compare(z3, ...plans, timeoutMs));
      const shown = `${printText(first)}\n${printText(second)}`;
      expect({ shown, wrong: agreement.wrong }).toEqual({ shown, wrong: [] });
      agreements.push(agreement);
      seen[found.verdict] += 1;
    }
    expectFewOpen(agreements);
    expect(Math.min(seen.proved, seen.broken)).toBeGreaterThan(0);
  },
  patience,
);

/** Sheets, each with a few defects that leave its inputs as they are. */
const changedPairs = (): readonly (readonly [Sheet, Sheet])[] =>
  sheets.flatMap((sheet) => {
    const inputs = inputsOf(sheet);
    const usable = defects(sheet).filter((each) => inputsOf(each.sheet) === inputs);
    const apart = Math.ceil(usable.length / runs(2, 6));
    return usable
      .filter((_, index) => index % apart === 0)
      .map((each): readonly [Sheet, Sheet] => [sheet, each.sheet]);
  });

/** The inputs without what says when they are needed, as text; `undefined` where the checker refuses the sheet. */
function inputsOf(sheet: Sheet): string | undefined {
  const { checked } = checkSheet(sheet);
  const plan = checked && lower(checked, '').plan;
  return plan && JSON.stringify(plan.inputs.map((input) => ({ ...input, needed: undefined })));
}

// ── That a disagreement would be seen ────────────────────────────────────────────────────────────

const plan = planOf(capped);
const verification = verify(plan);

/** The verification with one answer that is another. */
const mistaken = (change: Partial<Verification>): Answers =>
  verifiedAnswers(plan, { ...verification, ...change });

const { totals, alive, monotonic, leverage, share } = verification;
if (
  !('least' in totals) ||
  !('dead' in alive) ||
  !('directions' in monotonic) ||
  !('crossings' in leverage) ||
  !('ratings' in share)
)
  throw new Error('the sheet is not fully verified');

test('a wrong verdict is told apart from that of z3, by the question that it answers', async () => {
  const theirs = await askSolver(plan);
  const wrong = (change: Partial<Verification>): readonly string[] =>
    agreementOf(mistaken(change), theirs).wrong;
  const twice = { before: {}, after: {} };
  expect({
    nothing: wrong({}),
    total: wrong({ totals: { ...totals, least: { ...totals.least, total: 1 } } }),
    dead: wrong({ alive: { ...alive, dead: [] } }),
    alive: wrong({
      alive: {
        ...alive,
        dead: [...alive.dead, { item: { kind: 'rating', rating: 'a' }, shadows: [] }],
      },
    }),
    unasked: wrong({
      alive: {
        ...alive,
        dead: [...alive.dead, { item: { kind: 'applies', criterion: 'I.1' }, shadows: [] }],
      },
    }),
    backward: wrong({
      monotonic: {
        ...monotonic,
        directions: monotonic.directions.map((each) =>
          each.id === 'I.2' ? { ...each, falls: twice } : each,
        ),
      },
    }),
    direction: wrong({
      monotonic: {
        ...monotonic,
        directions: monotonic.directions.map((each) =>
          each.id === 'late' ? { id: each.id, kind: each.kind } : each,
        ),
      },
    }),
    crossing: wrong({
      leverage: {
        ...leverage,
        crossings: leverage.crossings.filter(
          ({ criterion, boundary }) => criterion !== 'I.2' || boundary !== 0,
        ),
      },
    }),
    share: wrong({
      share: {
        ...share,
        ratings: share.ratings.map((each, rating) =>
          rating === 1 ? { ...each, records: 0n } : each,
        ),
      },
    }),
  }).toMatchInlineSnapshot(`
    {
      "alive": [
        "rating 0: no, yes",
      ],
      "backward": [
        "backward 1: yes, no",
      ],
      "crossing": [
        "boundary 0 of 1: no, yes",
      ],
      "dead": [
        "case 1 of 3: yes, no",
        "extra 3: yes, no",
        "requirement 0 of 0: yes, no",
        "requirement 1 of 0: yes, no",
        "cap 2: yes, no",
      ],
      "direction": [
        "worse 0: no, yes",
      ],
      "nothing": [],
      "share": [
        "share 1: no, yes",
      ],
      "total": [
        "least: 1, 0",
      ],
      "unasked": [
        "[["criterion","I.1"],["kind","applies"]]: no, undefined",
      ],
    }
  `);
});

test('what was not decided is open, and wrong for no one', async () => {
  const reason = { inputs: [], work: 2, budget: 1 };
  const answers = mistaken({
    alive: { verdict: 'undecided', reason },
    leverage: { ...leverage, crossings: [], undecided: [{ id: 'I.1', reason }] },
  });
  const { wrong, open } = agreementOf(answers, await askSolver(plan));
  expect(wrong.filter((each) => !each.startsWith('boundary'))).toEqual([]);
  expect(open).toContain('cap 0');
  expect(open).toContain('boundary 0 of 0');
});

test('a wrong answer to whether plans are equivalent is told apart from that of z3', async () => {
  const plans = [planOf(constrained('2')), planOf(constrained('3'))] as const;
  const theirs = await compare(z3, ...plans, timeoutMs);
  const found = equivalent(...plans);
  const same = equivalent(plans[0], plans[0]);
  const unlike = equivalent(plans[0], planOf(conditional));
  expect(comparisonAgreement(plans, found, theirs).wrong).toEqual([]);
  expect(comparisonAgreement(plans, same, theirs).wrong).toEqual(['ratings', 'totals']);
  expect(comparisonAgreement(plans, unlike, theirs).wrong).not.toEqual([]);
});

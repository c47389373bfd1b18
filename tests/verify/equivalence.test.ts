import { score, type Plan } from '@barem/plan';
import { printText, type Sheet } from '@barem/syntax';
import { fc, subjectOf } from '@barem/testing';
import { equivalent } from '@barem/verify';
import { expect, test } from 'vitest';
import { compare } from '../brute-force/questions.js';
import { mostCombinations, smallSheet } from '../brute-force/small-sheets.js';
import { compile } from '../properties/compile.js';
import { patience, runs } from '../properties/runs.js';
import { defects } from './defects.js';

const outcome = (plan: Plan, record: unknown): unknown => {
  const result = score(plan, record);
  return result.status === 'rated' ? { rating: result.rating, total: result.total } : 'not rated';
};

test(
  'seeded defects are told apart exactly where brute force finds a record that is rated differently',
  () => {
    const tally = { told: 0, missed: 0, silent: 0 };
    const cases = smallSheet().chain((sheet) =>
      fc.tuple(
        fc.constant(sheet),
        fc.shuffledSubarray([...defects(sheet)], { minLength: 1, maxLength: 8 }),
      ),
    );
    fc.assert(
      fc.property(cases, ([sheet, seeded]) => {
        const plan = compile(sheet);
        for (const { name, sheet: changed } of seeded) {
          const other = tryCompile(changed);
          const brute = other && sameInputs(plan, other) && compare(plan, other, mostCombinations);
          if (!other || !brute) continue;
          const found = equivalent(plan, other);
          if (found.verdict === 'undecided') throw new Error('undecided');
          const isDifferent = brute.rating !== undefined;
          const widest = found.total ? Math.abs(found.total.first - found.total.second) : 0;
          const context = `${name}\n${printText(sheet)}\n${printText(changed)}`;
          const stored = Math.round(widest * 10 ** brute.decimals);
          if (isDifferent) expect(found.rating, context).toBeDefined();
          expect(stored, context).toBeGreaterThanOrEqual(Number(brute.largest));
          // A fact that only one of them needs makes no difference to records that have it; brute force looks at none of those.
          if (brute.onlyOne === undefined) {
            expect(found.validity, context).toBeUndefined();
            expect(found.rating !== undefined, context).toBe(isDifferent);
            expect(stored, context).toBe(Number(brute.largest));
          } else if (isRefused([plan, other], brute.onlyOne))
            expect(found.validity, context).toBeDefined();
          if (found.rating) {
            const { record } = found.rating;
            expect(outcome(plan, record), context).not.toEqual(outcome(other, record));
          }
          tally[isDifferent ? 'told' : 'silent'] += 1;
        }
      }),
      { numRuns: runs(150, 2_000), endOnFailure: true },
    );
    expect(tally.told).toBeGreaterThan(runs(30, 500));
    expect(tally.silent).toBeGreaterThan(runs(20, 200));
  },
  patience,
);

const isRefused = (
  plans: readonly Plan[],
  { record, plan }: { readonly record: unknown; readonly plan: 0 | 1 },
): boolean => score(plans[1 - plan]!, record).status === 'refused';

const tryCompile = (sheet: Sheet): Plan | undefined => {
  try {
    return subjectOf(sheet).plan;
  } catch {
    // A defect may make a sheet that the checker refuses; then there is nothing to compare.
    return undefined;
  }
};

const sameInputs = (a: Plan, b: Plan): boolean => {
  const shape = ({ inputs }: Plan): string =>
    JSON.stringify(inputs.map((input) => ({ ...input, needed: undefined })));
  return shape(a) === shape(b);
};

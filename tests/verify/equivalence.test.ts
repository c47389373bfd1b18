import { score, type Plan } from '@barem/plan';
import { printText, type Sheet } from '@barem/syntax';
import { fc, subjectOf } from '@barem/testing';
import { equivalent, type Equivalence, type RatedTwice } from '@barem/verify';
import { expect, test } from 'vitest';
import { compare, type Comparison } from '../brute-force/questions.js';
import { mostCombinations, smallSheet } from '../brute-force/small-sheets.js';
import { compile } from '../properties/compile.js';
import { patience, runs } from '../properties/runs.js';
import { defects } from './defects.js';

const outcome = (plan: Plan, record: unknown): unknown => {
  const result = score(plan, record);
  return result.status === 'rated' ? { rating: result.rating, total: result.total } : 'not rated';
};

/** In which ways an equivalence says other things about two plans than brute force does. */
function disagreements(
  [plan, other]: readonly [Plan, Plan],
  found: Equivalence,
  brute: Comparison,
): readonly string[] {
  const { rating, validity, total } = found;
  const widest = total ? Math.abs(total.first - total.second) : 0;
  const stored = Math.round(widest * 10 ** brute.decimals);
  const isDifferent = brute.rating !== undefined;
  const isConfirmed =
    !rating ||
    JSON.stringify(outcome(plan, rating.record)) !== JSON.stringify(outcome(other, rating.record));
  // A fact that only one of them needs makes no difference to records that have it; brute force looks at none of those.
  const isExact = brute.onlyOne === undefined;
  const told = new Set(found.cells.map((cell) => `${cell.first} ${cell.second}`));
  const twice = [...found.cells.map(({ witness }) => witness), found.raise, found.drop];
  const isTrue = (each: RatedTwice | undefined): boolean =>
    !each ||
    [plan, other].every(
      (one, side) =>
        JSON.stringify(outcome(one, each.records[side])) ===
        JSON.stringify({ rating: each.ratings[side], total: each.totals[side] }),
    );
  const unit = 10 ** brute.decimals;
  const changeOf = (each: RatedTwice | undefined): number =>
    each ? Math.round((each.totals[1] - each.totals[0]) * unit) : 0;
  const wrong: Readonly<Record<string, boolean>> = {
    'a pair of ratings is missed': [...brute.pairs].some((pair) => !told.has(pair)),
    'a pair of ratings is said to occur':
      isExact && [...told].some((pair) => !brute.pairs.has(pair)),
    'a witness of a pair is not confirmed': !twice.every(isTrue),
    'the largest raise is another': isExact && changeOf(found.raise) !== Number(brute.raise),
    'the largest drop is another': isExact && -changeOf(found.drop) !== Number(brute.drop),
    'a rating that differs is missed': isDifferent && !rating,
    'a rating is said to differ': isExact && !isDifferent && rating !== undefined,
    'a record is not confirmed': !isConfirmed,
    'a difference of totals is missed': stored < Number(brute.largest),
    'a difference of totals is too large': isExact && stored !== Number(brute.largest),
    'a record is said to be refused': isExact && validity !== undefined,
    'a refused record is missed':
      brute.onlyOne !== undefined && isRefused([plan, other], brute.onlyOne) && !validity,
  };
  return Object.keys(wrong).filter((what) => wrong[what]);
}

test(
  'seeded defects are told apart exactly where brute force finds a record that is rated differently',
  () => {
    const tally = { told: 0, missed: 0, silent: 0, undecided: 0 };
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
          const brute =
            other && sameInputs(plan, other) ? compare(plan, other, mostCombinations) : undefined;
          if (!other || !brute) continue;
          const found = equivalent(plan, other);
          if (found.verdict === 'undecided') {
            tally[brute.rating ? 'missed' : 'undecided'] += 1;
            continue;
          }
          tally[brute.rating ? 'told' : 'silent'] += 1;
          const wrong = disagreements([plan, other], found, brute);
          const shown = wrong.length > 0 ? `${name}\n${printText(sheet)}` : '';
          expect({ shown, wrong }).toEqual({ shown: '', wrong: [] });
        }
      }),
      { numRuns: runs(100, 2_000), endOnFailure: true },
    );
    expect(tally.told).toBeGreaterThan(runs(8, 500));
    expect(tally.silent).toBeGreaterThan(runs(8, 500));
    // What is told is told rightly, as compared above; at least 95 of 100 are.
    expect(tally.missed * 19).toBeLessThanOrEqual(tally.told);
    // Roundings of several steps in one sheet can make more states than have a number of their own.
    expect(tally.undecided).toBeLessThan((tally.told + tally.silent) / 10);
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

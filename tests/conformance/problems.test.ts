import { problemCodes } from '@barem/plan';
import { describe, expect, test } from 'vitest';
import { score } from 'barem';
import { caseTests } from './known-gaps.js';
import { failingResult, planOf, readProblemCases } from './problem-cases.js';

const cases = readProblemCases();
const codes: readonly string[] = problemCodes;
const { caseTest, strayGaps } = caseTests('problems');

test('every problem has a case', () => {
  const covered = new Set(cases.map(({ code }) => code));
  expect(codes.filter((code) => !covered.has(code))).toEqual([]);
});

test('every case is of a problem, and stands in a file of its name', () => {
  const strange = cases.filter(({ code, slug }) => !codes.includes(code) || code !== `record/${slug}`);
  expect(strange.map(({ slug }) => slug)).toEqual([]);
});

describe.each(cases)('$code', (each) => {
  caseTest(each.slug, 'refuses the record for this problem alone, at its path', () => {
    const result = failingResult(each);
    const problems = result.status === 'refused' ? result.problems : [];
    expect(problems.map(({ code, path }) => ({ code, path }))).toEqual([{ code: each.code, path: each.path }]);
  });

  caseTest(each.slug, 'takes the repaired record', () => {
    expect(score(planOf(each.sheet), each.repaired).status).toBe('rated');
  });
});

test('every known gap is one of a case', () => {
  expect(strayGaps()).toEqual([]);
});

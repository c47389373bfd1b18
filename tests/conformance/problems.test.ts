import { problemCodes } from '@barem/plan';
import { describe, expect, test } from 'vitest';
import { gapsIn } from './known-gaps.js';
import { failingResult, readProblemCases, repairedResult } from './problem-cases.js';

const cases = readProblemCases();
const codes: readonly string[] = problemCodes;
const { verify, stray } = gapsIn('problems');

test('every problem has a case', () => {
  const covered = new Set(cases.map(({ code }) => code));
  expect(codes.filter((code) => !covered.has(code))).toEqual([]);
});

test('every case is of a problem, and stands in a file of its name', () => {
  const strange = cases.filter(
    ({ code, slug }) => !codes.includes(code) || code !== `record/${slug}`,
  );
  expect(strange.map(({ slug }) => slug)).toEqual([]);
});

describe.each(cases)('$code', (each) => {
  test('refuses the record for this problem alone, at its path', ({ task }) => {
    verify(each.slug, task, () => {
      const result = failingResult(each);
      const problems = result.status === 'refused' ? result.problems : [];
      const places = problems.map(({ code, path }) => ({ code, path }));
      expect(places).toEqual([{ code: each.code, path: each.path }]);
    });
  });

  test('takes the repaired record', ({ task }) => {
    verify(each.slug, task, () => {
      expect(repairedResult(each).status).toBe('rated');
    });
  });
});

test('every known gap is one of a case', () => {
  expect(stray()).toEqual([]);
});

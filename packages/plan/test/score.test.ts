import { checkSheet } from '@barem/check';
import { parseText } from '@barem/syntax';
import { expect, test } from 'vitest';
import { lower, score, type Plan } from '../src/index.js';

function planOf(source: string): Plan {
  const { sheet } = parseText(source);
  const { checked } = checkSheet(sheet!);
  return lower(checked!, source).plan!;
}

const attendance = planOf(`sheet test.attendance "Attendance"
  scale 20, step 0.5
facts
  due "Due" count from 1 to 500
  present "Present" count from 0 to 500
constraints
  present <= due "Present cannot exceed due"
section I "I" 20 points
  criterion I.1 "Rate" by present / due
    from 85% 10 points
    under 85% 0 points
  criterion I.2 "Quality" from 0 to 10 points
ratings
  good "Good" from 15 points
    requires present > 0 "Somebody came"
  poor "Poor" under 15 points
`);

test('17 of 20 is exactly 85 %', () => {
  const result = score(attendance, { due: 20, present: 17, 'I.2': 5 });
  expect(result).toMatchObject({
    status: 'rated',
    total: 15,
    rating: 'good',
    criteria: { 'I.1': 10, 'I.2': 5 },
  });
  expect(score(attendance, { due: 20_000 / 40, present: 424, 'I.2': 5 })).toMatchObject({
    total: 5,
    rating: 'poor',
  });
});

test('every problem of a record is listed, and nothing is scored', () => {
  const result = score(attendance, { due: 0, present: 1.5, 'I.2': 9.3, 'I.1': 10, presnt: 3 });
  expect(
    result.status === 'refused' && result.problems.map(({ code, path }) => [code, path]),
  ).toEqual([
    ['record/out-of-range', 'due'],
    ['record/decimals', 'present'],
    ['record/off-step', 'I.2'],
    ['record/computed', 'I.1'],
    ['record/unknown-id', 'presnt'],
  ]);
});

test('a broken constraint is named in its own words', () => {
  const result = score(attendance, { due: 5, present: 6, 'I.2': 0 });
  expect(result).toMatchObject({
    problems: [{ code: 'record/constraint', arguments: { title: 'Present cannot exceed due' } }],
  });
});

test('an unfinished record keeps what it can still become', () => {
  expect(score(attendance, { due: 20, present: 16 })).toMatchObject({
    status: 'incomplete',
    total: { least: 0, greatest: 10 },
    ratings: ['poor'],
    exact: true,
    open: [{ id: 'I.2', points: 10 }],
  });
});

test('a plan that went through JSON gives the same results', () => {
  const stored = JSON.parse(JSON.stringify(attendance)) as Plan;
  const record = { due: 20, present: 17, 'I.2': '4.5' };
  expect(score(stored, record)).toEqual(score(attendance, record));
});

test('a broken constraint is listed beside other problems', () => {
  const result = score(attendance, { due: 5, present: 6, 'I.2': 99 });
  expect(result.status === 'refused' && result.problems.map(({ code }) => code)).toEqual([
    'record/out-of-range',
    'record/constraint',
  ]);
});

test('a fact that only matters to a criterion that does not apply may be left out', () => {
  const survey = planOf(`sheet test.survey "Survey"
  scale 10, round to 0.01
facts
  surveyed "A survey was taken" yes or no
  satisfied "Satisfied" percentage from 0% to 100%
section I "I" 10 points
  criterion I.1 "Quality" from 0 to 5 points
  criterion I.2 "Survey" by satisfied
    from 80% 5 points
    under 80% 0 points
    applies when surveyed, otherwise: not counted
ratings
  good "Good" from 5 points
  poor "Poor" under 5 points
`);
  expect(score(survey, { surveyed: false, 'I.1': 4 })).toMatchObject({
    status: 'rated',
    total: 8,
    notApplied: ['I.2'],
    rescaled: { earned: 4, possible: 5, to: 8 },
  });
  expect(score(survey, { surveyed: true, 'I.1': 4 })).toMatchObject({ status: 'incomplete' });
});

test('marks of what may be changed stand in the order of the inputs and change no hash', () => {
  const source = (mark: string): string => `sheet test.marks "Marks"
facts
  first "First" count from 0 to 9
  second "Second" count from 0 to 9${mark}
section I "I"
  criterion I.1 "Sum" by first + second
    from 5 5 points
    under 5 0 points
    may be n/a, otherwise: 0 points${mark}
  criterion I.2 "Quality" from 0 to 5 points${mark}
ratings
  good "Good" from 5 points
  poor "Poor" under 5 points
`;
  const [marked, bare] = [planOf(source('\n    changeable')), planOf(source(''))];
  expect(marked.text.changeable).toEqual(['second', 'I.1', 'I.2']);
  expect(bare.text).not.toHaveProperty('changeable');
  expect(marked.hash).toBe(bare.hash);
});

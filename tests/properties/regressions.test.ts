import { score, type Result } from '@barem/plan';
import { load } from 'barem';
import { expect, test } from 'vitest';

// Counterexamples that the laws and the hostile inputs once found, each shrunk to what matters.

/** The result of a record under a sheet that has no mistakes. */
function scored(source: string, record: Readonly<Record<string, unknown>>): Result {
  const { plan, diagnostics } = load(source);
  if (!plan) throw new Error(diagnostics.map(({ message }) => message.en).join('; '));
  return score(plan, record);
}

const rest = `
xếp loại
  tốt "Tốt" từ 1 điểm trở lên
  kém "Kém" dưới 1 điểm
`;

test('nothing times minus one is nothing, not minus nothing', () => {
  const source = `biểu x "x"
số liệu
  a "a" số đếm từ 0 đến 2
mục A "A"
  tiêu chí A.1 "x" từ 0 đến 1 điểm = -a
  tiêu chí A.2 "x" đạt được 1 điểm
${rest}`;
  const result = scored(source, { a: 0, 'A.2': true });
  expect(result).toMatchObject({ status: 'rated', criteria: { 'A.1': 0 }, sections: { A: 1 } });
});

test('minus nothing is nothing in a record, too', () => {
  const source = `biểu x "x"
  thang điểm từ -1 đến 1
mục A "A"
  tiêu chí A.1 "x" từ -1 đến 1 điểm
xếp loại
  tốt "Tốt" từ 0 điểm trở lên
  kém "Kém" dưới 0 điểm
`;
  for (const zero of [-0, '-0', '-0,0'])
    expect(scored(source, { 'A.1': zero })).toMatchObject({ total: 0, criteria: { 'A.1': 0 } });
});

test('to round to multiples of nothing is a mistake', () => {
  const source = `biểu x "x"
số liệu
  a "a" số đếm từ 1 đến 500
mục I "I"
  tiêu chí I.1 "x" từ 0 đến 10 điểm = làm tròn a đến 0
${rest}`;
  const { plan, diagnostics } = load(source);
  expect(plan).toBeUndefined();
  const [finding] = diagnostics;
  expect(diagnostics.length).toBe(1);
  expect(source.slice(finding?.span.start, finding?.span.end)).toBe('0');
});

test('not applicable where it cannot be said is refused before the answers that hang on it are there', () => {
  const source = `sheet x "x"
facts
  a "a" count from 1 to 4
section A "A"
  criterion A.1 "one" met for 5 points
    applies when a >= 2, otherwise: maximum points
  criterion A.2 "two" from 0 to 5 points
    applies when points(A.1) < 5, otherwise: 0 points
ratings
  good "Good" from 5 points
  poor "Poor" under 5 points
`;
  const problems = [{ code: 'record/cannot-be-not-applicable', path: 'A.1' }];
  for (const record of [
    { a: 2, 'A.1': 'n/a' },
    { a: 2, 'A.1': 'n/a', 'A.2': 3 },
  ])
    expect(scored(source, record)).toMatchObject({ status: 'refused', problems });
});

test('what is no record has no problem of the record before it', () => {
  const { plan } = load(`biểu x "x"
số liệu
  a "a" số đếm từ 0 đến 2
ràng buộc
  a < 2 "ít"
mục A "A"
  tiêu chí A.1 "x" mỗi a cộng 1 điểm, tối đa 2 điểm
${rest}`);
  const unreadable = {
    get a(): number {
      throw new Error('no');
    },
  };
  const codes = [{ a: 2 }, 2, unreadable].map((record) => {
    const result = score(plan!, record);
    return result.status === 'refused' && result.problems.map(({ code }) => code);
  });
  expect(codes).toEqual([['record/constraint'], ['record/not-a-record'], ['record/not-a-record']]);
});

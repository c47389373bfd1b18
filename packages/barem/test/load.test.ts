import { expect, test } from 'vitest';
import { catalogue, check, formatOf, load, score } from '../src/index.js';

const sheet = (result: string): string => `biểu thử.một "Thử"
  thang điểm 10
mục I "I" 10 điểm
  tiêu chí I.1 "I.1" từ 0 đến 10 điểm
xếp loại
  đạt_yêu_cầu "Đạt" từ 5 điểm trở lên
  chưa "Chưa đạt" dưới 5 điểm
ví dụ "Một"
  I.1 = 7
  kết quả ${result}
`;

test('an example whose result is wrong is a finding, without a repair, since the sheet may be what is wrong', () => {
  const source = sheet('6 điểm, xếp loại chưa');
  const [finding] = check(source);
  expect(finding?.code).toBe('example/wrong-result');
  expect(finding?.message.vi).toBe('ví dụ ghi 6 điểm, `chưa` nhưng tính ra 7 điểm, `đạt_yêu_cầu`');
  expect(finding?.fix).toBeUndefined();
});

test('a sheet loads to a plan, and problems come in words', () => {
  const { plan, diagnostics } = load(sheet('7 điểm, xếp loại đạt_yêu_cầu'));
  expect(diagnostics).toEqual([]);
  expect(score(plan!, { 'I.1': 11 })).toMatchObject({
    problems: [{ message: { vi: '11 nằm ngoài khoảng từ 0 đến 10' } }],
  });
});

test.each([
  ['biểu a.b "A"', 'text'],
  ['# note\n\nsheet a "A"', 'text'],
  ['barem: 1\nsheet: a', 'yaml'],
  ['# note\nbarem: 1', 'yaml'],
  ['', 'text'],
])('%j is read as %s', (source, format) => {
  expect(formatOf(source)).toBe(format);
});

test('every kind of finding has a code of its own and words in both languages', () => {
  const codes = catalogue.map(({ code }) => code);
  expect(new Set(codes).size).toBe(codes.length);
  for (const { code, message, about } of catalogue) {
    expect(code).toMatch(/^[a-z]+\/[a-z-]+$/);
    expect(about).toMatch(/\.$/);
    expect(Object.keys(message).sort()).toEqual(['en', 'vi']);
  }
});

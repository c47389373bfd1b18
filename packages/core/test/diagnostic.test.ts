import { expect, test } from 'vitest';
import {
  applyEdits,
  defineDiagnostic,
  inSourceOrder,
  isError,
  type Severity,
  type TextEdit,
} from '../src/diagnostic.js';

const edit = (start: number, end: number, text: string): TextEdit => ({
  span: { start, end },
  text,
});

test('a finding carries its arguments and says the same in both languages', () => {
  const overflow = defineDiagnostic<{ points: number }>({
    code: 'points/overflow',
    severity: 'error',
    about: 'More points than there are.',
    message: {
      vi: ({ points }) => `thừa ${points} điểm`,
      en: ({ points }) => `${points} too many`,
    },
    help: { vi: () => 'bớt điểm', en: () => 'take some away' },
  });
  const related = [{ span: { start: 7, end: 9 }, message: { vi: 'ở đây', en: 'here' } }];
  const fix = { title: { vi: 'Bớt', en: 'Less' }, edits: [edit(1, 2, '')] };
  expect(overflow({ start: 1, end: 2 }, { points: 3 }, { related, fix })).toEqual({
    code: 'points/overflow',
    severity: 'error',
    arguments: { points: 3 },
    message: { vi: 'thừa 3 điểm', en: '3 too many' },
    help: { vi: 'bớt điểm', en: 'take some away' },
    span: { start: 1, end: 2 },
    related,
    fix,
  });
  expect(overflow.definition.code).toBe('points/overflow');
});

test('what a finding does not have is not there', () => {
  const bare = defineDiagnostic({
    code: 'a/b',
    severity: 'warning',
    about: '',
    message: { vi: () => 'v', en: () => 'e' },
  });
  const finding = bare({ start: 0, end: 0 }, {}, { related: [], fix: undefined });
  expect(Object.keys(finding)).toEqual(['code', 'severity', 'arguments', 'message', 'span']);
  expect(isError(finding)).toBe(false);
});

test('findings come in source order, at one place the error first, else as reported', () => {
  const at = (start: number, severity: Severity, code: string) => ({
    code,
    severity,
    arguments: {},
    message: { vi: '', en: '' },
    span: { start, end: start },
  });
  const given = [
    at(5, 'warning', 'a'),
    at(5, 'error', 'b'),
    at(1, 'warning', 'c'),
    at(5, 'error', 'd'),
  ];
  expect(inSourceOrder(given).map(({ code }) => code)).toEqual(['c', 'b', 'd', 'a']);
  expect(given[0]?.code).toBe('a');
});

test.each([
  { what: 'none', edits: [], result: 'tu 85' },
  { what: 'a replacement', edits: [edit(0, 2, 'từ')], result: 'từ 85' },
  { what: 'several, in any order', edits: [edit(5, 5, '%'), edit(0, 2, 'từ')], result: 'từ 85%' },
  { what: 'a deletion', edits: [edit(2, 5, '')], result: 'tu' },
  { what: 'insertions at one place', edits: [edit(5, 5, '%'), edit(5, 5, '!')], result: 'tu 85%!' },
  {
    what: 'an insertion where a replacement begins',
    edits: [edit(3, 5, '90'), edit(3, 3, '>')],
    result: 'tu >90',
  },
  {
    what: 'an insertion where a replacement ends',
    edits: [edit(5, 5, '%'), edit(3, 5, '90')],
    result: 'tu 90%',
  },
])('edits: $what', ({ edits, result }) => {
  expect(applyEdits('tu 85', edits)).toBe(result);
});

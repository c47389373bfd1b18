import type { Sheet } from '@barem/syntax';
import { nodes } from '@barem/testing';
import { expect, test } from 'vitest';
import {
  assessed,
  choice,
  count,
  criterion,
  decimal,
  half,
  levels,
  metFor,
  otherwise,
  percentage,
  recordOf,
  scaleTo,
  sheetOf,
  yesNo,
} from './builders.js';
import { isValid } from './index.js';

const { compare, named, number } = nodes;

const when = compare(named('có_mặt'), '>', number(0));
const mayBe = { mayBeNotApplicable: true, otherwise: otherwise.maximum };
const only = { when, mayBeNotApplicable: false, otherwise: otherwise.maximum };

const sheet: Sheet = sheetOf({
  facts: [
    count('phải_dự', 1, 50),
    count('có_mặt', 0, 50),
    decimal('diện_tích', 1, 0, 10),
    percentage('tỷ_lệ', 1),
    yesNo('sai'),
    choice('địa_bàn', 'đô_thị', 'miền_núi'),
  ],
  constraints: [
    {
      kind: 'constraint',
      span: nodes.span,
      condition: compare(named('có_mặt'), '<=', named('phải_dự')),
    },
  ],
  criteria: [
    criterion('chấm', assessed(0, 10), only),
    criterion('mức', levels({ tốt: 5, kém: 0 }), mayBe),
    criterion('khoảng', levels({ tốt: [12, 15], khá: [8, 11], kém: 0 })),
    criterion('đạt', metFor(5)),
    criterion('tính', metFor(5, named('sai')), mayBe),
  ],
  scale: scaleTo(40, { step: number(half(1)) }),
});

const good: Readonly<Record<string, unknown>> = {
  phải_dự: 20,
  có_mặt: 20,
  diện_tích: 9.5,
  tỷ_lệ: 85.5,
  sai: false,
  địa_bàn: 'đô_thị',
  chấm: 9.5,
  mức: 'tốt',
  khoảng: 13.5,
  đạt: true,
};
const validWith = (changes: Readonly<Record<string, unknown>>): boolean =>
  isValid(sheet, recordOf(sheet, { ...good, ...changes }));

test('a record within all domains is valid', () => {
  expect(validWith({})).toBe(true);
});

test.each([
  [{ mức: 'n/a' }],
  [{ tính: 'n/a' }],
  [{ khoảng: 'kém' }],
  [{ khoảng: 0 }],
  [{ khoảng: 8 }],
  [{ tỷ_lệ: 100 }],
])('%j is valid', (changes) => {
  expect(validWith(changes)).toBe(true);
});

test.each([
  [{ lạ: 1 }],
  [{ phải_dự: 0 }],
  [{ phải_dự: 51 }],
  [{ phải_dự: 20.5 }],
  [{ phải_dự: true }],
  [{ phải_dự: 'n/a' }],
  [{ có_mặt: 21 }],
  [{ diện_tích: 9.55 }],
  [{ tỷ_lệ: 100.1 }],
  [{ tỷ_lệ: 85.55 }],
  [{ sai: 'n/a' }],
  [{ địa_bàn: 'biển' }],
  [{ địa_bàn: true }],
  [{ chấm: 10.5 }],
  [{ chấm: 9.25 }],
  [{ chấm: 'n/a' }],
  [{ mức: 'khá' }],
  [{ mức: 5 }],
  [{ khoảng: 'tốt' }],
  [{ khoảng: 11.5 }],
  [{ khoảng: 13.25 }],
  [{ đạt: 5 }],
  [{ đạt: 'n/a' }],
  [{ tính: true }],
])('%j is not', (changes) => {
  expect(validWith(changes)).toBe(false);
});

test('a criterion that does not apply takes no answer but n/a', () => {
  const { chấm: _, ...unanswered } = good;
  const nobody = { ...unanswered, có_mặt: 0 };
  expect(isValid(sheet, recordOf(sheet, nobody))).toBe(true);
  expect(isValid(sheet, recordOf(sheet, { ...nobody, chấm: 'n/a' }))).toBe(true);
  expect(isValid(sheet, recordOf(sheet, { ...nobody, chấm: 0 }))).toBe(false);
});

test('what hangs on an absent answer is not judged', () => {
  expect(isValid(sheet, recordOf(sheet, { có_mặt: 30 }))).toBe(true);
  expect(isValid(sheet, recordOf(sheet, {}))).toBe(true);
});

import type { Expr } from '@barem/syntax';
import { nodes } from '@barem/testing';
import { expect, test } from 'vitest';
import { MissingAnswer } from './answers.js';
import {
  choice,
  count,
  criterion,
  half,
  levels,
  metFor,
  otherwise,
  percentage,
  recordOf,
  sheetOf,
  yesNo,
} from './builders.js';
import { read } from './criteria.js';
import { truth } from './expressions.js';

const { compare, levelOf, maximumOf, met, named, number, percent, pointsOf } = nodes;

const {
  arithmetic,
  between,
  both,
  choose,
  either,
  extreme,
  from,
  inRange,
  negate,
  not,
  round,
  under,
} = nodes;

const sheet = sheetOf({
  facts: [
    count('có_mặt', 0, 100),
    count('phải_dự', 0, 100),
    percentage('tỷ_lệ'),
    yesNo('sai'),
    choice('địa_bàn', 'đô_thị', 'miền_núi'),
  ],
  lets: [
    {
      kind: 'let',
      span: nodes.span,
      id: nodes.name('vắng'),
      value: arithmetic(named('phải_dự'), '-', named('có_mặt')),
    },
  ],
  criteria: [
    criterion('I.1', metFor(5)),
    criterion('I.2', levels({ tốt: 10, kém: 0 })),
    criterion('I.3', metFor(4), { mayBeNotApplicable: true, otherwise: otherwise.points(3) }),
  ],
});
const record = recordOf(sheet, {
  có_mặt: 17,
  phải_dự: 20,
  tỷ_lệ: 85,
  sai: false,
  địa_bàn: 'đô_thị',
  'I.1': true,
  'I.2': 'kém',
  'I.3': 'n/a',
});
const holds = (condition: Expr): boolean => truth(condition, read(sheet, record));
const rate = arithmetic(named('có_mặt'), '/', named('phải_dự'));

test.each<[string, Expr]>([
  ['17/20 is exactly 85%', compare(rate, '=', percent(85))],
  ['a percentage fact of 85 is 85%', compare(named('tỷ_lệ'), '=', percent(85))],
  ['a share goes with a bare number', compare(rate, '<', number(1))],
  ['a let is its expression', compare(named('vắng'), '=', number(3))],
  ['a negative number', compare(negate(named('vắng')), '<', number(0))],
  [
    'products and sums',
    compare(arithmetic(arithmetic(named('vắng'), '*', number(2)), '+', number(1)), '=', number(7)),
  ],
  [
    'the lower end belongs',
    inRange(named('có_mặt'), between(number(17), number(18), { to: false })),
  ],
  ['the upper end does not', not(inRange(named('có_mặt'), under(number(17))))],
  [
    'an end over a value',
    not(
      inRange(named('có_mặt'), { span: nodes.span, from: { value: number(17), inclusive: false } }),
    ),
  ],
  ['exactly', inRange(named('có_mặt'), between(number(17), number(17)))],
  ['the end of a range may be a fact', inRange(named('phải_dự'), from(named('có_mặt')))],
  ['yes and no', both(not(named('sai')), either(named('sai'), nodes.yesNo(true)))],
  ['a choice has its option', compare(named('địa_bàn'), '=', named('đô_thị'))],
  ['an option may stand first', compare(named('miền_núi'), '!=', named('địa_bàn'))],
  ['the level of a criterion', compare(levelOf('I.2'), '=', named('kém'))],
  ['met is a level', compare(levelOf('I.1'), '=', met(true))],
  ['a criterion that does not apply is not met', compare(levelOf('I.3'), '!=', met(true))],
  ['nor is it not met', compare(levelOf('I.3'), '!=', met(false))],
  ['points of a criterion', compare(pointsOf('I.1'), '=', number(5))],
  ['points of a section', compare(pointsOf('I'), '=', number(8))],
  ['maximum of a section', compare(maximumOf('I'), '=', number(19))],
  [
    'the least of several',
    compare(extreme('least', [number(3), named('vắng'), number(5)]), '=', number(3)),
  ],
  [
    'the greatest of several',
    compare(extreme('greatest', [number(3), named('có_mặt')]), '=', number(17)),
  ],
  ['if picks one side', compare(choose(named('sai'), number(1), number(2)), '=', number(2))],
  ['rounding', compare(round(rate, 'up', number(half(1))), '=', number(1))],
])('%s', (_, condition) => {
  expect(holds(condition)).toBe(true);
});

test('a condition guards a division by 0', () => {
  const empty = recordOf(sheet, { có_mặt: 0, phải_dự: 0 });
  const some = compare(named('phải_dự'), '>', number(0));
  const full = compare(rate, '=', number(1));
  expect(truth(both(some, full), read(sheet, empty))).toBe(false);
  expect(truth(choose(some, full, nodes.yesNo(true)), read(sheet, empty))).toBe(true);
  expect(() => truth(full, read(sheet, empty))).toThrow('division by zero');
});

test('an answer that is missing is named', () => {
  expect(() => truth(named('sai'), read(sheet, recordOf(sheet, {})))).toThrow(
    new MissingAnswer('sai'),
  );
});

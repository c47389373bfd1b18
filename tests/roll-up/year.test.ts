import { parsePeriod } from '@barem/population';
import { load } from 'barem';
import { describe, expect, test } from 'vitest';
import {
  codesIn,
  editionOf,
  monthly,
  ratingsIn,
  record,
  registerOf,
  runOver,
  yearly,
  yearOf,
} from './province.js';

const { register } = registerOf(['A', 'B']);
const full = Array.from({ length: 12 }, () => 95);

test('a unit is rated by what its months come to', () => {
  const result = runOver([...yearOf('A', full), ...yearOf('B', full.with(3, 60))], { register });
  expect(ratingsIn(result)).toEqual({ A: 'tốt', B: 'khá' });
  expect(result.findings).toEqual([]);
});

test('whoever comes first in the list of assessors counts', () => {
  const superior = record('A', '2022-05', 60, { assessor: 'cấp_trên' });
  const result = runOver([...yearOf('A', full), superior], { register });
  expect(ratingsIn(result)['A']).toBe('khá');
  expect(result.report.apart.map(({ difference }) => difference.numerator)).toEqual([35n]);
});

describe('ten faults, each a clear finding, nothing counted twice or lost', () => {
  const good = yearOf('A', full);
  const faults: readonly (readonly [
    string,
    Parameters<typeof runOver>[0],
    string,
    string | undefined,
  ])[] = [
    ['the same record twice', [...good, good[4]!], 'year/said-twice', 'tốt'],
    [
      'two records for one month',
      [
        ...good.with(4, record('A', '2022-05', 95, { date: '2022-05-10' })),
        record('A', '2022-05', 60, { date: '2022-05-31' }),
      ],
      'year/two-records',
      'khá',
    ],
    ['an unknown unit', [...good, record('Z', '2022-05', 40)], 'year/unknown-unit', 'tốt'],
    ['no unit', [...good, record('', '2022-05', 40)], 'year/no-unit', 'tốt'],
    ['no period', [...good, record('A', '', 40)], 'year/no-period', 'tốt'],
    ['a period of another kind', [...good, record('A', '2022-Q1', 40)], 'year/wrong-period', 'tốt'],
    [
      'a day that does not exist',
      [...good.slice(1), record('A', '2022-01', 95, { date: '2022-02-30' })],
      'year/bad-date',
      'khá',
    ],
    [
      'points beyond the range',
      [...good.slice(1), record('A', '2022-01', 120)],
      'year/refused',
      undefined,
    ],
    [
      'a record that is not finished',
      [
        ...good.slice(1),
        { ...good[0]!, record: { unit: 'A', period: '2022-01', assessor: 'tự_chấm' } },
      ],
      'year/unfinished',
      undefined,
    ],
    ['a month of another year', [...good, record('A', '2019-05', 40)], 'year/other-period', 'tốt'],
    [
      'a meeting held in the next month',
      good.with(0, record('A', '2022-01', 95, { date: '2022-02-03' })),
      'year/outside-period',
      'tốt',
    ],
  ];

  test.each(faults)('%s', (_, records, code, rating) => {
    const result = runOver(records, { register });
    expect(codesIn(result)).toEqual([code]);
    expect(ratingsIn(result)['A']).toBe(rating);
    const meetings = result.report.trend.flatMap(({ points }) => points);
    const counted = meetings.reduce((sum, { distribution }) => sum + distribution.total, 0);
    expect(counted).toBeLessThanOrEqual(12);
  });

  test('where two records are not decided, neither counts and nobody is rated', () => {
    const undecided = yearly('hai phiếu một kỳ thì chưa xếp loại');
    const result = runOver([...good, record('A', '2022-05', 40)], {
      register,
      editions: [editionOf(monthly), editionOf(undecided)],
    });
    expect(codesIn(result)).toEqual(['year/two-records']);
    expect(ratingsIn(result)['A']).toBeUndefined();
  });

  test('of two records of one day none is the latest', () => {
    const result = runOver([...good, record('A', '2022-05', 40)], { register });
    expect(ratingsIn(result)['A']).toBeUndefined();
    expect(result.findings.map(({ severity }) => severity)).toEqual(['error']);
  });

  test('the best or the worst of two records counts where that is decided', () => {
    const rated = (decision: string): string | undefined =>
      ratingsIn(
        runOver([...good, record('A', '2022-05', 40)], {
          register,
          editions: [editionOf(monthly), editionOf(yearly(`hai phiếu một kỳ ${decision}`))],
        }),
      )['A'];
    expect([rated('lấy phiếu tốt nhất'), rated('lấy phiếu kém nhất')]).toEqual(['tốt', 'khá']);
  });
});

describe('which periods are expected', () => {
  test('a cell founded in the year is expected from its first whole month on', () => {
    const founded = registerOf(
      [],
      [{ id: 'N', name: 'Mới', level: 'chi bộ', parent: 'G1', type: 'thôn', from: '2022-06-15' }],
    );
    const points = full.map((each, at) => (at < 6 ? undefined : each));
    const result = runOver(yearOf('N', points), { register: founded.register });
    expect(ratingsIn(result)).toEqual({ N: 'tốt' });
    expect(result.report.missing).toEqual([]);
  });

  test('an exempt period does not count, a missing one does', () => {
    const records = yearOf(
      'A',
      full.map((each, at) => (at === 0 ? undefined : each)),
    );
    const exemption = { unit: 'A', period: '2022-01', reason: 'giãn cách', place: { path: 'x' } };
    expect(ratingsIn(runOver(records, { register }))['A']).toBe('khá');
    const excused = runOver(records, { register, exemptions: [exemption] });
    expect(ratingsIn(excused)['A']).toBe('tốt');
    expect(excused.report.exempt).toMatchObject([
      { unit: { id: 'A' }, reason: 'giãn cách', periods: [{ year: 2022, index: 1 }] },
    ]);
  });

  test('an exemption of nobody, and a record in an exempt period, are told', () => {
    const exemptions = [
      { unit: 'Z', period: '2022-01', reason: '', place: { path: 'x' } },
      { unit: 'A', period: '2022-01', reason: '', place: { path: 'x' } },
    ];
    const result = runOver(yearOf('A', full), { register, exemptions });
    expect(codesIn(result)).toEqual(['year/exempt-and-recorded', 'year/unknown-exemption']);
  });

  test('up to a day, later periods are not missing yet', () => {
    const records = yearOf(
      'A',
      full.map((each, at) => (at < 8 ? each : undefined)),
    );
    const result = runOver(records, { register, asOf: '2022-08-31' });
    const unit = result.units.find(({ membership }) => membership.id === 'A');
    expect(unit?.rolled?.result?.status).toBe('incomplete');
    expect(unit?.rolled?.missing).toEqual([]);
  });
});

describe('the edition in force on the day of the meeting', () => {
  const stricter = editionOf(monthly, { label: '2', from: '2022-07-01' });
  const first = editionOf(monthly, {
    from: '2021-12-01',
    to: '2022-06-30',
    trial: { from: '2021-10-01', to: '2021-11-30' },
  });
  const editions = [first, stricter, editionOf(yearly())];

  test('scores the record', () => {
    const result = runOver(yearOf('A', full), { register, editions });
    expect(result.report.trend.map(({ edition }) => edition).toSorted()).toEqual(['1', '2']);
    expect(ratingsIn(result)['A']).toBe('tốt');
  });

  test('a record before the start is refused with that reason, one of the trial is scored and counts for nothing', () => {
    const months = yearOf('A', full, 2021).slice(8);
    const result = runOver(months, { register, editions, period: parsePeriod('2021')! });
    expect(codesIn(result)).toEqual(['year/too-early', 'year/trial', 'year/trial']);
    expect(result.findings[0]?.text.vi).toContain('2021-12-01');
    expect(ratingsIn(result)['A']).toBe('tốt');
    expect(result.report.trend[0]?.trials).toBe(2);
  });

  test('a year of two editions is rated as the roll-up declares', () => {
    const points = full.map((each, at) => (at < 6 ? 60 : each));
    const outcome = (changed: string): string | undefined => {
      const text = yearly().source.replace(
        'đổi biểu trong kỳ tính chung',
        `đổi biểu trong kỳ ${changed}`,
      );
      const rollUp = editionOf(load(text, { sheets: [monthly] }));
      return ratingsIn(
        runOver(yearOf('A', points), { register, editions: [first, stricter, rollUp] }),
      )['A'];
    };
    expect(outcome('tính chung')).toBe('kém');
    expect(outcome('chỉ tính bản mới')).toBe('tốt');
    expect(outcome('thì chưa xếp loại')).toBeUndefined();
  });

  test('a day must be given where two editions are in force in one period', () => {
    const inMonth = [
      editionOf(monthly, { to: '2022-05-14' }),
      editionOf(monthly, { label: '2', from: '2022-05-15' }),
      editionOf(yearly()),
    ];
    const result = runOver(yearOf('A', full), { register, editions: inMonth });
    expect(codesIn(result)).toEqual(['year/date-needed']);
  });
});

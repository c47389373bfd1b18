import { exact, rational, toPlainText } from '@barem/core';
import { describe, expect, test } from 'vitest';
import { createReport } from '../../src/report/gather/create-report.js';
import type { Distribution } from '../../src/report/report.js';
import {
  classes,
  findings,
  meeting,
  meetings,
  moves,
  period,
  province,
  regular,
  reportOf,
  subject,
  thematic,
  units,
} from './province.js';

/** The rows of a table added up. */
const together = (rows: readonly Distribution[]): Distribution => ({
  counts: classes.map((_, at) => rows.reduce((sum, { counts }) => sum + (counts[at] ?? 0), 0)),
  none: rows.reduce((sum, { none }) => sum + none, 0),
  total: rows.reduce((sum, { total }) => sum + total, 0),
});

/** The same items in another order. */
const shuffled = <T>(items: readonly T[], seed: number): readonly T[] =>
  items
    .map((item, at) => ({ item, key: ((at + 1) * 7919 * seed) % 104_729 }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ item }) => item);

describe('classes of units', () => {
  test('organisations, and types, add up to the whole', () => {
    expect(province.whole).toEqual({ counts: [4, 5, 1, 1], none: 1, total: 12 });
    expect(together(province.byOrganisation)).toEqual(province.whole);
    expect(together(province.byType)).toEqual(province.whole);
  });

  test('organisations stand in the order of the register, types by size, those without one last', () => {
    expect(province.byOrganisation.map(({ id, total }) => [id, total])).toEqual([
      ['h1', 5],
      ['h2', 4],
      ['h3', 3],
    ]);
    expect(province.byType.map(({ id, total }) => [id, total])).toEqual([
      ['thôn', 4],
      ['cơ quan', 3],
      ['khối phố', 2],
      ['trường học', 2],
      ['', 1],
    ]);
  });

  test('a unit that the register does not know, and the organisation itself, have rows of their own', () => {
    const bare = { reasons: [], missing: [] };
    const { byOrganisation, whole } = reportOf(subject, {
      units: [
        { unit: 'lạ', rating: 'khá', ...bare },
        { unit: 'tinh', rating: 'tốt', ...bare },
        { unit: 'h3', ...bare },
      ],
    });
    expect(byOrganisation.filter(({ total }) => total > 0).map(({ id }) => id)).toEqual([
      'h3',
      'tinh',
      '',
    ]);
    expect(together(byOrganisation)).toEqual(whole);
  });

  test('an organisation without units stands in the report, too', () => {
    const { byOrganisation } = reportOf(subject, {});
    expect(byOrganisation.map(({ id, total }) => [id, total])).toEqual([
      ['h1', 0],
      ['h2', 0],
      ['h3', 0],
    ]);
  });
});

describe('order of adding', () => {
  test.each([1, 2, 3, 4, 5])('does not change the report (%i)', (seed) => {
    const added = {
      meetings: shuffled(meetings, seed),
      units: shuffled(units, seed + 1).map((unit) => ({
        ...unit,
        missing: unit.missing.toReversed(),
      })),
      moves: shuffled(moves, seed),
      findings: shuffled(findings, seed),
    };
    expect(reportOf(subject, added)).toEqual(province);
  });

  test('units may come before meetings', () => {
    const report = createReport(subject);
    for (const unit of units) report.addUnit(unit);
    report.addFindings(findings);
    report.addQuotaMoves(moves);
    for (const each of meetings) report.addMeeting(each);
    expect(report.finish()).toEqual(province);
  });

  test('a report may be finished, added to and finished again', () => {
    const report = createReport(subject);
    const first = report.finish();
    report.addMeeting(meeting('c1', period('month', 1), [0, 0, 0, 0, 0]));
    expect(first.trend[0]?.whole.total).toBe(0);
    expect(report.finish().trend[0]?.whole.total).toBe(1);
  });
});

describe('trend', () => {
  const totals = [100, 90.5, 90.5].map((points) => rational(points * 2, 2));
  const lost: readonly (readonly number[])[] = [
    [0, 0, 0, 0, 0],
    [1, 2, 3, 4, 9],
    [9, 4, 3, 2, 1],
  ];
  const { trend } = reportOf(subject, {
    meetings: lost.map((each, at) => meeting(`c${at + 1}`, period('month', 2), each)),
  });

  test('the mean is exact', () => {
    expect(trend[0]?.points[1]).toEqual({
      period: period('month', 2),
      distribution: { counts: [3, 0, 0, 0], none: 0, total: 3 },
      mean: exact.divide(exact.sum(totals), rational(3)),
    });
    expect(toPlainText(trend[0]?.mean ?? exact.zero)).toBe('281/3');
  });

  test('every period of the report stands in it, in the order of time', () => {
    expect(trend.map(({ points }) => points.map(({ period: { index } }) => index))).toEqual([
      [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
      [1, 2, 3, 4],
    ]);
    expect(trend[0]?.points[0]?.mean).toBeUndefined();
  });

  test('a meeting for trial is counted apart', () => {
    const of = reportOf(subject, {
      meetings: [
        meeting('c1', period('month', 1), [10, 0, 0, 0, 0], {
          trial: true,
          totalsApart: true,
          criteriaApart: ['I.1'],
        }),
      ],
    });
    expect(of.trend[0]).toMatchObject({ trials: 1, whole: { total: 0 } });
    expect([of.losses, of.apart, of.unmoved]).toEqual([[], [], []]);
  });

  test('a meeting that is not scored by all who must has no class', () => {
    const { counting: _, ...unfinished } = meeting('c1', period('month', 1), []);
    const of = reportOf(subject, { meetings: [unfinished] });
    expect(of.trend[0]?.points[0]).toEqual({
      period: period('month', 1),
      distribution: { counts: [0, 0, 0, 0], none: 1, total: 1 },
    });
  });

  test('two editions of a sheet are told apart, each with the periods in which it was in use', () => {
    const older = { ...regular, edition: '1.0.0' };
    const of = reportOf(
      { ...subject, sheets: [older, regular] },
      {
        meetings: [1, 2, 3].map((month) =>
          meeting('c1', period('month', month), [0, 0, 0, 0, 0], {
            sheet: { id: regular.id, edition: month < 3 ? '1.0.0' : '1.1.0' },
          }),
        ),
      },
    );
    expect(
      of.trend.map(({ edition, points }) => [
        edition,
        points.map(({ period: { index } }) => index),
      ]),
    ).toEqual([
      ['1.0.0', [1, 2, 4, 5, 6, 7, 8, 9, 10, 11, 12]],
      ['1.1.0', [3, 4, 5, 6, 7, 8, 9, 10, 11, 12]],
    ]);
    expect(of.unmoved.map(({ meetings: count }) => count)).toEqual([3]);
  });
});

describe('losses', () => {
  test('are means over the meetings to which a criterion applied, most lost first', () => {
    const { losses } = reportOf(subject, {
      meetings: [
        meeting('c1', period('month', 1), [0, 1, 0, 0, 9]),
        meeting('c2', period('month', 1), [0, 1, 0, 2, 9], {
          lost: [undefined, rational(1, 2), rational(0), rational(1), rational(9, 2)],
        }),
        meeting('c3', period('month', 1), [0, 0, 0, 0, 1]),
      ],
    });
    expect(
      losses.map(({ criterion, mean, times, meetings: count }) => [
        criterion,
        toPlainText(mean),
        times,
        count,
      ]),
    ).toEqual([
      ['IV.1', '19/6', 3, 3],
      ['I.2', '1/3', 2, 3],
      ['III.1', '1/3', 1, 3],
      ['I.1', '0', 0, 2],
      ['II.1', '0', 0, 3],
    ]);
  });
});

describe('lists of units', () => {
  test('assessors who differ: the two farthest apart, in order of precedence', () => {
    const score = (assessor: string, total: number) => ({
      assessor,
      total: rational(total),
      rating: 'khá',
    });
    const { apart } = reportOf(subject, {
      meetings: [
        meeting('c1', period('month', 3), [0, 0, 0, 0, 0], {
          byAssessor: [score('a', 80), score('b', 84), score('c', 71)],
          criteriaApart: ['I.1', 'I.2'],
        }),
      ],
    });
    expect(apart).toEqual([
      {
        unit: {
          id: 'c1',
          name: 'Chi bộ thôn Đông',
          above: [
            { id: 'x1', name: 'Đảng bộ xã Phú An' },
            { id: 'h1', name: 'Huyện ủy Thanh Bình' },
          ],
        },
        sheet: regular.id,
        period: period('month', 3),
        assessors: ['b', 'c'],
        totals: [rational(84), rational(71)],
        difference: rational(13),
        isTotalBeyond: false,
        criteria: ['I.1', 'I.2'],
      },
    ]);
  });

  test.each([
    { found: 1, totals: [5, 5, 5] },
    { found: 0, totals: [5, 5] },
    { found: 0, totals: [5, 5, 4, 5, 5, 5] },
    { found: 0, totals: [4, 5, 5, 5] },
  ])('$found totals that never move in $totals', ({ found, totals }) => {
    const { unmoved } = reportOf(subject, {
      meetings: totals.map((each, at) =>
        meeting('c1', period('month', at + 1), [each, 0, 0, 0, 0]),
      ),
    });
    expect(unmoved).toHaveLength(found);
  });

  test('changes: those that fell farthest first', () => {
    expect(province.changes).toMatchObject({
      previous: { kind: 'year', year: 2021 },
      before: { counts: [4, 6, 1, 0], none: 1, total: 12 },
      better: 2,
      same: 5,
      worse: 3,
    });
    expect(province.changes?.units.map(({ unit, steps }) => [unit.id, steps])).toEqual([
      ['c4', 2],
      ['c2', 1],
      ['c7', 1],
      ['c10', -1],
      ['c3', -1],
    ]);
  });

  test('nothing is said of changes where nothing is known of the period before', () => {
    const first = units.map(({ unit, reasons, missing }) => ({ unit, reasons, missing }));
    expect(reportOf(subject, { units: first })).not.toHaveProperty('changes');
  });

  test('who should be looked at, worst first', () => {
    expect(
      province.inspection.map(({ unit, reasons }) => [unit.id, reasons.map(({ kind }) => kind)]),
    ).toEqual([
      ['c12', ['unrated', 'missing']],
      ['c4', ['missing', 'jump']],
      ['c8', ['records']],
      ['c7', ['apart']],
      ['c5', ['unmoved']],
    ]);
  });

  test('missing periods stand in the order of time', () => {
    expect(
      province.missing.map(({ unit, periods }) => [unit.id, periods.map(({ index }) => index)]),
    ).toEqual([
      ['c12', [1, 2, 3]],
      ['c4', [2, 3, 7]],
    ]);
  });

  test('errors stand before warnings', () => {
    expect(province.findings.map(({ severity }) => severity)).toEqual(['error', 'warning']);
  });
});

describe('basis', () => {
  test.each([
    { statuses: ['official', 'official'], status: 'official' },
    { statuses: ['official', 'draft'], status: 'draft' },
    { statuses: ['illustrative', 'draft'], status: 'illustrative' },
  ] as const)('$statuses is $status together', ({ statuses: [first, second], status }) => {
    const { rollUp: _, ...without } = subject;
    const sheets = [
      { ...regular, status: first },
      { ...thematic, status: second },
    ];
    expect(reportOf({ ...without, sheets }, {}).basis.status).toBe(status);
  });
});

describe('a mistake of the caller is told at once', () => {
  const report = createReport(subject);
  test.each([
    {
      name: 'a sheet that is not of the report',
      slip: () =>
        report.addMeeting(
          meeting('c1', period('month', 1), [], { sheet: { id: 'x', edition: '1' } }),
        ),
    },
    {
      name: 'a period outside',
      slip: () => report.addMeeting(meeting('c1', { kind: 'month', year: 2021, index: 1 }, [])),
    },
    {
      name: 'a loss too few',
      slip: () => report.addMeeting(meeting('c1', period('month', 1), [1])),
    },
    {
      name: 'a class that is not of the report',
      slip: () => report.addUnit({ unit: 'c1', rating: 'giỏi', reasons: [], missing: [] }),
    },
    {
      name: 'a unit twice',
      slip: () => [0, 1].forEach(() => report.addUnit({ unit: 'c2', reasons: [], missing: [] })),
    },
    {
      name: 'an edition twice',
      slip: () => createReport({ ...subject, sheets: [regular, regular] }),
    },
  ])('$name', ({ slip }) => {
    expect(slip).toThrow('broken invariant');
  });
});

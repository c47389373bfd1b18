import { describe, expect, test } from 'vitest';
import { inspectionRows } from '../../src/report/data/inspection-rows.js';
import { reportJson } from '../../src/report/data/json.js';
import { reportRows } from '../../src/report/data/rows.js';
import { safeCell } from '../../src/report/data/safe-cell.js';
import { hostile, long } from './hostile.js';
import { meeting, period, province, reportOf, subject } from './province.js';

describe('rows', () => {
  test('are one table: a header, and as many cells in every row', () => {
    for (const report of [province, hostile, reportOf(subject, {})])
      for (const rows of [reportRows(report, 'vi'), inspectionRows(report, 'en')])
        expect(new Set(rows.map(({ length }) => length))).toEqual(new Set([10]));
    expect(reportRows(province, 'en')[0]).toEqual([
      'section',
      'id',
      'name',
      'parent',
      'parent name',
      'sheet',
      'period',
      'item',
      'measure',
      'value',
    ]);
  });

  test('counts of organisations add up to those of the whole', () => {
    const rows = reportRows(province, 'en');
    const counts = (section: string): number =>
      rows
        .filter(([first, , , , , , , , measure]) => first === section && measure === 'count')
        .reduce((sum, row) => sum + Number(row.at(-1)), 0);
    expect([
      counts('All'),
      counts('Ratings by organisation'),
      counts('Ratings by type of unit'),
    ]).toEqual([12, 12, 12]);
  });

  test('lists are not cut', () => {
    const rows = inspectionRows(long, 'vi');
    expect(rows.filter(([, , , , , , , , measure]) => measure === 'Thiếu kỳ')).toHaveLength(302);
  });

  test('no cell begins a formula or breaks a line', () => {
    for (const language of ['vi', 'en'] as const)
      for (const row of reportRows(hostile, language))
        for (const cell of row) expect(cell).not.toMatch(/^\s*[=+@|%]|^\s*-(?!\d)|[\p{Cc}]/u);
    expect(reportRows(hostile, 'vi').flat()).toContain("'=cmd|/c calc!A1");
  });

  test.each([
    { text: '-13.5', cell: '-13.5' },
    { text: '-1+cmd', cell: "'-1+cmd" },
    { text: '\t=1', cell: "' =1" },
    { text: '\uFEFF=1', cell: "'\uFEFF=1" },
    { text: '＝1', cell: "'＝1" },
    { text: 'a\r\nb', cell: 'a b' },
    { text: 'Chi bộ - thôn 1', cell: 'Chi bộ - thôn 1' },
  ])('$text is written $cell', ({ text, cell }) => {
    expect(safeCell(text)).toBe(cell);
  });
});

describe('JSON', () => {
  test('holds numbers exactly and periods as texts', () => {
    const json = reportJson(
      reportOf(subject, {
        meetings: [
          meeting('c1', period('month', 3), [0, 0, 0, 0, 1]),
          meeting('c2', period('month', 3), [0, 0, 0, 0, 0]),
          meeting('c3', period('month', 3), [0, 0, 0, 0, 0]),
        ],
      }),
    );
    expect(json.trend[0]?.points[2]).toEqual({
      period: '2022-03',
      distribution: { counts: [3, 0, 0, 0], none: 0, total: 3 },
      mean: '599/6',
    });
    expect(json.losses[0]).toMatchObject({ mean: '1/6', maximum: '25' });
  });

  test('is the same after it was written and read', () => {
    for (const report of [province, hostile])
      expect(JSON.parse(JSON.stringify(reportJson(report)))).toEqual(reportJson(report));
  });

  test('has the same keys whatever is in it', () => {
    expect(Object.keys(reportJson(province))).toEqual([
      'format',
      'period',
      'date',
      'organisation',
      'basis',
      'classes',
      'whole',
      'byOrganisation',
      'byType',
      'trend',
      'losses',
      'missing',
      'apart',
      'unmoved',
      'exempt',
      'changes',
      'quotas',
      'inspection',
      'findings',
    ]);
  });
});

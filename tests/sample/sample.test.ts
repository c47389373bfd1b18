import { createHash } from 'node:crypto';
import {
  createRun,
  parsePeriod,
  readRegister,
  sampleProvince,
  type SampleOptions,
  type SampleProvince,
} from '@barem/population';
import { expect, test } from 'vitest';
import { loadShipped } from '../structure/shipped.js';

const sheets = ['nghe_an.thuong_ky', 'nghe_an.chuyen_de'] as const;

const small: SampleOptions = { organisations: 12, cells: 60, year: 2022, seed: 1 };

const rowsOf = (province: SampleProvince): readonly (readonly string[])[] => [
  ...[...province.register].map((row) => Object.values(row)),
  ...sheets.flatMap((sheet) => [...province.records(sheet).rows]),
  ...province.exemptions.rows,
];

const fingerprint = (options: SampleOptions): string =>
  createHash('sha256')
    .update(JSON.stringify(rowsOf(sampleProvince(options))))
    .digest('hex');

test('the same options give the same province, another seed another one', () => {
  expect(fingerprint(small)).toBe(fingerprint(small));
  expect(fingerprint({ ...small, seed: 2 })).not.toBe(fingerprint(small));
  const province = sampleProvince(small);
  expect(rowsOf(province)).toEqual(rowsOf(province));
});

test('a cell is the same one in a province with more cells', () => {
  const ofFirst = (options: SampleOptions): readonly (readonly string[])[] =>
    [...sampleProvince(options).records('nghe_an.thuong_ky').rows].filter(
      ([unit]) => unit === 'CB-00001',
    );
  expect(ofFirst(small).length).toBeGreaterThan(8);
  expect(ofFirst({ ...small, cells: 200 })).toEqual(ofFirst(small));
});

test.each([
  { ...small, organisations: 0 },
  { ...small, cells: -1 },
  { ...small, cells: 1.5 },
  { ...small, year: 99 },
  { ...small, seed: -1 },
])('%j is refused', (options) => {
  expect(() => sampleProvince(options)).toThrow('broken invariant');
});

test('its register is sound, every record is scored, and the year is believable', () => {
  const province = sampleProvince({ ...small, cells: 300 });
  const { register, findings } = readRegister(
    [...province.register].map((row) => ({
      place: { path: 'register.csv' },
      cells: Object.fromEntries(Object.entries(row).filter(([, text]) => text !== '')),
    })),
  );
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  const editions = [...sheets.map((id) => id.split('.')[1]!), 'nam'].map((name) => ({
    plan: loadShipped(`rulesets/nghe-an/2021/${name}.barem`).plan!,
    label: '2021',
  }));
  const run = createRun({
    register,
    editions,
    rollUp: 'nghe_an.nam',
    period: parsePeriod('2022')!,
    organisation: 'TU',
    exemptions: [],
    facts: [],
  });
  let records = 0;
  for (const sheet of sheets) {
    const { columns, rows } = province.records(sheet);
    for (const row of rows) {
      const cells = columns.flatMap((column, at) => (row[at] === '' ? [] : [[column, row[at]]]));
      run.add({ sheet, record: Object.fromEntries(cells), place: { path: sheet } });
      records += 1;
    }
  }
  const { report, findings: found } = run.finish();
  expect(found.filter(({ code }) => code !== 'year/outside-period')).toEqual([]);
  expect(records).toBeGreaterThan(300 * 16 * 1.2);
  // Every class occurs, and the best is not rare.
  expect(report.whole.counts.every((count) => count > 0)).toBe(true);
  expect(report.whole.counts[0]! / report.whole.total).toBeGreaterThan(0.2);
  expect(report.whole.none).toBe(0);
  expect(report.apart.length).toBeGreaterThan(0);
  expect(report.unmoved.length).toBeGreaterThan(0);
  expect(report.missing.length).toBeGreaterThan(0);
});

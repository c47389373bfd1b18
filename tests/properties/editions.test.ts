import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fc } from '@barem/testing';
import { checkEditions, editionOn, readManifest, type Manifest } from 'barem';
import { expect, test } from 'vitest';
import { root, trackedFiles } from '../structure/workspace.js';
import { runs } from './runs.js';

interface Days {
  readonly edition: string;
  readonly from: string;
  readonly to?: string | undefined;
  readonly status?: string;
  readonly trial?: string;
}

function manifest({ edition, from, to, status = 'in-force', trial = '' }: Days): Manifest {
  const days = `{ from: ${from}${to === undefined ? '' : `, to: ${to}`} }`;
  const read = readManifest(`barem: 1
ruleset: a
edition: "${edition}"
title: A
issuer: B
status: ${status}
numbers: illustrative
effective: ${days}
${trial}
sources: [C]
sheets: [{ id: a.b, file: b.barem }]
cases: []
`);
  if (!read.manifest) throw new Error(JSON.stringify(read.diagnostics));
  return read.manifest;
}

const editions = [
  manifest({ edition: '2023', from: '2023-10-30' }),
  manifest({
    edition: '2021',
    from: '2021-12-01',
    to: '2023-09-30',
    trial: 'trial: { from: 2021-10-01, to: 2021-11-30 }',
  }),
  manifest({ edition: '2030', from: '2022-01-01', status: 'draft' }),
];

test.each([
  ['2021-09-30', { kind: 'too-early', from: '2021-12-01' }],
  ['2021-10-01', { kind: 'trial', edition: '2021' }],
  ['2021-12-01', { kind: 'in-force', edition: '2021' }],
  ['2023-09-30', { kind: 'in-force', edition: '2021' }],
  ['2023-10-01', { kind: 'too-early', from: '2023-10-30' }],
  ['2023-10-30', { kind: 'in-force', edition: '2023' }],
])('on %s the edition in force is %j', (date, stated) => {
  const found = editionOn(editions, date);
  expect(
    'manifest' in found ? { kind: found.kind, edition: found.manifest.edition.value } : found,
  ).toEqual(stated);
});

test('a ruleset of drafts has no edition in force', () => {
  expect(editionOn(editions.slice(2), '2024-01-01')).toEqual({ kind: 'none' });
});

test('what was last in force is told of days after it', () => {
  expect(editionOn(editions.slice(1, 2), '2024-01-01')).toEqual({
    kind: 'too-late',
    to: '2023-09-30',
  });
});

const year = fc.integer({ min: 2000, max: 2020 });
const spans = fc.uniqueArray(
  fc.record({ first: year, years: fc.option(fc.integer({ min: 0, max: 5 }), { nil: undefined }) }),
  { minLength: 1, maxLength: 5, selector: ({ first }) => first },
);

test('editions without a finding about their days have one of them in force on every day from the first on', () => {
  fc.assert(
    fc.property(spans, year, (given, asked) => {
      const all = given.map(({ first, years }, index) =>
        manifest({
          edition: String(index),
          from: `${first}-01-01`,
          to: years === undefined ? undefined : `${first + years}-12-31`,
        }),
      );
      const date = `${asked}-06-15`;
      const holding = all.filter(
        ({ effective: { from, to } }) => from.iso <= date && (!to || date <= to.iso),
      );
      const [from, end] = [
        all.map(({ effective }) => effective.from.iso).toSorted()[0]!,
        all
          .map(({ effective }) => effective.to?.iso ?? '9999')
          .toSorted()
          .at(-1)!,
      ];
      const codes = new Set(checkEditions(all).flatMap((found) => found.map(({ code }) => code)));
      const isWithin = from <= date && date <= end;
      expect({
        twoAreTold: holding.length < 2 || codes.has('ruleset/overlap'),
        noneIsTold: holding.length > 0 || !isWithin || codes.has('ruleset/gap'),
        elseThereIsOne: codes.size > 0 || holding.length === (isWithin ? 1 : 0),
      }).toEqual({ twoAreTold: true, noneIsTold: true, elseThereIsOne: true });
    }),
    { numRuns: runs(200, 10_000) },
  );
});

test('the shipped editions contradict neither themselves nor one another', () => {
  const files = trackedFiles().filter((path) => /^rulesets\/.*\/ruleset\.yaml$/.test(path));
  const read = files.map((path) => readManifest(readFileSync(join(root, path), 'utf8')));
  expect(read.flatMap(({ diagnostics }) => diagnostics)).toEqual([]);
  const manifests = read.flatMap((each) => each.manifest ?? []);
  expect(manifests.length).toBe(files.length);
  expect(checkEditions(manifests).flat()).toEqual([]);
});

import type { Language } from '@barem/core';
import { parseText, printText, type Change, type Sheet } from '@barem/syntax';
import { fc, laws, revision, unplannedSubject } from '@barem/testing';
import { readYaml, writeYaml } from '@barem/yaml';
import { expect, test } from 'vitest';
import { patience, runs } from './runs.js';

const lawsOfWriting = laws.filter(({ id }) => ['print-and-parse', 'formatting'].includes(id));

test.each(lawsOfWriting)(
  'on generated revisions: $name.en',
  ({ trials }) => {
    const some = revision().chain((each) =>
      fc.record({
        sheet: fc.constant(printText(each)),
        trial: trials(unplannedSubject(each)),
      }),
    );
    fc.assert(
      fc.property(some, ({ trial }) => {
        expect(trial.broken).toEqual([]);
      }),
      { numRuns: runs(100, 3_000) },
    );
  },
  patience,
);

test(
  'a revision that goes from one language and form to the next comes back as the same text',
  () => {
    const text = (from: string, language: Language): string => printText(read(from), { language });
    const read = (from: string): Sheet => sheetOf(parseText(from));
    fc.assert(
      fc.property(revision(), (each) => {
        const vi = printText(each, { language: 'vi' });
        const yaml = writeYaml(read(text(vi, 'en')));
        expect(text(printText(sheetOf(readYaml(yaml))), 'vi')).toBe(vi);
      }),
      { numRuns: runs(60, 2_000) },
    );
  },
  patience,
);

test('every kind of change is generated', () => {
  const kinds = new Set<Change['kind']>();
  fc.assert(
    fc.property(revision(), ({ changes = [] }) => {
      for (const { kind } of changes) kinds.add(kind);
    }),
    { numRuns: 60 },
  );
  expect([...kinds].toSorted()).toEqual(['add', 'amend', 'move', 'remove', 'renumber', 'replace']);
});

/** The sheet, where nothing was found in it. */
function sheetOf({ sheet, diagnostics }: ReturnType<typeof readYaml>): Sheet {
  if (!sheet || diagnostics.length > 0) throw new Error(JSON.stringify(diagnostics));
  return sheet;
}

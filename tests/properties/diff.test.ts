/* oxlint-disable vitest/no-conditional-expect -- what a difference promises depends on its effects */
import { checkSheet } from '@barem/check';
import { lower, score, type Plan } from '@barem/plan';
import {
  buildSheet,
  fc,
  NoRecordFound,
  recordFor,
  sheetDraft,
  type SheetDraft,
} from '@barem/testing';
import type { Sheet } from '@barem/syntax';
import { diff, type DiffEntry, type Effect } from 'barem';
import { expect, test } from 'vitest';
import { patience, runs } from './runs.js';

const fields = [
  'title',
  'annotations',
  'effective',
  'scale',
  'facts',
  'constraints',
  'lets',
  'lateLets',
  'bonuses',
  'penalties',
  'ratings',
  'caps',
  'looksAhead',
] as const satisfies readonly (keyof SheetDraft)[];

/** A sheet and what has become of it: some of its parts are those of another, some sections, some criteria. */
const editions = fc
  .record({
    one: sheetDraft(),
    other: sheetDraft(),
    taken: fc.subarray([...fields], { maxLength: 2 }),
    sections: fc.array(fc.constantFrom('keep', 'take', 'drop', 'mix'), {
      minLength: 4,
      maxLength: 4,
    }),
  })
  .map(({ one, other, taken, sections }): readonly [Sheet, Sheet] => {
    const mixed = one.sections.flatMap((section, at) => {
      const its = other.sections[at];
      const how = sections[at] ?? 'keep';
      if (how === 'keep' || (how === 'drop' && at === 0) || !its) return [section];
      if (how === 'take') return [its];
      return how === 'drop' ? [] : [{ ...section, ...its, criteria: section.criteria }];
    });
    const parts = Object.fromEntries(taken.map((field) => [field, other[field]]));
    return [buildSheet(one), buildSheet({ ...one, ...parts, sections: mixed })];
  });

/** The plan of a sheet; absent where it has errors. */
function planOf(sheet: Sheet): Plan | undefined {
  const { checked } = checkSheet(sheet);
  return checked && lower(checked, '').plan;
}

const has = (effects: readonly Effect[], ...wanted: readonly Effect[]): boolean =>
  wanted.some((each) => effects.includes(each));

/** What a difference says, in lines. */
const shown = (entries: readonly DiffEntry[]): readonly string[] =>
  entries.map(({ what, about, part, before, after, effects }) =>
    [
      what,
      about.kind,
      about.id,
      part?.en ?? '',
      before?.en ?? '',
      '→',
      after?.en ?? '',
      effects.join(),
    ].join(' '),
  );

/** Numbers of entries that are about words only, of results and of the form: what the pairs must reach. */
const seen = { words: 0, form: 0, results: 0 };

test(
  'there is no difference from a sheet to itself',
  () => {
    fc.assert(
      fc.property(sheetDraft().map(buildSheet), (each) => {
        const { entries, effects, step, likely, changes } = diff(each, each);
        expect({ entries, effects, step, likely }).toEqual({
          entries: [],
          effects: [],
          step: 'none',
          likely: [],
        });
        expect(changes.changes).toBeUndefined();
      }),
      { numRuns: runs(50, 1_000) },
    );
  },
  patience,
);

test(
  'what a difference says it does not change stays as it is, for every record',
  () => {
    fc.assert(
      fc.property(editions, fc.gen(), ([before, after], some) => {
        const [old, now] = [planOf(before), planOf(after)];
        if (!old || !now) return;
        const { entries, effects, step } = diff(before, after);
        const isMoved = entries.some(({ what }) => what === 'moved');
        expect(step).toBe(
          has(effects, 'form')
            ? 'major'
            : has(effects, 'points', 'ratings')
              ? 'minor'
              : effects.length > 0
                ? 'patch'
                : 'none',
        );
        if (has(effects, 'form')) {
          seen.form += 1;
          return;
        }
        if (!has(effects, 'points', 'ratings')) {
          seen.words += 1;
          if (!isMoved) expect(now.hash).toBe(old.hash);
        } else seen.results += 1;
        for (let at = 0; at < 5; at += 1) {
          let record;
          try {
            record = some(recordFor, before);
          } catch (error) {
            if (error instanceof NoRecordFound) return;
            throw error;
          }
          const [was, is] = [score(old, record), score(now, record)];
          if (was.status !== 'rated') continue;
          expect({
            entries: shown(entries),
            is: is.status,
            problems: 'problems' in is ? is.problems : [],
          }).toEqual({ entries: shown(entries), is: 'rated', problems: [] });
          if (is.status !== 'rated') continue;
          if (!has(effects, 'points')) expect(is.criteria).toEqual(was.criteria);
          if (!has(effects, 'points', 'ratings'))
            expect({ total: is.total, rating: is.rating }).toEqual({
              total: was.total,
              rating: was.rating,
            });
        }
      }),
      { numRuns: runs(300, 5_000) },
    );
    expect(Math.min(seen.words, seen.form, seen.results)).toBeGreaterThan(10);
  },
  patience,
);

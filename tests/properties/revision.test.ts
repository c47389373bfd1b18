import { difference, identityOf, revise, sameTree } from '@barem/check';
import { parseText, printText, type Item, type Sheet } from '@barem/syntax';
import { fc, sheet } from '@barem/testing';
import { expect, test } from 'vitest';
import { compile } from './compile.js';
import { patience, runs } from './runs.js';

const listsOf = ({
  sections,
  bonuses,
  penalties,
  ...rest
}: Sheet): readonly (readonly Item[])[] => [
  rest.facts,
  rest.constraints,
  rest.lets,
  sections,
  [...sections.flatMap(({ criteria }) => criteria), ...bonuses, ...penalties],
  rest.ratings,
  rest.caps,
];

/** Two constraints of one title and one condition cannot be told apart, so that no change can speak of one of them. */
const isTellable = (each: Sheet): boolean =>
  listsOf(each).every((items) => new Set(items.map(identityOf)).size === items.length);

const tellable = sheet().filter(isTellable);

/** A sheet, and another one that shares some of its parts. */
const pair = fc.tuple(tellable, tellable);

const plainly = (each: Sheet): Sheet => ({ ...each, span: { start: 0, end: 0 } });

test(
  'the changes from one sheet to another, made to the one, give the other',
  () => {
    fc.assert(
      fc.property(pair, ([before, after]) => {
        const child = difference(before, after);
        const { sheet: made, diagnostics } = revise(before, child, 'A');
        expect(diagnostics.map(({ code, message }) => `${code} ${message.en}`)).toEqual([]);
        expect(printText(made)).toBe(printText(after));
        expect(sameTree(plainly(made), plainly(after))).toBe(true);
      }),
      { numRuns: runs(150, 3_000) },
    );
  },
  patience,
);

test(
  'the changes from one sheet to another are read as they are written, in both languages',
  () => {
    fc.assert(
      fc.property(pair, fc.constantFrom('vi', 'en'), ([before, after], language) => {
        const child = difference(before, after);
        const written = parseText(printText(child, { language }));
        expect(written.diagnostics.map(({ message }) => message.en)).toEqual([]);
        const { sheet: made, diagnostics } = revise(before, written.sheet!, 'A');
        expect(diagnostics).toEqual([]);
        expect(printText(made, { language: 'vi' })).toBe(printText(after, { language: 'vi' }));
      }),
      { numRuns: runs(100, 2_000) },
    );
  },
  patience,
);

test(
  'there is no change from a sheet to itself, and extending with nothing changes nothing',
  () => {
    fc.assert(
      fc.property(tellable, (each) => {
        const child = difference(each, each);
        expect(child.changes).toBeUndefined();
        const { sheet: made, diagnostics } = revise(each, child, 'A');
        expect(diagnostics).toEqual([]);
        expect(compile(made).hash).toBe(compile(each).hash);
      }),
      { numRuns: runs(100, 2_000) },
    );
  },
  patience,
);

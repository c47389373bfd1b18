import { difference, identityOf, renamed, revise, sameTree, type Rename } from '@barem/check';
import {
  parseText,
  printExpression,
  printText,
  type Change,
  type Item,
  type Sheet,
} from '@barem/syntax';
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

const fullName = (item: Item): string =>
  `${identityOf(item)} ${'condition' in item ? printExpression(item.condition, 'en') : ''}`;

/** Two caps or constraints of one title and one condition cannot be told apart, so that no change can speak of one of them. */
const isTellable = (each: Sheet): boolean =>
  listsOf(each).every((items) => new Set(items.map(fullName)).size === items.length);

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

test(
  'the order of changes in the text decides nothing',
  () => {
    const shuffled = pair.chain(([before, after]) => {
      const child = difference(before, after);
      const changes = child.changes ?? [];
      return fc.record({
        before: fc.constant(before),
        child: fc.constant(child),
        order: fc.shuffledSubarray([...changes], {
          minLength: changes.length,
          maxLength: changes.length,
        }),
      });
    });
    fc.assert(
      fc.property(shuffled, ({ before, child, order }) => {
        // Additions to one place come in the order of the text: those to the end of a list keep theirs.
        const isLast = (change: Change): boolean => change.kind === 'add' && !change.place;
        const last = (child.changes ?? []).filter(isLast).values();
        const changes = order.map((change) => (isLast(change) ? last.next().value! : change));
        const [one, other] = [
          revise(before, child, 'A'),
          revise(before, { ...child, changes }, 'A'),
        ];
        expect(other.diagnostics).toEqual([]);
        expect(printText(other.sheet)).toBe(printText(one.sheet));
      }),
      { numRuns: runs(100, 2_000) },
    );
  },
  patience,
);

/** A sheet, and new ids for some of its things: they change places, or take names that nothing has. */
const renumbered = tellable.chain((each) => {
  const { facts, lets, sections, bonuses, penalties, ratings } = each;
  const criteria = [...sections.flatMap((section) => section.criteria), ...bonuses, ...penalties];
  const all = [...facts, ...lets, ...sections, ...criteria].map(({ kind, id }) => ({
    kind,
    from: id.id,
  }));
  const best = ratings.map(({ kind, id }) => ({ kind, from: id.id }));
  const pairs = (things: readonly Omit<Rename, 'to'>[]): fc.Arbitrary<readonly Rename[]> =>
    fc.shuffledSubarray([...things]).chain((some) =>
      fc
        .shuffledSubarray(
          some.map(({ from }, at) => (at % 3 === 2 ? `mới_${at}` : from)),
          { minLength: some.length },
        )
        .map((to) => some.map((thing, at) => ({ ...thing, to: to[at] ?? thing.from }))),
    );
  return fc.record({ before: fc.constant(each), ids: pairs(all), ratings: pairs(best) });
});

const asMap = (renames: readonly Rename[]): ReadonlyMap<string, string> =>
  new Map(renames.map(({ from, to }) => [from, to]));

test(
  'with ids that change, the changes from one sheet to another still give the other',
  () => {
    fc.assert(
      fc.property(renumbered, tellable, ({ before, ids, ratings }, other) => {
        const moved = renamed(before, { ids: asMap(ids), ratings: asMap(ratings) });
        // Something changes besides: titles of criteria and points of ratings are those of another sheet.
        const titles = other.sections.flatMap(({ criteria }) => criteria.map(({ title }) => title));
        const after: Sheet = {
          ...moved,
          title: other.title,
          sections: moved.sections.toReversed().map((section) => ({
            ...section,
            criteria: section.criteria.map((each, at) => ({
              ...each,
              title: titles[at] ?? each.title,
            })),
          })),
          caps: moved.caps.slice(1),
          constraints: moved.constraints.slice(1),
        };
        fc.pre(isTellable(after));
        const renames = [...ids, ...ratings].filter(({ from, to }) => from !== to);
        const child = difference(before, after, { renames });
        const { sheet: made, diagnostics } = revise(before, child, 'A');
        expect(diagnostics.map(({ code, message }) => `${code} ${message.en}`)).toEqual([]);
        expect(printText(made)).toBe(printText(after));
      }),
      { numRuns: runs(150, 3_000) },
    );
  },
  patience,
);

import { difference, identityOf, rebase, revise, sameTree, type Clash } from '@barem/check';
import {
  printText,
  type Change,
  type Extends,
  type Item,
  type ItemKind,
  type Sheet,
} from '@barem/syntax';
import { fc, nodes, sheet } from '@barem/testing';
import { expect, test } from 'vitest';
import { patience, runs } from './runs.js';

const kinds = ['fact', 'constraint', 'let', 'section', 'criterion', 'rating', 'cap'] as const;

/** All items of a kind, each with where it stands. */
function listed(
  { sections, bonuses, penalties, ...rest }: Sheet,
  kind: (typeof kinds)[number],
): readonly { readonly item: Item; readonly home: string }[] {
  const plain = (items: readonly Item[]) => items.map((item) => ({ item, home: '' }));
  switch (kind) {
    case 'fact':
      return plain(rest.facts);
    case 'constraint':
      return plain(rest.constraints);
    case 'let':
      return plain(rest.lets);
    case 'section':
      return plain(sections.map((each) => ({ ...each, criteria: [] })));
    case 'criterion':
      return [
        ...sections.flatMap(({ id, criteria }) => criteria.map((item) => ({ item, home: id.id }))),
        ...bonuses.map((item) => ({ item, home: 'bonuses' })),
        ...penalties.map((item) => ({ item, home: 'penalties' })),
      ];
    case 'rating':
      return plain(rest.ratings);
    case 'cap':
      return plain(rest.caps);
  }
}

/** Items that cannot be told apart cannot be spoken of one by one. */
const isTellable = (each: Sheet): boolean =>
  kinds.every((kind) => {
    const items = listed(each, kind);
    const titles = items.map(
      ({ item }) => ('title' in item && item.title?.value) || identityOf(item),
    );
    const isClear =
      kind === 'cap' || kind === 'constraint' ? titles : items.map(({ item }) => identityOf(item));
    return new Set(isClear).size === items.length;
  });

const tellable = sheet().filter(isTellable);

const to: Extends = { span: nodes.span, of: nodes.name('parent'), edition: nodes.text('2') };

/** An old parent, with some of the changes that lead to another sheet. */
const childOf = (parent: Sheet): fc.Arbitrary<Sheet> =>
  tellable.chain((other) => {
    const child = difference(parent, { ...other, rollUp: parent.rollUp } as Sheet);
    const { changes = [], scale, assessors, ...rest } = child;
    return fc
      .record({
        some: fc.subarray([...changes]),
        hasScale: fc.boolean(),
        hasAssessors: fc.boolean(),
      })
      .map(({ some, hasScale, hasAssessors }): Sheet => ({
        ...rest,
        changes: some,
        ...(scale && hasScale && { scale }),
        ...(assessors && hasAssessors && { assessors }),
      }))
      .filter((each) => {
        const made = revise(parent, each, '');
        return made.diagnostics.length === 0 && isTellable(made.sheet);
      });
  });

/** An old parent, its next edition and a child of the old one. */
const triple = tellable.chain((old) =>
  fc.record({
    old: fc.constant(old),
    next: childOf(old).map((changes) => revise(old, changes, '').sheet),
    child: childOf(old),
  }),
);

const twin = (each: Sheet, kind: (typeof kinds)[number], item: Item) =>
  listed(each, kind).find((one) => identityOf(one.item) === identityOf(item));

test(
  'brought to a parent that has not changed, a child stays as it is',
  () => {
    fc.assert(
      fc.property(
        tellable.chain((old) => fc.record({ old: fc.constant(old), child: childOf(old) })),
        ({ old, child }) => {
          const { child: now, settled, clashes } = rebase(child, old, old, to);
          expect({ settled, clashes }).toEqual({ settled: [], clashes: [] });
          expect(now.changes ?? []).toEqual(child.changes ?? []);
          expect(now.scale).toEqual(child.scale);
        },
      ),
      { numRuns: runs(80, 1_500) },
    );
  },
  patience,
);

test(
  'where nothing clashes, the child has what either side changed, and all of it',
  () => {
    let clean = 0;
    fc.assert(
      fc.property(triple, ({ old, next, child }) => {
        const { child: onto, clashes } = rebase(child, old, next, to);
        if (clashes.length > 0) return;
        clean += 1;
        const ours = revise(old, child, '').sheet;
        const { sheet: made, diagnostics } = revise(next, onto, '');
        expect(diagnostics.map(({ message }) => message.en)).toEqual([]);
        for (const kind of kinds)
          expect(
            listed(made, kind)
              .map(({ item }) => identityOf(item))
              .toSorted(),
          ).toEqual(expectedIds(old, ours, next, kind));
        for (const kind of kinds)
          for (const { item, home } of listed(made, kind)) {
            const [o, c, n] = [old, ours, next].map((each) => twin(each, kind, item));
            expect(home).toBe(pick(o?.home, c?.home, n?.home));
            expectMerged(item, o?.item, c?.item, n?.item);
          }
        expect(made.scale).toEqual(pick(old.scale, ours.scale, next.scale));
        expect(made.assessors).toEqual(pick(old.assessors, ours.assessors, next.assessors));
      }),
      { numRuns: runs(250, 4_000) },
    );
    expect(clean).toBeGreaterThan(30);
  },
  patience,
);

/** What a part is after both sides have had their say; where both changed it, the child's. */
const pick = <T>(old: T, ours: T, theirs: T): T => (sameTree(old, ours) ? theirs : ours);

function expectedIds(
  old: Sheet,
  ours: Sheet,
  next: Sheet,
  kind: (typeof kinds)[number],
): readonly string[] {
  const ids = (each: Sheet): readonly string[] =>
    listed(each, kind).map(({ item }) => identityOf(item));
  const [o, c, n] = [old, ours, next].map((each) => new Set(ids(each))) as [
    Set<string>,
    Set<string>,
    Set<string>,
  ];
  const all = new Set([...c, ...n]);
  return [...all].filter((id) => (o.has(id) ? c.has(id) && n.has(id) : true)).toSorted();
}

/** Every part of an item is that of whoever changed it. */
function expectMerged(
  made: Item,
  old: Item | undefined,
  ours: Item | undefined,
  theirs: Item | undefined,
): void {
  if (!old || !ours || !theirs) {
    // oxlint-disable-next-line vitest/no-conditional-expect -- what is held depends on who has the item
    expect(sameTree(made, old ? made : (ours ?? theirs))).toBe(true);
    return;
  }
  const parts = new Set([made, old, ours, theirs].flatMap((each) => Object.keys(each)));
  for (const part of parts) {
    const [m, o, c, n] = [made, old, ours, theirs].map(
      (each) => (each as unknown as Readonly<Record<string, unknown>>)[part],
    );
    if (part === 'span' || part === 'annotations') continue;
    const hasBoth = !sameTree(o, c) && !sameTree(o, n);
    const isList = (part === 'scoring' || part === 'requirements') && hasBoth;
    if (isList) expectListsMerged(part, m, o, c, n);
    expect({ part, same: isList || sameTree(m, pick(o, c, n)) }).toEqual({ part, same: true });
  }
}

/** Levels by their ids, requirements by what they say. */
function expectListsMerged(part: string, ...lists: readonly unknown[]): void {
  const [m, o, c, n] = lists.map((each) => entriesOf(part, each)) as [
    Entries,
    Entries,
    Entries,
    Entries,
  ];
  for (const key of new Set([...m.keys(), ...o.keys(), ...c.keys(), ...n.keys()])) {
    const [made, old, ours, theirs] = [m, o, c, n].map((each) => each.get(key));
    const hasBoth = !sameTree(old, ours) && !sameTree(old, theirs);
    if (!hasBoth || sameTree(ours, theirs))
      expect({ key, same: sameTree(made, pick(old, ours, theirs)) }).toEqual({ key, same: true });
  }
}

type Entries = ReadonlyMap<string, unknown>;

function entriesOf(part: string, value: unknown): Entries {
  const list = (part === 'scoring' ? (value as { levels?: readonly unknown[] }).levels : value) as
    | readonly unknown[]
    | undefined;
  if (!list) return new Map([['', value]]);
  return new Map(list.map((each) => [keyOf(each), each]));
}

const keyOf = (each: unknown): string =>
  'id' in (each as object) ? (each as { id: { id: string } }).id.id : identityOf(each as Item);

test(
  'every clash is about something that both have changed',
  () => {
    fc.assert(
      fc.property(triple, ({ old, next, child }) => {
        const ours = revise(old, child, '').sheet;
        for (const clash of rebase(child, old, next, to).clashes)
          expect({ clash: wordsOf(clash), isTrue: isTrue(clash, old, ours, next) }).toEqual({
            clash: wordsOf(clash),
            isTrue: true,
          });
      }),
      { numRuns: runs(200, 3_000) },
    );
  },
  patience,
);

const wordsOf = ({ kind, subject, part }: Clash): string =>
  [kind, subject.kind, subject.key, part ?? ''].join(' ');

function isTrue({ kind, subject, part }: Clash, old: Sheet, ours: Sheet, next: Sheet): boolean {
  if (subject.kind === 'scale' || subject.kind === 'assessors') {
    const { [subject.kind]: o } = old;
    return !sameTree(o, next[subject.kind]) && !sameTree(o, ours[subject.kind]);
  }
  const within = kinds.find((each) => each === (subject.kind as ItemKind));
  if (!within) return false;
  const find = (each: Sheet) =>
    listed(each, within).find(({ item }) => names(item).includes(subject.key));
  const [o, c, n] = [find(old), find(ours), find(next)];
  switch (kind) {
    case 'both-added': {
      const isTaken = kinds.some((each) =>
        listed(next, each).some(({ item }) => names(item).includes(subject.key)),
      );
      return !o && c !== undefined && isTaken;
    }
    case 'gone':
      return o !== undefined && !n;
    case 'both-changed':
      if (part === 'place') return o?.home !== n?.home && o?.home !== c?.home;
      // A section goes with its criteria, which may be news.
      if (within === 'section' && !c) return true;
      return !sameTree(o?.item, n?.item) && !sameTree(o?.item, c?.item);
  }
}

const names = (item: Item): readonly string[] => {
  const [, ...rest] = identityOf(item).split(' ');
  const condition = 'condition' in item ? [`(${printCondition(item)})`] : [];
  const title = 'title' in item && item.title ? [`"${item.title.value}"`] : [];
  return [rest.join(' '), ...title, ...condition];
};

const printCondition = (item: Item): string =>
  identityOf({ ...item, title: undefined } as unknown as Item).replace('condition ', '');

test(
  'what the parent has changed itself in the same way is settled, not lost',
  () => {
    fc.assert(
      fc.property(
        tellable.chain((old) => fc.record({ old: fc.constant(old), child: childOf(old) })),
        ({ old, child }) => {
          const whole = revise(old, child, '').sheet;
          const next = { ...whole, id: old.id, examples: [] };
          const { child: onto, clashes } = rebase(child, old, next, to);
          expect(clashes.map(wordsOf)).toEqual([]);
          const { sheet: made, diagnostics } = revise(next, onto, '');
          expect(diagnostics.map(({ message }) => message.en)).toEqual([]);
          expect(printText({ ...made, examples: [] })).toBe(printText({ ...whole, examples: [] }));
          const left = (onto.changes ?? []).filter(({ kind }: Change) => kind !== 'move');
          expect(left).toEqual([]);
        },
      ),
      { numRuns: runs(100, 2_000) },
    );
  },
  patience,
);

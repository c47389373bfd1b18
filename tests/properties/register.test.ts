import { describeFinding, isDate, readRegister } from '@barem/population';
import type { Membership, Register, RegisterRow } from '@barem/population';
import { fc } from '@barem/testing';
import { expect, test } from 'vitest';
import { patience, runs } from './runs.js';

const ids = ['A', 'B', 'C', 'D', 'E', '__proto__'];
const days = ['2019-12-31', '2020-01-01', '2020-02-29', '2021-06-30', '2022-01-01'];
const day = fc.constantFrom('', ...days);

/** Rows that contradict each other freely, except that no two of one organisation begin on the same day: of such it is the order that decides. */
const rows = fc
  .uniqueArray(
    fc.record({
      id: fc.constantFrom(...ids),
      name: fc.constantFrom('x', 'y'),
      level: fc.constantFrom('cell', 'grassroots', 'district', 'province'),
      parent: fc.constantFrom('', ...ids, 'nobody'),
      type: fc.constant('x'),
      from: day,
      to: day,
    }),
    { maxLength: 14, selector: ({ id, from }) => `${id} ${from}` },
  )
  .map((all) => all.map(rowAt));

const rowAt = (cells: Readonly<Record<string, string>>, at: number): RegisterRow => ({
  place: { path: 'register.csv', line: at + 2 },
  cells,
});

/** What a register says of each day: who there is, under whom, and above whom. */
const treesOf = (register: Register) =>
  days.map((date) => {
    const tree = register.on(date);
    return Object.fromEntries(
      ids.map((id) => [
        `the organisation ${id}`,
        {
          name: tree.organisation(id)?.name,
          ancestors: idsOf(tree.ancestors(id)),
          children: idsOf(tree.children(id)).toSorted(),
          descendants: idsOf(tree.descendants(id)).toSorted(),
          lifetime: register.lifetimeOf(id),
        },
      ]),
    );
  });

const idsOf = (memberships: readonly Membership[]): readonly string[] =>
  memberships.map(({ id }) => id);

const check = <T>(arbitrary: fc.Arbitrary<T>, holds: (value: T) => void): void => {
  fc.assert(fc.property(arbitrary, holds), { numRuns: runs(300, 20_000) });
};

test(
  'the order of rows does not change the tree',
  () => {
    const twice = rows.chain((all) =>
      fc.record({
        all: fc.constant(all),
        shuffled: fc.shuffledSubarray([...all], { minLength: all.length }),
      }),
    );
    check(twice, ({ all, shuffled }) => {
      expect(treesOf(readRegister(shuffled).register)).toEqual(treesOf(readRegister(all).register));
    });
  },
  patience,
);

test(
  'an organisation is in the tree of exactly the days of its lifetime',
  () => {
    check(rows, (all) => {
      const { register } = readRegister(all);
      for (const date of days)
        for (const id of ids) {
          const lives = register
            .lifetimeOf(id)
            .some(({ from = '1900-01-01', to = '2999-12-31' }) => from <= date && date <= to);
          expect(register.on(date).organisation(id) !== undefined).toBe(lives);
        }
    });
  },
  patience,
);

test(
  'those below are exactly those who have an organisation above them',
  () => {
    check(rows, (all) => {
      for (const date of days) {
        const tree = readRegister(all).register.on(date);
        for (const { id, level } of tree.organisations) {
          const below = tree.organisations.filter((each) =>
            tree.ancestors(each.id).some((above) => above.id === id),
          );
          expect(idsOf(tree.descendants(id)).toSorted()).toEqual(idsOf(below).toSorted());
          for (const each of below)
            expect(tree.descendants(id, each.level)).toContain(tree.organisation(each.id));
          expect(tree.descendants(id, level)).toEqual([]);
        }
      }
    });
  },
  patience,
);

/** The parents from an organisation on as its rows name them, up to one that was met before or has no row. */
function wayUp(register: Register, start: string, date: string): readonly string[] {
  const tree = register.on(date);
  const way: string[] = [];
  let next: string | undefined = start;
  while (next !== undefined && !way.includes(next)) {
    way.push(next);
    next = tree.organisation(next)?.parent;
  }
  return next === undefined ? way : [...way, next];
}

test(
  'a circle is told exactly where rows make one, and its members have each other as parents',
  () => {
    check(rows, (all) => {
      const { register, findings } = readRegister(all);
      const told = findings.flatMap((finding) =>
        finding.code === 'register/cycle' ? finding.arguments : [],
      );
      const firsts = ['1900-01-01', ...register.memberships.flatMap(({ from }) => from ?? [])];
      const isThere = firsts.some((date) =>
        ids.some((id) => {
          const way = wayUp(register, id, date);
          return way.length > 1 && way.at(-1) === id;
        }),
      );
      expect(told.length > 0).toBe(isThere);
      for (const { organisations, from = '1900-01-01' } of told) {
        const first = organisations[0] ?? '';
        expect(wayUp(register, first, from)).toEqual([...organisations, first]);
      }
    });
  },
  patience,
);

test(
  'a register without findings has everybody under whom they name',
  () => {
    check(rows, (all) => {
      const { register, findings } = readRegister(all);
      if (findings.length > 0) return;
      for (const date of days) {
        const tree = register.on(date);
        for (const { id, parent } of tree.organisations)
          expect(tree.ancestors(id)[0]?.id).toBe(parent);
      }
    });
  },
  patience,
);

test(
  'any texts are read without a failure, and what is wrong is told in both languages',
  () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.constantFrom('', ' ', '\uFEFF', '\uD800', ...ids, ...days, 'cell', 'tỉnh', '31/12/2022'),
    );
    const header = fc.oneof(
      fc.constantFrom('id', 'Mã', 'tên', 'level', 'cấp trên', 'type', 'from', 'đến ngày', 'nmae'),
      text,
    );
    check(fc.array(fc.dictionary(header, text), { maxLength: 8 }), (tables) => {
      const { register, findings } = readRegister(tables.map(rowAt));
      for (const finding of findings) {
        const { vi, en } = describeFinding(finding);
        expect([vi, en].filter((each) => each === '' || /undefined|NaN/.test(each))).toEqual([]);
      }
      for (const { from, to } of register.memberships)
        expect([from, to].every((each) => each === undefined || isDate(each))).toBe(true);
    });
  },
  patience,
);

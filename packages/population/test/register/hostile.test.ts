import { expect, test } from 'vitest';
import { dayAfter } from '../../src/calendar/date.js';
import { describeFinding } from '../../src/register/finding-text.js';
import { registerLimits } from '../../src/register/limits.js';
import { readRegister } from '../../src/register/read-register.js';
import { briefly, idsOf, rowsFrom, rowsOf } from './rows.js';

const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'];

test('names that every object has are ids like others', () => {
  const [top = '', ...others] = names;
  const { register, findings } = readRegister(
    rowsOf(
      ['id,name,level,parent', `${top},${top},province,`]
        .concat(others.map((id) => `${id},${id},district,${top}`))
        .join('\n'),
    ),
  );
  const tree = register.on('2022-01-01');
  expect(findings).toEqual([]);
  expect(idsOf(tree.children(top))).toEqual(others);
  expect(idsOf(tree.ancestors('constructor'))).toEqual([top]);
  expect(register.lifetimeOf('toString')).toEqual([{}]);
});

test.each(names)('%s is nobody where no row has it', (name) => {
  const { register, findings } = readRegister(
    rowsOf(`id,name,level,parent\nT,T,province,\nH,H,district,${name}`),
  );
  const tree = register.on('2022-01-01');
  expect(findings.map(({ arguments: args }) => args)).toEqual([
    { parent: name, organisations: ['H'] },
  ]);
  expect([tree.organisation(name), register.lifetimeOf(name)]).toEqual([undefined, []]);
  expect([...tree.children(name), ...tree.ancestors(name), ...tree.descendants(name)]).toEqual([]);
});

test.each(names)('%s is no column, no level and no date', (name) => {
  const { findings } = readRegister(
    rowsOf(
      `id,name,level,parent,from,${name}\nT,T,province,,,a\nA,A,${name},T,,\nB,B,district,T,${name},`,
    ),
  );
  expect(briefly(findings)).toEqual([
    'register/unknown-column 2',
    'register/unknown-level 3',
    'register/bad-date 4',
  ]);
});

test('what an author wrote is cut short in messages and stays on one line', () => {
  const strange = `A\u2028B\n${'`'.repeat(500)}`;
  const { findings } = readRegister(
    rowsFrom([
      { id: 'T', name: 'T', level: 'province', parent: '' },
      { id: 'H', name: 'H', level: 'district', parent: strange },
      { id: strange, name: 'X', level: strange, parent: 'T', from: strange, [strange]: 'x' },
    ]),
  );
  expect(findings.length).toBe(3);
  for (const { vi, en } of findings.map(describeFinding))
    for (const text of [vi, en]) {
      expect(text).not.toMatch(/[\n\u2028]/);
      expect(text.length).toBeLessThan(400);
    }
});

test('rows beyond the limit are not asked for', () => {
  let asked = 0;
  function* endless() {
    const place = { path: 'register.csv' };
    for (;;) {
      asked += 1;
      yield { place, cells: {} };
    }
  }
  expect(readRegister(endless()).findings.map(({ code }) => code)).toEqual(['register/too-large']);
  expect(asked).toBe(registerLimits.rows + 1);
});

const many = 100_000;
const numbers = Array.from({ length: many }, (_, at) => at);
const top = { id: 'T', name: 'T', level: 'province', parent: '' };
const plain = { name: 'x', level: 'district', parent: 'T' };

/** As many days as there are rows, one after the other. */
const days: readonly string[] = (() => {
  const all = ['1950-01-01'];
  while (all.length < many) all.push(dayAfter(all.at(-1)!));
  return all;
})();

// Quadratic work on so many rows takes minutes, linear work about a second.
test.each([
  {
    what: 'of a healthy register',
    rows: numbers.map((at) => {
      const [level, parent] =
        at < 100
          ? ['district', 'T']
          : at < 5_000
            ? ['grassroots', at % 100]
            : ['cell', 100 + (at % 4_900)];
      return { id: `${at}`, name: 'x', level, parent: `${parent}`, type: 'x' };
    }),
    codes: [],
  },
  {
    what: 'with one parent that does not exist',
    rows: numbers.map((at) => ({ ...plain, id: `${at}`, parent: 'Z' })),
    codes: ['register/orphan'],
  },
  {
    what: 'each with another parent that does not exist',
    rows: numbers.map((at) => ({ ...plain, id: `${at}`, parent: `Z${at}` })),
    codes: numbers.map(() => 'register/orphan'),
  },
  {
    what: 'in one circle',
    rows: numbers.map((at) => ({ ...plain, id: `${at}`, parent: `${(at + 1) % many}` })),
    codes: ['register/cycle'],
  },
  {
    what: 'in circles of two',
    rows: numbers.map((at) => ({ ...plain, id: `${at}`, parent: `${at % 2 ? at - 1 : at + 1}` })),
    codes: numbers.slice(many / 2).map(() => 'register/cycle'),
  },
  {
    what: 'of which each is the parent of the next one, of the same level',
    rows: numbers.map((at) => ({ ...plain, id: `${at}`, parent: at === 0 ? 'T' : `${at - 1}` })),
    codes: numbers.slice(1).map(() => 'register/wrong-level'),
  },
  {
    what: 'of a circle that one member closes anew every day',
    rows: numbers.map((at) =>
      at < many / 2
        ? { ...plain, id: `${at}`, parent: `${at + 1}` }
        : {
            ...plain,
            id: `${many / 2}`,
            name: `x${at}`,
            parent: '0',
            from: days[at]!,
            to: days[at]!,
          },
    ),
    codes: ['register/cycle'],
  },
  {
    what: 'of a short circle that is a long one on other days',
    rows: numbers.map((at) =>
      at < many / 2
        ? { ...plain, id: `${at}`, parent: at === 0 ? 'H' : `${at - 1}` }
        : {
            ...plain,
            id: 'H',
            parent: at === many / 2 ? '0' : `${many / 2 - 1}`,
            from: days[at]!,
            to: days[at]!,
          },
    ),
    codes: ['register/cycle', ...numbers.slice(many / 2).map(() => 'register/wrong-level')],
  },
  {
    what: 'of one organisation that is renamed every day',
    rows: numbers.map((at) => ({ ...plain, id: 'H', from: days[at]!, to: days[at]! })),
    codes: [],
  },
  {
    what: 'of one organisation, all for ever',
    rows: numbers.map((at) => ({ ...plain, id: 'H', name: `${at}` })),
    codes: numbers.slice(1).map(() => 'register/overlap'),
  },
  {
    what: 'of a parent that exists every other day, and of its children',
    rows: numbers.map((at) =>
      at % 2
        ? { ...plain, id: 'H', from: days[at]!, to: days[at]! }
        : { ...plain, id: `${at}`, level: 'grassroots', parent: 'H' },
    ),
    codes: ['register/parent-not-in-time'],
  },
  {
    what: 'each of an unknown level',
    rows: numbers.map((at) => ({ ...plain, id: `${at}`, level: `levl ${at}` })),
    codes: numbers.map(() => 'register/unknown-level'),
  },
])('100,000 rows $what are read in linear time', { timeout: 15_000 }, ({ rows, codes }) => {
  const { register, findings } = readRegister(rowsFrom([top, ...rows]));
  expect(findings.map(({ code }) => code)).toEqual(codes);
  for (const finding of findings.slice(0, 100))
    expect(describeFinding(finding).vi.length).toBeLessThan(2_000);
  const tree = register.on('2022-01-01');
  let below = 0;
  for (const { id } of tree.organisations) below += tree.descendants(id, 'cell').length;
  expect(below).toBeLessThan(4 * many);
});

import { expect, test } from 'vitest';
import { describeFinding } from '../../src/register/finding-text.js';
import type { Finding } from '../../src/register/findings.js';
import { readRegister } from '../../src/register/read-register.js';
import { briefly, idsOf, rowsOf } from './rows.js';

const head = 'id,name,level,parent,type,from,to';
const province = 'T,Tỉnh ủy,province,,,,';

/** What the checks say about rows under a province. */
const findingsOf = (...rows: readonly string[]): readonly Finding[] =>
  readRegister(rowsOf([head, province, ...rows].join('\n'))).findings;

const inShort = (findings: readonly Finding[]): readonly unknown[] =>
  findings.map(({ code, place, arguments: args }) => [code, place.line, args]);

test('a row that says the same as another one is only a warning', () => {
  const findings = findingsOf('H,Huyện,district,T,,2020-01-01,', 'H,Huyện,district,T,,2020-01-01,');
  expect(inShort(findings)).toEqual([
    ['register/duplicate', 4, { organisation: 'H', other: { path: 'register.csv', line: 3 } }],
  ]);
  expect(findings[0]!.severity).toBe('warning');
});

test('a row of another file is named with its file', () => {
  const table = `${head}\n${province}`;
  const { findings } = readRegister([...rowsOf(table, 'a.csv'), ...rowsOf(table, 'b.csv')]);
  const { vi, en } = describeFinding(findings[0]!);
  expect([vi.includes('dòng 2 của tệp `a.csv`'), en.includes('line 2 of `a.csv`')]).toEqual([
    true,
    true,
  ]);
});

test.each([
  {
    what: 'one day',
    rows: ['H,Cũ,district,T,,,2022-01-01', 'H,Mới,district,T,,2022-01-01,'],
    shared: { from: '2022-01-01', to: '2022-01-01' },
    line: 4,
  },
  {
    what: 'the days of the one inside the other',
    rows: ['H,Cũ,district,T,,,', 'H,Mới,district,T,,2022-01-01,2022-02-01'],
    shared: { from: '2022-01-01', to: '2022-02-01' },
    line: 4,
  },
  {
    what: 'all days from one on, the later one above',
    rows: ['H,Mới,district,T,,2022-01-01,', 'H,Cũ,district,T,,2020-01-01,'],
    shared: { from: '2022-01-01' },
    line: 3,
  },
  {
    what: 'every day',
    rows: ['H,Một,district,T,,,', 'H,Hai,district,T,,,'],
    shared: {},
    line: 4,
  },
])('of two rows that share $what the later one is left out', ({ rows, shared, line }) => {
  const kept = { path: 'register.csv', line: line === 3 ? 4 : 3 };
  expect(inShort(findingsOf(...rows))).toEqual([
    ['register/overlap', line, { organisation: 'H', other: kept, shared }],
  ]);
});

test('rows of one organisation that follow each other do not overlap', () => {
  expect(findingsOf('H,A,district,T,,,2021-12-31', 'H,B,district,T,,2022-01-01,')).toEqual([]);
});

test('a row that overlaps only a row that was left out stays', () => {
  const findings = findingsOf(
    'H,A,district,T,,2020-01-01,2020-12-31',
    'H,B,district,T,,2020-06-01,2022-12-31',
    'H,C,district,T,,2021-01-01,',
  );
  expect(briefly(findings)).toEqual(['register/overlap 4']);
});

test.each([
  { what: 'letter case', parent: 'h1', suggestion: 'H1' },
  { what: 'a Cyrillic letter', parent: 'Н1', suggestion: 'H1' },
  { what: 'accents', parent: 'Dong', suggestion: 'Đông' },
  { what: 'the name for the id', parent: 'huyện ủy phú an', suggestion: 'H1' },
  { what: 'a letter', parent: 'H2', suggestion: undefined },
  { what: 'two organisations alike', parent: 'ab', suggestion: undefined },
])('a parent that is off by $what is meant to be $suggestion', ({ parent, suggestion }) => {
  const findings = findingsOf(
    'H1,Huyện ủy Phú An,district,T,,,',
    'Đông,Huyện ủy Đông,district,T,,,',
    'Ab,Một,district,T,,,',
    'aB,Hai,district,T,,,',
    `X,Xã,grassroots,${parent},,,`,
  );
  expect(inShort(findings)).toEqual([
    [
      'register/orphan',
      7,
      { parent, organisations: ['X'], ...(suggestion !== undefined && { suggestion }) },
    ],
  ]);
  const { vi, en } = describeFinding(findings[0]!);
  for (const text of [vi, en]) expect(text).toContain(`\`${suggestion ?? parent}\``);
});

test('a parent without a row is reported once, with all that name it, each once', () => {
  const findings = findingsOf(
    'X1,X,grassroots,Z,,,2021-12-31',
    'X2,X,grassroots,Z,,,',
    'X1,X,grassroots,Z,,2022-01-01,',
  );
  expect(inShort(findings)).toEqual([
    ['register/orphan', 3, { parent: 'Z', organisations: ['X1', 'X2'] }],
  ]);
});

test('two missing parents are orphans, one that all need is the missing top', () => {
  const read = (rows: string): readonly string[] =>
    briefly(readRegister(rowsOf(`${head}\n${rows}`)).findings);
  expect(read('A,A,district,T,,,\nB,B,district,U,,,')).toEqual([
    'register/orphan 2',
    'register/orphan 3',
  ]);
  expect(read('A,A,district,T,,,\nB,B,district,T,,,')).toEqual(['register/no-root 2']);
});

test.each([
  { what: 'of itself', rows: ['A,A,district,A,,,'], circle: ['A'] },
  {
    what: 'of two',
    rows: ['A,A,district,B,,,', 'B,B,district,A,,,'],
    circle: ['A', 'B'],
  },
  {
    what: 'of four, named from its topmost row on',
    rows: ['B,B,district,C,,,', 'A,A,district,B,,,', 'D,D,district,A,,,', 'C,C,district,D,,,'],
    circle: ['B', 'C', 'D', 'A'],
  },
  {
    what: 'of four levels',
    rows: ['H,H,district,C,,,', 'X,X,grassroots,H,,,', 'C,C,cell,X,thôn,,'],
    circle: ['H', 'C', 'X'],
  },
])('a circle $what is one finding, without its levels', ({ rows, circle }) => {
  expect(inShort(findingsOf(...rows))).toEqual([['register/cycle', 3, { organisations: circle }]]);
});

test('who hangs on a circle is not part of it', () => {
  const findings = findingsOf(
    'A,A,district,B,,,',
    'B,B,district,A,,,',
    'X,X,grassroots,A,,,',
    'C,C,cell,X,thôn,,',
  );
  expect(inShort(findings)).toEqual([['register/cycle', 3, { organisations: ['A', 'B'] }]]);
});

test('a circle that holds on some days only is told with its first day', () => {
  const findings = findingsOf(
    'A,A,district,B,,2020-01-01,2022-12-31',
    'B,B,district,T,,,2021-05-31',
    'B,B,district,A,,2021-06-01,2021-06-01',
    'B,B,district,T,,2021-06-02,',
  );
  expect(inShort(findings.filter(({ code }) => code === 'register/cycle'))).toEqual([
    ['register/cycle', 3, { organisations: ['A', 'B'], from: '2021-06-01' }],
  ]);
});

test('links up and down that never hold on the same day are no circle', () => {
  const findings = findingsOf(
    'A,A,district,B,,,2021-12-31',
    'A,A,district,T,,2022-01-01,',
    'B,B,district,T,,,2021-12-31',
    'B,B,district,A,,2022-01-01,',
  );
  expect(briefly(findings)).toEqual(['register/wrong-level 3', 'register/wrong-level 6']);
});

test('two organisations that have circles at different times are two findings', () => {
  const findings = findingsOf(
    'A,A,district,B,,,2020-12-31',
    'A,A,district,C,,2021-01-01,',
    'B,B,district,A,,,2020-12-31',
    'B,B,district,T,,2021-01-01,',
    'C,C,district,T,,,2020-12-31',
    'C,C,district,A,,2021-01-01,',
  );
  expect(inShort(findings)).toEqual([
    ['register/cycle', 3, { organisations: ['A', 'B'] }],
    ['register/cycle', 4, { organisations: ['A', 'C'], from: '2021-01-01' }],
  ]);
});

test('a circle whose members change their names stays one finding', () => {
  const findings = findingsOf(
    'A,A,district,B,,,',
    'B,Cũ,district,A,,,2021-12-31',
    'B,Mới,district,A,,2022-01-01,2022-12-31',
    'B,Mới hơn,district,A,,2023-01-01,',
  );
  expect(inShort(findings)).toEqual([['register/cycle', 3, { organisations: ['A', 'B'] }]]);
});

test.each([
  { child: 'province', parent: 'district' },
  { child: 'district', parent: 'district' },
  { child: 'grassroots', parent: 'cell' },
  { child: 'cell', parent: 'cell' },
])('a $parent is never the parent of a $child', ({ child, parent }) => {
  const findings = findingsOf(`A,A,${child},B,thôn,,`, `B,B,${parent},T,thôn,,`);
  expect(inShort(findings)).toEqual([
    [
      'register/wrong-level',
      3,
      { parent: 'B', parentLevel: parent, level: child, organisations: ['A'] },
    ],
  ]);
});

test('levels may be left out: a cell may stand right under a province', () => {
  expect(findingsOf('C,C,cell,T,cơ quan,,')).toEqual([]);
});

test('a parent that sinks to the level of its child is of the wrong level from then on', () => {
  const findings = findingsOf(
    'A,A,district,T,,,2021-12-31',
    'A,A,grassroots,T,,2022-01-01,',
    'X,X,grassroots,A,,,',
    'Y,Y,grassroots,A,,,2021-12-31',
  );
  expect(briefly(findings)).toEqual(['register/wrong-level 5']);
});

test.each([
  { what: 'before', days: ',2020-12-31', absence: { to: '2020-12-31' } },
  { what: 'after', days: '2023-01-01,', absence: { from: '2023-01-01' } },
  {
    what: 'between',
    days: '2021-05-01,2022-05-01',
    absence: { from: '2021-07-01', to: '2021-07-31' },
  },
])('a parent does not exist $what its spans', ({ days, absence }) => {
  const findings = findingsOf(
    'H,H,district,T,,2021-01-01,2021-06-30',
    'H,H,district,T,,2021-08-01,2022-12-31',
    `X,X,grassroots,H,,${days}`,
  );
  expect(inShort(findings)).toEqual([
    ['register/parent-not-in-time', 5, { parent: 'H', absence, organisations: ['X'] }],
  ]);
});

test('a child that exists only while its parent does is fine', () => {
  const findings = findingsOf(
    'H,H,district,T,,2021-01-01,2021-06-30',
    'H,Đổi tên,district,T,,2021-07-01,2021-12-31',
    'X,X,grassroots,H,,2021-01-01,2021-12-31',
  );
  expect(findings).toEqual([]);
});

test('of two parts of a circle nobody stands above the other', () => {
  const { register } = readRegister(
    rowsOf(
      [head, province, 'A,A,district,B,,,', 'B,B,district,A,,,', 'X,X,grassroots,A,,,'].join('\n'),
    ),
  );
  const tree = register.on('2022-01-01');
  expect(idsOf(tree.roots)).toEqual(['T', 'A', 'B']);
  expect(idsOf(tree.ancestors('X'))).toEqual(['A']);
});

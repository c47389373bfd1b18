import { expect, test } from 'vitest';
import { readRegister } from '../../src/register/read-register.js';
import { idsOf, rowsOf } from './rows.js';

/** X moves from H1 to H2 with 2022; Y pauses; Z is renamed. */
const { register, findings } = readRegister(
  rowsOf(`id,name,level,parent,type,from,to
T,Tỉnh,province,,,,
C2,Hai,cell,X,thôn,2022-06-01,
H1,Một,district,T,,,
H2,Hai,district,T,,,
X,Xã,grassroots,H1,,,2021-12-31
X,Xã,grassroots,H2,,2022-01-01,
C1,Một,cell,X,thôn,,
Y,Y,grassroots,H1,,2020-01-01,2020-06-30
Y,Y,grassroots,H1,,2020-07-02,2024-02-29
Z,Cũ,grassroots,H2,,2020-01-01,2024-02-28
Z,Mới,grassroots,H2,,2024-02-29,`),
);

test('the example is healthy', () => {
  expect(findings).toEqual([]);
});

test.each([
  { date: '2021-12-31', above: ['X', 'H1', 'T'] },
  { date: '2022-01-01', above: ['X', 'H2', 'T'] },
])('on $date those above C1 are $above, nearest first', ({ date, above }) => {
  expect(idsOf(register.on(date).ancestors('C1'))).toEqual(above);
});

test.each([
  { date: '2021-12-31', id: 'H1', below: ['X', 'Y'] },
  { date: '2021-12-31', id: 'H2', below: ['Z'] },
  { date: '2022-01-01', id: 'H1', below: ['Y'] },
  { date: '2022-01-01', id: 'H2', below: ['X', 'Z'] },
  { date: '2022-05-31', id: 'X', below: ['C1'] },
  { date: '2022-06-01', id: 'X', below: ['C2', 'C1'] },
  { date: '2022-06-01', id: 'C1', below: [] },
])('on $date those right below $id are $below, in the order of rows', ({ date, id, below }) => {
  expect(idsOf(register.on(date).children(id))).toEqual(below);
});

test('those below stand behind whom they are under, and may be asked for by level', () => {
  const tree = register.on('2022-06-01');
  expect(idsOf(tree.descendants('T'))).toEqual(['H1', 'Y', 'H2', 'X', 'C2', 'C1', 'Z']);
  expect(idsOf(tree.descendants('T', 'cell'))).toEqual(['C2', 'C1']);
  expect(idsOf(tree.descendants('H2', 'grassroots'))).toEqual(['X', 'Z']);
  expect(idsOf(tree.descendants('H1', 'cell'))).toEqual([]);
});

test('an organisation is what its row of that day says', () => {
  const names = ['2024-02-28', '2024-02-29'].map((date) => register.on(date).organisation('Z'));
  expect(names.map((each) => each?.name)).toEqual(['Cũ', 'Mới']);
  expect(register.on('2019-12-31').organisation('Z')).toBeUndefined();
});

test.each([
  { id: 'T', spans: [{}], what: 'ever' },
  { id: 'X', spans: [{}], what: 'ever, though in two rows' },
  { id: 'C2', spans: [{ from: '2022-06-01' }], what: 'from a day on' },
  { id: 'Z', spans: [{ from: '2020-01-01' }], what: 'in one span, though renamed' },
  {
    id: 'Y',
    spans: [
      { from: '2020-01-01', to: '2020-06-30' },
      { from: '2020-07-02', to: '2024-02-29' },
    ],
    what: 'in two spans, with a day between',
  },
  { id: 'nobody', spans: [], what: 'never' },
])('$id exists $what', ({ id, spans }) => {
  expect(register.lifetimeOf(id)).toEqual(spans);
});

test('rows of one organisation may stand in any order', () => {
  const read = readRegister(
    rowsOf(`id,name,level,parent,from,to
T,C,province,,2022-01-01,
T,A,province,,,2020-12-31
T,B,province,,2021-01-01,2021-12-31`),
  );
  expect(read.findings).toEqual([]);
  expect(read.register.lifetimeOf('T')).toEqual([{}]);
  expect(read.register.on('2021-05-01').organisation('T')?.name).toBe('B');
});

test('a day that does not exist has no tree', () => {
  expect(() => register.on('2022-02-29')).toThrow('2022-02-29 is a date');
});

test('an organisation whose parent is missing, too low or gone on the day stands alone', () => {
  const tree = readRegister(
    rowsOf(`id,name,level,parent,type,to
T,T,province,,,
A,A,district,nobody,,
B,B,district,C,,
C,C,cell,T,thôn,
D,D,grassroots,E,,
E,E,district,T,,2020-12-31`),
  ).register.on('2022-01-01');
  expect(idsOf(tree.roots)).toEqual(['T', 'A', 'B', 'D']);
  expect([...tree.ancestors('B'), ...tree.ancestors('D'), ...tree.children('nobody')]).toEqual([]);
});

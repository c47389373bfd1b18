import { expect, test } from 'vitest';
import { readRegister } from '../../src/register/read-register.js';
import { briefly, idsOf, rowsOf } from './rows.js';

const vietnamese = `
mã,  tên,               cấp,     cấp trên, loại hình, từ ngày,    đến ngày
T,   Tỉnh ủy Sông Lam,  tỉnh,    ,         ,          ,
H1,  Huyện ủy Phú An,   huyện,   T,        ,          ,
X1,  Đảng ủy xã Đông,   cơ sở,   H1,       ,          ,           2021-12-31
X1,  Đảng ủy xã Đông,   cơ sở,   H2,       ,          2022-01-01,
H2,  Huyện ủy Phú Lộc,  huyện,   T,        ,          2020-07-01,
C1,  Chi bộ thôn Thượng,chi bộ,  X1,       thôn,      2019-03-01, 2023-06-30
`;

const english = vietnamese
  .replace('mã,  tên', 'id,  name')
  .replace('cấp,     cấp trên, loại hình', 'level,   parent,   type')
  .replace('từ ngày,    đến ngày', 'from,       to')
  .replace(' tỉnh,', ' province,')
  .replaceAll(' huyện,', ' district,')
  .replaceAll(' cơ sở,', ' grassroots,')
  .replace(',chi bộ,', ',cell,');

test.each([
  { language: 'Vietnamese', table: vietnamese },
  { language: 'English', table: english },
])('a healthy register with $language headers is read whole', ({ table }) => {
  const { register, findings } = readRegister(rowsOf(table));
  expect(findings).toEqual([]);
  expect(register.memberships.length).toBe(6);
  expect(register.memberships[5]).toEqual({
    id: 'C1',
    name: 'Chi bộ thôn Thượng',
    level: 'cell',
    parent: 'X1',
    type: 'thôn',
    from: '2019-03-01',
    to: '2023-06-30',
    place: { path: 'register.csv', line: 7 },
    row: 5,
  });
});

test('both languages of headers and levels say the same', () => {
  expect(readRegister(rowsOf(vietnamese)).register.memberships).toEqual(
    readRegister(rowsOf(english)).register.memberships,
  );
});

test.each([
  { written: 'Chi bộ', level: 'cell' },
  { written: 'CELL', level: 'cell' },
  { written: 'Tổ chức  cơ sở đảng', level: 'grassroots' },
  { written: 'Huyện ủy', level: 'district' },
  { written: 'huyện uỷ', level: 'district' },
  { written: 'Tỉnh uỷ'.normalize('NFD'), level: 'province' },
])('$written is the level $level', ({ written, level }) => {
  const { register } = readRegister(rowsOf(`id,name,level,parent,type\nT,T,${written},,thôn`));
  expect(register.memberships.map((each) => each.level)).toEqual([level]);
});

test('letter case, accents in two parts, a byte order mark and spaces do not change a header', () => {
  const header = `\uFEFF MÃ ,${'Tên'.normalize('NFD')},Cấp,CẤP  TRÊN`;
  const { register, findings } = readRegister(rowsOf(`${header}\nT,Tỉnh,tỉnh,`));
  expect([idsOf(register.memberships), findings]).toEqual([['T'], []]);
});

test('an id is the same whichever way its accents are encoded', () => {
  const { register, findings } = readRegister(
    rowsOf(`id,name,level,parent
${'TỈNH'.normalize('NFC')},Tỉnh,province,
H,Huyện,district,${'TỈNH'.normalize('NFD')}`),
  );
  expect(findings).toEqual([]);
  expect(idsOf(register.on('2022-01-01').ancestors('H'))).toEqual(['TỈNH']);
});

test('organisations of several files are one register', () => {
  const { register, findings } = readRegister([
    ...rowsOf('mã,tên,cấp,cấp trên\nH,Huyện,huyện,T', 'districts.csv'),
    ...rowsOf('id,name,level,parent\nT,Tỉnh,province,', 'province.csv'),
  ]);
  expect(findings).toEqual([]);
  expect(idsOf(register.on('2022-01-01').children('T'))).toEqual(['H']);
});

test('blank rows and cells without a header say nothing', () => {
  const { register, findings } = readRegister(
    rowsOf('id,name,level,parent,\nT,Tỉnh,province,,\n,,, ,\n'),
  );
  expect([idsOf(register.memberships), findings]).toEqual([['T'], []]);
});

test('an empty register has nobody on any day', () => {
  const { register, findings } = readRegister([]);
  const tree = register.on('2022-01-01');
  expect(findings).toEqual([]);
  expect(register.memberships).toEqual([]);
  expect(register.lifetimeOf('T')).toEqual([]);
  expect([tree.organisations, tree.roots, tree.children('T'), tree.ancestors('T')]).toEqual([
    [],
    [],
    [],
    [],
  ]);
});

test('findings stand in the order of rows, not of the checks that make them', () => {
  const { findings } = readRegister(
    rowsOf(`id,name,level,parent,from,note
T,Tỉnh,province,,,a
A,A,district,nobody,,
B,B,town,T,,
C,C,district,T,2022-02-30,
B2,,district,T,,
A2,A2,district,noone,,`),
  );
  expect(briefly(findings)).toEqual([
    'register/unknown-column 2',
    'register/orphan 3',
    'register/unknown-level 4',
    'register/bad-date 5',
    'register/missing 6',
    'register/orphan 7',
  ]);
});

test('a row that is left out is no reason to complain about those that name it', () => {
  const { findings, register } = readRegister(
    rowsOf(`id,name,level,parent,from
T,Tỉnh,province,,
H,Huyện,district,T,2022-02-30
X,Xã,grassroots,H,`),
  );
  expect(briefly(findings)).toEqual(['register/bad-date 3']);
  expect(idsOf(register.on('2022-01-01').roots)).toEqual(['T', 'X']);
});

import { languages } from '@barem/core';
import { describe, expect, test } from 'vitest';
import { describeFinding } from '../../src/register/finding-text.js';
import { findingCodes, severities, type FindingCode } from '../../src/register/findings.js';
import { registerLimits } from '../../src/register/limits.js';
import type { RegisterRow } from '../../src/register/read-rows.js';
import { readRegister } from '../../src/register/read-register.js';
import { rowsOf } from './rows.js';

interface Example {
  readonly rows: Iterable<RegisterRow>;
  /** What the message names in either language. */
  readonly names: readonly string[];
  readonly vi?: readonly string[];
  readonly en?: readonly string[];
}

const long = 'x'.repeat(registerLimits.valueLength + 1);

function* blankRows(count: number): Generator<RegisterRow> {
  const row: RegisterRow = { place: { path: 'register.csv' }, cells: {} };
  for (let at = 0; at < count; at += 1) yield row;
}

/** Registers with one mistake each. */
const examples: Readonly<Record<FindingCode, Example>> = {
  'register/too-large': {
    rows: blankRows(registerLimits.rows + 1),
    names: [],
    vi: ['1.000.000 dòng'],
    en: ['1,000,000 rows'],
  },
  'register/value-too-long': {
    rows: rowsOf(`id,name,level,parent\nT,${long},province,`),
    names: [],
    vi: ['`tên`', '1.000'],
    en: ['`name`', '1,000'],
  },
  'register/unknown-column': {
    rows: rowsOf('id,name,level,parent,ghi chú thêm\nT,Tỉnh,province,,a'),
    names: ['`ghi chú thêm`'],
  },
  'register/misspelled-column': {
    rows: rowsOf('mã,tên,cấp,cap tren\nT,Tỉnh,tỉnh,\nH,Huyện,huyện,T'),
    names: ['`cap tren`', '`cấp trên`'],
  },
  'register/column-twice': {
    rows: rowsOf('id,Mã,name,level,parent\nT,T,Tỉnh,province,'),
    names: ['`id`', '`Mã`'],
  },
  'register/missing-column': {
    rows: rowsOf('id,name,parent\nT,Tỉnh,\nH,Huyện,T'),
    names: [],
    vi: ['`cấp`'],
    en: ['`level`'],
  },
  'register/missing': {
    rows: rowsOf('id,name,level,parent,type\nT,Tỉnh,province,,\nC1,Một,cell,T,'),
    names: ['`C1`'],
    vi: ['`loại hình`'],
    en: ['`type`'],
  },
  'register/unknown-level': {
    rows: rowsOf('id,name,level,parent\nT,Tỉnh,province,\nX,Xã,xyz,T\nX2,Xã,xyz,T'),
    names: ['`xyz`', '`X`, `X2`'],
    vi: ['`chi bộ`, `cơ sở`, `huyện`, `tỉnh`'],
    en: ['`cell`, `grassroots`, `district`, `province`'],
  },
  'register/bad-date': {
    rows: rowsOf('id,name,level,parent,from\nT,Tỉnh,province,,31/12/2022'),
    names: ['`31/12/2022`', '`2022-12-31`'],
    vi: ['`từ ngày`'],
    en: ['`from`'],
  },
  'register/dates-reversed': {
    rows: rowsOf('id,name,level,parent,from,to\nT,Tỉnh,province,,2022-02-01,2022-01-31'),
    names: ['2022-02-01', '2022-01-31'],
  },
  'register/duplicate': {
    rows: rowsOf('id,name,level,parent\nT,Tỉnh,province,\nT,Tỉnh,province,'),
    names: ['`T`'],
    vi: ['dòng 2'],
    en: ['line 2'],
  },
  'register/overlap': {
    rows: rowsOf(
      'id,name,level,parent,from,to\nT,Cũ,province,,,2022-06-30\nT,Mới,province,,2022-06-01,',
    ),
    names: ['`T`', '2022-06-01', '2022-06-30'],
    vi: ['dòng 2'],
    en: ['line 2'],
  },
  'register/orphan': {
    rows: rowsOf('id,name,level,parent\nT,Tỉnh,province,\nH1,Một,district,Z\nH2,Hai,district,Z'),
    names: ['`Z`', '`H1`, `H2`'],
  },
  'register/no-root': {
    rows: rowsOf('id,name,level,parent\nH1,Một,district,T\nX,Xã,grassroots,H1'),
    names: ['`T`', '`H1`'],
  },
  'register/cycle': {
    rows: rowsOf(
      'id,name,level,parent\nT,Tỉnh,province,\nA,A,district,B\nB,B,district,C\nC,C,district,A',
    ),
    names: ['`A` → `B` → `C` → `A`'],
  },
  'register/wrong-level': {
    rows: rowsOf(
      'id,name,level,parent\nT,Tỉnh,province,\nX,Xã,grassroots,T\nH,H,district,X\nI,I,district,X',
    ),
    names: ['`X`', '`H`, `I`'],
    vi: ['tổ chức cơ sở đảng', 'huyện ủy hoặc tương đương'],
    en: ['grassroots organisation', 'district or equivalent'],
  },
  'register/parent-not-in-time': {
    rows: rowsOf(
      'id,name,level,parent,from\nT,Tỉnh,province,,\nH,H,district,T,2020-03-01\nX,X,grassroots,H,2020-01-01',
    ),
    names: ['`H`', '2020-02-29', '`X`'],
  },
};

test('every code has an example', () => {
  expect(Object.keys(examples)).toEqual(findingCodes);
});

describe.each(findingCodes)('%s', (code) => {
  const { rows, names, vi = [], en = [] } = examples[code];
  const { findings } = readRegister(rows);

  test('is the only finding of its example', () => {
    expect(findings.map((finding) => [finding.code, finding.severity])).toEqual([
      [code, severities[code]],
    ]);
  });

  test('names in both languages what it is about', () => {
    const texts = describeFinding(findings[0]!);
    for (const name of [...names, ...vi]) expect(texts.vi).toContain(name);
    for (const name of [...names, ...en]) expect(texts.en).toContain(name);
  });

  test('is written as messages are', () => {
    const texts = describeFinding(findings[0]!);
    expect(texts.vi).not.toBe(texts.en);
    for (const language of languages) {
      expect(texts[language]).toMatch(/^[^\p{Lu}].*[^.]$/u);
      expect(texts[language]).not.toMatch(/undefined|null|\[object|\s{2}|\n/);
    }
  });
});

test.each([
  { written: '31/12/2022', suggestion: '2022-12-31' },
  { written: '1.2.2022', suggestion: '2022-02-01' },
  { written: '05-06-2022', suggestion: '2022-06-05' },
  { written: '2022-12-31T00:00:00.000Z', suggestion: '2022-12-31' },
  { written: '2022-12-31 00:00', suggestion: '2022-12-31' },
  { written: '12/31/2022', suggestion: undefined },
  { written: '29/2/2022', suggestion: undefined },
  { written: '2022', suggestion: undefined },
  { written: '31/12/22', suggestion: undefined },
  { written: '44926', suggestion: undefined },
  { written: '1899-12-31', suggestion: undefined },
  { written: 'hôm nay', suggestion: undefined },
])('$written is no date, and may mean $suggestion', ({ written, suggestion }) => {
  const { register, findings } = readRegister(
    rowsOf(`id,name,level,parent,to\nT,T,tỉnh,,${written}`),
  );
  expect(register.memberships).toEqual([]);
  expect(findings.map(({ arguments: args }) => args)).toEqual([
    { column: 'to', found: written, ...(suggestion !== undefined && { suggestion }) },
  ]);
});

test('two bad days of one row are two findings', () => {
  const { findings } = readRegister(rowsOf('id,name,level,parent,from,to\nT,T,tỉnh,,a,b'));
  expect(findings.map(({ arguments: args }) => args)).toEqual([
    { column: 'from', found: 'a' },
    { column: 'to', found: 'b' },
  ]);
});

test('an organisation may exist for one day', () => {
  const { register, findings } = readRegister(
    rowsOf('id,name,level,parent,from,to\nT,T,tỉnh,,2024-02-29,2024-02-29'),
  );
  expect(findings).toEqual([]);
  expect(register.lifetimeOf('T')).toEqual([{ from: '2024-02-29', to: '2024-02-29' }]);
});

test.each([
  { written: 'chi bo', suggestion: 'chi bộ' },
  { written: 'distrct', suggestion: 'district' },
  { written: 'phòng ban', suggestion: undefined },
])('$written is no level, and may mean $suggestion', ({ written, suggestion }) => {
  const { findings } = readRegister(rowsOf(`id,name,level,parent\nA,A,${written},T`));
  expect(findings.map(({ arguments: args }) => args)).toEqual([
    { found: written, ...(suggestion !== undefined && { suggestion }), organisations: ['A'] },
  ]);
});

test('a misspelled column is not missing, too', () => {
  const { findings } = readRegister(rowsOf('id,nmae,level,parent\nT,Tỉnh,province,'));
  expect(findings.map(({ code, arguments: args }) => [code, args])).toEqual([
    ['register/misspelled-column', { found: 'nmae', column: 'name', suggestion: 'name' }],
  ]);
});

test('a column that a file lacks is reported once a file, an empty cell once a row', () => {
  const province = rowsOf('id,name,level,parent\nT,Tỉnh,province,');
  const { findings } = readRegister([
    ...province,
    ...rowsOf('id,level,parent\nA,district,T\nB,district,T', 'a.csv'),
    ...rowsOf('id,name,level,parent\nC,,district,T\nD,,district,T', 'b.csv'),
  ]);
  expect(findings.map(({ code, place }) => [code, place.path, place.line])).toEqual([
    ['register/missing-column', 'a.csv', 2],
    ['register/missing', 'b.csv', 2],
    ['register/missing', 'b.csv', 3],
  ]);
});

test('only an organisation at the top needs no parent', () => {
  const { findings } = readRegister(
    rowsOf('id,name,level,parent\nT,Tỉnh,province,\nH,Huyện,district,\nI,Huyện,district,T'),
  );
  expect(findings.map(({ code, arguments: args }) => [code, args])).toEqual([
    ['register/missing', { column: 'parent', organisation: 'H' }],
  ]);
});

test('an organisation without a name has its id for a name', () => {
  const { register } = readRegister(rowsOf('id,name,level,parent\nT,,province,'));
  expect(register.on('2022-01-01').organisation('T')?.name).toBe('T');
});

test('columns beyond the limit are not read, and reported once', () => {
  const extra = Array.from({ length: registerLimits.columns }, (_, at) => `ghi chú số ${at}`);
  const header = ['id', 'name', 'level', 'parent', ...extra].join(',');
  const { findings, register } = readRegister(
    rowsOf(`${header}\nT,Tỉnh,province,\nH,Huyện,district,T`),
  );
  const counts = new Map<string, number>();
  for (const { code } of findings) counts.set(code, (counts.get(code) ?? 0) + 1);
  expect(Object.fromEntries(counts)).toEqual({
    'register/too-large': 1,
    'register/unknown-column': registerLimits.columns - 4,
  });
  expect(describeFinding(findings[0]!).en).toContain('more than 100 columns');
  expect(register.memberships.length).toBe(2);
});

test('a message about many organisations names ten and counts the others', () => {
  const rows = Array.from({ length: 1_500 }, (_, at) => `H${at},H,district,Z`);
  const { findings } = readRegister(
    rowsOf(`id,name,level,parent\nT,Tỉnh,province,\n${rows.join('\n')}`),
  );
  const { vi, en } = describeFinding(findings[0]!);
  expect(findings.length).toBe(1);
  expect([vi.includes('`H9` và 1.490 tổ chức khác'), en.includes('`H9` and 1,490 others')]).toEqual(
    [true, true],
  );
});

import { expect, test } from 'vitest';
import { rulesetsFrom, score } from '../src/index.js';

const sheet = (id: string, points: number): string => `biểu ${id} "Thử"
mục I "Mục" ${points} điểm
  tiêu chí I.1 "Tiêu chí" từ 0 đến ${points} điểm
xếp loại
  đủ "Đủ" từ 5 điểm trở lên
  thiếu "Thiếu" dưới 5 điểm
`;

const manifest = (
  ruleset: string,
  edition: string,
  sheets: readonly (readonly [string, string])[],
  more = '',
): string => `barem: 1
ruleset: ${ruleset}
edition: "${edition}"
title: Thử
issuer: Thử
status: in-force
numbers: illustrative
effective: { from: 2024-01-01 }
${more}sources: [Ví dụ]
sheets:
${sheets.map(([id, file]) => `  - { id: ${id}, file: ${file} }`).join('\n')}
cases: []
`;

const parent: readonly (readonly [string, string])[] = [
  [
    'gốc/1/ruleset.yaml',
    manifest('gốc', '1', [
      ['gốc.a', 'a.barem'],
      ['gốc.b', 'b.barem'],
      ['gốc.c', 'c.barem'],
    ]),
  ],
  ['gốc/1/a.barem', sheet('gốc.a', 10)],
  ['gốc/1/b.barem', sheet('gốc.b', 20)],
  ['gốc/1/c.barem', sheet('gốc.c', 30)],
];

const childOf = (edition: string): ReadonlyMap<string, string> =>
  new Map([
    ...parent,
    [
      'con/1/ruleset.yaml',
      manifest(
        'con',
        '1',
        [
          ['con.a', 'a.barem'],
          ['gốc.b', 'b.barem'],
        ],
        `extends: { ruleset: gốc, edition: "${edition}" }\n`,
      ),
    ],
    [
      'con/1/a.barem',
      `biểu con.a "Con"
  kế thừa gốc.a phiên bản "1"
sửa đổi mục I 8 điểm
sửa đổi tiêu chí I.1 từ 0 đến 8 điểm
`,
    ],
    ['con/1/b.barem', sheet('gốc.b', 15)],
  ]);

test('a ruleset has the sheets of the one that it builds on, but for those that it lists or builds on itself', () => {
  const child = rulesetsFrom(childOf('1')).find(({ folder }) => folder === 'con/1')!;
  expect(child.diagnostics).toEqual([]);
  expect(child.sheets.map(({ id, path, inheritedFrom }) => [id, path, inheritedFrom])).toEqual([
    ['con.a', 'con/1/a.barem', undefined],
    ['gốc.b', 'con/1/b.barem', undefined],
    ['gốc.c', 'gốc/1/c.barem', 'gốc 1'],
  ]);
  const totals = child.sheets.map(({ loaded }) => {
    const result = score(loaded!.plan!, { 'I.1': 8 });
    return result.status === 'rated' ? [result.total, loaded!.plan!.sections[0]!.maximum] : result;
  });
  expect(totals).toEqual([
    [8, 8],
    [8, 15],
    [8, 30],
  ]);
});

test('a ruleset that builds on one that is not there says so, and has its own sheets', () => {
  const child = rulesetsFrom(childOf('2')).find(({ folder }) => folder === 'con/1')!;
  expect(child.diagnostics.map(({ code }) => code)).toEqual(['ruleset/unknown-edition']);
  expect(child.sheets.map(({ id }) => id)).toEqual(['con.a', 'gốc.b']);
});

test('rulesets that build on one another in a circle are a finding, and have the sheets of all', () => {
  const files = new Map([
    [
      'a/ruleset.yaml',
      manifest('a', '1', [['a.x', 'x.barem']], 'extends: { ruleset: b, edition: "1" }\n'),
    ],
    ['a/x.barem', sheet('a.x', 10)],
    [
      'b/ruleset.yaml',
      manifest('b', '1', [['b.y', 'y.barem']], 'extends: { ruleset: a, edition: "1" }\n'),
    ],
    ['b/y.barem', sheet('b.y', 10)],
  ]);
  const found = rulesetsFrom(files);
  expect(found.flatMap(({ diagnostics }) => diagnostics.map(({ code }) => code))).toEqual([
    'ruleset/circle',
  ]);
  expect(found.map(({ sheets }) => sheets.map(({ id }) => id))).toEqual([
    ['a.x', 'b.y'],
    ['b.y', 'a.x'],
  ]);
});

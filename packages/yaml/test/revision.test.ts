import { languages, limits, type Language } from '@barem/core';
import { parseText, printText, type Sheet } from '@barem/syntax';
import { describe, expect, test } from 'vitest';
import { readYaml, writeYaml } from '../src/index.js';
import {
  findings,
  fixture,
  marked,
  repositoryFile,
  sheetWith,
  show,
  withoutSpans,
} from './support.js';

/** The sheet with every change, in the text form. */
const revision = (language: Language): Sheet => {
  const name = language === 'vi' ? 'revision.barem' : 'revision.en.barem';
  const { sheet } = parseText(repositoryFile(`packages/syntax/test/fixtures/${name}`));
  if (!sheet) throw new Error(`${name} has mistakes`);
  return sheet;
};

/** A sheet that builds on another and differs from it in `changes`. */
const childWith = (changes: string): string =>
  sheetWith(`extends: { sheet: b }\nchanges:\n${changes}`);

/** The text form of a sheet in the YAML form that has no mistakes. */
function inText(yaml: string): string {
  const { sheet, diagnostics } = readYaml(yaml);
  expect(diagnostics).toEqual([]);
  return sheet ? printText(sheet) : '';
}

describe.each(languages)('every change, in %s', (language) => {
  const sheet = revision(language);

  test.each(languages)('is read back from YAML in %s as it was', (target) => {
    const written = writeYaml(sheet, target);
    const read = readYaml(written);
    expect(read.diagnostics).toEqual([]);
    expect(withoutSpans(read.sheet)).toEqual(withoutSpans({ ...sheet, language: target }));
    expect(read.sheet && writeYaml(read.sheet)).toBe(written);
  });
});

test('the layout of changes is the canonical one', () => {
  expect(writeYaml(revision('vi'))).toBe(fixture('revision.yaml.txt'));
});

test('every part of a change has its place in the file', () => {
  const text = fixture('revision.yaml.txt');
  const { sheet } = readYaml(text);
  const places = (sheet?.changes ?? []).map(({ kind, span }) => [
    kind,
    span.start < span.end && text.slice(0, span.start).trimEnd().endsWith(`${kind}:`),
  ]);
  expect(places.filter(([, isThere]) => !isThere)).toEqual([]);
});

test('an edition may be a number, and permissions stand in one order', () => {
  const parts =
    'extends: { sheet: b, edition: 2021 }\nremovable: true\nfixed: true\nextendable: false';
  expect(inText(sheetWith(parts))).toBe(
    'biểu a.b "A"\n  kế thừa b phiên bản "2021"\n  cố định\n  được bỏ\n',
  );
});

test('lists of several kinds beneath one word are one change for each', () => {
  const lists = `  - add:
      criteria: [{ id: c, title: C, points: từ 0 đến 5 }]
      facts: { x: { label: X, type: boolean } }
`;
  expect(inText(childWith(lists))).toBe(`biểu a.b "A"
  kế thừa b

bổ sung
  tiêu chí c "C" từ 0 đến 5 điểm

bổ sung số liệu
  x  "X"  có hoặc không
`);
});

test('what has no id is removed by its title or its condition', () => {
  const removals = `  - { remove: { cap: Sai phạm } }
  - { remove: { constraint: { condition: a <= b } } }
  - { amend: { rating: tốt, requirement_changes: [{ remove: Tỷ lệ dự }, { remove: { condition: a } }] } }
`;
  expect(inText(childWith(removals))).toBe(`biểu a.b "A"
  kế thừa b

bãi bỏ khống chế "Sai phạm"
bãi bỏ ràng buộc (a <= b)

sửa đổi xếp loại tốt
  bãi bỏ yêu cầu "Tỷ lệ dự"
  bãi bỏ yêu cầu (a)
`);
});

const criterion = '{ id: c, title: C, points: từ 0 đến 5 }';

test.each([
  // the head
  [sheetWith('<|changes|>:\n  - { remove: note }'), 'yaml/key-needs'],
  [sheetWith('extends: { sheet: b }\n<|facts|>:\n  f: { label: A }'), 'yaml/key-not-here'],
  [sheetWith('extends: <|b|>'), 'yaml/wrong-type'],
  [sheetWith('<|extends|>: { edition: "1" }'), 'yaml/missing-key'],
  [sheetWith('extends: { sheet: <|a b|> }'), 'syntax/name-with-spaces'],
  [sheetWith('extends: { sheet: b }\nchanges: <|[]|>'), 'yaml/empty-list'],
  [sheetWith('fixed: <|có|>'), 'yaml/wrong-type'],
  [sheetWith('<|adjustable|>: { from: 5 }'), 'yaml/missing-key'],
  // which change
  [childWith('  - <|{}|>'), 'yaml/missing-choice'],
  [childWith('  - <|remove|>'), 'yaml/wrong-type'],
  [childWith('  - { <|delete|>: { criterion: I.3 } }'), 'yaml/unknown-key'],
  [childWith('  - { remove: note, <|move|>: { criterion: a, after: b } }'), 'yaml/key-conflict'],
  // what is removed, moved, renumbered
  [childWith('  - { remove: <|I.3|> }'), 'yaml/not-one-of'],
  [childWith('  - { remove: <|người chấm|> }'), 'yaml/not-one-of'],
  [childWith('  - { remove: <|[I.3]|> }'), 'yaml/wrong-type'],
  [childWith('  - { remove: { <|criteria|>: I.3 } }'), 'yaml/unknown-key'],
  [childWith('  - { remove: { criterion: I.3, <|section|>: I } }'), 'yaml/key-conflict'],
  [childWith('  - { remove: { criterion: <|Tên dài|> } }'), 'syntax/name-with-spaces'],
  [childWith('  - { remove: { cap: { condition: "a <<||>" } } }'), 'syntax/unexpected'],
  [childWith('  - { <|move|>: { criterion: I.1 } }'), 'yaml/missing-choice'],
  [childWith('  - { <|move|>: { after: I.1 } }'), 'yaml/missing-choice'],
  [childWith('  - { move: { criterion: a, after: b, <|before|>: c } }'), 'yaml/key-conflict'],
  [childWith('  - { move: { criterion: a, into_block: <|điểm thưởng|> } }'), 'yaml/not-one-of'],
  [childWith('  - { <|renumber|>: { criterion: I.1 } }'), 'yaml/missing-key'],
  [childWith('  - { renumber: { <|cap|>: a, to: b } }'), 'yaml/unknown-key'],
  // what is added
  [childWith('  - { <|add|>: { after: I.1 } }'), 'yaml/missing-choice'],
  [childWith('  - { add: { criteria: <|[]|> } }'), 'yaml/empty-list'],
  [childWith('  - { add: { facts: <|{}|> } }'), 'yaml/empty-list'],
  [childWith(`  - { add: { <|bonuses|>: [${criterion}] } }`), 'yaml/unknown-key'],
  [
    childWith(`  - { add: { after: a, <|before|>: b, criteria: [${criterion}] } }`),
    'yaml/key-not-here',
  ],
  [childWith(`  - { replace: { <|after|>: a, criteria: [${criterion}] } }`), 'yaml/unknown-key'],
  [childWith('  - { add: { criteria: [{ id: <|c|>, title: C }] } }'), 'yaml/missing-choice'],
  // what is amended
  [childWith('  - { <|amend|>: { criterion: I.2 } }'), 'yaml/missing-choice'],
  [childWith('  - { <|amend|>: { title: A } }'), 'yaml/missing-choice'],
  [childWith('  - { amend: { <|criteron|>: I.2, title: A } }'), 'yaml/unknown-key'],
  [childWith('  - { amend: { criterion: I.2, <|label|>: A } }'), 'yaml/unknown-key'],
  [childWith('  - { amend: { <|constraint|>: a, title: A } }'), 'yaml/unknown-key'],
  [childWith('  - { amend: { criterion: I.2, points: <|8|> } }'), 'yaml/range-open'],
  [
    childWith('  - { amend: { criterion: a, points: từ 0 đến 8, <|met|>: { points: 5 } } }'),
    'yaml/key-not-here',
  ],
  [childWith('  - { amend: { criterion: a, <|by|>: b } }'), 'yaml/key-needs'],
  [childWith('  - { amend: { fact: a, <|min|>: 1 } }'), 'yaml/key-needs'],
  [childWith('  - { <|amend|>: { fact: a, type: count, min: 1 } }'), 'yaml/missing-key'],
  [childWith('  - { <|amend|>: { let: a } }'), 'yaml/missing-key'],
  [
    childWith('  - { amend: { criterion: a, level_changes: [{ <|id|>: b, points: 5 }] } }'),
    'yaml/unknown-key',
  ],
  [
    childWith('  - { amend: { criterion: a, level_changes: [{ <|amend|>: b }] } }'),
    'yaml/missing-choice',
  ],
  [
    childWith('  - { amend: { criterion: a, level_changes: [{ remove: b, <|points|>: 5 }] } }'),
    'yaml/unknown-key',
  ],
  [
    childWith('  - { amend: { rating: a, requirement_changes: [{ <|when|>: b }] } }'),
    'yaml/unknown-key',
  ],
])('a mistake gives one finding, at its place: %s', (source, code) => {
  const { text, span } = marked(source);
  const found = findings.sheet(text).map((each) => show(each, text));
  expect(found).toEqual([`${code} ${JSON.stringify(text.slice(span.start, span.end))}`]);
});

test('a word of the text form is changed into the one of this form', () => {
  const repairs = [
    childWith('  - { remove: người chấm }'),
    childWith('  - { move: { criterion: a, into_block: Điểm trừ } }'),
  ].map((text) => findings.sheet(text)[0]?.fix?.edits[0]?.text);
  expect(repairs).toEqual(['assessors', 'penalties']);
});

const changesTo = (id: string): string =>
  childWith(`  - { remove: { criterion: ${id} } }
  - { add: { facts: { ${id}: { label: A, type: boolean } } } }
  - { amend: { let: ${id}, value: a } }
  - { renumber: { fact: ${id}, to: ${id} } }
`);

test.each(['constructor', 'toString', 'hasOwnProperty', 'then'])(
  'the id %s is an id like any other',
  (id) => {
    const { sheet, diagnostics } = readYaml(changesTo(id));
    expect(diagnostics).toEqual([]);
    expect(sheet && withoutSpans(readYaml(writeYaml(sheet)).sheet)).toEqual(withoutSpans(sheet));
  },
);

test('the id __proto__ is refused wherever it stands', () => {
  const codes = findings.sheet(changesTo('__proto__')).map(({ code }) => code);
  expect(codes).toEqual(Array(5).fill('syntax/name-malformed'));
});

describe('a change may declare no more than a whole sheet', () => {
  const many = (item: string): string => Array(limits.declarations).fill(item).join(', ');
  test.each([
    ['changes', `  [${many('{ remove: note }')}, { remove: note }]`],
    [
      'added criteria',
      `  - { add: { criteria: [${many('{ id: a, title: A, met: { points: 1 } }')}] } }`,
    ],
    [
      'replaced requirements',
      `  - { replace: { ratings: [{ id: a, label: A, requires: [${many('{ when: a }')}] }] } }`,
    ],
    [
      'options',
      `  - { amend: { fact: a, type: choice, options: [${many('{ id: a, label: A }')}] } }`,
    ],
    ['levels', `  - { amend: { criterion: a, level_changes: [${many('{ remove: a }')}] } }`],
    [
      'requirements',
      `  - { amend: { rating: a, requirement_changes: [${many('{ remove: A }')}] } }`,
    ],
  ])('%s', (_, changes) => {
    expect(findings.sheet(childWith(changes)).map(({ code }) => code)).toEqual([
      'limit/declarations',
    ]);
  });
});

import { difference, rebase, revise } from '@barem/check';
import { limits } from '@barem/core';
import { parseText, type Sheet } from '@barem/syntax';
import { diff, flatten, loadAll, lockKey, type SourceFile } from 'barem';
import { describe, expect, test } from 'vitest';
import { treacherousNames } from './sources.js';

const whole = (id: string, criteria = 'tiêu chí I.1 "a" từ 0 đến 10 điểm'): string =>
  `biểu ${id} "x"\nmục I "x"\n  ${criteria}\nxếp loại\n  a "A" từ 5 điểm trở lên\n  b "B" dưới 5 điểm\n`;

const child = (id: string, of: string): string => `biểu ${id} "x"\n  kế thừa ${of}\n`;

const file = (path: string, text: string): SourceFile => ({ path, text });

const codesOf = (files: readonly SourceFile[]): readonly string[] =>
  Array.from(loadAll(files).values(), ({ diagnostics }) =>
    [...new Set(diagnostics.map(({ code }) => code))].join(' '),
  );

/** The first so many sheets have a whole one to build on; those after them do not. */
const row = (count: number): readonly SourceFile[] => [
  file('s0', whole('s0')),
  ...Array.from({ length: count }, (_, at) => file(`s${at + 1}`, child(`s${at + 1}`, `s${at}`))),
];

describe('sheets that build on one another in a row', () => {
  const codes = Array.from({ length: 201 }, (_, at) =>
    at > limits.parents ? 'limit/parents' : '',
  );

  test('are read up to the limit, in whatever order they come', () => {
    expect(codesOf(row(200))).toEqual(codes);
    expect(codesOf(row(200).toReversed())).toEqual(codes.toReversed());
  }, 60_000);

  test('the longest that may be explains itself and is written out in full', () => {
    const all = loadAll(row(limits.parents));
    const last = all.get(`s${limits.parents}`)!;
    expect(last.inherited).toHaveLength(limits.parents);
    expect(flatten(last)).toContain('tiêu chí I.1 "a" từ 0 đến 10 điểm');
  });

  test('10,000 of them are no more work than so many sheets', () => {
    const found = codesOf(row(10_000));
    expect(found.filter((each) => each === '')).toHaveLength(limits.parents + 1);
  }, 120_000);
});

describe('circles', () => {
  const circle = (count: number): readonly SourceFile[] =>
    Array.from({ length: count }, (_, at) =>
      file(`s${at}`, child(`s${at}`, `s${(at + 1) % count}`)),
    );

  test.each([2, 50, 200])('of %i sheets are told to each of them', (count) => {
    expect(new Set(codesOf(circle(count)))).toEqual(new Set(['extends/circle']));
  });

  test('what leads into one has a parent with errors', () => {
    expect(codesOf([...circle(3), file('t', child('t', 's0'))]).at(-1)).toBe(
      'extends/parent-has-errors',
    );
  });

  test('a sheet that builds on itself has no parent', () => {
    expect(codesOf([file('a', child('a', 'a'))])).toEqual(['extends/unknown-parent']);
  });

  test('of sheets and roll-ups end', () => {
    const rollUp = (id: string, of: string): string =>
      `tổng hợp ${id} "x"\n  kế thừa ${of}\n  gồm t theo biểu ${id} mỗi tháng\n`;
    const files = [file('a', rollUp('a', 'b')), file('b', rollUp('b', 'a'))];
    expect(codesOf(files).every((each) => each.includes('extends/circle'))).toBe(true);
  });
});

describe.each(treacherousNames)('a sheet called %s', (name) => {
  const id = `\`${name}\``;

  test('is a parent like others, in a lock, too', () => {
    const files = [
      { ...file(name, whole(id)), edition: name },
      {
        ...file('child', child('x', `${id} phiên bản "${name}"`)),
        locked: { [lockKey(name, name)]: 'x' },
      },
    ];
    const found = loadAll(files);
    const known = found.get(name)?.sheet?.id.id;
    // Some words cannot be ids at all; then there is no such parent.
    const stated =
      known === undefined
        ? ['extends/unknown-parent', 'syntax/name-malformed']
        : ['extends/parent-changed'];
    const codes = found.get('child')?.diagnostics.map(({ code }) => code) ?? [];
    expect(codes.filter((code) => stated.includes(code))).toHaveLength(1);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test('and its criteria are compared, renamed and brought to the next parent', () => {
    const read = (text: string): Sheet | undefined => parseText(text).sheet;
    const [one, other] = [
      read(whole('x', `tiêu chí ${id} "a" từ 0 đến 10 điểm`)),
      read(
        whole(
          'x',
          `tiêu chí ${id} "b" từ 0 đến 9 điểm\n  tiêu chí constructor.x "c" đạt được 1 điểm`,
        ),
      ),
    ];
    if (!one || !other) return;
    const found = diff(one, other, {
      renames: [{ kind: 'criterion', from: name, to: 'constructor' }],
    });
    expect(found.entries.length).toBeGreaterThan(0);
    const changes = difference(one, other);
    expect(revise(one, changes, 'x').diagnostics).toEqual([]);
    const { of } = { of: { span: one.span, id: 'x' } };
    expect(rebase(changes, one, one, { span: one.span, of }).clashes).toEqual([]);
  });
});

test('two sheets of 1,000 criteria each are compared, revised and merged within seconds', () => {
  const large = (points: number, shift: number): Sheet =>
    parseText(
      whole(
        'x',
        Array.from(
          { length: 1_000 },
          (_, at) => `tiêu chí I.${(at * 7 + shift) % 1_000} "c${at}" từ 0 đến ${points} điểm`,
        ).join('\n  '),
      ),
    ).sheet!;
  const [one, other] = [large(5, 0), large(6, 3)];
  const began = performance.now();
  const changes = difference(one, other);
  expect(revise(one, changes, 'x').diagnostics).toEqual([]);
  expect(diff(one, other).entries.length).toBeGreaterThan(1_000);
  rebase(changes, one, other, { span: one.span, of: one.id });
  expect(performance.now() - began).toBeLessThan(20_000);
}, 60_000);

test('a sheet with the most things that may be takes as many additions, each beside the one after it', () => {
  const count = 700;
  const text = `${child('y', 'x')}${Array.from(
    { length: count },
    (_, at) => `bổ sung ngay sau N.${at + 1}\n  tiêu chí N.${at} "n" đạt được 1 điểm\n`,
  ).join('')}bổ sung vào mục I\n  tiêu chí N.${count} "n" đạt được 1 điểm\n`;
  const began = performance.now();
  const { diagnostics, sheet } = loadAll([file('x', whole('x')), file('y', text)]).get('y')!;
  expect(diagnostics).toEqual([]);
  expect(sheet?.sections[0]?.criteria).toHaveLength(count + 2);
  expect(performance.now() - began).toBeLessThan(20_000);
}, 60_000);

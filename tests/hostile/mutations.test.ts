import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogues, parseText, printText } from '@barem/syntax';
import { fc } from '@barem/testing';
import { writeYaml } from '@barem/yaml';
import { load } from 'barem';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { patience, runs } from '../properties/runs.js';
import { root } from '../structure/workspace.js';
import { openArena, type Arena } from './arena.js';

let arena: Arena;
beforeAll(async () => {
  arena = await openArena();
});
afterAll(() => arena.close());

const original = readFileSync(join(root, 'rulesets/nghe-an/2021/thuong_ky.barem'), 'utf8');
const { sheet } = parseText(original);
if (!sheet) throw new Error('the sheet that is mutated here has mistakes');
const texts = [original, printText(sheet, { language: 'en' })];
const data = [writeYaml(sheet, 'vi'), writeYaml(sheet, 'en')];

/** Pieces of text that mean something to one of the readers, or to none. */
const pieces: readonly string[] = [
  ...'" \' ` ( ) [ ] { } # : , . - | > % &a *a !!x << --- ... ? \\ − ≥ “ ５ Ð а'.split(' '),
  ...': |- |? |& |\n|\r|\t|\0|\u2028|\u00A0|\u200B|\uFEFF|\u0301|\uD800'.split('|'),
  ...'0 1 -1 0,5 0.5 1.000 100% 999999999999999 9007199254740993 1e400 01/13/2021'.split(' '),
  ...'__proto__ constructor I.1 có_mặt điểm(I.1) mức(I.1) tối đa(I) n/a null true'.split(' '),
  ...Object.values(catalogues).flatMap((catalogue) =>
    Object.values(catalogue).map((words) => words[0] ?? ''),
  ),
];

interface Mutation {
  readonly kind: 'delete' | 'repeat' | 'move' | 'insert' | 'replace' | 'cut' | 'twist';
  readonly at: number;
  readonly length: number;
  readonly to: number;
  readonly piece: string;
}

const mutation = (): fc.Arbitrary<Mutation> =>
  fc.record({
    kind: fc.constantFrom<Mutation['kind'][]>(
      'insert',
      'replace',
      'delete',
      'repeat',
      'move',
      'twist',
      'cut',
    ),
    at: fc.nat(20_000),
    length: fc.oneof(fc.nat(3), fc.nat(60), fc.nat(2_000)),
    to: fc.nat(20_000),
    piece: fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary', maxLength: 5 })),
  });

function mutated(source: string, { kind, at, length, to, piece }: Mutation): string {
  const start = source.length === 0 ? 0 : at % source.length;
  const [before, part, after] = [
    source.slice(0, start),
    source.slice(start, start + length),
    source.slice(start + length),
  ];
  switch (kind) {
    case 'delete':
      return before + after;
    case 'repeat':
      return before + part.repeat(3) + after;
    case 'move': {
      const rest = before + after;
      const place = rest.length === 0 ? 0 : to % rest.length;
      return rest.slice(0, place) + part + rest.slice(place);
    }
    case 'insert':
      return `${before} ${piece} ${part}${after}`;
    case 'replace':
      return before + piece + after;
    case 'cut':
      return before;
    case 'twist':
      return before + part.normalize('NFD').toUpperCase() + after;
  }
}

const mutants = (sources: readonly string[]): fc.Arbitrary<string> =>
  fc
    .record({
      source: fc.constantFrom(...sources),
      mutations: fc.array(mutation(), { minLength: 1, maxLength: 6 }),
    })
    .map(({ source, mutations }) => mutations.reduce(mutated, source));

const words = fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((each) => each.join(' '));

test.each([
  { name: 'texts that were mutated', sources: mutants(texts), formats: ['text'], some: 150 },
  { name: 'YAML files that were mutated', sources: mutants(data), formats: ['yaml'], some: 150 },
  {
    name: 'random characters',
    sources: fc.string({ unit: 'binary', maxLength: 300 }),
    formats: ['text', 'yaml'],
    some: 300,
  },
  {
    name: 'random bytes',
    sources: fc.uint8Array({ maxLength: 300 }).map((each) => new TextDecoder().decode(each)),
    formats: ['text', 'yaml'],
    some: 300,
  },
  {
    name: 'words of the language in any order',
    sources: fc.oneof(
      words,
      words.map((each) => `biểu x "x" ${each}`),
    ),
    formats: ['text'],
    some: 300,
  },
] as const)(
  '$name are withstood',
  async ({ sources, formats, some }) => {
    const tasks = fc.record({ source: sources, format: fc.constantFrom(...formats) });
    const property = fc.asyncProperty(tasks, async (task) => {
      expect((await arena.face(task)).faults).toEqual([]);
    });
    await fc.assert(property, { numRuns: runs(some, some * 100) });
  },
  patience,
);

test(
  'all beginnings of a sheet are withstood',
  async () => {
    const stride = runs(97, 3);
    for (let length = 0; length < original.length; length += stride) {
      const { faults } = await arena.face({ source: original.slice(0, length) });
      expect(faults).toEqual([]);
    }
  },
  patience,
);

describe('the same plan comes from a sheet', () => {
  const hash = load(original).plan?.hash;
  test.each([
    { name: 'with a byte order mark', source: `\uFEFF${original}` },
    { name: 'with the line ends of Windows', source: original.replaceAll('\n', '\r\n') },
    { name: 'with the line ends of old Macs', source: original.replaceAll('\n', '\r') },
    { name: 'in NFD', source: original.normalize('NFD') },
    {
      name: 'with the other placement of tone marks',
      source: original.replaceAll('minh hoạ', 'minh họa'),
    },
    {
      name: 'in NFD with a byte order mark and the line ends of Windows',
      source: `\uFEFF${original.normalize('NFD').replaceAll('\n', '\r\n')}`,
    },
    { name: 'with spaces at the ends of lines', source: original.replaceAll('\n', '  \t\n') },
    { name: 'without indentation', source: original.replaceAll(/^ +/gm, '') },
  ])('$name', ({ source }) => {
    const loaded = load(source);
    expect(loaded.diagnostics).toEqual([]);
    expect(loaded.plan?.hash).toBe(hash);
  });

  test.each([
    { name: 'with a byte order mark', change: (yaml: string) => `\uFEFF${yaml}` },
    {
      name: 'with the line ends of Windows',
      change: (yaml: string) => yaml.replaceAll('\n', '\r\n'),
    },
    { name: 'in NFD', change: (yaml: string) => yaml.normalize('NFD') },
  ])('in YAML $name', ({ change }) => {
    for (const yaml of data) {
      const loaded = load(change(yaml));
      expect(loaded.diagnostics).toEqual([]);
      expect(loaded.plan?.hash).toBe(hash);
    }
  });
});

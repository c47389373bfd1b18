import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { printText } from '@barem/syntax';
import { fc, laws, NoRecordFound, sheet, subjectOf, tryLaw } from '@barem/testing';
import { load } from 'barem';
import { expect, test } from 'vitest';
import { isRollUp } from '../structure/shipped.js';
import { root, trackedFiles } from '../structure/workspace.js';
import { patience, runs } from './runs.js';

/**
 * Sheets that nobody would write and that have no mistakes all the same: a few slips in a shipped or generated one,
 * which the language happens to accept. The laws hold for them, too.
 */

const shipped = trackedFiles()
  .filter((path) => /^rulesets\/.*\.barem$/.test(path) && !isRollUp(path))
  .map((path) => readFileSync(join(root, path), 'utf8'));

interface Slip {
  readonly kind: 'number' | 'word' | 'line' | 'place';
  readonly at: number;
  readonly to: number;
}

const slip = (): fc.Arbitrary<Slip> =>
  fc.record({
    kind: fc.constantFrom<Slip['kind'][]>('number', 'word', 'line', 'place'),
    at: fc.nat(1_000_000),
    to: fc.nat(1_000_000),
  });

const pick = <T>(items: readonly T[], at: number): T | undefined => items[at % items.length];

/** Words that stand where others could. */
const words: readonly (readonly [string, string])[] = [
  ['từ', 'trên'],
  ['trên', 'từ'],
  ['và', 'hoặc'],
  ['>=', '>'],
  ['<=', '<'],
  ['=', '!='],
  ['+', '-'],
  ['/', '*'],
  ['lên', 'xuống'],
  ['nhỏ nhất', 'lớn nhất'],
  ['cao nhất', 'thấp nhất'],
  ['được điểm tối đa', 'không tính'],
  ['from', 'over'],
  ['and', 'or'],
  ['least', 'greatest'],
  ['at most', 'at least'],
  ['maximum points', 'not counted'],
];

const numbersFor = (written: string): readonly string[] => {
  const value = Number(written.replace(',', '.'));
  return [
    `${value + 1}`,
    `${Math.max(0, value - 1)}`,
    `${value / 2}`,
    `${written}0`,
    '0',
    '1',
    '2',
    '100',
    `-${written}`,
  ];
};

function slipped(source: string, { kind, at, to }: Slip): string {
  const replaced = (found: RegExpExecArray | undefined, by: string): string =>
    found
      ? source.slice(0, found.index) + by + source.slice(found.index + found[0].length)
      : source;
  const lines = source.split('\n');
  switch (kind) {
    case 'number': {
      const found = pick([...source.matchAll(/\d+(?:,\d+)?/g)], at);
      const mark = source.includes('biểu') ? ',' : '.';
      return replaced(found, (pick(numbersFor(found?.[0] ?? ''), to) ?? '').replace('.', mark));
    }
    case 'word': {
      const [from = '', by = ''] = pick(words, to) ?? [];
      const places = [
        ...source.matchAll(new RegExp(from.replaceAll(/[+*/]/g, String.raw`\$&`), 'g')),
      ];
      return replaced(pick(places, at), by);
    }
    case 'line':
      return lines.toSpliced(at % lines.length, 1).join('\n');
    case 'place': {
      const line = pick(lines, at) ?? '';
      const rest = lines.toSpliced(at % lines.length, 1);
      return rest.toSpliced(to % (rest.length + 1), 0, line).join('\n');
    }
  }
}

/** What was tried, or that a slip in a constraint leaves hardly any record to try it on. */
function unlessUnknown<T>(trial: () => T): T | 'no record' {
  try {
    return trial();
  } catch (error) {
    if (error instanceof NoRecordFound) return 'no record';
    throw error;
  }
}

test(
  'the laws hold for sheets with slips that leave them without mistakes',
  () => {
    const sources = fc.oneof(
      fc.constantFrom(...shipped),
      sheet().map((each) => printText(each)),
    );
    const mutants = fc
      .record({ source: sources, slips: fc.array(slip(), { minLength: 1, maxLength: 3 }) })
      .map(({ source, slips }) => slips.reduce(slipped, source))
      .map((source) => ({ source, loaded: load(source) }))
      .filter(({ loaded }) => loaded.plan !== undefined);
    fc.assert(
      fc.property(mutants, fc.integer(), ({ source, loaded }, seed) => {
        if (!loaded.sheet) throw new Error('a plan without a sheet');
        const subject = subjectOf(loaded.sheet, source);
        const broken = laws.map((law) =>
          unlessUnknown(() => tryLaw(law, subject, { seed, runs: 1 })),
        );
        fc.pre(!broken.includes('no record'));
        expect(broken.filter((trial) => trial !== undefined)).toEqual([]);
      }),
      { numRuns: runs(30, 3_000) },
    );
  },
  patience,
);

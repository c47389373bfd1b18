import { describe, expect, test } from 'vitest';
import { score, type Plan } from 'barem';
import { readDataFiles } from './data-files.js';
import { gapsIn } from './known-gaps.js';
import { planOf } from './problem-cases.js';

/** One file of `scoring/`: a sheet with records and what must become of them. */
interface ScoringFile {
  readonly about: string;
  readonly sheet: string;
  readonly cases: readonly ScoringCase[];
}

interface ScoringCase {
  readonly name: string;
  readonly record: unknown;
  /** A part of the result: what it does not name may be anything. Lists are whole. */
  readonly expect: object;
}

/** Anything that scores records. It is prepared once for a sheet, and asked once for each record. */
interface Backend {
  readonly name: string;
  readonly prepare: (plan: Plan) => (record: unknown) => unknown;
}

/** Every case runs on each of them, and all must give the same. */
const backends: readonly Backend[] = [
  { name: 'interpreter', prepare: (plan) => (record) => score(plan, record) },
];

const files = readDataFiles<ScoringFile>('scoring');
const { verify, stray } = gapsIn('scoring');

describe.each(backends)('$name', ({ prepare }) => {
  describe.each(files)('$slug', ({ slug, data: { sheet, cases } }) => {
    let run: ReturnType<Backend['prepare']> | undefined;

    const named = cases.map((each) => [each.name, each] as const);
    test.for(named)('%s', ([, { record, expect: expected }], { task }) => {
      verify(slug, task, () => {
        run ??= prepare(planOf(sheet));
        expect(inOrder(run(record))).toMatchObject(inOrder(expected) as object);
      });
    });
  });
});

test('every known gap is one of a case', () => {
  expect(stray()).toEqual([]);
});

/** A result with its problems sorted: they may be listed in any order. */
function inOrder(result: unknown): unknown {
  if (typeof result !== 'object' || result === null || !('problems' in result)) return result;
  const problems = result.problems as readonly { readonly path: string; readonly code: string }[];
  const key = ({ path, code }: (typeof problems)[number]): string => `${path} ${code}`;
  return { ...result, problems: problems.toSorted((a, b) => (key(a) < key(b) ? -1 : 1)) };
}

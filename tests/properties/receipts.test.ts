import {
  explain,
  readPlan,
  receiptOf,
  replay,
  score,
  canonicalRecord,
  canonicalJson,
  type Plan,
  type Receipt,
} from 'barem';
import { sha256 } from '@barem/plan';
import { fc, partialRecordFor, recordFor, sheet } from '@barem/testing';
import { expect, test } from 'vitest';
import { loadShipped } from '../structure/shipped.js';
import { trackedFiles } from '../structure/workspace.js';
import { compile } from './compile.js';
import { patience, runs } from './runs.js';

interface Subject {
  readonly plan: Plan;
  readonly records: readonly unknown[];
}

const subjects: fc.Arbitrary<Subject> = sheet().chain((each) =>
  fc
    .array(fc.oneof(recordFor(each), partialRecordFor(each)), { minLength: 3, maxLength: 3 })
    .map((records) => ({ plan: compile(each), records })),
);

const receiptsOf = ({ plan, records }: Subject): readonly Receipt[] =>
  records.flatMap((record) => receiptOf(plan, record, { ruleset: 'a', edition: '1' }) ?? []);

const numRuns = runs(20, 3_000);

/** Paths of all leaves of a JSON value. */
function leaves(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  const inner = Object.entries(value).flatMap(([key, each]) => leaves(each, [...path, key]));
  return inner.length > 0 ? inner : [path];
}

/** A copy of `value` with something else at a path; `undefined` takes it away. */
function changed(value: unknown, [key, ...rest]: readonly string[], to: unknown): unknown {
  if (key === undefined) return to;
  const copy: unknown = Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) };
  const group = copy as Record<string, unknown>;
  const inner = changed(group[key], rest, to);
  if (inner === undefined && !Array.isArray(copy)) delete group[key];
  else group[key] = inner ?? null;
  return copy;
}

const leafAt = (value: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], value);

const other = fc.oneof(
  fc.constantFrom<unknown>(undefined, null, '', 'x', '__proto__', true, false, [], {}),
  fc.integer({ min: -3, max: 12 }),
  fc.double(),
);

test(
  'a record in its one spelling has the same result, and stays as it is',
  () => {
    fc.assert(
      fc.property(subjects, ({ plan, records }) => {
        for (const record of records) {
          const before = score(plan, record);
          if (before.status === 'refused') continue;
          const canonical = canonicalRecord(plan, record);
          expect(score(plan, JSON.parse(canonicalJson(canonical)))).toEqual({
            ...before,
            ...(before.unit !== undefined && { unit: String(before.unit) }),
            ...(before.period !== undefined && { period: String(before.period) }),
          });
          expect(canonicalRecord(plan, canonical)).toEqual(canonical);
        }
      }),
      { numRuns },
    );
  },
  patience,
);

test(
  'a receipt that went through JSON is derived again without a difference, by a plan that did, too',
  () => {
    fc.assert(
      fc.property(subjects, (subject) => {
        const { plan, faults } = readPlan(JSON.stringify(subject.plan));
        expect(faults).toEqual([]);
        expect(plan).toEqual(subject.plan);
        for (const receipt of receiptsOf(subject))
          expect(
            replay(JSON.parse(canonicalJson(receipt)), plan, { ruleset: 'a', edition: '1' }),
          ).toEqual({ status: 'same', findings: [], receipt });
      }),
      { numRuns },
    );
  },
  patience,
);

test(
  'whatever is altered in a receipt is told',
  () => {
    fc.assert(
      fc.property(subjects, fc.nat(), other, (subject, pick, to) => {
        for (const receipt of receiptsOf(subject)) {
          const paths = leaves(receipt);
          const path = paths[pick % paths.length]!;
          const altered = changed(receipt, path, to);
          if (canonicalJson(altered) === canonicalJson(receipt)) continue;
          expect(replay(altered, subject.plan).status).not.toBe('same');
          expect(replay(altered).status).not.toBe('same');
        }
      }),
      { numRuns: numRuns * 2 },
    );
  },
  patience,
);

test(
  'an altered outcome is told by name although its hash was made to fit',
  () => {
    fc.assert(
      fc.property(subjects, fc.nat(), fc.integer({ min: 1, max: 9 }), (subject, pick, by) => {
        for (const receipt of receiptsOf(subject)) {
          const paths = leaves(receipt.outcome).filter(
            (path) => typeof leafAt(receipt.outcome, path) === 'number',
          );
          const path = paths[pick % paths.length]!;
          const outcome = changed(
            receipt.outcome,
            path,
            (leafAt(receipt.outcome, path) as number) + by,
          );
          const { hash: _, ...content } = { ...receipt, outcome };
          const forged = { ...content, hash: sha256(canonicalJson(content)) };
          const { status, findings } = replay(forged, subject.plan);
          expect(status).toBe('differs');
          expect(findings.map((each) => 'path' in each && each.path.split('.')[0])).toContain(
            path[0],
          );
        }
      }),
      { numRuns: numRuns * 2 },
    );
  },
  patience,
);

/** A plan with its hash made to fit what it holds. */
function rehashed(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const { hash: _, text, ...core } = value as Record<string, unknown>;
  return { ...core, hash: sha256(JSON.stringify(core)), text };
}

test(
  'a plan that somebody has altered is refused, or every engine can run it',
  () => {
    fc.assert(
      fc.property(subjects, fc.nat(), other, ({ plan, records }, pick, to) => {
        const paths = leaves(plan);
        const altered = changed(plan, paths[pick % paths.length]!, to);
        const { plan: read, faults } = readPlan(rehashed(altered));
        expect(read === undefined).toBe(faults.length > 0);
        if (!read) return;
        for (const record of records) expect(() => explain(read, record)).not.toThrow();
      }),
      { numRuns: numRuns * 8 },
    );
  },
  patience,
);

test('an altered plan whose hash was left is refused', () => {
  fc.assert(
    fc.property(subjects, fc.nat(), ({ plan }, pick) => {
      const { hash: _, text: __, ...core } = plan;
      const paths = leaves(core).filter((path) => typeof leafAt(core, path) === 'number');
      const path = paths[pick % paths.length]!;
      const altered = changed(plan, path, (leafAt(core, path) as number) + 1);
      expect(readPlan(altered).faults.length).toBeGreaterThan(0);
    }),
    { numRuns },
  );
});

test.each(trackedFiles().filter((path) => path.startsWith('rulesets/') && path.endsWith('.barem')))(
  'the plan of %s can be stored and read',
  (path) => {
    const { plan } = loadShipped(path);
    expect(readPlan(JSON.stringify(plan))).toEqual({ plan, faults: [] });
  },
);

test.each([
  ['no JSON', '{', 'plan/not-a-plan'],
  ['a list', '[]', 'plan/not-a-plan'],
  ['nothing', 'null', 'plan/not-a-plan'],
  ['very deep', '['.repeat(100_000), 'plan/not-a-plan'],
  ['of a later format', '{"format":2}', 'plan/newer'],
  ['of no format', '{"format":"1"}', 'plan/not-a-plan'],
  ['empty', '{"format":1}', 'plan/malformed'],
])('a stored plan that is %s is refused', (_, stored, code) => {
  expect(readPlan(stored).faults[0]?.code).toBe(code);
});

test('values with code of their own are neither plan nor receipt', () => {
  const trap = new Proxy(
    {},
    {
      get: () => {
        throw new Error('trap');
      },
    },
  );
  const circle: Record<string, unknown> = { format: 1, receipt: 1 };
  circle['self'] = circle;
  for (const value of [trap, circle, undefined, () => 1, 1n, Symbol('x')]) {
    expect(readPlan(value).faults).toEqual([{ code: 'plan/not-a-plan' }]);
    expect(replay(value).status).toBe('unreadable');
  }
});

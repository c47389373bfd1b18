import { carryFor, createScanner, formChange, ownPart, score, type Plan } from '@barem/plan';
import { createImpact, recordMoves, type Impact, type Outcome } from '@barem/population';
import { fc } from '@barem/testing';
import { expect, test } from 'vitest';
import { pairs } from '../differential/pairs.js';
import { compile } from '../properties/compile.js';
import { patience, runs } from '../properties/runs.js';
import { defects } from '../verify/defects.js';

type Record = Readonly<{ [key: string]: unknown }>;

interface Case {
  readonly before: Plan;
  readonly after: Plan;
  readonly records: readonly Record[];
}

/** A sheet, the same sheet with one place changed or one question more or less, and records with units and periods. */
const cases = (): fc.Arbitrary<Case> =>
  pairs({ whole: 6, faulty: 2, partial: 3 })
    .chain(({ sheet, plan, records }) =>
      fc.record({
        plan: fc.constant(plan),
        other: fc.constantFrom(...defects(sheet).map((each) => each.sheet)).map(tryCompile),
        records: fc.constant(records),
        isReversed: fc.boolean(),
      }),
    )
    .map(({ plan, other, records, isReversed }) => {
      const [before, after] = isReversed ? [other ?? plan, plan] : [plan, other ?? plan];
      return {
        before,
        after,
        records: records.map((record, at) => ({
          ...record,
          unit: `CB-${at % 4}`,
          period: `2022-0${(at % 3) + 1}`,
        })),
      };
    });

function tryCompile(sheet: Parameters<typeof compile>[0]): Plan | undefined {
  try {
    return compile(sheet);
  } catch {
    // Not every defect leaves a sheet without errors.
    return undefined;
  }
}

function impactOf({ before, after, records }: Case): Impact {
  const impact = createImpact({ before, after });
  for (const record of records) impact.add(record);
  return impact.finish();
}

const outcomeOf = (plan: Plan, record: unknown): Outcome => {
  const result = score(plan, record);
  return result.status === 'rated'
    ? { kind: 'rated', rating: result.rating }
    : { kind: result.status };
};

const counted = (outcomes: readonly (readonly [Outcome, Outcome])[]): { [key: string]: number } => {
  const counts: { [key: string]: number } = {};
  for (const each of outcomes)
    counts[JSON.stringify(each)] = (counts[JSON.stringify(each)] ?? 0) + 1;
  return counts;
};

test(
  'the matrix says of every record once what score says of it under both sheets',
  () => {
    fc.assert(
      fc.property(cases(), (each) => {
        const { before, after, records } = each;
        const impact = impactOf(each);
        const form = formChange(before, after);
        const [own, carry] = [ownPart(before, form), carryFor(after, form)];
        const plainly = records.map(
          (record) => [outcomeOf(before, own(record)), outcomeOf(after, carry(record))] as const,
        );
        const matrix = Object.fromEntries(
          impact.matrix.map((cell) => [JSON.stringify([cell.before, cell.after]), cell.records]),
        );
        expect(matrix).toEqual(counted(plainly));
        const sum = (counts: readonly number[]): number =>
          counts.reduce((all, one) => all + one, 0);
        expect(sum(impact.matrix.map((cell) => cell.records))).toBe(records.length);
        expect(sum(recordMoves.map((move) => impact.moves[move]))).toBe(records.length);
        const unmoved = impact.moves.same + impact.moves.gained + impact.moves.neither;
        expect(impact.moved.length + unmoved).toBe(records.length);
        const open = impact.ranges.filter(({ move }) => move === 'open');
        expect(sum(open.map((one) => one.records))).toBe(impact.moves.open);
        for (const cell of impact.matrix) {
          const { record } = cell.witness;
          expect([outcomeOf(before, own(record)), outcomeOf(after, carry(record))]).toEqual([
            cell.before,
            cell.after,
          ]);
        }
      }),
      { numRuns: runs(40, 2_000) },
    );
  },
  patience,
);

test(
  'the order of records does not matter',
  () => {
    fc.assert(
      fc.property(
        cases().chain((each) =>
          fc.tuple(
            fc.constant(each),
            fc.shuffledSubarray([...each.records], {
              minLength: each.records.length,
              maxLength: each.records.length,
            }),
          ),
        ),
        ([each, shuffled]) => {
          expect(impactOf({ ...each, records: shuffled })).toEqual(impactOf(each));
        },
      ),
      { numRuns: runs(25, 1_000) },
    );
  },
  patience,
);

test(
  'a sheet against itself moves nobody',
  () => {
    fc.assert(
      fc.property(pairs({ whole: 4, faulty: 2, partial: 2 }), ({ plan, records }) => {
        const impact = impactOf({ before: plan, after: plan, records });
        for (const { before, after } of impact.matrix) expect(after).toEqual(before);
        expect(impact.moved).toEqual([]);
        expect(impact.causes).toEqual([]);
        expect(impact.moves.same + impact.moves.neither).toBe(records.length);
        expect(impact.totals.least).toEqual(impact.totals.before);
      }),
      { numRuns: runs(30, 1_000) },
    );
  },
  patience,
);

test(
  'a record that moves has a cause, and a cause gives or takes what the totals say',
  () => {
    let told = 0;
    fc.assert(
      fc.property(cases(), (each) => {
        const { before, after, records } = each;
        const [first, second] = [createScanner(before), createScanner(after)];
        for (const record of records) {
          const [old, now] = [first.scan(record), second.scan(record)];
          if (old.status !== 'rated' || now.status !== 'rated') continue;
          const impact = impactOf({ before, after, records: [record] });
          const isMoved = impact.moves.up + impact.moves.down > 0;
          if (isMoved) told += 1;
          expect(impact.causes.length > 0).toBe(isMoved);
        }
      }),
      { numRuns: runs(60, 2_000) },
    );
    expect(told).toBeGreaterThan(0);
  },
  patience,
);

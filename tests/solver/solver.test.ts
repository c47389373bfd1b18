import { readFileSync } from 'node:fs';
import type { Operation, Plan } from '@barem/plan';
import { fc } from '@barem/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { capped, conditional, constrained, planOf } from '../brute-force/hand-sheets.js';
import { compare as compareAll } from '../brute-force/questions.js';
import { spaceOf, type Space } from '../brute-force/records.js';
import { mostCombinations, smallSheet } from '../brute-force/small-sheets.js';
import { compile } from '../properties/compile.js';
import { patience, runs } from '../properties/runs.js';
import { compare } from './compare.js';
import { expectedRange, expectedRatingsDiffer, expectedYes } from './expected.js';
import { findings, type Finding } from './findings.js';
import { inquire, loadZ3, totalRange, type Extreme, type Z3 } from '@barem/verify/solver';

/** What z3 may spend on one check. */
const timeoutMs = 2_000;

let z3: Z3;
beforeAll(async () => {
  z3 = await loadZ3();
});
afterAll(async () => {
  await z3.close();
});

/** Plans of small sheets, always the same: three by hand, the others at random. */
const plans: readonly Plan[] = [
  ...[constrained(), conditional, capped].map(planOf),
  ...fc.sample(smallSheet(), { numRuns: runs(12, 100), seed: 1 }).map((sheet) => compile(sheet)),
];

function spaceOfSmall(plan: Plan): Space {
  const space = spaceOf(plan, mostCombinations);
  if (!space) throw new Error('too many records');
  return space;
}

/** What is wrong with z3's answers about a plan. */
function disagreements(found: readonly Finding[], yes: ReadonlySet<string>): readonly string[] {
  const asked = new Set(found.map(({ question }) => question));
  return [
    ...[...yes].filter((question) => !asked.has(question)).map((each) => `${each} is not asked`),
    ...found
      .filter(({ question, verdict }) => (yes.has(question) ? verdict === 'no' : verdict === 'yes'))
      .map(({ question, verdict }) => `${question}: ${verdict}`),
    ...found
      .filter(({ isConfirmed }) => !isConfirmed)
      .map(({ question }) => `${question}: not confirmed`),
  ];
}

test(
  'z3 answers every question about small sheets as all of their records do',
  async () => {
    const verdicts = { yes: 0, no: 0, unknown: 0 };
    for (const [index, plan] of plans.entries()) {
      const inquiry = await inquire(z3, plan, timeoutMs);
      const found = await findings(inquiry);
      inquiry.conversation.end();
      for (const { verdict } of found) verdicts[verdict] += 1;
      const wrong = disagreements(found, expectedYes(spaceOfSmall(plan)));
      expect({ index, wrong }).toEqual({ index, wrong: [] });
    }
    const { yes, no, unknown } = verdicts;
    expect(Math.min(yes, no)).toBeGreaterThan(plans.length * 5);
    expect(unknown).toBeLessThanOrEqual((yes + no) / 10);
  },
  patience,
);

test(
  'z3 finds the least and the greatest total of small sheets',
  async () => {
    const found: (readonly Bound[])[] = [];
    for (const plan of plans) {
      const inquiry = await inquire(z3, plan, timeoutMs);
      const { least, greatest } = await totalRange(inquiry);
      inquiry.conversation.end();
      found.push([least, greatest].map(boundOf));
    }
    const isKnown = (bounds: readonly Bound[]): boolean => !bounds.includes('unknown');
    const expected = plans.map((plan) => {
      const range = expectedRange(spaceOfSmall(plan));
      return [range?.least, range?.greatest];
    });
    expect(found.filter(isKnown)).toEqual(expected.filter((_, index) => isKnown(found[index]!)));
    expect(found.filter(isKnown).length).toBeGreaterThanOrEqual(plans.length * 0.9);
  },
  patience,
);

/** An end of the range of totals; `undefined` where there is no record. */
type Bound = bigint | undefined | 'unknown';

function boundOf(extreme: Extreme): Bound {
  switch (extreme.kind) {
    case 'found':
      return extreme.value;
    case 'none':
      return undefined;
    case 'unknown':
      return 'unknown';
  }
}

/** The plan with a point more, or a threshold higher by 1, in its first table; `undefined` where it has no table. */
function changed(plan: Plan): Plan | undefined {
  const point = 10 ** plan.pointDecimals;
  const place = plan.operations.findIndex(
    ({ op }, slot) => (op === 'lookup' || op === 'steps') && slot !== plan.ratingByPoints,
  );
  const operations = plan.operations.map((operation, slot): Operation => {
    if (slot !== place) return operation;
    if (operation.op === 'lookup')
      return {
        ...operation,
        values: operation.values.map((value, at) => (at > 0 ? value + point : value)),
      };
    return operation.op === 'steps'
      ? { ...operation, cuts: operation.cuts.map((cut) => ({ ...cut, bound: cut.bound + 1 })) }
      : operation;
  });
  return place < 0 ? undefined : { ...plan, operations };
}

test(
  'z3 compares small sheets with changed ones as all of their records do',
  async () => {
    const seen = { total: 0, rating: 0, unknown: 0 };
    for (const [index, plan] of plans.entries()) {
      const other = changed(plan);
      if (!other) continue;
      const { ratings, largest, onlyOne } = await compare(z3, plan, other, timeoutMs);
      if ([ratings, largest, ...onlyOne].some(({ kind }) => kind === 'unknown')) {
        seen.unknown += 1;
        continue;
      }
      const expected = compareAll(plan, other, mostCombinations);
      const differently = expectedRatingsDiffer(spaceOfSmall(plan), spaceOfSmall(other));
      expect({
        index,
        largest: boundOf(largest) ?? 0n,
        ratings: ratings.kind === 'found',
        onlyOne: onlyOne.some(({ kind }) => kind === 'found'),
      }).toEqual({
        index,
        largest: expected?.largest,
        ratings: differently,
        onlyOne: expected?.onlyOne !== undefined,
      });
      seen.total += Number(largest.kind === 'found' && largest.value > 0n);
      seen.rating += Number(differently);
    }
    expect(seen.total).toBeGreaterThan(seen.rating);
    expect(seen.rating).toBeGreaterThan(0);
    expect(seen.unknown).toBeLessThanOrEqual(plans.length / 10);
  },
  patience,
);

test(
  'the sheet of Nghệ An goes from 0 to 100 points and gives every rating',
  async () => {
    const plan = planOf(readFileSync('rulesets/nghe-an/2021/thuong_ky.barem', 'utf8'));
    const inquiry = await inquire(z3, plan, 10_000);
    expect(await totalRange(inquiry)).toMatchObject({
      least: { kind: 'found', value: 0n },
      greatest: { kind: 'found', value: 100n * 10n ** BigInt(plan.pointDecimals) },
    });
    const found = await findings(inquiry);
    inquiry.conversation.end();
    const unknown = found.filter(({ verdict }) => verdict === 'unknown');
    expect(unknown.map(({ question }) => question)).toEqual([]);
    expect(found.filter(({ isConfirmed }) => !isConfirmed)).toEqual([]);
    const ratings = found.filter(({ question }) => question.startsWith('rating '));
    expect(ratings.map(({ verdict }) => verdict)).toEqual(['yes', 'yes', 'yes', 'yes']);
  },
  patience,
);

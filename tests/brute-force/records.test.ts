import { score, type Input, type Plan } from '@barem/plan';
import { fc, recordFor } from '@barem/testing';
import { expect, test } from 'vitest';
import { compile } from '../properties/compile.js';
import { patience, runs } from '../properties/runs.js';
import { at, evaluatorOf, type Answer } from './evaluate.js';
import { planOf } from './hand-sheets.js';
import {
  alternativesOf,
  canonicalRecords,
  combinations,
  plainRecord,
  type PlainRecord,
} from './records.js';
import { mostCombinations, smallSheet } from './small-sheets.js';

const asText = (record: PlainRecord): string =>
  JSON.stringify(Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1)));

/** A record that `score` rates, without the answers that are not needed. */
function withoutSuperfluous(plan: Plan, record: PlainRecord): PlainRecord {
  const answers = plan.inputs.map((input) =>
    Object.hasOwn(record, input.id) ? answerOf(input, record[input.id]) : 'absent',
  );
  const values = evaluatorOf(plan).evaluate(answers);
  const kept = plan.inputs.map((input, index) =>
    input.needed === undefined || at(values, input.needed) === 1n ? at(answers, index) : 'absent',
  );
  return plainRecord(plan, { answers: kept });
}

function answerOf(input: Input, value: PlainRecord[string] | undefined): Answer {
  if (value === 'n/a') return 'not-applicable';
  if (typeof value === 'boolean') return value ? 1n : 0n;
  if (input.type === 'choice') return BigInt(input.options.indexOf(String(value)));
  if (input.type !== 'number') throw new TypeError(`${input.id} is ${value}`);
  return typeof value === 'string'
    ? BigInt(input.named?.[value] ?? NaN)
    : BigInt(Math.round(Number(value) * 10 ** input.decimals));
}

test('points lie on the step and within the levels', () => {
  const plan = planOf(`sheet a "A"
  scale 3, step 0.5
section I "I" 3 points
  criterion I.1 "Work" choose one
    good "Good" from 2.5 to 3 points
    fair "Fair" from 1.5 to under 2.5 points
    bad "Bad" 0 points
ratings
  more "More" from 1 point
  less "Less" under 1 point
`);
  expect(canonicalRecords(plan, 5)).toEqual([0, 1.5, 2, 2.5, 3].map((value) => ({ 'I.1': value })));
});

test('what has more combinations than the limit is not listed', () => {
  fc.assert(
    fc.property(smallSheet(), (sheet) => {
      const plan = compile(sheet);
      expect(canonicalRecords(plan, combinations(plan) - 1)).toBeUndefined();
    }),
    { numRuns: 10 },
  );
});

test(
  'every record that is listed is rated',
  () => {
    fc.assert(
      fc.property(smallSheet(), (sheet) => {
        const plan = compile(sheet);
        const records = canonicalRecords(plan, mostCombinations) ?? [];
        expect(records.length).toBeGreaterThan(0);
        expect(records.filter((record) => score(plan, record).status !== 'rated')).toEqual([]);
      }),
      { numRuns: runs(30, 1_000) },
    );
  },
  patience,
);

test(
  'a record that is rated is one that is listed, but for what is superfluous',
  () => {
    const some = smallSheet().chain((sheet) =>
      fc.record({
        sheet: fc.constant(sheet),
        records: fc.array(recordFor(sheet), { minLength: 20, maxLength: 20 }),
      }),
    );
    fc.assert(
      fc.property(some, ({ sheet, records }) => {
        const plan = compile(sheet);
        const listed = new Set((canonicalRecords(plan, mostCombinations) ?? []).map(asText));
        for (const record of records) {
          const kept = withoutSuperfluous(plan, record as PlainRecord);
          expect(listed).toContain(asText(kept));
          expect(score(plan, kept)).toEqual(score(plan, record));
        }
      }),
      { numRuns: runs(20, 500) },
    );
  },
  patience,
);

test(
  'of all ways to give, not to give and to deny answers, exactly those listed are rated, but for what is superfluous',
  () => {
    fc.assert(
      fc.property(smallSheet(), (sheet) => {
        const plan = compile(sheet);
        const ways = plan.inputs.map(waysToAnswer);
        fc.pre(ways.reduce((product, { length }) => product * length, 1) <= 4_000);
        const listed = new Set((canonicalRecords(plan, mostCombinations) ?? []).map(asText));
        const rated = everyCombination(ways)
          .map((answers) => plainRecord(plan, { answers }))
          .filter((record) => score(plan, record).status === 'rated')
          .map((record) => asText(withoutSuperfluous(plan, record)));
        expect(new Set(rated)).toEqual(listed);
      }),
      { numRuns: runs(15, 300) },
    );
  },
  patience,
);

const waysToAnswer = (input: Input): readonly Answer[] => [
  ...new Set<Answer>([...alternativesOf(input), 'absent', 'not-applicable']),
];

const everyCombination = (ways: readonly (readonly Answer[])[]): readonly (readonly Answer[])[] =>
  ways.reduce<readonly (readonly Answer[])[]>(
    (before, answers) => before.flatMap((each) => answers.map((answer) => [...each, answer])),
    [[]],
  );

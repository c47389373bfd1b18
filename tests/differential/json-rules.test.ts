import { score } from '@barem/plan';
import { emitJsonRules, outcomeOf, type JsonRules } from '@barem/targets';
import { runJsonRules } from '@barem/targets/json-rules';
import { fc } from '@barem/testing';
import { expect, test } from 'vitest';
import { patience, runs } from '../properties/runs.js';
import { allowed } from './agreement.js';
import { hostileNames, renamed } from './hostile-plan.js';
import { conformanceRecords, shippedRecords, type KnownRecords } from './known-records.js';
import { pairs } from './pairs.js';

/** Rules as an application has them that stores them as text. */
const stored = (rules: JsonRules): JsonRules => JSON.parse(JSON.stringify(rules)) as JsonRules;

async function agrees({ plan, records }: Omit<KnownRecords, 'name'>): Promise<void> {
  const found = await runJsonRules(stored(emitJsonRules(plan)), records);
  const expected = records.map((record) => outcomeOf(score(plan, record)));
  expect(found).toEqual(expected.map((each, index) => allowed(found[index]!, each)));
}

test(
  'json-rules-engine says of generated sheets and records what the interpreter says',
  async () => {
    await fc.assert(fc.asyncProperty(pairs({ whole: 4, faulty: 3, partial: 3 }), agrees), {
      numRuns: runs(60, 3000),
    });
  },
  patience,
);

// oxlint-disable-next-line vitest/expect-expect -- `agrees` expects
test(
  'names that try to reach what objects inherit are names to json-rules-engine',
  async () => {
    const names = fc.array(
      fc.oneof(fc.constantFrom(...hostileNames), fc.string({ unit: 'binary' })),
      {
        minLength: 20,
        maxLength: 40,
      },
    );
    await fc.assert(
      fc.asyncProperty(
        pairs({ whole: 2, faulty: 1, partial: 1 }),
        names,
        async ({ plan, records }, hostile) => {
          await agrees(renamed(plan, records, hostile));
        },
      ),
      { numRuns: runs(20, 1000) },
    );
  },
  patience,
);

test.each(shippedRecords())('json-rules-engine agrees on $name', agrees);

test.each(conformanceRecords())('json-rules-engine agrees on $name', agrees);

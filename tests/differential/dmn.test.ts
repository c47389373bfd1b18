import { score } from '@barem/plan';
import { emitDmn, outcomeOf } from '@barem/targets';
import { fc } from '@barem/testing';
import { expect, test } from 'vitest';
import { patience, runs } from '../properties/runs.js';
import { allowed } from './agreement.js';
import { dmnOf } from './dmn-evaluator.js';
import { dmnAnswers } from './dmn-records.js';
import { hostileNames, renamed } from './hostile-plan.js';
import { conformanceRecords, shippedRecords, type KnownRecords } from './known-records.js';
import { pairs } from './pairs.js';

/** How many of the records could be put to the model. */
async function agreesOn({ plan, records }: Omit<KnownRecords, 'name'>): Promise<number> {
  const [decide, answersOf] = [await dmnOf(plan), dmnAnswers(plan)];
  const put = records.flatMap((record) => {
    const answers = answersOf(record);
    return answers ? [{ record, found: decide(answers) }] : [];
  });
  expect(put.map(({ found }) => found)).toEqual(
    put.map(({ record, found }) => allowed(found, outcomeOf(score(plan, record)))),
  );
  return put.length;
}

test(
  'decisions evaluated in FEEL say of generated sheets and records what the interpreter says',
  async () => {
    let put = 0;
    await fc.assert(
      fc.asyncProperty(pairs({ whole: 3, faulty: 3, partial: 2 }), async (each) => {
        put += await agreesOn(each);
      }),
      { numRuns: runs(12, 1000) },
    );
    // Few records have a fault that cannot be put to a model.
    expect(put).toBeGreaterThan(runs(12, 1000) * 6);
  },
  patience,
);

test(
  'names that try to end a text or an element are texts in DMN; what XML cannot hold is refused',
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
        pairs({ whole: 1, faulty: 1, partial: 0 }),
        names,
        async ({ plan, records }, hostile) => {
          const all = renamed(plan, records, hostile);
          const emitted = emitDmn(all.plan);
          const codes = emitted.kind === 'refused' ? emitted.refusals.map(({ code }) => code) : [];
          expect(['', 'target/character']).toContain(codes.join());
          const fit = hostile.map((name) => name.replaceAll(/\p{C}/gu, ' '));
          await agreesOn(codes.length === 0 ? all : renamed(plan, records, fit));
        },
      ),
      { numRuns: runs(8, 500) },
    );
  },
  patience,
);

test.each(shippedRecords())('DMN agrees on $name', async (each) => {
  expect(await agreesOn(each)).toBeGreaterThan(0);
});

test.each(conformanceRecords())('DMN agrees on $name', async (each) => {
  expect(await agreesOn(each)).toBeGreaterThanOrEqual(0);
});

import { formChange, score } from '@barem/plan';
import { migration } from '@barem/population';
import { load, type Plan } from 'barem';
import { describe, expect, test } from 'vitest';
import { fc } from '@barem/testing';
import { pairs } from '../differential/pairs.js';
import { patience, runs } from '../properties/runs.js';

function planOf(source: string): Plan {
  const { plan, diagnostics } = load(source);
  if (!plan) throw new Error(diagnostics.map(({ code }) => code).join());
  return plan;
}

const before = planOf(`sheet test.old "Old"
facts
  due "Due" count from 1 to 500
  online "Held online" yes or no
section I "I"
  criterion I.1 "Minutes" met earns 2 points
  criterion I.2 "Discussion" choose one
    lively "Lively" 5 points
    dull "Dull" 1 points
  criterion I.3 "Conclusions" from 0 to 10 points
ratings
  good "Good" from 5 points
  poor "Poor" under 5 points
`);
const after = planOf(`sheet test.new "New"
facts
  due "Due" count from 1 to 300
section I "I"
  criterion I.1 "Minutes" met when due > 3 earns 2 points
  criterion I.2 "Discussion" choose one
    lively "Lively" 5 points
    fair "Fair" 3 points
  criterion I.3 "Material sent" met earns 1 point
  criterion I.4 "Conclusions" from 0 to 8 points
ratings
  good "Good" from 5 points
  poor "Poor" under 5 points
`);
const convert = migration(before, after, formChange(before, after, { 'I.3': 'I.4' }));

describe('a record of the old form', () => {
  test('is written over, and what did not come along is told', () => {
    const found = convert({
      unit: 'A',
      due: 400,
      online: false,
      'I.1': true,
      'I.2': 'dull',
      'I.3': 7,
    });
    expect({ ...found?.record }).toEqual({ unit: 'A', 'I.4': 7 });
    expect(found?.left.map(({ id, value, why }) => [id, value, why])).toEqual([
      ['online', false, 'removed'],
      ['I.1', true, 'computed'],
      ['due', 400, 'unfit'],
      ['I.2', 'dull', 'unfit'],
    ]);
    expect(found?.open).toEqual(['due', 'I.2', 'I.3']);
    expect(found?.status).toBe('incomplete');
  });

  test('with the answers that were missing is one that the new sheet rates', () => {
    const found = convert({ due: 20, online: false, 'I.1': true, 'I.2': 'lively', 'I.3': 7 });
    expect(found?.open).toEqual(['I.3']);
    expect(score(after, { ...found?.record, 'I.3': true })).toMatchObject({ total: 15 });
  });

  test('keeps no answer that is in neither form, and tells it', () => {
    const found = convert({ due: 20, presnt: 3 });
    expect(found?.left).toMatchObject([{ id: 'presnt', value: 3, why: 'unknown' }]);
  });
});

test('what is no record is none in the new form', () => {
  expect(convert(undefined)).toBeUndefined();
  expect(convert([1])).toBeUndefined();
});

test(
  'nothing is lost: every answer is in the new record or is told, and the new record has no answer that is wrong by itself',
  () => {
    fc.assert(
      fc.property(
        fc.tuple(
          pairs({ whole: 3, faulty: 2, partial: 1 }),
          pairs({ whole: 0, faulty: 0, partial: 0 }),
        ),
        ([{ plan, records }, other]) => {
          for (const to of [plan, other.plan]) {
            const migrate = migration(plan, to, formChange(plan, to));
            for (const record of records) {
              const found = migrate(record);
              if (!found) continue;
              const answers = Object.entries(record).filter(
                ([key, value]) =>
                  !['facts', 'scores'].includes(key) && value !== undefined && value !== null,
              );
              for (const [id, value] of answers) {
                const isKept = Object.hasOwn(found.record, id) && found.record[id] === value;
                const isTold = found.left.some((each) => each.id === id && each.value === value);
                expect([id, isKept || isTold]).toEqual([id, true]);
              }
              const result = score(to, found.record);
              expect(result.status).toBe(found.status);
              const isSame = to === plan && score(plan, record).status === 'rated';
              const rest = isSame ? [...found.left, ...found.open] : [];
              expect(rest).toEqual([]);
            }
          }
        },
      ),
      { numRuns: runs(40, 1_000) },
    );
  },
  patience,
);

import { checkSheet } from '@barem/check';
import { parseText } from '@barem/syntax';
import { describe, expect, test } from 'vitest';
import {
  carryFor,
  formChange,
  isSameForm,
  lower,
  ownPart,
  score,
  type Plan,
} from '../src/index.js';

function planOf(facts: string, criteria: string): Plan {
  const source = `sheet test.form "Form"
facts
${facts}
section I "I"
${criteria}
ratings
  good "Good" from 5 points
  poor "Poor" under 5 points
`;
  const { sheet } = parseText(source);
  const { checked, diagnostics } = checkSheet(sheet!);
  if (!checked) throw new Error(diagnostics.map(({ code }) => code).join());
  return lower(checked, source).plan!;
}

const before = planOf(
  `  due "Due" count from 1 to 500
  online "Held online" yes or no`,
  `  criterion I.1 "Minutes" met earns 2 points
  criterion I.2 "Discussion" choose one
    lively "Lively" 5 points
    dull "Dull" 1 points
  criterion I.3 "Conclusions" from 0 to 10 points`,
);
const after = planOf(
  `  due "Due" count from 1 to 300
  voted "Voted" yes or no`,
  `  criterion I.1 "Minutes" met when due > 3 earns 2 points
  criterion I.2 "Discussion" choose one
    lively "Lively" 5 points
    fair "Fair" 3 points
  criterion I.3 "Material sent" met earns 1 point
  criterion I.4 "Conclusions" from 0 to 8 points`,
);
const renamed = { 'I.3': 'I.4' };

describe('the change of a form', () => {
  test('by ids alone keeps what has the same id', () => {
    const { kept, removed, computed, added } = formChange(before, after);
    expect(kept.map(({ from, to }) => [from, to])).toEqual([
      ['due', 'due'],
      ['I.2', 'I.2'],
      ['I.3', 'I.3'],
    ]);
    expect({ removed, computed, added }).toEqual({
      removed: ['online', 'I.1'],
      computed: ['I.1'],
      added: ['voted', 'I.4'],
    });
  });

  test('follows a rename, and takes the old id for something new', () => {
    const { kept, added } = formChange(before, after, renamed);
    expect(kept).toEqual([
      {
        from: 'due',
        to: 'due',
        changes: [{ kind: 'bounds', from: [1, 500], to: [1, 300] }],
      },
      {
        from: 'I.2',
        to: 'I.2',
        changes: [{ kind: 'options', gone: ['dull'], added: ['fair'] }],
      },
      { from: 'I.3', to: 'I.4', changes: [{ kind: 'bounds', from: [0, 10], to: [0, 8] }] },
    ]);
    expect(added).toEqual(['voted', 'I.3']);
  });

  test('of a sheet to itself is none', () => {
    expect(isSameForm(formChange(before, before))).toBe(true);
    expect(isSameForm(formChange(before, after))).toBe(false);
  });
});

describe('a record that is carried over', () => {
  const record = { unit: 'A', due: 20, online: true, 'I.1': true, 'I.2': 'lively', 'I.3': 7 };
  const form = formChange(before, after, renamed);

  test('has its answers under the new ids, and none that the new form does not ask for', () => {
    const carried = carryFor(after, form)(record);
    expect({ ...(carried as object) }).toEqual({ unit: 'A', due: 20, 'I.2': 'lively', 'I.4': 7 });
  });

  test('takes assumed answers where it says nothing', () => {
    const carry = carryFor(after, form, { voted: 'yes', 'I.3': 'met' });
    expect(score(after, carry(record))).toMatchObject({ status: 'rated', total: 15 });
    const given = carry({ ...record, voted: 'no' }) as Record<string, unknown>;
    expect(given['voted']).toBe('no');
  });

  test('may have its answers in groups', () => {
    const nested = {
      unit: 'A',
      facts: { due: 20, online: true },
      scores: { 'I.1': true, 'I.2': 'lively', 'I.3': 7 },
    };
    const carried = carryFor(after, form, { voted: true, 'I.3': true })(nested);
    expect(score(after, carried)).toMatchObject({ status: 'rated', total: 15 });
  });

  test('is what it was where it is no record', () => {
    for (const each of [undefined, null, 3, 'x', []]) {
      expect(carryFor(after, form)(each)).toBe(each);
      expect(ownPart(before, form)(each)).toBe(each);
    }
  });

  test('keeps an id that nobody knows, so that it is refused', () => {
    const carried = carryFor(after, form)({ ...record, presnt: 3 });
    expect(score(after, carried)).toMatchObject({
      status: 'refused',
      problems: [{ code: 'record/unknown-id' }],
    });
  });

  test('is a record of the old form without what only the new one asks for', () => {
    const own = ownPart(before, formChange(before, after))({ ...record, voted: true, 'I.4': 2 });
    expect(score(before, own)).toMatchObject({ status: 'rated', total: 14 });
  });
});

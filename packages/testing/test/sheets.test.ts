import { exact, rational, skeleton, type Rational } from '@barem/core';
import {
  isCalendarDay,
  isId,
  isKeyword,
  type Criterion,
  type NumberLiteral,
  type Range,
  type Sheet,
} from '@barem/syntax';
import * as fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { sheet } from '../src/index.js';
import { nodesIn } from '../src/arbitraries/telling-values.js';
import { criteriaOf, maximumOf } from '../src/reckon/reckoning.js';
import { holds } from '../src/reckon/values.js';

vi.setConfig({ testTimeout: 30_000 });

const everySheet = (check: (sheet: Sheet) => void): void =>
  fc.assert(fc.property(sheet(), check), { numRuns: 150 });

const maximaOf = (sheet: Sheet, criteria: readonly Criterion[]): Rational => {
  const facts = new Map(sheet.facts.map((fact) => [fact.id.id, fact]));
  return exact.sum(criteria.map((criterion) => maximumOf(criterion, facts)));
};

test('sections add up to their budgets and the scale', () => {
  everySheet((sheet) => {
    for (const { points, criteria } of sheet.sections) {
      const sum = maximaOf(sheet, criteria);
      expect(points?.value ?? sum).toEqual(sum);
    }
    const sum = maximaOf(
      sheet,
      sheet.sections.flatMap(({ criteria }) => criteria),
    );
    expect(sheet.scale?.bounds?.to.value ?? sum).toEqual(sum);
  });
});

/** Whether exactly one range holds the value; ranges whose ends are all included may leave out values between steps. */
const holders = (ranges: readonly Range<NumberLiteral>[], value: Rational): number =>
  ranges.filter((range) => holds(range, value, (end) => end.value)).length;

const endsOf = (ranges: readonly Range<NumberLiteral>[]): readonly Rational[] =>
  ranges.flatMap(({ from, to }) => [from, to].flatMap((end) => (end ? [end.value.value] : [])));

const isStepped = (ranges: readonly Range<NumberLiteral>[]): boolean =>
  ranges.length > 1 &&
  ranges.every(({ from, to }) => (from?.inclusive ?? true) && (to?.inclusive ?? true));

test('ratings tile the totals', () => {
  everySheet((sheet) => {
    const ranges = sheet.ratings.flatMap(({ range }) => range ?? []);
    const ends = endsOf(ranges);
    const tiny = rational(1, 1000);
    for (const end of ends) expect(holders(ranges, end)).toBe(1);
    if (isStepped(ranges)) return;
    const [low, high] = [ends.reduce(exact.least), ends.reduce(exact.greatest)];
    const between = ends.flatMap((end) => [exact.subtract(end, tiny), exact.add(end, tiny)]);
    for (const value of between) {
      const outside = exact.compare(value, low) < 0 || exact.compare(value, high) > 0;
      expect(holders(ranges, value)).toBeGreaterThanOrEqual(outside ? 0 : 1);
      expect(holders(ranges, value)).toBeLessThanOrEqual(1);
    }
  });
});

test('bands of a fact hold every value that it can have', () => {
  everySheet((sheet) => {
    const bounds = new Map(
      sheet.facts.flatMap(({ id, type }) => ('from' in type ? [[id.id, type] as const] : [])),
    );
    for (const { scoring } of criteriaOf(sheet)) {
      if (scoring.kind !== 'bands' || scoring.measure.kind !== 'name') continue;
      const type = bounds.get(scoring.measure.id);
      const ranges = scoring.bands.flatMap(({ range }) => range ?? []);
      const hasRest = ranges.length < scoring.bands.length;
      for (const end of type
        ? [type.from, type.to, ...endsOf(ranges).map((value) => ({ value }))]
        : []) {
        expect(holders(ranges, end.value)).toBeGreaterThanOrEqual(hasRest ? 0 : 1);
        expect(holders(ranges, end.value)).toBeLessThanOrEqual(1);
      }
    }
  });
});

test('ids are ids, no keywords, and not to be confused', () => {
  everySheet((sheet) => {
    const shared = [...sheet.facts, ...sheet.lets, ...sheet.sections, ...criteriaOf(sheet)].map(
      ({ id }) => id.id,
    );
    const families = [
      shared,
      sheet.ratings.map(({ id }) => id.id),
      ...criteriaOf(sheet).map(({ scoring }) =>
        scoring.kind === 'levels' ? scoring.levels.map(({ id }) => id.id) : [],
      ),
    ];
    for (const ids of families) {
      expect(new Set(ids.map(skeleton)).size).toBe(ids.length);
      expect(ids.filter((id) => !isId(id) || isKeyword(id, 'vi') || isKeyword(id, 'en'))).toEqual(
        [],
      );
    }
  });
});

test('ratings, caps and dates are in order', () => {
  everySheet(({ ratings, caps, effective }) => {
    expect(ratings[0]?.range).toBeDefined();
    expect(ratings.at(-1)?.requirements).toEqual([]);
    const places = caps.map(({ rating }) => ratings.findIndex(({ id }) => id.id === rating.id));
    expect(
      caps.filter(({ kind }, index) =>
        kind === 'cap' ? places[index]! < 1 : places[index] === ratings.length - 1,
      ),
    ).toEqual([]);
    const days = effective ? [effective.from.iso, effective.to?.iso ?? effective.from.iso] : [];
    expect(days.every(isCalendarDay)).toBe(true);
    expect(days.toSorted()).toEqual(days);
  });
});

test('only a scale from 0 that says how it rounds lets criteria leave, and never all of them', () => {
  everySheet((sheet) => {
    const leaves = ({ applies }: Criterion): boolean => applies?.otherwise.kind === 'leaves-scale';
    if (!criteriaOf(sheet).some(leaves)) return;
    expect(sheet.scale?.rounding).toBeDefined();
    expect(sheet.scale?.bounds?.from).toBeUndefined();
    expect([...sheet.bonuses, ...sheet.penalties].filter(leaves)).toEqual([]);
    expect(sheet.sections.every(({ criteria }) => criteria.every(leaves))).toBe(false);
  });
});

test('every construct turns up', () => {
  const found = new Set<string>();
  for (const each of fc.sample(sheet(), { numRuns: 500, seed: 1 })) {
    for (const node of nodesIn(each)) {
      if ('kind' in node) found.add(String(node.kind));
      if ('scoring' in node && typeof node.scoring === 'object' && node.scoring) {
        if ('proRata' in node.scoring) found.add('pro rata');
        if ('effect' in node.scoring) found.add(String(node.scoring.effect));
        if ('kind' in node.scoring && node.scoring.kind === 'met-or-not')
          found.add('when' in node.scoring ? 'met when' : 'met');
      }
      if ('changeable' in node && 'kind' in node) found.add(`changeable ${String(node.kind)}`);
      if ('mayBeNotApplicable' in node) found.add(`n/a ${String(node.mayBeNotApplicable)}`);
    }
    const { scale } = each;
    found.add(
      scale
        ? scale.bounds
          ? scale.bounds.from
            ? 'below zero'
            : 'from zero'
          : 'no scale'
        : 'scale absent',
    );
    found.add(scale?.step ? `step ${scale.step.value.denominator}` : 'step absent');
    if (scale?.lowerIsBetter) found.add('lower is better');
    if (each.ratings.some(({ range }) => !range)) found.add('rangeless rating');
    if (each.effective) found.add('effective');
    if (each.annotations.status) found.add(`status ${each.annotations.status.value}`);
    found.add(each.language);
  }
  const expected = [
    'count',
    'decimal',
    'percentage',
    'choice',
    'boolean',
    'constraint',
    'let',
    'section',
    'criterion',
    'rating',
    'cap',
    'floor',
    'example',
    'assessed',
    'levels',
    'range',
    'bands',
    'met-or-not',
    'met',
    'met when',
    'per-unit',
    'adds',
    'deducts',
    'progressive',
    'pro rata',
    'formula',
    'maximum',
    'points',
    'leaves-scale',
    'n/a true',
    'n/a false',
    'not-applicable',
    'from zero',
    'below zero',
    'no scale',
    'scale absent',
    'lower is better',
    'rangeless rating',
    'step 1',
    'step 2',
    'step 4',
    'step absent',
    'effective',
    'changeable fact',
    'changeable criterion',
    'status official',
    'status illustrative',
    'status draft',
    'vi',
    'en',
  ];
  expect(expected.filter((each) => !found.has(each))).toEqual([]);
});

test('a sheet shrinks to what matters', () => {
  const hasNoProgressive = (sheet: Sheet): boolean =>
    criteriaOf(sheet).every(({ scoring }) => scoring.kind !== 'progressive');
  const { counterexample } = fc.check(fc.property(sheet(), hasNoProgressive), {
    seed: 1,
    numRuns: 1000,
  });
  const smallest = counterexample?.[0];
  expect(smallest ? criteriaOf(smallest).length : 0).toBeLessThanOrEqual(2);
  expect(smallest?.facts).toHaveLength(1);
  expect(smallest?.ratings).toHaveLength(2);
  expect([smallest?.lets, smallest?.caps, smallest?.examples]).toEqual([[], [], []]);
});

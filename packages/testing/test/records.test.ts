import { exact, rational } from '@barem/core';
import type { Sheet } from '@barem/syntax';
import * as fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { constraintsHold } from '../src/arbitraries/answers.js';
import { criterionDomains, factDomain, isIn, type Domain } from '../src/arbitraries/domains.js';
import { answersFor } from '../src/arbitraries/records.js';
import {
  invalidRecordFor,
  nodes,
  partialRecordFor,
  recordFor,
  sheet,
  type FaultKind,
} from '../src/index.js';
import { criteriaOf, reckon, type Answer } from '../src/reckon/reckoning.js';

vi.setConfig({ testTimeout: 30_000 });

const withSheet = <T>(of: (sheet: Sheet) => fc.Arbitrary<T>): fc.Arbitrary<readonly [Sheet, T]> =>
  sheet().chain((each) => of(each).map((value) => [each, value] as const));

const isAnswerIn = (domains: readonly Domain[], answer: Answer): boolean =>
  domains.some((domain) =>
    domain.kind === 'numbers'
      ? typeof answer === 'object' && isIn(domain, answer)
      : domain.answers.some((each) =>
          typeof each === 'object' && typeof answer === 'object'
            ? exact.equal(each, answer)
            : each === answer,
        ),
  );

test('answers lie in their domains, keep the constraints and skip what does not apply', () => {
  fc.assert(
    fc.property(withSheet(answersFor), ([sheet, answers]) => {
      for (const fact of sheet.facts) {
        expect(isAnswerIn([factDomain(fact)], answers.get(fact.id.id) ?? '')).toBe(true);
      }
      const { isCalledFor } = reckon(sheet, answers);
      const wrong = criteriaOf(sheet).filter((criterion) => {
        const answer = answers.get(criterion.id.id);
        const domains = criterionDomains(criterion, sheet);
        const called = isCalledFor(criterion);
        if (called === undefined) return true;
        if (answer === 'n/a') return !criterion.applies?.mayBeNotApplicable;
        if (answer === undefined) return called && domains.length > 0;
        return !called || !isAnswerIn(domains, answer);
      });
      expect(wrong).toEqual([]);
      expect(constraintsHold(sheet, answers)).toBe(true);
      expect(reckon(sheet, answers).total()).toBeDefined();
    }),
    { numRuns: 150 },
  );
});

test('a partial record says the same as a whole one, only less', () => {
  fc.assert(
    fc.property(withSheet(partialRecordFor), ([sheet, record]) => {
      const known = new Set([...sheet.facts, ...criteriaOf(sheet)].map(({ id }) => id.id));
      expect(Object.keys(record).every((id) => known.has(id))).toBe(true);
    }),
    { numRuns: 100 },
  );
});

test('every fault turns up', () => {
  const found = new Set<FaultKind>();
  for (const [, { fault, record }] of fc.sample(withSheet(invalidRecordFor), {
    numRuns: 500,
    seed: 1,
  })) {
    expect(record[fault.id]).toEqual(fault.value);
    found.add(fault.kind);
  }
  const kinds: readonly FaultKind[] = [
    'unknown-id',
    'out-of-range',
    'off-step',
    'unknown-choice',
    'wrong-type',
    'not-applicable-not-allowed',
    'computed',
    'does-not-apply',
    'constraint-broken',
  ];
  expect([...found].toSorted()).toEqual(kinds.toSorted());
});

test('records of a sheet with binding constraints still vary, and reach the numbers that the sheet names', () => {
  const { span } = nodes;
  const count = (id: string): Sheet['facts'][number] => ({
    kind: 'fact',
    span,
    id: nodes.name(id),
    title: nodes.text(id),
    annotations: nodes.noAnnotations,
    type: { kind: 'count', span, from: nodes.number(1), to: nodes.number(500) },
  });
  const [small] = fc.sample(sheet(), { numRuns: 1, seed: 1 });
  const bound: Sheet = {
    ...small!,
    facts: ['a', 'b', 'c'].map(count),
    lets: [],
    bonuses: [],
    penalties: [],
    caps: [],
    examples: [],
    ratings: [],
    constraints: [
      {
        kind: 'constraint',
        span,
        condition: nodes.compare(
          nodes.arithmetic(nodes.named('a'), '+', nodes.named('b')),
          '=',
          nodes.named('c'),
        ),
      },
    ],
    sections: [
      {
        kind: 'section',
        span,
        id: nodes.name('I'),
        title: nodes.text('I'),
        annotations: nodes.noAnnotations,
        criteria: [
          {
            kind: 'criterion',
            span,
            id: nodes.name('I.1'),
            title: nodes.text('I.1'),
            annotations: nodes.noAnnotations,
            scoring: {
              kind: 'met-or-not',
              span,
              points: nodes.number(1),
              when: nodes.compare(nodes.named('a'), '>=', nodes.number(90)),
            },
          },
        ],
      },
    ],
  };
  const records = fc.sample(recordFor(bound), { numRuns: 300, seed: 1 });
  expect(records.every(({ a, b, c }) => Number(a) + Number(b) === c)).toBe(true);
  expect(new Set(records.map(({ c }) => c)).size).toBeGreaterThan(50);
  for (const a of [89, 90, 91])
    expect(records.filter((record) => record['a'] === a).length).toBeGreaterThan(2);
});

test('the total of a rescaled sheet is exact', () => {
  const { span } = nodes;
  const assessed = (
    id: string,
    to: number,
    leaves: boolean,
  ): Sheet['sections'][number]['criteria'][number] => ({
    kind: 'criterion',
    span,
    id: nodes.name(id),
    title: nodes.text(id),
    annotations: nodes.noAnnotations,
    scoring: { kind: 'assessed', span, from: nodes.number(0), to: nodes.number(to) },
    ...(leaves && {
      applies: { span, mayBeNotApplicable: true, otherwise: { span, kind: 'leaves-scale' } },
    }),
  });
  const [any] = fc.sample(sheet(), { numRuns: 1, seed: 1 });
  const leaving: Sheet = {
    ...any!,
    sections: [
      {
        kind: 'section',
        span,
        id: nodes.name('I'),
        title: nodes.text('I'),
        annotations: nodes.noAnnotations,
        criteria: [assessed('a', 9, false), assessed('b', 5, true)],
      },
    ],
    bonuses: [],
    penalties: [],
    scale: {
      span,
      bounds: { to: nodes.number(14) },
      lowerIsBetter: false,
      rounding: nodes.rounding('half-up', nodes.number(rational(1, 100))),
    },
  };
  const answers = new Map<string, Answer>([
    ['a', rational(5)],
    ['b', 'n/a'],
  ]);
  expect(reckon(leaving, answers).total()).toEqual(rational(778, 100));
});

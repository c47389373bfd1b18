import { exact, rational, type Rational } from '@barem/core';
import type { Criterion, Sheet } from '@barem/syntax';
import type { Arbitrary } from 'fast-check';
import * as fc from 'fast-check';
import { criteriaOf, reckon, takesAnswer, type Answer, type Answers } from '../reckon/reckoning.js';
import { constraintsHold, toData, valueOf, type RecordData } from './answers.js';
import { answerAt, criterionDomains, factDomain, sizeOf, type Domain } from './domains.js';
import { pick } from './expression-drafts.js';
import { picked } from './expressions.js';
import { answersFor } from './records.js';

/** What is wrong with a record. */
export type FaultKind =
  | 'unknown-id'
  | 'out-of-range'
  | 'off-step'
  | 'unknown-choice'
  | 'wrong-type'
  | 'not-applicable-not-allowed'
  | 'computed'
  | 'does-not-apply'
  | 'constraint-broken';

/** One fault: the answer `value` to `id`. Of a broken constraint `id` is the fact that was changed. */
export interface Fault {
  readonly kind: FaultKind;
  readonly id: string;
  readonly value: unknown;
}

/** A record with exactly one answer that is wrong, or that breaks a constraint. */
export interface InvalidRecord {
  readonly record: RecordData;
  readonly fault: Fault;
}

/** Valid records of `sheet` into which one fault was put; every kind of fault that the sheet has room for. */
export const invalidRecordFor = (sheet: Sheet): Arbitrary<InvalidRecord> =>
  fc
    .record({ answers: answersFor(sheet), kind: pick(), place: pick() })
    .map(({ answers, kind, place }) => {
      const possible = faults(sheet, answers);
      const kinds = [...new Set(possible.map((fault) => fault.kind))];
      const chosen = picked(kinds, kind);
      const fault =
        picked(
          possible.filter((each) => each.kind === chosen),
          place,
        ) ?? unknownId;
      return { record: { ...toData(answers), [fault.id]: fault.value }, fault };
    });

const unknownId: Fault = { kind: 'unknown-id', id: 'không_ai_hỏi', value: 1 };

function faults(sheet: Sheet, answers: Answers): readonly Fault[] {
  return [
    unknownId,
    ...sheet.facts.flatMap((fact) => {
      const id = fact.id.id;
      const domain = factDomain(fact);
      return [
        ...domainFaults(id, [domain]),
        { kind: 'not-applicable-not-allowed', id, value: 'n/a' } as const,
        ...constraintFaults(id, domain, sheet, answers),
      ];
    }),
    ...criteriaOf(sheet).flatMap((criterion) => criterionFaults(criterion, sheet, answers)),
  ];
}

function criterionFaults(criterion: Criterion, sheet: Sheet, answers: Answers): readonly Fault[] {
  const { applies, scoring } = criterion;
  const id = criterion.id.id;
  const isCalledFor = reckon(sheet, answers).isCalledFor(criterion);
  if (!takesAnswer(scoring)) return [{ kind: 'computed', id, value: 1 }];
  const domains = criterionDomains(criterion, sheet);
  const [domain] = domains;
  if (isCalledFor === false) {
    return domain ? [{ kind: 'does-not-apply', id, value: valueOf(answerAt(domain, 0)) }] : [];
  }
  const mayBeNotApplicable = applies?.mayBeNotApplicable === true;
  return [
    ...domainFaults(id, domains),
    ...(mayBeNotApplicable
      ? []
      : [{ kind: 'not-applicable-not-allowed', id, value: 'n/a' } as const]),
  ];
}

/** Answers just outside of what is asked for. */
function domainFaults(id: string, domains: readonly Domain[]): readonly Fault[] {
  const numbers = domains.filter((domain) => domain.kind === 'numbers');
  const listed = domains.flatMap((domain) => (domain.kind === 'listed' ? domain.answers : []));
  const faults: Fault[] = [];
  const [first] = numbers;
  if (first) {
    const { grid } = first;
    const low = numbers.map((domain) => domain.low).reduce(exact.least);
    const high = numbers.map((domain) => domain.high).reduce(exact.greatest);
    const outside =
      listed.length > 0
        ? [exact.add(high, grid)]
        : [exact.subtract(low, grid), exact.add(high, grid)];
    const between = exact.add(first.low, exact.multiply(grid, rational(1, 2)));
    faults.push(
      ...outside.map((value): Fault => ({ kind: 'out-of-range', id, value: valueOf(value) })),
      { kind: 'wrong-type', id, value: true },
    );
    if (sizeOf(first) > 1) faults.push({ kind: 'off-step', id, value: valueOf(between) });
  }
  if (listed.some((answer) => typeof answer === 'string')) {
    faults.push({ kind: 'unknown-choice', id, value: 'không_có_mức_này' });
  }
  if (numbers.length === 0) {
    const yesNo = listed.some((answer) => typeof answer === 'boolean');
    faults.push({ kind: 'wrong-type', id, value: yesNo ? 7 : true });
  }
  return faults;
}

/** Other values of a fact, each right by itself, that break a constraint. */
function constraintFaults(
  id: string,
  domain: Domain,
  sheet: Sheet,
  answers: Answers,
): readonly Fault[] {
  const others: readonly Answer[] =
    domain.kind === 'listed'
      ? domain.answers
      : [domain.low, domain.high, ...neighbours(domain.grid, answers.get(id))];
  return others
    .filter((value) => domain.kind === 'listed' || isWithin(domain, value))
    .filter((value) => !constraintsHold(sheet, new Map(answers).set(id, value)))
    .map((value) => ({ kind: 'constraint-broken', id, value: valueOf(value) }));
}

const neighbours = (grid: Rational, answer: Answer | undefined): readonly Rational[] =>
  typeof answer === 'object' ? [exact.add(answer, grid), exact.subtract(answer, grid)] : [];

const isWithin = (
  domain: { readonly low: Rational; readonly high: Rational },
  value: Answer,
): boolean =>
  typeof value === 'object' &&
  exact.compare(value, domain.low) >= 0 &&
  exact.compare(value, domain.high) <= 0;

import { exact, toPlainText, type Rational } from '@barem/core';
import type { Constraint, Criterion, Fact, Sheet } from '@barem/syntax';
import { criteriaOf, reckon, type Answer, type Answers } from '../reckon/reckoning.js';
import { truthOf, type Lookup } from '../reckon/values.js';
import { answerAt, criterionDomains, factDomain, sizeOf, type Domain } from './domains.js';
import type { Pick } from './expression-drafts.js';
import { picked } from './expressions.js';
import * as nodes from './nodes.js';
import { balancePoints, tellingValues, writtenNumbers } from './telling-values.js';

/** A record as data gives it: numbers, yes/no, ids and `n/a` by id. */
export type RecordData = Readonly<Record<string, unknown>>;

/** How many picks decide one record of `sheet`: one for each fact and criterion, and the last for all of them. */
export const picksNeeded = (sheet: Sheet): number =>
  sheet.facts.length + criteriaOf(sheet).length + 1;

/**
 * Makes valid answers out of picks, which count round and round. Facts are chosen one after another so that no constraint
 * is broken; `undefined` when that led nowhere. One pick in three asks for a record at the edge: criteria are answered as
 * well as can be and facts lie at an end of what they may be, since chance alone hardly meets the best ratings.
 */
export function answerChooser(sheet: Sheet): (picks: readonly Pick[]) => Answers | undefined {
  const written = writtenNumbers(sheet);
  const criteria = criteriaOf(sheet);
  return (picks) => {
    const answers = new Map<string, Answer>();
    const pickAt = (place: number): Pick => picks[place % picks.length] ?? 0;
    const atEdge = pickAt(picks.length - 1) % 3 === 2;
    for (const [place, fact] of sheet.facts.entries()) {
      const situation = { sheet, answers, written, atEdge };
      const answer = candidates(fact, pickAt(place), situation).find((candidate) =>
        breaksNothing(sheet, new Map(answers).set(fact.id.id, candidate)),
      );
      if (answer === undefined) return undefined;
      answers.set(fact.id.id, answer);
    }
    if (!constraintsHold(sheet, answers)) return undefined;
    for (const [place, criterion] of criteria.entries()) {
      const situation = { sheet, answers, written, atEdge };
      const answer = criterionAnswer(criterion, pickAt(sheet.facts.length + place), situation);
      if (answer !== undefined) answers.set(criterion.id.id, answer);
    }
    return withoutUncalledFor(sheet, answers);
  };
}

/** The answers as data. */
export const toData = (answers: Answers): RecordData =>
  Object.fromEntries(Array.from(answers, ([id, answer]) => [id, valueOf(answer)]));

/** One answer as data: a number if JSON keeps it exactly, as all numbers of at most 15 digits are kept. */
export const valueOf = (answer: Answer): unknown =>
  typeof answer === 'object' ? Number(toPlainText(answer)) : answer;

/** Whether every constraint holds. */
export const constraintsHold = (sheet: Sheet, answers: Answers): boolean =>
  sheet.constraints.every(({ condition }) => truthOf(condition, lookupOf(sheet, answers)) === true);

/** Whether some facts meet all constraints, as far as a few tries show. */
export function canBeAnswered(facts: readonly Fact[], constraints: readonly Constraint[]): boolean {
  const choose = answerChooser({ ...emptySheet, facts, constraints });
  return [0, 1, 2, 3, 5, 8].some(
    (seed) => choose(facts.map((_, place) => seed * (place * 7919 + 104_729))) !== undefined,
  );
}

const emptySheet: Sheet = {
  kind: 'sheet',
  span: nodes.span,
  language: 'vi',
  id: nodes.name('x'),
  title: nodes.text('x'),
  annotations: nodes.noAnnotations,
  facts: [],
  constraints: [],
  lets: [],
  sections: [],
  bonuses: [],
  penalties: [],
  ratings: [],
  caps: [],
  examples: [],
};

function breaksNothing(sheet: Sheet, answers: Answers): boolean {
  const lookup = lookupOf(sheet, answers);
  return sheet.constraints.every(({ condition }) => truthOf(condition, lookup) !== false);
}

const lookupOf = (sheet: Sheet, answers: Answers): Lookup => reckon(sheet, answers).lookup;

interface Situation {
  readonly sheet: Sheet;
  readonly answers: Answers;
  readonly written: readonly Rational[];
  readonly atEdge: boolean;
}

/** Answers to a fact in the order in which they are tried: the one picked, smaller ones, then those that constraints hinge on. */
function candidates(
  fact: Fact,
  pick: Pick,
  { sheet, answers, written, atEdge }: Situation,
): readonly Answer[] {
  const domain = factDomain(fact);
  const first = chosen(domain, pick, written);
  if (domain.kind === 'listed') return [first, ...domain.answers];
  const smaller = [2, 4, 8, 16].map((part) =>
    answerAt(domain, Math.floor((pick % sizeOf(domain)) / part)),
  );
  const hinges = sheet.constraints.flatMap(({ condition }) =>
    balancePoints(condition, domain, (value) =>
      lookupOf(sheet, new Map(answers).set(fact.id.id, value)),
    ),
  );
  const telling = tellingValues(domain, written);
  if (!atEdge) return [first, ...smaller, ...hinges, ...telling];
  return [pick % 2 === 0 ? domain.high : domain.low, ...hinges, first, ...smaller, ...telling];
}

function criterionAnswer(
  criterion: Criterion,
  pick: Pick,
  { sheet, written, atEdge }: Situation,
): Answer | undefined {
  if (criterion.applies?.mayBeNotApplicable && pick % 4 === 3) return 'n/a';
  const rest = Math.floor(pick / 4);
  const domains = criterionDomains(criterion, sheet);
  if (atEdge && rest % 4 !== 3) return bestAnswer(criterion, domains);
  const domain = picked(domains, rest);
  return domain && chosen(domain, Math.floor(rest / domains.length), written);
}

/** The answer that earns most; none where facts decide. */
function bestAnswer({ scoring }: Criterion, domains: readonly Domain[]): Answer | undefined {
  if (scoring.kind === 'met-or-not') return domains.length > 0 ? true : undefined;
  const ends = domains.flatMap((domain) => (domain.kind === 'numbers' ? [domain.high] : []));
  if (ends.length > 0) return ends.reduce(exact.greatest);
  if (scoring.kind !== 'levels') return undefined;
  const fixed = scoring.levels.flatMap(({ id, points }) =>
    points.kind === 'number' ? [{ id: id.id, points: points.value }] : [],
  );
  return fixed.toSorted((a, b) => exact.compare(b.points, a.points))[0]?.id;
}

/** Half of the time any value, half of the time one that the sheet speaks of. */
function chosen(domain: Domain, pick: Pick, written: readonly Rational[]): Answer {
  const rest = Math.floor(pick / 2);
  const telling = domain.kind === 'numbers' && pick % 2 === 0 ? tellingValues(domain, written) : [];
  return picked(telling, rest) ?? answerAt(domain, rest);
}

/** Answers to criteria that do not apply are taken back; `n/a` stays where the sheet allows it. */
function withoutUncalledFor(sheet: Sheet, answers: Answers): Answers {
  const { isCalledFor } = reckon(sheet, answers);
  const uncalled = new Set(
    criteriaOf(sheet)
      .filter((each) => isCalledFor(each) === false && answers.get(each.id.id) !== 'n/a')
      .map(({ id }) => id.id),
  );
  return new Map([...answers].filter(([id]) => !uncalled.has(id)));
}

import { assertNever, exact, rational, type Rational } from '@barem/core';
import type { Criterion, Fact, Levels, Scoring, Sheet } from '@barem/syntax';
import { holds, noLevel, numberOf, truthOf, valueOf, type Lookup, type Value } from './values.js';

/** One answer: a number (of a percentage, the one before `%`), yes/no, an id, or `n/a`. */
export type Answer = Rational | boolean | string;

/** Answers by the id of fact or criterion. */
export type Answers = ReadonlyMap<string, Answer>;

/** What is known of a sheet from the answers given so far: enough to draw the next answer and to state a total. */
export interface Reckoning {
  readonly lookup: Lookup;
  /** Whether the condition under which the criterion applies holds; `n/a` is not looked at. */
  readonly isCalledFor: (criterion: Criterion) => boolean | undefined;
  readonly total: () => Rational | undefined;
}

/** Every criterion: sections first, then bonuses, then penalties. */
export const criteriaOf = (sheet: Sheet): readonly Criterion[] => [
  ...sheet.sections.flatMap(({ criteria }) => criteria),
  ...sheet.bonuses,
  ...sheet.penalties,
];

/** Whether somebody answers the criterion, rather than facts. */
export const takesAnswer = (scoring: Scoring): boolean =>
  scoring.kind === 'assessed' ||
  scoring.kind === 'levels' ||
  (scoring.kind === 'met-or-not' && scoring.when === undefined);

/** Starts a reckoning; `answers` may grow meanwhile as long as nothing was asked that hangs on the new ones. */
export function reckon(sheet: Sheet, answers: Answers): Reckoning {
  const facts = new Map(sheet.facts.map((fact) => [fact.id.id, fact]));
  const lets = new Map(sheet.lets.map(({ id, value }) => [id.id, value]));
  const criteria = new Map(criteriaOf(sheet).map((each) => [each.id.id, each]));
  const sections = new Map(sheet.sections.map((section) => [section.id.id, section.criteria]));
  const inSections = new Set(sheet.sections.flatMap((section) => section.criteria));
  const earned = new Map<Criterion, Rational | undefined>();

  const criteriaNamed = (id: string): readonly Criterion[] => {
    const criterion = criteria.get(id);
    return criterion ? [criterion] : (sections.get(id) ?? []);
  };
  const lookup: Lookup = {
    named: (id) => {
      const value = lets.get(id);
      if (value) return valueOf(value, lookup);
      const fact = facts.get(id);
      // Beside a choice a name is the answer itself.
      return fact ? factValue(fact, answers.get(id)) : id;
    },
    pointsOf: (id) => sumOf(criteriaNamed(id).map(points)),
    maximumOf: (id) => exact.sum(criteriaNamed(id).map((each) => maximumOf(each, facts))),
    levelOf: (id) => {
      const criterion = criteria.get(id);
      const applies = criterion && doesApply(criterion);
      if (!criterion || applies === undefined) return undefined;
      return applies ? levelOf(criterion, answers.get(id), lookup) : noLevel;
    },
  };
  const isCalledFor = ({ applies }: Criterion): boolean | undefined =>
    applies?.when ? truthOf(applies.when, lookup) : true;
  const doesApply = (criterion: Criterion): boolean | undefined =>
    answers.get(criterion.id.id) === 'n/a' ? false : isCalledFor(criterion);

  function points(criterion: Criterion): Rational | undefined {
    const known = earned.get(criterion);
    if (known) return known;
    const value = pointsNow(criterion);
    earned.set(criterion, value);
    return value;
  }

  function pointsNow(criterion: Criterion): Rational | undefined {
    const applies = doesApply(criterion);
    if (applies === undefined) return undefined;
    if (applies) {
      return scored(
        criterion.scoring,
        answers.get(criterion.id.id),
        lookup,
        inSections.has(criterion),
      );
    }
    const otherwise = criterion.applies?.otherwise;
    if (otherwise?.kind === 'points') return otherwise.points.value;
    return otherwise?.kind === 'leaves-scale' ? exact.zero : maximumOf(criterion, facts);
  }

  const total = (): Rational | undefined => {
    const base = sumOf([...inSections].map(points));
    const bonuses = sumOf(sheet.bonuses.map(points));
    const penalties = sumOf(sheet.penalties.map(points));
    if (!base || !bonuses || !penalties) return undefined;
    const left = exact.sum(
      [...inSections]
        .filter(
          (each) => each.applies?.otherwise.kind === 'leaves-scale' && doesApply(each) === false,
        )
        .map((each) => maximumOf(each, facts)),
    );
    const sum = exact.subtract(exact.add(rescaled(base, left, sheet), bonuses), penalties);
    const highest = exact.sum([...inSections].map((each) => maximumOf(each, facts)));
    const bounds = sheet.scale ? sheet.scale.bounds : { to: { value: highest } };
    if (!bounds) return sum;
    const lowest = 'from' in bounds && bounds.from ? bounds.from.value : exact.zero;
    return exact.greatest(lowest, exact.least(sum, bounds.to.value));
  };

  return { lookup, isCalledFor, total };
}

/** The most that a criterion can earn. */
export function maximumOf(
  { scoring, applies }: Criterion,
  facts: ReadonlyMap<string, Fact>,
): Rational {
  const maximum = scoringMaximum(scoring, facts);
  return applies?.otherwise.kind === 'points'
    ? exact.greatest(maximum, applies.otherwise.points.value)
    : maximum;
}

function rescaled(sum: Rational, left: Rational, { scale }: Sheet): Rational {
  if (left.numerator === 0n || !scale?.bounds || !scale.rounding) return sum;
  const full = scale.bounds.to.value;
  const exactly = exact.divide(exact.multiply(sum, full), exact.subtract(full, left));
  return exact.roundTo(exactly, scale.rounding.to.value, scale.rounding.mode);
}

function factValue({ type }: Fact, answer: Answer | undefined): Value {
  return type.kind === 'percentage' && typeof answer === 'object'
    ? exact.divide(answer, rational(100))
    : answer;
}

function levelOf(
  { scoring }: Criterion,
  answer: Answer | undefined,
  lookup: Lookup,
): boolean | string | undefined {
  if (scoring.kind === 'met-or-not') return isMet(scoring, answer, lookup);
  if (scoring.kind !== 'levels' || answer === undefined) return undefined;
  return typeof answer === 'object' ? levelHolding(scoring, answer)?.id.id : answer;
}

/** The level in whose range points lie, or whose fixed points they are. */
export const levelHolding = (
  { levels }: Levels,
  points: Rational,
): Levels['levels'][number] | undefined =>
  levels.find((level) =>
    level.points.kind === 'range'
      ? holds(level.points, points, ({ value }) => value)
      : exact.equal(level.points.value, points),
  );

const isMet = (
  { when }: Extract<Scoring, { readonly kind: 'met-or-not' }>,
  answer: Answer | undefined,
  lookup: Lookup,
): boolean | undefined =>
  when ? truthOf(when, lookup) : typeof answer === 'boolean' ? answer : undefined;

function scored(
  scoring: Scoring,
  answer: Answer | undefined,
  lookup: Lookup,
  inSection: boolean,
): Rational | undefined {
  switch (scoring.kind) {
    case 'assessed':
      return typeof answer === 'object' ? answer : undefined;
    case 'levels': {
      if (typeof answer === 'object') return answer;
      const points = scoring.levels.find(({ id }) => id.id === answer)?.points;
      return points?.kind === 'number' ? points.value : undefined;
    }
    case 'met-or-not': {
      const met = isMet(scoring, answer, lookup);
      return met === undefined ? undefined : met ? scoring.points.value : exact.zero;
    }
    case 'bands': {
      const value = numberOf(scoring.measure, lookup);
      if (!value) return undefined;
      const band = scoring.bands.find(
        ({ range }) => range && holds(range, value, (end) => end.value),
      );
      return (band ?? scoring.bands.find(({ range }) => !range))?.points.value;
    }
    case 'per-unit': {
      const units = numberOf(scoring.measure, lookup);
      const amount = units && exact.multiply(units, scoring.points.value);
      const most = scoring.maximum?.value;
      if (!amount || !most) return amount;
      return inSection && scoring.effect === 'deducts'
        ? exact.greatest(exact.zero, exact.subtract(most, amount))
        : exact.least(amount, most);
    }
    case 'progressive': {
      const value = numberOf(scoring.measure, lookup);
      if (!value) return undefined;
      const steps = exact.divide(exact.subtract(value, scoring.upTo.value), scoring.every.value);
      if (steps.numerator <= 0n) return scoring.base.value;
      const counted = scoring.proRata ? steps : rational(exact.floor(steps));
      const raw = exact.add(scoring.base.value, exact.multiply(counted, scoring.adds.value));
      const most = scoring.maximum.value;
      const earned = exact.least(raw, most);
      const { proRata } = scoring;
      return proRata
        ? exact.least(exact.roundTo(earned, proRata.to.value, proRata.mode), most)
        : earned;
    }
    case 'formula': {
      const value = numberOf(scoring.value, lookup);
      return value && exact.greatest(scoring.from.value, exact.least(value, scoring.to.value));
    }
    default:
      return assertNever(scoring);
  }
}

function scoringMaximum(scoring: Scoring, facts: ReadonlyMap<string, Fact>): Rational {
  switch (scoring.kind) {
    case 'assessed':
    case 'formula':
      return scoring.to.value;
    case 'levels':
      return scoring.levels
        .map(({ points }) =>
          points.kind === 'number' ? points.value : (points.to?.value.value ?? exact.zero),
        )
        .reduce(exact.greatest);
    case 'bands':
      return scoring.bands.map(({ points }) => points.value).reduce(exact.greatest);
    case 'met-or-not':
      return scoring.points.value;
    case 'progressive':
      return scoring.maximum.value;
    case 'per-unit': {
      if (scoring.maximum) return scoring.maximum.value;
      const fact = scoring.measure.kind === 'name' ? facts.get(scoring.measure.id) : undefined;
      const most = fact?.type.kind === 'count' ? fact.type.to.value : exact.zero;
      return exact.multiply(most, scoring.points.value);
    }
    default:
      return assertNever(scoring);
  }
}

/** The sum, unless a part of it is unknown. */
function sumOf(parts: readonly (Rational | undefined)[]): Rational | undefined {
  return parts.reduce((sum, part) => sum && part && exact.add(sum, part), exact.zero);
}

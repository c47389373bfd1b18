import { exact, rational, type Diagnostic, type Rational } from '@barem/core';
import type { Expr, Let, Member, PointsOfSeries, Quantified, Range, Name } from '@barem/syntax';
import { noPoints, notForUnits } from '../diagnostics.js';
import { unknown } from '../infer.js';
import { isWithin } from './rating-range.js';
import { expressionsAt, idsOf, type ExpressionsAt } from './build.js';
import {
  counts,
  countedOf,
  exempt,
  missing,
  type KnownSeries,
  type SeriesFacts,
} from './series-facts.js';

/** What a quantifier stands for: an expression, and the lets that it rests on. */
export interface Meaning {
  readonly meaning?: Expr;
  readonly lets: readonly Let[];
  readonly diagnostics: readonly Diagnostic[];
}

const wrong = (...diagnostics: readonly Diagnostic[]): Meaning => ({ lets: [], diagnostics });
const right = (meaning: Expr, lets: readonly Let[] = []): Meaning => ({
  meaning,
  lets,
  diagnostics: [],
});

/** A name for a step of a computation that no author can write. */
const stepName = (expr: { readonly span: { readonly start: number } }, step: string): string =>
  `#${expr.span.start}.${step}`;

/** What a quantifier over ratings says, in ordinary words of the language. */
export function meaningOfQuantified(expr: Quantified, facts: SeriesFacts): Meaning {
  const { counting, amount, member } = expr;
  const at = expressionsAt(expr.span);
  const { known, periods } = facts;
  const isOfUnits = known.series.every === 'unit-below';
  if (isOfUnits && (counting === 'longest-run' || counting === 'latest'))
    return wrong(notForUnits(expr.span, { series: expr.series.id }));
  const fits = memberOf(member, facts, at);
  if (fits.diagnostics.length > 0) return wrong(...fits.diagnostics);
  const number = (): Expr =>
    isOfUnits ? fits.units() : at.sum(periods.map((period) => at.count(fits.of(period))));
  const all = (): Expr => countedOf(facts, at);
  switch (counting) {
    case 'every':
      return right(
        isOfUnits
          ? at.compare(number(), '=', all())
          : at.all(
              periods.map((period) => at.any([at.not(counts(facts, period, at)), fits.of(period)])),
            ),
      );
    case 'at-least':
    case 'at-most': {
      const value = amount?.value ?? exact.zero;
      const bound = amount?.percent
        ? at.arithmetic(at.number(value), '*', all())
        : at.number(value);
      return right(at.compare(number(), counting === 'at-least' ? '>=' : '<=', bound));
    }
    case 'number':
      return right(number());
    case 'share':
      return right(
        at.choose(
          at.compare(all(), '=', at.number(exact.zero)),
          at.number(exact.zero),
          at.arithmetic(number(), '/', all()),
        ),
      );
    case 'latest':
      return right(
        periods.reduce<Expr>(
          (before, period) => at.choose(counts(facts, period, at), fits.of(period), before),
          { kind: 'boolean', span: expr.span, value: false },
        ),
      );
    case 'longest-run': {
      const run = (place: number): string => stepName(expr, `run.${place}`);
      // No run stands inside a choice: what is known there would have to be worked out anew for every run before it.
      const longest = at.number(rational(BigInt(periods.length)));
      const lets = periods.map((period, place): Let => {
        const before = place === 0 ? at.number(exact.zero) : at.name(run(place - 1));
        const grown = at.arithmetic(before, '+', at.count(fits.of(period)));
        const goesOn = at.any([fits.of(period), at.not(counts(facts, period, at))]);
        const limit = at.choose(goesOn, longest, at.number(exact.zero));
        const value = at.extreme('least', [grown, limit]);
        return { kind: 'let', span: expr.span, id: { span: expr.span, id: run(place) }, value };
      });
      return right(
        at.extreme(
          'greatest',
          periods.map((_, place) => at.name(run(place))),
        ),
        lets,
      );
    }
  }
}

/** Which results are spoken of: a condition on a period, or a number of units. */
interface Fitting {
  readonly of: (period: string) => Expr;
  readonly units: () => Expr;
  readonly diagnostics: readonly Diagnostic[];
}

function memberOf(member: Member, facts: SeriesFacts, at: ExpressionsAt): Fitting {
  const { known, counts: unitCounts } = facts;
  const answers = (ids: readonly string[]): Fitting => ({
    of: (period) => at.any(ids.map((id) => at.is(period, id))),
    units: () => at.sum(ids.flatMap((id) => unitCounts.get(id) ?? []).map(at.name)),
    diagnostics: [],
  });
  const none = (...diagnostics: readonly Diagnostic[]): Fitting => ({
    ...answers([]),
    diagnostics,
  });
  const ids = idsOf(known.of.ratings);
  switch (member.kind) {
    case 'has-result':
      return answers(member.value ? ids : [missing]);
    case 'ratings': {
      const { from, to } = member.range;
      const unknowns = [from, to].flatMap((end) =>
        end && !ids.includes(end.value.id) ? [unknown('rating', end.value, ids)] : [],
      );
      if (unknowns.length > 0) return none(...unknowns.slice(0, from === to ? 1 : 2));
      return answers(answersThatFit(member.range, known));
    }
    case 'points': {
      if (known.series.every === 'unit-below')
        return none(notForUnits(member.span, { series: known.series.id.id }));
      if (!known.of.total) return none(noPoints(member.span, { series: known.series.id.id }));
      return {
        of: (period) =>
          at.all([
            counts(facts, period, at),
            {
              kind: 'in-range',
              span: member.span,
              value: pointsAt(facts, period, at),
              range: member.range,
            },
          ]),
        units: () => at.number(exact.zero),
        diagnostics: [],
      };
    }
  }
}

/** The answers about a period that lie in a range of ratings, a missing one among them where it counts as one of these. */
export function answersThatFit(
  range: Range<Name>,
  { of, missing: absent }: KnownSeries,
): readonly string[] {
  const ids = idsOf(of.ratings);
  const within = ids.filter((id) => isWithin(ids, id, range));
  const isAbsentWithin = absent.kind === 'counts-as' && within.includes(absent.rating);
  return isAbsentWithin ? [...within, missing] : within;
}

/** The points of a period as they count: what a missing one counts as, 0 where it does not count. */
function pointsAt(
  { known, points, periods }: SeriesFacts,
  period: string,
  at: ExpressionsAt,
): Expr {
  const own = at.name(points[periods.indexOf(period)] ?? '');
  const absent: Rational = known.missing.kind === 'counts-as' ? known.missing.points : exact.zero;
  return at.choose(
    at.is(period, missing),
    at.number(absent),
    at.choose(at.is(period, exempt), at.number(exact.zero), own),
  );
}

/** What is made of the points of all periods that count; 0 where none does. */
export function meaningOfPoints(expr: PointsOfSeries, facts: SeriesFacts): Meaning {
  const at = expressionsAt(expr.span);
  const { known, periods } = facts;
  if (known.series.every === 'unit-below')
    return wrong(notForUnits(expr.span, { series: expr.series.id }));
  const { total } = known.of;
  if (!total) return wrong(noPoints(expr.span, { series: expr.series.id }));
  const zero = at.number(exact.zero);
  const all = countedOf(facts, at);
  const sum = at.sum(periods.map((period) => pointsAt(facts, period, at)));
  const unlessNone = (value: Expr): Expr => at.choose(at.compare(all, '=', zero), zero, value);
  switch (expr.which) {
    case 'sum':
      return right(sum);
    case 'average':
      return right(unlessNone(at.arithmetic(sum, '/', all)));
    case 'latest':
      return right(
        periods.reduce<Expr>(
          (before, period) =>
            at.choose(counts(facts, period, at), pointsAt(facts, period, at), before),
          zero,
        ),
      );
    case 'least':
    case 'greatest': {
      // A period that does not count stands beyond the other end.
      const beyond = at.number(expr.which === 'least' ? total.bounds.high : total.bounds.low);
      const each = periods.map((period) =>
        at.choose(counts(facts, period, at), pointsAt(facts, period, at), beyond),
      );
      return right(unlessNone(at.extreme(expr.which, each)));
    }
    case 'median':
      return medianOf(expr, facts, total.bounds.high, unlessNone, all);
  }
}

/**
 * The median, by sorting: every pass orders neighbours, as many passes as periods. Periods that do not count stand last,
 * so that the middle of `n` lies at places that only `n` decides.
 */
function medianOf(
  expr: PointsOfSeries,
  facts: SeriesFacts,
  last: Rational,
  unlessNone: (value: Expr) => Expr,
  all: Expr,
): Meaning {
  const at = expressionsAt(expr.span);
  const { periods } = facts;
  const lets: Let[] = [];
  const named = (step: string, value: Expr): string => {
    const id = stepName(expr, step);
    lets.push({ kind: 'let', span: expr.span, id: { span: expr.span, id }, value });
    return id;
  };
  let order = periods.map((period, place) =>
    named(
      `0.${place}`,
      at.choose(counts(facts, period, at), pointsAt(facts, period, at), at.number(last)),
    ),
  );
  for (let pass = 1; pass <= periods.length; pass += 1) {
    const next = [...order];
    for (let place = (pass + 1) % 2; place + 1 < order.length; place += 2) {
      const both = [at.name(order[place] ?? ''), at.name(order[place + 1] ?? '')];
      next[place] = named(`${pass}.${place}`, at.extreme('least', both));
      next[place + 1] = named(`${pass}.${place + 1}`, at.extreme('greatest', both));
    }
    order = next;
  }
  const middleOf = (count: number): Expr => {
    const upper = at.name(order[Math.floor(count / 2)] ?? '');
    if (count % 2 === 1) return upper;
    const lower = at.name(order[count / 2 - 1] ?? '');
    return at.arithmetic(at.sum([lower, upper]), '/', at.number(rational(2n)));
  };
  const number = named('count', all);
  let value = middleOf(periods.length);
  for (let count = periods.length - 1; count >= 1; count -= 1)
    value = at.choose(
      at.compare(at.name(number), '=', at.number(rational(BigInt(count)))),
      middleOf(count),
      value,
    );
  return right(unlessNone(value), lets);
}

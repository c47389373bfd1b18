import { assertNever, exact, rational, type Rational } from '@barem/core';
import type { Annotations, Fact, FactType, Option, Text } from '@barem/syntax';
import type { Arbitrary } from 'fast-check';
import * as fc from 'fast-check';
import { annotations, mark, title } from './annotations.js';
import * as nodes from './nodes.js';
import { known, type Quantity } from './quantity.js';
import { emptyScope, type Scope } from './scope.js';
import { factIds, optionIds, wordAt } from './words.js';

/** The type of a fact before it is built; `from` counts halves where decimals are allowed. */
export type FactTypeDraft =
  | { readonly kind: 'count'; readonly from: number; readonly width: number }
  | {
      readonly kind: 'decimal' | 'percentage';
      readonly decimals: number;
      readonly from: number;
      readonly width: number;
    }
  | { readonly kind: 'choice'; readonly titles: readonly Text[] }
  | { readonly kind: 'boolean' };

export interface FactDraft {
  readonly title: Text;
  readonly type: FactTypeDraft;
  readonly annotations: Annotations;
  readonly isChangeable: boolean;
}

const countType = (): Arbitrary<FactTypeDraft> =>
  fc.record({
    kind: fc.constant('count'),
    from: fc.constantFrom(1, 0, 0, 5),
    width: fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 500 })),
  });

const factType = (): Arbitrary<FactTypeDraft> =>
  fc.oneof(
    { withCrossShrink: true },
    { arbitrary: countType(), weight: 4 },
    { arbitrary: fc.constant<FactTypeDraft>({ kind: 'boolean' }), weight: 2 },
    {
      arbitrary: fc.record({
        kind: fc.constant('percentage'),
        decimals: fc.nat(1),
        from: fc.constantFrom(0, 0, 10),
        width: fc.constantFrom(100, 150, 20),
      }),
      weight: 2,
    },
    {
      arbitrary: fc.record({
        kind: fc.constant('decimal'),
        decimals: fc.nat(2),
        from: fc.constantFrom(0, 1, 3),
        width: fc.integer({ min: 1, max: 100 }),
      }),
      weight: 2,
    },
    {
      arbitrary: fc.record({
        kind: fc.constant('choice'),
        titles: fc.array(title(), { minLength: 2, maxLength: 4 }),
      }),
      weight: 2,
    },
  );

/** Facts of every type; the first is always a count, so that there is something to measure. */
export const factDrafts = (): Arbitrary<readonly FactDraft[]> => {
  const draft = (type: Arbitrary<FactTypeDraft>): Arbitrary<FactDraft> =>
    fc.record({ title: title(), type, annotations: annotations(), isChangeable: mark() });
  return fc
    .tuple(draft(countType()), fc.array(draft(factType()), { maxLength: 6 }))
    .map(([first, rest]) => [first, ...rest]);
};

/** The facts of a sheet; `offset` says where in the list of ids they start. */
export const buildFacts = (drafts: readonly FactDraft[], offset: number): readonly Fact[] =>
  drafts.map((draft, place) => ({
    kind: 'fact',
    span: nodes.span,
    id: nodes.name(wordAt(factIds, offset + place)),
    title: draft.title,
    type: buildType(draft.type),
    annotations: draft.annotations,
    ...(draft.isChangeable && { changeable: { span: nodes.span } }),
  }));

/** What expressions may say about `facts`. */
export function factScope(facts: readonly Fact[]): Scope {
  const quantities = facts.flatMap((fact) => quantityOf(fact) ?? []);
  return {
    ...emptyScope,
    quantities,
    divisors: quantities.filter(({ low }) => low.numerator === 0n),
    conditions: facts.flatMap(({ id, type }) =>
      type.kind === 'boolean' ? [nodes.named(id.id)] : [],
    ),
    choices: facts.flatMap(({ id, type }) => {
      const [first, ...rest] = type.kind === 'choice' ? type.options : [];
      if (!first) return [];
      const answers = [first, ...rest].map((option) => nodes.named(option.id.id));
      return [
        { expr: nodes.named(id.id), answers: [nodes.named(first.id.id), ...answers.slice(1)] },
      ];
    }),
  };
}

/** The distance between neighbouring values that a numeric fact can have; of a percentage 1/100 of it in data. */
export function gridOf(type: Extract<FactType, { readonly from: unknown }>): Rational {
  const decimals = type.kind === 'count' ? 0 : type.decimals;
  return rational(1, 10n ** BigInt(decimals + (type.kind === 'percentage' ? 2 : 0)));
}

function quantityOf({ id, type }: Fact): Quantity | undefined {
  switch (type.kind) {
    case 'count':
    case 'decimal':
    case 'percentage': {
      const bounds = { low: type.from.value, high: type.to.value, grid: gridOf(type) };
      const unit = type.kind === 'percentage' ? 'percent' : 'plain';
      return {
        ...known(nodes.named(id.id), unit, bounds),
        whole: type.kind === 'count',
        stride: bounds.grid,
      };
    }
    case 'choice':
    case 'boolean':
      return undefined;
    default:
      return assertNever(type);
  }
}

function buildType(draft: FactTypeDraft): FactType {
  const { span } = nodes;
  switch (draft.kind) {
    case 'count': {
      const [from, to] = [nodes.number(draft.from), nodes.number(draft.from + draft.width)];
      return { kind: 'count', span, from, to };
    }
    case 'decimal':
    case 'percentage': {
      const { kind, decimals } = draft;
      const literal = kind === 'percentage' ? nodes.percent : nodes.number;
      const from = decimals > 0 ? rational(draft.from, 2) : rational(draft.from);
      const to = exact.add(from, rational(draft.width));
      return { kind, span, decimals, from: literal(from), to: literal(to) };
    }
    case 'choice': {
      const options = draft.titles.map((each, place): Option => ({
        span,
        id: nodes.name(wordAt(optionIds, place)),
        title: each,
      }));
      return { kind: 'choice', span, options };
    }
    case 'boolean':
      return { kind: 'boolean', span };
    default:
      return assertNever(draft);
  }
}

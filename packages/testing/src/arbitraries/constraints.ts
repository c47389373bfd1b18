import { assertNever, exact } from '@barem/core';
import type { Constraint, Expr, Text } from '@barem/syntax';
import type { Arbitrary } from 'fast-check';
import * as fc from 'fast-check';
import { optionalTitle } from './annotations.js';
import { conditionDraft, pick, type ConditionDraft, type Pick } from './expression-drafts.js';
import { buildCondition, picked } from './expressions.js';
import * as nodes from './nodes.js';
import type { Scope } from './scope.js';

/** How facts bind each other, in the forms that real sheets use, or by any condition at all. */
export type ConstraintForm =
  | { readonly kind: 'at-most'; readonly picks: readonly [Pick, Pick] }
  | { readonly kind: 'at-most-rest'; readonly picks: readonly [Pick, Pick, Pick] }
  | { readonly kind: 'sum-at-most'; readonly picks: readonly [Pick, Pick, Pick] }
  | { readonly kind: 'only-if'; readonly picks: readonly [Pick, Pick] }
  | { readonly kind: 'condition'; readonly condition: ConditionDraft };

export interface ConstraintDraft {
  readonly form: ConstraintForm;
  readonly title: Text | undefined;
}

export const constraintDraft = (): Arbitrary<ConstraintDraft> =>
  fc.record({
    form: fc.oneof(
      { withCrossShrink: true },
      {
        arbitrary: fc.record({ kind: fc.constant('at-most'), picks: fc.tuple(pick(), pick()) }),
        weight: 4,
      },
      {
        arbitrary: fc.record({
          kind: fc.constantFrom<('at-most-rest' | 'sum-at-most')[]>('at-most-rest', 'sum-at-most'),
          picks: fc.tuple(pick(), pick(), pick()),
        }),
        weight: 2,
      },
      {
        arbitrary: fc.record({ kind: fc.constant('only-if'), picks: fc.tuple(pick(), pick()) }),
        weight: 1,
      },
      {
        arbitrary: fc.record({ kind: fc.constant('condition'), condition: conditionDraft() }),
        weight: 1,
      },
    ),
    title: optionalTitle(),
  });

/** What `draft` comes to among the facts of `scope`; `undefined` where they are too few. */
export function buildConstraint(
  { form, title }: ConstraintDraft,
  scope: Scope,
): Constraint | undefined {
  const condition = buildForm(form, scope);
  return condition && { kind: 'constraint', span: nodes.span, condition, ...(title && { title }) };
}

function buildForm(form: ConstraintForm, scope: Scope): Expr | undefined {
  const plain = scope.quantities.filter(({ unit }) => unit === 'plain');
  const fact = (of: Pick, ...others: readonly (Expr | undefined)[]): Expr | undefined =>
    picked(
      plain.map(({ expr }) => expr).filter((expr) => !others.includes(expr)),
      of,
    );
  switch (form.kind) {
    case 'at-most': {
      const a = fact(form.picks[0]);
      const b = fact(form.picks[1], a);
      return a && b && nodes.compare(a, '<=', b);
    }
    case 'at-most-rest':
    case 'sum-at-most': {
      const a = fact(form.picks[0]);
      const b = fact(form.picks[1], a);
      const c = fact(form.picks[2], a, b);
      if (!a || !b || !c) return undefined;
      return form.kind === 'at-most-rest'
        ? nodes.compare(a, '<=', nodes.arithmetic(b, '-', c))
        : nodes.compare(nodes.arithmetic(a, '+', b), '<=', c);
    }
    case 'only-if': {
      const flag = picked(scope.conditions, form.picks[0]);
      const measure = picked(scope.quantities, form.picks[1]);
      if (!flag || !measure) return undefined;
      const zero = measure.unit === 'percent' ? nodes.percent(exact.zero) : nodes.number(0);
      return nodes.either(nodes.not(flag), nodes.compare(measure.expr, '>', zero));
    }
    case 'condition':
      return buildCondition(form.condition, scope);
    default:
      return assertNever(form);
  }
}

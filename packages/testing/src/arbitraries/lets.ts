import { assertNever } from '@barem/core';
import type { Let } from '@barem/syntax';
import type { Arbitrary } from 'fast-check';
import * as fc from 'fast-check';
import {
  conditionDraft,
  numberDraft,
  pick,
  type ConditionDraft,
  type NumberDraft,
  type Pick,
} from './expression-drafts.js';
import { buildCondition, buildNumber, picked, unitsOf } from './expressions.js';
import * as nodes from './nodes.js';
import { emptyScope, joinScopes, type Scope } from './scope.js';

/** A named number or a named condition. */
export type LetDraft =
  | { readonly kind: 'number'; readonly unit: Pick; readonly value: NumberDraft }
  | { readonly kind: 'condition'; readonly value: ConditionDraft };

export const letDraft = (): Arbitrary<LetDraft> =>
  fc.oneof(
    { withCrossShrink: true },
    {
      arbitrary: fc.record({ kind: fc.constant('number'), unit: pick(), value: numberDraft() }),
      weight: 3,
    },
    {
      arbitrary: fc.record({ kind: fc.constant('condition'), value: conditionDraft() }),
      weight: 1,
    },
  );

/** Lets with the scope that they leave behind: each may speak of those before it. `ids` has one for each draft. */
export function buildLets(
  drafts: readonly LetDraft[],
  ids: readonly string[],
  start: Scope,
): { readonly lets: readonly Let[]; readonly scope: Scope } {
  let scope = start;
  const lets = drafts.map((draft, place): Let => {
    const id = ids[place] ?? '';
    const built = buildLet(draft, id, scope);
    scope = joinScopes(scope, built.scope);
    return built.binding;
  });
  return { lets, scope };
}

function buildLet(
  draft: LetDraft,
  id: string,
  scope: Scope,
): { readonly binding: Let; readonly scope: Scope } {
  const binding = { kind: 'let', span: nodes.span, id: nodes.name(id) } as const;
  const expr = nodes.named(id);
  switch (draft.kind) {
    case 'number': {
      const value = buildNumber(draft.value, scope, picked(unitsOf(scope), draft.unit) ?? 'plain');
      const { unit, low, high, whole, finite, size } = value;
      const quantity = { expr, unit, low, high, whole, finite, size };
      return {
        binding: { ...binding, value: value.expr },
        scope: { ...emptyScope, quantities: [quantity] },
      };
    }
    case 'condition': {
      const value = buildCondition(draft.value, scope);
      return { binding: { ...binding, value }, scope: { ...emptyScope, conditions: [expr] } };
    }
    default:
      return assertNever(draft);
  }
}

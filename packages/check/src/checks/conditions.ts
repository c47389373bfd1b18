import type { Diagnostic } from '@barem/core';
import type { Expr } from '@barem/syntax';
import type { CheckContext } from '../context.js';
import { alwaysFalse, alwaysTrue } from '../diagnostics.js';
import { scopeOfConstraints, type Scope } from '../scope.js';

/** Every condition of the sheet is one, and can go either way. Infers all expressions on the way. */
export function* conditions({
  sheet,
  inference,
  order,
  generated,
}: CheckContext): Iterable<Diagnostic> {
  // A constraint is judged on its own: the others, and it itself, hold only once it is accepted.
  for (const each of sheet.constraints) {
    if (generated.has(each)) inference.conditionOf(each.condition, scopeOfConstraints);
    else yield* judge(each.condition, scopeOfConstraints, inference);
  }
  for (const placed of order) {
    const { applies, scoring } = placed.criterion;
    if (applies?.when) yield* judge(applies.when, inference.scope, inference);
    if (scoring.kind === 'met-or-not' && scoring.when)
      yield* judge(scoring.when, inference.scopeOf(placed), inference);
  }
  for (const { requirements } of sheet.ratings) {
    for (const { condition } of requirements) yield* judge(condition, inference.scope, inference);
  }
  for (const each of sheet.caps) {
    if (generated.has(each)) inference.conditionOf(each.condition, inference.scope);
    else yield* judge(each.condition, inference.scope, inference);
  }
  // A let that nothing uses, or not well, is still read, so that what is wrong in it is said.
  for (const { id, value } of sheet.lets)
    if (!inference.used.has(id.id) || inference.unread.has(id.id))
      inference.typeOf(value, inference.scope);
}

function* judge(
  condition: Expr,
  scope: Scope,
  inference: CheckContext['inference'],
): Iterable<Diagnostic> {
  const type = inference.conditionOf(condition, scope);
  if (type.kind !== 'condition' || type.truth === 'open') return;
  const report = type.truth === 'always' ? alwaysTrue : alwaysFalse;
  yield report(condition.span, {});
}

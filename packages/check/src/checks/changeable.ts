import type { Diagnostic } from '@barem/core';
import type { Criterion } from '@barem/syntax';
import type { CheckContext } from '../context.js';
import { computedChangeable } from '../diagnostics.js';

/** Only what somebody answers can be changed. */
export function* changeable({ order }: CheckContext): Iterable<Diagnostic> {
  for (const { criterion } of order) {
    if (criterion.changeable && !isAnswered(criterion))
      yield computedChangeable(criterion.changeable.span, { criterion: criterion.id.id });
  }
}

/** A computed criterion has an answer, too, where it may be answered with "not applicable". */
export function isAnswered({ scoring, applies }: Criterion): boolean {
  if (applies?.mayBeNotApplicable) return true;
  switch (scoring.kind) {
    case 'assessed':
    case 'levels':
      return true;
    case 'met-or-not':
      return scoring.when === undefined;
    case 'bands':
    case 'per-unit':
    case 'progressive':
    case 'formula':
      return false;
  }
}

import type { Diagnostic } from '@barem/core';
import type { CheckContext } from '../context.js';
import { unknown } from '../infer.js';

/** The results of examples name ratings of the sheet; whether they are right is seen by scoring them. */
export function* exampleRatings({ sheet, symbols }: CheckContext): Iterable<Diagnostic> {
  for (const { expected } of sheet.examples) {
    if (expected.rating && !symbols.ratings.has(expected.rating.id)) {
      yield unknown('rating', expected.rating, symbols.ratings.keys());
    }
  }
}

import { exact, rational, toPlainText } from '@barem/core';
import type { AnswerLiteral } from '@barem/syntax';
import { differences } from './differences.js';
import { lawOfSheet, type Law } from './law.js';
import { points, rated } from './rated.js';

export const examplesHold: Law = lawOfSheet(
  'every example in the sheet comes to what it states',
  function* ({ sheet, plan }) {
    for (const { title, answers, expected } of sheet.examples) {
      const record = Object.fromEntries(answers.map(({ id, value }) => [id.id, answerOf(value)]));
      const result = rated(plan, record);
      if (expected.points && !exact.equal(points(result.total), expected.points.value))
        yield `“${title.value}” comes to ${result.total} points`;
      if (expected.rating)
        yield* differences(result.rating, expected.rating.id, `the rating of “${title.value}”`);
    }
  },
);

/** An answer of an example as data. */
function answerOf(value: AnswerLiteral): unknown {
  switch (value.kind) {
    case 'number':
      return value.percent
        ? `${toPlainText(exact.multiply(value.value, rational(100n)))}%`
        : Number(toPlainText(value.value));
    case 'boolean':
    case 'met':
      return value.value;
    case 'choice':
      return value.id;
    case 'not-applicable':
      return 'n/a';
  }
}

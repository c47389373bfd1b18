import {
  exact,
  formatNumber,
  plainNumber,
  rational,
  toPlainText,
  type Diagnostic,
  type Language,
  type Localized,
  type Rational,
} from '@barem/core';
import type { Plan, Rated } from '@barem/plan';
import { keyword, type AnswerLiteral, type Example, type Sheet } from '@barem/syntax';
import { score } from './score.js';
import { exampleIncomplete, exampleRefused, repeatedAnswer, wrongResult } from './diagnostics.js';

/** Scores every example inside a sheet and reports those whose result is another than they state. */
export const checkExamples = (sheet: Sheet, plan: Plan): readonly Diagnostic[] =>
  sheet.examples.flatMap((example) => checkExample(example, plan));

function checkExample(example: Example, plan: Plan): readonly Diagnostic[] {
  const record: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  const repeated: Diagnostic[] = [];
  for (const { id, value } of example.answers) {
    if (id.id in record) repeated.push(repeatedAnswer(id.span, { id: id.id }));
    record[id.id] = recordValue(value, plan.text.language);
  }
  if (repeated.length > 0) return repeated;
  const result = score(plan, record);
  switch (result.status) {
    case 'rated':
      return compareResult(example, result);
    case 'incomplete':
      return [exampleIncomplete(example.title.span, { missing: result.open.map(({ id }) => id) })];
    case 'refused':
      return result.problems.map(({ path, message }) => {
        const place = example.answers.find(({ id }) => id.id === path);
        return exampleRefused((place ?? example.title).span, { path, problem: message });
      });
  }
}

/** An answer of an example as a record would hold it. */
function recordValue(value: AnswerLiteral, language: Language): unknown {
  switch (value.kind) {
    case 'number':
      return value.percent
        ? `${toPlainText(exact.multiply(value.value, rational(100n)))}%`
        : Number(toPlainText(value.value));
    case 'boolean':
      return keyword(value.value ? 'Yes' : 'No', language);
    case 'met':
      return keyword(value.value ? 'Met' : 'NotMet', language);
    case 'choice':
      return value.id;
    case 'not-applicable':
      return 'n/a';
  }
}

function compareResult({ expected }: Example, result: Rated): readonly Diagnostic[] {
  const { points, rating } = expected;
  const total = plainNumber(String(result.total));
  const samePoints = points === undefined || exact.equal(points.value, total);
  const sameRating = rating === undefined || rating.id === result.rating;
  if (samePoints && sameRating) return [];
  const stated = {
    ...(points && { points: pointsText(points.value) }),
    ...(rating && { rating: rating.id }),
  };
  const found = { points: pointsText(total), rating: result.rating };
  // No repair is offered: the example says what its author expects, so the sheet may be what is wrong.
  return [wrongResult(expected.span, { stated, found })];
}

const pointsText = (value: Rational): Localized => ({
  vi: `${formatNumber(value, 'vi')} điểm`,
  en: `${formatNumber(value, 'en')} points`,
});

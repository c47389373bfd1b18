import { exact, formatNumber, rational, toPlainText } from '@barem/core';
import type { AnswerLiteral } from '@barem/syntax';
import { differences, numberText } from './differences.js';
import { lawOfSheet, type Law } from './law.js';
import { points, rated } from './rated.js';

export const examplesHold: Law = lawOfSheet({
  id: 'examples-hold',
  name: {
    vi: 'mọi ví dụ trong biểu ra đúng kết quả đã ghi',
    en: 'every example in the sheet comes to what it states',
  },
  *broken({ sheet, plan }) {
    for (const { title, answers, expected } of sheet.examples) {
      const record = Object.fromEntries(answers.map(({ id, value }) => [id.id, answerOf(value)]));
      const result = rated(plan, record);
      const stated = expected.points?.value;
      if (stated && !exact.equal(points(result.total), stated))
        yield {
          vi: `ví dụ “${title.value}” ghi ${formatNumber(stated, 'vi')} điểm, tính ra ${numberText(result.total, 'vi')}`,
          en: `the example “${title.value}” states ${formatNumber(stated, 'en')} points, it comes to ${numberText(result.total, 'en')}`,
        };
      if (expected.rating)
        yield* differences(result.rating, expected.rating.id, {
          vi: `xếp loại của ví dụ “${title.value}”`,
          en: `the rating of the example “${title.value}”`,
        });
    }
  },
});

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

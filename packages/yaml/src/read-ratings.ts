import { exact, languages } from '@barem/core';
import {
  catalogues,
  isId,
  type AnswerLiteral,
  type Assignment,
  type Cap,
  type Example,
  type KeywordKey,
  type Rating,
  type Requirement,
} from '@barem/syntax';
import { entriesOf, entryAt, itemsOf, valueAt, type Data, type Scalar } from './data.js';
import { answerMalformed } from './diagnostics.js';
import { readRange } from './read-criteria.js';
import {
  optional,
  readAnnotations,
  readExpression,
  readFlag,
  readKey,
  readName,
  readNumber,
  readQuantity,
  readText,
  type Reader,
} from './reader.js';
import { explainNumber } from './explain-value.js';

/** `ratings`, best first. */
export const readRatings = (reader: Reader, data: Data | undefined): readonly Rating[] =>
  itemsOf(data).map((each) => {
    const range = optional(valueAt(each, 'points'), (value) => readRange(reader, value));
    return {
      kind: 'rating',
      span: each.span,
      id: readName(reader, valueAt(each, 'id')),
      title: readText(reader, valueAt(each, 'label')),
      ...(range && { range }),
      requirements: itemsOf(valueAt(each, 'requires')).map((one) => readRequirement(reader, one)),
      annotations: readAnnotations(reader, each),
    };
  });

/** What a rating asks for besides points. */
export function readRequirement(reader: Reader, data: Data): Requirement {
  const title = optional(valueAt(data, 'message'), (message) => readText(reader, message));
  return {
    span: data.span,
    condition: readExpression(reader, valueAt(data, 'when')),
    ...(title && { title }),
    annotations: readAnnotations(reader, data),
  };
}

/** `caps`: caps (`at_most`) and floors (`at_least`). */
export const readCaps = (reader: Reader, data: Data | undefined): readonly Cap[] =>
  itemsOf(data).map((each) => {
    const kind = entryAt(each, 'at_most') ? 'cap' : 'floor';
    const title = optional(valueAt(each, 'message'), (message) => readText(reader, message));
    return {
      kind,
      span: each.span,
      rating: readName(reader, valueAt(each, kind === 'cap' ? 'at_most' : 'at_least')),
      condition: readExpression(reader, valueAt(each, 'when')),
      ...(title && { title }),
      annotations: readAnnotations(reader, each),
    };
  });

/** `examples`: answers with the result that they must give. */
export const readExamples = (reader: Reader, data: Data | undefined): readonly Example[] =>
  itemsOf(data).map((each) => {
    const result = valueAt(each, 'result');
    const points = optional(valueAt(result, 'points'), (value) => readNumber(reader, value));
    const rating = optional(valueAt(result, 'rating'), (value) => readName(reader, value));
    return {
      kind: 'example',
      span: each.span,
      title: readText(reader, valueAt(each, 'title')),
      answers: entriesOf(valueAt(each, 'answers')).map((entry): Assignment => ({
        span: entry.span,
        id: readKey(reader, entry),
        value: readAnswer(reader, entry.value),
      })),
      expected: {
        span: result?.span ?? each.span,
        ...(points && { points }),
        ...(rating && { rating }),
      },
    };
  });

// ── Answers ──────────────────────────────────────────────────────────────────────────────────────

type Word = Extract<KeywordKey, 'Yes' | 'No' | 'Met' | 'NotMet' | 'NotApplicable'>;

const words: ReadonlyMap<string, Word> = new Map(
  languages.flatMap((language) =>
    (['Yes', 'No', 'Met', 'NotMet', 'NotApplicable'] as const).flatMap((key) =>
      catalogues[language][key].map((text): [string, Word] => [text, key]),
    ),
  ),
);

/** The meaning of a word that stands for an answer, in any language; ids that are such words stand in backticks. */
export const answerWord = (text: string): Word | undefined =>
  words.get(text.normalize('NFC').toLowerCase().split(/\s+/).join(' '));

function readAnswer(reader: Reader, data: Data): AnswerLiteral {
  const { span } = data;
  if (data.kind === 'boolean') return { kind: 'boolean', span, value: readFlag(reader, data) };
  if (data.kind !== 'text') return readNumber(reader, data);
  const word = answerWord(data.text);
  switch (word) {
    case 'Yes':
    case 'No':
      return { kind: 'boolean', span, value: word === 'Yes' };
    case 'Met':
    case 'NotMet':
      return { kind: 'met', span, value: word === 'Met' };
    case 'NotApplicable':
      return { kind: 'not-applicable', span };
    case undefined:
      return readOpenAnswer(reader, data);
  }
}

function readOpenAnswer(reader: Reader, data: Scalar): AnswerLiteral {
  const { span, text } = data;
  if (text.endsWith('%')) return readQuantity(reader, data);
  const id = text.replace(/^`(.*)`$/, '$1').normalize('NFC');
  if (isId(id)) return { kind: 'choice', span, id };
  reader.report(
    /^-?\d+,\d+$/.test(text) ? explainNumber(data) : answerMalformed(span, { found: text }),
  );
  return { kind: 'number', span, value: exact.zero, percent: false };
}

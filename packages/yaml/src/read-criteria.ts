import { exact } from '@barem/core';
import type {
  Applies,
  Assessed,
  Band,
  Criterion,
  Level,
  NumberLiteral,
  Otherwise,
  Progressive,
  Range,
  Scoring,
  Section,
} from '@barem/syntax';
import { entryAt, itemsOf, valueAt, type Data } from './data.js';
import { rangeOpen, remainingNotHere } from './diagnostics.js';
import {
  optional,
  readAnnotations,
  readChangeable,
  readExpression,
  readFlag,
  readFragment,
  readName,
  readNumber,
  readQuantity,
  readText,
  readWord,
  type Reader,
} from './reader.js';

/** `sections`, each with its criteria. */
export const readSections = (reader: Reader, data: Data | undefined): readonly Section[] =>
  itemsOf(data).map((each) => {
    const points = optional(valueAt(each, 'points'), (value) => readNumber(reader, value));
    return {
      kind: 'section',
      span: each.span,
      id: readName(reader, valueAt(each, 'id')),
      title: readText(reader, valueAt(each, 'title')),
      ...(points && { points }),
      criteria: readCriteria(reader, valueAt(each, 'criteria')),
      annotations: readAnnotations(reader, each),
    };
  });

/** A list of criteria: of a section, of the bonuses or of the penalties. */
export const readCriteria = (reader: Reader, data: Data | undefined): readonly Criterion[] =>
  itemsOf(data).map((each) => {
    const applies = optional(valueAt(each, 'applies'), (value) => readApplies(reader, value));
    const onlyFor = optional(valueAt(each, 'only_for'), (value) => readName(reader, value));
    return {
      kind: 'criterion',
      span: each.span,
      id: readName(reader, valueAt(each, 'id')),
      title: readText(reader, valueAt(each, 'title')),
      scoring: readScoring(reader, each),
      ...(applies && { applies }),
      ...(onlyFor && { onlyFor }),
      annotations: readAnnotations(reader, each),
      ...readChangeable(reader, each),
    };
  });

// ── Ways to score ────────────────────────────────────────────────────────────────────────────────

/** How a criterion is scored, by the key that says so. */
const scorings: readonly (readonly [
  string,
  (reader: Reader, data: Data, criterion: Data) => Scoring,
])[] = [
  ['levels', readLevels],
  ['bands', readBands],
  ['progression', readProgression],
  ['met', readMet],
  ['each', readEach],
  ['points', readPoints],
];

/** How a criterion is scored; nothing where no key says so. */
export function readOptionalScoring(reader: Reader, criterion: Data): Scoring | undefined {
  for (const [key, read] of scorings) {
    const data = valueAt(criterion, key);
    if (data) return read(reader, data, criterion);
  }
  return undefined;
}

function readScoring(reader: Reader, criterion: Data): Scoring {
  const scoring = readOptionalScoring(reader, criterion);
  if (scoring) return scoring;
  reader.standIn();
  const nothing: NumberLiteral = {
    kind: 'number',
    span: criterion.span,
    value: exact.zero,
    percent: false,
  };
  return { kind: 'assessed', span: criterion.span, from: nothing, to: nothing };
}

function readLevels(reader: Reader, data: Data): Scoring {
  const levels = itemsOf(data).map((each) => readLevel(reader, each));
  return { kind: 'levels', span: data.span, levels };
}

/** A level with its points. */
export const readLevel = (reader: Reader, data: Data): Level => ({
  span: data.span,
  id: readName(reader, valueAt(data, 'id')),
  title: readText(reader, valueAt(data, 'title')),
  points: readLevelPoints(reader, valueAt(data, 'points')),
  annotations: readAnnotations(reader, data),
});

/** Points of a level: a number, or a range to enter points in. */
export function readLevelPoints(reader: Reader, data: Data | undefined): Level['points'] {
  if (data?.kind !== 'text') return readNumber(reader, data);
  return { kind: 'range', ...readRange(reader, data) };
}

function readBands(reader: Reader, data: Data, criterion: Data): Scoring {
  const bands = itemsOf(data).map((each): Band => {
    const range = readFragment(reader, 'range', valueAt(each, 'range'))?.value;
    return {
      span: each.span,
      ...(range && { range }),
      points: readNumber(reader, valueAt(each, 'points')),
      annotations: readAnnotations(reader, each),
    };
  });
  return { kind: 'bands', span: data.span, measure: readMeasure(reader, criterion), bands };
}

const readMeasure = (reader: Reader, criterion: Data): Progressive['measure'] =>
  readExpression(reader, valueAt(criterion, 'by'), 'measure');

function readProgression(reader: Reader, data: Data, criterion: Data): Scoring {
  const proRata = optional(
    valueAt(data, 'pro_rata'),
    (value) => readFragment(reader, 'rounding', value)?.value,
  );
  return {
    kind: 'progressive',
    span: data.span,
    measure: readMeasure(reader, criterion),
    upTo: readQuantity(reader, valueAt(data, 'up_to')),
    base: readNumber(reader, valueAt(data, 'points')),
    every: readQuantity(reader, valueAt(data, 'every')),
    adds: readNumber(reader, valueAt(data, 'adds')),
    maximum: readNumber(reader, valueAt(data, 'max')),
    ...(proRata && { proRata }),
  };
}

function readMet(reader: Reader, data: Data): Scoring {
  const when = optional(valueAt(data, 'when'), (value) => readExpression(reader, value));
  const points = readNumber(reader, valueAt(data, 'points'));
  return { kind: 'met-or-not', span: data.span, ...(when && { when }), points };
}

function readEach(reader: Reader, data: Data): Scoring {
  const effect = entryAt(data, 'adds') ? 'adds' : 'deducts';
  const maximum = optional(valueAt(data, 'max'), (value) => readNumber(reader, value));
  return {
    kind: 'per-unit',
    span: data.span,
    measure: readExpression(reader, valueAt(data, 'measure'), 'measure'),
    effect,
    points: readNumber(reader, valueAt(data, effect)),
    ...(maximum && { maximum }),
  };
}

function readPoints(reader: Reader, data: Data, criterion: Data): Scoring {
  const formula = entryAt(criterion, 'formula');
  const { from, to } = readClosedRange(reader, data);
  if (!formula) return { kind: 'assessed', span: data.span, from, to };
  const value = readExpression(reader, formula.value);
  return { kind: 'formula', span: formula.value.span, value, from, to };
}

// ── Ranges ───────────────────────────────────────────────────────────────────────────────────────

/** A range of numbers; "otherwise" is none. */
export function readRange(reader: Reader, data: Data | undefined): Range<NumberLiteral> {
  const read = readFragment(reader, 'range', data);
  if (read?.value) return read.value;
  const span = data?.span ?? { start: 0, end: 0 };
  if (read && data?.kind === 'text') reader.report(remainingNotHere(span, { found: data.text }));
  return { span };
}

/** A range whose ends both belong to it. */
function readClosedRange(reader: Reader, data: Data): Pick<Assessed, 'from' | 'to'> {
  const read = readFragment(reader, 'range', data);
  const { from, to } = read?.value ?? {};
  if (from?.inclusive && to?.inclusive) return { from: from.value, to: to.value };
  if (read && data.kind === 'text') reader.report(rangeOpen(data.span, { found: data.text }));
  const nothing: NumberLiteral = {
    kind: 'number',
    span: data.span,
    value: exact.zero,
    percent: false,
  };
  return { from: nothing, to: nothing };
}

// ── When a criterion applies ─────────────────────────────────────────────────────────────────────

/** When a criterion applies, and what it earns otherwise. */
export function readApplies(reader: Reader, data: Data): Applies {
  const when = optional(valueAt(data, 'when'), (value) => readExpression(reader, value));
  return {
    span: data.span,
    ...(when && { when }),
    mayBeNotApplicable: readFlag(reader, valueAt(data, 'may_be_not_applicable')),
    otherwise: readOtherwise(reader, valueAt(data, 'otherwise')),
  };
}

function readOtherwise(reader: Reader, data: Data | undefined): Otherwise {
  const span = data?.span ?? { start: 0, end: 0 };
  if (data?.kind === 'number') return { kind: 'points', span, points: readNumber(reader, data) };
  const word = readWord(reader, data, ['maximum', 'not_counted']);
  return { kind: word === 'maximum' ? 'maximum' : 'leaves-scale', span };
}

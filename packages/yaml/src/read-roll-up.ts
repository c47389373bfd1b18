import type { Declaration, Decision, RollUp, Series } from '@barem/syntax';
import { entryAt, itemsOf, valueAt, type Data } from './data.js';
import { optional, readName, readNumber, readText, readWord, type Reader } from './reader.js';
import { decisionOf, everyOf, frequencies, situationOf } from './roll-up-words.js';

/** `roll_up`: which results a roll-up rests on, and what is decided about them. */
export function readRollUp(reader: Reader, data: Data): RollUp {
  const drawnUp = optional(valueAt(data, 'drawn_up'), (value) => ({
    span: value.span,
    every: frequencies[readWord(reader, value, keysOf(frequencies))],
  }));
  return {
    span: data.span,
    ...(drawnUp && { drawnUp }),
    series: itemsOf(valueAt(data, 'series')).map((each) => readSeries(reader, each)),
    declarations: itemsOf(valueAt(data, 'decisions')).map((each) => readDeclaration(reader, each)),
  };
}

function readSeries(reader: Reader, data: Data): Series {
  const title = optional(valueAt(data, 'title'), (value) => readText(reader, value));
  const isSheet = entryAt(data, 'sheet') !== undefined;
  return {
    span: data.span,
    id: readName(reader, valueAt(data, 'id')),
    ...(title && { title }),
    source: isSheet ? 'sheet' : 'roll-up',
    of: readName(reader, valueAt(data, isSheet ? 'sheet' : 'roll_up')),
    every: everyOf[readWord(reader, valueAt(data, 'every'), keysOf(everyOf))],
  };
}

function readDeclaration(reader: Reader, data: Data): Declaration {
  const series = optional(valueAt(data, 'series'), (value) => readName(reader, value));
  return {
    span: data.span,
    situation: situationOf[readWord(reader, valueAt(data, 'when'), keysOf(situationOf))],
    ...(series && { series }),
    decision: readDecision(reader, data),
  };
}

function readDecision(reader: Reader, data: Data): Decision {
  const rating = optional(valueAt(data, 'counts_as'), (value) => readName(reader, value));
  if (!rating) return decisionOf[readWord(reader, valueAt(data, 'then'), keysOf(decisionOf))];
  const points = optional(valueAt(data, 'points'), (value) => readNumber(reader, value));
  return { kind: 'counts-as', rating, ...(points && { points }) };
}

const keysOf = <K extends string>(table: Readonly<Record<K, unknown>>): readonly [K, ...K[]] =>
  Object.keys(table) as [K, ...K[]];

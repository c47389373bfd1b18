import type { Constraint, Fact, FactType, Let, Option } from '@barem/syntax';
import { entriesOf, itemsOf, valueAt, type Data, type Entry } from './data.js';
import {
  optional,
  readAnnotations,
  readChangeable,
  readExpression,
  readKey,
  readName,
  readNumber,
  readQuantity,
  readText,
  readWord,
  type Reader,
} from './reader.js';

/** `facts`: what is observed, by id. */
export const readFacts = (reader: Reader, data: Data | undefined): readonly Fact[] =>
  entriesOf(data).map((entry) => readFact(reader, entry));

function readFact(reader: Reader, entry: Entry): Fact {
  const { span, value } = entry;
  return {
    kind: 'fact',
    span,
    id: readKey(reader, entry),
    title: readText(reader, valueAt(value, 'label')),
    type: readFactType(reader, value),
    annotations: readAnnotations(reader, value),
    ...readChangeable(reader, value),
  };
}

/** What a fact may be answered with. */
export function readFactType(reader: Reader, data: Data): FactType {
  const written = valueAt(data, 'type');
  const span = written?.span ?? data.span;
  const kind = readWord(reader, written, ['boolean', 'count', 'number', 'percentage', 'choice']);
  switch (kind) {
    case 'boolean':
      return { kind, span };
    case 'choice':
      return {
        kind,
        span,
        options: itemsOf(valueAt(data, 'options')).map((each) => readOption(reader, each)),
      };
    case 'count':
      return { kind, span, ...readBounds(reader, data, false) };
    case 'number':
    case 'percentage': {
      const decimals = optional(
        valueAt(data, 'decimals'),
        (value) => readNumber(reader, value).value.numerator,
      );
      return {
        kind: kind === 'number' ? 'decimal' : 'percentage',
        span,
        decimals: Number(decimals ?? 0n),
        ...readBounds(reader, data, kind === 'percentage'),
      };
    }
  }
}

function readBounds(
  reader: Reader,
  data: Data,
  percent: boolean,
): Pick<Extract<FactType, { kind: 'count' }>, 'from' | 'to'> {
  return {
    from: readQuantity(reader, valueAt(data, 'min'), percent),
    to: readQuantity(reader, valueAt(data, 'max'), percent),
  };
}

const readOption = (reader: Reader, data: Data): Option => ({
  span: data.span,
  id: readName(reader, valueAt(data, 'id')),
  title: readText(reader, valueAt(data, 'label')),
});

/** `constraints`: what every record keeps. */
export const readConstraints = (reader: Reader, data: Data | undefined): readonly Constraint[] =>
  itemsOf(data).map((each) => {
    const title = optional(valueAt(each, 'message'), (message) => readText(reader, message));
    const condition = readExpression(reader, valueAt(each, 'check'));
    return { kind: 'constraint', span: each.span, condition, ...(title && { title }) };
  });

/** `let`: names for expressions. */
export const readLets = (reader: Reader, data: Data | undefined): readonly Let[] =>
  entriesOf(data).map((entry) => ({
    kind: 'let',
    span: entry.span,
    id: readKey(reader, entry),
    value: readExpression(reader, entry.value),
  }));

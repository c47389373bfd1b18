import { exact, rational, toPlainText, type Language } from '@barem/core';
import {
  printExpression,
  type Constraint,
  type Fact,
  type FactType,
  type NumberLiteral,
} from '@barem/syntax';
import type { Piece } from './emit.js';
import {
  annotations,
  changeable,
  group,
  list,
  literal,
  number,
  text,
  type Part,
} from './pieces.js';

const typeNames = {
  count: 'count',
  decimal: 'number',
  percentage: 'percentage',
  choice: 'choice',
  boolean: 'boolean',
} as const;

/** A fact, to stand under its id. */
export function fact(each: Fact, language: Language): Piece {
  return group([
    ['label', text(each.title.value)],
    ...factType(each.type, language),
    ...annotations(each.annotations, language),
    changeable(each.changeable),
  ]);
}

/** The keys that say what a fact may be answered with. */
export const factType = (type: FactType, language: Language): readonly Part[] => [
  ['type', literal(typeNames[type.kind])],
  ...bounds(type, language),
];

function bounds(type: FactType, language: Language): readonly Part[] {
  switch (type.kind) {
    case 'boolean':
      return [];
    case 'choice': {
      const options = type.options.map(({ id, title }) =>
        group([
          ['id', text(id.id)],
          ['label', text(title.value)],
        ]),
      );
      return [['options', list(options)]];
    }
    case 'count':
      return [
        ['min', number(type.from, language)],
        ['max', number(type.to, language)],
      ];
    case 'decimal':
      return [
        ...decimals(type.decimals),
        ['min', number(type.from, language)],
        ['max', number(type.to, language)],
      ];
    case 'percentage':
      return [
        ...decimals(type.decimals),
        ['min', inPercent(type.from)],
        ['max', inPercent(type.to)],
      ];
  }
}

const decimals = (count: number): readonly Part[] =>
  count > 0 ? [['decimals', literal(String(count))]] : [];

/** The number before the sign, which the type of the fact makes needless. */
const inPercent = ({ value }: NumberLiteral): Piece =>
  literal(toPlainText(exact.multiply(value, rational(100n))));

/** What every record keeps. */
export const constraint = ({ condition, title }: Constraint, language: Language): Piece =>
  group([
    ['check', text(printExpression(condition, language))],
    ['message', title && text(title.value)],
  ]);

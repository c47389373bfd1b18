import { toPlainText, type Language } from '@barem/core';
import {
  printNumber,
  type Annotations,
  type Changeable,
  type NumberLiteral,
  type Permission,
  type Text,
} from '@barem/syntax';
import type { GroupPiece, ListPiece, Piece, ScalarPiece } from './emit.js';

/** A part of a group; one that is absent is left out. */
export type Part = readonly [key: string, value: Piece | undefined];

/** A value of the author. */
export const text = (value: string): ScalarPiece => ({ kind: 'text', text: value });

/** A value that YAML reads as it is meant. */
export const literal = (value: string): ScalarPiece => ({ kind: 'literal', text: value });

/** A number; a percentage with its sign, in the language of the sheet. */
export const number = ({ value, percent }: NumberLiteral, language: Language): ScalarPiece =>
  percent ? text(printNumber({ value, percent }, language)) : literal(toPlainText(value));

/** A group without the parts that are absent. */
export const group = (parts: readonly Part[]): GroupPiece => ({
  kind: 'group',
  entries: parts.flatMap(([key, value]) => (value ? [[key, value] as const] : [])),
});

/** A list, unless it is empty. */
export const list = (items: readonly Piece[]): ListPiece | undefined =>
  items.length > 0 ? { kind: 'list', items } : undefined;

/** Parts under ids of the author, a line each. */
export const byId = (parts: readonly Part[]): GroupPiece | undefined =>
  parts.length > 0 ? { ...group(parts), layout: 'lines' } : undefined;

/** One text, or a list of them. */
export function texts(values: readonly Text[]): Piece | undefined {
  const [first, ...rest] = values;
  return first && rest.length === 0
    ? text(first.value)
    : list(values.map(({ value }) => text(value)));
}

/** `source`, `note`, `status` and permissions. */
export const annotations = (
  { sources, notes, status, permissions = [] }: Annotations,
  language: Language,
): readonly Part[] => [
  ['source', texts(sources)],
  ['note', texts(notes)],
  ['status', status && literal(status.value)],
  ...permissions.map((each) => permission(each, language)),
];

const permission = (each: Permission, language: Language): Part =>
  each.kind === 'adjustable'
    ? [
        each.kind,
        group([
          ['from', number(each.from, language)],
          ['to', number(each.to, language)],
        ]),
      ]
    : [each.kind, literal('true')];

/** `changeable` of a fact or criterion. */
export const changeable = (mark: Changeable | undefined): Part => [
  'changeable',
  mark && literal('true'),
];

import type { UnitTitle } from '../report.js';
import type { Speaker } from '../words/speaker.js';
import { words } from '../words/words.js';
import { safeCell } from './safe-cell.js';

/** What one row of the table says: one value, and of what. */
export interface Said {
  readonly section: string;
  /** Id and name of the organisation, unit, type or criterion that the value is of. */
  readonly id?: string;
  readonly name?: string;
  /** Id and name of what it is under. */
  readonly parent?: { readonly id: string; readonly name: string } | undefined;
  readonly sheet?: string;
  readonly period?: string;
  /** The class, the assessor … */
  readonly item?: string;
  readonly measure: string;
  readonly value: string;
}

/** The header of the table. */
export const header = ({ say }: Speaker): string[] => [
  say(words.section),
  say(words.id),
  say(words.name),
  say(words.parent),
  say(words.parentName),
  say(words.sheet).toLowerCase(),
  say(words.period).toLowerCase(),
  say(words.item),
  say(words.measure),
  say(words.value),
];

/** A row under the header, safe to open in a spreadsheet. */
export const row = (said: Said): string[] =>
  [
    said.section,
    said.id,
    said.name,
    said.parent?.id,
    said.parent?.name,
    said.sheet,
    said.period,
    said.item,
    said.measure,
    said.value,
  ].map((text) => safeCell(text ?? ''));

/** The columns that name a unit. */
export const ofUnit = ({ id, name, above }: UnitTitle): Pick<Said, 'id' | 'name' | 'parent'> => ({
  id,
  name,
  parent: above[0],
});

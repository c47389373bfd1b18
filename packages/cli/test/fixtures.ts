import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Absolute path of the package. */
export const packageFolder: string = fileURLToPath(new URL('..', import.meta.url));

/** The text of a file under `fixtures/`. */
export const fixture = (name: string): string =>
  readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8');

/** The sheet, its records and what they come to. */
export const sheet: string = fixture('thuong_ky.barem');
export const records: string = fixture('records.csv');
export const expected: readonly Readonly<Record<string, unknown>>[] = JSON.parse(
  fixture('expected.json'),
) as readonly Readonly<Record<string, unknown>>[];

/** A folder with the sheet and its records. */
export const folder: Readonly<Record<string, string>> = {
  'thuong_ky.barem': sheet,
  'records.csv': records,
};

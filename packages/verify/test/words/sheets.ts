import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkSheet } from '@barem/check';
import { lower, type Plan } from '@barem/plan';
import { parseText } from '@barem/syntax';

/** The plan of a sheet without errors. */
export function planOf(source: string): Plan {
  const { sheet } = parseText(source);
  const { checked } = checkSheet(sheet!);
  return lower(checked!, source).plan!;
}

/** A small sheet with nearly everything that a report can find. */
export const meeting: string = readFileSync(new URL('meeting.barem', import.meta.url), 'utf8');

/** The text that was approved under a name; `UPDATE_GOLDEN=1` approves `text`. */
export function approved(name: string, text: string): string {
  const path = fileURLToPath(new URL(`golden/${name}`, import.meta.url));
  if (process.env['UPDATE_GOLDEN'] !== undefined) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  return readFileSync(path, 'utf8');
}

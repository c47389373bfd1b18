import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { casesFolder } from './data-files.js';

/** A folder of `golden/` with its input. */
export interface GoldenCase {
  readonly name: string;
  readonly folder: string;
  readonly source: string;
  readonly format: 'text' | 'yaml';
}

/** Every case in a folder of `golden/`, in order of their names. */
export function readGoldenCases(group: string): readonly GoldenCase[] {
  const directory = join(casesFolder, 'golden', group);
  return readdirSync(directory)
    .toSorted()
    .map((name) => {
      const folder = join(directory, name);
      const format = existsSync(join(folder, 'input.yaml')) ? 'yaml' : 'text';
      const file = format === 'yaml' ? 'input.yaml' : 'input.barem';
      return { name, folder, format, source: readFileSync(join(folder, file), 'utf8') };
    });
}

/** What is approved, from a file of a golden case. Where `UPDATE_GOLDEN` is set, `text` becomes what is approved. */
export function approved({ folder }: GoldenCase, file: string, text: string): string | undefined {
  const path = join(folder, file);
  if (process.env['UPDATE_GOLDEN'] !== undefined) writeFileSync(path, text);
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

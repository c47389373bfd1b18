import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { root } from '../structure/workspace.js';

/** A file of cases, with its path below the folder that was read, without the extension. */
export interface DataFile<T> {
  /** `band/hole` for `band/hole.yaml`. */
  readonly slug: string;
  readonly data: T;
}

/** Folder of the conformance cases. */
export const casesFolder: string = join(root, 'tests/conformance');

/**
 * Reads every YAML file in a folder of `tests/conformance`, in order of their names. What is in them is trusted to
 * have the shape `T`: a wrong file fails the test that uses it.
 */
export function readDataFiles<T>(folder: string): readonly DataFile<T>[] {
  const directory = join(casesFolder, folder);
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.yaml'))
    .toSorted()
    .map((name) => ({
      slug: name.replace(/\.yaml$/, ''),
      data: parse(readFileSync(join(directory, name), 'utf8')) as T,
    }));
}

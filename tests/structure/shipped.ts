import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load, type Loaded } from 'barem';
import { root, trackedFiles } from './workspace.js';

const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** Whether the file at `path` holds a roll-up. */
export const isRollUp = (path: string): boolean => /^(?:tổng hợp|roll-up) /m.test(read(path));

/** The shipped file at `path`, with the sheets of all editions of its jurisdiction to speak of. */
export function loadShipped(path: string): Loaded {
  if (!isRollUp(path)) return load(read(path));
  const jurisdiction = path.split('/').slice(0, 2).join('/');
  const sheets = trackedFiles()
    .filter((each) => each.startsWith(`${jurisdiction}/`) && each.endsWith('.barem'))
    .filter((each) => !each.endsWith('.en.barem') && !isRollUp(each))
    .map((each) => load(read(each)));
  return load(read(path), { sheets });
}

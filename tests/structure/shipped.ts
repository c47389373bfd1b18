import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load, type Loaded } from 'barem';
import { root, trackedFiles } from './workspace.js';

const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** Whether the file at `path` holds a roll-up. */
export const isRollUp = (path: string): boolean => /^(?:tổng hợp|roll-up) /m.test(read(path));

/** The shipped file at `path`, with the sheets of all editions of its jurisdiction to speak of. */
export const loadShipped = (path: string): Loaded =>
  isRollUp(path) ? load(read(path), { sheets: shippedBeside(path) }) : load(read(path));

/** What the roll-up at `path` may speak of: the sheets of its jurisdiction, then the roll-ups that rest on them alone. */
export function shippedBeside(path: string): readonly Loaded[] {
  const jurisdiction = path.split('/').slice(0, 2).join('/');
  const files = trackedFiles().filter(
    (each) =>
      each.startsWith(`${jurisdiction}/`) &&
      each.endsWith('.barem') &&
      !each.endsWith('.en.barem') &&
      each !== path,
  );
  const sheets = files.filter((each) => !isRollUp(each)).map((each) => load(read(each)));
  if (!restsOnRollUps(path)) return sheets;
  const rollUps = files.filter(isRollUp).map((each) => load(read(each), { sheets }));
  return [...sheets, ...rollUps.filter(({ plan }) => plan)];
}

const restsOnRollUps = (path: string): boolean => / theo tổng hợp | by roll-up /.test(read(path));

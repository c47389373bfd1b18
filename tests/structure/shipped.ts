import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadAll, type Loaded, type SourceFile } from 'barem';
import { root, trackedFiles } from './workspace.js';

const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** Whether the file at `path` holds a roll-up. */
export const isRollUp = (path: string): boolean => /^(?:tổng hợp|roll-up) /m.test(read(path));

let all: ReadonlyMap<string, Loaded> | undefined;

/** The shipped file at `path`, with everything that it builds on or rolls up. */
export function loadShipped(path: string): Loaded {
  all ??= loadAll(
    trackedFiles()
      .filter((each) => /^rulesets\/.*\.barem(?:\.yaml)?$/.test(each))
      // A sheet in its first form stands for it.
      .toSorted((a, b) => Number(isOtherForm(a)) - Number(isOtherForm(b)))
      .map((each): SourceFile => ({ path: each, text: read(each), edition: editionOf(each) })),
  );
  const found = all.get(path);
  if (!found) throw new Error(`${path} is not shipped`);
  return found;
}

/** What the roll-up at `path` may speak of: everything else of its jurisdiction, in its first form. */
export const shippedBeside = (path: string): readonly Loaded[] =>
  trackedFiles()
    .filter((each) => each.startsWith(`${path.split('/').slice(0, 2).join('/')}/`))
    .filter((each) => each.endsWith('.barem') && !isOtherForm(each) && each !== path)
    .map(loadShipped);

const isOtherForm = (path: string): boolean => /\.en\.barem$|\.yaml$/.test(path);

/** `rulesets/<jurisdiction>/<edition>/…`. */
const editionOf = (path: string): string => path.split('/')[2] ?? '';

import { basename, dirname, join } from 'node:path';
import { readManifest, type Loaded, type Manifest } from 'barem';
import type { Io } from './io.js';
import { manifestName } from './manifest-name.js';
import { formOf, readText } from './source.js';

/** A sheet or roll-up in the neighbourhood of a file, with what its ruleset says of it. */
export interface Neighbour {
  readonly path: string;
  readonly loaded: Loaded;
  /** The ruleset that lists it; absent where it stands alone in its folder. */
  readonly manifest?: Manifest;
}

/**
 * The sheets and roll-ups that the one at `path` may speak of: those of its ruleset, and of rulesets of the same id in
 * the folders beside; without a ruleset those in the same folder. What cannot be read is left out.
 */
export async function neighboursOf(path: string, io: Io): Promise<readonly Neighbour[]> {
  const own = dirname(path);
  const manifest = await manifestIn(own, io);
  const unread = manifest
    ? await listedIn(await editionsBeside(own, manifest, io))
    : (await sheetFilesIn(own, io)).map((each) => ({ path: each }));
  return linked(unread, io);
}

interface Unread {
  readonly path: string;
  readonly manifest?: Manifest;
}

async function manifestIn(folder: string, io: Io): Promise<Manifest | undefined> {
  const path = join(folder, manifestName);
  if ((await io.files.kindOf(path)) !== 'file') return undefined;
  return readManifest((await readText(path, io)).text).manifest;
}

/** The rulesets of one id in a folder and in those beside it, in the order of their days in force. */
async function editionsBeside(
  own: string,
  manifest: Manifest,
  io: Io,
): Promise<readonly { readonly folder: string; readonly manifest: Manifest }[]> {
  const above = join(own, '..');
  const names = await io.files.list(above).catch((): readonly string[] => []);
  const found = [{ folder: own, manifest }];
  for (const name of names.toSorted()) {
    const folder = join(above, name);
    if (join(folder) === join(own) || (await io.files.kindOf(folder)) !== 'folder') continue;
    const other = await manifestIn(folder, io);
    if (other?.ruleset.id === manifest.ruleset.id) found.push({ folder, manifest: other });
  }
  return found.sort((a, b) =>
    a.manifest.effective.from.iso < b.manifest.effective.from.iso ? -1 : 1,
  );
}

const listedIn = async (
  editions: readonly { readonly folder: string; readonly manifest: Manifest }[],
): Promise<readonly Unread[]> =>
  editions.flatMap(({ folder, manifest }) =>
    manifest.sheets.map(({ file }) => ({ path: join(folder, file.value), manifest })),
  );

async function sheetFilesIn(folder: string, io: Io): Promise<readonly string[]> {
  const names = await io.files.list(folder).catch((): readonly string[] => []);
  return names
    .filter((name) => /\.barem(?:\.ya?ml)?$/i.test(basename(name)))
    .toSorted()
    .map((name) => join(folder, name));
}

/** Reads files so that a roll-up comes after what it speaks of; of two files that hold one sheet the first counts. */
async function linked(unread: readonly Unread[], io: Io): Promise<readonly Neighbour[]> {
  const { load } = await import('barem');
  const read = new Map<string, Neighbour>();
  const rollUps: (Unread & { readonly text: string })[] = [];
  const loadOne = (path: string, text: string): Loaded => {
    const format = formOf(path);
    const sheets = [...read.values()].map(({ loaded }) => loaded);
    return load(text, { sheets, ...(format && { format }) });
  };
  for (const each of unread) {
    if ((await io.files.kindOf(each.path)) !== 'file') continue;
    const { text } = await readText(each.path, io);
    const loaded = loadOne(each.path, text);
    if (loaded.sheet?.rollUp) rollUps.push({ ...each, text });
    else if (loaded.plan) read.set(keyOf(each, loaded), { ...each, loaded });
  }
  // As long as one more roll-up finds what it speaks of, another may rest on it.
  for (let open = rollUps, before = -1; open.length !== before;) {
    before = open.length;
    open = open.filter((each) => {
      const loaded = loadOne(each.path, each.text);
      if (loaded.plan) read.set(keyOf(each, loaded), { ...each, loaded });
      return !loaded.plan;
    });
  }
  return [...read.values()];
}

const keyOf = ({ manifest }: Unread, { plan }: Loaded): string =>
  `${manifest?.edition.value ?? ''} ${plan?.text.sheet ?? ''}`;

import { basename, dirname, join } from 'node:path';
import { readManifest, type Loaded, type Manifest, type SourceFile } from 'barem';
import type { Io } from './io.js';
import { lockedIn } from './lock.js';
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
 * the folders beside; without a ruleset those in the same folder. What they build on comes with them. What cannot be
 * read is left out.
 */
export async function neighboursOf(path: string, io: Io): Promise<readonly Neighbour[]> {
  const near = await nearFiles(path, io);
  const all = [...near, ...(await parentsBeyond(dirname(path), near, io))];
  return (await loaded(all)).filter(({ loaded: { plan } }) => plan !== undefined);
}

/** The sheets and roll-ups that rulesets list, in their order, read with what they build on; what cannot be read is left out. */
export async function editionsLoaded(
  rulesets: readonly Ruleset[],
  io: Io,
): Promise<readonly Neighbour[]> {
  const own = await readAll(listedIn(rulesets), io);
  const listed = [...own, ...(await inheritedIn(rulesets, own, io))];
  const folders = new Set(rulesets.map(({ folder }) => folder));
  const beyond: NearFile[] = [];
  for (const folder of folders)
    beyond.push(...(await parentsBeyond(folder, [...listed, ...beyond], io)));
  const paths = new Set(listed.map(({ path }) => path));
  return (await loaded([...listed, ...beyond])).filter(
    ({ path, loaded: { plan } }) => plan !== undefined && paths.has(path),
  );
}

/**
 * The sheet at `path` as it is read among its neighbours.
 * @param text - what the file holds
 */
export async function loadAmong(path: string, text: string, io: Io): Promise<Loaded | undefined> {
  const near = (await nearFiles(path, io)).filter((each) => join(each.path) !== join(path));
  const own = await fileOf(path, text, await manifestIn(dirname(path), io), io);
  const all = [own, ...near];
  const beyond = await parentsBeyond(dirname(path), all, io);
  const { loadAll } = await import('barem');
  return loadAll([...all, ...beyond].map(({ file }) => file)).get(path);
}

/** A file that was read, and the ruleset that lists it. */
interface NearFile {
  readonly path: string;
  readonly file: SourceFile;
  readonly manifest?: Manifest;
}

async function loaded(files: readonly NearFile[]): Promise<readonly Neighbour[]> {
  const { loadAll } = await import('barem');
  const all = loadAll(files.map(({ file }) => file));
  const seen = new Set<string>();
  return files.flatMap(({ path, manifest }) => {
    const found = all.get(path);
    const key = `${manifest?.edition.value ?? ''} ${found?.sheet?.id.id ?? ''}`;
    if (!found || seen.has(key)) return [];
    seen.add(key);
    return [{ path, loaded: found, ...(manifest && { manifest }) }];
  });
}

async function nearFiles(path: string, io: Io): Promise<readonly NearFile[]> {
  const own = dirname(path);
  const manifest = await manifestIn(own, io);
  if (!manifest)
    return readAll(
      (await sheetFilesIn(own, io)).map((each) => ({ path: each })),
      io,
    );
  const rulesets = await editionsBeside(own, manifest, io);
  const listed = await readAll(listedIn(rulesets), io);
  return [...listed, ...(await inheritedIn(rulesets, listed, io))];
}

/** The sheets that rulesets inherit from those that they build on, as sheets of their own. */
async function inheritedIn(
  rulesets: readonly Ruleset[],
  read: readonly NearFile[],
  io: Io,
): Promise<readonly NearFile[]> {
  const children = rulesets.filter(({ manifest }) => manifest.extends);
  const found: NearFile[] = [];
  for (const { folder, manifest } of children) {
    const { filesOf } = await import('barem');
    const known = [...rulesets, ...(await rulesetsAround(folder, io))];
    const texts = new Map(
      [...read, ...(await readAll(listedIn(known), io))].map(({ path, file }) => [path, file.text]),
    );
    const placed = known.map((each) => ({ ...each, folder: `${each.folder}/` }));
    const own = { folder: `${folder}/`, manifest };
    const { files } = filesOf(own, placed, (path) => texts.get(join(path)));
    const inherited = files
      .filter(({ from }) => from)
      .map(({ path }) => ({ path: join(path), manifest }));
    found.push(...(await readAll(inherited, io)));
  }
  return found;
}

interface Unread {
  readonly path: string;
  readonly manifest?: Manifest;
}

async function readAll(unread: readonly Unread[], io: Io): Promise<readonly NearFile[]> {
  const files: NearFile[] = [];
  for (const { path, manifest } of unread) {
    if ((await io.files.kindOf(path)) !== 'file') continue;
    files.push(await fileOf(path, (await readText(path, io)).text, manifest, io));
  }
  return files;
}

async function fileOf(
  path: string,
  text: string,
  manifest: Manifest | undefined,
  io: Io,
): Promise<NearFile> {
  const format = formOf(path);
  const locked = await lockedIn(dirname(path), io);
  const file = {
    path,
    text,
    ...(format && { format }),
    ...(manifest && { edition: manifest.edition.value }),
    ...(locked && { locked }),
  };
  return { path, file, ...(manifest && { manifest }) };
}

// ── Parents in other rulesets ────────────────────────────────────────────────────────────────────

/** The sheets that files build on and that are not among them, and what those build on in turn. */
async function parentsBeyond(
  from: string,
  files: readonly NearFile[],
  io: Io,
): Promise<readonly NearFile[]> {
  const { parentOf } = await import('barem');
  const wanted = files.flatMap(({ file }) => parentOf(file.text, file.format) ?? []);
  const known = new Set(files.flatMap(({ manifest }) => idsIn(manifest)));
  if (wanted.every(({ sheet }) => known.has(sheet))) return [];
  const paths = new Set(files.map(({ path }) => join(path)));
  const around = listedIn(await rulesetsAround(from, io)).filter(
    ({ path }) => !paths.has(join(path)),
  );
  const found: NearFile[] = [];
  const open = new Set(wanted.map(({ sheet }) => sheet));
  const taken = new Set<string>();
  for (let before = -1; found.length !== before;) {
    before = found.length;
    const next = around.filter(
      ({ path, manifest, id }) => open.has(id) && manifest !== undefined && !taken.has(path),
    );
    for (const each of next) taken.add(each.path);
    const read = await readAll(next, io);
    found.push(...read);
    for (const { file } of read) {
      const parent = parentOf(file.text, file.format);
      if (parent) open.add(parent.sheet);
    }
  }
  return found;
}

const idsIn = (manifest: Manifest | undefined): readonly string[] =>
  manifest?.sheets.map(({ id }) => id.id) ?? [];

/**
 * Rulesets that others may build on: in the folders around (`<jurisdiction>/<edition>/` beside one another), and
 * installed as packages.
 */
export async function rulesetsAround(from: string, io: Io): Promise<readonly Ruleset[]> {
  const found: Ruleset[] = [];
  const add = async (folder: string): Promise<void> => {
    const manifest = await manifestIn(folder, io);
    if (manifest) found.push({ folder, manifest });
  };
  const above = join(from, '..', '..');
  for (const jurisdiction of await foldersIn(above, io))
    for (const edition of await foldersIn(jurisdiction, io)) await add(edition);
  for (let up = 0; up < mostFoldersUp; up += 1) {
    const modules = join(from, ...Array.from({ length: up }, () => '..'), 'node_modules');
    if ((await io.files.kindOf(modules)) !== 'folder') continue;
    for (const name of await foldersIn(modules, io)) {
      const packages = basename(name).startsWith('@') ? await foldersIn(name, io) : [name];
      for (const each of packages) {
        await add(each);
        for (const edition of await foldersIn(each, io)) await add(edition);
      }
    }
  }
  return found;
}

/** How far up packages are looked for: a path that is not absolute has no end. */
const mostFoldersUp = 10;

async function foldersIn(folder: string, io: Io): Promise<readonly string[]> {
  const names = await io.files.list(folder).catch((): readonly string[] => []);
  const found: string[] = [];
  for (const name of names.toSorted()) {
    const path = join(folder, name);
    const isHidden = name.startsWith('.') || name === 'node_modules';
    if (!isHidden && (await io.files.kindOf(path)) === 'folder') found.push(path);
  }
  return found;
}

// ── Rulesets ─────────────────────────────────────────────────────────────────────────────────────

/** A folder with the manifest of the ruleset in it. */
export interface Ruleset {
  readonly folder: string;
  readonly manifest: Manifest;
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
): Promise<readonly Ruleset[]> {
  const found: Ruleset[] = [{ folder: own, manifest }];
  for (const folder of await foldersIn(join(own, '..'), io)) {
    if (join(folder) === join(own)) continue;
    const other = await manifestIn(folder, io);
    if (other?.ruleset.id === manifest.ruleset.id) found.push({ folder, manifest: other });
  }
  return found.sort((a, b) =>
    a.manifest.effective.from.iso < b.manifest.effective.from.iso ? -1 : 1,
  );
}

const listedIn = (
  rulesets: readonly Ruleset[],
): readonly { readonly path: string; readonly manifest: Manifest; readonly id: string }[] =>
  rulesets.flatMap(({ folder, manifest }) =>
    manifest.sheets.map(({ id, file }) => ({
      path: join(folder, file.value),
      manifest,
      id: id.id,
    })),
  );

async function sheetFilesIn(folder: string, io: Io): Promise<readonly string[]> {
  const names = await io.files.list(folder).catch((): readonly string[] => []);
  return names
    .filter((name) => /\.barem(?:\.ya?ml)?$/i.test(basename(name)))
    .toSorted()
    .map((name) => join(folder, name));
}

/** What the sheet at `path` builds on, the nearest first; nothing where it builds on nothing or that is not to be found. */
export async function parentsIn(
  path: string,
  io: Io,
): Promise<
  readonly { readonly sheet: string; readonly edition?: string; readonly loaded: Loaded }[]
> {
  const { parentOf } = await import('barem');
  const { text } = await readText(path, io);
  const clause = parentOf(text, formOf(path));
  if (!clause) return [];
  const near = await nearFiles(path, io);
  const all = [...near, ...(await parentsBeyond(dirname(path), near, io))];
  return (await loaded(all)).flatMap(({ loaded: found, manifest }) => {
    const edition = manifest?.edition.value;
    const isMeant =
      found.sheet?.id.id === clause.sheet &&
      (clause.edition === undefined || clause.edition === edition);
    return isMeant
      ? [{ sheet: clause.sheet, loaded: found, ...(edition !== undefined && { edition }) }]
      : [];
  });
}

/** The edition of the ruleset that the file at `path` belongs to. */
export const editionOf = async (path: string, io: Io): Promise<string | undefined> =>
  (await manifestIn(dirname(path), io))?.edition.value;

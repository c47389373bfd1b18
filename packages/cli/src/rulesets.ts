import { basename, dirname, join } from 'node:path';
import { readManifest, type Diagnostic, type Manifest } from 'barem';
import type { Io } from './io.js';
import { manifestName } from './manifest-name.js';
import { readText, type SourceFile } from './source.js';

/** A folder with a `ruleset.yaml`, as it was read. */
export interface RulesetFolder {
  readonly folder: string;
  readonly file: SourceFile;
  /** Absent where the manifest has mistakes. */
  readonly manifest?: Manifest;
  readonly diagnostics: readonly Diagnostic[];
}

/** Folders inside one another that are looked into. */
const deepest = 4;

/** The ruleset in a folder, and those in the folders below it, in the order of their paths. */
export async function rulesetsIn(
  folder: string,
  io: Io,
  depth: number = 0,
): Promise<readonly RulesetFolder[]> {
  const path = join(folder, manifestName);
  const own = (await io.files.kindOf(path)) === 'file' ? [await rulesetAt(folder, io)] : [];
  if (depth === deepest) return own;
  const below: RulesetFolder[] = [];
  for (const name of (await io.files.list(folder)).toSorted()) {
    const inner = join(folder, name);
    if (name.startsWith('.') || name === 'node_modules') continue;
    if ((await io.files.kindOf(inner)) === 'folder')
      below.push(...(await rulesetsIn(inner, io, depth + 1)));
  }
  return [...own, ...below];
}

/** The rulesets in the folders beside one that holds a ruleset itself; else none. */
export async function rulesetsBeside(folder: string, io: Io): Promise<readonly RulesetFolder[]> {
  if ((await io.files.kindOf(join(folder, manifestName))) !== 'file') return [];
  const above = join(folder, '..');
  if ((await io.files.kindOf(above)) !== 'folder') return [];
  return rulesetsIn(above, io, deepest - 1);
}

async function rulesetAt(folder: string, io: Io): Promise<RulesetFolder> {
  const file = await readText(join(folder, manifestName), io);
  return { folder, file, ...readManifest(file.text) };
}

/** The manifest of the ruleset that lists the file at `path`, in its own folder. */
export async function manifestListing(path: string, io: Io): Promise<Manifest | undefined> {
  const folder = dirname(path);
  if ((await io.files.kindOf(join(folder, manifestName))) !== 'file') return undefined;
  const { manifest } = await rulesetAt(folder, io);
  const name = basename(path);
  const listed = [...(manifest?.sheets ?? []).map(({ file }) => file), ...(manifest?.forms ?? [])];
  return listed.some(({ value }) => value === name) ? manifest : undefined;
}

/** What receipts say of a ruleset. */
export const originOf = (
  manifest: Manifest | undefined,
): { readonly ruleset?: string; readonly edition?: string } =>
  manifest ? { ruleset: manifest.ruleset.id, edition: manifest.edition.value } : {};

/** Rulesets in folders and installed packages, for Node: the only part of `barem` that reads files. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { editionOn, type EditionOn } from './rulesets/edition-on.js';
import { rulesetsFrom, type Ruleset } from './rulesets/rulesets-from.js';

export type { Ruleset, RulesetSheet } from './rulesets/rulesets-from.js';

/** Where packages are looked for. */
export interface PlaceOptions {
  /** The folder that relative paths and packages are looked for from; the working folder by default. */
  readonly from?: string;
}

/** Which edition of a ruleset is meant; without either there must be but one. */
export interface EditionChoice extends PlaceOptions {
  readonly edition?: string;
  /** An ISO date: the edition in force, or on trial, on that day. */
  readonly date?: string;
}

/**
 * All rulesets in a folder, the folders below it, or an installed package: `rulesets/nghe-an`, `@barem-rulesets/nghe-an`.
 * Their sheets may build on those of packages that its `package.json` depends on.
 * @throws {Error} there is no such folder or package, or no ruleset in it
 */
export function loadRulesets(place: string, { from = '.' }: PlaceOptions = {}): readonly Ruleset[] {
  const folder = folderOf(place, from);
  const own = textsIn(folder);
  const needed = dependenciesOf(folder).flatMap((name) => {
    const other = packageFolder(name, folder);
    return other === undefined ? [] : [...textsIn(other)];
  });
  const found = rulesetsFrom(new Map([...needed, ...own])).filter((each) =>
    own.has(`${each.folder}/ruleset.yaml`),
  );
  if (found.length === 0) throw new Error(`${place}: there is no ruleset.yaml`);
  return found;
}

/**
 * One edition of the ruleset in a folder or an installed package.
 * @throws {Error} there is no such place, no edition as it is asked for, or several where none was asked for
 */
export function loadRuleset(place: string, { edition, date, from }: EditionChoice = {}): Ruleset {
  const all = loadRulesets(place, { ...(from !== undefined && { from }) });
  const broken = all.find(({ manifest }) => !manifest);
  if (broken) {
    const [first] = broken.diagnostics;
    throw new Error(`${broken.folder}/ruleset.yaml: ${first?.message.en ?? 'it has mistakes'}`);
  }
  const chosen = all.filter(
    ({ manifest }) => edition === undefined || manifest?.edition.value === edition,
  );
  const labels = all.map(({ manifest }) => manifest?.edition.value).join(', ');
  if (chosen.length === 0) throw new Error(`${place}: no edition ${edition}; there is ${labels}`);
  if (date !== undefined) return inForce(place, chosen, date);
  const [only, another] = chosen;
  if (!only || another)
    throw new Error(`${place}: several editions (${labels}); name one, or a date`);
  return only;
}

function inForce(place: string, rulesets: readonly Ruleset[], date: string): Ruleset {
  const ids = new Set(rulesets.map(({ manifest }) => manifest?.ruleset.id));
  if (ids.size > 1)
    throw new Error(`${place}: several rulesets (${[...ids].join(', ')}); name the folder of one`);
  const found = editionOn(
    rulesets.flatMap(({ manifest }) => manifest ?? []),
    date,
  );
  const ruleset =
    'manifest' in found && rulesets.find(({ manifest }) => manifest === found.manifest);
  if (ruleset) return ruleset;
  throw new Error(`${place}: no edition is in force on ${date}${reasonOf(found)}`);
}

function reasonOf(found: EditionOn): string {
  switch (found.kind) {
    case 'too-early':
      return `; the next one is from ${found.from}`;
    case 'too-late':
      return `; the last one ended on ${found.to}`;
    default:
      return '';
  }
}

// ── Folders and packages ─────────────────────────────────────────────────────────────────────────

function folderOf(place: string, from: string): string {
  const folder = resolve(from, place);
  if (isFolder(folder)) return folder;
  const installed = /^[./\\]/.test(place) ? undefined : packageFolder(place, resolve(from));
  if (installed !== undefined) return installed;
  throw new Error(`${place}: there is no such folder, and no such package is installed`);
}

const isFolder = (path: string): boolean =>
  statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

/** The folder of an installed package. What it exports does not matter: a ruleset is data. */
function packageFolder(name: string, from: string): string | undefined {
  const paths = createRequire(join(from, 'package.json')).resolve.paths(name) ?? [];
  return paths.map((path) => join(path, name)).find(isFolder);
}

/** Names of the packages that the one in a folder depends on. */
function dependenciesOf(folder: string): readonly string[] {
  const path = join(folder, 'package.json');
  if (!existsSync(path)) return [];
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as {
    readonly dependencies?: Readonly<Record<string, string>>;
  };
  return Object.keys(manifest.dependencies ?? {});
}

/** Folders inside one another that are looked into. */
const deepest = 4;

/** The texts of manifests and sheets in a folder and below it, by their paths with `/`. */
function textsIn(folder: string, depth: number = 0): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const { name } = entry;
    if (name.startsWith('.') || name === 'node_modules') continue;
    const path = join(folder, name);
    if (isFolder(path)) {
      if (depth < deepest)
        for (const [inner, text] of textsIn(path, depth + 1)) texts.set(inner, text);
    } else if (name === 'ruleset.yaml' || /\.barem(?:\.ya?ml)?$/i.test(name))
      texts.set(path.replaceAll('\\', '/'), readFileSync(path, 'utf8'));
  }
  return texts;
}

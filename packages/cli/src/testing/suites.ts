import { basename, dirname, join } from 'node:path';
import type { Language, Localized } from 'barem';
import { Failure } from '../failure.js';
import type { Io } from '../io.js';
import { readText } from '../source.js';
import { testCases, type FindSheet } from './cases.js';
import type { Suite } from './outcome.js';
import { manifestName, sheetFileIn, sheetFilesOf, testRuleset } from './ruleset.js';
import { testSheet, type TestedSheet } from './sheet.js';

/** What a path may stand for, in the order of testing: sheets come first, so that files of cases find them. */
export const targetKinds = ['sheet', 'ruleset', 'folder', 'cases'] as const;
export type TargetKind = (typeof targetKinds)[number];

/** What a path stands for. */
export async function targetKindOf(path: string, io: Io): Promise<TargetKind> {
  if ((await io.files.kindOf(path)) === 'folder') {
    return (await io.files.kindOf(join(path, manifestName))) === 'file' ? 'ruleset' : 'folder';
  }
  const { text } = await readText(path, io);
  if (basename(path) === manifestName) return 'ruleset';
  return /\.ya?ml$/i.test(path) && /^["']?cases["']?\s*:/m.test(text) ? 'cases' : 'sheet';
}

/**
 * Tests what a path stands for: the examples of a sheet, a file of cases, or everything that rulesets list.
 * @param sheets - those tested so far, by id; those of the path are added
 * @param language - the language to speak; the sheets' own where absent
 */
export async function* suitesOf(
  path: string,
  kind: TargetKind,
  sheets: Map<string, TestedSheet>,
  language: Language | undefined,
  io: Io,
): AsyncGenerator<Suite> {
  switch (kind) {
    case 'sheet': {
      const sheet = await testSheet(path, language, io);
      if (sheet.id !== undefined) sheets.set(sheet.id, sheet);
      yield sheet.suite;
      break;
    }
    case 'cases': {
      const reader = language ?? [...sheets.values()][0]?.language ?? 'en';
      const find: FindSheet = (id) => findSheet(id, path, sheets, language, io);
      yield await testCases(await readText(path, io), find, reader, io);
      break;
    }
    case 'ruleset':
      yield* testRuleset(basename(path) === manifestName ? dirname(path) : path, language, io);
      break;
    case 'folder': {
      const folders = await rulesetsIn(path, io);
      if (folders.length === 0) throw noRuleset(path);
      for (const folder of folders) yield* testRuleset(folder, language, io);
    }
  }
}

/**
 * The files of the sheets that a path stands for: itself, or those that rulesets list.
 * @throws {Failure} it stands for no sheet
 */
export async function sheetPathsOf(path: string, io: Io): Promise<readonly string[]> {
  switch (await targetKindOf(path, io)) {
    case 'sheet':
      return [path];
    case 'cases':
      throw new Failure({
        vi: `${path}: đây là tệp ca kiểm tra, không phải biểu`,
        en: `${path}: this is a file of cases, not a sheet`,
      });
    case 'ruleset':
      return sheetFilesOf(basename(path) === manifestName ? dirname(path) : path, io);
    case 'folder': {
      const folders = await rulesetsIn(path, io);
      if (folders.length === 0) throw noRuleset(path);
      return (await Promise.all(folders.map((folder) => sheetFilesOf(folder, io)))).flat();
    }
  }
}

const noRuleset = (path: string): Failure => {
  const text: Localized = {
    vi: `${path}: thư mục này không có ruleset.yaml; ghi tên các tệp biểu, ví dụ ${join(path, '*.barem')}`,
    en: `${path}: the folder has no ruleset.yaml; name the files of sheets, such as ${join(path, '*.barem')}`,
  };
  return new Failure(text);
};

/** Folders further down that are looked at for rulesets. */
const deepest = 4;

/** Folders with a manifest somewhere inside `folder`. */
async function rulesetsIn(folder: string, io: Io, depth: number = 0): Promise<readonly string[]> {
  if ((await io.files.kindOf(join(folder, manifestName))) === 'file') return [folder];
  if (depth === deepest) return [];
  const found: string[] = [];
  for (const name of (await io.files.list(folder)).toSorted()) {
    const path = join(folder, name);
    const isHidden = name.startsWith('.') || name === 'node_modules';
    if (!isHidden && (await io.files.kindOf(path)) === 'folder')
      found.push(...(await rulesetsIn(path, io, depth + 1)));
  }
  return found;
}

/** The sheet of a file of cases: one of the command line, or one that stands beside the file or a folder above it. */
async function findSheet(
  id: string,
  cases: string,
  sheets: Map<string, TestedSheet>,
  language: Language | undefined,
  io: Io,
): Promise<TestedSheet | undefined> {
  const known = sheets.get(id);
  if (known) return known;
  for (const folder of [dirname(cases), join(dirname(cases), '..')]) {
    const listed = await sheetFileIn(folder, id, io);
    const names = (await io.files.list(folder)).filter((name) =>
      /\.barem(?:\.ya?ml)?$/i.test(name),
    );
    const paths = names.toSorted().map((name) => join(folder, name));
    for (const path of listed === undefined ? paths : [listed]) {
      const sheet = await testSheet(path, language, io).catch((error: unknown) => {
        // A file that cannot be read is some other file, unless the ruleset says that it is the one.
        if (listed !== undefined || !(error instanceof Failure)) throw error;
        return undefined;
      });
      if (sheet?.id !== id) continue;
      sheets.set(id, sheet);
      return sheet;
    }
  }
  return undefined;
}

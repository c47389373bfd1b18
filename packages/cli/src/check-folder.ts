import { join, resolve } from 'node:path';
import {
  checkEditions,
  inSourceOrder,
  type EditionName,
  type Language,
  type Manifest,
} from 'barem';
import { Failure } from './failure.js';
import type { Io } from './io.js';
import { rulesetsAround } from './neighbours.js';
import type { FileFindings } from './render/diagnostics-pretty.js';
import { rulesetsIn, rulesetsBeside, type RulesetFolder } from './rulesets.js';

/** What there is to check in a folder. */
export interface FolderContent {
  /** The findings in the manifests of its rulesets, alone and beside one another. */
  readonly manifests: readonly FileFindings[];
  /** Files of sheets: those that the rulesets list, or those in the folder where there is no ruleset. */
  readonly sheets: readonly string[];
}

/** What there is to check in a folder. */
export async function contentOf(
  folder: string,
  language: Language | undefined,
  io: Io,
): Promise<FolderContent> {
  const rulesets = await rulesetsIn(folder, io);
  if (rulesets.length === 0) return { manifests: [], sheets: await sheetFilesIn(folder, io) };
  const known = new Set(rulesets.map((each) => resolve(each.folder)));
  const beside = (await rulesetsBeside(folder, io)).filter(
    (each) => !known.has(resolve(each.folder)),
  );
  const readable = [...beside, ...rulesets].flatMap((each) =>
    each.manifest ? [{ file: each.file, manifest: each.manifest }] : [],
  );
  const bases = await basesOf(rulesets, io);
  const together = checkEditions([...readable.map(({ manifest }) => manifest), ...bases]);
  const found = new Map(readable.map(({ file }, index) => [file, together[index] ?? []]));
  return {
    manifests: rulesets.map(({ file, diagnostics }) => ({
      file,
      language: language ?? 'vi',
      diagnostics: inSourceOrder([...diagnostics, ...(found.get(file) ?? [])]),
    })),
    sheets: rulesets.flatMap(filesOf),
  };
}

/** The rulesets elsewhere that some build on. */
async function basesOf(rulesets: readonly RulesetFolder[], io: Io): Promise<readonly Manifest[]> {
  const here = rulesets.flatMap(({ manifest }) => manifest ?? []);
  const isOf = (name: EditionName | undefined, manifest: Manifest): boolean =>
    manifest.ruleset.id === name?.ruleset.id && manifest.edition.value === name.edition.value;
  const found: Manifest[] = [];
  for (const { folder, manifest } of rulesets) {
    const base = manifest?.extends;
    if (!base || here.some((each) => isOf(base, each))) continue;
    const other = (await rulesetsAround(folder, io)).find((each) => isOf(base, each.manifest));
    if (other && !found.some((each) => isOf(base, each))) found.push(other.manifest);
  }
  return found;
}

const filesOf = ({ folder, manifest }: RulesetFolder): readonly string[] =>
  manifest
    ? [...manifest.sheets.map(({ file }) => file), ...manifest.forms].map(({ value }) =>
        join(folder, value),
      )
    : [];

async function sheetFilesIn(folder: string, io: Io): Promise<readonly string[]> {
  const names = (await io.files.list(folder)).filter((name) => /\.barem(?:\.ya?ml)?$/i.test(name));
  if (names.length > 0) return names.toSorted().map((name) => join(folder, name));
  throw new Failure({
    vi: `${folder}: không có biểu nào (*.barem) và không có ruleset.yaml`,
    en: `${folder}: there is no sheet (*.barem) and no ruleset.yaml`,
  });
}

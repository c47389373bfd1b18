import type { Diagnostic } from '@barem/core';
import { readManifest, type Manifest } from '@barem/yaml';
import { loadAll } from '../load-all.js';
import type { Loaded } from '../loaded.js';
import { checkEditions } from './check-editions.js';
import { filesOf } from './inherited-sheets.js';

/** A sheet or roll-up that a ruleset lists. */
export interface RulesetSheet {
  /** As the manifest names it. */
  readonly id: string;
  /** Path of its file, as it was given. */
  readonly path: string;
  /** The edition that lists it, where the ruleset inherits it: `nghe_an 2021`. */
  readonly inheritedFrom?: string;
  /** Absent where the file is not there. */
  readonly loaded?: Loaded;
}

/** One edition of a ruleset with its sheets. */
export interface Ruleset {
  /** Path of its folder, as it was given; empty for the folder that all paths start from. */
  readonly folder: string;
  /** Absent where it has mistakes, which are among the diagnostics. */
  readonly manifest?: Manifest;
  readonly sheets: readonly RulesetSheet[];
  /** What is wrong with the manifest, alone and beside other editions. What is wrong with a sheet, its `loaded` says. */
  readonly diagnostics: readonly Diagnostic[];
}

/** The name of the file that says what a ruleset holds. */
const manifestName = 'ruleset.yaml';

/**
 * The rulesets among some files, in the order of their paths: every folder with a `ruleset.yaml` is one. Sheets may
 * build on sheets of each of them. Pure: the files are given, none is read.
 * @param files - texts by path, with `/`
 */
export function rulesetsFrom(files: ReadonlyMap<string, string>): readonly Ruleset[] {
  const read = [...files]
    .filter(([path]) => path === manifestName || path.endsWith(`/${manifestName}`))
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, text]) => ({
      folder: path.slice(0, -manifestName.length),
      ...readManifest(text),
    }));
  const known = read.flatMap(({ folder, manifest }) => (manifest ? [{ folder, manifest }] : []));
  const listed = known.flatMap(({ folder, manifest }) =>
    manifest.sheets.flatMap(({ file }) => {
      const path = folder + file.value;
      const text = files.get(path);
      return text === undefined ? [] : [{ path, text, edition: manifest.edition.value }];
    }),
  );
  const loaded = loadAll(listed);
  const manifests = read.flatMap(({ manifest }) => manifest ?? []);
  const together = checkEditions(manifests);
  return read.map(({ folder, manifest, diagnostics }) => {
    const own = manifest && filesOf({ folder, manifest }, known, (path) => files.get(path));
    return {
      folder: folder.replace(/\/$/, ''),
      ...(manifest && { manifest }),
      sheets: (own?.files ?? []).map(({ id, path, from }) => {
        const found = loaded.get(path);
        const inheritedFrom = from && `${from.ruleset.id} ${from.edition.value}`;
        return {
          id,
          path,
          ...(inheritedFrom !== undefined && { inheritedFrom }),
          ...(found && { loaded: found }),
        };
      }),
      diagnostics: [
        ...diagnostics,
        ...(manifest ? (together[manifests.indexOf(manifest)] ?? []) : []),
      ],
    };
  });
}

import type { EditionName, Manifest } from '@barem/yaml';
import { parentOf } from '../load-all.js';

/** The manifest of a ruleset and where it stands. */
export interface PlacedManifest {
  /** Path of its folder as it was given, with `/` at its end unless it is empty. */
  readonly folder: string;
  readonly manifest: Manifest;
}

/** A sheet that a ruleset has: one that it lists, or one that it inherits. */
export interface RulesetFile {
  readonly id: string;
  readonly path: string;
  /** The ruleset that lists it, where that is another. */
  readonly from?: Manifest;
}

/** What a ruleset holds, with what it inherits. */
export interface RulesetFiles {
  readonly files: readonly RulesetFile[];
  /** A ruleset that it, or one that it builds on, builds on and that is not there. */
  readonly unknown?: EditionName;
}

/** Rulesets build on one another at most this deep. */
const mostRulesets = 20;

/**
 * The sheets of a ruleset: those that it lists, and of the ruleset that it builds on those that it neither lists nor
 * builds on with a sheet of its own.
 * @param known - all rulesets that there are
 * @param textOf - the text of a file; nothing where it is not there
 */
export function filesOf(
  ruleset: PlacedManifest,
  known: readonly PlacedManifest[],
  textOf: (path: string) => string | undefined,
): RulesetFiles {
  const files: RulesetFile[] = [];
  const taken = new Set<string>();
  let current: PlacedManifest | undefined = ruleset;
  for (let depth = 0; current && depth < mostRulesets; depth += 1) {
    const placed: PlacedManifest = current;
    const { manifest, folder } = placed;
    for (const { id, file } of manifest.sheets) {
      const path = folder + file.value;
      if (taken.has(id.id)) continue;
      taken.add(id.id);
      files.push({ id: id.id, path, ...(depth > 0 && { from: manifest }) });
      // What a sheet builds on, it stands for.
      const parent = parentOf(textOf(path) ?? '');
      if (parent) taken.add(parent.sheet);
    }
    const base: EditionName | undefined = manifest.extends;
    if (!base) break;
    const next: PlacedManifest | undefined = known.find(
      (each) =>
        each.manifest.ruleset.id === base.ruleset.id &&
        each.manifest.edition.value === base.edition.value,
    );
    if (!next) return { files, unknown: base };
    current = next;
  }
  return { files };
}

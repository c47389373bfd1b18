import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describeRuleset } from '@barem/cli/vitest';
import { readManifest } from '@barem/yaml';
import { expect, test } from 'vitest';
import { loadShipped } from '../structure/shipped.js';
import { root, trackedFiles } from '../structure/workspace.js';
import { runs } from './runs.js';

const files = trackedFiles().filter((path) => path.startsWith('rulesets/'));
const manifests = files.filter((path) => posix.basename(path) === 'ruleset.yaml');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** Files that the manifest at `path` lists as sheets. */
const sheetsOf = (path: string): readonly string[] =>
  (readManifest(read(path)).manifest?.sheets ?? []).map(({ file }) =>
    posix.join(posix.dirname(path), file.value),
  );

const sheets = files.filter((path) => /\.barem(?:\.yaml)?$/.test(path));
const listed = new Set(manifests.flatMap(sheetsOf));

/** By night the records are others at every run; a law that is broken tells the seed. */
const tries = { runs: runs(25, 5_000), seed: runs(1, 1 + (Date.now() % 1_000_000)) };

test('there are rulesets', () => {
  expect(manifests).not.toEqual([]);
  expect(sheets).not.toEqual([]);
});

test.each(manifests)('%s reads without any finding', (path) => {
  expect(readManifest(read(path)).diagnostics).toEqual([]);
});

test.each(sheets)('%s loads without any finding', (path) => {
  expect(loadShipped(path).diagnostics).toEqual([]);
});

for (const path of manifests) describeRuleset(posix.dirname(path), tries);

// Other forms of a sheet are the same rule, and texts of their own.
for (const path of sheets.filter((each) => !listed.has(each))) describeRuleset(path, tries);

import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fc, laws, subjectOf, type Subject } from '@barem/testing';
import { readManifest } from '@barem/yaml';
import { load } from 'barem';
import { describe, expect, test } from 'vitest';
import { root, trackedFiles } from '../structure/workspace.js';
import { dataForms } from './forms.js';
import { patience, runs } from './runs.js';

const files = trackedFiles().filter((path) => path.startsWith('rulesets/'));
const manifests = files.filter((path) => posix.basename(path) === 'ruleset.yaml');
const read = (path: string): string => readFileSync(posix.join(root, path), 'utf8');

/** Files that the manifest at `path` names as sheets, in whatever form. */
function namedBy(path: string): readonly string[] {
  const { sheets = [], forms = [] } = readManifest(read(path)).manifest ?? {};
  return [...sheets.map(({ file }) => file), ...forms].map(({ value }) =>
    posix.join(posix.dirname(path), value),
  );
}

/** A file in which something else than a sheet stands, such as a roll-up. */
const isNoSheet = (path: string): boolean =>
  load(read(path)).diagnostics.some(({ code }) => code === 'syntax/not-yet');

const sheets = [
  ...new Set([
    ...manifests.flatMap(namedBy),
    ...files.filter((path) => /\.barem(?:\.yaml)?$/.test(path) && !isNoSheet(path)),
  ]),
].toSorted();

function subjectAt(path: string): Subject {
  const source = read(path);
  const { sheet } = load(source);
  if (!sheet) throw new Error(`${path} cannot be read as a sheet`);
  return subjectOf(sheet, { source, forms: dataForms });
}

test('there are rulesets', () => {
  expect(sheets).not.toEqual([]);
});

test.each(manifests)('%s reads without any finding', (path) => {
  expect(readManifest(read(path)).diagnostics).toEqual([]);
});

describe.each(sheets)('%s', (path) => {
  test('loads without any finding', () => {
    expect(load(read(path)).diagnostics).toEqual([]);
  });

  test.each(laws)(
    '$name',
    ({ trials, once }) => {
      const law = fc.property(trials(subjectAt(path)), ({ broken }) => {
        expect(broken).toEqual([]);
      });
      fc.assert(law, { numRuns: once ? 1 : runs(25, 5_000) });
    },
    patience,
  );
});

import { posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { importsOf, isRelative, packageOf, readPackages } from './workspace.js';
import type { Import, WorkspacePackage } from './workspace.js';

/** A package imports only packages before it. */
const order = [
  'core',
  'syntax',
  'yaml',
  'check',
  'plan',
  'verify',
  'population',
  'targets',
  'testing',
  'barem',
  'cli',
];

/** Pairs the order allows and the design does not. */
const forbidden = [{ from: 'check', to: 'yaml' }];

const packages = readPackages();
const folderOf = new Map(packages.map(({ manifest, folder }) => [manifest.name, folder]));

function bareImports({ imports }: WorkspacePackage): readonly Import[] {
  return imports.filter(
    ({ specifier }) => !isRelative(specifier) && !specifier.startsWith('node:'),
  );
}

/** What others may import of a package: `@barem/plan`, `@barem/plan/words`. */
const entriesOf = ({ manifest: { name, exports = {} } }: WorkspacePackage): readonly string[] =>
  Object.keys(exports).map((entry) => name + entry.slice(1));

function thirdParty(workspacePackage: WorkspacePackage): readonly string[] {
  return [
    ...new Set(bareImports(workspacePackage).map(({ specifier }) => packageOf(specifier))),
  ].filter((name) => !folderOf.has(name));
}

test('every package has a place in the order', () => {
  expect(packages.map(({ folder }) => folder).filter((name) => !order.includes(name))).toEqual([]);
});

describe.each(packages)('$folder', (workspacePackage) => {
  const { folder, manifest, imports, files, references } = workspacePackage;

  test('imports only packages above it', () => {
    const wrong = bareImports(workspacePackage).filter(({ specifier }) => {
      const target = folderOf.get(packageOf(specifier));
      return (
        target !== undefined &&
        (order.indexOf(target) >= order.indexOf(folder) ||
          forbidden.some(({ from, to }) => from === folder && to === target))
      );
    });
    expect(wrong).toEqual([]);
  });

  test('depends only on packages above it', () => {
    const wrong = Object.keys(manifest.dependencies ?? {}).filter((name) => {
      const target = folderOf.get(name);
      return target !== undefined && order.indexOf(target) >= order.indexOf(folder);
    });
    expect(wrong).toEqual([]);
  });

  test('declares every package it imports', () => {
    const declared = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies });
    const missing = bareImports(workspacePackage).filter(
      ({ specifier }) => !declared.includes(packageOf(specifier)),
    );
    expect(missing).toEqual([]);
  });

  test('refers in tsconfig.json to the packages it depends on', () => {
    const needed = Object.keys(manifest.dependencies ?? {})
      .flatMap((name) => folderOf.get(name) ?? [])
      .toSorted();
    expect(references).toEqual(needed);
  });

  test('imports no deeper than the entries of another package', () => {
    const deep = bareImports(workspacePackage).filter(({ specifier }) => {
      const name = packageOf(specifier);
      const target = packages.find((each) => each.manifest.name === name);
      return target !== undefined && !entriesOf(target).includes(specifier);
    });
    expect(deep).toEqual([]);
  });

  test('runs in a browser, except for cli and Node entry points', () => {
    const wrong = imports.filter(
      ({ file, specifier }) =>
        specifier.startsWith('node:') &&
        folder !== 'cli' &&
        !file.endsWith('/node.ts') &&
        !file.includes('/node/'),
    );
    expect(wrong).toEqual([]);
  });

  test('imports its own files by a path that exists', () => {
    const missing = imports.filter(
      ({ file, specifier }) =>
        isRelative(specifier) && target(files, file, specifier) === undefined,
    );
    expect(missing.filter(({ specifier }) => !specifier.includes('.generated.'))).toEqual([]);
  });

  test('has no cycle between its files', () => {
    expect(cycleIn(workspacePackage)).toEqual([]);
  });
});

test('each library is imported by one package', () => {
  const users = new Map<string, string[]>();
  for (const workspacePackage of packages) {
    for (const name of thirdParty(workspacePackage)) {
      users.set(name, [...(users.get(name) ?? []), workspacePackage.folder]);
    }
  }
  expect([...users].filter(([, folders]) => folders.length > 1)).toEqual([]);
});

test('each library is a dependency of one package', () => {
  const names = packages.flatMap(({ manifest }) =>
    Object.keys(manifest.dependencies ?? {}).filter((name) => !folderOf.has(name)),
  );
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

test('the runtime has no third-party dependency', () => {
  const plan = packages.find(({ folder }) => folder === 'plan');
  const names = Object.keys(plan?.manifest.dependencies ?? {});
  expect(names.filter((name) => !folderOf.has(name))).toEqual([]);
});

test.each([
  { source: "import { a } from './a.js';", found: ['./a.js'] },
  { source: "import type {\n  A,\n  B,\n} from '@barem/core';", found: ['@barem/core'] },
  { source: "import * as all from 'yaml';\nimport 'side';", found: ['yaml', 'side'] },
  { source: "export { a, type B } from './b.js';", found: ['./b.js'] },
  { source: "const { a } = await import('./lazy.js');", found: ['./lazy.js'] },
  { source: "/** from 'here' */\n// import 'there'\nexport const from = 'a';", found: [] },
  { source: "import a from 'a'; import 'b';", found: ['a', 'b'] },
  { source: "export const a = 1;\nimport b from 'b';", found: ['b'] },
])('$source imports $found', ({ source, found }) => {
  expect(importsOf(source)).toEqual(found);
});

/** The file a relative specifier names: `./a.js` in `src/b.ts` gives `src/a.ts`. */
function target(files: readonly string[], from: string, specifier: string): string | undefined {
  const path = posix.join(posix.dirname(from), specifier);
  return [path, path.replace(/\.js$/, '.ts')].find((candidate) => files.includes(candidate));
}

/** The first cycle found, as the files on it in order; empty when there is none. */
function cycleIn({ files, imports }: WorkspacePackage): readonly string[] {
  const next = new Map<string, string[]>(files.map((file) => [file, []]));
  for (const { file, specifier } of imports) {
    const to = isRelative(specifier) ? target(files, file, specifier) : undefined;
    if (to !== undefined) next.get(file)?.push(to);
  }
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): readonly string[] => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return [];
    for (const to of next.get(file) ?? []) {
      const cycle = visit(to, [...path, file]);
      if (cycle.length > 0) return cycle;
    }
    done.add(file);
    return [];
  };
  return files.map((file) => visit(file, [])).find((cycle) => cycle.length > 0) ?? [];
}

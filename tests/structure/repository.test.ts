import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { manifestPaths, readManifest, root, trackedFiles } from './workspace.js';

const topLevel = [
  'packages',
  'rulesets',
  'docs',
  'tests',
  'pnpm-workspace.yaml',
  'pnpm-lock.yaml',
  'package.json',
  'tsconfig.base.json',
  'README.md',
  'LICENSE',
  'CHANGELOG.md',
  'CONTRIBUTING.md',
];

const dotfiles = [
  '.ci',
  '.editorconfig',
  '.gitattributes',
  '.gitignore',
  '.oxfmtrc.json',
  '.oxlintrc.json',
];

test('the top level holds only what the layout names', () => {
  const names = new Set(trackedFiles().map((path) => path.split('/')[0] ?? path));
  expect([...names].filter((name) => ![...topLevel, ...dotfiles].includes(name))).toEqual([]);
});

test('the lockfile holds no address', () => {
  const lines = readFileSync(join(root, 'pnpm-lock.yaml'), 'utf8').split('\n');
  expect(lines.filter((line) => /https?:\/\//.test(line))).toEqual([]);
});

// Peers are not installed here: whoever has them has them in some version of their own.
test.each(manifestPaths())('every version in %s is exact', (path) => {
  const manifest = readManifest(path);
  const versions = Object.entries({
    ...manifest.dependencies,
    ...manifest.devDependencies,
    ...manifest.optionalDependencies,
  });
  const loose = versions.filter(
    ([, version]) => version !== 'workspace:*' && !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version),
  );
  expect(loose).toEqual([]);
});

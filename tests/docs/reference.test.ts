import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../structure/workspace.js';
import { pagesFolder, referencePages } from './reference.js';

const pages = referencePages();

test('the pages of diagnostics are what `npm run docs` writes', () => {
  const changed = [...pages].filter(([path, text]) => {
    const file = join(root, path);
    return !existsSync(file) || readFileSync(file, 'utf8') !== text;
  });
  expect(changed.map(([path]) => path)).toEqual([]);
});

test('there is no page of a diagnostic that is gone', () => {
  const files = readdirSync(join(root, pagesFolder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${pagesFolder}/${name.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.md'));
  expect(files.filter((path) => !pages.has(path))).toEqual([]);
});

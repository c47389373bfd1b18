import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../structure/workspace.js';
import { impactPages } from './impact-pages.js';

test('the pages about an impact are what `npm run docs` writes', () => {
  const changed = [...impactPages()].filter(([path, text]) => {
    const file = join(root, path);
    return !existsSync(file) || readFileSync(file, 'utf8') !== text;
  });
  expect(changed.map(([path]) => path)).toEqual([]);
}, 120_000);

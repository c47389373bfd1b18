import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../structure/workspace.js';
import { diffPages } from './diff-pages.js';

test('the pages about what differs are what `npm run docs` writes', () => {
  const changed = [...diffPages()].filter(([path, text]) => {
    const file = join(root, path);
    return !existsSync(file) || readFileSync(file, 'utf8') !== text;
  });
  expect(changed.map(([path]) => path)).toEqual([]);
});

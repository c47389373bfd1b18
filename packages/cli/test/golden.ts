import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';

const folder = new URL('golden/', import.meta.url);

/**
 * Holds `text` equal to the approved file `name` under `golden/`. With `UPDATE_GOLDEN=1` in the environment `text`
 * becomes what is approved: `UPDATE_GOLDEN=1 npm run vitest -- packages/cli`, then look at the difference.
 */
export function expectGolden(name: string, text: string): void {
  const path = fileURLToPath(new URL(name, folder));
  if (process.env['UPDATE_GOLDEN'] !== undefined) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  expect(text).toBe(readFileSync(path, 'utf8'));
}

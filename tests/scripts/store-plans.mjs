// Stores plans of today's format with receipts, once: what is there is data that must replay for ever.
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { importBundled, root } from './bundled.mjs';

const { storedFiles } = await importBundled('conformance/store-plans.ts');
for (const [path, text] of storedFiles()) {
  const file = join(root, path);
  if (existsSync(file)) {
    console.log(`${path} is there and stays as it is`);
    continue;
  }
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
  console.log(path);
}

// Writes the proof reports of the first ruleset with their charts, `npm run docs`.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { importBundled, root } from './bundled.mjs';

const { proofPages } = await importBundled('docs/proofs.ts');
const pages = proofPages();
for (const [path, text] of pages) {
  const file = join(root, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}
console.log(`${pages.size} files of proofs`);

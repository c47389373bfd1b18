// Writes the reference pages of diagnostics, `npm run docs`.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { importBundled, root } from './bundled.mjs';

const { pagesFolder, referencePages } = await importBundled('docs/reference.ts');
const pages = referencePages();
await rm(join(root, pagesFolder), { recursive: true, force: true });
for (const [path, text] of pages) {
  const file = join(root, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}
console.log(`${pages.size} pages`);

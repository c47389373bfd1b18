// Writes the pages about the impact of one edition on the sample province, `npm run docs`.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { importBundled, root } from './bundled.mjs';

const { impactPages } = await importBundled('docs/impact-pages.ts');
const pages = impactPages();
for (const [path, text] of pages) {
  const file = join(root, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}
console.log(`${pages.size} pages of impact`);

// Writes the pages about what differs between two editions, and about the impact on the sample province, `npm run docs`.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { importBundled, root } from './bundled.mjs';

const { impactPages } = await importBundled('docs/impact-pages.ts');
const { diffPages } = await importBundled('docs/diff-pages.ts');
const pages = new Map([...diffPages(), ...impactPages()]);
for (const [path, text] of pages) {
  const file = join(root, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}
console.log(`${pages.size} pages of revisions`);

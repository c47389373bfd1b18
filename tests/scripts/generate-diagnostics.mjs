// Writes the reference pages of diagnostics, `npm run docs`.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));
// Two folders deep, like the sources, so that they find the root of the repository.
const bundle = join(root, 'node_modules/.cache/reference-pages.mjs');

await build({
  absWorkingDir: join(root, 'tests'),
  entryPoints: ['docs/reference.ts'],
  outfile: bundle,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  conditions: ['barem-source'],
  banner: {
    js: "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);",
  },
  logLevel: 'warning',
});

const { pagesFolder, referencePages } = await import(pathToFileURL(bundle).href);
const pages = referencePages();
await rm(join(root, pagesFolder), { recursive: true, force: true });
for (const [path, text] of pages) {
  const file = join(root, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}
console.log(`${pages.size} pages`);

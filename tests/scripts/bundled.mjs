import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/** Absolute path of the repository. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Imports a module under `tests/`, in TypeScript, with the sources of the packages. */
export async function importBundled(entry) {
  // Two folders deep, like the sources, so that they find the root of the repository.
  const bundle = join(root, 'node_modules/.cache', `${entry.replaceAll(/\W/g, '-')}.mjs`);
  await build({
    absWorkingDir: join(root, 'tests'),
    entryPoints: [entry],
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
  return import(pathToFileURL(bundle).href);
}

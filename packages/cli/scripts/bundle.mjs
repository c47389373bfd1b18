import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const folder = fileURLToPath(new URL('..', import.meta.url));

// Chunks are named by their content: those of before are of no use.
await rm(`${folder}dist/chunks`, { recursive: true, force: true });

const options = {
  absWorkingDir: folder,
  outdir: 'dist',
  bundle: true,
  // What one command needs and others do not stays unread until then.
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  platform: 'node',
  target: 'node20',
  format: 'esm',
  conditions: ['barem-source'],
  // Large, and only for who installs it.
  external: ['z3-solver', '@duckdb/node-api'],
  // CommonJS libraries inside the bundle call `require`, which ES modules lack.
  banner: {
    js: "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);",
  },
  // Less to read at every start; names stay, for the sake of error reports.
  minifyWhitespace: true,
  minifySyntax: true,
  legalComments: 'none',
  logLevel: 'warning',
};

await build({ ...options, entryPoints: { barem: 'src/main.ts' } });
// On its own: a thread would have to read all that it shares with the command, the compiler of sheets included.
await build({ ...options, entryPoints: { 'batch-worker': 'src/batch/worker.ts' } });

import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// Workspace packages resolve to their sources, so tests need no build.
// The rest are Vite's own defaults for code that runs on Node.
const conditions = ['barem-source', 'module', 'node', 'development|production'];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    // Its modules import folders, which Node does not resolve.
    server: { deps: { inline: ['dt-sql-parser'] } },
    include: ['packages/*/test/**/*.test.ts', 'tests/**/*.test.ts'],
    setupFiles: [fileURLToPath(new URL('seed.setup.ts', import.meta.url))],
    // No test measures time by its limit: a busy machine is slow, not wrong.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: ['default', 'json'],
    outputFile: { json: '.vitest/results.json' },
  },
});

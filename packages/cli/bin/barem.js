#!/usr/bin/env node
import { existsSync } from 'node:fs';

const bundle = new URL('../dist/barem.js', import.meta.url);

if (existsSync(bundle)) {
  await import(bundle.href);
} else {
  process.stderr.write('barem is not built yet: run `npm start` or `npm test` first\n');
  process.exitCode = 2;
}

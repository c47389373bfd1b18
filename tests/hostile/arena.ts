import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { build } from 'esbuild';
import type { Outcome, Task } from './trial.js';

/** Most processor time that one source may take, in milliseconds. */
export const allowedMs = 4_000;

/** After so long a source is given up, in milliseconds: on a busy machine the time of the clock runs ahead of the processor's. */
const patienceMs = 15_000;

/** A thread of its own in which sources are tried, so that one that hangs can be stopped. */
export interface Arena {
  /** What became of a source, with a fault where it took too long. */
  readonly face: (task: Task) => Promise<Outcome>;
  readonly close: () => Promise<void>;
}

/** Opens an arena; `worker.ts` is bundled once, from the sources of the packages. */
export async function openArena(): Promise<Arena> {
  const folder = mkdtempSync(join(tmpdir(), 'barem-hostile-'));
  const file = join(folder, 'worker.mjs');
  await build({
    entryPoints: [fileURLToPath(new URL('worker.ts', import.meta.url))],
    outfile: file,
    bundle: true,
    platform: 'node',
    format: 'esm',
    conditions: ['barem-source'],
    banner: {
      js: "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);",
    },
    logLevel: 'error',
  });
  let worker = new Worker(file);
  return {
    async face(task) {
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker thread is no window
      worker.postMessage(task);
      const outcome = await answerOf(worker);
      if (typeof outcome !== 'string') return withTime(outcome);
      await worker.terminate();
      worker = new Worker(file);
      return { faults: [outcome], codes: [], hash: undefined, spentMs: patienceMs };
    },
    async close() {
      await worker.terminate();
      rmSync(folder, { recursive: true });
    },
  };
}

const withTime = (outcome: Outcome): Outcome =>
  outcome.spentMs <= allowedMs
    ? outcome
    : { ...outcome, faults: [...outcome.faults, `it takes ${Math.round(outcome.spentMs)} ms`] };

/** The next answer of the worker, or why none comes: it hangs, or it died. */
async function answerOf(worker: Worker): Promise<Outcome | string> {
  const giveUp = AbortSignal.timeout(patienceMs);
  try {
    const [outcome] = (await once(worker, 'message', { signal: giveUp })) as [Outcome];
    return outcome;
  } catch (error) {
    return giveUp.aborted ? `it hangs: no answer in ${patienceMs} ms` : `it dies: ${String(error)}`;
  }
}

import { Worker } from 'node:worker_threads';
import type { ChunkScorers } from '../io.js';
import type { ScoredChunk } from './scored-chunk.js';

/** A thread and the chunks that it was given; it gives them back in their order. */
interface Thread {
  readonly worker: Worker;
  readonly asked: {
    readonly resolve: (scored: ScoredChunk) => void;
    readonly reject: (error: unknown) => void;
  }[];
}

/** Threads that score chunks. They load while the sheet is being read. */
export function startThreads(script: URL, count: number): ChunkScorers {
  const threads = Array.from({ length: count }, (): Thread => {
    const thread: Thread = { worker: new Worker(script), asked: [] };
    thread.worker.on('message', (scored: ScoredChunk) => thread.asked.shift()?.resolve(scored));
    // What a thread throws is a mistake in it; all that it was asked for fails with it.
    thread.worker.on('error', (error) => {
      for (const { reject } of thread.asked.splice(0)) reject(error);
    });
    return thread;
  });
  return {
    count,
    begin(setup) {
      for (const { worker } of threads) worker.postMessage(setup, []);
    },
    score: (job) =>
      new Promise((resolve, reject) => {
        const { worker, asked } = threads.reduce((least, each) =>
          each.asked.length < least.asked.length ? each : least,
        );
        asked.push({ resolve, reject });
        worker.postMessage(job, [job.bytes.buffer]);
      }),
    async stop() {
      await Promise.all(threads.map(({ worker }) => worker.terminate()));
    },
  };
}

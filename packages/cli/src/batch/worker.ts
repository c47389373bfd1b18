import { parentPort } from 'node:worker_threads';
import { chunkScorer } from './score-chunk.js';
import type { ChunkJob, ChunkSetup, ScoreChunk } from './scored-chunk.js';

// The first message says what all chunks are scored by; each one after it is a chunk. Answers come in the order of chunks.
let scoreChunk: ScoreChunk | undefined;
let last: Promise<void> = Promise.resolve();

parentPort?.on('message', (message: ChunkSetup | ChunkJob) => {
  if (!scoreChunk) {
    scoreChunk = chunkScorer(message as ChunkSetup);
    return;
  }
  const score = scoreChunk;
  last = last.then(async () => {
    const scored = await score(message as ChunkJob);
    parentPort?.postMessage(scored, [scored.results.buffer, scored.receipts.buffer]);
  });
});

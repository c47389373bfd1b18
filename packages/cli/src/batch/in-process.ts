import type { ChunkScorers } from '../io.js';
import { chunkScorer } from './score-chunk.js';
import type { ScoreChunk } from './scored-chunk.js';

/** Scores chunks right here, one after another: for one processor, or few records. */
export function scoreHere(): ChunkScorers {
  let scoreChunk: ScoreChunk | undefined;
  return {
    count: 1,
    begin(setup) {
      scoreChunk = chunkScorer(setup);
    },
    async score(job) {
      if (!scoreChunk) throw new Error('chunks come after the setup');
      return scoreChunk(job);
    },
    stop: async () => undefined,
  };
}

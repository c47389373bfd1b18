import type { Language, Localized } from 'barem';
import type { RuleChoice } from '../scoring/picker.js';
import type { TallyCounts } from '../render/tally.js';
import type { TableForm } from './table-form.js';

/** What stays the same for all chunks of a run. */
export interface ChunkSetup {
  readonly choice: RuleChoice;
  readonly language: Language;
  readonly output: 'csv' | 'ndjson';
  readonly strict: boolean;
  readonly hasReceipts: boolean;
}

/** A part of a file of records that begins and ends with whole ones, and how it is read. */
export interface ChunkJob {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly path: string;
  readonly form:
    | ({ readonly kind: 'csv' } & TableForm)
    | { readonly kind: 'ndjson' }
    /** A whole file. */
    | { readonly kind: 'json' | 'yaml' };
}

/** What someone must be told of a record. Places count from the beginning of the chunk. */
export interface ChunkNote {
  readonly number: number;
  readonly line?: number;
  /** The unit and the path within the record, ready to stand before the message. */
  readonly what: string;
  readonly message: Localized;
}

/** Why a chunk could not be read to its end. */
export type ChunkFailure =
  | { readonly kind: 'not-utf8' | 'endless-row'; readonly line: number }
  | { readonly kind: 'endless-line' }
  | { readonly kind: 'text'; readonly text: Localized };

/** What became of the records of a chunk. */
export interface ScoredChunk {
  readonly results: Uint8Array<ArrayBuffer>;
  readonly receipts: Uint8Array<ArrayBuffer>;
  readonly notes: readonly ChunkNote[];
  readonly counts: TallyCounts;
  readonly records: number;
  /** Lines that the chunk has. */
  readonly lines: number;
  /** Records of days of trial. */
  readonly trials: number;
  /** A record was refused, unfinished or could not be read. */
  readonly hasFindings: boolean;
  /** Nothing behind was scored: the run is strict. */
  readonly isStopped: boolean;
  readonly failure?: ChunkFailure;
}

/** Scores chunks, one at a time. */
export type ScoreChunk = (job: ChunkJob) => Promise<ScoredChunk>;

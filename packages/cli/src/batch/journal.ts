import type { Language } from 'barem';
import type { TallyCounts } from '../render/tally.js';

/** What a run was asked for: an interrupted one is only continued by one that asks for the same. */
export interface RunIdentity {
  /** Of the plans, the oldest first. */
  readonly plans: readonly string[];
  /** Bytes of each input. */
  readonly inputs: readonly number[];
  /** The form of the results. */
  readonly output: string;
  readonly language: Language;
  readonly strict: boolean;
  readonly receipts: boolean;
}

/** A point from which a run can go on: so much was read, and its results stand in the output. */
export interface Checkpoint {
  /** The input that was being read, and where in it. */
  readonly input: number;
  readonly offset: number;
  /** SHA-256 of what was read, of each input up to this one. */
  readonly read: readonly string[];
  /** Records and lines of this input. */
  readonly place: { readonly records: number; readonly lines: number };
  /** Records of all inputs. */
  readonly records: number;
  readonly trials: number;
  readonly hasFindings: boolean;
  readonly counts: TallyCounts;
  /** Bytes of the output, and of the receipts. */
  readonly written: { readonly results: number; readonly receipts: number };
}

/** A journal as it was left behind. */
export interface Journal {
  /** Its first line; absent where the run broke off before it had one. */
  readonly identity: string | undefined;
  readonly last: Checkpoint | undefined;
}

const format = 'barem-score-journal/1';

/** The first line of a journal. */
export const identityLine = (identity: RunIdentity): string =>
  `${JSON.stringify({ format, ...identity })}\n`;

/** A further line of a journal. */
export const checkpointLine = (checkpoint: Checkpoint): string => `${JSON.stringify(checkpoint)}\n`;

/** Reads a journal; a line that was being written when the run broke off is none. */
export function readJournal(text: string): Journal {
  const lines = text.split('\n').slice(0, -1);
  const last = lines.length > 1 ? lines.at(-1) : undefined;
  return {
    identity: lines[0] === undefined ? undefined : `${lines[0]}\n`,
    // Invariant: only whole lines are here, and nobody else writes to a journal.
    last: last === undefined ? undefined : (JSON.parse(last) as Checkpoint),
  };
}

import type { Database } from './duckdb/database.js';
import type { ChunkJob, ChunkSetup, ScoredChunk } from './batch/scored-chunk.js';

/** What a command tells the shell: everything is fine, something was found, or the command could not be carried out. */
export const ExitCode = { ok: 0, findings: 1, failure: 2 } as const;
export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];

/** Where text goes: standard output or standard error. */
export interface Output {
  /** Writes `text`; resolves when more may be written. */
  readonly write: (text: string) => Promise<void>;
  /** A person looks at it. */
  readonly isTerminal: boolean;
  readonly hasColours: boolean;
  /** Characters in one line of the terminal, where there is one. */
  readonly columns: number | undefined;
}

/** A file that is being written. */
export interface NewFile {
  readonly write: (text: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** A file that grows, and that may have been there before. */
export interface GrowingFile {
  readonly write: (bytes: Uint8Array) => Promise<void>;
  /** Resolves when what was written outlasts a loss of power. */
  readonly sync: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** What the file system does for a command. Errors carry the `code` of the system, such as `ENOENT`. */
export interface Files {
  readonly read: (path: string) => Promise<Uint8Array>;
  /** The content in pieces, for files of any size, from a byte on. */
  readonly open: (path: string, from?: number) => AsyncIterable<Uint8Array>;
  readonly write: (
    path: string,
    text: string,
    options: { readonly overwrite: boolean },
  ) => Promise<void>;
  /** Writes a file of any size, and the folder it stands in; `EEXIST` where the file is there already, unless it is to be replaced. */
  readonly writePieces: (
    path: string,
    pieces: Iterable<string> | AsyncIterable<string>,
    options?: { readonly overwrite: boolean },
  ) => Promise<void>;
  /** Begins a new file of any size; `EEXIST` where it is there already. */
  readonly create: (path: string) => Promise<NewFile>;
  /** Goes on with a file behind its first bytes: what it had behind them is gone. Begins it where there are none. */
  readonly extend: (path: string, length: number) => Promise<GrowingFile>;
  /** Gives a file another name; a file that has the name is replaced. */
  readonly rename: (from: string, to: string) => Promise<void>;
  /** Removes a file, if it is there. */
  readonly remove: (path: string) => Promise<void>;
  /** Names in a folder. */
  readonly list: (folder: string) => Promise<readonly string[]>;
  readonly kindOf: (path: string) => Promise<'file' | 'folder' | 'missing'>;
  /** Bytes in a file. */
  readonly sizeOf: (path: string) => Promise<number>;
}

/** A bar that shows how far a long run is. */
export interface Progress {
  readonly advance: (to: { readonly bytes: number; readonly records: number }) => void;
  readonly stop: () => void;
}

/** How a progress bar begins. */
export interface ProgressStart {
  /** Bytes to read; absent where nobody knows. */
  readonly bytes: number | undefined;
  /** The word for what is counted, such as `records`. */
  readonly unit: string;
}

/** Scores chunks of records, several at once. */
export interface ChunkScorers {
  /** How many work at once. */
  readonly count: number;
  /** Must be called first, and once. */
  readonly begin: (setup: ChunkSetup) => void;
  /** What a chunk holds is gone for whoever gives it. */
  readonly score: (job: ChunkJob) => Promise<ScoredChunk>;
  readonly stop: () => Promise<void>;
}

/** Every effect that a command has on the world. */
export interface Io {
  readonly out: Output;
  readonly err: Output;
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly files: Files;
  readonly startProgress: (start: ProgressStart) => Promise<Progress>;
  /** Processors that may be used at once. */
  readonly processors: number;
  readonly startScorers: (count: number) => ChunkScorers;
  /** DuckDB, which may touch these files and nothing else. */
  readonly openDatabase: (files: readonly string[]) => Promise<Database>;
}

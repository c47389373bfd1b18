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

/** What the file system does for a command. Errors carry the `code` of the system, such as `ENOENT`. */
export interface Files {
  readonly read: (path: string) => Promise<Uint8Array>;
  /** The content in pieces, for files of any size. */
  readonly open: (path: string) => AsyncIterable<Uint8Array>;
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

/** Every effect that a command has on the world. */
export interface Io {
  readonly out: Output;
  readonly err: Output;
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly files: Files;
  readonly startProgress: (start: ProgressStart) => Promise<Progress>;
}

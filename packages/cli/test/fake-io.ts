import { posix } from 'node:path';
import {
  run,
  type ExitCode,
  type Files,
  type Io,
  type Output,
  type ProgressStart,
} from '../src/index.js';
import { scoreHere } from '../src/batch/in-process.js';

/** A world for a command: files in memory, and what it wrote. */
export interface World {
  readonly io: Io;
  /** Files by path; those that a command writes are here, too. */
  readonly files: Map<string, string | Uint8Array>;
  readonly out: () => string;
  readonly err: () => string;
  /** Progress bars that were begun. */
  readonly bars: readonly ProgressStart[];
  /** How far they came, one after another. */
  readonly advances: readonly { readonly bytes: number; readonly records: number }[];
}

/** How a {@link World} differs from an empty folder without a terminal. */
export interface WorldOptions {
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly stdin?: string | Uint8Array;
  /** Standard output is a terminal of so many columns. */
  readonly columns?: number;
  readonly hasColours?: boolean;
  readonly isErrTerminal?: boolean;
  /** Bytes of each piece that a file is read in. */
  readonly pieceSize?: number;
  readonly processors?: number;
}

export function world({
  files: given = {},
  stdin = '',
  columns,
  hasColours = false,
  isErrTerminal = false,
  pieceSize = 1 << 16,
  processors = 1,
}: WorldOptions = {}): World {
  const files = new Map(Object.entries(given));
  const written = { out: '', err: '' };
  const bars: ProgressStart[] = [];
  const advances: { readonly bytes: number; readonly records: number }[] = [];
  const output = (name: 'out' | 'err', isTerminal: boolean): Output => ({
    write: async (text) => {
      written[name] += text;
    },
    isTerminal,
    hasColours,
    columns,
  });
  return {
    files,
    out: () => written.out,
    err: () => written.err,
    bars,
    advances,
    io: {
      out: output('out', columns !== undefined),
      err: output('err', isErrTerminal),
      stdin: pieces(bytesOf(stdin), pieceSize),
      files: filesOf(files, pieceSize),
      startProgress: async (start) => {
        bars.push(start);
        return {
          advance: (to) => void advances.push(to),
          stop: () => undefined,
        };
      },
      processors,
      startScorers: (count) => ({ ...scoreHere(), count }),
      async openDatabase() {
        throw new Error('files in memory are none for DuckDB');
      },
    },
  };
}

/** Runs `barem` with `line`, split at spaces, in a world of its own. */
export async function barem(
  line: string,
  options: WorldOptions = {},
): Promise<World & { readonly exit: ExitCode }> {
  const made = world(options);
  const exit = await run(line === '' ? [] : line.split(' '), made.io);
  return { ...made, exit };
}

const bytesOf = (content: string | Uint8Array): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : content;

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

function filesOf(files: Map<string, string | Uint8Array>, pieceSize: number): Files {
  const fail = (code: string): never => {
    throw Object.assign(new Error(code), { code });
  };
  const isFolder = (path: string): boolean =>
    path === '.' || [...files.keys()].some((name) => name.startsWith(`${path}/`));
  const read = (path: string): Uint8Array => {
    const content = files.get(posix.normalize(path));
    if (content === undefined) return fail(isFolder(path) ? 'EISDIR' : 'ENOENT');
    return bytesOf(content);
  };
  return {
    read: async (path) => read(path),
    async *open(path, from = 0) {
      yield* pieces(read(path).subarray(from), pieceSize);
    },
    async extend(path, length) {
      if (length > 0) files.set(path, read(path).slice(0, length));
      else files.set(path, new Uint8Array());
      return {
        async write(bytes) {
          files.set(path, Buffer.concat([read(path), bytes]));
        },
        sync: async () => undefined,
        close: async () => undefined,
      };
    },
    async rename(from, to) {
      files.set(to, read(from));
      files.delete(from);
    },
    remove: async (path) => void files.delete(path),
    async writePieces(path, pieces, { overwrite } = { overwrite: false }) {
      if (!overwrite && files.has(path)) fail('EEXIST');
      let text = '';
      for await (const piece of pieces) text += piece;
      files.set(path, text);
    },
    async create(path) {
      if (files.has(path)) fail('EEXIST');
      files.set(path, '');
      return {
        write: async (text) => {
          files.set(path, `${files.get(path)?.toString() ?? ''}${text}`);
        },
        close: async () => undefined,
      };
    },
    async write(path, text, { overwrite }) {
      if (!overwrite && files.has(path)) fail('EEXIST');
      files.set(path, text);
    },
    async list(folder) {
      const prefix = posix.normalize(folder) === '.' ? '' : `${posix.normalize(folder)}/`;
      const inside = [...files.keys()].filter((path) => path.startsWith(prefix));
      return [...new Set(inside.map((path) => path.slice(prefix.length).split('/')[0] ?? ''))];
    },
    async kindOf(path) {
      if (files.has(posix.normalize(path))) return 'file';
      return isFolder(posix.normalize(path)) ? 'folder' : 'missing';
    },
    sizeOf: async (path) => read(path).length,
  };
}

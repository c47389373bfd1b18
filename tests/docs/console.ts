import { existsSync, readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { run, type Files, type Io, type Output } from '@barem/cli';
import { placeOf, type Block } from './blocks.js';
import { trimmed, type Comparison } from './modules.js';

/** A command of a console block, with what the page says that it prints. */
interface Exchange {
  readonly argv: readonly string[];
  /** Where standard output goes instead. */
  readonly into: string | undefined;
  readonly shown: string;
}

/**
 * Plays the console blocks of a page in order, in one folder that holds the files which the page has shown up to there:
 * blocks marked `file=name`. What a command writes stays for the next; a block marked `shows=name` is compared with it.
 * A line `…` stands for any lines.
 */
export async function playConsole(blocks: readonly Block[]): Promise<Comparison> {
  const folder = new Map<string, string>();
  const found: Record<string, unknown> = {};
  const stated: Record<string, unknown> = {};
  for (const block of blocks) {
    const [name, shown] = [block.flags.get('file'), block.flags.get('shows')];
    if (name !== undefined) folder.set(name, block.text);
    if (shown !== undefined) {
      found[placeOf(block)] = folder.get(shown);
      stated[placeOf(block)] = block.text;
    }
    if (block.language !== 'console') continue;
    for (const exchange of exchangesIn(block)) {
      const place = `${placeOf(block)} barem ${exchange.argv.join(' ')}`;
      found[place] = await play(exchange, folder);
      stated[place] = expectationOf(exchange.shown);
    }
  }
  return { found, stated };
}

/** Runs a command; gives what it prints where people look. */
async function play({ argv, into }: Exchange, folder: Map<string, string>): Promise<string> {
  const printed = { all: '', out: '' };
  await run(argv, ioOf(folder, printed, into !== undefined));
  if (into !== undefined) folder.set(into, printed.out);
  return trimmed(printed.all);
}

/** What a page shows; `…` alone on a line stands for any lines. */
function expectationOf(shown: string): unknown {
  const text = trimmed(shown);
  if (!/^…$/m.test(text)) return text;
  const parts = text.split(/^…$/m).map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return expect.stringMatching(new RegExp(`^${parts.join('[^]*')}$`));
}

function exchangesIn({ text }: Block): readonly Exchange[] {
  const exchanges: { argv: string[]; into: string | undefined; lines: string[] }[] = [];
  for (const line of text.split('\n')) {
    const [, command] = /^\$ npx barem\b(.*)$/.exec(line) ?? [];
    if (command === undefined) exchanges.at(-1)?.lines.push(line);
    else {
      const [words = '', into] = command.split(/\s>\s*/);
      exchanges.push({ argv: words.match(/\S+/g) ?? [], into: into?.trim(), lines: [] });
    }
  }
  return exchanges.map(({ argv, into, lines }) => ({ argv, into, shown: lines.join('\n') }));
}

// ── The world of a page ──────────────────────────────────────────────────────────────────────────

/** A folder in memory, and no terminal. */
function ioOf(
  folder: Map<string, string>,
  printed: { all: string; out: string },
  redirected: boolean,
): Io {
  const outputTo = (write: (text: string) => void): Output => ({
    write: async (text) => write(text),
    isTerminal: false,
    hasColours: false,
    columns: undefined,
  });
  return {
    out: outputTo((text) => {
      printed.out += text;
      if (!redirected) printed.all += text;
    }),
    err: outputTo((text) => {
      printed.all += text;
    }),
    stdin: nothing(),
    files: filesOf(folder),
    startProgress: async () => ({
      advance: () => undefined,
      clear: () => undefined,
      stop: () => undefined,
    }),
    processors: 1,
    startScorers() {
      throw new Error('one processor needs none');
    },
    async openDatabase() {
      throw new Error('files in memory are none for DuckDB');
    },
  };
}

async function* nothing(): AsyncIterable<Uint8Array> {}

function filesOf(folder: Map<string, string>): Files {
  const bytesOf = (path: string): Uint8Array => {
    // The README speaks of files of the repository itself.
    const text = folder.get(path) ?? (existsSync(path) ? readFileSync(path, 'utf8') : undefined);
    if (text === undefined) throw Object.assign(new Error(`no ${path}`), { code: 'ENOENT' });
    return new TextEncoder().encode(text);
  };
  return {
    read: async (path) => bytesOf(path),
    async *open(path, from = 0) {
      yield bytesOf(path).subarray(from);
    },
    async extend(path, length) {
      let bytes = length === 0 ? new Uint8Array() : bytesOf(path).slice(0, length);
      const keep = (): void => void folder.set(path, new TextDecoder().decode(bytes));
      keep();
      return {
        async write(more) {
          bytes = Uint8Array.from([...bytes, ...more]);
          keep();
        },
        sync: async () => undefined,
        close: async () => undefined,
      };
    },
    async rename(from, to) {
      folder.set(to, new TextDecoder().decode(bytesOf(from)));
      folder.delete(from);
    },
    remove: async (path) => void folder.delete(path),
    async writePieces(path, pieces, { overwrite } = { overwrite: false }) {
      if (!overwrite && folder.has(path))
        throw Object.assign(new Error(`${path} exists`), { code: 'EEXIST' });
      let text = '';
      for await (const piece of pieces) text += piece;
      folder.set(path, text);
    },
    async create(path) {
      if (folder.has(path)) throw Object.assign(new Error(`${path} exists`), { code: 'EEXIST' });
      folder.set(path, '');
      return {
        write: async (text) => {
          folder.set(path, `${folder.get(path) ?? ''}${text}`);
        },
        close: async () => undefined,
      };
    },
    async write(path, text, { overwrite }) {
      if (!overwrite && folder.has(path))
        throw Object.assign(new Error(`${path} exists`), { code: 'EEXIST' });
      folder.set(path, text);
    },
    list: async (path) => namesIn(folder, path),
    kindOf: async (path) => {
      if (path === '.' || namesIn(folder, path).length > 0) return 'folder';
      return folder.has(path) || existsSync(path) ? 'file' : 'missing';
    },
    sizeOf: async (path) => bytesOf(path).length,
  };
}

/** What stands in a folder of the page: files, and folders that names such as `a/b.barem` speak of. */
function namesIn(folder: ReadonlyMap<string, string>, path: string): readonly string[] {
  const prefix = path === '.' ? '' : `${path}/`;
  const names = [...folder.keys()]
    .filter((name) => name.startsWith(prefix))
    .map((name) => name.slice(prefix.length).split('/')[0] ?? '');
  return [...new Set(names)];
}

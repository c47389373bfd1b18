import { expect } from 'vitest';
import { run, type Files, type Io, type Output } from '@barem/cli';
import { placeOf, type Block } from './blocks.js';

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
export async function playConsole(blocks: readonly Block[]): Promise<void> {
  const folder = new Map<string, string>();
  for (const block of blocks) {
    const [name, shown] = [block.flags.get('file'), block.flags.get('shows')];
    if (name !== undefined) folder.set(name, block.text);
    if (shown !== undefined) expect(folder.get(shown), placeOf(block)).toBe(block.text);
    if (block.language !== 'console') continue;
    for (const { argv, into, shown: stated } of exchangesIn(block)) {
      const printed = { all: '', out: '' };
      await run(argv, ioOf(folder, printed, into !== undefined));
      if (into !== undefined) folder.set(into, printed.out);
      expectLines(printed.all, stated, `${placeOf(block)}: barem ${argv.join(' ')}`);
    }
  }
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

const linesOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .trim()
    .split('\n');

function expectLines(printed: string, stated: string, place: string): void {
  const [found, shown] = [linesOf(printed), linesOf(stated)];
  if (!shown.includes('…')) {
    expect(found, place).toEqual(shown);
    return;
  }
  const parts = shown.join('\n').split(/^…$/m);
  let at = 0;
  const text = found.join('\n');
  for (const part of parts.map((each) => each.replace(/^\n|\n$/g, ''))) {
    const next = text.indexOf(part, at);
    expect(next, `${place} does not print\n${part}\nbut\n${text}`).toBeGreaterThanOrEqual(0);
    at = next + part.length;
  }
}

// ── The world of a page ──────────────────────────────────────────────────────────────────────────

/** A folder in memory, and no terminal. */
function ioOf(folder: Map<string, string>, printed: { all: string; out: string }, redirected: boolean): Io {
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
    startProgress: async () => ({ advance: () => undefined, stop: () => undefined }),
  };
}

async function* nothing(): AsyncIterable<Uint8Array> {}

function filesOf(folder: Map<string, string>): Files {
  const bytesOf = (path: string): Uint8Array => {
    const text = folder.get(path);
    if (text === undefined) throw Object.assign(new Error(`no ${path}`), { code: 'ENOENT' });
    return new TextEncoder().encode(text);
  };
  return {
    read: async (path) => bytesOf(path),
    async *open(path) {
      yield bytesOf(path);
    },
    async write(path, text, { overwrite }) {
      if (!overwrite && folder.has(path)) throw Object.assign(new Error(`${path} exists`), { code: 'EEXIST' });
      folder.set(path, text);
    },
    list: async () => [...folder.keys()],
    kindOf: async (path) => (folder.has(path) ? 'file' : path === '.' ? 'folder' : 'missing'),
    sizeOf: async (path) => bytesOf(path).length,
  };
}

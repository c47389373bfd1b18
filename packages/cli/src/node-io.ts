import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { WriteStream } from 'node:tty';
import { startThreads } from './batch/threads.js';
import { scoreHere } from './batch/in-process.js';
import { OutputClosed } from './failure.js';
import type { Files, Io, Output, Progress, ProgressStart } from './io.js';

/**
 * The world as Node sees it: the streams of this process and the file system.
 * @param workerUrl - the script of threads that score chunks; without it there are none
 */
export function nodeIo(workerUrl?: URL): Io {
  const err = outputOf(process.stderr);
  let bar: Progress | undefined;
  return {
    out: outputOf(process.stdout),
    err: {
      ...err,
      // A message takes the line of the bar, which is drawn again below it.
      write: (text) => err.write(bar && err.isTerminal ? `\r\u001B[K${text}` : text),
    },
    get stdin() {
      return process.stdin as AsyncIterable<Uint8Array>;
    },
    files,
    async startProgress(start) {
      const { advance, stop } = (bar = await startBar(start));
      return {
        advance,
        stop() {
          bar = undefined;
          stop();
        },
      };
    },
    processors: workerUrl ? availableParallelism() : 1,
    startScorers: (count) => (workerUrl ? startThreads(workerUrl, count) : scoreHere()),
    async openDatabase(paths) {
      const { openDuckdb } = await import('./duckdb/node-database.js');
      return openDuckdb(paths);
    },
  };
}

function outputOf(stream: WriteStream): Output {
  // Absent, whatever its type says, where the stream is a pipe or a file.
  const isTerminal = stream.isTTY ?? false;
  // Whoever writes hears of an error through the callback; without a listener it would end the process.
  stream.on('error', () => undefined);
  return {
    write: (text) =>
      new Promise((resolve, reject) => {
        stream.write(text, (error) => {
          if (!error) resolve();
          else reject(isClosed(error) ? new OutputClosed() : error);
        });
      }),
    isTerminal,
    hasColours:
      isTerminal && (process.env['NO_COLOR'] ?? '') === '' && process.env['TERM'] !== 'dumb',
    columns: isTerminal ? stream.columns : undefined,
  };
}

const closedCodes: ReadonlySet<string | undefined> = new Set([
  'EPIPE',
  'ERR_STREAM_DESTROYED',
  'EOF',
]);
const isClosed = (error: NodeJS.ErrnoException): boolean => closedCodes.has(error.code);

const files: Files = {
  read: (path) => readFile(path),
  open: (path, start = 0) =>
    createReadStream(path, { highWaterMark: 1 << 18, start }) as AsyncIterable<Uint8Array>,
  write: (path, text, { overwrite }) => writeFile(path, text, { flag: overwrite ? 'w' : 'wx' }),
  async writePieces(path, pieces, { overwrite } = { overwrite: false }) {
    await mkdir(dirname(path), { recursive: true });
    // What is written over may be a device.
    if (overwrite) return pipeline(Readable.from(pieces), createWriteStream(path));
    // Fails where the file exists. What is cut off on the way stays under another name, so that nobody takes it for the whole.
    await writeFile(path, '', { flag: 'wx' });
    await rm(path);
    const part = `${path}.part`;
    await pipeline(Readable.from(pieces), createWriteStream(part));
    return rename(part, path);
  },
  async create(path) {
    await mkdir(dirname(path), { recursive: true });
    const handle = await open(path, 'wx');
    return {
      write: async (text) => {
        await handle.appendFile(text);
      },
      close: () => handle.close(),
    };
  },
  async extend(path, length) {
    await mkdir(dirname(path), { recursive: true });
    const handle = await open(path, length === 0 ? 'w' : 'r+');
    await handle.truncate(length);
    let at = length;
    return {
      async write(bytes) {
        for (let from = 0; from < bytes.length;) {
          const { bytesWritten } = await handle.write(bytes, from, bytes.length - from, at);
          from += bytesWritten;
          at += bytesWritten;
        }
      },
      sync: () => handle.datasync(),
      close: () => handle.close(),
    };
  },
  rename: (from, to) => rename(from, to),
  remove: (path) => rm(path, { force: true }),
  list: (folder) => readdir(folder),
  async kindOf(path) {
    const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
      throw error;
    });
    if (!found) return 'missing';
    return found.isDirectory() ? 'folder' : 'file';
  },
  sizeOf: async (path) => (await stat(path)).size,
};

/** Bytes and records come fast; a person sees no more than a few changes a second. */
const changesASecond = 10;

async function startBar({ bytes, unit }: ProgressStart): Promise<Progress> {
  // CommonJS: its names are seen on `default` alone once the command is bundled.
  const { SingleBar } = (await import('cli-progress')).default;
  const format =
    bytes === undefined ? `{records} ${unit}` : `{bar} {percentage}%  {records} ${unit}`;
  const bar = new SingleBar({
    format,
    stream: process.stderr,
    noTTYOutput: true,
    notTTYSchedule: 1000,
    fps: changesASecond,
    barsize: 30,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    hideCursor: true,
    clearOnComplete: process.stderr.isTTY,
  });
  bar.start(Math.max(bytes ?? 1, 1), 0, { records: 0 });
  return {
    advance: ({ bytes: done, records }) => bar.update(bytes === undefined ? 0 : done, { records }),
    stop: () => bar.stop(),
  };
}

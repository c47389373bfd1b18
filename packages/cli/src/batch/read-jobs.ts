import type { Hash } from 'node:crypto';
import { emptyFile } from '../records/csv.js';
import type { RecordForm } from '../records/header.js';
import { refuseOtherKinds } from '../source.js';
import { chunksOf, lastLineEnd, longestRecord, type Chunk } from './chunks.js';
import type { ChunkJob } from './scored-chunk.js';
import type { TextSource } from './source.js';
import { headOf, lastRowEndIn, markLength, type TableHead } from './table-head.js';

/** A chunk that is to be scored, and where in its file it ends. */
export interface ReadJob {
  readonly job: ChunkJob;
  readonly end: number;
  /** Lines before the chunk that no chunk has: those of the header, with the first one. */
  readonly skipped: number;
  /** SHA-256 of the file up to the end of the chunk. */
  readonly hash: string;
}

/** Where the reading of a file begins. */
export interface ReadStart {
  /** Behind a whole record; 0 for the beginning. */
  readonly offset: number;
  /** Of what stands before. */
  readonly hash: Hash;
  /** The file from a byte on. */
  readonly open: (from: number) => AsyncIterable<Uint8Array>;
}

/** The chunks of a file of records, in order. */
export async function* readJobs(
  { path, format }: TextSource,
  form: RecordForm,
  start: ReadStart,
): AsyncGenerator<ReadJob> {
  const { offset, hash, open } = start;
  const jobOf = (chunk: Chunk, own: ChunkJob['form'], skipped: number = 0): ReadJob => {
    hash.update(chunk.bytes);
    const digest = hash.copy().digest('hex');
    const isFirst = chunk.end === chunk.bytes.length;
    const bytes = isFirst ? withoutMark(path, chunk.bytes) : chunk.bytes;
    return { job: { bytes, path, form: own }, end: chunk.end, hash: digest, skipped };
  };
  switch (format) {
    case 'csv': {
      const { head, before, rest } = await tableOf(path, form, open(0));
      const isNew = offset === 0;
      if (isNew) hash.update(before);
      let skipped = isNew ? head.lines : 0;
      const { shape, columns } = head;
      const pieces = isNew ? rest : open(offset);
      const from = isNew ? head.length : offset;
      for await (const chunk of chunksOf(pieces, from, (part) => lastRowEndIn(part, shape))) {
        yield jobOf(chunk, { kind: 'csv', shape, columns }, skipped);
        skipped = 0;
      }
      break;
    }
    case 'ndjson':
    case 'json':
    case 'yaml': {
      const isWhole = format !== 'ndjson';
      const [lastEnd, size] = isWhole ? [() => 0, Infinity] : [lastLineEnd, undefined];
      for await (const chunk of chunksOf(open(offset), offset, lastEnd, size))
        yield jobOf(chunk, { kind: format });
    }
  }
}

/** A table, once its header was read. */
interface Table {
  readonly head: TableHead;
  /** The header as it stands in the file. */
  readonly before: Uint8Array;
  /** What stands behind the header. */
  readonly rest: AsyncIterable<Uint8Array>;
}

async function tableOf(
  path: string,
  form: RecordForm,
  pieces: AsyncIterable<Uint8Array>,
): Promise<Table> {
  const iterator = pieces[Symbol.asyncIterator]();
  let bytes = Buffer.alloc(0);
  for (;;) {
    const next = await iterator.next();
    const isWhole = next.done === true;
    if (next.done !== true) bytes = Buffer.concat([bytes, next.value]);
    refuseOtherKinds(path, bytes);
    const head = headOf(bytes, isWhole || bytes.length > longestRecord, form, path);
    if (head) {
      const before = bytes.subarray(0, head.length);
      return { head, before, rest: goneOn(bytes.subarray(head.length), iterator) };
    }
    if (isWhole) throw emptyFile(path);
  }
}

/** Pieces that go on with what an iterator still gives. */
async function* goneOn(
  piece: Uint8Array,
  iterator: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  try {
    yield piece;
    for (let next = await iterator.next(); next.done !== true; next = await iterator.next())
      yield next.value;
  } finally {
    await iterator.return?.();
  }
}

/** The beginning of a file without the mark that may stand there. */
function withoutMark(path: string, bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  refuseOtherKinds(path, bytes);
  const length = markLength(bytes);
  return length === 0 ? bytes : bytes.slice(length);
}

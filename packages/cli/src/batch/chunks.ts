/** A part of a file that begins and ends with whole records. */
export interface Chunk {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Where the part ends in the file. */
  readonly end: number;
}

/** Bytes of a chunk, unless one record has more. */
export const chunkSize: number = 1 << 18;

/** No record is longer: a part without an end that has so many bytes is given as it is, and refused by whoever reads it. */
export const longestRecord: number = 5_000_000;

/**
 * Cuts a file at ends of records; of a file with nothing more in it there is one chunk with nothing in it.
 * @param pieces - the bytes of the file from `start` on, where a record begins
 * @param lastEnd - where the last whole record of a part ends; 0 where none does
 */
export async function* chunksOf(
  pieces: AsyncIterable<Uint8Array>,
  start: number,
  lastEnd: (part: Buffer) => number,
  size: number = chunkSize,
): AsyncGenerator<Chunk> {
  let waiting: Uint8Array[] = [];
  let length = 0;
  let end = start;
  /** A part without an end is looked at again only when it has grown by as much. */
  let next = size;
  const cut = (part: Buffer, to: number): Chunk => {
    const bytes = new Uint8Array(part.subarray(0, to));
    end += to;
    waiting = to === part.length ? [] : [part.subarray(to)];
    length = part.length - to;
    next = Math.max(size, 2 * length);
    return { bytes, end };
  };
  for await (const piece of pieces) {
    waiting.push(piece);
    length += piece.length;
    if (length < next) continue;
    const part = Buffer.concat(waiting);
    const to = lastEnd(part);
    if (to > 0) yield cut(part, to);
    else if (length > longestRecord) yield cut(part, length);
    else {
      waiting = [part];
      next = 2 * length;
    }
  }
  if (length > 0 || end === start) yield cut(Buffer.concat(waiting), length);
}

const newline = 0x0a;

/** Behind the last line break of a part. */
export const lastLineEnd = (part: Buffer): number => part.lastIndexOf(newline) + 1;

import { readRecords, type Localized } from 'barem';
import { Failure } from '../failure.js';
import { shownPath } from '../shown-path.js';
import type { ReadRecord, RecordBatches } from './record.js';

/** Characters of one record; no real one comes near. */
export const longestLine = 1_000_000;

/** Records of which each stands on a line of its own as JSON. A line that cannot be read hides nothing about the others. */
export async function* readNdjson(path: string, pieces: AsyncIterable<string>): RecordBatches {
  let number = 0;
  let line = 0;
  for await (const lines of linesOf(path, pieces)) {
    const batch: ReadRecord[] = [];
    for (const text of lines) {
      line += 1;
      if (text.trim() === '') continue;
      number += 1;
      batch.push(readLine(text, { path, number, line }));
    }
    yield batch;
  }
}

/** The record on a line, or why it is none. */
export function readLine(text: string, place: ReadRecord['place']): ReadRecord {
  const quick = readQuickly(text);
  if (quick !== undefined) return { kind: 'record', record: quick, place };
  if (!text.trimStart().startsWith('{')) return { kind: 'unreadable', message: notARecord, place };
  const { records, diagnostics } = readRecords(text, 'json');
  if (records) return { kind: 'record', record: records[0], place };
  return { kind: 'unreadable', message: diagnostics[0]?.message ?? notARecord, place };
}

const notARecord: Localized = {
  vi: 'mỗi dòng phải là một phiếu, dạng {…}',
  en: 'each line must be one record, as {…}',
};

/** Numbers that JavaScript may change: of many digits, or with a power of ten. */
const delicate = /[\d.]{16}|\d[eE]/;

/**
 * The record of a line that `JSON.parse` reads as the exact reader would: no number is delicate, no key is repeated,
 * letters are composed. `undefined` leaves the line to the exact reader, which is far slower.
 */
function readQuickly(text: string): unknown {
  if (delicate.test(text) || text.normalize('NFC') !== text) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // The exact reader says what is wrong.
    return undefined;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  // A repeated key is written more often than it is there.
  return keysIn(value) === (text.match(/"\s*:/g)?.length ?? 0) ? value : undefined;
}

function keysIn(value: object): number {
  let count = 0;
  for (const each of Object.values(value) as unknown[]) {
    count += typeof each === 'object' && each !== null ? 1 + keysIn(each) : 1;
  }
  return count;
}

/** The lines of a text that comes in pieces, those that end in a piece together. */
export async function* linesOf(
  path: string,
  pieces: AsyncIterable<string>,
): AsyncGenerator<readonly string[]> {
  let rest = '';
  for await (const piece of pieces) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    yield lines;
    if (rest.length > longestLine) {
      throw endlessLine(path);
    }
  }
  if (rest !== '') yield [rest];
}

/** A line is longer than any record. */
export function endlessLine(path: string): Failure {
  const { vi, en } = shownPath(path);
  return new Failure({
    vi: `${vi}: có dòng dài hơn ${longestLine} ký tự; đây có phải là NDJSON (mỗi dòng một phiếu)?`,
    en: `${en}: a line has more than ${longestLine} characters; is this NDJSON (one record a line)?`,
  });
}

import { readRecords } from 'barem';
import { Failure } from '../failure.js';
import { shownPath } from '../source.js';
import type { ReadRecord } from './record.js';

/** Characters of one record; no real one comes near. */
const longestLine = 1_000_000;

/** Records of which each stands on a line of its own as JSON. A line that cannot be read hides nothing about the others. */
export async function* readNdjson(
  path: string,
  pieces: AsyncIterable<string>,
): AsyncGenerator<ReadRecord> {
  let number = 0;
  let line = 0;
  for await (const text of linesOf(path, pieces)) {
    line += 1;
    if (text.trim() === '') continue;
    number += 1;
    yield readLine(text, { path, number, line });
  }
}

function readLine(text: string, place: ReadRecord['place']): ReadRecord {
  const { records, diagnostics } = readRecords(text, 'json');
  const [record, ...more] = records ?? [];
  if (records && more.length === 0 && !text.trimStart().startsWith('['))
    return { kind: 'record', record, place };
  const message = diagnostics[0]?.message ?? {
    vi: 'mỗi dòng phải là một phiếu, dạng {…}',
    en: 'each line must be one record, as {…}',
  };
  return { kind: 'unreadable', message, place };
}

/** The lines of a text that comes in pieces. */
async function* linesOf(path: string, pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  for await (const piece of pieces) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
    if (rest.length > longestLine) {
      const { vi, en } = shownPath(path);
      throw new Failure({
        vi: `${vi}: có dòng dài hơn ${longestLine} ký tự; đây có phải là NDJSON (mỗi dòng một phiếu)?`,
        en: `${en}: a line has more than ${longestLine} characters; is this NDJSON (one record a line)?`,
      });
    }
  }
  if (rest !== '') yield rest;
}

import type { Localized } from 'barem';
import type { Io } from '../io.js';
import { readPieces } from '../source.js';
import { linesOf } from './ndjson.js';
import type { RecordPlace } from './record.js';

/** A value that may be a receipt, or why none could be read; with where it stands. */
export type StoredReceipt = { readonly place: RecordPlace } & (
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'unreadable'; readonly message: Localized }
);

/** The receipts of a file: one a line, or – in a `.json` file – one, or a list. */
export async function* readReceipts(path: string, io: Io): AsyncGenerator<StoredReceipt> {
  const pieces = readPieces(path, io);
  if (/\.json$/i.test(path)) {
    const parts: string[] = [];
    for await (const piece of pieces) parts.push(piece);
    const whole = valueOf(parts.join(''), { path, number: 1 });
    if (whole.kind !== 'value' || !Array.isArray(whole.value)) return yield whole;
    for (const [index, value] of whole.value.entries())
      yield { kind: 'value', value, place: { path, number: index + 1 } };
    return undefined;
  }
  let [line, number] = [0, 0];
  for await (const lines of linesOf(path, pieces)) {
    for (const text of lines) {
      line += 1;
      if (text.trim() === '') continue;
      number += 1;
      yield valueOf(text, { path, number, line });
    }
  }
  return undefined;
}

function valueOf(text: string, place: RecordPlace): StoredReceipt {
  try {
    return { kind: 'value', value: JSON.parse(text), place };
  } catch {
    // What the parser of JSON says is in no language of ours.
    return { kind: 'unreadable', message: noJson, place };
  }
}

const noJson: Localized = {
  vi: 'không phải JSON; mỗi dòng phải là một bản lưu kết quả, dạng {…}',
  en: 'this is no JSON; each line must be one receipt, as {…}',
};

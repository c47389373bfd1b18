import type { Localized } from 'barem';
import { lineStarts, positionAt, readRecords } from 'barem';
import { Failure } from '../failure.js';
import { shownPath } from '../source.js';
import type { ReadRecord } from './record.js';

/** Records of a JSON or YAML file, one or a list. The file is read whole; for very many records there is NDJSON. */
export async function readWhole(
  path: string,
  pieces: AsyncIterable<string>,
  format: 'json' | 'yaml',
): Promise<readonly ReadRecord[]> {
  const parts: string[] = [];
  for await (const piece of pieces) parts.push(piece);
  const text = parts.join('');
  const { records, diagnostics } = readRecords(text, format);
  if (!records) {
    const starts = lineStarts(text);
    const shown = shownPath(path);
    const lines = diagnostics.map(({ span, message }): Localized => {
      const { line, column } = positionAt(starts, span.start);
      return {
        vi: `${shown.vi}:${line}:${column}: ${message.vi}`,
        en: `${shown.en}:${line}:${column}: ${message.en}`,
      };
    });
    throw new Failure({
      vi: lines.map(({ vi }) => vi).join('\n'),
      en: lines.map(({ en }) => en).join('\n'),
    });
  }
  return records.map((record, index) => ({
    kind: 'record',
    record,
    place: { path, number: index + 1 },
  }));
}

import type { Localized } from 'barem';
import { lineStarts, positionAt, readPlacedRecords } from 'barem';
import { Failure } from '../failure.js';
import { shownPath } from '../shown-path.js';
import type { ReadRecord } from './record.js';

/** Records of a JSON or YAML file, one or a list. The file is read whole; for very many records there is NDJSON. */
export async function readWhole(
  path: string,
  pieces: AsyncIterable<string>,
  format: 'json' | 'yaml',
): Promise<readonly ReadRecord[]> {
  return wholeRecords(path, await textOf(pieces), format);
}

/** Records of the text of a JSON or YAML file. */
export const wholeRecords = (
  path: string,
  text: string,
  format: 'json' | 'yaml',
): readonly ReadRecord[] =>
  entriesIn(path, text, format).map(({ entry }, index) => ({
    kind: 'record',
    record: entry,
    place: { path, number: index + 1 },
  }));

async function textOf(pieces: AsyncIterable<string>): Promise<string> {
  const parts: string[] = [];
  for await (const piece of pieces) parts.push(piece);
  return parts.join('');
}

/** One entry of a list, with the line on which it begins. */
interface Entry {
  readonly entry: Readonly<Record<string, unknown>>;
  readonly line: number;
}

/** The entries of a JSON or YAML file, one or a list, with the lines on which they begin. */
export async function entriesOf(
  path: string,
  pieces: AsyncIterable<string>,
  format: 'json' | 'yaml',
): Promise<readonly Entry[]> {
  return entriesIn(path, await textOf(pieces), format);
}

function entriesIn(path: string, text: string, format: 'json' | 'yaml'): readonly Entry[] {
  const { records, diagnostics } = readPlacedRecords(text, format);
  const starts = lineStarts(text);
  if (!records) {
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
  return records.map(({ record, start }) => ({
    entry: record,
    line: positionAt(starts, start).line,
  }));
}

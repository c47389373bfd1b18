import { usageFailure } from '../failure.js';
import type { Io } from '../io.js';
import { readPieces } from '../source.js';
import type { RecordForm } from './header.js';
import type { InputFormat, RecordBatches } from './record.js';

/** Where records come from, and in which form. */
export interface RecordSource {
  /** A file, or `-` for standard input. */
  readonly path: string;
  readonly format: InputFormat;
}

const endings: readonly (readonly [RegExp, InputFormat])[] = [
  [/\.(?:csv|tsv|txt)$/i, 'csv'],
  [/\.(?:ndjson|jsonl)$/i, 'ndjson'],
  [/\.json$/i, 'json'],
  [/\.ya?ml$/i, 'yaml'],
];

/** The sources behind paths: the form is the one asked for, or else the one that the name of the file tells. */
export function recordSources(
  paths: readonly string[],
  asked: InputFormat | undefined,
): readonly RecordSource[] {
  if (paths.filter((path) => path === '-').length > 1) {
    throw usageFailure({ vi: '`-` chỉ được ghi một lần', en: '`-` can be given only once' });
  }
  return paths.map((path) => {
    const format = asked ?? endings.find(([ending]) => ending.test(path))?.[1];
    if (format) return { path, format };
    throw usageFailure(
      path === '-'
        ? {
            vi: 'dữ liệu vào ở dạng nào? thêm --input csv|json|ndjson|yaml',
            en: 'which form has standard input? add --input csv|json|ndjson|yaml',
          }
        : {
            vi: `${path}: không rõ tệp ở dạng nào; thêm --input csv|json|ndjson|yaml`,
            en: `${path}: the name does not tell the form of the file; add --input csv|json|ndjson|yaml`,
          },
    );
  });
}

/**
 * The records of a source, in groups. CSV and NDJSON are read as they come and may be of any length.
 * @param onBytes - hears how many bytes were read
 */
export async function* readRecords(
  source: RecordSource,
  form: RecordForm,
  io: Io,
  onBytes?: (count: number) => void,
): RecordBatches {
  const pieces = readPieces(source.path, io, onBytes);
  switch (source.format) {
    case 'csv': {
      const { readCsv } = await import('./csv.js');
      yield* readCsv(source.path, pieces, form);
      break;
    }
    case 'ndjson': {
      const { readNdjson } = await import('./ndjson.js');
      yield* readNdjson(source.path, pieces);
      break;
    }
    case 'json':
    case 'yaml': {
      const { readWhole } = await import('./whole.js');
      yield await readWhole(source.path, pieces, source.format);
    }
  }
}

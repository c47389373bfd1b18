import type { Result } from 'barem';
import type { RecordPlace } from '../records/record.js';

/** The forms in which results are written. */
export const outputFormats = ['table', 'csv', 'json', 'ndjson'] as const;
export type OutputFormat = (typeof outputFormats)[number];

/** Writes results as they come. Each call returns the text that is ready, perhaps none. */
export interface ResultWriter {
  readonly begin: () => string;
  readonly add: (result: Result, place: RecordPlace) => string;
  readonly end: () => string;
}

/** One JSON array with a result on each line. */
export function jsonWriter(): ResultWriter {
  let isFirst = true;
  return {
    begin: () => '[',
    add(result) {
      const separator = isFirst ? '\n' : ',\n';
      isFirst = false;
      return separator + JSON.stringify(result);
    },
    end: () => '\n]\n',
  };
}

/** One result a line, each a JSON text. */
export const ndjsonWriter = (): ResultWriter => ({
  begin: () => '',
  add: (result) => `${JSON.stringify(result)}\n`,
  end: () => '',
});

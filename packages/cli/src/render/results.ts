import type { Result } from 'barem';
import type { RecordPlace } from '../records/record.js';

/** The forms in which results are written. */
export const outputFormats = ['table', 'csv', 'json', 'ndjson'] as const;
export type OutputFormat = (typeof outputFormats)[number];

/** Writes results as they come. Each call returns the text that is ready, perhaps none. */
export interface ResultWriter {
  readonly begin: () => string;
  readonly add: (result: Result, place: RecordPlace) => string;
  /** @param summary - how many records became what */
  readonly end: (summary: string) => string;
}

/** A result as JSON; whose it is stands first. */
function resultJson(result: Result): string {
  const { unit, period, assessor, date } = result;
  return JSON.stringify({ unit, period, assessor, date, ...result });
}

/** One JSON array with a result on each line. */
export function jsonWriter(): ResultWriter {
  let isFirst = true;
  return {
    begin: () => '[',
    add(result) {
      const separator = isFirst ? '\n' : ',\n';
      isFirst = false;
      return separator + resultJson(result);
    },
    end: () => '\n]\n',
  };
}

/** One result a line, each a JSON text. */
export const ndjsonWriter = (): ResultWriter => ({
  begin: () => '',
  add: (result) => `${resultJson(result)}\n`,
  end: () => '',
});

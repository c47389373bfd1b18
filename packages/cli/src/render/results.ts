import type { Result } from 'barem';
import type { RecordPlace } from '../records/record.js';

/** The forms in which results are written. */
export const outputFormats = ['table', 'csv', 'json', 'ndjson'] as const;
export type OutputFormat = (typeof outputFormats)[number];

/** The ruleset and edition by which a record was scored, where they are known. */
export interface ResultOrigin {
  readonly ruleset?: string;
  readonly edition?: string;
}

/** Writes results as they come. Each call returns the text that is ready, perhaps none. */
export interface ResultWriter {
  readonly begin: () => string;
  readonly add: (result: Result, place: RecordPlace, origin: ResultOrigin) => string;
  /** @param summary - how many records became what */
  readonly end: (summary: string) => string;
}

/** A result as JSON; whose it is stands first. */
function resultJson(result: Result, { ruleset, edition }: ResultOrigin): string {
  const { unit, period, assessor, date } = result;
  return JSON.stringify({ unit, period, assessor, date, ...result, ruleset, edition });
}

/** One JSON array with a result on each line. */
export function jsonWriter(): ResultWriter {
  let isFirst = true;
  return {
    begin: () => '[',
    add(result, _, origin) {
      const separator = isFirst ? '\n' : ',\n';
      isFirst = false;
      return separator + resultJson(result, origin);
    },
    end: () => '\n]\n',
  };
}

/** One result a line, each a JSON text. */
export const ndjsonWriter = (): ResultWriter => ({
  begin: () => '',
  add: (result, _, origin) => `${resultJson(result, origin)}\n`,
  end: () => '',
});

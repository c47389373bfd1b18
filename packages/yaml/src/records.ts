import type { Diagnostic } from '@barem/core';
import { composeYaml } from './compose.js';
import { itemsOf, mapOf, plainValue, scalarsOf, type Data, type DataMap } from './data.js';
import { numberInexact } from './diagnostics.js';
import { composeJson } from './json.js';
import type { Reader } from './reader.js';
import { validateRecord } from './schema/validators.generated.js';
import { readShaped } from './shaped.js';

/** What reading a file of records gives. `records` is absent when the file has mistakes. */
export interface ReadRecords {
  readonly records?: readonly unknown[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads one record or a list of them. Only the shape is looked at: what ids and values mean, the plan knows.
 * A number that JavaScript would change is a finding, so every number given is exactly the one written.
 */
export function readRecords(text: string, format: 'yaml' | 'json'): ReadRecords {
  const { records, diagnostics } = readPlacedRecords(text, format);
  return { ...(records && { records: records.map(({ record }) => record) }), diagnostics };
}

/** The same, each record with where it begins in the text. */
export interface ReadPlacedRecords {
  readonly records?: readonly {
    readonly record: Readonly<Record<string, unknown>>;
    readonly start: number;
  }[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads one record or a list of them, as {@link readRecords} does, and tells where each begins. */
export function readPlacedRecords(text: string, format: 'yaml' | 'json'): ReadPlacedRecords {
  const composed = format === 'json' ? composeJson(text) : composeYaml(text);
  const { value, diagnostics } = readShaped(text, composed, validateRecord, (reader, data) =>
    (data.kind === 'list' ? itemsOf(data) : [data]).map((each) => ({
      record: readRecord(reader, each),
      start: each.span.start,
    })),
  );
  return { ...(value && { records: value }), diagnostics };
}

/** A record as plain values, texts in NFC. */
export function readRecord(
  reader: Reader,
  data: Data | undefined,
): Readonly<Record<string, unknown>> {
  if (data?.kind !== 'map') {
    reader.standIn();
    return {};
  }
  checkNumbers(reader, data);
  return plainValue(inNfc(data)) as Readonly<Record<string, unknown>>;
}

function inNfc(data: DataMap): DataMap {
  const entries = data.entries.map((entry) => {
    const { value } = entry;
    if (value.kind === 'text')
      return { ...entry, value: { ...value, text: value.text.normalize('NFC') } };
    return value.kind === 'map' ? { ...entry, value: inNfc(value) } : entry;
  });
  return mapOf(data.span, entries);
}

/** Reports every number inside `data` that would not stay what it is. */
export function checkNumbers(reader: Reader, data: Data): void {
  for (const { kind, text, span } of scalarsOf(data)) {
    if (kind === 'number' && !isExact(text)) reader.report(numberInexact(span, { found: text }));
  }
}

/** No exact number of a record is written longer. */
const longestNumber = 40;

/** Whether a written number is the same once it is a JavaScript number. */
function isExact(text: string): boolean {
  const written = text.length <= longestNumber ? digitsOf(text) : undefined;
  return written !== undefined && written === digitsOf(String(Number(text)));
}

/** A number as its significant digits and a power of ten, the same for every way to write it; `undefined` for `007`, `0x1F` or `Infinity`. */
function digitsOf(text: string): string | undefined {
  const match = /^(-?)(0|[1-9]\d*)(?:\.(\d+))?(?:e([-+]?\d+))?$/i.exec(text);
  if (!match) return undefined;
  const [, sign = '', whole = '', fraction = '', power = '0'] = match;
  const digits = (whole + fraction).replace(/^0+/, '');
  const significant = digits.replace(/0+$/, '');
  if (significant === '') return '0';
  return `${sign}${significant}e${Number(power) - fraction.length + digits.length - significant.length}`;
}

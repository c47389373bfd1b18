import type { Diagnostic, Span } from '@barem/core';
import type { Name, Text } from '@barem/syntax';
import { composeYaml } from './compose.js';
import { itemsOf, plainValue, valueAt, type Data } from './data.js';
import { readName, readText, readTexts, readWord, type Reader } from './reader.js';
import { checkNumbers, readRecord } from './records.js';
import { validateCases } from './schema/validators.generated.js';
import { readShaped } from './shaped.js';

/** What becomes of a record. */
export type CaseStatus = 'rated' | 'incomplete' | 'refused';

/** What a result must hold; what is absent may be anything. */
export interface Expectation {
  readonly status?: CaseStatus;
  readonly total?: number;
  readonly rating?: string;
  readonly ratingByPoints?: string;
  readonly sections?: Readonly<Record<string, number>>;
  readonly criteria?: Readonly<Record<string, number>>;
  readonly bonuses?: number;
  readonly penalties?: number;
  readonly unmet?: readonly string[];
  readonly caps?: readonly string[];
  /** Ids of the assessors who are still missing. */
  readonly missing?: readonly string[];
  /** Ids of the criteria, or `total`, in which assessors differ by more than the sheet allows. */
  readonly differences?: readonly string[];
  /** Codes of the problems of a refused record. */
  readonly problems?: readonly string[];
}

/** A record with the result that its sheet must give. */
export interface Case {
  readonly span: Span;
  readonly name: Text;
  /** Either one record, or those of several assessors. */
  readonly record?: Readonly<Record<string, unknown>>;
  readonly records?: readonly Readonly<Record<string, unknown>>[];
  readonly expect: Expectation;
}

/** A file of cases. */
export interface CaseFile {
  readonly span: Span;
  /** The sheet that the records are for. */
  readonly sheet: Name;
  readonly cases: readonly Case[];
}

/** What reading a file of cases gives. `cases` is absent when the file has mistakes. */
export interface ReadCases {
  readonly cases?: CaseFile;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a file of cases. Never throws. */
export function readCases(text: string): ReadCases {
  const { value, diagnostics } = readShaped(text, composeYaml(text), validateCases, caseFileOf);
  return { ...(value && { cases: value }), diagnostics };
}

const caseFileOf = (reader: Reader, data: Data): CaseFile => ({
  span: data.span,
  sheet: readName(reader, valueAt(data, 'sheet')),
  cases: itemsOf(valueAt(data, 'cases')).map((each) => ({
    span: each.span,
    name: readText(reader, valueAt(each, 'name')),
    ...(valueAt(each, 'records')
      ? { records: itemsOf(valueAt(each, 'records')).map((one) => readRecord(reader, one)) }
      : { record: readRecord(reader, valueAt(each, 'record')) }),
    expect: readExpectation(reader, valueAt(each, 'expect')),
  })),
});

function readExpectation(reader: Reader, data: Data | undefined): Expectation {
  if (data?.kind !== 'map') {
    reader.standIn();
    return {};
  }
  checkNumbers(reader, data);
  const parts = data.entries.map(({ key, value }): readonly [string, unknown] => {
    switch (key.text) {
      case 'status':
        return [key.text, readWord<CaseStatus>(reader, value, ['rated', 'incomplete', 'refused'])];
      case 'rating':
      case 'ratingByPoints':
        return [key.text, readName(reader, value).id];
      case 'unmet':
      case 'caps':
      case 'missing':
      case 'differences':
      case 'problems':
        return [key.text, readTexts(reader, value).map((text) => text.value)];
      default:
        return [key.text, plainValue(value)];
    }
  });
  // The schema has looked at the values of the other keys, which are numbers and groups of numbers.
  return Object.fromEntries(parts) as Expectation;
}

import { toPlainText, type Rational } from '@barem/core';
import { periodText, type Period } from '../../calendar/period.js';
import type { Report } from '../report.js';

/** The format of the data; a change that breaks readers gives it another number. */
export const reportFormat = 'barem-report/1';

/** How a value of a report is written in JSON: numbers exactly, as `89.5` or `269/3`; periods as `2022-03`. */
export type Written<T> = T extends Rational | Period
  ? string
  : T extends readonly (infer E)[]
    ? readonly Written<E>[]
    : T extends object
      ? { readonly [K in keyof T]: Written<T[K]> }
      : T;

/** The report as JSON has it. */
export type ReportJson = { readonly format: typeof reportFormat } & Written<Report>;

/** The whole report as a plain object for `JSON.stringify`: nothing is cut, rounded or worded in one language. */
export const reportJson = (report: Report): ReportJson => ({
  format: reportFormat,
  ...written(report),
});

function written<T>(value: T): Written<T> {
  return writtenValue(value) as Written<T>;
}

function writtenValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(writtenValue);
  if (typeof value !== 'object' || value === null) return value;
  if (isRational(value)) return toPlainText(value);
  if (isPeriod(value)) return periodText(value);
  // Keys are those of the types of a report, never names from data.
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, writtenValue(each)] as const),
  );
}

const isRational = (value: object): value is Rational => 'numerator' in value;
const isPeriod = (value: object): value is Period => 'year' in value && 'index' in value;

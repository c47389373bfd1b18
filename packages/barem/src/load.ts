import { checkSheet, ratedSheet, type RatedSheet } from '@barem/check';
import { inSourceOrder, isError, type Diagnostic, type Language } from '@barem/core';
import { lower, type Plan } from '@barem/plan';
import { parseText, type Comment, type Sheet } from '@barem/syntax';
import { readYaml } from '@barem/yaml';
import { checkExamples } from './examples.js';

/** The two forms of a sheet. */
export type Format = 'text' | 'yaml';

/** How a source is read. */
export interface LoadOptions {
  /** The sheets, and other roll-ups, whose results a roll-up may include: all editions of each. */
  readonly sheets?: readonly Loaded[];
  /** Seen from the text itself when absent. */
  readonly format?: Format;
}

/** What is known of a sheet after reading. */
export interface Loaded {
  readonly format: Format;
  readonly language: Language;
  readonly source: string;
  /** Absent when the text cannot be read as a sheet. */
  readonly sheet?: Sheet;
  /** Absent when the sheet has errors. */
  readonly plan?: Plan;
  /** What roll-ups need to know of it; absent when it has errors. */
  readonly rated?: RatedSheet;
  readonly comments: readonly Comment[];
  /** Everything that is wrong, in source order. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Whether a source looks like the YAML form: its first line of content is a key. */
export function formatOf(source: string): Format {
  const first = source
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .find((line) => line.trim() !== '' && !line.trimStart().startsWith('#'));
  return first !== undefined && /^(?:---|%YAML|["'{]|[\w-]+\s*:)/.test(first) ? 'yaml' : 'text';
}

/**
 * Reads, checks and compiles a sheet, and scores the examples inside it. Pure and synchronous; never throws,
 * whatever the text is.
 * @param source - the sheet in the text form or in YAML
 */
export function load(source: string, options: LoadOptions = {}): Loaded {
  const format = options.format ?? formatOf(source);
  const read = format === 'yaml' ? fromYaml(source) : parseText(source);
  const base = { format, language: read.language, source, comments: read.comments };
  if (!read.sheet) return { ...base, diagnostics: read.diagnostics };
  const { sheet } = read;
  const known = (options.sheets ?? []).flatMap(({ rated }) => rated ?? []);
  const { checked, diagnostics: findings } = checkSheet(sheet, (id) =>
    known.filter((each) => each.id === id),
  );
  const found = [...read.diagnostics, ...findings];
  if (!checked) return { ...base, sheet, diagnostics: inSourceOrder(found) };
  const { plan, diagnostics: lowering } = lower(checked, source);
  found.push(...lowering);
  if (!plan) return { ...base, sheet, diagnostics: inSourceOrder(found) };
  found.push(...checkExamples(sheet, plan));
  const diagnostics = inSourceOrder(found);
  return diagnostics.some(isError)
    ? { ...base, sheet, diagnostics }
    : { ...base, sheet, plan, rated: ratedSheet(checked), diagnostics };
}

function fromYaml(source: string): Pick<Loaded, 'sheet' | 'language' | 'comments' | 'diagnostics'> {
  const { sheet, diagnostics } = readYaml(source);
  return { ...(sheet && { sheet }), language: sheet?.language ?? 'vi', comments: [], diagnostics };
}

/** Everything that is wrong with a sheet, in source order. */
export const check = (source: string, options: LoadOptions = {}): readonly Diagnostic[] =>
  load(source, options).diagnostics;

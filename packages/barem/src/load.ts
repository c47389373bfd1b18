import { checkSheet, ratedSheet } from '@barem/check';
import { inSourceOrder, isError, type Diagnostic } from '@barem/core';
import { lower } from '@barem/plan';
import { parseText, type Sheet } from '@barem/syntax';
import { readYaml } from '@barem/yaml';
import { checkExamples } from './examples.js';
import type { Format, Loaded } from './loaded.js';
import { inherit, placedInChild, type Parent } from './parents.js';

/** How a source is read. */
export interface LoadOptions {
  /** The sheets, and other roll-ups, whose results a roll-up may include: all editions of each. */
  readonly sheets?: readonly Loaded[];
  /** Sheets that this one may build on: all editions of each. */
  readonly parents?: readonly Parent[];
  /** Fingerprints that parents must have, by {@link lockKey}. */
  readonly locked?: Readonly<Record<string, string>>;
  /** Seen from the text itself when absent. */
  readonly format?: Format;
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
  const base = { format, language: read.language, source, comments: read.comments, inherited: [] };
  if (!read.sheet) return { ...base, diagnostics: read.diagnostics };
  const written = read.sheet;
  const { parents = [], locked = {} } = options;
  if (!written.extends) return loadWhole(written, read.diagnostics, base, options);
  const inherited = inherit(written, written.extends, source, parents, locked);
  const whole = inherited.sheet;
  const known = { ...base, written, inherited: inherited.texts };
  const placed = (found: readonly Diagnostic[]): readonly Diagnostic[] =>
    whole ? found.map((each) => placedInChild(each, written, whole, inherited.texts)) : found;
  const before = [...read.diagnostics, ...placed(inherited.diagnostics)];
  if (!whole || before.some(isError))
    return { ...known, sheet: whole ?? written, diagnostics: inSourceOrder(before) };
  const loaded = loadWhole(whole, before, known, options);
  return { ...loaded, diagnostics: inSourceOrder(placed(loaded.diagnostics)) };
}

/** Checks and compiles a whole sheet. */
function loadWhole(
  sheet: Sheet,
  before: readonly Diagnostic[],
  base: Omit<Loaded, 'diagnostics'>,
  { sheets = [] }: LoadOptions,
): Loaded {
  const known = sheets.flatMap(({ rated }) => rated ?? []);
  const { checked, diagnostics: findings } = checkSheet(sheet, (id) =>
    known.filter((each) => each.id === id),
  );
  const found = [...before, ...findings];
  if (!checked) return { ...base, sheet, diagnostics: inSourceOrder(found) };
  const { plan, diagnostics: lowering } = lower(checked, base.source, base.inherited);
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

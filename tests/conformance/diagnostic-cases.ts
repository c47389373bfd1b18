import { readCases, readManifest, readRecords } from '@barem/yaml';
import { checkEditions, load, type Diagnostic, type Language, type Loaded } from 'barem';
import { readDataFiles } from './data-files.js';
import { expand, unmark, type Repetitions } from './marked-source.js';

/** What a source is: a sheet in one of its two forms, or a data file that stands beside sheets. */
export type Form = 'text' | 'yaml' | 'records.yaml' | 'records.json' | 'ruleset' | 'cases';

/** One file of `diagnostics/`. */
interface DiagnosticFile {
  readonly code: string;
  readonly form: Form;
  readonly language: Language;
  /** Codes of other findings that the failing source has as well. */
  readonly also?: readonly string[];
  /** Sheets in the text form whose results a roll-up may include; of a manifest those of other editions. */
  readonly beside?: readonly string[];
  readonly generate?: Repetitions;
  readonly failing: string;
  readonly repaired: string;
}

/** A source that gives a finding, and the same without it. */
export interface DiagnosticCase {
  readonly slug: string;
  readonly code: string;
  readonly form: Form;
  readonly language: Language;
  readonly also: readonly string[];
  readonly beside: readonly string[];
  /** With marks around the span that the finding must cover. */
  readonly failing: string;
  /** The failing source as a page can show it: what is repeated a thousand times stands there three times. */
  readonly shown: string;
  readonly repaired: string;
}

/** Every case of `diagnostics/`, by the name of its file. */
export function readDiagnosticCases(): readonly DiagnosticCase[] {
  return readDataFiles<DiagnosticFile>('diagnostics').map(({ slug, data }) => ({
    slug,
    code: data.code,
    form: data.form,
    language: data.language,
    also: data.also ?? [],
    beside: data.beside ?? [],
    failing: expand(data.failing, data.generate),
    shown: unmark(expand(data.failing, data.generate, 3)).source,
    repaired: data.repaired,
  }));
}

/** Sheets one after another: a roll-up may include results of those before it. */
const loadBeside = (sources: readonly string[]): readonly Loaded[] =>
  sources.reduce<readonly Loaded[]>(
    (sheets, source) => [...sheets, load(source, { sheets })],
    [],
  );

/** Everything that is wrong with a source. */
export function findingsIn(
  source: string,
  form: Form,
  beside: readonly string[] = [],
): readonly Diagnostic[] {
  switch (form) {
    case 'text':
    case 'yaml':
      return load(source, { format: form, sheets: loadBeside(beside) }).diagnostics;
    case 'records.yaml':
      return readRecords(source, 'yaml').diagnostics;
    case 'records.json':
      return readRecords(source, 'json').diagnostics;
    case 'ruleset':
      return findingsInManifest(source, beside);
    case 'cases':
      return readCases(source).diagnostics;
  }
}

/** What is wrong with a manifest alone, or beside those of other editions. */
function findingsInManifest(source: string, beside: readonly string[]): readonly Diagnostic[] {
  const { manifest, diagnostics } = readManifest(source);
  const others = beside.flatMap((each) => readManifest(each).manifest ?? []);
  const found = manifest && others.length > 0 ? checkEditions([...others, manifest]).at(-1) : [];
  return [...diagnostics, ...(found ?? [])];
}

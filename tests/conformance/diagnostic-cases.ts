import { readCases, readManifest, readRecords } from '@barem/yaml';
import {
  checkEditions,
  fingerprint,
  load,
  loadAll,
  lockKey,
  type Diagnostic,
  type Language,
  type Loaded,
  type SourceFile,
} from 'barem';
import { readDataFiles } from './data-files.js';
import { expand, numbered, unmark, type Repetitions } from './marked-source.js';

/** What a source is: a sheet in one of its two forms, or a data file that stands beside sheets. */
export type Form = 'text' | 'yaml' | 'records.yaml' | 'records.json' | 'ruleset' | 'cases';

/** A sheet that another may build on. */
export interface ParentSource {
  readonly edition?: string;
  readonly source: string;
}

/** A parent as a file writes it; `times` of them, each with its number for `#` and the number before it for `#-1`. */
interface ParentEntry extends ParentSource {
  readonly times?: number;
}

/** What stands beside a source. */
export interface Surroundings {
  /** Sheets in the text form whose results a roll-up may include; of a manifest those of other editions. */
  readonly beside: readonly string[];
  /** Sheets in the text form that it may build on, in all their editions. */
  readonly parents: readonly ParentSource[];
  /** Fingerprints that parents must have, by their keys in a lock. */
  readonly locked?: Readonly<Record<string, string>>;
}

/** One file of `diagnostics/`. */
interface DiagnosticFile extends Partial<Omit<Surroundings, 'parents'>> {
  readonly parents?: readonly ParentEntry[];
  readonly code: string;
  readonly form: Form;
  readonly language: Language;
  /** Codes of other findings that the failing source has as well. */
  readonly also?: readonly string[];
  readonly generate?: Repetitions;
  readonly failing: string;
  readonly repaired: string;
}

/** A source that gives a finding, and the same without it. */
export interface DiagnosticCase extends Surroundings {
  readonly slug: string;
  readonly code: string;
  readonly form: Form;
  readonly language: Language;
  readonly also: readonly string[];
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
    parents: (data.parents ?? []).flatMap(({ times = 1, ...each }) =>
      Array.from({ length: times }, (_, at) => ({ ...each, source: numbered(each.source, at + 1) })),
    ),
    ...(data.locked && { locked: data.locked }),
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

/** Where a source stands among its parents. */
const ownPath = 'own';

/** The source and its parents, each under a name of its own. */
const among = (
  source: string,
  format: 'text' | 'yaml',
  { parents, locked }: Surroundings,
): ReadonlyMap<string, Loaded> =>
  loadAll([
    { path: ownPath, text: source, format, ...(locked && { locked }) },
    ...parents.map(({ source: text, edition }, at): SourceFile => ({
      path: `parent ${at + 1}`,
      text,
      ...(edition !== undefined && { edition }),
    })),
  ]);

/** What stands beside a source once its parents, as they are, have been looked at and locked. */
export function relocked(around: Surroundings): Surroundings {
  if (!around.locked) return around;
  const { locked: _, ...rest } = around;
  const all = [...among('', 'text', rest).values()].slice(1);
  const entries = all.flatMap(({ sheet }, at) =>
    sheet ? [[lockKey(sheet.id.id, around.parents[at]?.edition), fingerprint(sheet)] as const] : [],
  );
  return { ...rest, locked: Object.fromEntries(entries) };
}

/** Everything that is wrong with a source. */
export function findingsIn(
  source: string,
  form: Form,
  around: Surroundings = { beside: [], parents: [] },
): readonly Diagnostic[] {
  switch (form) {
    case 'text':
    case 'yaml':
      return around.parents.length > 0
        ? (among(source, form, around).get(ownPath)?.diagnostics ?? [])
        : load(source, { format: form, sheets: loadBeside(around.beside) }).diagnostics;
    case 'records.yaml':
      return readRecords(source, 'yaml').diagnostics;
    case 'records.json':
      return readRecords(source, 'json').diagnostics;
    case 'ruleset':
      return findingsInManifest(source, around.beside);
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

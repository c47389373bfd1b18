import type { Diagnostic, Span } from '@barem/core';
import {
  isCalendarDay,
  type DateLiteral,
  type Effective,
  type Name,
  type Text,
} from '@barem/syntax';
import { composeYaml } from './compose.js';
import { itemsOf, valueAt, type Data } from './data.js';
import { filePath } from './diagnostics.js';
import {
  optional,
  readDate,
  readEffective,
  readLabel,
  readName,
  readText,
  readTexts,
  readWord,
  type Reader,
} from './reader.js';
import { itself, noLastDay, numbers, reversedDates, trialInForce } from './ruleset-diagnostics.js';
import { validateRuleset } from './schema/validators.generated.js';
import { readShaped } from './shaped.js';

/** A document that a ruleset rests on. */
export interface Source {
  readonly span: Span;
  readonly title: Text;
  readonly number?: Text;
  readonly issuer?: Text;
  readonly date?: DateLiteral;
  readonly url?: Text;
  readonly note?: Text;
}

/** A sheet of a ruleset and the file that it stands in. */
export interface SheetFile {
  readonly span: Span;
  readonly id: Name;
  readonly file: Text;
  /** Levels of organisation, and types of unit, that it is for; all where absent. */
  readonly levels?: readonly OrganisationLevel[];
  readonly types?: readonly Text[];
}

export type OrganisationLevel = 'cell' | 'grassroots' | 'district' | 'province';

/** Whether an edition is proposed, or was issued, or was issued and has a successor. Which one scores a record, its days say. */
export type EditionStatus = 'draft' | 'in-force' | 'replaced';

/** An edition of a ruleset, named in another one. */
export interface EditionName {
  readonly span: Span;
  readonly ruleset: Name;
  readonly edition: Text;
}

/** `ruleset.yaml`: what stands in the folder of a ruleset. Files are paths inside the folder, with `/`. */
export interface Manifest {
  readonly span: Span;
  readonly ruleset: Name;
  readonly edition: Text;
  readonly version?: Text;
  readonly title: Text;
  readonly issuer: Text;
  readonly status: { readonly span: Span; readonly value: EditionStatus };
  /** Whether the points come from the published text or stand in for them. */
  readonly numbers: { readonly span: Span; readonly value: 'official' | 'illustrative' };
  readonly effective: Effective;
  /** Days on which it was tried out: records are scored and count for nothing. */
  readonly trial?: Effective;
  readonly replaces?: EditionName;
  /** What it builds on: sheets that it does not list are those of that edition. */
  readonly extends?: EditionName;
  readonly sources: readonly Source[];
  readonly notes: readonly Text[];
  readonly sheets: readonly SheetFile[];
  /** Files that hold the same sheets in another form or language. */
  readonly forms: readonly Text[];
  readonly cases: readonly Text[];
}

/** What reading a manifest gives. `manifest` is absent when the file has mistakes. */
export interface ReadManifest {
  readonly manifest?: Manifest;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the manifest of a ruleset. Never throws; no file that it names is looked at. */
export function readManifest(text: string): ReadManifest {
  const { value, diagnostics } = readShaped(text, composeYaml(text), validateRuleset, manifestOf);
  return { ...(value && { manifest: value }), diagnostics };
}

function manifestOf(reader: Reader, data: Data): Manifest {
  const at = (key: string): Data | undefined => valueAt(data, key);
  const word = <T extends string>(
    key: string,
    words: readonly [T, ...T[]],
  ): { span: Span; value: T } => ({
    span: at(key)?.span ?? data.span,
    value: readWord(reader, at(key), words),
  });
  const version = optional(at('version'), (value) => readText(reader, value));
  const trial = optional(at('trial'), (value) => readEffective(reader, value));
  const replaces = optional(at('replaces'), (value) => readEdition(reader, value));
  const base = optional(at('extends'), (value) => readEdition(reader, value));
  const { span, value: written } = word<WrittenStatus>('status', writtenStatuses);
  const manifest: Manifest = {
    span: data.span,
    ruleset: readName(reader, at('ruleset')),
    edition: readLabel(reader, at('edition')),
    ...(version && { version }),
    title: readText(reader, at('title')),
    issuer: readText(reader, at('issuer')),
    status: {
      span,
      value: written === 'official' || written === 'illustrative' ? 'in-force' : written,
    },
    numbers: word('numbers', ['official', 'illustrative']),
    effective: readEffective(reader, at('effective') ?? data),
    ...(trial && { trial }),
    ...(replaces && { replaces }),
    ...(base && { extends: base }),
    sources: itemsOf(at('sources')).map((each) => readSource(reader, each)),
    notes: readTexts(reader, at('note')),
    sheets: itemsOf(at('sheets')).map((each) => readSheetFile(reader, each)),
    forms: itemsOf(at('forms')).map((each) => readFile(reader, each)),
    cases: itemsOf(at('cases')).map((each) => readFile(reader, each)),
  };
  for (const finding of contradictionsIn(manifest, written)) reader.report(finding);
  return manifest;
}

/** `official` and `illustrative` are what `status` said before it spoke of the edition; they stand for `in-force`. */
type WrittenStatus = EditionStatus | 'official' | 'illustrative';

const writtenStatuses: readonly [WrittenStatus, ...WrittenStatus[]] = [
  'draft',
  'in-force',
  'replaced',
  'official',
  'illustrative',
];

const readEdition = (reader: Reader, data: Data): EditionName => ({
  span: data.span,
  ruleset: readName(reader, valueAt(data, 'ruleset')),
  edition: readLabel(reader, valueAt(data, 'edition')),
});

/** What one manifest says that cannot all be true. */
function* contradictionsIn(manifest: Manifest, written: WrittenStatus): Iterable<Diagnostic> {
  const { status, numbers: origin, effective, trial } = manifest;
  const isContrary =
    (written === 'official' && origin.value === 'illustrative') ||
    ((written === 'illustrative' || written === 'draft') && origin.value === 'official');
  if (isContrary) yield numbers(status.span, { status: written, numbers: origin.value });
  // Days that are none were reported where they stand.
  const isDays = ({ from, to }: Effective): boolean =>
    isCalendarDay(from.iso) && (!to || isCalendarDay(to.iso));
  const known = isDays(effective);
  if (known && status.value === 'replaced' && !effective.to) yield noLastDay(effective.span, {});
  for (const days of [effective, ...(trial ? [trial] : [])])
    if (isDays(days) && days.to && days.to.iso < days.from.iso)
      yield reversedDates(days.span, { from: days.from.iso, to: days.to.iso });
  if (known && trial?.to && isDays(trial) && trial.to.iso >= effective.from.iso)
    yield trialInForce(trial.span, { from: effective.from.iso, to: trial.to.iso });
  for (const key of ['replaces', 'extends'] as const) {
    const other = manifest[key];
    const isItself =
      manifest.ruleset.id !== '' &&
      other?.ruleset.id === manifest.ruleset.id &&
      other.edition.value === manifest.edition.value;
    if (other && isItself) yield itself(other.span, { key });
  }
}

const levels: readonly [OrganisationLevel, ...OrganisationLevel[]] = [
  'cell',
  'grassroots',
  'district',
  'province',
];

function readSheetFile(reader: Reader, data: Data): SheetFile {
  const forLevels = optional(valueAt(data, 'levels'), (value) =>
    itemsOf(value).map((each) => readWord(reader, each, levels)),
  );
  const types = optional(valueAt(data, 'types'), (value) =>
    itemsOf(value).map((each) => readText(reader, each)),
  );
  return {
    span: data.span,
    id: readName(reader, valueAt(data, 'id')),
    file: readFile(reader, valueAt(data, 'file')),
    ...(forLevels && { levels: forLevels }),
    ...(types && { types }),
  };
}

function readSource(reader: Reader, data: Data): Source {
  const { span } = data;
  if (data.kind !== 'map') return { span, title: readText(reader, data) };
  const text = (key: string): Text | undefined =>
    optional(valueAt(data, key), (value) => readText(reader, value));
  const [number, issuer, url, note] = [text('number'), text('issuer'), text('url'), text('note')];
  const date = optional(valueAt(data, 'date'), (value) => readDate(reader, value));
  return {
    span,
    title: readText(reader, valueAt(data, 'title')),
    ...(number && { number }),
    ...(issuer && { issuer }),
    ...(date && { date }),
    ...(url && { url }),
    ...(note && { note }),
  };
}

function readFile(reader: Reader, data: Data | undefined): Text {
  const file = readText(reader, data);
  if (data?.kind === 'text' && !isInside(file.value))
    reader.report(filePath(file.span, { found: file.value }));
  return file;
}

/** Whether a path stays inside the folder that it starts from, on every system. */
const isInside = (path: string): boolean =>
  !/[\\:\p{C}]/u.test(path) && path.split('/').every((part) => !['', '.', '..'].includes(part));

import type { Language, Localized } from './language.js';
import { toPlainText } from './number-text.js';
import type { Rational } from './rational.js';
import type { Span } from './span.js';

/** `error`: the sheet cannot be used. `warning`: it can, but is hardly meant so. */
export type Severity = 'error' | 'warning';

/** What a diagnostic speaks of, by name: plain JSON, exact numbers as decimal text. */
export type Arguments = Readonly<Record<string, unknown>>;

/** Another place that belongs to the same finding. */
export interface Related {
  readonly span: Span;
  readonly message: Localized;
  /** The text that it stands in, where that is another one; `span` is of it. */
  readonly in?: NamedText;
}

/** A source text under the name by which people know it. */
export interface NamedText {
  readonly name: string;
  readonly text: string;
}

/** Replaces the text at `span`; an empty span inserts. */
export interface TextEdit {
  readonly span: Span;
  readonly text: string;
}

/** The one right repair of a finding, as edits that do not overlap. */
export interface Fix {
  readonly title: Localized;
  readonly edits: readonly TextEdit[];
}

/** A finding about a source text. Codes are stable for ever; wording is free to improve. */
export interface Diagnostic {
  readonly code: string;
  readonly severity: Severity;
  readonly arguments: Arguments;
  readonly message: Localized;
  readonly help?: Localized;
  readonly span: Span;
  readonly related?: readonly Related[];
  readonly fix?: Fix;
}

/** Builds one language's text from a diagnostic's arguments. */
export type Wording<A> = Readonly<Record<Language, (args: A) => string>>;

/** What is fixed about a kind of finding: the row of the catalogue. */
export interface DiagnosticDefinition<A> {
  readonly code: string;
  readonly severity: Severity;
  /** What the finding means, in a sentence for the reference page. */
  readonly about: string;
  readonly message: Wording<A>;
  readonly help?: Wording<A>;
}

/** Parts of a finding beside its place and arguments. */
export interface Extras {
  readonly related?: readonly Related[];
  readonly fix?: Fix | undefined;
}

/** Makes findings of one kind; carries its definition for the reference page and the catalogue test. */
export interface DiagnosticFactory<A> {
  (span: Span, args: A, extras?: Extras): Diagnostic;
  readonly definition: DiagnosticDefinition<A>;
}

/** Declares a kind of finding and returns the function that makes one. */
export function defineDiagnostic<A extends object>(
  definition: DiagnosticDefinition<A>,
): DiagnosticFactory<A> {
  const { code, severity, message, help } = definition;
  const make = (span: Span, args: A, { related, fix }: Extras = {}): Diagnostic => ({
    code,
    severity,
    arguments: plain(args) as Arguments,
    message: wordIn(message, args),
    ...(help && { help: wordIn(help, args) }),
    span,
    ...(related && related.length > 0 && { related }),
    ...(fix && { fix }),
  });
  return Object.assign(make, { definition });
}

const wordIn = <A>(wording: Wording<A>, args: A): Localized => ({
  vi: wording.vi(args),
  en: wording.en(args),
});

/** Arguments as plain JSON: exact numbers become their decimal text, so that a finding can be sent anywhere. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  if (isRational(value)) return toPlainText(value);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
}

const isRational = (value: object): value is Rational =>
  'numerator' in value && 'denominator' in value;

/** Whether a finding keeps the sheet from being used. */
export const isError = (diagnostic: Diagnostic): boolean => diagnostic.severity === 'error';

/** Findings in source order; of two at one place the error stands first. */
export function inSourceOrder(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const weight = (diagnostic: Diagnostic): number => (isError(diagnostic) ? 0 : 1);
  return diagnostics.toSorted((a, b) => a.span.start - b.span.start || weight(a) - weight(b));
}

/** The text after `edits`, which do not overlap; of two at one place the first in the list comes first. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const inOrder = edits.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  const pieces: string[] = [];
  let at = 0;
  for (const { span, text: replacement } of inOrder) {
    pieces.push(text.slice(at, span.start), replacement);
    at = span.end;
  }
  return pieces.join('') + text.slice(at);
}

import { readFileSync } from 'node:fs';
import type { Diagnostic, Span } from '@barem/core';
import { readCases, readManifest, readRecords, readYaml } from '../src/index.js';

/** A file beside the tests. */
export const fixture = (name: string): string =>
  readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8');

/** A file of the repository. */
export const repositoryFile = (path: string): string =>
  readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');

/** The value without any `span` in it. */
export function withoutSpans(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSpans);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== 'span')
      .map(([key, inner]) => [key, withoutSpans(inner)]),
  );
}

/** Every object in the value that has a span. */
export function* placed(
  value: unknown,
): Iterable<{ readonly span: Span } & Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return;
  if ('span' in value) yield value as { readonly span: Span } & Record<string, unknown>;
  for (const inner of Object.values(value)) yield* placed(inner);
}

/** A source whose place of interest stands between `<|` and `|>`. */
export function marked(source: string): { readonly text: string; readonly span: Span } {
  const start = source.indexOf('<|');
  const end = source.indexOf('|>') - 2;
  return { text: source.replace('<|', '').replace('|>', ''), span: { start, end } };
}

/** A finding as `code "text it marks"`. */
export const show = ({ code, span }: Diagnostic, text: string): string =>
  `${code} ${JSON.stringify(text.slice(span.start, span.end))}`;

/** What reading a kind of file finds. */
export const findings = {
  sheet: (text: string) => readYaml(text).diagnostics,
  records: (text: string) => readRecords(text, 'yaml').diagnostics,
  json: (text: string) => readRecords(text, 'json').diagnostics,
  ruleset: (text: string) => readManifest(text).diagnostics,
  cases: (text: string) => readCases(text).diagnostics,
} satisfies Record<string, (text: string) => readonly Diagnostic[]>;

/** A sheet with nothing but `parts` in it. */
export const sheetWith = (parts: string, language = 'vi'): string =>
  `barem: 1\nsheet: a.b\nlanguage: ${language}\ntitle: A\n${parts}\n`;

/** A sheet with one section that holds one criterion. */
export const criterionWith = (parts: string, language = 'vi'): string =>
  sheetWith(
    `sections:\n  - id: I\n    title: A\n    criteria:\n      - { id: I.1, title: A, ${parts} }`,
    language,
  );

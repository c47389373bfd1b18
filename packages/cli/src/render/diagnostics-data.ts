import type { DiagnosticDefinition, NamedText } from '@barem/core';
import { lineStarts, positionAt, type Diagnostic, type Span } from 'barem';
import { version } from '../version.js';
import type { FileFindings } from './diagnostics-pretty.js';

/** A stretch of a file for tools: offsets and columns count UTF-16 units, lines and columns from 1. */
function region(starts: readonly number[], { start, end }: Span): Record<string, unknown> {
  return {
    start: { offset: start, ...positionAt(starts, start) },
    end: { offset: end, ...positionAt(starts, end) },
  };
}

/** The findings of all files as one JSON array. */
export function renderJson(files: readonly FileFindings[]): string {
  const all = files.flatMap(({ file, language, diagnostics }) => {
    const starts = lineStarts(file.text);
    return diagnostics.map(({ code, severity, message, help, span, related, fix }) => ({
      file: file.path,
      code,
      severity,
      message: message[language],
      ...(help && { help: help[language] }),
      ...region(starts, span),
      ...(related && {
        related: related.map((each) => ({
          message: each.message[language],
          ...(each.in && { file: each.in.name }),
          ...region(each.in ? lineStarts(each.in.text) : starts, each.span),
        })),
      }),
      ...(fix && {
        fix: {
          title: fix.title[language],
          edits: fix.edits.map((edit) => ({ text: edit.text, ...region(starts, edit.span) })),
        },
      }),
    }));
  });
  return `${JSON.stringify(all, undefined, 2)}\n`;
}

/** The findings of all files as a SARIF 2.1.0 log, which code hosts and editors show. */
export function renderSarif(
  files: readonly FileFindings[],
  catalogue: readonly DiagnosticDefinition<never>[],
): string {
  const positions = new Map(catalogue.map(({ code }, index) => [code, index]));
  const log = {
    $schema:
      'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'barem',
            semanticVersion: version,
            rules: catalogue.map(({ code, about, severity }) => ({
              id: code,
              shortDescription: { text: about },
              defaultConfiguration: { level: severity },
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        artifacts: files.map(({ file }) => ({
          location: { uri: uriOf(file.path) },
          encoding: 'UTF-8',
        })),
        results: files.flatMap((each, artifact) =>
          each.diagnostics.map((diagnostic) => sarifResult(diagnostic, each, artifact, positions)),
        ),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function sarifResult(
  { code, severity, message, help, span, related = [], fix }: Diagnostic,
  { file, language }: FileFindings,
  artifact: number,
  positions: ReadonlyMap<string, number>,
): Record<string, unknown> {
  const starts = lineStarts(file.text);
  const artifactLocation = { uri: uriOf(file.path), index: artifact };
  const location = (place: Span): Record<string, unknown> => ({
    physicalLocation: { artifactLocation, region: sarifRegion(starts, place) },
  });
  const ruleIndex = positions.get(code);
  return {
    ruleId: code,
    ...(ruleIndex !== undefined && { ruleIndex }),
    level: severity,
    message: {
      text: [message, ...(help ? [help] : [])].map((each) => sentence(each[language])).join(' '),
    },
    locations: [location(span)],
    ...(related.length > 0 && {
      relatedLocations: related.map((each, id) => ({
        id,
        ...(each.in ? locationIn(each.in, each.span) : location(each.span)),
        message: { text: sentence(each.message[language]) },
      })),
    }),
    ...(fix && {
      fixes: [
        {
          description: { text: sentence(fix.title[language]) },
          artifactChanges: [
            {
              artifactLocation,
              replacements: fix.edits.map((edit) => ({
                deletedRegion: sarifRegion(starts, edit.span),
                ...(edit.text !== '' && { insertedContent: { text: edit.text } }),
              })),
            },
          ],
        },
      ],
    }),
  };
}

/** A place in another text than the one that the finding is about. */
function locationIn({ name, text }: NamedText, span: Span): Record<string, unknown> {
  const region = sarifRegion(lineStarts(text), span);
  return { physicalLocation: { artifactLocation: { uri: uriOf(name) }, region } };
}

function sarifRegion(starts: readonly number[], { start, end }: Span): Record<string, number> {
  const [from, to] = [positionAt(starts, start), positionAt(starts, end)];
  return {
    startLine: from.line,
    startColumn: from.column,
    endLine: to.line,
    endColumn: to.column,
    charOffset: start,
    charLength: end - start,
  };
}

/** A path as a URI reference; relative paths stay relative. */
const uriOf = (path: string): string => {
  const encoded = path.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');
  return /^[A-Za-z]%3A\//.test(encoded)
    ? `file:///${encoded.replace('%3A', ':')}`
    : encoded.startsWith('/')
      ? `file://${encoded}`
      : encoded;
};

/** Messages stand alone in a viewer: with a capital and a full stop. */
const sentence = (text: string): string => {
  const [first = '', ...rest] = text;
  return `${first.toUpperCase()}${rest.join('')}${/[.?!…]$/.test(text) ? '' : '.'}`;
};

import {
  applyEdits,
  isError,
  lineStarts,
  positionAt,
  type Diagnostic,
  type Fix,
  type Language,
  type Localized,
} from 'barem';
import type { Output } from '../io.js';
import { amount, joined, severityWords } from '../words.js';
import { coloursFor, type Colours } from './colours.js';
import { displayWidth, safeText, wrap } from './columns.js';
import { placeOf, snippet, sourceOf, type Source } from './snippet.js';

/** The findings of one file, with what is needed to show them. */
export interface FileFindings {
  readonly file: { readonly path: string; readonly text: string };
  readonly language: Language;
  readonly diagnostics: readonly Diagnostic[];
}

const words = {
  help: { vi: 'gợi ý', en: 'help' },
  fix: { vi: 'sửa', en: 'fix' },
  note: { vi: 'xem', en: 'see' },
} satisfies Record<string, Localized>;

/** Width of lines where no terminal tells it. */
const defaultWidth = 120;
const leastWidth = 40;

/** Every finding of a file as a compiler shows it: place, severity, code, message, the source underlined, help and fix. */
export function renderFindings(
  { file, language, diagnostics }: FileFindings,
  output: Output,
): string {
  const source = sourceOf(file);
  const colours = coloursFor(output);
  return diagnostics
    .map((each) => `${renderDiagnostic(each, source, language, colours, output.columns)}\n`)
    .join('');
}

function renderDiagnostic(
  diagnostic: Diagnostic,
  source: Source,
  language: Language,
  colours: Colours,
  columns: number | undefined,
): string {
  const { severity, code, message, help, related = [], fix, span } = diagnostic;
  const paint = severity === 'error' ? colours.red : colours.yellow;
  const spans = [
    span,
    ...related.flatMap((each) => (each.in ? [] : [each.span])),
    ...(fix?.edits.map((each) => each.span) ?? []),
  ];
  const lastLine = Math.max(
    ...spans.map(({ end }) => positionAt(source.starts, end).line),
    ...related.map((each) =>
      each.in ? positionAt(lineStarts(each.in.text), each.span.end).line : 1,
    ),
  );
  const gutter = String(lastLine).length;
  const width = Math.max(leastWidth, (columns ?? defaultWidth) - gutter - 3);
  const bar = colours.blue(`${' '.repeat(gutter)} |`);

  const show = (lines: ReturnType<typeof snippet>, colour: Colours['red']): readonly string[] =>
    lines.flatMap(({ number, text, marks }) => [
      `${colours.blue(`${(number === undefined ? '' : String(number)).padStart(gutter)} |`)} ${text}`.trimEnd(),
      ...(marks === '' ? [] : [`${bar} ${colour(marks)}`]),
    ]);

  /** `= help: …`, long texts hanging under their first line. */
  const remark = (word: string, text: string): readonly string[] => {
    const head = `${' '.repeat(gutter)} = ${word}: `;
    const lines =
      columns === undefined
        ? [safeText(text)]
        : wrap(safeText(text), Math.max(leastWidth, columns - displayWidth(head)));
    return lines.map((line, index) =>
      index === 0
        ? `${' '.repeat(gutter)} ${colours.blue('=')} ${colours.bold(word)}: ${line}`
        : `${' '.repeat(displayWidth(head))}${line}`,
    );
  };

  const title = `${paint(colours.bold(`${severityWords[severity][language]}[${code}]`))}${colours.bold(`: ${safeText(message[language])}`)}`;
  return [
    `${placeOf(source, span)}: ${title}`,
    bar,
    ...show(snippet(source, span, '^', width), paint),
    ...related.flatMap((each) => {
      const within = each.in ? sourceOf({ path: each.in.name, text: each.in.text }) : source;
      return [
        ...remark(words.note[language], `${placeOf(within, each.span)}: ${each.message[language]}`),
        ...show(snippet(within, each.span, '-', width), colours.blue),
      ];
    }),
    ...(help ? remark(words.help[language], help[language]) : []),
    ...(fix
      ? [
          ...remark(words.fix[language], fix.title[language]),
          ...show(fixedLines(source, fix, width), colours.green),
        ]
      : []),
    '',
  ].join('\n');
}

/** The lines that a fix changes as they are after it, where its title does not already say what is written. */
function fixedLines(source: Source, fix: Fix, width: number): ReturnType<typeof snippet> {
  const said = fix.edits.every(
    ({ text }) => text.trim() !== '' && fix.title.vi.includes(`\`${text.trim()}\``),
  );
  if (said || fix.edits.length === 0) return [];
  const after = sourceOf({ path: source.path, text: applyEdits(source.text, fix.edits) });
  let moved = 0;
  const spans = fix.edits
    .toSorted((a, b) => a.span.start - b.span.start)
    .map(({ span, text }) => {
      const start = span.start + moved;
      moved += text.length - (span.end - span.start);
      // Space around the new text needs no mark.
      const lead = text.length - text.trimStart().length;
      return { start: start + lead, end: start + Math.max(lead, text.trimEnd().length) };
    });
  const lines = new Map<number | undefined, ReturnType<typeof snippet>[number]>();
  for (const span of spans) {
    for (const line of snippet(after, span, '~', width)) {
      const before = lines.get(line.number);
      lines.set(
        line.number,
        before ? { ...line, marks: overlaid(before.marks, line.marks) } : line,
      );
    }
  }
  return [...lines.values()].slice(0, mostFixedLines);
}

const mostFixedLines = 4;

/** Two rows of marks in one. */
const overlaid = (a: string, b: string): string =>
  Array.from(
    { length: Math.max(a.length, b.length) },
    (_, at) => (b[at] ?? ' ').trim() || (a[at] ?? ' '),
  ).join('');

/** How many findings there are, in one line. */
export function summarise(counts: {
  readonly files: number;
  readonly findings: readonly Diagnostic[];
  readonly fixable: number;
}): Localized {
  const errors = counts.findings.filter(isError).length;
  const warnings = counts.findings.length - errors;
  const files = amount(counts.files, { vi: 'tệp', en: 'file' });
  if (counts.findings.length === 0) {
    return {
      vi: `Đã kiểm tra ${files.vi}: không có lỗi.`,
      en: `Checked ${files.en}: nothing to report.`,
    };
  }
  const found = joined(
    [
      ...(errors > 0 ? [amount(errors, severityWords.error)] : []),
      ...(warnings > 0 ? [amount(warnings, severityWords.warning)] : []),
    ],
    ', ',
  );
  const fixes =
    counts.fixable === 0
      ? { vi: '', en: '' }
      : {
          vi: `; --fix sửa được ${counts.fixable} chỗ`,
          en: `; --fix can repair ${counts.fixable}`,
        };
  return {
    vi: `${found.vi} trong ${files.vi}${fixes.vi}.`,
    en: `${found.en} in ${files.en}${fixes.en}.`,
  };
}

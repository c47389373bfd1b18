import { lineStarts, positionAt, type Diagnostic, type Language, type Span } from 'barem';

/** Findings as an author reads them in one language: place, words, repair. */
export function renderFindings(
  source: string,
  diagnostics: readonly Diagnostic[],
  language: Language,
): string {
  const starts = lineStarts(source);
  const place = ({ start, end }: Span): string => {
    const [from, to] = [positionAt(starts, start), positionAt(starts, end)];
    const last = from.line === to.line ? `${to.column}` : `${to.line}:${to.column}`;
    return start === end ? `${from.line}:${from.column}` : `${from.line}:${from.column}-${last}`;
  };
  return diagnostics
    .map(({ code, severity, span, message, help, related = [], fix }) => {
      const lines = [
        `${place(span)} ${severity} ${code}`,
        `  ${message[language]}`,
        ...(help ? [`  help: ${help[language]}`] : []),
        ...related.map((each) => `  see ${place(each.span)}: ${each.message[language]}`),
        ...(fix
          ? [
              `  fix: ${fix.title[language]}`,
              ...fix.edits.map(
                (edit) =>
                  `    ${place(edit.span)} ${JSON.stringify(source.slice(edit.span.start, edit.span.end))} -> ${JSON.stringify(edit.text)}`,
              ),
            ]
          : []),
      ];
      return `${lines.join('\n')}\n`;
    })
    .join('\n');
}

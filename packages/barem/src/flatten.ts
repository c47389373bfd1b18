import { lineStarts, positionAt, type Language, type Span } from '@barem/core';
import { printText, type Comment, type Sheet } from '@barem/syntax';
import type { Loaded } from './loaded.js';

/**
 * A sheet as a reader needs it: everything that it inherits written out, so that it builds on nothing. Flattening twice
 * is flattening once. Absent where the sheet cannot be read.
 * @param origins - with a comment at every inherited part that says whose line it is
 */
export function flatten(
  loaded: Loaded,
  { origins = false }: { readonly origins?: boolean } = {},
): string | undefined {
  const { sheet, written, inherited, source, comments } = loaded;
  if (!sheet) return undefined;
  if (!written) return printText(sheet, { comments, source });
  const whole = inherited.reduce(
    (text, each) => `${text.padEnd(each.start, '\n')}${each.text}`,
    `${source}\n`,
  );
  const first = written.changes?.[0]?.span.start ?? written.span.end;
  const own = comments.filter(({ span }) => span.start < first);
  const said = origins ? originsOf(sheet, loaded) : [];
  return printText(sheet, { comments: [...own, ...said], source: whole });
}

/** A comment behind the line of every inherited part. */
function originsOf(sheet: Sheet, loaded: Loaded): readonly Comment[] {
  const { inherited, language, source } = loaded;
  const ownStarts = lineStarts(source);
  const say = words[language];
  const texts = inherited.map((each) => ({ ...each, starts: lineStarts(each.text) }));
  const parts = [
    ...(sheet.scale ? [sheet.scale] : []),
    ...(sheet.assessors ? [sheet.assessors] : []),
    ...sheet.facts,
    ...sheet.constraints,
    ...sheet.lets,
    ...sheet.sections,
    ...sheet.sections.flatMap(({ criteria }) => criteria),
    ...sheet.bonuses,
    ...sheet.penalties,
    ...sheet.ratings,
    ...sheet.caps,
    ...(sheet.quotas ?? []),
  ];
  return parts.flatMap((part) => {
    const text = textAt(part.span.start);
    if (!text) return [];
    const { line, end } = lineAt(text, part.span.start);
    const at = text.start + end;
    const changed = changesWithin(part, text).map((each) => `; ${say.changed} ${each}`);
    const said = `# ${text.name}, ${say.line} ${line}${changed.join('')}`;
    return [{ span: { start: at, end: at }, text: said }];
  });

  function textAt(offset: number): (typeof texts)[number] | undefined {
    return texts.findLast((each) => each.start <= offset);
  }

  /** Which other sheets have changed something within a part, and where. */
  function changesWithin(part: unknown, own: (typeof texts)[number]): readonly string[] {
    const places = new Map<string, number>();
    for (const { start } of spansIn(part)) {
      const text = textAt(start);
      if (text === own) continue;
      const name = text?.name ?? loaded.sheet?.id.id ?? '';
      const line = text ? lineAt(text, start).line : positionAt(ownStarts, start).line;
      places.set(name, Math.min(line, places.get(name) ?? line));
    }
    return Array.from(places, ([name, line]) => `${name}, ${say.line} ${line}`);
  }
}

interface Lined {
  readonly start: number;
  readonly text: string;
  readonly starts: readonly number[];
}

/** The line of an offset, and where it ends: right before the line break, where a remark would stand. */
function lineAt(
  { start, text, starts }: Lined,
  offset: number,
): { readonly line: number; readonly end: number } {
  const { line } = positionAt(starts, offset - start);
  const next = starts[line];
  return { line, end: next === undefined ? text.length : next - 1 };
}

/** Every span within a part of a tree. Criteria of a section are parts of their own. */
function* spansIn(value: unknown): Iterable<Span> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if (key === 'span') yield inner as Span;
    else if (key !== 'criteria') yield* spansIn(inner);
  }
}

const words: Readonly<Record<Language, { readonly line: string; readonly changed: string }>> = {
  vi: { line: 'dòng', changed: 'sửa đổi bởi' },
  en: { line: 'line', changed: 'changed by' },
};

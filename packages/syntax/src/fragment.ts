import type { Diagnostic, Language, Span } from '@barem/core';
import { deepestOffence } from './bounds.js';
import { examplesIn, unexpected } from './diagnostics.js';
import { expectationOfRule } from './expectations.js';
import type { WholeRule } from './explain.js';
import { withKeywords } from './keyword-pass.js';
import { besideSlips, lex } from './lex.js';
import { readStatement } from './read-statement.js';
import type * as tree from './tree.js';
import { wordsOf } from './words.js';

/** The parts of a sheet that the YAML form writes as strings. */
export interface Fragments {
  readonly expression: tree.Expr;
  readonly measure: tree.Expr;
  /** `undefined` for "otherwise". */
  readonly range: tree.Range<tree.NumberLiteral> | undefined;
  readonly rounding: tree.Rounding;
  readonly ratings: tree.Range<tree.Name>;
  readonly number: tree.NumberLiteral;
}

/** A fragment that was read, or what is wrong with it. */
export type ParsedFragment<T> =
  | { readonly ok: true; readonly value: T; readonly diagnostics: readonly Diagnostic[] }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/**
 * Reads a fragment of a sheet on its own.
 * @param placeOf - turns an offset in `text` into the offset in the file, for spans
 */
export function parseFragment<K extends keyof Fragments>(
  kind: K,
  text: string,
  language: Language,
  placeOf: (offset: number) => number,
): ParsedFragment<Fragments[K]> {
  const lexed = lex(text);
  const { tokens: found, diagnostics: slips } = withKeywords(text, wordsOf(lexed.tokens), language);
  const mistakes = [...besideSlips(lexed.diagnostics, slips), ...slips];
  if (mistakes.length > 0) {
    return { ok: false, diagnostics: mistakes.map((each) => moved(each, placeOf)) };
  }
  const tokens = found.map((token) => ({
    ...token,
    startOffset: placeOf(token.startOffset),
    endOffset: placeOf((token.endOffset ?? token.startOffset) + 1) - 1,
  }));
  if (tokens.length === 0) {
    const place = { start: placeOf(0), end: placeOf(text.length) };
    const expected = examplesIn(expectationOfRule(fragmentRules[kind]), language);
    return { ok: false, diagnostics: [unexpected(place, { found: undefined, expected })] };
  }
  const tooDeep = deepestOffence([{ type: undefined, tokens }], language);
  if (tooDeep) return { ok: false, diagnostics: [tooDeep] };
  const diagnostics: Diagnostic[] = [];
  const value = readStatement(tokens, fragmentRules[kind], {
    language,
    report: (diagnostic) => diagnostics.push(diagnostic),
    isUsed: () => false,
  });
  return diagnostics.length > 0
    ? { ok: false, diagnostics }
    : { ok: true, value: value as Fragments[K], diagnostics: [] };
}

const fragmentRules = {
  expression: 'expression',
  measure: 'measure',
  range: 'rangeOrRest',
  rounding: 'rounding',
  ratings: 'ratingRange',
  number: 'amount',
} as const satisfies Readonly<Record<keyof Fragments, WholeRule>>;

function moved(diagnostic: Diagnostic, placeOf: (offset: number) => number): Diagnostic {
  const move = ({ start, end }: Span): Span => ({ start: placeOf(start), end: placeOf(end) });
  const { fix } = diagnostic;
  const edits = fix?.edits.map(({ span, text }) => ({ span: move(span), text }));
  return {
    ...diagnostic,
    span: move(diagnostic.span),
    ...(fix && edits && { fix: { ...fix, edits } }),
  };
}

import type { IToken } from 'chevrotain';
import { explain, type Reading, type WholeRule } from './explain.js';
import { StatementParser } from './grammar.js';
import { startsLine } from './statements.js';

/** What a rule gives. */
export type ValueOf<R extends WholeRule> = ReturnType<StatementParser[R]>;

let shared: StatementParser | undefined;

/** Built on first use: building costs more than parsing a sheet. */
const parser = (): StatementParser => (shared ??= new StatementParser());

/** Mistakes looked for in one statement, each on a line of its own. */
const mistakesPerStatement = 20;

/**
 * Reads one statement. After a mistake its line is left out, with the lines indented beneath it, and the rest is read
 * again, to find mistakes on other lines; what does not fit right behind such a gap is a consequence of it.
 */
export function readStatement<R extends WholeRule>(
  tokens: readonly IToken[],
  rule: R,
  reading: Reading,
): ValueOf<R> | undefined {
  const { language, report } = reading;
  const reported = new Set<number>();
  let rest = tokens;
  let gap: number | undefined;
  for (let attempt = 0; attempt < mistakesPerStatement; attempt += 1) {
    const from = parser();
    from.begin(rest, language);
    const value = from[rule]() as ValueOf<R>;
    for (const finding of from.reported()) {
      if (!reported.has(finding.span.start)) report(finding);
      reported.add(finding.span.start);
    }
    const error = from.errors[0];
    if (error === undefined) return attempt === 0 ? value : undefined;
    const found = isEnd(error.token) ? rest.length : rest.indexOf(error.token);
    let culprit = rest[found];
    if (found !== gap) {
      const finding = explain(error, { rule, found, tokens: rest }, reading);
      if (!reported.has(finding.span.start)) report(finding);
      reported.add(finding.span.start);
      culprit = rest.findLast(({ startOffset }) => startOffset <= finding.span.start);
    }
    const line = culprit?.startLine;
    if (line === undefined || line === tokens[0]?.startLine) return undefined;
    gap = rest.findIndex(({ startLine }) => startLine === line);
    rest = rest.toSpliced(gap, lengthOfPart(rest, gap));
  }
  return undefined;
}

const isEnd = (token: IToken): boolean => Number.isNaN(token.startOffset);

/** How many tokens from `start` on stand on its line and on the lines indented beneath it. */
function lengthOfPart(tokens: readonly IToken[], start: number): number {
  const column = tokens[start]?.startColumn ?? 0;
  const line = tokens[start]?.startLine;
  const isBeyond = (token: IToken, index: number): boolean =>
    index > start &&
    token.startLine !== line &&
    startsLine(tokens, index) &&
    (token.startColumn ?? 0) <= column;
  const end = tokens.findIndex(isBeyond);
  return (end < 0 ? tokens.length : end) - start;
}

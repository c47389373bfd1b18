import type { IToken, TokenType } from 'chevrotain';
import { keywordTokens as K, Comma } from './tokens.js';

/** The statements that a file consists of, by the keyword that begins them. */
export const statementTypes = [
  'Sheet',
  'Facts',
  'Constraints',
  'Let',
  'Section',
  'Criterion',
  'Bonuses',
  'Penalties',
  'Ratings',
  'Caps',
  'Example',
] as const;

export type StatementType = (typeof statementTypes)[number];

/** One statement: its keyword and everything up to the next. `undefined` begins no statement. */
export interface Statement {
  readonly type: StatementType | undefined;
  readonly tokens: readonly IToken[];
}

/** Splits a token list before every keyword that begins a statement. */
export function splitStatements(tokens: readonly IToken[]): readonly Statement[] {
  const statements: { type: StatementType | undefined; tokens: IToken[] }[] = [];
  tokens.forEach((token, index) => {
    const type = isResultRating(tokens, index) ? undefined : statementType(token);
    const current = statements.at(-1);
    if (type !== undefined || current === undefined) statements.push({ type, tokens: [token] });
    else current.tokens.push(token);
  });
  return statements;
}

/** In Vietnamese `xếp loại` begins the ratings, and names the rating in `kết quả …, xếp loại …`. */
function isResultRating(tokens: readonly IToken[], index: number): boolean {
  const before = tokens[index - 1];
  return before !== undefined && (before.tokenType === Comma || isA(before, K.Result));
}

const statementType = (token: IToken): StatementType | undefined =>
  statementTypes.find((type) => isA(token, K[type]));

/** Whether a token is of a type or of a type with several meanings, this one among them. */
export const isA = (token: IToken, type: TokenType): boolean =>
  token.tokenType === type || (token.tokenType.CATEGORIES?.includes(type) ?? false);

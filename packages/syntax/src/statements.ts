import type { IToken, TokenType } from 'chevrotain';
import type { Span } from '@barem/core';
import {
  Close,
  Comma,
  keywordTokens as K,
  NumberText,
  Percent,
  QuotedName,
  QuotedText,
  vocabulary,
  Word,
} from './tokens.js';

/** The statements that a file consists of, by the keyword that begins them. */
export const statementTypes = [
  'Sheet',
  'RollUp',
  'Assessors',
  'Facts',
  'Constraints',
  'Let',
  'Section',
  'Criterion',
  'Bonuses',
  'Penalties',
  'Ratings',
  'Caps',
  'Quotas',
  'Example',
  'Amend',
  'Add',
  'Replace',
  'Remove',
  'Move',
  'Renumber',
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
    const current = statements.at(-1);
    const type = typesByToken.get(token.tokenType);
    const begins =
      !isNamedByChange(tokens[index - 1]) &&
      ((type === 'Ratings' && !isResultRating(tokens, index, current?.type)) ||
        ((type === 'Sheet' || type === 'RollUp') && startsLine(tokens, index)) ||
        (type !== undefined && type !== 'Ratings' && type !== 'Sheet' && type !== 'RollUp'));
    if (current === undefined || begins) statements.push({ type, tokens: [token] });
    else current.tokens.push(token);
  });
  return statements;
}

/** `sửa đổi tiêu chí I.2`, `vào mục I`: behind such a keyword another one says what is spoken of, and begins nothing. */
const isNamedByChange = (before: IToken | undefined): boolean =>
  before !== undefined &&
  [K.Amend, K.Remove, K.Move, K.Renumber, K.Into].includes(before.tokenType);

/** In Vietnamese `xếp loại` begins the ratings, and names the rating in `kết quả …, xếp loại …`. */
function isResultRating(
  tokens: readonly IToken[],
  index: number,
  current: StatementType | undefined,
): boolean {
  const name = tokens[index + 1];
  const isNamed = name !== undefined && tokens[index + 2]?.tokenType !== QuotedText;
  const follows = !startsLine(tokens, index + 1) || tokens[index - 1]?.tokenType === Comma;
  return current === 'Example' && isNamed && follows;
}

/** Whether the token at `index` is the first on its line. */
export const startsLine = (tokens: readonly IToken[], index: number): boolean =>
  tokens[index - 1]?.startLine !== tokens[index]?.startLine;

/** Whether a token is of a type or of a type with several meanings, this one among them. */
export const isA = (token: IToken, type: TokenType): boolean =>
  token.tokenType === type || (token.tokenType.CATEGORIES?.includes(type) ?? false);

const typesByToken: ReadonlyMap<TokenType, StatementType> = new Map(
  vocabulary.flatMap((tokenType) =>
    statementTypes
      .filter((type) => tokenType === K[type] || tokenType.CATEGORIES?.includes(K[type]))
      .map((type) => [tokenType, type] as const),
  ),
);

/** Whether an operand may end with this token; a comma counts, since it ends a clause. */
export const endsOperand = (token: IToken): boolean => operandEnds.some((type) => isA(token, type));

const operandEnds: readonly TokenType[] = [
  Word,
  QuotedName,
  NumberText,
  Percent,
  Close,
  Comma,
  K.Yes,
  K.No,
  K.Met,
  K.NotMet,
  K.OrMore,
];

/** The place of a token in the text; the start of the text where there is none. */
export function spanOf(token: IToken | undefined): Span {
  if (token === undefined) return { start: 0, end: 0 };
  return { start: token.startOffset, end: (token.endOffset ?? token.startOffset) + 1 };
}

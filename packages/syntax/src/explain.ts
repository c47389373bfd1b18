import type { IRecognitionException, IToken, TokenType } from 'chevrotain';
import type { Diagnostic, Language, Localized, Span } from '@barem/core';
import { examplesIn, keywordAsName, nameWithSpaces, unexpected } from './diagnostics.js';
import { aComma, expectationAfter, expectationOf } from './expectations.js';
import { isKeyword, keyword } from './keywords/index.js';
import type { Report } from './literals.js';
import { isA, spanOf, startsLine } from './statements.js';
import { Close, Comma, Equals, keywordTokens as K, QuotedText, Word } from './tokens.js';

/** The rules of the grammar that stand for a whole statement or fragment. */
export type WholeRule =
  | 'head'
  | 'rollUpHead'
  | 'assessors'
  | 'facts'
  | 'constraints'
  | 'binding'
  | 'sectionHead'
  | 'bonuses'
  | 'penalties'
  | 'criterion'
  | 'ratings'
  | 'caps'
  | 'quotas'
  | 'example'
  | 'add'
  | 'replace'
  | 'remove'
  | 'move'
  | 'renumber'
  | 'amend'
  | 'expression'
  | 'measure'
  | 'rangeOrRest'
  | 'rounding'
  | 'amount'
  | 'ratingRange';

/** What all statements of one text share while they are read. */
export interface Reading {
  readonly language: Language;
  readonly report: Report;
  /** Whether the text uses `word`, as it stands, for a name. */
  readonly isUsed: (word: string) => boolean;
}

/** Where the grammar stopped while it read by `rule`: at the index `found`, which may be behind the last token. */
interface Stop {
  readonly rule: WholeRule;
  readonly found: number;
  readonly tokens: readonly IToken[];
}

/** Says what is wrong where the grammar stopped. */
export function explain(
  error: IRecognitionException,
  stop: Stop,
  { language, isUsed }: Reading,
): Diagnostic {
  const { rule, found, tokens } = stop;
  const culprit = culpritOf(error, stop);
  const token = tokens[culprit];
  const expected = examplesIn(expectationOf(error, rule), language);
  const spaced = spacedName(error, stop, isUsed);
  if (spaced) return spaced;
  if (isStray(error, stop)) {
    const stray = tokens[found - 1];
    return unexpected(spanOf(stray), {
      found: stray?.image,
      expected: examplesIn(expectationAfter(rule), language),
    });
  }
  if (token === undefined || culprit !== found) {
    const isPoints = error.message === K.Points.name;
    return missing(token, expected, isPoints ? ` ${keyword('Points', language)}` : undefined);
  }
  if (isNameDue(error, tokens[found + 1]) && isKeyword(token.image, language)) {
    return keywordAsName(spanOf(token), { word: token.image });
  }
  if (isCommaMissing(error, stop)) return missing(tokens[found - 1], aComma, ',');
  return unexpected(spanOf(token), { found: token.image, expected });
}

/** Rules whose parts begin lines: what does not fit there is itself to blame, not the line before. */
const rulesOfLines: ReadonlySet<string> = new Set([
  'measured',
  'rangeOrRest',
  'levels',
  'band',
  'facts',
  'ratings',
  'caps',
  'quotas',
]);

/**
 * The index of the token to blame. At the end of a statement, or where the next line has begun, that is the last one
 * before, after which something is missing.
 */
function culpritOf({ name, context }: IRecognitionException, { found, tokens }: Stop): number {
  if (found >= tokens.length) return tokens.length - 1;
  if (found === 0 || !startsLine(tokens, found)) return found;
  const hasBegun = name === 'MismatchedTokenException' || name === 'NoViableAltException';
  return hasBegun && !rulesOfLines.has(context.ruleStack.at(-1) ?? '') ? found - 1 : found;
}

/** Parts of a list that begin with a name and a title. */
const titledParts: ReadonlySet<string> = new Set(['fact', 'level', 'rating']);

/** `kém "Kém" ít hơn 90`: a word in the middle of a line was read as the name of the next part, and no title follows. */
function isStray({ message, context }: IRecognitionException, { found, tokens }: Stop): boolean {
  const isTitleDue = message === QuotedText.name && titledParts.has(context.ruleStack.at(-2) ?? '');
  return isTitleDue && found > 2 && !startsLine(tokens, found - 1);
}

/** Something is missing behind `token`; `repair` is the text that must stand there, when only one text can. */
function missing(
  token: IToken | undefined,
  expected: Localized,
  repair: string | undefined,
): Diagnostic {
  const { end } = spanOf(token);
  const span: Span = { start: end, end };
  const args = { found: undefined, expected };
  if (repair === undefined) return unexpected(span, args);
  const title = { vi: `Thêm \`${repair.trim()}\``, en: `Add \`${repair.trim()}\`` };
  return unexpected(span, args, { fix: { title, edits: [{ span, text: repair }] } });
}

/** Keywords of parts that a comma stands before, each with a keyword that such a part follows. */
const partsAfterComma: readonly (readonly [TokenType, TokenType])[] = [
  [K.Step, K.Scale],
  [K.LowerIsBetter, K.Scale],
  [K.AtMost, K.Each],
  [K.EachFurther, K.By],
  [K.AtMost, K.EachFurther],
  [K.ProRata, K.EachFurther],
];

function isCommaMissing(
  { name, message }: IRecognitionException,
  { found, tokens }: Stop,
): boolean {
  const token = tokens[found];
  const isDue = name === 'NotAllInputParsedException' || message === Comma.name;
  if (token === undefined || !isDue) return false;
  const before = tokens.slice(0, found);
  return partsAfterComma.some(
    ([part, leader]) => isA(token, part) && before.some((each) => isA(each, leader)),
  );
}

/** Whether a keyword stands for a name: one was due, and what follows is what follows names. */
function isNameDue({ context }: IRecognitionException, next: IToken | undefined): boolean {
  if (next === undefined) return false;
  const rule = context.ruleStack.at(-1) ?? '';
  if (next.tokenType === QuotedText) return true;
  const isName = rule === 'name' || rule === 'number';
  return isName && [Equals, Close, K.When].some((type) => isA(next, type));
}

/** Words that stand for names and answers but may also begin a name that is written with spaces. */
const wordsOfNames: readonly TokenType[] = [Word, K.Yes, K.No, K.Met, K.NotMet];

/** `tỷ lệ` for `tỷ_lệ`: words where one name is due, or where joining them gives a name of the text. */
function spacedName(
  { message }: IRecognitionException,
  { found, tokens }: Stop,
  isUsed: Reading['isUsed'],
): Diagnostic | undefined {
  const isWord = (index: number, types: readonly TokenType[]): boolean => {
    const token = tokens[index];
    return token !== undefined && types.some((type) => isA(token, type));
  };
  let end = found;
  while (isWord(end, [Word]) && (end === found || !startsLine(tokens, end))) end += 1;
  let start = end;
  while (isWord(start - 1, wordsOfNames) && (start === end || !startsLine(tokens, start)))
    start -= 1;
  const words = tokens.slice(start, end);
  const [first, last] = [words[0], words.at(-1)];
  if (words.length < 2 || first === undefined || last === undefined) return undefined;
  const repair = words.map(({ image }) => image.replace(/\s+/g, '_')).join('_');
  const next = tokens[end];
  const isDeclared =
    next?.tokenType.name === message && [QuotedText, Equals].includes(next.tokenType);
  if (!isDeclared && !isUsed(repair)) return undefined;
  const span = { start: spanOf(first).start, end: spanOf(last).end };
  const written = words.map(({ image }) => image).join(' ');
  const title = { vi: `Sửa thành \`${repair}\``, en: `Change to \`${repair}\`` };
  const fix = { title, edits: [{ span, text: repair }] };
  return nameWithSpaces(span, { found: written, repair }, { fix });
}

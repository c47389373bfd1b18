import type { IRecognitionException, IToken, ParserMethod } from 'chevrotain';
import { inSourceOrder, limits, type Diagnostic, type Language, type Localized, type Span } from '@barem/core';
import {
  keywordAsName,
  notASheet,
  notYet,
  tooLong,
  tooManyDeclarations,
  tooManyTokens,
  tooNested,
  unexpected,
} from './diagnostics.js';
import { expectationOfRule, expectationOfToken } from './expectations.js';
import { StatementParser, type Head } from './grammar.js';
import { isKeyword } from './keywords/index.js';
import { languageOf, withKeywords } from './keyword-pass.js';
import { lex } from './lex.js';
import { isA, splitStatements, type Statement, type StatementType } from './statements.js';
import { Close, keywordTokens as K, Minus, Open, QuotedText } from './tokens.js';
import type * as tree from './tree.js';

/** A comment with its place, so that formatting can keep it. */
export interface Comment {
  readonly span: Span;
  /** As written, with the `#`. */
  readonly text: string;
}

/** What reading a text gives. `sheet` is absent when the text has mistakes of syntax. */
export interface Parsed {
  readonly sheet?: tree.Sheet;
  readonly language: Language;
  readonly comments: readonly Comment[];
  readonly diagnostics: readonly Diagnostic[];
}

let shared: StatementParser | undefined;
/** Built on first use: building costs more than parsing a sheet. */
const parser = (): StatementParser => (shared ??= new StatementParser());

/**
 * Reads a sheet in the text form, in the language of its first keyword. Never throws: every mistake of syntax is
 * reported once, with the place in `source` as it is.
 */
export function parseText(source: string): Parsed {
  if (source.length > limits.sourceLength) {
    const args = { length: source.length, limit: limits.sourceLength };
    const diagnostics = [tooLong({ start: 0, end: 0 }, args)];
    return { language: 'vi', comments: [], diagnostics };
  }
  const lexed = lex(source);
  const language = languageOf(lexed.tokens);
  const { tokens, diagnostics: slips } = withKeywords(source, lexed.tokens, language);
  const comments = lexed.comments.map((token) => ({ span: spanOf(token), text: token.image.trimEnd() }));
  const before = [...lexed.diagnostics, ...slips];
  const finish = (sheet: tree.Sheet | undefined, found: readonly Diagnostic[]): Parsed => {
    const diagnostics = inSourceOrder([...before, ...withoutEchoes(source, found, before)]);
    const usable = sheet !== undefined && diagnostics.length === 0;
    return { ...(usable && { sheet }), language, comments, diagnostics };
  };

  const first = tokens[0];
  if (first === undefined || !isA(first, K.Sheet)) {
    const found = [...lexed.diagnostics, noSheet(first)];
    return { language, comments, diagnostics: inSourceOrder(found) };
  }
  const tooDeep = deepestOffence(tokens);
  if (tooDeep) return finish(undefined, [tooDeep]);
  const found: Diagnostic[] = [];
  const sheet = assemble(splitStatements(tokens), language, (diagnostic) => found.push(diagnostic));
  return finish(sheet, found);
}

function noSheet(first: IToken | undefined): Diagnostic {
  if (first === undefined) return notASheet({ start: 0, end: 0 }, { found: undefined });
  if (isA(first, K.RollUp)) {
    return notYet(spanOf(first), { what: { vi: 'tệp tổng hợp', en: 'roll-ups' } });
  }
  return notASheet(spanOf(first), { found: first.image });
}

/** A mistake already reported on a line explains whatever else the grammar says of that line. */
function withoutEchoes(
  source: string,
  found: readonly Diagnostic[],
  before: readonly Diagnostic[],
): readonly Diagnostic[] {
  const lineOf = ({ span }: Diagnostic): number => source.slice(0, span.start).split(/\r\n|\n|\r/).length;
  const explained = new Set(before.map(lineOf));
  return found.filter((diagnostic) => !explained.has(lineOf(diagnostic)));
}

// ── From statements to a sheet ───────────────────────────────────────────────────────────────────

type Report = (diagnostic: Diagnostic) => void;

/** Parses each statement on its own, so that a mistake in one hides nothing in another. */
function assemble(
  statements: readonly Statement[],
  language: Language,
  report: Report,
): tree.Sheet | undefined {
  let head: Head | undefined;
  const facts: tree.Fact[] = [];
  const constraints: tree.Constraint[] = [];
  const lets: tree.Let[] = [];
  const sections: { section: tree.Section; criteria: tree.Criterion[] }[] = [];
  const bonuses: tree.Criterion[] = [];
  const penalties: tree.Criterion[] = [];
  const ratings: tree.Rating[] = [];
  const caps: tree.Cap[] = [];
  const examples: tree.Example[] = [];
  /** Where criteria go: the section or block begun last. */
  let criteria: tree.Criterion[] | undefined;

  for (const { type, tokens } of statements) {
    const read = <T>(rule: (from: StatementParser) => ParserMethod<[], T>): T | undefined =>
      parseStatement(tokens, language, rule, report);
    switch (type) {
      case 'Sheet':
        if (head) report(unexpected(spanOf(tokens[0]), { found: tokens[0]?.image, expected: oneSheet }));
        else head = read((from) => from.head);
        break;
      case 'Facts':
        facts.push(...(read((from) => from.facts) ?? []));
        break;
      case 'Constraints':
        constraints.push(...(read((from) => from.constraints) ?? []));
        break;
      case 'Let':
        lets.push(...optional(read((from) => from.binding)));
        break;
      case 'Section': {
        const section = read((from) => from.sectionHead);
        criteria = [];
        if (section) sections.push({ section, criteria });
        break;
      }
      case 'Bonuses':
        read((from) => from.bonuses);
        criteria = bonuses;
        break;
      case 'Penalties':
        read((from) => from.penalties);
        criteria = penalties;
        break;
      case 'Criterion': {
        const criterion = read((from) => from.criterion);
        if (criteria === undefined) {
          report(unexpected(spanOf(tokens[0]), { found: tokens[0]?.image, expected: sectionFirst }));
        } else criteria.push(...optional(criterion));
        break;
      }
      case 'Ratings':
        ratings.push(...(read((from) => from.ratings) ?? []));
        break;
      case 'Caps':
        caps.push(...(read((from) => from.caps) ?? []));
        break;
      case 'Example':
        examples.push(...optional(read((from) => from.example)));
        break;
      case undefined:
        report(unexpected(spanOf(tokens[0]), { found: tokens[0]?.image, expected: expectationOfRule('head') }));
    }
  }
  const last = statements.at(-1)?.tokens.at(-1);
  if (!head || !last) return undefined;
  const sheet: tree.Sheet = {
    kind: 'sheet',
    span: { start: spanOf(statements[0]?.tokens[0]).start, end: spanOf(last).end },
    language,
    id: head.id,
    title: head.title,
    ...sheetClauses(head, report),
    facts,
    constraints,
    lets,
    sections: sections.map(({ section, criteria: own }) => ({ ...section, span: sectionSpan(section, own), criteria: own })),
    bonuses,
    penalties,
    ratings,
    caps,
    examples,
  };
  reportSize(sheet, report);
  return sheet;
}

const oneSheet = { vi: 'chỉ một biểu trong một tệp', en: 'only one sheet in a file' };
const sectionFirst = {
  vi: '`mục`, `điểm thưởng` hoặc `điểm trừ` đứng trước tiêu chí',
  en: '`section`, `bonuses` or `penalties` before the criterion',
};

const optional = <T>(value: T | undefined): readonly T[] => (value === undefined ? [] : [value]);

function sectionSpan(section: tree.Section, criteria: readonly tree.Criterion[]): Span {
  return { start: section.span.start, end: criteria.at(-1)?.span.end ?? section.span.end };
}

function sheetClauses(
  head: Head,
  report: Report,
): Pick<tree.Sheet, 'annotations' | 'effective' | 'scale'> {
  const before = parser().reported().length;
  const { annotations, effective, scale } = parser().sorted(head.clauses);
  for (const diagnostic of parser().reported().slice(before)) report(diagnostic);
  return { annotations, ...(effective && { effective }), ...(scale && { scale }) };
}

function reportSize(sheet: tree.Sheet, report: Report): void {
  const criteria = [...sheet.sections.flatMap((section) => section.criteria), ...sheet.bonuses, ...sheet.penalties];
  const parts = criteria.map(({ scoring }) =>
    scoring.kind === 'levels' ? scoring.levels.length : scoring.kind === 'bands' ? scoring.bands.length : 0,
  );
  const lists = [sheet.facts, sheet.constraints, sheet.lets, sheet.sections, criteria, sheet.ratings, sheet.caps, sheet.examples];
  const count = [...lists.map(({ length }) => length), ...parts].reduce((total, next) => total + next, 0);
  if (count > limits.declarations) {
    report(tooManyDeclarations(sheet.id.span, { count, limit: limits.declarations }));
  }
}

// ── One statement ────────────────────────────────────────────────────────────────────────────────

/** Mistakes looked for in one statement, each on a line of its own. */
const mistakesPerStatement = 20;

/**
 * Parses one statement. After a mistake the line that holds it is left out and the rest is parsed again, to find
 * mistakes on other lines; a mistake on the very next line is a consequence of the gap and is not reported.
 */
function parseStatement<T>(
  tokens: readonly IToken[],
  language: Language,
  rule: (from: StatementParser) => ParserMethod<[], T>,
  report: Report,
): T | undefined {
  let rest = [...tokens];
  let gapLine: number | undefined;
  let result: T | undefined;
  for (let mistakes = 0; mistakes < mistakesPerStatement; mistakes += 1) {
    const from = parser();
    from.begin(rest, language);
    result = rule(from).call(from);
    const error = from.errors[0];
    if (mistakes === 0) for (const diagnostic of from.reported()) report(diagnostic);
    if (error === undefined) return mistakes === 0 ? result : undefined;
    const token = offending(error, rest);
    const missing = token !== error.token;
    const line = token.startLine ?? 0;
    const atEnd = isEnd(error.token);
    const consequence = gapLine !== undefined && (atEnd || (error.token.startLine ?? 0) === nextLine(tokens, gapLine));
    if (!consequence) report(missing ? explainMissing(error, token) : explain(error, token, rest, language));
    if (atEnd || line === tokens[0]?.startLine) return undefined;
    rest = rest.filter((other) => other.startLine !== line);
    gapLine = line;
  }
  return undefined;
}

const isEnd = (token: IToken): boolean => Number.isNaN(token.startOffset);

/** Rules whose parts begin lines: what does not fit there is itself to blame, not the line before. */
const rulesOfLines: ReadonlySet<string> = new Set(['measured', 'rangeOrRest', 'levels', 'band', 'facts', 'ratings', 'caps']);

/**
 * The token to blame. At the end of a statement, or where the next line has begun, that is the last one before,
 * after which something is missing.
 */
function offending(error: IRecognitionException, tokens: readonly IToken[]): IToken {
  if (isEnd(error.token)) return tokens.at(-1) ?? error.token;
  const before = tokens[tokens.indexOf(error.token) - 1];
  if (before === undefined || before.startLine === error.token.startLine) return error.token;
  const rule = error.context.ruleStack.at(-1) ?? '';
  const begun = error.name === 'MismatchedTokenException' || error.name === 'NoViableAltException';
  return begun && !rulesOfLines.has(rule) ? before : error.token;
}

const nextLine = (tokens: readonly IToken[], line: number): number | undefined =>
  tokens.find((token) => (token.startLine ?? 0) > line)?.startLine;

function explainMissing(error: IRecognitionException, before: IToken): Diagnostic {
  const { end } = spanOf(before);
  return unexpected({ start: end, end }, { found: undefined, expected: expectationOf(error) });
}

function explain(
  error: IRecognitionException,
  token: IToken,
  tokens: readonly IToken[],
  language: Language,
): Diagnostic {
  const rule = error.context.ruleStack.at(-1) ?? '';
  const nameIsDue = rule === 'name' || rule === 'number' || tokens[tokens.indexOf(token) + 1]?.tokenType === QuotedText;
  if (nameIsDue && isKeyword(token.image, language)) return keywordAsName(spanOf(token), { word: token.image });
  return unexpected(spanOf(token), { found: token.image, expected: expectationOf(error) });
}

function expectationOf(error: IRecognitionException): Localized {
  if (error.name === 'MismatchedTokenException') {
    const name = /--> (\w+) <--/.exec(error.message)?.[1];
    if (name !== undefined) return expectationOfToken(name);
  }
  return expectationOfRule(error.context.ruleStack.at(-1) ?? '');
}

// ── Limits ───────────────────────────────────────────────────────────────────────────────────────

/** Finds the statement that is nested too deep or too long for the recursive parser, before it is called. */
function deepestOffence(tokens: readonly IToken[]): Diagnostic | undefined {
  for (const { type, tokens: words } of splitStatements(tokens)) {
    let depth = 0;
    let prefixes = 0;
    let conditions = 0;
    let run = 0;
    for (const token of words) {
      if (token.tokenType === Open) depth += 1;
      else if (token.tokenType === Close) depth = Math.max(0, depth - 1);
      prefixes = token.tokenType === Minus || isA(token, K.Not) ? prefixes + 1 : 0;
      if (isA(token, K.If)) conditions += 1;
      run = endsExpression(type, token) ? 0 : run + 1;
      if (run === 0) conditions = 0;
      if (depth > limits.nesting || prefixes > limits.nesting || conditions > limits.nesting) {
        return tooNested(spanOf(token), { limit: limits.nesting });
      }
      if (run > limits.expressionTokens) return tooManyTokens(spanOf(token), { limit: limits.expressionTokens });
    }
  }
  return undefined;
}

/** Lists of short items may be long; only a single expression may not. */
function endsExpression(type: StatementType | undefined, token: IToken): boolean {
  if (type === 'Example') return true;
  return token.tokenType.name === 'QuotedText' || isA(token, K.Points) || isA(token, K.Requires);
}

// ── Fragments ────────────────────────────────────────────────────────────────────────────────────

/** The parts of a sheet that the YAML form writes as strings. */
export interface Fragments {
  readonly expression: tree.Expr;
  readonly measure: tree.Expr;
  /** `undefined` for "otherwise". */
  readonly range: tree.Range<tree.NumberLiteral> | undefined;
  readonly rounding: tree.Rounding;
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
  const { tokens: found, diagnostics: slips } = withKeywords(text, lexed.tokens, language);
  const tokens = found.map((token) => ({
    ...token,
    startOffset: placeOf(token.startOffset),
    endOffset: placeOf((token.endOffset ?? token.startOffset) + 1) - 1,
  }));
  const diagnostics = [...lexed.diagnostics, ...slips].map((diagnostic) => moved(diagnostic, placeOf));
  if (diagnostics.length > 0) return { ok: false, diagnostics };
  const end = placeOf(text.length);
  if (tokens.length === 0) {
    const place = { start: placeOf(0), end };
    return { ok: false, diagnostics: [unexpected(place, { found: undefined, expected: expectationOfRule('expression') })] };
  }
  const tooDeep = deepestOffence(tokens);
  if (tooDeep) return { ok: false, diagnostics: [tooDeep] };
  const reports: Diagnostic[] = [];
  const from = parser();
  from.begin(tokens, language);
  const value = fragmentRules[kind](from).call(from) as Fragments[K];
  const error = from.errors[0];
  reports.push(...from.reported());
  if (error) {
    const token = offending(error, tokens);
    reports.push(token === error.token ? explain(error, token, tokens, language) : explainMissing(error, token));
  }
  return reports.length > 0 ? { ok: false, diagnostics: reports } : { ok: true, value, diagnostics: [] };
}

const fragmentRules: { readonly [K in keyof Fragments]: (from: StatementParser) => ParserMethod<[], Fragments[K]> } = {
  expression: (from) => from.expression,
  measure: (from) => from.measure,
  range: (from) => from.rangeOrRest,
  rounding: (from) => from.rounding,
  number: (from) => from.amount,
};

function moved(diagnostic: Diagnostic, placeOf: (offset: number) => number): Diagnostic {
  const move = ({ start, end }: Span): Span => ({ start: placeOf(start), end: placeOf(end) });
  const { fix } = diagnostic;
  return {
    ...diagnostic,
    span: move(diagnostic.span),
    ...(fix && { fix: { ...fix, edits: fix.edits.map(({ span, text }) => ({ span: move(span), text })) } }),
  };
}

function spanOf(token: IToken | undefined): Span {
  if (token === undefined) return { start: 0, end: 0 };
  return { start: token.startOffset, end: (token.endOffset ?? token.startOffset) + 1 };
}

import type { IToken } from 'chevrotain';
import { limits, type Diagnostic, type Language } from '@barem/core';
import { tooManyDeclarations, tooManyTokens, tooNested } from './diagnostics.js';
import { isA, spanOf, type Statement, type StatementType } from './statements.js';
import { Close, keywordTokens as K, Minus, Open, QuotedText } from './tokens.js';
import type * as tree from './tree.js';

/** The first place where a statement is nested too deep or too long for the recursive parser, which must not be called then. */
export function deepestOffence(
  statements: readonly Statement[],
  language: Language,
): Diagnostic | undefined {
  for (const { type, tokens } of statements) {
    let depth = 0;
    let prefixes = 0;
    let conditions = 0;
    let length = 0;
    for (const [index, token] of tokens.entries()) {
      if (endsExpression(type, token, tokens[index + 1])) [depth, conditions, length] = [0, 0, 0];
      else length += 1;
      if (token.tokenType === Open) depth += 1;
      else if (token.tokenType === Close) depth = Math.max(0, depth - 1);
      prefixes = token.tokenType === Minus || isA(token, K.Not) ? prefixes + 1 : 0;
      if (isA(token, K.If)) conditions += 1;
      if (Math.max(depth, prefixes, conditions) > limits.nesting) {
        return tooNested(spanOf(token), { limit: limits.nesting, language });
      }
      if (length > limits.expressionTokens) {
        return tooManyTokens(spanOf(token), { limit: limits.expressionTokens, language });
      }
    }
  }
  return undefined;
}

/** Lists of short items may be long; only a single expression may not. `điểm(I.1)` is part of one, `5 điểm` is not. */
function endsExpression(
  type: StatementType | undefined,
  token: IToken,
  next: IToken | undefined,
): boolean {
  if (type === 'Example') return token.tokenType !== Open;
  if (isA(token, K.Points)) return next?.tokenType !== Open;
  return (
    token.tokenType === QuotedText ||
    isA(token, K.Requires) ||
    isA(token, K.CapTo) ||
    isA(token, K.FloorTo) ||
    isA(token, K.RankedBy)
  );
}

/** A sheet that declares more than any sheet may. */
export function sizeOffence(sheet: tree.Sheet): Diagnostic | undefined {
  const { constraints, lets, bonuses, penalties, caps, examples, changes = [] } = sheet;
  const written = changes.flatMap((each) => ('items' in each ? each.items : []));
  const among = <K extends tree.Item['kind']>(kind: K): readonly (tree.Item & { kind: K })[] =>
    written.filter((item): item is tree.Item & { kind: K } => item.kind === kind);
  const facts = [...sheet.facts, ...among('fact')];
  const sections = [...sheet.sections, ...among('section')];
  const ratings = [...sheet.ratings, ...among('rating')];
  const quotas = [...(sheet.quotas ?? []), ...among('quota')];
  const criteria = [
    ...sections.flatMap((section) => section.criteria),
    ...bonuses,
    ...penalties,
    ...among('criterion'),
  ];
  const lists = [
    facts,
    constraints,
    lets,
    sections,
    criteria,
    ratings,
    caps,
    quotas,
    examples,
    changes,
    written,
  ];
  const parts = [
    ...facts.map(({ type }) => (type.kind === 'choice' ? type.options : [])),
    ...criteria.map(({ scoring }) => partsOf(scoring)),
    ...ratings.map(({ requirements }) => requirements),
    ...quotas.map(({ ranking }) => ranking),
    sheet.rollUp?.series ?? [],
    sheet.rollUp?.declarations ?? [],
  ];
  let count = 0;
  for (const { length } of [...lists, ...parts]) count += length;
  const limit = limits.declarations;
  return count > limit ? tooManyDeclarations(sheet.id.span, { count, limit }) : undefined;
}

function partsOf(scoring: tree.Scoring): readonly unknown[] {
  if (scoring.kind === 'levels') return scoring.levels;
  return scoring.kind === 'bands' ? scoring.bands : [];
}

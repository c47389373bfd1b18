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
  const { changes = [], rollUp } = sheet;
  const own: readonly tree.Item[] = [
    ...sheet.facts,
    ...sheet.constraints,
    ...sheet.lets,
    ...sheet.sections,
    ...sheet.bonuses,
    ...sheet.penalties,
    ...sheet.ratings,
    ...sheet.caps,
    ...(sheet.quotas ?? []),
  ];
  let count = sheet.examples.length + changes.length;
  count += sheet.assessors?.members.length ?? 0;
  count += (rollUp?.series.length ?? 0) + (rollUp?.declarations.length ?? 0);
  for (const item of own) count += sizeOf(item);
  for (const change of changes) count += sizeOfChange(change);
  const limit = limits.declarations;
  return count > limit ? tooManyDeclarations(sheet.id.span, { count, limit }) : undefined;
}

/** How much an item declares: itself, and what stands in it. */
function sizeOf(item: tree.Item): number {
  switch (item.kind) {
    case 'fact':
      return 1 + sizeOfType(item.type);
    case 'section': {
      let size = 1;
      for (const criterion of item.criteria) size += sizeOf(criterion);
      return size;
    }
    case 'criterion':
      return 1 + partsOf(item.scoring).length;
    case 'rating':
      return 1 + item.requirements.length;
    case 'quota':
      return 1 + item.ranking.length;
    case 'constraint':
    case 'let':
    case 'cap':
    case 'floor':
      return 1;
  }
}

const sizeOfType = (type: tree.FactType): number =>
  type.kind === 'choice' ? type.options.length : 0;

/** How much a change declares beside itself. */
function sizeOfChange(change: tree.Change): number {
  if (change.kind === 'add' || change.kind === 'replace') {
    let size = 0;
    for (const item of change.items) size += sizeOf(item);
    return size;
  }
  if (change.kind !== 'amend') return 0;
  const { item } = change;
  switch (item.kind) {
    case 'fact':
      return item.type ? sizeOfType(item.type) : 0;
    case 'criterion':
      return item.levels.length + (item.scoring ? partsOf(item.scoring).length : 0);
    case 'rating':
      return item.requirements.length;
    case 'let':
    case 'section':
      return 0;
  }
}

function partsOf(scoring: tree.Scoring): readonly unknown[] {
  if (scoring.kind === 'levels') return scoring.levels;
  return scoring.kind === 'bands' ? scoring.bands : [];
}

import type { Criterion, Expr, Range, Scoring, Sheet } from '@barem/syntax';

type Change = (expr: Expr) => Expr;

/** A sheet with every expression changed; parts are changed before what they stand in. */
export function mapExpressions(sheet: Sheet, change: Change): Sheet {
  const map = (expr: Expr): Expr => mapExpression(expr, change);
  const criterion = (each: Criterion): Criterion => {
    const { applies } = each;
    return {
      ...each,
      scoring: mapScoring(each.scoring, map),
      ...(applies && { applies: { ...applies, ...(applies.when && { when: map(applies.when) }) } }),
    };
  };
  return {
    ...sheet,
    constraints: sheet.constraints.map((each) => ({ ...each, condition: map(each.condition) })),
    lets: sheet.lets.map((each) => ({ ...each, value: map(each.value) })),
    sections: sheet.sections.map((section) => ({
      ...section,
      criteria: section.criteria.map(criterion),
    })),
    bonuses: sheet.bonuses.map(criterion),
    penalties: sheet.penalties.map(criterion),
    ratings: sheet.ratings.map((rating) => ({
      ...rating,
      requirements: rating.requirements.map((each) => ({
        ...each,
        condition: map(each.condition),
      })),
    })),
    caps: sheet.caps.map((each) => ({ ...each, condition: map(each.condition) })),
    ...(sheet.quotas && {
      quotas: sheet.quotas.map((quota) => ({
        ...quota,
        ranking: quota.ranking.map((each) => ({ ...each, value: map(each.value) })),
      })),
    }),
  };
}

function mapScoring(scoring: Scoring, map: Change): Scoring {
  switch (scoring.kind) {
    case 'assessed':
    case 'levels':
      return scoring;
    case 'met-or-not':
      return scoring.when ? { ...scoring, when: map(scoring.when) } : scoring;
    case 'bands':
    case 'per-unit':
    case 'progressive':
      return { ...scoring, measure: map(scoring.measure) };
    case 'formula':
      return { ...scoring, value: map(scoring.value) };
  }
}

function mapExpression(expr: Expr, change: Change): Expr {
  const map = (part: Expr): Expr => mapExpression(part, change);
  switch (expr.kind) {
    case 'not':
    case 'negate':
      return change({ ...expr, operand: map(expr.operand) });
    case 'arithmetic':
    case 'compare':
    case 'logic':
      return change({ ...expr, left: map(expr.left), right: map(expr.right) });
    case 'in-range':
      return change({ ...expr, value: map(expr.value), range: mapRange(expr.range, map) });
    case 'if':
      return change({
        ...expr,
        condition: map(expr.condition),
        // oxlint-disable-next-line unicorn/no-thenable -- a tree is never awaited
        then: map(expr.then),
        otherwise: map(expr.otherwise),
      });
    case 'extreme':
      return change({ ...expr, operands: expr.operands.map(map) });
    case 'round':
      return change({ ...expr, value: map(expr.value) });
    case 'number':
    case 'boolean':
    case 'met':
    case 'name':
    case 'points-of':
    case 'maximum-of':
    case 'level-of':
    case 'quantified':
    case 'points-of-series':
      return change(expr);
  }
}

const mapRange = ({ from, to, span }: Range<Expr>, map: Change): Range<Expr> => ({
  span,
  ...(from && { from: { ...from, value: map(from.value) } }),
  ...(to && { to: { ...to, value: map(to.value) } }),
});

import { exact, formatNumber, rational, type Language, type RoundingMode } from '@barem/core';
import { isKeyword, joinsKeyword, keyword, type KeywordKey } from './keywords/index.js';
import { isPlainWord } from './tokens.js';
import type {
  Counting,
  End,
  Expr,
  Member,
  Name,
  NumberLiteral,
  PointsOfAll,
  Quantified,
  Range,
  Rounding,
} from './tree.js';

/** How strongly the parts of an expression hold together; a looser part inside a tighter one takes parentheses. */
const binding = {
  if: 0,
  or: 1,
  and: 2,
  not: 3,
  comparison: 4,
  additive: 5,
  multiplicative: 6,
  unary: 7,
  primary: 8,
} as const;
type Binding = (typeof binding)[keyof typeof binding];

/** Writes an expression so that it is read back as the same tree. */
export const printExpression = (expr: Expr, language: Language): string =>
  print(expr, language, binding.if);

/** Writes what a criterion goes by: like an expression, but a comparison stands in parentheses. */
export const printMeasure = (expr: Expr, language: Language): string =>
  print(expr, language, binding.additive);

/** Writes an id, in backticks where the plain word would not be read as a name. */
export const printName = (id: string, language: Language): string =>
  isKeyword(id, language) || joinsKeyword(id, language) || !isPlainWord(id) ? `\`${id}\`` : id;

/** Writes the id of a section or criterion, which may be a number. */
export const printNumbering = (id: string, language: Language): string =>
  /^\d+(?:\.\d+)*$/.test(id) ? id : printName(id, language);

export function printNumber(
  { value, percent }: Pick<NumberLiteral, 'value' | 'percent'>,
  language: Language,
): string {
  if (!percent) return formatNumber(value, language);
  return `${formatNumber(exact.multiply(value, rational(100n)), language)}%`;
}

/** `5 điểm`, `1 point`. */
export function printPoints(literal: NumberLiteral, language: Language): string {
  const single = language === 'en' && exact.equal(literal.value, exact.one);
  return `${printNumber(literal, language)} ${single ? 'point' : keyword('Points', language)}`;
}

const roundingKeys: Readonly<Record<RoundingMode, KeywordKey>> = {
  'half-up': 'Round',
  'half-even': 'RoundHalfEven',
  up: 'RoundUp',
  down: 'RoundDown',
};

export const printRounding = ({ mode, to }: Rounding, language: Language): string =>
  `${keyword(roundingKeys[mode], language)} ${keyword('To', language)} ${printNumber(to, language)}`;

/** Writes a range of numbers; `unit` is the word for points, where it belongs. */
export function printRange(
  range: Range<NumberLiteral>,
  language: Language,
  unit: '' | 'points' = '',
): string {
  const word = unit === '' ? '' : ` ${keyword('Points', language)}`;
  return printRangeOf(
    range,
    language,
    (literal) => printNumber(literal, language),
    word,
    exactlyOne(range),
  );
}

const exactlyOne = ({ from, to }: Range<NumberLiteral>): boolean =>
  from !== undefined &&
  to !== undefined &&
  from.inclusive &&
  to.inclusive &&
  exact.equal(from.value.value, to.value.value);

function printRangeOf<T>(
  { from, to }: Range<T>,
  language: Language,
  show: (value: T) => string,
  unit: string,
  single: boolean,
): string {
  const word = (key: KeywordKey): string => keyword(key, language);
  if (single && from) return `${word('Exactly')} ${show(from.value)}${unit}`;
  const upper = (end: End<T>): string =>
    `${word('To')}${end.inclusive ? '' : ` ${word('Under')}`} ${show(end.value)}${unit}`;
  if (from === undefined) {
    if (to === undefined) return '';
    return to.inclusive ? upper(to) : `${word('Under')} ${show(to.value)}${unit}`;
  }
  const lower = `${word(from.inclusive ? 'From' : 'Over')} ${show(from.value)}`;
  if (to) return `${lower} ${upper(to)}`;
  // English says "from 90", Vietnamese "từ 90 trở lên".
  return from.inclusive && language === 'vi'
    ? `${lower}${unit} ${word('OrMore')}`
    : `${lower}${unit}`;
}

function print(expr: Expr, language: Language, context: Binding): string {
  const own = bindingOf(expr);
  const text = printBare(expr, language);
  return own < context ? `(${text})` : text;
}

function bindingOf(expr: Expr): Binding {
  switch (expr.kind) {
    case 'if':
      return binding.if;
    case 'logic':
      return binding[expr.operator];
    case 'not':
      return binding.not;
    case 'compare':
    case 'in-range':
      return binding.comparison;
    case 'arithmetic':
      return expr.operator === '+' || expr.operator === '-'
        ? binding.additive
        : binding.multiplicative;
    case 'negate':
      return binding.unary;
    case 'number':
    case 'boolean':
    case 'met':
    case 'name':
    case 'points-of':
    case 'maximum-of':
    case 'level-of':
    case 'extreme':
    case 'round':
    case 'quantified':
    case 'points-of-series':
      return binding.primary;
  }
}

function printBare(expr: Expr, language: Language): string {
  const word = (key: KeywordKey): string => keyword(key, language);
  const part = (inner: Expr, context: Binding): string => print(inner, language, context);
  switch (expr.kind) {
    case 'number':
      return printNumber(expr, language);
    case 'boolean':
      return word(expr.value ? 'Yes' : 'No');
    case 'met':
      return word(expr.value ? 'Met' : 'NotMet');
    case 'name':
      return printName(expr.id, language);
    case 'points-of':
      return `${word('Points')}(${printNumbering(expr.of.id, language)})`;
    case 'maximum-of':
      return `${word('MaximumOf')}(${printNumbering(expr.of.id, language)})`;
    case 'level-of':
      return `${word('LevelOf')}(${printNumbering(expr.of.id, language)})`;
    case 'not': {
      // `không` must be followed by a plain operand, lest it be read as the answer "no".
      const plain = ['name', 'points-of', 'maximum-of', 'level-of'].includes(expr.operand.kind);
      return `${word('Not')} ${plain ? part(expr.operand, binding.not) : `(${part(expr.operand, binding.if)})`}`;
    }
    case 'negate':
      return `-${part(expr.operand, binding.unary)}`;
    case 'arithmetic': {
      const own = bindingOf(expr);
      const tighter = own === binding.additive ? binding.multiplicative : binding.unary;
      return `${part(expr.left, own)} ${expr.operator} ${part(expr.right, tighter)}`;
    }
    case 'compare':
      return `${part(expr.left, binding.additive)} ${expr.operator} ${part(expr.right, binding.additive)}`;
    case 'in-range': {
      const range = printRangeOf(
        expr.range,
        language,
        (end) => part(end, binding.additive),
        '',
        false,
      );
      return `${part(expr.value, binding.additive)} ${range}`;
    }
    case 'logic': {
      const own = binding[expr.operator];
      const tighter = expr.operator === 'or' ? binding.and : binding.not;
      return `${part(expr.left, own)} ${word(expr.operator === 'or' ? 'Or' : 'And')} ${part(expr.right, tighter)}`;
    }
    case 'if': {
      const [condition, then] = [part(expr.condition, binding.or), part(expr.then, binding.or)];
      // A chain of alternatives reads without parentheses.
      const otherwise = part(expr.otherwise, binding.if);
      // `nếu không` in one is "else".
      const not = word('Not');
      const joins = `${word('If')} ${not}` === word('Else');
      const safe = joins && `${condition} `.startsWith(`${not} `) ? `(${condition})` : condition;
      return `${word('If')} ${safe} ${word('Then')} ${then} ${word('Else')} ${otherwise}`;
    }
    case 'extreme': {
      const operands = expr.operands.map((operand) => part(operand, binding.if)).join(', ');
      return `${word(expr.which === 'least' ? 'Least' : 'Greatest')}(${operands})`;
    }
    case 'quantified':
      return printQuantified(expr, language);
    case 'points-of-series':
      return `${word(pointsKeys[expr.which])} ${printName(expr.series.id, language)}`;
    case 'round':
      return `${word(roundingKeys[expr.mode])} ${part(expr.value, binding.additive)} ${word('To')} ${printNumber(expr.to, language)}`;
  }
}

const countingKeys: Readonly<Record<Counting, KeywordKey>> = {
  every: 'Every',
  'at-least': 'AtLeastOf',
  'at-most': 'AtMostOf',
  number: 'NumberOf',
  share: 'ShareOf',
  'longest-run': 'LongestRun',
  latest: 'LatestOf',
};

const pointsKeys: Readonly<Record<PointsOfAll, KeywordKey>> = {
  average: 'AveragePoints',
  median: 'MedianPoints',
  least: 'LeastPoints',
  greatest: 'GreatestPoints',
  sum: 'SumOfPoints',
  latest: 'LatestPoints',
};

function printQuantified(
  { counting, amount, series, member }: Quantified,
  language: Language,
): string {
  const parts = [
    keyword(countingKeys[counting], language),
    ...(amount ? [printNumber(amount, language)] : []),
    printName(series.id, language),
    printMember(member, language),
  ];
  return parts.join(' ');
}

/** `từ khá trở lên`. */
export function printRatings(range: Range<Name>, language: Language): string {
  const isOne = range.from?.value.id === range.to?.value.id;
  return printRangeOf(range, language, ({ id }) => printName(id, language), '', isOne);
}

function printMember(member: Member, language: Language): string {
  switch (member.kind) {
    case 'ratings':
      return printRatings(member.range, language);
    case 'points':
      return `${keyword('WithPoints', language)} ${printRange(member.range, language)}`;
    case 'has-result':
      return keyword(member.value ? 'WithResult' : 'WithoutResult', language);
  }
}

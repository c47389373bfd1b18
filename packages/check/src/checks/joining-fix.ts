import { exact, type Fix, type Language, type Rational, type Span } from '@barem/core';
import { keyword, printNumber, type End, type NumberLiteral, type Range } from '@barem/syntax';

/** Where a hole shows, and the edit that closes it. */
export interface JoiningFix {
  readonly span: Span;
  readonly fix: Fix;
}

/**
 * Lets the range below a hole reach the range above: `đến 89` becomes `đến dưới 90`.
 * `undefined` where no range ends below, or none begins above with a number that belongs to it.
 */
export function joiningFix(
  ranges: readonly Range<NumberLiteral>[],
  holeStart: Rational,
  language: Language,
): JoiningFix | undefined {
  const order = (a: End<NumberLiteral>, b: End<NumberLiteral>): number =>
    exact.compare(a.value.value, b.value.value);
  const below = ranges
    .flatMap(({ to, from, span }) => (to && to.value !== from?.value ? [{ to, span }] : []))
    .filter(({ to }) => exact.compare(to.value.value, holeStart) <= 0)
    .sort((a, b) => order(b.to, a.to))[0];
  const above = ranges
    .flatMap(({ from }) => (from ? [from] : []))
    .filter((from) => exact.compare(from.value.value, holeStart) >= 0)
    .sort(order)[0];
  if (!below || !above?.inclusive) return undefined;
  const { value, inclusive } = below.to;
  const under = keyword('Under', language);
  const target = printNumber(above.value, language);
  const old = `${inclusive ? '' : `${under} `}${printNumber(value, language)}`;
  return {
    span: below.span,
    fix: {
      title: {
        vi: `Sửa \`${old}\` thành \`${under} ${target}\``,
        en: `Change \`${old}\` to \`${under} ${target}\``,
      },
      edits: [{ span: value.span, text: inclusive ? `${under} ${target}` : target }],
    },
  };
}

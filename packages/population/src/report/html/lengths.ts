import { exact, rational, toPlainText, type Rational } from '@barem/core';

/** A length to draw, with no more digits than can be seen. */
export const drawn = (length: Rational): string =>
  toPlainText(exact.roundTo(length, rational(1, 100), 'half-up'));

/** A share of the width: `12.5%`. */
export const percent = (share: Rational): string =>
  `${drawn(exact.multiply(share, rational(100)))}%`;

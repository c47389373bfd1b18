export { assertNever, invariant } from './assert.js';
export {
  applyEdits,
  defineDiagnostic,
  inSourceOrder,
  isError,
  type Diagnostic,
  type DiagnosticDefinition,
  type DiagnosticFactory,
  type Extras,
  type Fix,
  type NamedText,
  type Related,
  type Severity,
  type TextEdit,
  type Wording,
} from './diagnostic.js';
export { languages, type Language, type Localized } from './language.js';
export { largestExact, limits, recordLimits } from './limits.js';
export { latinTwin, nearest, skeleton, withoutTones } from './near.js';
export {
  formatNumber,
  maximumDigits,
  plainNumber,
  readNumber,
  toPlainText,
  type NumberReading,
} from './number-text.js';
export * as exact from './rational.js';
export { rational, type Rational, type RoundingMode } from './rational.js';
export { cover, lineStarts, positionAt, type Position, type Span } from './span.js';
export { quoted, tick } from './wording.js';

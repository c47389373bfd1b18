export { check, formatOf, load, type Format, type Loaded, type LoadOptions } from './load.js';
export { convert, format, type ConvertOptions, type Rewritten } from './convert.js';
export {
  engineVersion,
  explain,
  preview,
  renderExplanation,
  score,
  type Explained,
  type Explanation,
  type Incomplete,
  type OpenAnswer,
  type Plan,
  type Preview,
  type Problem,
  type Rated,
  type Refused,
  type Result,
} from '@barem/plan';
export {
  applyEdits,
  isError,
  lineStarts,
  positionAt,
  type Diagnostic,
  type Fix,
  type Language,
  type Localized,
  type Span,
} from '@barem/core';
export { catalogue } from './catalogue.js';

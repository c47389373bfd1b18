export { verificationReport } from './verification.js';
export { differs, equivalenceReport } from './equivalence.js';
export { adviceReport } from './advice.js';
export { chartOf } from './chart.js';
export { recordText } from './record-table.js';
export { renderMarkdown, type MarkdownOptions } from './markdown.js';
export { renderSvg } from './chart-svg.js';
export { boundaryCases, boundaryCsv } from './boundary-files.js';
export { resultJson } from './json.js';
export { findingsOf, markOf, questions, type Question } from './verdicts.js';
export type {
  Bar,
  Block,
  Chart,
  Heading,
  List,
  Mark,
  Paragraph,
  Report,
  Row,
  SignOff,
  Table,
  Verdicts,
} from './document.js';

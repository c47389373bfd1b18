/** What reads JSON and YAML exactly is large: it is loaded by those who need it. */
export { longestLine, readLine } from '../records/ndjson.js';
export { wholeRecords } from '../records/whole.js';

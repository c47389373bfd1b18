import type { CsvShape } from '../records/csv-shape.js';
import type { Columns } from '../records/header.js';

/** How the rows of a table are read. */
export interface TableForm {
  readonly shape: CsvShape;
  readonly columns: Columns;
}

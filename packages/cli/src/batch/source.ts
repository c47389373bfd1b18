import type { InputFormat } from '../records/record.js';

/** Where records come from; a Parquet file is only read by DuckDB. */
export interface BatchSource {
  /** As it was typed, or `-`. */
  readonly path: string;
  readonly format: InputFormat | 'parquet';
}

/** Records that can be read as text. */
export interface TextSource {
  /** As it was typed, for whoever is told of it. */
  readonly path: string;
  readonly format: InputFormat;
  /** The file that is read. */
  readonly file: string;
  /** Lines of the file are those that somebody wrote. */
  readonly hasLines: boolean;
}

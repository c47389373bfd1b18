/** Where a row stands: in messages, and nowhere else. */
export interface Place {
  /** Of the file. */
  readonly path: string;
  /** From 1. */
  readonly line?: number;
}

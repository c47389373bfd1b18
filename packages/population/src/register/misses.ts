import type { Report, RowPlace } from './collect-findings.js';
import type { Column } from './columns.js';
import type { Header } from './header.js';

/** A row that does not say something it has to say. */
export interface Miss extends RowPlace {
  readonly column: Column;
  /** Unless it is the id that is missing. */
  readonly organisation?: string;
}

/** Reports what is missing: row by row, or once for a file that lacks the column. */
export function reportMisses(
  misses: readonly Miss[],
  headers: ReadonlyMap<string, Header>,
  report: Report,
): void {
  const reported = new Set<string>();
  for (const miss of misses) {
    const { column, organisation, place } = miss;
    const header = headers.get(place.path);
    if (header === undefined || header.present.has(column)) {
      report(miss, 'register/missing', {
        column,
        ...(organisation !== undefined && { organisation }),
      });
    } else {
      const key = JSON.stringify([place.path, column]);
      if (!reported.has(key)) report(miss, 'register/missing-column', { column });
      reported.add(key);
    }
  }
}

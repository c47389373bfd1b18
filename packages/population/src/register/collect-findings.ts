import { severities, type Finding, type FindingArguments, type FindingCode } from './findings.js';
import type { Place } from './place.js';

/** A row as findings name it: its position among all rows, and its place for people. */
export interface RowPlace {
  readonly row: number;
  readonly place: Place;
}

/** Takes a finding about a row. */
export type Report = <C extends FindingCode>(
  at: RowPlace,
  code: C,
  args: FindingArguments[C],
) => void;

/** Takes findings in any order and gives them in the order of rows. */
export function collectFindings(): {
  readonly report: Report;
  readonly inOrder: () => readonly Finding[];
} {
  const found: { readonly row: number; readonly finding: Finding }[] = [];
  return {
    report: ({ row, place }, code, args) => {
      const finding = { code, severity: severities[code], place, arguments: args } as Finding;
      found.push({ row, finding });
    },
    inOrder: () => found.toSorted((a, b) => a.row - b.row).map(({ finding }) => finding),
  };
}

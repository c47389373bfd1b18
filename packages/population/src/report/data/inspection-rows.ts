import type { Language } from '@barem/core';
import type { Report } from '../report.js';
import { speakerFor, type Speaker } from '../words/speaker.js';
import { grounds, words } from '../words/words.js';
import { header, ofUnit, row, type Said } from './row.js';

/** The units to look at as a table, one reason a row and its header first; every cell is safe to open in a spreadsheet. */
export function inspectionRows(report: Report, language: Language): string[][] {
  const speaker = speakerFor(report, language);
  return [header(speaker), ...inspectionSaid(report, speaker).map(row)];
}

/** The reasons of all units, worst first. */
export const inspectionSaid = (
  { inspection }: Report,
  { say, reason, rating }: Speaker,
): readonly Said[] =>
  inspection.flatMap(({ unit, rating: id, reasons }) =>
    reasons.map((each) => ({
      section: say(words.inspection),
      ...ofUnit(unit),
      ...('sheet' in each && { sheet: each.sheet }),
      ...(id !== undefined && { item: rating(id) }),
      measure: say(grounds[each.kind]),
      value: reason(each),
    })),
  );

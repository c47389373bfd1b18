import type {
  ClassChange,
  ExemptPeriods,
  MissingPeriods,
  ScoresApart,
  UnmovedTotal,
} from '../../report.js';
import { periodsText } from '../../words/periods.js';
import { words } from '../../words/words.js';
import { listTable } from '../list-table.js';
import type { Tell } from '../section.js';
import { unitColumn } from '../unit-cell.js';

/** Meetings that are missing. */
export const missing: Tell = (report, speaker) => {
  const { say, count, sheet, language } = speaker;
  if (report.missing.length === 0) return undefined;
  return {
    id: 'missing',
    title: say(words.missing),
    blocks: [
      listTable<MissingPeriods>(
        say(words.missingCaption),
        [
          unitColumn(speaker),
          { title: say(words.sheet), cell: (each) => sheet(each.sheet) },
          {
            title: say(words.missingCount),
            is: 'number',
            cell: ({ periods }) => count(periods.length),
          },
          { title: say(words.periods), cell: ({ periods }) => periodsText(periods, language) },
        ],
        report.missing,
        speaker,
      ),
    ],
  };
};

/** Meetings that need not be held. */
export const exempt: Tell = (report, speaker) => {
  const { say, sheet, language } = speaker;
  if (report.exempt.length === 0) return undefined;
  return {
    id: 'exempt',
    title: say(words.exempt),
    blocks: [
      listTable<ExemptPeriods>(
        say(words.exemptCaption),
        [
          unitColumn(speaker),
          { title: say(words.sheet), cell: (each) => sheet(each.sheet) },
          { title: say(words.periods), cell: ({ periods }) => periodsText(periods, language) },
          { title: say(words.exemptReason), cell: ({ reason }) => reason },
        ],
        report.exempt,
        speaker,
      ),
    ],
  };
};

/** Meetings whose assessors differ. */
export const apart: Tell = (report, speaker) => {
  const { say, sheet, points, assessor, language } = speaker;
  if (report.apart.length === 0) return undefined;
  return {
    id: 'apart',
    title: say(words.apart),
    blocks: [
      listTable<ScoresApart>(
        say(words.apartCaption),
        [
          unitColumn(speaker),
          {
            title: say(words.period),
            cell: (each) => ({
              text: periodsText([each.period], language),
              note: sheet(each.sheet),
            }),
          },
          {
            title: say(words.totals),
            cell: ({ sheet: of, assessors, totals }) => ({
              items: assessors.map(
                // The number stays with the last word before it.
                (id, at) => `${assessor(of, id)}:\u00A0${points(totals[at as 0 | 1])}`,
              ),
            }),
          },
          {
            title: say(words.difference),
            is: 'number',
            cell: ({ difference }) => points(difference),
          },
          { title: say(words.criteria), cell: ({ criteria }) => criteria.join(', ') || '–' },
        ],
        report.apart,
        speaker,
      ),
    ],
  };
};

/** Units whose total never moves. */
export const unmoved: Tell = (report, speaker) => {
  const { say, count, sheet, points } = speaker;
  if (report.unmoved.length === 0) return undefined;
  return {
    id: 'unmoved',
    title: say(words.unmoved),
    blocks: [
      listTable<UnmovedTotal>(
        say(words.unmovedCaption),
        [
          unitColumn(speaker),
          { title: say(words.sheet), cell: (each) => sheet(each.sheet) },
          { title: say(words.meetings), is: 'number', cell: ({ meetings }) => count(meetings) },
          { title: say(words.total), is: 'number', cell: ({ total }) => points(total) },
        ],
        report.unmoved,
        speaker,
      ),
    ],
  };
};

/** Units whose class is another. */
export const changed: Tell = ({ changes }, speaker) => {
  const { say, rating } = speaker;
  if (!changes || changes.units.length === 0) return undefined;
  return {
    id: 'changed',
    title: say(words.changed),
    blocks: [
      listTable<ClassChange>(
        say(words.changedCaption),
        [
          unitColumn(speaker),
          { title: say(words.before), cell: ({ before }) => rating(before) },
          { title: say(words.now), cell: ({ now }) => rating(now) },
        ],
        changes.units,
        speaker,
      ),
    ],
  };
};

import type { Language } from '@barem/core';
import { periodText } from '../../calendar/period.js';
import type { Distribution, DistributionRow, Report, Titled } from '../report.js';
import { speakerFor, type Speaker } from '../words/speaker.js';
import { statuses, words } from '../words/words.js';
import { inspectionSaid } from './inspection-rows.js';
import { numberCell, shareCell } from './number.js';
import { header, ofUnit, row, type Said } from './row.js';

type Telling = (report: Report, speaker: Speaker) => readonly Said[];

/** The whole report as one long table, one value a row and its header first; every cell is safe to open in a spreadsheet. */
export function reportRows(report: Report, language: Language): string[][] {
  const speaker = speakerFor(report, language);
  return [
    header(speaker),
    ...tellings.flatMap((telling) => telling(report, speaker).map(row)),
    ...inspectionSaid(report, speaker).map(row),
  ];
}

const basis: Telling = ({ basis: { rollUp, sheets } }, { say }) =>
  [...(rollUp ? [rollUp] : []), ...sheets].map(({ id, title, edition, status }) => ({
    section: say(words.basis),
    id,
    name: title,
    item: edition,
    measure: say(words.status),
    value: say(statuses[status]),
  }));

const whole: Telling = (report, speaker) =>
  classesSaid(
    {
      section: speaker.say(words.whole),
      id: report.organisation.id,
      name: report.organisation.name,
      period: periodText(report.period),
    },
    report.classes,
    report.whole,
    speaker,
  );

const organisations: Telling = ({ classes, byOrganisation, period }, speaker) =>
  groupsSaid(
    { section: speaker.say(words.organisations), period: periodText(period) },
    byOrganisation,
    speaker.say(words.elsewhere),
    classes,
    speaker,
  );

const types: Telling = ({ classes, byType, period }, speaker) =>
  groupsSaid(
    { section: speaker.say(words.types), period: periodText(period) },
    byType,
    speaker.say(words.untyped),
    classes,
    speaker,
  );

const groupsSaid = (
  of: Pick<Said, 'section' | 'period'>,
  rows: readonly DistributionRow[],
  rest: string,
  classes: readonly Titled[],
  speaker: Speaker,
): readonly Said[] =>
  rows.flatMap((each) =>
    classesSaid(
      { ...of, id: each.id, name: each.id === '' ? rest : each.title },
      classes,
      each,
      speaker,
    ),
  );

/** How many are in each class, and which share. */
function classesSaid(
  of: Omit<Said, 'measure' | 'value' | 'item'>,
  classes: readonly Titled[],
  { counts, none, total }: Distribution,
  { say }: Speaker,
): readonly Said[] {
  const entries = [
    ...classes.map(({ title }, at) => ({ item: title, count: counts[at] ?? 0 })),
    { item: say(words.none), count: none },
  ];
  return entries.flatMap(({ item, count }) => [
    { ...of, item, measure: say(words.count), value: String(count) },
    { ...of, item, measure: say(words.share), value: shareCell(count, total) },
  ]);
}

const trend: Telling = (report, speaker) =>
  report.trend.flatMap(({ sheet, edition, title, classes, points, trials }) => {
    const { say } = speaker;
    const of = { section: say(words.trend), id: edition, name: title, sheet };
    return [
      ...points.flatMap(({ period, distribution, mean }) => {
        const at = { ...of, period: periodText(period) };
        return [
          ...classesSaid(at, classes, distribution, speaker),
          ...(mean ? [{ ...at, measure: say(words.mean), value: numberCell(mean) }] : []),
        ];
      }),
      { ...of, measure: say(words.trials), value: String(trials) },
    ];
  });

const losses: Telling = (report, { say }) =>
  report.losses.flatMap(({ sheet, edition, criterion, title, maximum, mean, times, meetings }) => {
    const of = { section: say(words.losses), id: criterion, name: title, sheet, item: edition };
    return [
      { ...of, measure: say(words.maximum), value: numberCell(maximum) },
      { ...of, measure: say(words.meanLost), value: numberCell(mean) },
      { ...of, measure: say(words.times), value: String(times) },
      { ...of, measure: say(words.meetings), value: String(meetings) },
    ];
  });

const missing: Telling = (report, { say }) =>
  report.missing.flatMap(({ unit, sheet, periods }) =>
    periods.map((period) => ({
      section: say(words.missing),
      ...ofUnit(unit),
      sheet,
      period: periodText(period),
      measure: say(words.missingCount),
      value: '1',
    })),
  );

const exempt: Telling = (report, { say }) =>
  report.exempt.flatMap(({ unit, sheet, periods, reason }) =>
    periods.map((period) => ({
      section: say(words.exempt),
      ...ofUnit(unit),
      sheet,
      period: periodText(period),
      measure: say(words.exemptReason),
      value: reason,
    })),
  );

const apart: Telling = (report, { say, assessor }) =>
  report.apart.flatMap(({ unit, sheet, period, assessors, totals, difference, criteria }) => {
    const of = { section: say(words.apart), ...ofUnit(unit), sheet, period: periodText(period) };
    return [
      ...assessors.map((id, at) => ({
        ...of,
        item: assessor(sheet, id),
        measure: say(words.total),
        value: numberCell(totals[at as 0 | 1]),
      })),
      { ...of, measure: say(words.difference), value: numberCell(difference) },
      ...criteria.map((id) => ({
        ...of,
        item: id,
        measure: say(words.criteria),
        value: '1',
      })),
    ];
  });

const unmoved: Telling = (report, { say }) =>
  report.unmoved.flatMap(({ unit, sheet, total, meetings }) => {
    const of = { section: say(words.unmoved), ...ofUnit(unit), sheet };
    return [
      { ...of, measure: say(words.total), value: numberCell(total) },
      { ...of, measure: say(words.meetings), value: String(meetings) },
    ];
  });

const changes: Telling = (report, speaker) => {
  const { changes: found, classes, organisation } = report;
  if (!found) return [];
  const { say, rating } = speaker;
  const section = say(words.changes);
  return [
    ...classesSaid(
      {
        section,
        id: organisation.id,
        name: organisation.name,
        period: periodText(found.previous),
      },
      classes,
      found.before,
      speaker,
    ),
    ...found.units.flatMap(({ unit, before, now }) => [
      { section, ...ofUnit(unit), measure: say(words.before), value: rating(before) },
      { section, ...ofUnit(unit), measure: say(words.now), value: rating(now) },
    ]),
  ];
};

const quotas: Telling = (report, { say, rating }) =>
  report.quotas.flatMap(({ unit, within, from, to, reason }) => {
    const of = { section: say(words.quotas), ...ofUnit(unit), item: within.name };
    return [
      { ...of, measure: say(words.from), value: rating(from) },
      { ...of, measure: say(words.to), value: rating(to) },
      { ...of, measure: say(words.reason), value: say(reason) },
    ];
  });

const findings: Telling = (report, { say }) =>
  report.findings.map(({ code, severity, text }) => ({
    section: say(words.findings),
    id: code,
    measure: say(words[severity]),
    value: say(text),
  }));

const tellings: readonly Telling[] = [
  basis,
  whole,
  organisations,
  types,
  trend,
  losses,
  missing,
  exempt,
  apart,
  unmoved,
  changes,
  quotas,
  findings,
];

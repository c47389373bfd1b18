import { invariant } from '@barem/core';
import { contains } from '../../calendar/period-days.js';
import { previousPeriod } from '../../calendar/period-steps.js';
import { periodText } from '../../calendar/period.js';
import type {
  ClassChange,
  ExemptPeriods,
  MissingPeriods,
  QuotaMove,
  Report,
  ReportFinding,
  ScoresApart,
  SheetTitle,
  Status,
} from '../report.js';
import { apartIn, farthestFirst } from './apart.js';
import { classChanges } from './changes.js';
import { byOrganisation, byType } from './groups.js';
import type { Meeting, Move, ReportSubject, SheetInfo, Unit } from './input.js';
import { inspectionOf } from './inspection.js';
import { lossesOf, mostLost } from './losses.js';
import { exemptOf, exemptOrder, missingOf, mostMissing } from './missing.js';
import { by, byUnit, inOrder, inTextOrder } from './order.js';
import { tallyOf } from './tally.js';
import { trendOf, withoutOtherEditions } from './trend.js';
import { unitTitles } from './unit-titles.js';
import { unmovedTotals } from './unmoved.js';

/** Takes in what was scored, in any order, and gives the report. It keeps numbers and lists of units, never meetings. */
export interface ReportGathering {
  readonly addMeeting: (meeting: Meeting) => void;
  /** Every unit of the organisation once, also one that has nothing. */
  readonly addUnit: (unit: Unit) => void;
  readonly addQuotaMoves: (moves: Iterable<Move>) => void;
  readonly addFindings: (findings: Iterable<ReportFinding>) => void;
  /** What is known so far. The same whatever the order in which it was added. */
  readonly finish: () => Report;
}

/**
 * A report about nothing yet.
 * @throws {Error} two sheets have the same id and edition; `add…` throw for a sheet or a class that is not of the report
 */
export function createReport(subject: ReportSubject): ReportGathering {
  const { period, tree, organisation, rollUp } = subject;
  const classes = rollUp?.classes ?? [];
  const titleOf = unitTitles(tree, organisation);
  const sheets = sheetGatherings(subject);
  const units = new Map<string, Pick<Unit, 'rating' | 'isNotOver' | 'reasons'>>();
  const whole = tallyOf(classes);
  const organisations = byOrganisation(tree, organisation, classes);
  const types = byType(tree, classes);
  const changes = classChanges(previousPeriod(period), classes);
  const changed: ClassChange[] = [];
  const missing: MissingPeriods[] = [];
  const exempt: ExemptPeriods[] = [];
  const apart: ScoresApart[] = [];
  const unmoved = unmovedTotals();
  const quotas: QuotaMove[] = [];
  const findings: ReportFinding[] = [];
  return {
    addMeeting(meeting) {
      const { sheet, unit, counting, lost, trial } = meeting;
      const gathering = sheets.get(keyOf(sheet));
      invariant(gathering, `${keyOf(sheet)} is a sheet of the report`);
      invariant(contains(period, meeting.period), `${periodText(meeting.period)} is reported`);
      gathering.trend.add(meeting);
      if (trial) return;
      if (counting) {
        gathering.losses.add(lost);
        unmoved.add(unit, sheet.id, counting.total);
      }
      const differing = apartIn(meeting, titleOf(unit));
      if (differing) apart.push(differing);
    },
    addUnit(added) {
      const { unit, rating, reasons, previous, missing: lacking, exempt: excused = [] } = added;
      const { isNotOver = false } = added;
      invariant(!units.has(unit), `${unit} is added once`);
      units.set(unit, { ...(rating !== undefined && { rating }), isNotOver, reasons });
      whole.add(rating);
      organisations.add(unit, rating);
      types.add(unit, rating);
      const change = changes.add(titleOf(unit), previous, rating);
      if (change) changed.push(change);
      missing.push(...missingOf(lacking, titleOf(unit)));
      exempt.push(...exemptOf(excused, titleOf(unit)));
    },
    addQuotaMoves(moves) {
      for (const { unit, within, from, to, reason } of moves)
        quotas.push({ unit: titleOf(unit), within: titleOf(within), from, to, reason });
    },
    addFindings(more) {
      for (const finding of more) findings.push(finding);
    },
    finish() {
      const all = [...sheets.values()];
      const changesFound = changes.changes();
      const sorted = {
        missing: missing.toSorted(mostMissing),
        apart: apart.toSorted(farthestFirst),
        unmoved: unmoved.unmoved(titleOf),
      };
      return {
        period,
        ...(subject.date !== undefined && { date: subject.date }),
        organisation: organisationOf(subject),
        basis: basisOf(subject),
        classes: classes.map(({ id, title }) => ({ id, title })),
        whole: whole.distribution(),
        byOrganisation: organisations.rows(),
        byType: types.rows(),
        trend: withoutOtherEditions(all.map(({ trend }) => trend.trend())),
        losses: all.flatMap(({ losses }) => losses.losses()).toSorted(mostLost),
        ...sorted,
        exempt: exempt.toSorted(exemptOrder),
        ...(changesFound && { changes: changesFound }),
        quotas: quotas.toSorted(quotaOrder),
        inspection: inspectionOf(
          { isRated: classes.length > 0, units, ...sorted, changes: changed },
          titleOf,
        ),
        findings: findings.toSorted(findingOrder),
      };
    },
  };
}

function sheetGatherings({ sheets, period }: ReportSubject) {
  const gatherings = new Map(
    sheets.map((sheet) => [
      keyOf(sheet),
      { trend: trendOf(sheet, period), losses: lossesOf(sheet) },
    ]),
  );
  invariant(gatherings.size === sheets.length, 'no two sheets have the same id and edition');
  return gatherings;
}

/** An edition of a sheet; ids hold no space. */
const keyOf = ({ id, edition }: Pick<SheetInfo, 'id' | 'edition'>): string => `${id} ${edition}`;

function organisationOf({ tree, organisation: id }: ReportSubject): Report['organisation'] {
  const found = tree.organisation(id);
  const [above] = tree.ancestors(id);
  return {
    id,
    name: found?.name ?? id,
    ...(found && { level: found.level }),
    ...(above && { above: above.name }),
  };
}

const basisOf = ({ sheets, rollUp }: ReportSubject): Report['basis'] => ({
  status: weakest([...sheets, ...(rollUp ? [rollUp] : [])].map(({ status }) => status)),
  ...(rollUp && {
    rollUp: {
      id: rollUp.id,
      title: rollUp.title,
      edition: rollUp.edition,
      status: rollUp.status,
    },
  }),
  sheets: sheets.map(({ id, title, edition, status, assessors }): SheetTitle => ({
    id,
    title,
    edition,
    status,
    assessors,
  })),
});

const weakest = (all: readonly Status[]): Status =>
  all.includes('illustrative') ? 'illustrative' : all.includes('draft') ? 'draft' : 'official';

const quotaOrder = inOrder<QuotaMove>(
  by(({ within }) => within.id, inTextOrder),
  byUnit,
  by(({ from, to }) => `${from} ${to}`, inTextOrder),
);

const findingOrder = inOrder<ReportFinding>(
  by(({ severity }) => severity, inTextOrder),
  by(({ code }) => code, inTextOrder),
  by(({ text }) => text.vi, inTextOrder),
);

import { exact, rational, tick, type Localized, type Rational } from '@barem/core';
import { describeProblem, type Plan, type Rated } from '@barem/plan';
import { contains, lastDay } from '../calendar/period-days.js';
import { previousPeriod } from '../calendar/period-steps.js';
import { parsePeriod, periodText, type Period, type PeriodKind } from '../calendar/period.js';
import type { Membership } from '../register/membership.js';
import type { Place } from '../register/place.js';
import type { Register } from '../register/register.js';
import type { Tree } from '../register/tree.js';
import { remembered } from '../register/remembered.js';
import { createReport, type ReportGathering } from '../report/gather/create-report.js';
import type { Meeting, SheetInfo, Unit } from '../report/gather/input.js';
import type { Report, ReportFinding, Status } from '../report/report.js';
import { editionOn, isFor, sheetOf, type Edition } from './edition.js';
import type { YearFinding } from './finding.js';
import { gather, meetingKey, type GivenRecord } from './gather.js';
import { applyQuotas, type Standing } from './quotas.js';
import { createRollUp, kindOf, ownInputsOf, type RolledUp } from './roll.js';
import {
  outcomeOf,
  settle,
  type MeetingOutcome,
  type SettledMeeting,
  type TwoRecords,
} from './settle.js';

/** What a run rests on besides the records. */
export interface RunSubject {
  readonly register: Register;
  /** Editions of all sheets and roll-ups. */
  readonly editions: readonly Edition[];
  /** The roll-up that rates the units; without it meetings are scored and nobody is rated. */
  readonly rollUp?: string;
  readonly period: Period;
  /** Id of the organisation whose units are looked at. */
  readonly organisation: string;
  /** Periods in which a unit need not meet, by a sheet. */
  readonly exemptions: readonly Exemption[];
  /** Answers of the roll-up's own facts. */
  readonly facts: readonly UnitFacts[];
  /** The day up to which records have come in; all have, where it is absent. */
  readonly asOf?: string;
}

export interface Exemption {
  readonly unit: string;
  /** Id of the sheet; all of them where it is absent. */
  readonly sheet?: string;
  readonly period: string;
  readonly reason: string;
  readonly place: Place;
}

export interface UnitFacts {
  readonly unit: string;
  readonly period: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly place: Place;
}

/** What a run gives. */
export interface RunResult {
  readonly report: Report;
  /** Every unit that was rated or could not be, in the order of the register. */
  readonly units: readonly RatedUnit[];
  readonly findings: readonly YearFinding[];
}

/** A unit with what the roll-up made of it, before and after quotas. */
export interface RatedUnit {
  readonly membership: Membership;
  readonly rolled?: RolledUp;
  /** Absent where it has no rating. */
  readonly rating?: string;
}

/** Takes in records in any order, then rates every unit. */
export interface Run {
  readonly add: (record: GivenRecord) => void;
  /**
   * Rates every unit that the roll-up is for.
   * @param found - what was found before, and belongs in the report
   */
  readonly finish: (found?: readonly YearFinding[]) => RunResult;
}

/** The sheets whose meetings a roll-up rests on, through other roll-ups too, with how often units meet by them. */
function sheetsBehind(
  rollUp: string,
  editionsOf: (id: string) => readonly Edition[],
  found = new Map<string, { readonly every: PeriodKind; readonly twoRecords: TwoRecords }>(),
): ReadonlyMap<string, { readonly every: PeriodKind; readonly twoRecords: TwoRecords }> {
  for (const { plan } of editionsOf(rollUp))
    for (const { source, of, every, twoRecords } of plan.rollUp?.series ?? [])
      if (source === 'roll-up') sheetsBehind(of, editionsOf, found);
      else if (every !== 'unit-below' && !found.has(of))
        found.set(of, { every: kindOf[every], twoRecords });
  return found;
}

/** Prepares a run over many units. */
export function createRun(subject: RunSubject): Run {
  const { register, editions, period, rollUp: rollUpId } = subject;
  const byId = new Map<string, readonly Edition[]>();
  for (const each of editions) byId.set(sheetOf(each), [...(byId.get(sheetOf(each)) ?? []), each]);
  const editionsOf = (id: string): readonly Edition[] => byId.get(id) ?? [];
  const rollUps = editions.filter(({ plan }) => plan.rollUp).map(sheetOf);
  const behind = new Map(
    (rollUpId === undefined ? rollUps : [rollUpId]).flatMap((id) => [
      ...sheetsBehind(id, editionsOf),
    ]),
  );
  const before = previousPeriod(period);
  const isBefore = remembered((each: Period) => before !== undefined && contains(before, each));
  const gathering = gather({
    register,
    editions,
    every: new Map([...behind].map(([id, { every }]) => [id, every])),
    asOf: subject.asOf,
    isAsked: (each) => contains(period, each) || isBefore(each),
  });
  return {
    add: gathering.add,
    finish(found = []) {
      const tree = register.on(lastDay(period));
      const findings: YearFinding[] = [...found, ...gathering.findings()];
      const meetings = new Map<string, MeetingOutcome>();
      const spoilt = new Set<string>();
      const units = unitsOf(subject, tree, editionsOf);
      const { report, addMeeting } = beginReport({
        subject,
        tree,
        editionsOf,
        behind,
        units,
        used: gathering.used,
      });
      let hasBefore = false;
      for (const each of gathering.takeMeetings()) {
        const { key } = each;
        const settlement = settle(each, behind.get(each.sheet)?.twoRecords);
        findings.push(...settlement.findings);
        if (settlement.settled) {
          meetings.set(key, outcomeOf(settlement.settled));
          addMeeting(settlement.settled);
        } else spoilt.add(key);
        hasBefore ||= before !== undefined && isBefore(each.period);
      }
      const { exemptions, facts, findings: strange } = besides(subject, behind, meetings, byId);
      findings.push(...strange);
      const rollUp = createRollUp({
        register,
        editions: byId,
        meetings,
        spoilt,
        exemptions,
        facts,
        ...(subject.asOf !== undefined && { asOf: subject.asOf }),
      });
      const plan =
        rollUpId === undefined ? undefined : inForceAt(editionsOf(rollUpId), lastDay(period))?.plan;
      const rated = units.map((membership): RatedUnit => {
        if (rollUpId === undefined) return { membership };
        const rolled = rollUp(rollUpId, membership.id, period);
        const rating = rolled.result?.status === 'rated' ? rolled.result.rating : undefined;
        return { membership, rolled, ...(rating !== undefined && { rating }) };
      });
      const quotas = applyQuotas(plan, tree, rated.flatMap(standingOf));
      const finals = rated.map((each): RatedUnit => {
        const moved = quotas.ratings.get(each.membership.id);
        return moved === undefined ? each : { ...each, rating: moved };
      });
      const previous = (unit: string): string | undefined => {
        if (!hasBefore || !before || rollUpId === undefined) return undefined;
        const { result } = rollUp(rollUpId, unit, before);
        return result?.status === 'rated' ? result.rating : undefined;
      };
      for (const unit of reportedUnits(finals, findings, behind, exemptions, previous, plan))
        report.addUnit(unit);
      report.addQuotaMoves(quotas.moves);
      report.addFindings(findings.map(reportedFinding));
      return { report: report.finish(), units: finals, findings };
    },
  };
}

const standingOf = ({ membership, rolled, rating }: RatedUnit): readonly Standing[] =>
  rating !== undefined && rolled?.record
    ? [{ unit: membership.id, rating, record: rolled.record }]
    : [];

const inForceAt = (editions: readonly Edition[], date: string): Edition | undefined => {
  const inForce = editionOn(editions, date);
  return 'edition' in inForce ? inForce.edition : undefined;
};

/** The units below an organisation, itself included, that the roll-up is for: cells, unless it says otherwise. */
function unitsOf(
  { rollUp, organisation, period }: RunSubject,
  tree: Tree,
  editionsOf: (id: string) => readonly Edition[],
): readonly Membership[] {
  const self = tree.organisation(organisation);
  const all = [...(self ? [self] : []), ...tree.descendants(organisation)];
  const edition = rollUp === undefined ? undefined : inForceAt(editionsOf(rollUp), lastDay(period));
  return all.filter((each) =>
    edition?.levels
      ? isFor(edition, each)
      : each.level === 'cell' && (!edition || isFor(edition, each)),
  );
}

/** Exemptions and facts by key, with what is wrong about them. */
function besides(
  { exemptions, facts, register }: RunSubject,
  behind: ReadonlyMap<string, { readonly every: PeriodKind }>,
  meetings: ReadonlyMap<string, MeetingOutcome>,
  editions: ReadonlyMap<string, readonly Edition[]>,
): {
  readonly exemptions: ReadonlyMap<string, string>;
  readonly facts: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
  readonly findings: readonly YearFinding[];
} {
  const known = new Set(register.memberships.map(({ id }) => id));
  const findings: YearFinding[] = [];
  /** The reason by key. */
  const exempt = new Map<string, string>();
  for (const { unit, sheet, period: written, reason, place } of exemptions) {
    const period = parsePeriod(written);
    const sheets = sheet === undefined ? [...behind.keys()] : [sheet];
    const fitting = sheets.filter((id) => behind.get(id)?.every === period?.kind);
    if (!known.has(unit) || !period || fitting.length === 0) {
      findings.push({
        code: 'year/unknown-exemption',
        severity: 'error',
        text: unknownExemption(unit, written),
        unit,
        place,
      });
      continue;
    }
    for (const id of fitting) {
      const key = meetingKey(id, unit, written);
      exempt.set(key, reason);
      if (meetings.has(key))
        findings.push({
          code: 'year/exempt-and-recorded',
          severity: 'warning',
          text: exemptAndRecorded(unit, written),
          unit,
          place,
        });
    }
  }
  const answers = new Map<string, Readonly<Record<string, unknown>>>();
  const asked = new Set(
    [...editions.values()]
      .flat()
      .flatMap(({ plan }) => (plan.rollUp ? ownInputsOf(plan) : []).map(({ id }) => id)),
  );
  const unasked = new Set<string>();
  for (const { unit, period: written, facts: given, place } of facts) {
    const period = parsePeriod(written);
    if (!known.has(unit) || !period) {
      findings.push({
        code: 'year/unknown-facts',
        severity: 'error',
        text: unknownFacts(unit, written),
        unit,
        place,
      });
      continue;
    }
    for (const id of Object.keys(given)) {
      const key = `${place.path} ${id}`;
      if (asked.has(id) || unasked.has(key)) continue;
      unasked.add(key);
      findings.push({
        code: 'year/unknown-facts',
        severity: 'error',
        text: unaskedFact(id),
        place,
      });
    }
    for (const [id, each] of editions)
      if (each.some(({ plan }) => plan.rollUp)) answers.set(meetingKey(id, unit, written), given);
  }
  return { exemptions: exempt, facts: answers, findings };
}

// ── The report ───────────────────────────────────────────────────────────────────────────────────

interface ReportParts {
  readonly subject: RunSubject;
  readonly tree: Tree;
  readonly editionsOf: (id: string) => readonly Edition[];
  readonly behind: ReadonlyMap<string, { readonly every: PeriodKind }>;
  readonly units: readonly Membership[];
  /** Editions that score any record, with the periods of these. */
  readonly used: ReadonlyMap<Edition, ReadonlySet<Period>>;
}

/** A report that takes in meetings as they are settled; those of other units and periods it passes over. */
function beginReport({ subject, tree, editionsOf, behind, units, used }: ReportParts): {
  readonly report: ReportGathering;
  readonly addMeeting: (meeting: SettledMeeting) => void;
} {
  const { period, organisation, rollUp: rollUpId, asOf } = subject;
  const rolling =
    rollUpId === undefined ? undefined : inForceAt(editionsOf(rollUpId), lastDay(period));
  const isUsed = (edition: Edition): boolean =>
    [...(used.get(edition) ?? [])].some((each) => contains(period, each));
  const report = createReport({
    period,
    organisation,
    tree,
    sheets: [...behind].flatMap(([id, { every }]) =>
      editionsOf(id)
        .filter((each) => isUsed(each) || each === inForceAt(editionsOf(id), lastDay(period)))
        .map((each) => sheetInfo(each, every)),
    ),
    ...(asOf !== undefined && { date: asOf }),
    ...(rolling && { rollUp: { ...titled(rolling), classes: classesOf(rolling.plan) } }),
  });
  const reported = new Set(units.map(({ id }) => id));
  const isReported = remembered((each: Period) => contains(period, each));
  return {
    report,
    addMeeting(meeting) {
      if (isReported(meeting.period) && reported.has(meeting.unit))
        report.addMeeting(reportedMeeting(meeting));
    },
  };
}

/** Units with what the report says of each. */
function* reportedUnits(
  units: readonly RatedUnit[],
  findings: readonly YearFinding[],
  behind: ReadonlyMap<string, unknown>,
  exemptions: ReadonlyMap<string, string>,
  previous: (unit: string) => string | undefined,
  plan: Plan | undefined,
): Generator<Unit> {
  const own = new Set(plan ? ownInputsOf(plan).map(({ id }) => id) : []);
  const errors = new Map<string, Localized[]>();
  for (const { unit, severity, text } of findings)
    if (unit !== undefined && severity === 'error')
      errors.set(unit, [...(errors.get(unit) ?? []), text]);
  for (const { membership, rolled, rating } of units) {
    const earlier = previous(membership.id);
    const unanswered = unansweredIn(rolled, own);
    yield {
      unit: membership.id,
      reasons: [
        ...(errors.get(membership.id) ?? []),
        ...(rolled?.reasons ?? []),
        ...refusals(rolled),
        ...(unanswered.length > 0 ? [stillUnanswered(unanswered)] : []),
      ],
      isNotOver: rolled?.result?.status === 'incomplete' && unanswered.length === 0,
      missing: rolled?.missing.filter(({ sheet }) => behind.has(sheet)) ?? [],
      exempt: (rolled?.exempt ?? []).flatMap(({ sheet, period }) => {
        const reason = exemptions.get(meetingKey(sheet, membership.id, periodText(period)));
        return reason === undefined ? [] : [{ sheet, period, reason }];
      }),
      ...(rating !== undefined && { rating }),
      ...(earlier !== undefined && { previous: earlier }),
    };
  }
}

const reportedFinding = ({ code, severity, text, place }: YearFinding): ReportFinding => ({
  code,
  severity,
  text: place ? placed(text, place) : text,
});

/** Why a roll-up refuses a unit. */
const refusals = (rolled: RolledUp | undefined): readonly Localized[] =>
  rolled?.result?.status === 'refused' ? rolled.result.problems.map(describeProblem) : [];

/** Titles of what the roll-up asks for itself and nobody has answered yet. */
const unansweredIn = (rolled: RolledUp | undefined, own: ReadonlySet<string>): readonly string[] =>
  rolled?.result?.status === 'incomplete'
    ? rolled.result.open.flatMap(({ id, title }) => (own.has(id) ? [title] : []))
    : [];

const placed = ({ vi, en }: Localized, { path, line }: Place): Localized => {
  const where = line === undefined ? path : `${path}:${line}`;
  return { vi: `${where}: ${vi}`, en: `${where}: ${en}` };
};

const classesOf = ({ ratings, text }: Plan) =>
  ratings.map(({ id }, at) => ({ id, title: text.ratings[at]?.title ?? id }));

const statusOf = ({ text: { status } }: Plan): Status => status ?? 'illustrative';

const titled = ({ plan, label }: Edition) => ({
  id: plan.text.sheet,
  title: plan.text.title,
  edition: label,
  status: statusOf(plan),
});

function sheetInfo(edition: Edition, every: PeriodKind): SheetInfo {
  const { plan } = edition;
  const names = plan.text.assessors ?? [];
  return {
    ...titled(edition),
    every,
    classes: classesOf(plan),
    assessors: (plan.assessors?.members ?? []).map(({ id }, at) => ({
      id,
      title: names[at] ?? id,
    })),
    criteria: plan.criteria.map(({ id, maximum }, at) => ({
      id,
      title: plan.text.criteria[at]?.title ?? id,
      maximum: pointsOf(plan, maximum),
    })),
  };
}

/** Stored points as an exact number. There are few different ones: each is made once. */
function pointsOf({ pointDecimals }: Plan, stored: number): Rational {
  const ofDecimals = (exactOf[pointDecimals] ??= new Map());
  const known = ofDecimals.get(stored);
  if (known) return known;
  const made = rational(BigInt(stored), 10n ** BigInt(pointDecimals));
  ofDecimals.set(stored, made);
  return made;
}

const exactOf: Map<number, Rational>[] = [];

/** Points of a result, which are those of stored points divided once, as an exact number. */
const exactPoints = (plan: Plan, points: number): Rational =>
  pointsOf(plan, Math.round(points * 10 ** plan.pointDecimals));

function reportedMeeting({
  sheet,
  unit,
  period,
  edition,
  isTrial,
  assessment,
}: SettledMeeting): Meeting {
  const { plan, label } = edition;
  const { counting, results, differences } = assessment;
  const rated = results.flatMap(({ assessor, result }) =>
    result.status === 'rated' ? [{ assessor, result }] : [],
  );
  const score = (assessor: string, total: number, rating: string) => ({
    assessor,
    total: exactPoints(plan, total),
    rating,
  });
  const counted = counting?.of.flatMap((at) => {
    const result = results[at]?.result;
    return result?.status === 'rated' ? [result] : [];
  });
  return {
    sheet: { id: sheet, edition: label },
    unit,
    period,
    ...(counting && {
      counting: score(
        results[counting.of[0] ?? 0]?.assessor ?? '',
        counting.total,
        counting.rating,
      ),
    }),
    byAssessor: rated.map(({ assessor, result }) => score(assessor, result.total, result.rating)),
    lost: counted && counted.length > 0 ? lostIn(plan, counted) : [],
    totalsApart: differences.some(({ criterion }) => criterion === undefined),
    criteriaApart: differences.flatMap(({ criterion }) => criterion ?? []),
    trial: isTrial,
  };
}

/** Points that each criterion lost, on average of the records that count; bonuses lose none. */
const lostIn = (plan: Plan, results: readonly Rated[]): readonly (Rational | undefined)[] =>
  plan.criteria.map(({ id, block, maximum }) => {
    if (block === 'bonus' || results.some(({ notApplied }) => notApplied.includes(id)))
      return undefined;
    const unit = 10 ** plan.pointDecimals;
    const earned = results.reduce(
      (sum, { criteria }) => sum + Math.round((criteria[id] ?? 0) * unit),
      0,
    );
    const lost = block === 'penalty' ? earned : maximum * results.length - earned;
    const points = pointsOf(plan, lost);
    return results.length === 1 ? points : exact.divide(points, rational(BigInt(results.length)));
  });

// ── Words ────────────────────────────────────────────────────────────────────────────────────────

const unknownExemption = (unit: string, period: string): Localized => ({
  vi: `miễn kỳ ${tick(period)} cho ${tick(unit)}: không có đơn vị này, hoặc không biểu nào có kỳ như vậy; dòng này không được dùng`,
  en: `the exemption of ${tick(unit)} for ${tick(period)}: there is no such unit, or no sheet with such a period; the row is not used`,
});

const exemptAndRecorded = (unit: string, period: string): Localized => ({
  vi: `${tick(unit)} được miễn kỳ ${tick(period)} nhưng vẫn có phiếu; kỳ này không tính vào xếp loại`,
  en: `${tick(unit)} is exempt from ${tick(period)} and has a record all the same; the period does not count`,
});

/** Unanswered questions that are named; the rest are only counted. */
const mostUnanswered = 3;

function stillUnanswered(titles: readonly string[]): Localized {
  const named = titles.slice(0, mostUnanswered).join('; ');
  const more = titles.length - mostUnanswered;
  return {
    vi: `còn thiếu số liệu của tổng hợp: ${named}${more > 0 ? `; và ${more} mục nữa` : ''}`,
    en: `answers to the roll-up itself are missing: ${named}${more > 0 ? `; and ${more} more` : ''}`,
  };
}

const unaskedFact = (id: string): Localized => ({
  vi: `${tick(id)} không phải là số liệu hay tiêu chí riêng của tổng hợp nào nên không được dùng; hãy sửa tên cột`,
  en: `${tick(id)} is nothing that a roll-up asks for itself and is not used; correct the name of the column`,
});

const unknownFacts = (unit: string, period: string): Localized => ({
  vi: `số liệu của ${tick(unit)} cho kỳ ${tick(period)}: không có đơn vị hoặc kỳ như vậy; dòng này không được dùng`,
  en: `facts of ${tick(unit)} for ${tick(period)}: there is no such unit or period; the row is not used`,
});

import {
  isDate,
  kindOf,
  parsePeriod,
  readRegister,
  describeFinding,
  type Period,
  type Report,
  type ReportFinding,
  type RunResult,
  type YearFinding,
} from '@barem/population';
import type { Language, Localized } from 'barem';
import type { Command, Typed } from '../command.js';
import { Failure, inLanguage, usageFailure } from '../failure.js';
import { ExitCode, type Io, type Progress } from '../io.js';
import { neighboursOf } from '../neighbours.js';
import { dataFolder, stemOf, type DataFolder } from '../population/data-folder.js';
import { editionsOf } from '../population/editions.js';
import type { UnreadableRow } from '../population/tables.js';
import { languageOf, languageOption, progressOption } from './options.js';
import { planOf, type UsableSheet } from './sheet.js';

const outputs = ['html', 'markdown', 'csv', 'json', 'records'] as const;
type Output = (typeof outputs)[number];

export interface ReportArgs {
  readonly rollUp: string;
  readonly data: string;
  readonly period: Period;
  /** Id of an organisation; the one at the top of the register where it is absent. */
  readonly organisation?: string | undefined;
  readonly output: Output;
  readonly inspect: boolean;
  readonly asOf?: string | undefined;
  readonly language?: Language | undefined;
  readonly progress: boolean;
}

/** `report <roll-up>`: scores the records of a folder, rates every unit, and reports; exits with 1 when a record was refused. */
export const report: Command<ReportArgs> = {
  name: 'report',
  summary: {
    vi: 'tổng hợp kết quả của nhiều đơn vị và lập báo cáo',
    en: 'rate many units over a period and report',
  },
  details: {
    vi: 'Thư mục dữ liệu có register.csv (danh sách tổ chức), các bảng phiếu tên bắt đầu như tệp biểu (thuong_ky.csv, chuyen_de_2022-Q1.csv …), và nếu cần exemptions.csv (kỳ được miễn), facts.csv (số liệu của tổng hợp); ba tệp ấy cũng có thể là YAML, ví dụ register.yaml. Phiếu sai không được tính và được nêu trong báo cáo, các phiếu khác vẫn được tính.',
    en: 'The folder of data holds register.csv (the organisations), tables of records whose names begin like the files of their sheets (thuong_ky.csv, chuyen_de_2022-Q1.csv …), and, if needed, exemptions.csv (exempt periods) and facts.csv (facts of the roll-up); except for records, YAML will do, such as register.yaml. A wrong record does not count and is named in the report; the others still count.',
  },
  operands: [
    {
      name: { vi: 'tổng hợp', en: 'roll-up' },
      about: { vi: 'tệp tổng hợp (*.barem)', en: 'file of a roll-up (*.barem)' },
    },
  ],
  options: [
    {
      kind: 'text',
      name: 'data',
      placeholder: { vi: 'thư mục', en: 'folder' },
      about: { vi: 'thư mục dữ liệu (bắt buộc)', en: 'folder of the data (needed)' },
    },
    {
      kind: 'text',
      name: 'period',
      placeholder: { vi: 'kỳ', en: 'period' },
      about: {
        vi: 'kỳ báo cáo (bắt buộc): 2022, 2022-H1, 2022-Q1 hoặc 2022-03',
        en: 'period (needed): 2022, 2022-H1, 2022-Q1 or 2022-03',
      },
    },
    {
      kind: 'text',
      name: 'for',
      placeholder: { vi: 'mã tổ chức', en: 'organisation' },
      about: {
        vi: 'tổ chức báo cáo; mặc định là tổ chức đứng đầu danh sách',
        en: 'the organisation that reports; the one at the top by default',
      },
    },
    {
      kind: 'choice',
      name: 'output',
      values: outputs,
      about: {
        vi: 'dạng kết quả: trang HTML (mặc định), Markdown, CSV, JSON, hoặc phiếu tổng hợp của từng đơn vị (records)',
        en: 'form: an HTML page (default), Markdown, CSV, JSON, or the rolled-up record of every unit (records)',
      },
    },
    {
      kind: 'flag',
      name: 'inspect',
      about: {
        vi: 'chỉ danh sách đơn vị cần kiểm tra, kèm lý do',
        en: 'only the units that should be looked at, with the reasons',
      },
    },
    {
      kind: 'text',
      name: 'until',
      placeholder: { vi: 'ngày', en: 'day' },
      about: {
        vi: 'chỉ lấy phiếu đến ngày này; kỳ kết thúc sau đó chưa tính là thiếu',
        en: 'only records up to this day; periods that end later are not missing yet',
      },
    },
    progressOption,
    languageOption,
  ],
  samples: [
    {
      line: {
        vi: 'barem report nam.barem --data du_lieu --period 2022 > bao_cao.html',
        en: 'barem report year.barem --data data --period 2022 > report.html',
      },
      about: { vi: 'báo cáo năm của cả tỉnh', en: 'the report of a province for a year' },
    },
    {
      line: {
        vi: 'barem report nam.barem --data du_lieu --period 2022-H1 --for HU-01 --inspect --output csv',
        en: 'barem report year.barem --data data --period 2022-H1 --for HU-01 --inspect --output csv',
      },
      about: {
        vi: 'danh sách đơn vị cần kiểm tra của một huyện trong sáu tháng',
        en: 'what to inspect in one district in half a year',
      },
    },
  ],
  read: (typed: Typed) => ({
    rollUp: typed.operand(0),
    data: required(typed, 'data'),
    period: periodOf(required(typed, 'period')),
    organisation: typed.text('for'),
    output: typed.choice('output', outputs) ?? 'html',
    inspect: typed.flag('inspect'),
    asOf: dayOf(typed.text('until')),
    language: languageOf(typed),
    progress: typed.flag('progress'),
  }),
  async run(args, io) {
    const usable = await planOf(args.rollUp, args.language, io);
    if (!usable) return ExitCode.findings;
    return inLanguage(usable.language, () => reportOn(args, usable, io));
  },
};

function required(typed: Typed, name: string): string {
  const value = typed.text(name);
  if (value !== undefined) return value;
  throw usageFailure({ vi: `thiếu --${name}`, en: `--${name} is missing` });
}

function periodOf(text: string): Period {
  const period = parsePeriod(text);
  if (period) return period;
  throw usageFailure({
    vi: `\`${text}\` không phải là một kỳ; hãy viết như 2022, 2022-H1, 2022-Q1 hoặc 2022-03`,
    en: `\`${text}\` is no period; write it like 2022, 2022-H1, 2022-Q1 or 2022-03`,
  });
}

function dayOf(text: string | undefined): string | undefined {
  if (text === undefined || isDate(text)) return text;
  throw usageFailure({
    vi: `\`${text}\` không phải là một ngày; hãy viết năm-tháng-ngày, ví dụ 2022-06-30`,
    en: `\`${text}\` is no day; write year-month-day, such as 2022-06-30`,
  });
}

async function reportOn(args: ReportArgs, usable: UsableSheet, io: Io): Promise<ExitCode> {
  const { plan, language } = usable;
  if (!plan.rollUp) throw notARollUp(args.rollUp);
  const beside = await neighboursOf(args.rollUp, io);
  // A roll-up that its ruleset does not list holds at any time.
  const isListed = beside.some(({ loaded }) => loaded.plan?.text.sheet === plan.text.sheet);
  const own = { path: args.rollUp, loaded: usable.loaded };
  const neighbours = isListed ? beside : [...beside, own];
  const stems = new Map(
    neighbours.flatMap(({ path, loaded }) =>
      loaded.plan && !loaded.plan.rollUp ? [[stemOf(path), loaded.plan.text.sheet] as const] : [],
    ),
  );
  const folder = await dataFolder(args.data, stems, io);
  const unreadable: UnreadableRow[] = [];
  const editions = editionsOf(neighbours);
  const rollUp = rollUpFor(args.period, plan, editions);
  if (!rollUp) throw noRollUpFor(args.period, plan.text.sheet);
  const result = await runOver(args, rollUp, editions, folder, io, (row) => unreadable.push(row));
  const text = await rendered(result, args, usable);
  await io.out.write(text);
  const isFine =
    unreadable.length === 0 && result.findings.every(({ severity }) => severity !== 'error');
  if (!isFine) await io.err.write(summaryOf(result, language));
  return isFine ? ExitCode.ok : ExitCode.findings;
}

const notARollUp = (path: string): Failure =>
  new Failure({
    vi: `${path} là biểu, không phải tổng hợp; báo cáo cần một tệp \`tổng hợp\``,
    en: `${path} is a sheet and no roll-up; a report needs a file that begins with \`roll-up\``,
  });

/** The roll-up that is drawn up for such a period: the one that was asked for, else the only other one of its ruleset. */
function rollUpFor(
  { kind }: Period,
  plan: UsableSheet['plan'],
  editions: ReturnType<typeof editionsOf>,
): string | undefined {
  const isFitting = ({ rollUp }: UsableSheet['plan']): boolean =>
    rollUp !== undefined && kindOf[rollUp.drawnUp] === kind;
  if (isFitting(plan)) return plan.text.sheet;
  const others = new Set(
    editions.filter((each) => isFitting(each.plan)).map((each) => each.plan.text.sheet),
  );
  const [only] = others;
  return others.size === 1 ? only : undefined;
}

const noRollUpFor = ({ kind }: Period, sheet: string): Failure => {
  const often = {
    year: { vi: 'mỗi năm', en: 'each year' },
    half: { vi: 'mỗi nửa năm', en: 'each half year' },
    quarter: { vi: 'mỗi quý', en: 'each quarter' },
    month: { vi: 'mỗi tháng', en: 'each month' },
  }[kind];
  return new Failure({
    vi: `kỳ này cần một tổng hợp \`được lập ${often.vi}\`; ${sheet} không phải, và bên cạnh không có đúng một tổng hợp như vậy`,
    en: `this period needs a roll-up \`drawn up ${often.en}\`; ${sheet} is none, and there is not exactly one beside it`,
  });
};

async function runOver(
  { period, organisation, asOf, progress: isForced }: ReportArgs,
  rollUp: string,
  editions: ReturnType<typeof editionsOf>,
  folder: DataFolder,
  io: Io,
  unreadable: (row: UnreadableRow) => void,
): Promise<RunResult> {
  const { createRun } = await import('@barem/population');
  const tables = await import('../population/tables.js');
  const rowFindings: YearFinding[] = [];
  const missed = (row: UnreadableRow): void => {
    unreadable(row);
    rowFindings.push(unreadableFinding(row));
  };
  const { register, findings } = readRegister(
    await tables.registerRows(folder.register, io, missed),
  );
  const top = organisation ?? topOf(register.memberships.filter(({ parent }) => !parent));
  if (!register.memberships.some(({ id }) => id === top)) throw unknownOrganisation(top);
  const exemptions = folder.exemptions
    ? await tables.exemptionRows(folder.exemptions, io, missed)
    : [];
  const facts = folder.facts ? await tables.factRows(folder.facts, io, missed) : [];
  const run = createRun({
    register,
    editions,
    rollUp,
    period,
    organisation: top,
    exemptions,
    facts,
    ...(asOf !== undefined && { asOf }),
  });
  const progress = await progressFor(folder, isForced, io);
  let [bytes, records] = [0, 0];
  try {
    for (const { path, sheet } of folder.records) {
      const ofSheet = editions.filter(({ plan }) => plan.text.sheet === sheet);
      const batches = tables.givenRecords(path, ofSheet, io, (read) => (bytes += read), missed);
      for await (const batch of batches) {
        for (const each of batch) run.add(each);
        records += batch.length;
        progress?.advance({ bytes, records });
      }
    }
  } finally {
    progress?.stop();
  }
  const strange = folder.strange.map(strangeFinding);
  const ofRegister = findings.map((finding): YearFinding => ({
    code: 'year/register',
    severity: finding.severity === 'error' ? 'error' : 'warning',
    text: describeFinding(finding),
    place: finding.place,
  }));
  return run.finish([...ofRegister, ...rowFindings, ...strange]);
}

function topOf(roots: readonly { readonly id: string }[]): string {
  const [top, other] = roots;
  if (top && !other) return top.id;
  throw usageFailure({
    vi: 'danh sách không có đúng một tổ chức đứng đầu; hãy ghi --for <mã tổ chức>',
    en: 'the register has not exactly one organisation at the top; add --for <organisation>',
  });
}

const unknownOrganisation = (id: string): Failure =>
  new Failure({
    vi: `không có tổ chức \`${id}\` trong danh sách`,
    en: `the register has no organisation \`${id}\``,
  });

const unreadableFinding = ({ path, line, message }: UnreadableRow): YearFinding => ({
  code: 'year/unreadable',
  severity: 'error',
  text: message,
  place: { path, ...(line !== undefined && { line }) },
});

const strangeFinding = (path: string): YearFinding => ({
  code: 'year/strange-file',
  severity: 'warning',
  text: {
    vi: 'tệp này không thuộc biểu nào nên không được đọc; tên tệp phải bắt đầu như tên tệp biểu',
    en: 'this file belongs to no sheet and was not read; its name must begin like the file of a sheet',
  },
  place: { path },
});

async function progressFor(
  { records }: DataFolder,
  isForced: boolean,
  io: Io,
): Promise<Progress | undefined> {
  if (!isForced && (!io.err.isTerminal || io.out.isTerminal)) return undefined;
  let bytes = 0;
  for (const { path } of records) bytes += await io.files.sizeOf(path);
  return io.startProgress({ bytes, unit: 'phiếu' });
}

async function rendered(
  { report: found, units }: RunResult,
  { output, inspect }: ReportArgs,
  { language, plan }: UsableSheet,
): Promise<string> {
  const population = await import('@barem/population');
  switch (output) {
    case 'html':
      return (inspect ? population.inspectionHtml : population.reportHtml)(found, language);
    case 'markdown':
      return (inspect ? population.inspectionMarkdown : population.reportMarkdown)(found, language);
    case 'csv':
      return csvText(
        (inspect ? population.inspectionRows : population.reportRows)(found, language),
      );
    case 'json':
      return `${JSON.stringify(jsonOf(found, inspect, population.reportJson), undefined, 2)}\n`;
    case 'records': {
      const inputs = plan.inputs.map(({ id }) => id);
      const rows = units.flatMap(({ rolled }) => {
        if (!rolled?.record) return [];
        const { unit, period, facts, scores } = rolled.record;
        return [[unit, period, ...inputs.map((id) => cellOf(facts[id] ?? scores[id]))]];
      });
      return csvText([['unit', 'period', ...inputs], ...rows]);
    }
  }
}

function jsonOf(
  found: Report,
  inspect: boolean,
  toJson: (report: Report) => { readonly inspection: unknown },
): unknown {
  const whole = toJson(found);
  return inspect ? whole.inspection : whole;
}

async function csvText(rows: readonly (readonly string[])[]): Promise<string> {
  const { stringify } = await import('csv-stringify/sync');
  return stringify(rows.map((row) => [...row]));
}

const cellOf = (answer: unknown): string =>
  typeof answer === 'string' || typeof answer === 'number' ? String(answer) : '';

/** What did not count, in a few lines. */
function summaryOf({ findings }: RunResult, language: Language): string {
  const errors = findings.filter(({ severity }) => severity === 'error');
  const shown = errors.slice(0, mostShown).map((each) => `${lineOf(each)[language]}\n`);
  const more = errors.length - shown.length;
  const rest: Localized = {
    vi: `… và ${more} dòng hoặc phiếu nữa không được tính; xem phần cuối của báo cáo\n`,
    en: `… and ${more} more rows or records do not count; see the end of the report\n`,
  };
  return shown.join('') + (more > 0 ? rest[language] : '');
}

/** Findings that are told on standard error; the report has all of them. */
const mostShown = 10;

const lineOf = ({
  text,
  place,
}: Pick<ReportFinding, 'text'> & Pick<YearFinding, 'place'>): Localized => {
  const where = place ? `${place.path}${place.line === undefined ? '' : `:${place.line}`}: ` : '';
  return { vi: where + text.vi, en: where + text.en };
};

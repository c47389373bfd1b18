import type { Plan } from 'barem';
import type { Verification } from '@barem/verify';
import type { Report } from '@barem/verify/words';
import { Failure, usageFailure } from '../failure.js';
import type { Io } from '../io.js';
import { writeText } from '../source.js';

/** Forms of a report on standard output. */
export const formats = ['pretty', 'markdown', 'json', 'csv'] as const;
export type Format = (typeof formats)[number];

/** Forms of a file, by the ending of its name. */
const forms = {
  md: 'markdown',
  json: 'json',
  csv: 'csv',
  svg: 'svg',
  yaml: 'yaml',
  yml: 'yaml',
} as const;
type Form = (typeof forms)[keyof typeof forms];

export interface OutputFile {
  readonly path: string;
  readonly form: Form;
}

/**
 * The form that the name of a file asks for.
 * @throws {Failure} it asks for none
 */
export function outputForm(path: string): OutputFile {
  const ending = /\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
  const form = Object.entries(forms).find(([name]) => name === ending)?.[1];
  if (form) return { path, form };
  const all = Object.keys(forms)
    .map((name) => `.${name}`)
    .join(', ');
  throw usageFailure({
    vi: `--output ${path}: tên tệp phải kết thúc bằng một trong: ${all}`,
    en: `--output ${path}: the name of the file has to end in one of: ${all}`,
  });
}

/** What was found out about one sheet. */
export interface Verified {
  readonly path: string;
  readonly plan: Plan;
  /** As it goes into JSON. */
  readonly data: object;
  /** Absent where two sheets were compared. */
  readonly verification?: Verification;
  readonly report: Report;
  readonly isClean: boolean;
}

/** Writes what was found out about a sheet: to a file and in short to standard output, or there in full; JSON is not written here. */
export async function writeVerified(
  verified: Verified,
  {
    format,
    output,
    isFirst,
  }: {
    readonly format: Format;
    readonly output?: OutputFile | undefined;
    readonly isFirst: boolean;
  },
  io: Io,
): Promise<void> {
  const { report } = verified;
  if (output) {
    await writeFiles(verified, output, io);
    return;
  }
  const between = isFirst ? '' : '\n';
  switch (format) {
    case 'pretty': {
      const { renderReport } = await import('./report.js');
      return io.out.write(between + renderReport(report, io.out));
    }
    case 'markdown': {
      const { renderMarkdown } = await import('@barem/verify/words');
      return io.out.write(between + renderMarkdown(report));
    }
    case 'csv':
      return io.out.write(await textOf(verified, 'csv', ''));
    case 'json':
      return undefined;
  }
}

/** The content of a file; `chart` is the name of the file that the chart is in. */
async function textOf(
  { report, plan, verification, data, path }: Verified,
  form: Form,
  chart: string,
): Promise<string> {
  const words = await import('@barem/verify/words');
  const drawing = words.chartOf(report);
  switch (form) {
    case 'markdown':
      return words.renderMarkdown(report, drawing ? { chart } : {});
    case 'json':
      return words.resultJson([{ file: path, ...data }]);
    case 'svg':
      if (!drawing) throw noChart;
      return words.renderSvg(drawing, report.language);
    case 'csv':
      return verification ? words.boundaryCsv(verification, plan) : '';
    case 'yaml':
      return verification ? words.boundaryCases(verification, plan, report.language) : '';
  }
}

const noChart: Failure = new Failure({
  vi: 'không có biểu đồ: chưa đếm được số phiếu của từng loại',
  en: 'there is no chart: the records of each rating could not be counted',
});

/** A page gets its chart as a file beside it. */
async function writeFiles(verified: Verified, { path, form }: OutputFile, io: Io): Promise<void> {
  const { chartOf } = await import('@barem/verify/words');
  const { renderSummary } = await import('./report.js');
  const { report } = verified;
  const chart = path.replace(/\.\w+$/, '.svg');
  const files = [
    [path, form],
    ...(form === 'markdown' && chartOf(report) ? [[chart, 'svg'] as const] : []),
  ] as const;
  for (const [name, kind] of files)
    await writeText(name, await textOf(verified, kind, chart.replace(/^.*[/\\]/, '')), io);
  const names = files.map(([name]) => name).join(', ');
  const said = { vi: `\nĐã ghi ${names}.\n`, en: `\nWrote ${names}.\n` };
  await io.out.write(renderSummary(report, io.out) + said[report.language]);
}

import { isError, readCases, score, type Language, type Localized } from 'barem';
import { same } from '../command.js';
import { Failure } from '../failure.js';
import type { Io } from '../io.js';
import { readRecords, recordSources } from '../records/read.js';
import { placeText } from '../records/record.js';
import { renderFindings } from '../render/diagnostics-pretty.js';
import { readText, type SourceFile } from '../source.js';
import { differences } from './compare.js';
import { scoredTogether } from './scored-together.js';
import type { Outcome, Suite } from './outcome.js';
import type { TestedSheet } from './sheet.js';

/** Finds the sheet with an id, wherever the cases may have it from. */
export type FindSheet = (id: string) => Promise<TestedSheet | undefined>;

/**
 * Scores the records of a file of cases.
 * @param language - to speak about the file where its sheet is not known
 */
export async function testCases(
  file: SourceFile,
  findSheet: FindSheet,
  language: Language,
  io: Io,
): Promise<Suite> {
  const { cases, diagnostics } = readCases(file.text);
  if (!cases) {
    const findings = { file, language, diagnostics: diagnostics.filter(isError) };
    return { title: file.path, language, outcomes: [], problem: renderFindings(findings, io.out) };
  }
  const { id } = cases.sheet;
  const sheet = await findSheet(id);
  const suite = { title: `${id} (${file.path})`, language: sheet?.language ?? language };
  if (!sheet?.plan) return { ...suite, outcomes: [unusable(id, sheet)] };
  const { plan } = sheet;
  return {
    ...suite,
    outcomes: cases.cases.map(({ name, record, records, expect }): Outcome => ({
      name: same(name.value),
      failures: differences(
        { ...expect },
        records ? scoredTogether(plan, records) : score(plan, record),
      ),
    })),
  };
}

/** Why nothing can be scored by a sheet: it has errors, or it is not there. */
export function unusable(id: string, sheet: TestedSheet | undefined): Outcome {
  const failure: Localized = sheet
    ? {
        vi: `${sheet.path} còn lỗi nên chưa chấm được`,
        en: `${sheet.path} has errors, so nothing can be scored`,
      }
    : {
        vi: `không tìm thấy biểu \`${id}\` bên cạnh tệp này; ghi thêm tệp biểu vào dòng lệnh`,
        en: `there is no sheet \`${id}\` beside this file; name its file on the command line, too`,
      };
  return { name: { vi: `biểu \`${id}\``, en: `the sheet \`${id}\`` }, failures: [failure] };
}

/** `records.csv` is scored and compared with `records.expected.json`. */
export const expectedPath = (records: string): string =>
  records.replace(/\.[^./\\]+$/, '.expected.json');

/** Scores a file of records and compares every result with the one expected. */
export async function testRecords(path: string, sheet: TestedSheet, io: Io): Promise<Suite> {
  const { plan, language } = sheet;
  const id = sheet.id ?? sheet.path;
  const suite = { title: `${id} (${path})`, language };
  if (!plan) return { ...suite, outcomes: [unusable(id, sheet)] };
  const expected = await readExpected(expectedPath(path), io);
  const outcomes: Outcome[] = [];
  for (const source of recordSources([path], undefined)) {
    for await (const batch of readRecords(source, plan, io)) {
      for (const each of batch) {
        const wanted = expected[outcomes.length];
        outcomes.push({
          name: nameOf(wanted, placeText(each.place)),
          failures:
            each.kind === 'unreadable'
              ? [each.message]
              : wanted === undefined
                ? [nothingExpected]
                : differences(wanted, score(plan, each.record)),
        });
      }
    }
  }
  for (const wanted of expected.slice(outcomes.length)) {
    outcomes.push({ name: nameOf(wanted, `#${outcomes.length + 1}`), failures: [nothingScored] });
  }
  return { ...suite, outcomes };
}

const nothingExpected: Localized = {
  vi: 'tệp .expected.json không có kết quả cho phiếu này',
  en: 'the .expected.json file has no result for this record',
};

const nothingScored: Localized = {
  vi: 'có kết quả chờ sẵn nhưng không có phiếu',
  en: 'a result is expected, but there is no record for it',
};

type Expected = Readonly<Record<string, unknown>>;

function nameOf(expected: Expected | undefined, place: string): Localized {
  const head = [expected?.['unit'], expected?.['period']]
    .filter((part) => part !== undefined)
    .map(String);
  return same(head.length === 0 ? place : head.join(' '));
}

async function readExpected(path: string, io: Io): Promise<readonly Expected[]> {
  const { text } = await readText(path, io);
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw new Failure({ vi: `${path}: không phải là JSON`, en: `${path}: not JSON` }, { cause });
  }
  if (Array.isArray(value) && value.every((each) => typeof each === 'object' && each !== null))
    return value as Expected[];
  throw new Failure({
    vi: `${path}: cần một danh sách kết quả`,
    en: `${path}: a list of results is needed`,
  });
}

import { basename, join } from 'node:path';
import { isError, type Language } from 'barem';
import { readManifest, type Manifest } from '@barem/yaml';
import { Failure } from '../failure.js';
import type { Io } from '../io.js';
import { renderFindings } from '../render/diagnostics-pretty.js';
import { readText } from '../source.js';
import { expectedPath, testCases, testRecords } from './cases.js';
import type { Outcome, Suite } from './outcome.js';
import { testSheet, type TestedSheet } from './sheet.js';

/** The name of the file that says what a ruleset holds. */
export const manifestName = 'ruleset.yaml';

/** Tests everything that the manifest of a ruleset lists: its sheets, their other forms, its cases. */
export async function* testRuleset(
  folder: string,
  language: Language | undefined,
  io: Io,
): AsyncGenerator<Suite> {
  const file = await readText(join(folder, manifestName), io);
  const { manifest, diagnostics } = readManifest(file.text);
  if (!manifest) {
    const findings = { file, language: language ?? 'vi', diagnostics: diagnostics.filter(isError) };
    yield { title: file.path, outcomes: [], problem: renderFindings(findings, io.out) };
    return;
  }
  const sheets: TestedSheet[] = [];
  for (const { id, file: name } of manifest.sheets) {
    const sheet = await testSheet(join(folder, name.value), language, io);
    sheets.push(sheet);
    const { suite } = sheet;
    yield sheet.id === undefined || sheet.id === id.id
      ? suite
      : { ...suite, outcomes: [otherId(id.id, sheet.id), ...suite.outcomes] };
  }
  if (manifest.forms.length > 0) yield await testForms(manifest, folder, sheets, language, io);
  for (const name of caseFiles(manifest)) yield await testCaseFile(join(folder, name), sheets, io);
}

const otherId = (listed: string, found: string): Outcome => ({
  name: { vi: `mã trong ${manifestName}`, en: `its id in ${manifestName}` },
  failures: [
    {
      vi: `${manifestName} ghi \`${listed}\`, biểu ghi \`${found}\``,
      en: `${manifestName} says \`${listed}\`, the sheet says \`${found}\``,
    },
  ],
});

/** Files of cases, and files of records whose results stand beside them; each once. */
function caseFiles({ cases }: Manifest): readonly string[] {
  const names = cases.map(({ value }) => value);
  const results = new Set(
    names.filter((name) => !name.endsWith('.expected.json')).map(expectedPath),
  );
  return names.flatMap((name) => {
    if (!name.endsWith('.expected.json')) return [name];
    // Listed without its records, which are a table then.
    return results.has(name) ? [] : [name.replace(/\.expected\.json$/, '.csv')];
  });
}

async function testCaseFile(path: string, sheets: readonly TestedSheet[], io: Io): Promise<Suite> {
  if (/\.ya?ml$/i.test(path)) {
    return testCases(
      await readText(path, io),
      async (id) => sheets.find((sheet) => sheet.id === id),
      io,
    );
  }
  const sheet = sheetOfRecords(path, sheets);
  if (sheet.plan) return testRecords(path, sheet.plan, io);
  const failure = {
    vi: `${sheet.path} còn lỗi nên chưa chấm được`,
    en: `${sheet.path} has errors, so nothing can be scored`,
  };
  return {
    title: path,
    outcomes: [{ name: { vi: 'biểu', en: 'the sheet' }, failures: [failure] }],
  };
}

/** The sheet that a file of records is for: the only one, or the one whose file has the same name. */
function sheetOfRecords(path: string, sheets: readonly TestedSheet[]): TestedSheet {
  const [first, ...others] = sheets;
  if (first && others.length === 0) return first;
  const stem = stemOf(path);
  const found = sheets.filter(
    (sheet) => stem === stemOf(sheet.path) || stem.startsWith(`${stemOf(sheet.path)}_`),
  );
  const [longest] = found.toSorted((a, b) => b.path.length - a.path.length);
  if (longest) return longest;
  throw new Failure({
    vi: `${path}: không rõ phiếu của biểu nào; đặt tên tệp bắt đầu bằng tên tệp biểu, ví dụ ${stemOf(first?.path ?? 'x')}.csv`,
    en: `${path}: it is not clear which sheet these records are for; begin its name with that of the sheet, such as ${stemOf(first?.path ?? 'x')}.csv`,
  });
}

const stemOf = (path: string): string => basename(path).replace(/\..*$/, '');

/** The same sheet in another form or language is the same rule: its plan has the same hash. */
async function testForms(
  { forms }: Manifest,
  folder: string,
  sheets: readonly TestedSheet[],
  language: Language | undefined,
  io: Io,
): Promise<Suite> {
  const outcomes: Outcome[] = [];
  for (const { value } of forms) {
    const form = await testSheet(join(folder, value), language, io);
    const sheet = sheets.find(({ id }) => id === form.id);
    const name = { vi: `${value} là cùng một quy tắc`, en: `${value} is the same rule` };
    const differs = {
      vi: `cho quy tắc khác với ${sheet?.path ?? `biểu nào có mã \`${form.id ?? ''}\``}`,
      en: `gives another rule than ${sheet?.path ?? `any sheet with the id \`${form.id ?? ''}\``}`,
    };
    const broken = { vi: 'còn lỗi; chạy `barem check`', en: 'has errors; run `barem check`' };
    const isSame = form.plan !== undefined && form.plan.hash === sheet?.plan?.hash;
    outcomes.push({ name, failures: isSame ? [] : [form.plan ? differs : broken] });
  }
  return { title: folder, outcomes };
}

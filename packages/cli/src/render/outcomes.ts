import type { Language, Localized } from 'barem';
import type { Output } from '../io.js';
import type { Outcome, Suite } from '../testing/outcome.js';
import { amount } from '../words.js';
import { coloursFor } from './colours.js';
import { safeText } from './columns.js';

/** Passed examples are named one by one only while there are few of them. */
const mostNamed = 10;

/** What was tried in one file: everything that failed with its reasons, and what passed. */
export function renderSuite({ title, language, outcomes, problem }: Suite, output: Output): string {
  const { bold, green, dim } = coloursFor(output);
  const nothing: Localized = { vi: 'không có ví dụ nào', en: 'no examples' };
  const passed = outcomes.filter(({ failures }) => failures.length === 0).length;
  const named =
    outcomes.length <= mostNamed
      ? outcomes
      : outcomes.filter(({ failures }) => failures.length > 0);
  const count = { vi: `${passed} đạt`, en: `${passed} passed` };
  return [
    bold(safeText(title)),
    ...(problem === undefined && outcomes.length === 0 ? [dim(`  ${nothing[language]}`)] : []),
    ...(named !== outcomes && passed > 0 ? [`  ${green('✓')} ${count[language]}`] : []),
    ...named.map((outcome) => renderOutcome(outcome, language, output).trimEnd()),
    ...(problem === undefined ? [] : [problem.trimEnd()]),
    '',
    '',
  ].join('\n');
}

/** What was tried, on lines of its own: whether it passed, and what speaks against it. */
export function renderOutcome(
  { name, failures }: Outcome,
  language: Language,
  output: Output,
): string {
  const { green, red } = coloursFor(output);
  return [
    `  ${failures.length === 0 ? green('✓') : red('✗')} ${safeText(name[language])}`,
    ...failures.map((failure) => `      ${safeText(failure[language])}`),
    '',
  ].join('\n');
}

/** What stands above the laws of a sheet, below its examples; without laws, why there are none. */
export function renderLawsHead(
  laws: number,
  runs: number,
  language: Language,
  output: Output,
): string {
  const { dim } = coloursFor(output);
  const times = amount(runs, { vi: 'lần', en: 'time' });
  const about: Localized =
    laws === 0
      ? {
          vi: 'Nguyên tắc chung: chưa thử, vì biểu còn lỗi',
          en: 'Laws: not tried, since the sheet has errors',
        }
      : {
          vi: `Nguyên tắc chung, mỗi nguyên tắc thử đến ${times.vi}:`,
          en: `Laws, each tried up to ${times.en}:`,
        };
  return `  ${dim(about[language])}\n`;
}

/** What stands below the laws of a sheet when one is broken: whose mistake it is. */
export function renderLawsEnd(language: Language, output: Output): string {
  const text: Localized = {
    vi: 'Biểu không có lỗi: nguyên tắc không được giữ là lỗi của phần mềm. Xin gửi biểu và những dòng trên cho nhóm làm Barem.',
    en: 'The sheet has no errors: a law that is not kept is a mistake in Barem. Please report it with the sheet and the lines above.',
  };
  return `\n  ${coloursFor(output).bold(text[language])}\n`;
}

/** How many passed and failed, in the language of the suites. */
export function renderTotals(suites: readonly Suite[], output: Output): string {
  const { green, red } = coloursFor(output);
  const languages = new Set(suites.map(({ language }) => language));
  const language: Language = languages.size === 1 && languages.has('vi') ? 'vi' : 'en';
  const all = suites.flatMap(({ outcomes }) => outcomes);
  const passed = all.filter(({ failures }) => failures.length === 0).length;
  const failed = all.length - passed;
  const unusable = suites.filter(({ problem }) => problem !== undefined).length;
  const files = amount(
    unusable,
    { vi: 'tệp không chấm được', en: 'file unusable' },
    'files unusable',
  );
  const text: Localized = {
    vi: [
      `${passed} đạt`,
      ...(failed > 0 ? [`${failed} không đạt`] : []),
      ...(unusable > 0 ? [files.vi] : []),
    ].join(', '),
    en: [
      `${passed} passed`,
      ...(failed > 0 ? [`${failed} failed`] : []),
      ...(unusable > 0 ? [files.en] : []),
    ].join(', '),
  };
  return `${(failed + unusable > 0 ? red : green)(`${text[language]}.`)}\n`;
}

import type { Language, Localized } from 'barem';
import type { Output } from '../io.js';
import type { Suite } from '../testing/outcome.js';
import { amount } from '../words.js';
import { coloursFor } from './colours.js';
import { safeText } from './columns.js';

/** Passed examples are named one by one only while there are few of them. */
const mostNamed = 10;

/** What was tried in one file: everything that failed with its reasons, and what passed. */
export function renderSuite({ title, language, outcomes, problem }: Suite, output: Output): string {
  const { bold, green, red, dim } = coloursFor(output);
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
    ...named.flatMap(({ name, failures }) => [
      `  ${failures.length === 0 ? green('✓') : red('✗')} ${safeText(name[language])}`,
      ...failures.map((failure) => `      ${safeText(failure[language])}`),
    ]),
    ...(problem === undefined ? [] : [problem.trimEnd()]),
    '',
    '',
  ].join('\n');
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

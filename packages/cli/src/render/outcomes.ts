import type { Language, Localized } from 'barem';
import type { Output } from '../io.js';
import type { Suite } from '../testing/outcome.js';
import { amount } from '../words.js';
import { coloursFor } from './colours.js';
import { safeText } from './columns.js';

/** What was tried in one file, with a mark for each. */
export function renderSuite(
  { title, outcomes, problem }: Suite,
  language: Language,
  output: Output,
): string {
  const { bold, green, red, dim } = coloursFor(output);
  const nothing: Localized = { vi: 'không có ví dụ nào', en: 'no examples' };
  const lines = [
    bold(safeText(title)),
    ...(problem === undefined && outcomes.length === 0 ? [dim(`  ${nothing[language]}`)] : []),
    ...outcomes.flatMap(({ name, failures }) => [
      `  ${failures.length === 0 ? green('✓') : red('✗')} ${safeText(name[language])}`,
      ...failures.map((failure) => `      ${safeText(failure[language])}`),
    ]),
  ];
  return `${lines.join('\n')}\n${problem ?? ''}\n`;
}

/** How many passed and failed. */
export function renderTotals(suites: readonly Suite[], language: Language, output: Output): string {
  const { green, red } = coloursFor(output);
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

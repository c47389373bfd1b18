import type { Language, Localized } from '@barem/core';
import { keyword, type Sheet } from '@barem/syntax';
import type { RecordData } from '../arbitraries/answers.js';
import { criteriaOf } from '../reckon/reckoning.js';
import { numberText } from './differences.js';

/** Longest title that a line shows whole. */
const longestTitle = 60;

/**
 * A record for readers: one answer a line, in the order of the sheet, `id = value` as an example in a sheet has it,
 * and its title.
 */
export function recordLines(record: RecordData, sheet: Sheet): readonly Localized[] {
  const titles = new Map(
    [...sheet.facts, ...criteriaOf(sheet)].map(({ id, title }) => [id.id, title.value]),
  );
  const ids = [
    ...Object.keys(record).filter((id) => !titles.has(id)),
    ...[...titles.keys()].filter((id) => Object.hasOwn(record, id)),
  ];
  const linesIn = (language: Language): readonly string[] => {
    const answers = ids.map((id) => `${id} = ${answerText(id, record[id], sheet, language)}`);
    const width = Math.max(0, ...answers.map(({ length }) => length));
    return answers.map((answer, at) =>
      `${answer.padEnd(width)}  ${shortened(titles.get(ids[at] ?? '') ?? '')}`.trimEnd(),
    );
  };
  const [vi, en] = [linesIn('vi'), linesIn('en')];
  return vi.map((line, at) => ({ vi: line, en: en[at] ?? '' }));
}

/** An answer as a sheet writes it: `85%`, `đạt`, `không áp dụng`. */
export function answerText(id: string, value: unknown, sheet: Sheet, language: Language): string {
  const fact = sheet.facts.find((each) => each.id.id === id);
  switch (typeof value) {
    case 'number':
      return numberText(value, language) + (fact?.type.kind === 'percentage' ? '%' : '');
    case 'boolean':
      return fact
        ? keyword(value ? 'Yes' : 'No', language)
        : keyword(value ? 'Met' : 'NotMet', language);
    case 'string':
      return value === 'n/a' ? keyword('NotApplicable', language) : value;
    default:
      return JSON.stringify(value) ?? typeof value;
  }
}

function shortened(title: string): string {
  const letters = Array.from(title);
  return letters.length > longestTitle ? `${letters.slice(0, longestTitle - 1).join('')}…` : title;
}

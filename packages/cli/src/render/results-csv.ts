import type { Language, Rated, Result } from 'barem';
import { stringify } from 'csv-stringify/sync';
import type { ResultWriter } from './results.js';
import type { ShownPlan } from './shown-plan.js';

/** Rows that are written at once. */
const batch = 500;

type Cell = string | number | undefined;

/** A table with a header; the name of a column is the path of its value in the JSON form of a result. */
export function csvWriter(
  plan: ShownPlan,
  language: Language,
  hasEditions: boolean = false,
): ResultWriter {
  const columns: readonly (readonly [string, (result: Result, edition?: string) => Cell])[] = [
    ['unit', ({ unit }) => unit],
    ['period', ({ period }) => period],
    ['assessor', ({ assessor }) => assessor],
    ['date', ({ date }) => date],
    ...(hasEditions ? [['edition', (_: Result, edition?: string) => edition] as const] : []),
    ['status', ({ status }) => status],
    ['total', whenRated(({ total }) => total)],
    ['rating', whenRated(({ rating }) => rating)],
    ['ratingByPoints', whenRated(({ ratingByPoints }) => ratingByPoints)],
    ...plan.sections.map(
      ({ id }) => [`sections.${id}`, whenRated(({ sections }) => sections[id])] as const,
    ),
    ['bonuses', whenRated(({ bonuses }) => bonuses)],
    ['penalties', whenRated(({ penalties }) => penalties)],
    ...plan.criteria.map(
      ({ id }) => [`criteria.${id}`, whenRated(({ criteria }) => criteria[id])] as const,
    ),
    ['unmet', whenRated(({ unmet }) => unmet.join('; '))],
    ['caps', whenRated(({ caps }) => caps.join('; '))],
    ['missing', missingText],
    ['problems', (result) => problemsText(result, language)],
  ];
  let rows: Cell[][] = [];
  const flush = (): string => {
    const text = rows.length === 0 ? '' : stringify(rows);
    rows = [];
    return text;
  };
  return {
    begin: () => stringify([columns.map(([name]) => name)]),
    add(result, _, { edition }) {
      rows.push(columns.map(([, value]) => value(result, edition)));
      return rows.length < batch ? '' : flush();
    },
    end: flush,
  };
}

const whenRated =
  (value: (result: Rated) => Cell) =>
  (result: Result): Cell =>
    result.status === 'rated' ? value(result) : undefined;

/** The answers that an unfinished record lacks. */
const missingText = (result: Result): Cell =>
  result.status === 'incomplete' ? result.open.map(({ id }) => id).join('; ') : undefined;

/** What is wrong with a record that is refused. */
function problemsText(result: Result, language: Language): Cell {
  if (result.status !== 'refused') return undefined;
  const texts = result.problems.map(
    ({ path, message }) => `${path === '' ? '' : `${path}: `}${message[language]}`,
  );
  return texts.join('; ');
}

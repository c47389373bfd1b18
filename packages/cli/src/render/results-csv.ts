import type { Language, Rated, Result } from 'barem';
import { stringify } from 'csv-stringify/sync';
import type { ResultWriter } from './results.js';
import type { ShownPlan } from './shown-plan.js';

/** Rows that are written at once. */
const batch = 500;

type Cell = string | number | undefined;

/** A column of the table of results. */
interface ResultColumn {
  readonly name: string;
  /** It holds points. */
  readonly isPoints: boolean;
}

type ValueColumn = ResultColumn & {
  readonly value: (result: Result, edition: string | undefined, language: Language) => Cell;
};

/** The columns of the table of results, in their order. */
export const resultColumns = (plan: ShownPlan, hasEditions: boolean): readonly ResultColumn[] =>
  valueColumns(plan, hasEditions);

function valueColumns(plan: ShownPlan, hasEditions: boolean): readonly ValueColumn[] {
  const text = (name: string, value: ValueColumn['value']): ValueColumn => ({
    name,
    isPoints: false,
    value,
  });
  const points = (name: string, value: (result: Rated) => Cell): ValueColumn => ({
    name,
    isPoints: true,
    value: whenRated(value),
  });
  return [
    text('unit', ({ unit }) => unit),
    text('period', ({ period }) => period),
    text('assessor', ({ assessor }) => assessor),
    text('date', ({ date }) => date),
    ...(hasEditions ? [text('edition', (_, edition) => edition)] : []),
    text('status', ({ status }) => status),
    points('total', ({ total }) => total),
    text(
      'rating',
      whenRated(({ rating }) => rating),
    ),
    text(
      'ratingByPoints',
      whenRated(({ ratingByPoints }) => ratingByPoints),
    ),
    ...plan.sections.map(({ id }) => points(`sections.${id}`, ({ sections }) => sections[id])),
    points('bonuses', ({ bonuses }) => bonuses),
    points('penalties', ({ penalties }) => penalties),
    ...plan.criteria.map(({ id }) => points(`criteria.${id}`, ({ criteria }) => criteria[id])),
    text(
      'unmet',
      whenRated(({ unmet }) => unmet.join('; ')),
    ),
    text(
      'caps',
      whenRated(({ caps }) => caps.join('; ')),
    ),
    text('missing', missingText),
    text('problems', (result, _, language) => problemsText(result, language)),
  ];
}

/** A table with a header; the name of a column is the path of its value in the JSON form of a result. */
export function csvWriter(
  plan: ShownPlan,
  language: Language,
  hasEditions: boolean = false,
): ResultWriter {
  const columns = valueColumns(plan, hasEditions);
  let rows: Cell[][] = [];
  const flush = (): string => {
    const text = rows.length === 0 ? '' : stringify(rows);
    rows = [];
    return text;
  };
  return {
    begin: () => stringify([columns.map(({ name }) => name)]),
    add(result, _, { edition }) {
      rows.push(columns.map(({ value }) => value(result, edition, language)));
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
export const missingText = (result: Result): Cell =>
  result.status === 'incomplete' ? result.open.map(({ id }) => id).join('; ') : undefined;

/** What is wrong with a record that is refused. */
export function problemsText(result: Result, language: Language): Cell {
  if (result.status !== 'refused') return undefined;
  const texts = result.problems.map(
    ({ path, message }) => `${path === '' ? '' : `${path}: `}${message[language]}`,
  );
  return texts.join('; ');
}

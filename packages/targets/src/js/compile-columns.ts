import { score, type Plan } from '@barem/plan';
import { totalCode, briefRoots, codeFor, helperCode, tablesOf } from './compile.js';
import {
  computingPieces,
  flagsOf,
  isLarge,
  leaveReading,
  readingPieces,
  sharedArrays,
} from './pieces.js';
import { functionOf } from './run-code.js';
import { columnReading, judgements } from './strict-reading.js';

/** What can become of a row, as it stands in {@link ScoredColumns}. */
export const validity = { rated: 0, incomplete: 1, refused: 2 } as const;

/**
 * The answers of many records: for each input one array with a number a row. Numbers as they are written (`7.5`, and a
 * percentage before its `%`); of a choice the position of the option, from 0; 1 for yes and met, 0 for no and not met. `NaN`
 * is not answered yet, `Infinity` is "not applicable". An input without an array is answered nowhere.
 */
export type AnswerColumns = Readonly<Record<string, ArrayLike<number> | undefined>>;

/** What became of the rows, in their order. */
export interface ScoredColumns {
  /** Points; `NaN` where a row is not rated. */
  readonly total: Float64Array;
  /** Positions of ratings, best first; -1 where a row is not rated. */
  readonly rating: Int16Array;
  /** Of {@link validity}: 0 rated, 1 incomplete, 2 refused. */
  readonly validity: Uint8Array;
}

/** Scores rows `0 … rows - 1` of columns. */
export type ColumnScorer = (columns: AnswerColumns, rows: number) => ScoredColumns;

/**
 * The scoring of one sheet over columns, for programs that hold their records so. Every row is validated, and comes out as
 * `score` would have it. Where the host does not allow code to be made at run time, rows are scored by the runtime.
 */
export function compileColumns(plan: Plan): ColumnScorer {
  const { inputs } = plan;
  const positions = new Map(plan.ratings.map(({ id }, index) => [id, index]));
  const byRuntime = (
    given: readonly ArrayLike<number>[],
    row: number,
    { total, rating, validity: states }: ScoredColumns,
  ): void => {
    const scores: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
    const facts: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
    inputs.forEach((input, index) => {
      const value = given[index]![row];
      if (value === undefined || Number.isNaN(value)) return;
      (input.kind === 'fact' ? facts : scores)[input.id] = answerOf(input, value);
    });
    const result = score(plan, { facts, scores });
    states[row] = validity[result.status];
    total[row] = result.status === 'rated' ? result.total : Number.NaN;
    rating[row] = result.status === 'rated' ? (positions.get(result.rating) ?? -1) : -1;
  };
  const fast = generated(plan, byRuntime);
  return (columns, rows) => {
    const into: ScoredColumns = {
      total: new Float64Array(rows),
      rating: new Int16Array(rows),
      validity: new Uint8Array(rows),
    };
    const given = inputs.map(({ id }) => columnOf(columns, id, rows));
    if (fast) fast(given, rows, into);
    else for (let row = 0; row < rows; row += 1) byRuntime(given, row, into);
    return into;
  };
}

type Generated = (given: readonly ArrayLike<number>[], rows: number, into: ScoredColumns) => void;

/** The column of an input; one without answers where there is none. */
const columnOf = (columns: AnswerColumns, id: string, rows: number): ArrayLike<number> =>
  (Object.hasOwn(columns, id) ? columns[id] : undefined) ?? new Float64Array(rows).fill(Number.NaN);

/** A value of a column as a record would hold it; what is none stays as it is, to be refused. */
function answerOf(input: Plan['inputs'][number], value: number): unknown {
  if (value === Infinity) return 'n/a';
  switch (input.type) {
    case 'number':
      return value;
    case 'choice':
      return input.options[value] ?? value;
    case 'boolean':
    case 'met':
      return value === 0 ? false : value === 1 ? true : value;
  }
}

function generated(
  plan: Plan,
  byRuntime: (given: readonly ArrayLike<number>[], row: number, into: ScoredColumns) => void,
): Generated | undefined {
  const code = codeFor(plan, briefRoots(plan));
  const leave = '{ byRuntime(given, row, into); continue; }';
  const large = isLarge(plan);
  const groups = columnReading(
    plan,
    (index) => (large ? `given[${index}][row]` : `c${index}[row]`),
    leaveReading(plan, leave),
  );
  const reading = readingPieces(plan, groups, 'given, row', leave);
  const computing = computingPieces(plan, code);
  const lines = [
    ...reading.lines,
    ...computing.lines,
    ...judgements(plan, code.condition, flagsOf(plan)).map((wrong) => `if (${wrong}) ${leave}`),
    `total[row] = ${totalCode(plan, code)};`,
    `rating[row] = ${code.number(plan.rating)};`,
  ];
  const columns = large
    ? []
    : plan.inputs.map((_, index) => `  const c${index} = given[${index}];`);
  const body = `${[helperCode(code), ...reading.functions, ...computing.functions].join('\n')}
return function scoreColumns(given, rows, into) {
  const { total, rating } = into;
${columns.join('\n')}
  for (let row = 0; row < rows; row += 1) {
${lines.map((line) => `    ${line}`).join('\n')}
  }
};`;
  return functionOf(body, { ...tablesOf(code), ...sharedArrays(plan), byRuntime }) as
    | Generated
    | undefined;
}

import type { Plan, Rated } from '@barem/plan';
import { codeFor, helperCode, resultCode, resultValues, tablesOf } from './compile.js';
import { computingPieces, flagsOf, leaveReading, readingPieces, sharedArrays } from './pieces.js';
import { rootsOf } from './roots.js';
import { functionOf } from './run-code.js';
import { fromTextCode, judgements, strictReading } from './strict-reading.js';

/** What each column of a table holds: the id of an input, a key of the head, or something else, which must be empty. */
export type RowColumns = readonly (string | undefined)[];

/** Scores a row of texts, one a column; `undefined` where it deviates from a plain row that is right. */
export type RowScorer = (cells: readonly string[]) => Rated | undefined;

const headKeys = ['unit', 'period', 'assessor', 'date'] as const;

/**
 * The scoring of plain rows of a table, without a record in between. An empty text is an absent answer. A row is left to
 * others (to `score`, of its record) where it has more or fewer cells than columns, where anything is wrong with it or absent that is needed, and where a cell
 * is written unusually, such as with space around it. There is no function where the host does not allow code to be made, or
 * where a row without any text could be rated.
 */
export function compileRows(plan: Plan, columns: RowColumns): RowScorer | undefined {
  const { inputs } = plan;
  const isAmbiguous = inputs.some(({ id }) => ['facts', 'scores', ...headKeys].includes(id));
  if (isAmbiguous || inputs.every(mayBeAbsent)) return undefined;
  const code = codeFor(plan, rootsOf(plan));
  const leave = 'return undefined;';
  const cell = (id: string): string => {
    const at = columns.indexOf(id);
    return at === -1 ? 'undefined' : `cells[${at}]`;
  };
  const { groups, values } = strictReading(
    plan,
    (index) => {
      const input = inputs[index]!;
      const text = cell(input.id);
      return mayBeAbsent(input) && text !== 'undefined' ? `${text} || undefined` : text;
    },
    leaveReading(plan, leave),
  );
  const reading = readingPieces(plan, groups, 'cells', leave);
  const computing = computingPieces(plan, code);
  const known = new Set<string | undefined>([...headKeys, ...inputs.map(({ id }) => id)]);
  const foreign = columns.flatMap((name, at) => (known.has(name) ? [] : [`cells[${at}] !== ''`]));
  const lines = [
    `if (${[`cells.length !== ${columns.length}`, ...foreign].join(' || ')}) ${leave}`,
    ...reading.lines,
    ...computing.lines,
    ...judgements(plan, code.condition, flagsOf(plan)).map((wrong) => `if (${wrong}) ${leave}`),
    ...headKeys.map((key) => {
      const text = cell(key);
      return `const ${key} = ${text === 'undefined' ? text : `${text}.trim() || undefined`};`;
    }),
    ...resultCode(plan, code),
  ];
  const body = `${[helperCode(code), fromTextCode, ...reading.functions, ...computing.functions].join('\n')}
return function scoreRow(cells) {
${lines.map((line) => `  ${line}`).join('\n')}
};`;
  return functionOf(body, {
    ...values,
    ...tablesOf(code),
    ...sharedArrays(plan),
    ...resultValues(plan),
  }) as RowScorer | undefined;
}

const mayBeAbsent = ({ computed, needed }: Plan['inputs'][number]): boolean =>
  computed === true || needed !== undefined;

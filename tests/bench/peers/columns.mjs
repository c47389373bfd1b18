import { compileColumns } from '@barem/targets';
import { load } from 'barem';
import { imported } from './imported.mjs';

const ratings = ['best', 'good', 'fair', 'poor'];
const rowsOf = (_, records) => records.length;

/** The records as one array of numbers for each answer; 1 is yes. */
export const columnsOf = ({ facts, scores, duties }, records) =>
  Object.fromEntries(
    [...facts, ...scores, ...duties].map((id) => [
      id,
      Float64Array.from(records, (record) => Number(record[id])),
    ]),
  );

/** The loop that a programmer would write over such arrays. */
const textByHand = ({ facts, scores, duties, groups, best, good, fair, most }) => `
export function scoreColumns(columns, rows) {
  const total = new Float64Array(rows), rating = new Int16Array(rows);
  const { ${[...facts, ...scores, ...duties].join(', ')} } = columns;
  for (let row = 0; row < rows; row += 1) {
    let sum = (${scores.map((id) => `${id}[row]`).join(' + ')}) * 2;
${duties.map((id) => `    if (${id}[row] === 1) sum += 8;`).join('\n')}
${groups
  .map(
    (group) => `    {
      const members = ${group.due}[row], share = ${group.present}[row] * 100;
      const length = ${group.minutes}[row], spoke = ${group.speakers}[row], away = ${group.unexcused}[row];
      sum += share >= 95 * members ? 24 : share >= 85 * members ? 16 : share >= 75 * members ? 8 : 0;
      sum += length >= 90 ? 12 : length >= 60 ? 6 : 0;
      sum += spoke >= 10 ? 12 : spoke >= 5 ? 8 : spoke >= 1 ? 4 : 0;
      sum -= away < 10 ? away : 10;
    }`,
  )
  .join('\n')}
    const found = sum < 0 ? 0 : sum > ${most * 2} ? ${most * 2} : sum;
    total[row] = found / 2;
    rating[row] = found >= ${best * 2} && present[row] * 100 >= 85 * due[row] && minutes[row] >= 90 && unexcused[row] === 0 ? 0
      : found >= ${good * 2} ? 1 : found >= ${fair * 2} ? 2 : 3;
  }
  return { total, rating };
}`;

const scoring = (score, sheet, records) => {
  const columns = columnsOf(sheet, records);
  const rows = records.length;
  const { total, rating } = score(columns, rows);
  return {
    answers: records.map((_, row) => ({ total: total[row], rating: ratings[rating[row]] })),
    all: () => score(columns, rows),
  };
};

export const peers = [
  {
    name: 'columns, loop written by hand',
    about: 'total and rating, no validation; records as one typed array for each answer',
    rowsOf,
    prepare: async (sheet, records) =>
      scoring((await imported(textByHand(sheet))).scoreColumns, sheet, records),
  },
  {
    name: 'columns, Barem: `compileColumns`',
    about: 'total and rating, full validation; records as one typed array for each answer',
    rowsOf,
    prepare: (sheet, records) => scoring(compileColumns(load(sheet.source).plan), sheet, records),
  },
];

import { nearest } from '@barem/core';
import type { Localized, Plan } from 'barem';
import { Failure } from '../failure.js';
import { shownPath } from '../shown-path.js';
import { didYouMean } from '../words.js';

/** Columns that say whose record it is. */
const headColumns = ['unit', 'period', 'assessor', 'date'];

/** What a record may say: the answers of one sheet, or of several. */
export type RecordForm = Pick<Plan, 'inputs' | 'criteria'>;

/** The key of a record for each column; a column without a name has none and must be empty. */
export type Columns = readonly (string | undefined)[];

/**
 * What each column of a table of records holds.
 * @throws {Failure} a column is unknown or stands there twice; every such column is named
 */
export function readHeader(
  cells: readonly string[],
  plan: RecordForm,
  path: string,
  line: number,
): Columns {
  const names = cells.map((cell) => cell.trim().normalize('NFC'));
  const inputs = new Set([...headColumns, ...plan.inputs.map(({ id }) => id)]);
  const criteria = new Set(plan.criteria.map(({ id }) => id));
  const problems = names.flatMap((name, index): readonly Localized[] => {
    if (name === '') return [];
    if (names.indexOf(name) < index) {
      return [
        { vi: `cột \`${name}\` có hai lần`, en: `the column \`${name}\` stands there twice` },
      ];
    }
    if (inputs.has(name)) return [];
    if (criteria.has(name)) {
      return [
        {
          vi: `cột \`${name}\`: tiêu chí này được tính từ số liệu, không nhập điểm; hãy bỏ cột này`,
          en: `the column \`${name}\`: this criterion is computed from the facts and takes no answer; remove the column`,
        },
      ];
    }
    const { vi, en } = didYouMean(nearest(name.slice(0, 100), inputs));
    return [
      { vi: `biểu không có cột \`${name}\`${vi}`, en: `the sheet has no column \`${name}\`${en}` },
    ];
  });
  if (problems.length > 0) throw headerFailure(path, line, problems);
  return names.map((name) => (name === '' ? undefined : name));
}

function headerFailure(path: string, line: number, problems: readonly Localized[]): Failure {
  const shown = shownPath(path);
  return new Failure({
    vi: problems.map(({ vi }) => `${shown.vi}:${line}: ${vi}`).join('\n'),
    en: problems.map(({ en }) => `${shown.en}:${line}: ${en}`).join('\n'),
  });
}

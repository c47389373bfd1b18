import { fc } from '@barem/testing';
import type { Row } from './judged.js';

/** What people type where an answer is asked for. */
const typed: readonly string[] = [
  '', ' ', '0', '-0', '00', '1', '01', '1.0', '1,0', '1.50', '1,5', '0,5', '.5', '5.', '1.500', '1,500', '0.500',
  '-1.500', '12.500', '1.500,5', '1,500.5', '1.234.567', '1,234,567', '1.2.3', '1,2,3', '1 500', '1e3', '1_000', '+1',
  '--1', '-', '٣', '१', '5%', '5 %', ' 85,5 % ', '%', '5%%', '0x10', 'NaN', 'nan', 'Infinity', '-Infinity', 'null', '9999999999999999',
  '99999999999999999999', '-99999999999999999999', '0000000000000001', '00000000000000000001', '0.00000000000000000001',
  '3.0000', '123456789012345', '1234567890123456', '9007199254740993', '1.000.000', '7.5\u00a0', '\ufeff7', '7\n', '\t7',
  'true', 'false', 'TRUE', 'có', 'CÓ ', 'Có', 'Có', 'không', 'KHÔNG', 'đạt', 'ĐẠT', 'không đạt', 'Không  đạt', 'met', 'Not Met', 'yes', 'NO',
  'n/a', 'N/A', ' n/a ', 'không áp dụng', 'KHÔNG ÁP DỤNG', 'Not applicable', "'; DROP TABLE records; --", '\\', "\\'", '$1', '${x}', 'x'.repeat(1001), '1'.repeat(1001),
]; // prettier-ignore

/** Other ways to store or to write a text that is there. */
const rewritten: readonly ((text: string) => string)[] = [
  (text) => text.normalize('NFD'),
  (text) => text.toUpperCase(),
  (text) => ` ${text} `,
  (text) => text.replace('.', ','),
  (text) => `${text}0`,
  (text) => `${text}.0`,
  (text) => `${text}%`,
  (text) => `-${text}`,
  (text) => `${text}.000`,
  (text) => `0${text}`,
];

/** A row of texts of which some are written as nobody should. */
export const untidy = (row: Row): fc.Arbitrary<Row> =>
  fc
    .array(fc.tuple(fc.nat(), fc.nat(), fc.boolean()), { minLength: 1, maxLength: 3 })
    .map((changes) => {
      const cells = [...row];
      for (const [place, which, isNew] of changes) {
        const at = place % cells.length;
        const cell = cells[at];
        cells[at] =
          isNew || typeof cell !== 'string'
            ? typed[which % typed.length]!
            : rewritten[which % rewritten.length]!(cell);
      }
      return cells;
    });

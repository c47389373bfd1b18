import { join } from 'node:path';
import type { Command, Typed } from '../command.js';
import { usageFailure } from '../failure.js';
import { ExitCode, type Io } from '../io.js';
import { writeFailure } from '../source.js';

export interface SampleArgs {
  readonly folder: string;
  readonly organisations: number;
  readonly cells: number;
  readonly year: number;
  readonly seed: number;
}

/** `sample <folder>`: writes a province that does not exist, for trying things out. */
export const sample: Command<SampleArgs> = {
  name: 'sample',
  summary: {
    vi: 'tạo dữ liệu mẫu của một tỉnh không có thật',
    en: 'write the data of a province that does not exist',
  },
  details: {
    vi: 'Ghi vào thư mục danh sách tổ chức, phiếu hằng tháng và hằng quý theo hai biểu của bộ nghe_an/2021, và các kỳ được miễn. Cùng tham số thì cùng dữ liệu.',
    en: 'Writes a register, monthly and quarterly records by the two sheets of nghe_an/2021, and exempt periods into a folder. The same options give the same data.',
  },
  operands: [
    {
      name: { vi: 'thư mục', en: 'folder' },
      about: { vi: 'thư mục mới cho dữ liệu', en: 'a new folder for the data' },
    },
  ],
  options: [
    numberOption('organisations', { vi: 'số tổ chức cơ sở đảng', en: 'grassroots organisations' }),
    numberOption('cells', { vi: 'số chi bộ', en: 'cells' }),
    numberOption('year', { vi: 'năm', en: 'year' }),
    numberOption('seed', {
      vi: 'số gieo: số khác cho tỉnh khác',
      en: 'another seed, another province',
    }),
  ],
  samples: [
    {
      line: {
        vi: 'barem sample du_lieu --organisations 20 --cells 100 --year 2022',
        en: 'barem sample data --organisations 20 --cells 100 --year 2022',
      },
      about: { vi: 'một tỉnh nhỏ để thử', en: 'a small province to try things on' },
    },
  ],
  read: (typed: Typed) => ({
    folder: typed.operand(0),
    organisations: typed.number('organisations') ?? 1450,
    cells: typed.number('cells') ?? 9000,
    year: typed.number('year') ?? 2022,
    seed: typed.number('seed') ?? 1,
  }),
  async run(args, io) {
    await write(args, io);
    return ExitCode.ok;
  },
};

function numberOption(name: string, about: { readonly vi: string; readonly en: string }) {
  return { kind: 'number', name, placeholder: { vi: 'số', en: 'n' }, about } as const;
}

/** Tables by the names under which `report` finds them. */
const files = {
  'thuong_ky.csv': 'nghe_an.thuong_ky',
  'chuyen_de.csv': 'nghe_an.chuyen_de',
} as const;

async function write({ folder, ...options }: SampleArgs, io: Io): Promise<void> {
  if ((await io.files.kindOf(folder)) === 'file')
    throw usageFailure({ vi: `${folder} là một tệp`, en: `${folder} is a file` });
  const { sampleProvince } = await import('@barem/population');
  const { register, records, exemptions } = sampleProvince(options);
  const columns = ['id', 'name', 'level', 'parent', 'type', 'from', 'to'] as const;
  await table(join(folder, 'register.csv'), columns, rowsOf(register, columns), io);
  for (const [name, sheet] of Object.entries(files) as [
    keyof typeof files,
    (typeof files)[keyof typeof files],
  ][]) {
    const { columns: names, rows } = records(sheet);
    await table(join(folder, name), names, rows, io);
  }
  await table(join(folder, 'exemptions.csv'), exemptions.columns, exemptions.rows, io);
}

function* rowsOf<K extends string>(
  rows: Iterable<Readonly<Record<K, string>>>,
  columns: readonly K[],
): Generator<readonly string[]> {
  for (const row of rows) yield columns.map((column) => row[column]);
}

/** Rows that are written together. */
const together = 2_000;

async function table(
  path: string,
  columns: readonly string[],
  rows: Iterable<readonly string[]>,
  io: Io,
): Promise<void> {
  const { stringify } = await import('csv-stringify/sync');
  await io.files.writePieces(path, pieces()).catch((error: unknown) => {
    throw writeFailure(path, error, {
      vi: 'tệp đã có; hãy chọn một thư mục khác',
      en: 'the file exists; choose another folder',
    });
  });
  function* pieces(): Generator<string> {
    let waiting: (readonly string[])[] = [columns];
    for (const row of rows) {
      waiting.push(row);
      if (waiting.length < together) continue;
      yield stringify(waiting.map((each) => [...each]));
      waiting = [];
    }
    yield stringify(waiting.map((each) => [...each]));
  }
}

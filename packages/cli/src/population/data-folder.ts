import { basename, join } from 'node:path';
import { Failure } from '../failure.js';
import type { Io } from '../io.js';

/** A table of records, and the file of the sheet whose name it begins with. */
export interface RecordTable {
  readonly path: string;
  /** Id of the sheet. */
  readonly sheet: string;
}

/** The tables of a province or part of one. */
export interface DataFolder {
  readonly register: string;
  /** In the order of their names. */
  readonly records: readonly RecordTable[];
  readonly exemptions?: string;
  readonly facts?: string;
  /** Tables that are none of these. */
  readonly strange: readonly string[];
}

/** Names without their ending: the first is what messages propose. */
const names = {
  register: ['register', 'to_chuc'],
  exemptions: ['exemptions', 'mien_ky'],
  facts: ['facts', 'so_lieu_nam'],
} as const;

/**
 * What the tables in a folder are, by their names: `register.csv`, `exemptions.csv`, `facts.csv`, and records in tables
 * whose names begin like the file of their sheet: `thuong_ky.csv`, `thuong_ky_2022-03.csv`. The first three may be YAML or JSON.
 * @param stems - ids of sheets by the names of their files without ending
 * @throws {Failure} there is no such folder, no register in it, or two tables for one thing
 */
export async function dataFolder(
  folder: string,
  stems: ReadonlyMap<string, string>,
  io: Io,
): Promise<DataFolder> {
  if ((await io.files.kindOf(folder)) !== 'folder') {
    throw new Failure({
      vi: `không có thư mục ${folder}`,
      en: `there is no folder ${folder}`,
    });
  }
  const tables = (await io.files.list(folder)).filter((name) => isTable(name) || isList(name));
  const records: RecordTable[] = [];
  const strange: string[] = [];
  const found = new Map<keyof typeof names, string>();
  for (const name of tables.toSorted()) {
    const path = join(folder, name);
    const stem = stemOf(name);
    const kind = (Object.keys(names) as (keyof typeof names)[]).find((each) =>
      (names[each] as readonly string[]).includes(stem.toLowerCase()),
    );
    const sheet = longestPrefix(stem, stems);
    const before = kind && found.get(kind);
    if (before !== undefined) throw twoOfAKind(before, path);
    if (kind) found.set(kind, path);
    else if (isTable(name) && sheet !== undefined) records.push({ path, sheet });
    else if (isTable(name)) strange.push(path);
  }
  const register = found.get('register');
  if (register === undefined) {
    throw new Failure({
      vi: `${folder}: không có danh sách tổ chức; hãy đặt vào đây tệp register.csv, register.yaml hoặc to_chuc.csv`,
      en: `${folder}: there is no register of organisations; put a file register.csv or register.yaml here`,
    });
  }
  const [exemptions, facts] = [found.get('exemptions'), found.get('facts')];
  return {
    register,
    records,
    ...(exemptions !== undefined && { exemptions }),
    ...(facts !== undefined && { facts }),
    strange,
  };
}

const isTable = (name: string): boolean => /\.(?:csv|tsv)$/i.test(name);

/** The forms in which everything but records may be written, too. */
const isList = (name: string): boolean => /\.(?:ya?ml|json)$/i.test(name);

/** Which of two holds is not for us to say. */
const twoOfAKind = (one: string, other: string): Failure =>
  new Failure({
    vi: `${one} và ${other} cùng là một loại bảng; hãy giữ lại một tệp`,
    en: `${one} and ${other} are the same kind of table; keep one of them`,
  });

/** The name of a file without its ending. */
export const stemOf = (path: string): string => basename(path).replace(/(?:\.barem)?\.[^.]*$/, '');

/** What stands by the longest of the names that `stem` is, or begins with. */
export function longestPrefix(
  stem: string,
  stems: ReadonlyMap<string, string>,
): string | undefined {
  const fitting = [...stems.keys()].filter(
    (each) => stem === each || stem.startsWith(`${each}_`) || stem.startsWith(`${each}-`),
  );
  const longest = fitting.toSorted((a, b) => b.length - a.length)[0];
  return longest === undefined ? undefined : stems.get(longest);
}

import type { Localized } from '@barem/core';
import { plainWord } from './plain-word.js';

/** How high an organisation stands. */
export type Level = 'cell' | 'grassroots' | 'district' | 'province';

/** Every level, lowest first. */
export const levels: readonly Level[] = ['cell', 'grassroots', 'district', 'province'];

const ranks: Readonly<Record<Level, number>> = { cell: 0, grassroots: 1, district: 2, province: 3 };

/** Whether a level is higher than another one. */
export const isAbove = (level: Level, other: Level): boolean => ranks[level] > ranks[other];

/** What an organisation of a level is called. */
export const levelTitles: Readonly<Record<Level, Localized>> = {
  cell: { vi: 'chi bộ', en: 'cell' },
  grassroots: { vi: 'tổ chức cơ sở đảng', en: 'grassroots organisation' },
  district: { vi: 'huyện ủy hoặc tương đương', en: 'district or equivalent' },
  province: { vi: 'tỉnh ủy', en: 'province' },
};

/** How registers write a level, in lower case; the first two of each are what messages propose, Vietnamese and English. */
const writtenAs: Readonly<Record<Level, readonly [vi: string, en: string, ...more: string[]]>> = {
  cell: ['chi bộ', 'cell'],
  grassroots: ['cơ sở', 'grassroots', 'tổ chức cơ sở đảng'],
  district: ['huyện', 'district', 'huyện ủy', 'huyện uỷ'],
  province: ['tỉnh', 'province', 'tỉnh ủy', 'tỉnh uỷ'],
};

const byName: ReadonlyMap<string, Level> = new Map(
  levels.flatMap((level) => writtenAs[level].map((name) => [name, level] as const)),
);

/** Every way to write a level. */
export const levelNames: readonly string[] = [...byName.keys()];

/** The ways to write the levels that messages propose. */
export const proposedLevels: Localized = {
  vi: levels.map((level) => `\`${writtenAs[level][0]}\``).join(', '),
  en: levels.map((level) => `\`${writtenAs[level][1]}\``).join(', '),
};

/** The level that a word names, in any letter case: `Chi bộ`, `cell`. */
export const readLevel = (word: string): Level | undefined => byName.get(plainWord(word));

import { join } from 'node:path';
import { Failure } from './failure.js';
import type { Io } from './io.js';
import { readText } from './source.js';

/** The file in the folder of a ruleset that says which parents its sheets were last seen with. */
export const lockName = 'ruleset.lock.json';

/** Fingerprints of parents by their keys (`nghe_an.thuong_ky@2021`); absent where nothing is locked. */
export async function lockedIn(
  folder: string,
  io: Io,
): Promise<Readonly<Record<string, string>> | undefined> {
  const path = join(folder, lockName);
  if ((await io.files.kindOf(path)) !== 'file') return undefined;
  const { text } = await readText(path, io);
  const parents = parentsOf(text);
  if (parents) return parents;
  throw new Failure({
    vi: `${path}: tệp khóa hỏng; chạy \`barem lock\` để ghi lại`,
    en: `${path}: the lock is damaged; run \`barem lock\` to write it again`,
  });
}

/** The text of a lock, its parents in the order of their keys. */
export const lockText = (parents: Readonly<Record<string, string>>): string =>
  `${JSON.stringify({ parents: Object.fromEntries(inOrder(parents)) }, undefined, 2)}\n`;

const inOrder = (
  parents: Readonly<Record<string, string>>,
): readonly (readonly [string, string])[] =>
  Object.entries(parents).toSorted(([a], [b]) => (a < b ? -1 : 1));

function parentsOf(text: string): Readonly<Record<string, string>> | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null || !('parents' in value)) return undefined;
  const { parents } = value;
  if (typeof parents !== 'object' || parents === null || Array.isArray(parents)) return undefined;
  const entries = Object.entries(parents);
  return entries.every((entry): entry is [string, string] => typeof entry[1] === 'string')
    ? Object.fromEntries(entries)
    : undefined;
}

import { tick } from '@barem/core';
import type { Dialect } from './dialect.js';
import { refusal, type SqlRefusal } from './refusal.js';

/** Why names cannot stand side by side in one table of the dialect: those of the inputs, of its other columns, of itself. */
export function refusedNames(
  dialect: Dialect,
  columns: readonly string[],
  others: readonly string[] = [],
): readonly SqlRefusal[] {
  return [
    ...[...columns, ...others].flatMap((name) => refusedName(dialect, name)),
    ...alike(dialect, columns),
  ];
}

/** Whether every engine can hold a text. */
const isText = (text: string): boolean => !text.includes('\0') && !/[\uD800-\uDFFF]/u.test(text);

/** Texts of a plan that no engine can hold. */
export const refusedTexts = (texts: readonly string[]): readonly SqlRefusal[] =>
  texts
    .filter((text) => !isText(text))
    .map((text) =>
      refusal(
        'target/name',
        `${tick(text)} không viết trong SQL được`,
        `${tick(text)} cannot stand in SQL`,
      ),
    );

function refusedName({ nameBytes, forbidden }: Dialect, name: string): readonly SqlRefusal[] {
  if (name === '' || !isText(name) || (forbidden !== undefined && name.includes(forbidden))) {
    return [
      refusal(
        'target/name',
        `${tick(name)} không làm tên trong SQL được`,
        `${tick(name)} cannot be a name in SQL`,
      ),
    ];
  }
  const bytes = bytesOf(name);
  if (nameBytes === undefined || bytes <= nameBytes) return [];
  return [
    refusal(
      'target/name-too-long',
      `${tick(name)} dài ${bytes} byte, mà PostgreSQL cắt tên dài quá ${nameBytes} byte`,
      `${tick(name)} has ${bytes} bytes, and PostgreSQL cuts names at ${nameBytes}`,
    ),
  ];
}

/** Names that the engine takes for one. */
function alike({ ignoresCase }: Dialect, names: readonly string[]): readonly SqlRefusal[] {
  const seen = new Map<string, string>();
  return names.flatMap((name) => {
    const key = ignoresCase ? name.toLowerCase() : name;
    const before = seen.get(key);
    seen.set(key, name);
    if (before === undefined) return [];
    return [
      refusal(
        'target/names-alike',
        `${tick(before)} và ${tick(name)} là một cột trong SQL`,
        `${tick(before)} and ${tick(name)} are one column in SQL`,
      ),
    ];
  });
}

/** How many bytes a text has in UTF-8. */
const bytesOf = (text: string): number =>
  Array.from(text).reduce((sum, letter) => {
    const code = letter.codePointAt(0) ?? 0;
    return sum + (code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4);
  }, 0);

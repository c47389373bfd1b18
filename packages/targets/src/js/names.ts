/** Words that cannot name a variable in a module, and what emitted code uses. */
const taken: readonly string[] = (
  'arguments await break case catch class const continue debugger default delete do else enum eval export extends ' +
  'false finally for function if implements import in instanceof interface let new null package private protected ' +
  'public return static super switch this throw true try typeof undefined var void while with yield async of get set ' +
  'NaN Infinity Object Array Number String Math Map Set Symbol Error globalThis Function Boolean RegExp JSON'
).split(' ');

/** Gives every thing a name of its own. */
export type Naming = (wanted: string) => string;

/**
 * Names for the variables of emitted code, as near to the ids of a sheet as JavaScript allows: `có_mặt`, `I_1`.
 * The same ids in the same order give the same names.
 * @param reserved - names that the code around uses
 */
export function createNaming(reserved: readonly string[]): Naming {
  const used = new Set([...taken, ...reserved]);
  return (wanted) => {
    const plain = wanted
      .normalize('NFC')
      .replaceAll(/[^\p{ID_Continue}]|\p{Cf}/gu, '_')
      .slice(0, 60);
    const name = /^[\p{ID_Start}_]/u.test(plain) ? plain : `_${plain}`;
    let unique = name;
    for (let count = 2; used.has(unique); count += 1) unique = `${name}_${count}`;
    used.add(unique);
    return unique;
  };
}

/** The five tone marks of Vietnamese as combining marks: grave, acute, hook above, tilde, dot below. */
const toneMarks = /[\u0300\u0301\u0303\u0309\u0323]/g;
const allMarks = /[\u0300-\u036F]/g;

/** The word without tone marks, in lower case: `Họp` and `hop` agree, `hợp` does not. */
export const withoutTones = (text: string): string =>
  text.normalize('NFD').toLowerCase().replace(toneMarks, '').normalize('NFC');

const lookAlikes: Readonly<Record<string, string>> = {
  đ: 'd',
  ð: 'd',
  ɖ: 'd',
  // Cyrillic and Greek letters that look like Latin ones
  а: 'a',
  е: 'e',
  о: 'o',
  р: 'p',
  с: 'c',
  х: 'x',
  у: 'y',
  і: 'i',
  ѕ: 's',
  ј: 'j',
  к: 'k',
  м: 'm',
  т: 't',
  н: 'h',
  в: 'b',
  α: 'a',
  ο: 'o',
  ι: 'i',
  ρ: 'p',
  ν: 'v',
  τ: 't',
  κ: 'k',
};

/** The Latin letter that a foreign letter passes for, in its case; `undefined` for any other character. */
export function latinTwin(letter: string): string | undefined {
  const twin = lookAlikes[letter.toLowerCase()];
  if (twin === undefined) return undefined;
  return letter === letter.toLowerCase() ? twin : twin.toUpperCase();
}

/** What is left of a word when accents, case and look-alike letters are taken away: two names with one skeleton are easily confused. */
export function skeleton(text: string): string {
  const bare = text.normalize('NFD').toLowerCase().replace(allMarks, '');
  return Array.from(bare, (letter) => lookAlikes[letter] ?? letter).join('');
}

/**
 * The candidate that the author most likely meant by `written`, or `undefined`.
 * Missing or wrong tone marks come first, then missing accents, then slips of the finger.
 */
export function nearest(written: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const distance = distanceBetween(written, candidate);
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
  }
  return best;
}

/** 0 for the same word, below 1 for accents and case only, then the number of slips; infinite when too far. */
function distanceBetween(written: string, candidate: string): number {
  if (written === candidate) return 0;
  if (written.toLowerCase() === candidate.toLowerCase()) return 0.1;
  if (withoutTones(written) === withoutTones(candidate)) return 0.2;
  const [a, b] = [skeleton(written), skeleton(candidate)];
  if (a === b) return 0.3;
  const allowed = Math.min(3, Math.floor(Math.max(a.length, b.length) / 3));
  // Skeletons that differ beyond the part compared are at least one slip apart.
  const slips = Math.max(1, editDistance(a.slice(0, 64), b.slice(0, 64)));
  return slips <= allowed ? slips : Number.POSITIVE_INFINITY;
}

/** Insertions, deletions, replacements and swaps of neighbours that turn `a` into `b`. */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let slips = Math.min(
        (row[j - 1] ?? 0) + 1,
        (last[j] ?? 0) + 1,
        (last[j - 1] ?? 0) + (same ? 0 : 1),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        slips = Math.min(slips, (beforeLast[j - 2] ?? 0) + 1);
      }
      row.push(slips);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? 0;
}

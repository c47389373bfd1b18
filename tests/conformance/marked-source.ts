import type { Span } from 'barem';

/** A piece of text that stands in a source many times, so that no file has to hold it. */
export interface Repetition {
  /** `#` stands for the number of the copy, from 1, and `#-1` for the number before it. */
  readonly repeat: string;
  readonly times: number;
}

/** Pieces by the word that stands for them in a source. */
export type Repetitions = Readonly<Record<string, Repetition>>;

/** A source with the span that was marked in it. */
export interface MarkedSource {
  readonly source: string;
  readonly span: Span;
}

/** Puts every repetition, `most` copies of each at most, in the place of its word. */
export function expand(text: string, repetitions: Repetitions = {}, most = Infinity): string {
  return Object.entries(repetitions).reduce((expanded, [word, repetition]) => {
    // Copies that are lines of their own take the place of the whole line.
    const whole = repetition.repeat.endsWith('\n') ? new RegExp(`^ *${word}\n`, 'gm') : word;
    return expanded.replaceAll(whole, () => copies(repetition, most));
  }, text);
}

/** One of several copies: `#` stands for its number, `#-1` for the number before it. */
export const numbered = (text: string, number: number): string =>
  text.replaceAll('#-1', String(number - 1)).replaceAll('#', String(number));

function copies({ repeat, times }: Repetition, most: number): string {
  const shown = Math.min(times, most);
  const all = Array.from({ length: shown }, (_, index) => numbered(repeat, index + 1));
  return all.join('') + (shown < times ? repeat.replace(/\S[^]*?(?=\n?$)/, '…') : '');
}

/** Takes the marks `<|` and `|>` out of a source. */
export function unmark(text: string): MarkedSource {
  const start = text.indexOf('<|');
  const end = text.indexOf('|>', start + 2);
  if (start < 0 || end < 0 || text.includes('|>', end + 2)) {
    throw new Error('a source marks one span: <|…|>');
  }
  return {
    source: text.slice(0, start) + text.slice(start + 2, end) + text.slice(end + 2),
    span: { start, end: end - 2 },
  };
}

import type { Language } from 'barem';
import type { Failure } from '../failure.js';
import type { Output } from '../io.js';
import { severityWords } from '../words.js';
import { coloursFor } from './colours.js';
import { safeText } from './columns.js';

/** A failure as lines for standard error. What it does not say itself is in `fallback`. */
export function renderFailure(
  { text, language }: Failure,
  output: Output,
  fallback: Language = 'en',
): string {
  const reader = language ?? fallback;
  const { red, bold } = coloursFor(output);
  const head = red(bold(severityWords.error[reader]));
  return text[reader]
    .split('\n')
    .map((line) => `${head}: ${safeText(line)}\n`)
    .join('');
}

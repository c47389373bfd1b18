import type { Localized } from '@barem/core';
import type { Reason } from '../budget.js';
import type { Decided, Undecided, Vacuous, Verification } from '../report.js';
import { paragraph, list, type Block } from './document.js';
import type { Speaker } from './speaker.js';
import { reasonText } from './verdicts.js';

/** What a report says about one question. */
export interface Section {
  /** The finding in a few words, for the summary. */
  readonly finding: string;
  readonly blocks: readonly Block[];
}

/** The answer to a question that was decided, or else the section that says why it was not. */
export function whenDecided<T extends { readonly verdict: 'proved' | 'broken' }>(
  answer: Decided<T>,
  speaker: Speaker,
  tell: (decided: T) => Section,
): Section {
  if (isDecided(answer)) return tell(answer);
  if (answer.verdict === 'vacuous') return { finding: speaker.say(vacuous), blocks: [] };
  const reason = reasonText(answer.reason, speaker);
  return { finding: speaker.say(tooMuch), blocks: [paragraph(reason)] };
}

const isDecided = <T extends { readonly verdict: 'proved' | 'broken' }>(
  answer: T | Undecided | Vacuous,
): answer is T => answer.verdict === 'proved' || answer.verdict === 'broken';

const vacuous: Localized = { vi: 'không có phiếu hợp lệ nào', en: 'there is no valid record' };
const tooMuch: Localized = { vi: 'quá nhiều khả năng', en: 'too many possibilities' };

/** What of a question stayed open, and why. */
export function openBlocks(
  open: readonly { readonly id: string; readonly reason: Reason }[],
  speaker: Speaker,
): readonly Block[] {
  if (open.length === 0) return [];
  const head: Localized = { vi: 'Chưa quyết được:', en: 'Undecided:' };
  return [
    paragraph(speaker.say(head), 'strong'),
    list(open.map(({ id, reason }) => `${speaker.answer(id)}: ${reasonText(reason, speaker)}`)),
  ];
}

/** Tells the answer to one question. */
export type Tell = (verification: Verification, speaker: Speaker) => Section;

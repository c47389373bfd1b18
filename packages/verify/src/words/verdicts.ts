import type { Localized } from '@barem/core';
import type { Plan } from '@barem/plan';
import type { Reason } from '../budget.js';
import type { Decided, Verification } from '../report.js';
import type { Mark } from './document.js';
import { countText } from './numbers.js';
import type { Speaker } from './speaker.js';

/** The questions in the order of a report. */
export const questions = [
  'totality',
  'totals',
  'alive',
  'boundaries',
  'monotonic',
  'leverage',
  'share',
] as const;
export type Question = (typeof questions)[number];

/** Questions about points. */
const aboutPoints: ReadonlySet<Question> = new Set(['totals', 'boundaries']);

/** The questions that make sense for a sheet: one without criteria, such as many a roll-up, has no points to speak of. */
export const questionsFor = ({ criteria }: Plan): readonly Question[] =>
  criteria.length > 0 ? questions : questions.filter((each) => !aboutPoints.has(each));

/** Questions that claim nothing: their answer is a description. */
const descriptions: ReadonlySet<Question> = new Set(['boundaries', 'leverage', 'share']);

/** What is said of a question; one of which a part is open is undecided, unless what is known breaks it. */
export function markOf(verification: Verification, question: Question): Mark {
  const answer: Decided<{ readonly verdict: 'proved' | 'broken' }> = verification[question];
  if (answer.verdict !== 'proved') return answer.verdict;
  if (openParts(verification, question).length > 0) return 'undecided';
  return descriptions.has(question) ? 'described' : 'proved';
}

/** What of a question stayed open, though the rest of it was decided. */
export function openParts(
  verification: Verification,
  question: Question,
): readonly { readonly id: string; readonly reason: Reason }[] {
  const answer = verification[question];
  return 'undecided' in answer ? answer.undecided : [];
}

/** Questions of which something speaks against the sheet, or that are not fully decided. */
export const findingsOf = (verification: Verification): readonly Question[] =>
  questions.filter((question) => {
    const mark = markOf(verification, question);
    return mark === 'broken' || mark === 'undecided';
  });

const words: Readonly<Record<Mark, Localized>> = {
  proved: { vi: 'Đã chứng minh', en: 'Proved' },
  described: { vi: 'Đã xác định', en: 'Determined' },
  broken: { vi: 'Có phản chứng', en: 'Counterexample found' },
  undecided: { vi: 'Chưa quyết được', en: 'Undecided' },
  vacuous: { vi: 'Không có gì để xét', en: 'Nothing to look at' },
};

/** The word for what is said of a question. */
export const markWord = (mark: Mark): Localized => words[mark];

const partly: Localized = { vi: 'Chưa quyết được hết', en: 'Partly undecided' };

/** The same, where a part of the question may be open. */
export const verdictWord = (verification: Verification, question: Question): Localized =>
  markOf(verification, question) === 'undecided' && openParts(verification, question).length > 0
    ? partly
    : words[markOf(verification, question)];

/** Why a question stays open, as a sentence. */
export function reasonText({ inputs, work, budget }: Reason, speaker: Speaker): string {
  const { say, language, answer } = speaker;
  const [least, limit] = [countText(work, language), countText(budget, language)];
  const names = inputs.map(answer).join('; ');
  return say(
    names === ''
      ? {
          vi: `Phải xét ít nhất ${least} khả năng, quá giới hạn ${limit}.`,
          en: `At least ${least} possibilities would have to be looked at, beyond the limit of ${limit}.`,
        }
      : {
          vi: `Phải xét ít nhất ${least} khả năng, quá giới hạn ${limit}: các câu trả lời sau kết hợp với nhau quá nhiều cách: ${names}.`,
          en: `At least ${least} possibilities would have to be looked at, beyond the limit of ${limit}: these answers combine in too many ways: ${names}.`,
        },
  );
}

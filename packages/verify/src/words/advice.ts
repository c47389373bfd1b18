import type { Language, Localized } from '@barem/core';
import type { Plan } from '@barem/plan';
import type { Advice, AdvisedChange, Alternative, Undecided } from '../report.js';
import { list, paragraph, type Block, type Report } from './document.js';
import { quoted, speakerFor, type Speaker } from './speaker.js';
import { reasonText } from './verdicts.js';

/** What has to change for a better rating, in words. */
export function adviceReport(
  advice: Advice | Undecided,
  plan: Plan,
  language: Language,
  whose: { readonly unit?: unknown; readonly period?: unknown } = {},
): Report {
  const speaker = speakerFor(plan, language);
  const head = [whose.unit, whose.period].filter(isName).join(', ');
  return {
    language,
    title: `${plan.text.title}${head === '' ? '' : ` – ${head}`}`,
    blocks: adviceBlocks(advice, speaker),
  };
}

const isName = (value: unknown): boolean => typeof value === 'string' || typeof value === 'number';

function adviceBlocks(advice: Advice | Undecided, speaker: Speaker): readonly Block[] {
  const { say } = speaker;
  if ('verdict' in advice)
    return [
      paragraph(say({ vi: 'Chưa tìm được cách.', en: 'No way could be found.' }), 'strong'),
      paragraph(reasonText(advice.reason, speaker)),
    ];
  const now = `${speaker.points(advice.total)}, ${speaker.rating(advice.rating)}`;
  switch (advice.status) {
    case 'best':
      return [
        paragraph(
          say({
            vi: `Phiếu đã được loại tốt nhất: ${now}.`,
            en: `The record already has the best rating: ${now}.`,
          }),
        ),
      ];
    case 'out-of-reach':
      return [
        paragraph(say({ vi: `Hiện nay: ${now}.`, en: `Now: ${now}.` })),
        paragraph(
          say({
            vi: 'Đổi thế nào trong phạm vi được đổi cũng không lên được loại tốt hơn.',
            en: 'No change of what may be changed leads to a better rating.',
          }),
          'strong',
        ),
      ];
    case 'advised':
      return [
        paragraph(say({ vi: `Hiện nay: ${now}.`, en: `Now: ${now}.` })),
        paragraph(missingText(advice, speaker), 'strong'),
        ...(advice.unmet.length > 1 ? [list(advice.unmet)] : []),
        paragraph(leastText(advice, speaker)),
        {
          kind: 'list',
          isNumbered: true,
          items: advice.alternatives.map((each, index) =>
            alternativeText(each, index + 1, speaker),
          ),
        },
        ...(advice.isComplete
          ? []
          : [
              paragraph(
                say({
                  vi: 'Ngoài ra còn những cách khác.',
                  en: 'There are other ways, too.',
                }),
                'quiet',
              ),
            ]),
      ];
  }
}

type Advised = Extract<Advice, { readonly status: 'advised' }>;

/** `Để được Tốt còn thiếu 2,5 điểm và một điều kiện: …` */
function missingText({ next, missing, unmet }: Advised, speaker: Speaker): string {
  const { say, plan, points } = speaker;
  const goal = speaker.rating(next);
  const conditions = conditionsText(unmet, speaker);
  const lack: readonly string[] = [
    ...(missing === 0 ? [] : [points(missing)]),
    ...(conditions === '' ? [] : [conditions]),
  ];
  if (lack.length === 0) return say({ vi: `Để được ${goal}:`, en: `For ${goal}:` });
  const all = lack.join(say({ vi: ' và ', en: ' and ' }));
  // Where the lower total is better, there are points too many.
  const isTooMuch = plan.lowerIsBetter && missing !== 0;
  return say({
    vi: `Để được ${goal} còn ${isTooMuch ? 'thừa' : 'thiếu'} ${all}.`,
    en: isTooMuch ? `For ${goal} there are too many: ${all}.` : `${goal} lacks ${all}.`,
  }).replace(/\.\.$/, '.');
}

const counts: readonly Localized[] = [
  { vi: 'một điều kiện', en: 'one condition' },
  { vi: 'hai điều kiện', en: 'two conditions' },
  { vi: 'ba điều kiện', en: 'three conditions' },
];

/** One condition is named in the sentence, several in a list below it. */
function conditionsText(unmet: readonly string[], { say, number }: Speaker): string {
  const [only] = unmet;
  if (only === undefined) return '';
  const word = say(
    counts[unmet.length - 1] ?? {
      vi: `${number(unmet.length)} điều kiện`,
      en: `${number(unmet.length)} conditions`,
    },
  );
  return unmet.length === 1 ? `${word}: ${quoted(only)}` : word;
}

function leastText({ alternatives, isComplete }: Advised, { say, number }: Speaker): string {
  const [first] = alternatives;
  const answers = number(first?.changes.length ?? 0);
  const ways = number(alternatives.length);
  return isComplete && alternatives.length === 1
    ? say({
        vi: `Ít nhất phải đổi ${answers} câu trả lời; chỉ có một cách:`,
        en: `At least ${answers} ${first?.changes.length === 1 ? 'answer has' : 'answers have'} to change; there is one way:`,
      })
    : say({
        vi: `Ít nhất phải đổi ${answers} câu trả lời. ${ways} cách:`,
        en: `At least ${answers} ${first?.changes.length === 1 ? 'answer has' : 'answers have'} to change. ${ways} ways:`,
      });
}

/** `Cách 1: đổi I.2 Dự thảo từ 8 thành 9,5 điểm → 90 điểm, Tốt`. */
function alternativeText(
  { changes, total, rating }: Alternative,
  at: number,
  speaker: Speaker,
): string {
  const { say, points } = speaker;
  const all = changes.map((change) => changeText(change, speaker)).join('; ');
  const end = `${points(total)}, ${speaker.rating(rating)}`;
  return `${say({ vi: `Cách ${at}: đổi ${all}`, en: `Way ${at}: change ${all}` })} → ${end}`;
}

function changeText({ id, title, from, to }: AdvisedChange, speaker: Speaker): string {
  const { plan, say, value, number } = speaker;
  const name = plan.criteria.some((each) => each.id === id) ? `${id} ${title}` : quoted(title);
  const isScore = plan.inputs.some((input) => input.id === id && input.kind === 'score');
  const before = isScore && typeof from === 'number' ? number(from) : value(id, from);
  return say({
    vi: `${name} từ ${quotedWord(before)} thành ${quotedWord(value(id, to))}`,
    en: `${name} from ${quotedWord(before)} to ${quotedWord(value(id, to))}`,
  });
}

/** Values that are words stand in quotation marks, numbers do not. */
const quotedWord = (value: string): string => (/^[-\d]/.test(value) ? value : quoted(value));

import type { Localized } from '@barem/core';
import { isPeriod } from '../ordered-options.js';
import type { Direction, Monotonic, Pair } from '../report.js';
import { pairTable } from './comparison.js';
import { paragraph, subheading, type Block, type Table } from './document.js';
import { countText, plural } from './numbers.js';
import { openBlocks, whenDecided, type Section, type Tell } from './section.js';
import type { Speaker } from './speaker.js';

/** Which way a fact, or a better answer, moves the rating. */
type Way = 'better' | 'worse' | 'neither' | 'both' | 'unordered';

/** Whether a better answer ever makes the rating worse, and which way facts go. */
export const monotonicSection: Tell = ({ monotonic }, speaker) =>
  whenDecided(monotonic, speaker, (found: Monotonic): Section => {
    const { say, language } = speaker;
    const broken = found.directions.filter(isBroken);
    const kept = found.directions.filter((each) => each.better !== undefined && !isBroken(each));
    const facts = found.directions.filter(
      (each) => each.kind === 'fact' && !isPeriodId(each.id, speaker),
    );
    const [keptCount, brokenCount] = [kept.length, broken.length].map((count) =>
      countText(count, language),
    );
    return {
      finding:
        broken.length > 0
          ? say({
              vi: `${brokenCount} câu trả lời đi ngược`,
              en: `${brokenCount} going the wrong way`,
            })
          : kept.length + found.undecided.length === 0
            ? say({ vi: 'không có gì để so', en: 'nothing to compare' })
            : say({
                vi: `${keptCount} câu trả lời`,
                en: `${keptCount} ${plural(kept.length, 'answer')}`,
              }),
      blocks: [
        ...broken.flatMap((each) => brokenBlocks(each, speaker)),
        ...(kept.length === 0
          ? []
          : [
              paragraph(
                say({
                  vi: `Đã chứng minh cho ${keptCount} câu trả lời: ${kept.map(({ id }) => speaker.answer(id)).join('; ')}.`,
                  en: `Proved for ${keptCount} ${plural(kept.length, 'answer')}: ${kept.map(({ id }) => speaker.answer(id)).join('; ')}.`,
                }),
              ),
            ]),
        ...(facts.length === 0 ? [] : factBlocks(facts, speaker)),
        ...openBlocks(found.undecided, speaker),
      ],
    };
  });

/** Whether an answer is the rating of a period. */
const isPeriodId = (id: string, { plan }: Speaker): boolean =>
  isPeriod(
    plan,
    plan.inputs.findIndex((input) => input.id === id),
  );

/** Whether a declared direction, or the better answer, is against what was found. */
const isBroken = ({ better, rises, falls }: Direction): boolean =>
  (better === 'higher' && falls !== undefined) || (better === 'lower' && rises !== undefined);

function brokenBlocks(direction: Direction, speaker: Speaker): readonly Block[] {
  const { id, kind, better } = direction;
  const { say, answer } = speaker;
  const pair = better === 'higher' ? direction.falls : direction.rises;
  const how: Localized =
    isPeriodId(id, speaker) && better === 'higher'
      ? {
          vi: 'Kỳ này được loại tốt hơn mà xếp loại chung kém đi:',
          en: 'A better rating of this period makes the rating of the whole worse:',
        }
      : kind === 'score'
        ? {
            vi: 'Câu trả lời tốt hơn làm xếp loại kém đi:',
            en: 'The better answer makes the rating worse:',
          }
        : better === 'higher'
          ? {
              vi: 'Được khai là càng cao càng tốt, nhưng cao hơn thì xếp loại kém đi:',
              en: 'It is declared that higher is better, but a higher value makes the rating worse:',
            }
          : {
              vi: 'Được khai là càng thấp càng tốt, nhưng cao hơn thì xếp loại tốt lên:',
              en: 'It is declared that lower is better, but a higher value makes the rating better:',
            };
  return [
    subheading(answer(id)),
    paragraph(say(how), 'strong'),
    ...(pair ? [pairTable(pair, speaker)] : []),
  ];
}

const words = {
  facts: { vi: 'Số liệu đi về phía nào', en: 'Which way the facts go' },
  fact: { vi: 'Số liệu', en: 'Fact' },
  way: { vi: 'Ảnh hưởng đến xếp loại', en: 'Effect on the rating' },
  rises: { vi: 'Có khi tốt lên:', en: 'Sometimes better:' },
  falls: { vi: 'Có khi kém đi:', en: 'Sometimes worse:' },
} satisfies Record<string, Localized>;

const ways: Readonly<Record<Way, { readonly number: Localized; readonly yesNo: Localized }>> = {
  better: {
    number: { vi: 'lớn hơn: chỉ có thể tốt lên', en: 'greater: can only be better' },
    yesNo: { vi: '“có”: chỉ có thể tốt lên', en: '“yes”: can only be better' },
  },
  worse: {
    number: { vi: 'lớn hơn: chỉ có thể kém đi', en: 'greater: can only be worse' },
    yesNo: { vi: '“có”: chỉ có thể kém đi', en: '“yes”: can only be worse' },
  },
  neither: {
    number: { vi: 'tự nó không đổi xếp loại', en: 'alone it changes no rating' },
    yesNo: { vi: 'tự nó không đổi xếp loại', en: 'alone it changes no rating' },
  },
  both: {
    number: {
      vi: 'lớn hơn: có khi tốt lên, có khi kém đi',
      en: 'greater: sometimes better, sometimes worse',
    },
    yesNo: {
      vi: '“có”: có khi tốt lên, có khi kém đi',
      en: '“yes”: sometimes better, sometimes worse',
    },
  },
  unordered: {
    number: { vi: 'các lựa chọn không có thứ tự', en: 'options have no order' },
    yesNo: { vi: 'các lựa chọn không có thứ tự', en: 'options have no order' },
  },
};

function wayOf({ id, rises, falls }: Direction, { plan }: Speaker): Way {
  if (plan.inputs.find((input) => input.id === id)?.type === 'choice') return 'unordered';
  if (rises && falls) return 'both';
  if (rises) return 'better';
  return falls ? 'worse' : 'neither';
}

function factBlocks(facts: readonly Direction[], speaker: Speaker): readonly Block[] {
  const { say, answer, plan } = speaker;
  const typeOf = (id: string): 'yesNo' | 'number' =>
    plan.inputs.find((input) => input.id === id)?.type === 'boolean' ? 'yesNo' : 'number';
  const table: Table = {
    kind: 'table',
    columns: [{ title: say(words.fact) }, { title: say(words.way) }],
    rows: facts.map((each) => ({
      cells: [answer(each.id), say(ways[wayOf(each, speaker)][typeOf(each.id)])],
    })),
  };
  const both = facts.filter((each) => wayOf(each, speaker) === 'both' && !isBroken(each));
  return [
    subheading(say(words.facts)),
    table,
    ...both.flatMap((each) => [
      subheading(
        say({ vi: `${answer(each.id)}: đi cả hai phía`, en: `${answer(each.id)}: goes both ways` }),
      ),
      ...pairBlocks(words.rises, each.rises, speaker),
      ...pairBlocks(words.falls, each.falls, speaker),
    ]),
  ];
}

const pairBlocks = (head: Localized, pair: Pair | undefined, speaker: Speaker): readonly Block[] =>
  pair ? [paragraph(speaker.say(head)), pairTable(pair, speaker)] : [];

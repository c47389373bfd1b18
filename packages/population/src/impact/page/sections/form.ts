import { paragraph, quiet, type Block } from '../../../report/page/page.js';
import type { Impact } from '../../impact.js';
import { changeTexts } from '../../words/form.js';
import { moreText, type ImpactStory, type TellImpact } from '../tell.js';
import { nameOf } from './summary.js';

/** What the new form asks otherwise, and which records no longer fit it. */
export const form: TellImpact = (story) => {
  const { impact, region, speaker } = story;
  const { say } = speaker;
  const texts = changeTexts(impact.form, region?.plans, speaker);
  if (texts.length === 0 && impact.unfit.length === 0) return undefined;
  return {
    id: 'form',
    title: say({ vi: 'Phiếu phải ghi khác đi', en: 'What records have to say' }),
    blocks: [
      ...texts.map(paragraph),
      ...askedBlocks(impact, story),
      ...unfitBlocks(impact, story),
      ...(impact.unfit.length + impact.asked.length > 0
        ? [
            quiet(
              say({
                vi: 'Lệnh barem migrate chuyển phiếu sang biểu mới và liệt kê những gì người phụ trách phải trả lời.',
                en: 'barem migrate writes records over to the new form and lists what a person has to answer.',
              }),
            ),
          ]
        : []),
    ],
  };
};

function askedBlocks({ asked }: Impact, { speaker, most }: ImpactStory): readonly Block[] {
  const { say, count } = speaker;
  if (asked.length === 0) return [];
  return [
    {
      kind: 'table',
      caption: say({
        vi: 'Câu trả lời mà phiếu còn thiếu theo biểu mới',
        en: 'Answers that records lack under the new sheet',
      }),
      columns: [
        { title: say({ vi: 'Biểu mới hỏi', en: 'The new sheet asks for' }), is: 'name' },
        { title: say({ vi: 'Số phiếu thiếu', en: 'Records without it' }), is: 'number' },
      ],
      rows: asked.slice(0, most).map(({ id, title, records }) => ({
        cells: [nameOf(id, title), count(records)],
      })),
      ...moreText(asked.length - most, speaker),
    },
  ];
}

function unfitBlocks({ unfit, moves }: Impact, { speaker, most }: ImpactStory): readonly Block[] {
  const { say, count, records } = speaker;
  if (unfit.length === 0) return [];
  return [
    {
      kind: 'table',
      caption: say({
        vi: `Vì sao ${records(moves.unfit)} được xếp loại theo biểu cũ bị biểu mới từ chối`,
        en: `Why ${records(moves.unfit)} that the old sheet rates are refused by the new one`,
      }),
      columns: [
        { title: say({ vi: 'Câu trả lời', en: 'Answer' }), is: 'name' },
        {
          title: say({ vi: 'Lý do, theo phiếu đầu tiên', en: 'Reason, by the first such record' }),
        },
        { title: say({ vi: 'Số phiếu', en: 'Records' }), is: 'number' },
      ],
      rows: unfit.slice(0, most).map(({ answer, example, records: number }) => ({
        cells: [
          answer === '' ? say({ vi: 'cả phiếu', en: 'the whole record' }) : answer,
          say(example),
          count(number),
        ],
      })),
      ...moreText(unfit.length - most, speaker),
    },
  ];
}

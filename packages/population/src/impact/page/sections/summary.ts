import { exact } from '@barem/core';
import { paragraph, quiet, type Block } from '../../../report/page/page.js';
import type { Impact, RecordMove } from '../../impact.js';
import { moveWords } from '../../words/moves.js';
import type { ImpactSpeaker } from '../../words/speaker.js';
import type { TellImpact } from '../tell.js';

/** Shown even where no record moves so; the others only where some do. */
const always: readonly RecordMove[] = ['same', 'up', 'down'];
const sometimes: readonly RecordMove[] = ['open', 'other', 'unfit', 'gained', 'neither'];

/** What one should know who reads no further. */
export const summary: TellImpact = ({ impact, speaker }) => {
  const { moves, records } = impact;
  const { say, count, part } = speaker;
  const shown = [...always, ...sometimes.filter((move) => moves[move] > 0)];
  return {
    id: 'summary',
    title: say({ vi: 'Tóm tắt', en: 'Summary' }),
    blocks: [
      {
        kind: 'figures',
        items: [
          { title: say({ vi: 'Số phiếu', en: 'Records' }), value: count(records) },
          ...shown.map((move) => ({
            title: say(moveWords[move]),
            value: count(moves[move]),
            note: part(moves[move], records),
          })),
        ],
      },
      ...sentences(impact, speaker).map(paragraph),
      ...certainty(impact, speaker),
    ],
  };
};

function sentences(
  impact: Impact,
  { say, records, mean, change }: ImpactSpeaker,
): readonly string[] {
  const { moves, totals, unreadable } = impact;
  const { before, least, greatest } = totals;
  const said: string[] = [
    say({
      vi: `Nếu áp dụng biểu mới cho chính những phiếu này: ${records(moves.same)} giữ nguyên loại, ${records(moves.up)} chắc chắn lên loại, ${records(moves.down)} chắc chắn xuống loại.`,
      en: `If the new sheet is applied to these records: ${records(moves.same)} would keep the rating, ${records(moves.up)} would certainly rise, ${records(moves.down)} would certainly fall.`,
    }),
  ];
  if (before.mean && least.mean && greatest.mean) {
    const isOne = exact.equal(least.mean, greatest.mean);
    const differences = [least.mean, greatest.mean].map((each) =>
      change(exact.subtract(each, before.mean!)),
    );
    const isPart = before.records < impact.records;
    const of = say({
      vi: isPart ? ` của ${records(before.records)} mà cả hai biểu nhận` : '',
      en: isPart ? ` of ${records(before.records)} that both sheets accept` : '',
    });
    said.push(
      isOne
        ? say({
            vi: `Tổng điểm bình quân${of}: ${mean(before.mean)} theo biểu cũ, ${mean(least.mean)} theo biểu mới (${differences[0]}).`,
            en: `Mean total${of}: ${mean(before.mean)} under the old sheet, ${mean(least.mean)} under the new one (${differences[0]}).`,
          })
        : say({
            vi: `Tổng điểm bình quân${of}: ${mean(before.mean)} theo biểu cũ; theo biểu mới ít nhất ${mean(least.mean)} (${differences[0]}), nhiều nhất ${mean(greatest.mean)} (${differences[1]}).`,
            en: `Mean total${of}: ${mean(before.mean)} under the old sheet; under the new one at least ${mean(least.mean)} (${differences[0]}) and at most ${mean(greatest.mean)} (${differences[1]}).`,
          }),
    );
  }
  if (unreadable > 0)
    said.push(
      say({
        vi: `Ngoài ra có ${unreadable} dòng không đọc được, không tính vào các số trên.`,
        en: `${unreadable} more ${unreadable === 1 ? 'row' : 'rows'} could not be read and are not among these numbers.`,
      }),
    );
  return said;
}

/** What the numbers rest on where the new form asks for more. */
function certainty({ asked, assumed, moves }: Impact, { say }: ImpactSpeaker): readonly Block[] {
  const given = Object.entries(assumed);
  const blocks: Block[] = [];
  if (asked.length > 0) {
    const names = asked.map(({ id, title }) => nameOf(id, title)).join('; ');
    blocks.push(
      quiet(
        say({
          vi: `Biểu mới hỏi thêm mà phiếu chưa trả lời: ${names}. “Lên loại”, “Xuống loại” và “Giữ loại” nghĩa là chắc chắn như vậy dù sau này trả lời thế nào${moves.open > 0 ? '; số còn lại tùy câu trả lời' : ''}.`,
          en: `The new sheet also asks for what these records do not answer: ${names}. “Up”, “Down” and “Same rating” are certain whatever these answers will be${moves.open > 0 ? '; the rest depends on them' : ''}.`,
        }),
      ),
    );
  }
  if (given.length > 0) {
    const list = given.map(([id, value]) => `${id} = ${String(value)}`).join('; ');
    blocks.push(
      quiet(
        say({
          vi: `Giả định cho phiếu chưa trả lời: ${list}.`,
          en: `Assumed where records do not say it: ${list}.`,
        }),
      ),
    );
  }
  return blocks;
}

/** A title with the id where that is a number people know, such as I.3. */
export const nameOf = (id: string, title: string): string =>
  title === '' ? id : title.startsWith(id) ? title : `${title} (${id})`;

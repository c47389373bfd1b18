import type { Localized } from '@barem/core';
import type { Run, Totality, Totals } from '../report.js';
import { list, paragraph, type Block } from './document.js';
import { countText, plural } from './numbers.js';
import { recordBlocks } from './record-table.js';
import { whenDecided, type Section, type Tell } from './section.js';
import type { Speaker } from './speaker.js';

/** Whether every record gets exactly one rating. */
export const totalitySection: Tell = ({ totality }, speaker) =>
  whenDecided(totality, speaker, ({ verdict, records }: Totality): Section => {
    const { say, language, plan } = speaker;
    if (verdict === 'broken')
      return { finding: say(contradiction), blocks: [paragraph(say(contradictionInFull))] };
    if (records === undefined)
      return { finding: say(someRecord), blocks: [paragraph(say(someRecordInFull))] };
    const count = countText(records, language);
    return {
      finding: say({ vi: `${count} phiếu`, en: `${count} ${plural(records, 'record')}` }),
      blocks: [
        paragraph(
          say({
            vi: `Có ${count} phiếu hợp lệ khác nhau. Phiếu nào cũng được đúng một loại: ${plan.criteria.length > 0 ? 'không tổng điểm nào rơi vào giữa hai loại' : 'không phiếu nào không có loại'}, không phiếu nào được hai loại.`,
            en: `There are ${count} different valid records. Each gets exactly one rating: ${plan.criteria.length > 0 ? 'no total falls between two ratings' : 'no record gets none'}, no record gets two.`,
          }),
        ),
      ],
    };
  });

const someRecord: Localized = { vi: 'có phiếu hợp lệ', en: 'there are valid records' };
const someRecordInFull: Localized = {
  vi: 'Có phiếu hợp lệ, nhiều đến mức không đếm. Phiếu nào cũng được đúng một loại: không tổng điểm nào rơi vào giữa hai loại, không phiếu nào được hai loại.',
  en: 'There are valid records, too many to count. Each gets exactly one rating: no total falls between two ratings, no record gets two.',
};

const contradiction: Localized = { vi: 'không phiếu nào hợp lệ', en: 'no record is valid' };
const contradictionInFull: Localized = {
  vi: 'Không phiếu nào hợp lệ: các ràng buộc trái nhau, nên không ai ghi được phiếu nào.',
  en: 'No record is valid: the constraints contradict each other, so that nobody can fill in a record.',
};

/** Which totals occur. */
export const totalsSection: Tell = ({ totals }, speaker) =>
  whenDecided(totals, speaker, (found: Totals): Section => {
    const { say, language, number } = speaker;
    const { least, greatest, all, ends } = found;
    const missing = ends
      .filter(({ isAttained }) => !isAttained)
      .map(({ total }) => speaker.points(total));
    const gap = missing.join(say({ vi: ' và ', en: ' and ' }));
    const span = `${number(least.total)}–${number(greatest.total)}`;
    return {
      finding:
        missing.length === 0
          ? all
            ? say({
                vi: `${countText(all.distinct, language)} tổng, ${span}`,
                en: `${countText(all.distinct, language)} ${plural(all.distinct, 'total')}, ${span}`,
              })
            : say({
                vi: `tổng từ ${number(least.total)} đến ${number(greatest.total)}`,
                en: `totals from ${number(least.total)} to ${number(greatest.total)}`,
              })
          : say({ vi: `không phiếu nào được ${gap}`, en: `no record has ${gap}` }),
      blocks: [
        ...(missing.length === 0
          ? []
          : [
              paragraph(
                say({
                  vi: `Không phiếu nào được ${gap}: các tổng chỉ từ ${number(least.total)} đến ${number(greatest.total)}.`,
                  en: `No record has ${gap}: totals only go from ${number(least.total)} to ${number(greatest.total)}.`,
                }),
                'strong',
              ),
            ]),
        ...runBlocks(found, speaker),
        paragraph(
          say({
            vi: 'Một phiếu có tổng thấp nhất và một phiếu có tổng cao nhất:',
            en: 'A record with the lowest total and one with the highest:',
          }),
        ),
        ...recordBlocks(
          [least, greatest].map(({ total, record }) => ({ title: speaker.points(total), record })),
          speaker,
        ),
      ],
    };
  });

/** Runs that are told one by one; more of them are listed by stretches of the scale. */
const mostRuns = 12;

function runBlocks({ all, least, greatest }: Totals, speaker: Speaker): readonly Block[] {
  const { say, language, number } = speaker;
  const from = number(least.total);
  const to = number(greatest.total);
  if (!all)
    return [
      paragraph(
        say({
          vi: `Tổng thấp nhất là ${from}, cao nhất là ${to}; các tổng ở giữa không được liệt kê.`,
          en: `The lowest total is ${from}, the highest ${to}; those between were not listed.`,
        }),
      ),
    ];
  const { distinct, runs } = all;
  const count = countText(distinct, language);
  const [only] = runs;
  if (only && runs.length === 1)
    return [
      paragraph(
        say({
          vi: `Có ${count} tổng điểm khác nhau: ${runText(only, speaker)}. Ngoài ra không tổng nào khác.`,
          en: `There are ${count} different totals: ${runText(only, speaker)}. There are no others.`,
        }),
      ),
    ];
  const head = paragraph(
    say({
      vi: `Có ${count} tổng điểm khác nhau, từ ${from} đến ${to}. Ngoài ra không tổng nào khác.`,
      en: `There are ${count} different totals, from ${from} to ${to}. There are no others.`,
    }),
  );
  if (runs.length <= mostRuns) return [head, list(runs.map((run) => runText(run, speaker)))];
  return [head, stretches(runs, speaker)];
}

function runText({ from, to, step }: Run, { say, number }: Speaker): string {
  if (from === to) return number(from);
  return say({
    vi: `từ ${number(from)} đến ${number(to)}, cách nhau ${number(step)}`,
    en: `from ${number(from)} to ${number(to)}, ${number(step)} apart`,
  });
}

/** Many runs, those of one stretch of ten points in one row; a run of several totals is written with its ends. */
function stretches(runs: readonly Run[], { say, number }: Speaker): Block {
  const rows = new Map<number, string[]>();
  for (const { from, to, step } of runs) {
    const at = Math.floor(from / 10);
    const text =
      from === to
        ? number(from)
        : to - from < step * 1.5
          ? `${number(from)}; ${number(to)}`
          : `${number(from)}…${number(to)}`;
    rows.set(at, [...(rows.get(at) ?? []), text]);
  }
  return {
    kind: 'table',
    columns: [
      { title: say({ vi: 'Khoảng', en: 'Range' }) },
      { title: say({ vi: 'Các tổng điểm', en: 'Totals' }) },
    ],
    rows: Array.from(rows, ([at, texts]) => ({
      cells: [
        say({
          vi: `từ ${number(at * 10)} đến dưới ${number(at * 10 + 10)}`,
          en: `from ${number(at * 10)} to under ${number(at * 10 + 10)}`,
        }),
        texts.join('; '),
      ],
    })),
  };
}

import type { Language, Localized } from '@barem/core';
import type { Plan } from '@barem/plan';
import type { Verification } from '../report.js';
import { boundariesSection } from './boundaries.js';
import { aliveSection } from './dead.js';
import { heading, paragraph, type Block, type Report } from './document.js';
import { leverageSection } from './leverage.js';
import { monotonicSection } from './monotonic.js';
import type { Section, Tell } from './section.js';
import { shareSection } from './share.js';
import { speakerFor, type Speaker } from './speaker.js';
import { totalitySection, totalsSection } from './totals.js';
import { findingsOf, markOf, questionsFor, verdictWord, type Question } from './verdicts.js';

/** How each question is put: the claim, what it means in plain words, and who tells the answer. */
const asked: Readonly<
  Record<Question, { readonly claim: Localized; readonly about: Localized; readonly tell: Tell }>
> = {
  totality: {
    claim: { vi: 'Phiếu nào cũng được đúng một loại', en: 'Every record gets exactly one rating' },
    about: {
      vi: 'Máy xét mọi phiếu hợp lệ: mọi cách trả lời nằm trong giới hạn của biểu và giữ mọi ràng buộc.',
      en: 'All valid records are looked at: all answers within the bounds of the sheet that keep every constraint.',
    },
    tell: totalitySection,
  },
  totals: {
    claim: {
      vi: 'Cả hai đầu thang điểm đều có phiếu đạt tới',
      en: 'Both ends of the scale can be reached',
    },
    about: {
      vi: 'Những tổng điểm nào có thể xảy ra, những tổng nào không bao giờ.',
      en: 'Which totals can happen, and which never do.',
    },
    tell: totalsSection,
  },
  alive: {
    claim: {
      vi: 'Phần nào của biểu cũng có tác dụng',
      en: 'Every part of the sheet has an effect',
    },
    about: {
      vi: 'Mức, khoảng và kết quả nào cũng xảy ra ở phiếu nào đó; loại nào cũng có phiếu được xếp; bỏ một yêu cầu hay khống chế thì xếp loại của phiếu nào đó đổi; bỏ một điểm thưởng hay điểm trừ thì tổng của phiếu nào đó đổi.',
      en: 'Every level, band and outcome happens in some record; some record gets each rating; without a requirement, cap or floor the rating of some record changes; without a bonus or penalty the total of some record changes.',
    },
    tell: aliveSection,
  },
  boundaries: {
    claim: { vi: 'Bảng ranh giới', en: 'The boundary table' },
    about: {
      vi: 'Kết quả đúng tại từng ngưỡng, và ở giá trị gần nhất có thể xảy ra ở mỗi phía. Hãy đọc từng dòng và hỏi: văn bản có muốn như vậy không? Đồng ý hết thì ký.',
      en: 'What happens at each threshold, and at the nearest values on both sides that can occur. Read every row and ask: is this what the regulation means? If all are right, sign.',
    },
    tell: boundariesSection,
  },
  monotonic: {
    claim: {
      vi: 'Làm tốt hơn không bao giờ bị xếp loại kém đi',
      en: 'A better answer never gives a worse rating',
    },
    about: {
      vi: 'Máy so mọi cặp phiếu chỉ khác nhau một câu trả lời. Câu trả lời tốt hơn của một tiêu chí là câu đưa điểm về phía tốt hơn. Một số liệu tự nó không tốt hay xấu; máy cho biết số lớn hơn (hay “có”) đưa xếp loại về phía nào.',
      en: 'All pairs of records that differ in one answer only are compared. The better answer to a criterion is the one that moves the points the better way. A fact is neither good nor bad by itself; the report says which way a greater number (or “yes”) moves the rating.',
    },
    tell: monotonicSection,
  },
  leverage: {
    claim: {
      vi: 'Tiêu chí nào tự nó đổi được xếp loại',
      en: 'Which criteria alone change the rating',
    },
    about: {
      vi: 'Một tiêu chí vượt được ranh giới giữa hai loại khi chỉ đổi nó thôi là phiếu sang phía bên kia. Mỗi ô ghi một ví dụ: điểm của tiêu chí ở phía loại kém hơn → ở phía loại tốt hơn; “–” là không bao giờ.',
      en: 'A criterion crosses the boundary between two ratings where changing it alone takes a record to the other side. Each cell holds one example: its points on the worse side → on the better side; “–” is never.',
    },
    tell: leverageSection,
  },
  share: {
    claim: { vi: 'Mỗi loại có bao nhiêu phiếu', en: 'How many records get each rating' },
    about: {
      vi: 'Đếm mọi cách ghi phiếu khác nhau. Số này cho biết mỗi loại rộng hay hẹp trên giấy, không phải dự báo bao nhiêu đơn vị sẽ được loại ấy.',
      en: 'All different ways to fill in a record are counted. This says how wide each rating is on paper; it does not foretell how many units will get it.',
    },
    tell: shareSection,
  },
};

/** What questions mean in other words where a record holds results of other sheets. */
const inRollUps: Partial<
  Record<Question, { readonly claim?: Localized; readonly about: Localized }>
> = {
  totality: {
    about: {
      vi: 'Máy xét mọi phiếu tổng hợp hợp lệ: mọi kết quả mà các kỳ có thể có, kể cả thiếu kỳ và được miễn.',
      en: 'All valid records of the roll-up are looked at: all results that its periods can have, also missing and exempt ones.',
    },
  },
  monotonic: {
    about: {
      vi: 'Máy so mọi cặp phiếu tổng hợp chỉ khác nhau kết quả của một kỳ: kỳ ấy được loại tốt hơn thì xếp loại chung có bao giờ kém đi không. Thiếu kỳ và được miễn không phải là loại nên không so.',
      en: 'All pairs of records that differ in the result of one period only are compared: whether a better rating of that period ever makes the rating of the whole worse. Missing and exempt periods have no rating, and are not compared.',
    },
  },
  leverage: {
    claim: {
      vi: 'Bao nhiêu kết quả đổi được xếp loại',
      en: 'How few results change the rating',
    },
    about: {
      vi: 'Giữa hai loại liền nhau, ít nhất bao nhiêu kết quả phải đổi thì phiếu sang phía bên kia. Mỗi ranh giới có một ví dụ: hai phiếu chỉ khác nhau ở đó.',
      en: 'How few results have to change to take a record from one rating to the next. Each boundary has one example: two records that differ only there.',
    },
  },
};

/** Everything that was found out about a sheet, for its readers. */
export function verificationReport(
  verification: Verification,
  plan: Plan,
  language: Language,
): Report {
  const speaker = speakerFor(plan, language);
  const { say } = speaker;
  const asks = questionsFor(plan);
  const sections = asks.map((question) => ({
    question,
    mark: markOf(verification, question),
    verdict: say(verdictWord(verification, question)),
    claim: say((plan.rollUp && inRollUps[question]?.claim) ?? asked[question].claim),
    section: asked[question].tell(verification, speaker),
  }));
  return {
    language,
    title: say({
      vi: `Báo cáo chứng minh: ${plan.text.title}`,
      en: `Proof report: ${plan.text.title}`,
    }),
    blocks: [
      ...headBlocks(verification, speaker),
      {
        kind: 'verdicts',
        items: sections.map(({ mark, verdict, claim, section }) => ({
          mark,
          question: claim,
          verdict,
          finding: section.finding,
        })),
      },
      paragraph(conclusionOf(verification, speaker), 'strong'),
      ...sections.flatMap(({ question, mark, verdict, claim, section }, index) => [
        heading(`${index + 1}. ${claim}`, mark),
        paragraph(
          say((plan.rollUp && inRollUps[question]?.about) ?? asked[question].about),
          'quiet',
        ),
        ...verdictBlocks(mark, verdict, section),
        ...section.blocks,
      ]),
    ],
  };
}

/** A description speaks for itself; a claim says first what became of it. */
function verdictBlocks(
  mark: ReturnType<typeof markOf>,
  verdict: string,
  { finding }: Section,
): readonly Block[] {
  if (mark === 'described') return [];
  return [paragraph(mark === 'proved' ? `${verdict}.` : `${verdict}: ${finding}.`, 'strong')];
}

/** What is not said of a total over several records. */
const ofCouncils: Localized = {
  vi: 'Biểu này lấy trung bình hoặc trung vị của nhiều người chấm. Báo cáo nói về phiếu của từng người; điểm chung của cả nhóm có thể nằm giữa các tổng dưới đây. Điểm chung nào cũng được đúng một loại: `barem check` bảo đảm điều ấy.',
  en: 'This sheet takes the average or the median of several assessors. The report is about the record of each; the total of them all may lie between the totals below. Every such total has exactly one rating: `barem check` makes sure of that.',
};

function headBlocks(
  { sheet, plan: hash, engine }: Verification,
  speaker: Speaker,
): readonly Block[] {
  const { plan, say } = speaker;
  const what =
    plan.criteria.length > 0
      ? {
          vi: 'Điểm của biểu này là minh họa, chưa phải của văn bản chính thức.',
          en: 'The points of this sheet are illustrative, not those of an official text.',
        }
      : {
          vi: 'Các con số của bản tổng hợp này là minh họa, chưa phải của văn bản chính thức.',
          en: 'The numbers of this roll-up are illustrative, not those of an official text.',
        };
  const illustrative = plan.text.status === 'official' ? [] : [paragraph(say(what), 'strong')];
  return [
    paragraph(
      say({
        vi: `Biểu ${sheet}. Mỗi câu hỏi dưới đây được trả lời cho mọi phiếu có thể có, không phải cho vài phiếu thử. Báo cáo này nói về đúng bản biểu có dấu vân tay ${hash} (Barem ${engine}); sửa một con số trong biểu là dấu vân tay đổi, và báo cáo phải làm lại.`,
        en: `Sheet ${sheet}. Every question below is answered for all records that can be, not for a few that were tried. This report is about the very sheet with the fingerprint ${hash} (Barem ${engine}); whoever changes a number in the sheet changes the fingerprint, and the report has to be made again.`,
      }),
      'quiet',
    ),
    ...illustrative,
    ...(plan.assessors && plan.assessors.counts !== 'first' ? [paragraph(say(ofCouncils))] : []),
  ];
}

function conclusionOf(verification: Verification, { say, plan }: Speaker): string {
  const asks = questionsFor(plan);
  const findings = findingsOf(verification)
    .map((question) => asks.indexOf(question) + 1)
    .filter((number) => number > 0);
  if (findings.length === 0)
    return say(
      asks.includes('boundaries')
        ? {
            vi: 'Không có điều gì cần sửa. Việc còn lại của người đọc: rà soát bảng ranh giới.',
            en: 'Nothing needs repair. What remains for the reader: to review the boundary table.',
          }
        : { vi: 'Không có điều gì cần sửa.', en: 'Nothing needs repair.' },
    );
  const numbers = findings.join(', ');
  return say({
    vi: `Cần xem lại: câu ${numbers}.`,
    en: `To be looked at: ${findings.length === 1 ? 'question' : 'questions'} ${numbers}.`,
  });
}

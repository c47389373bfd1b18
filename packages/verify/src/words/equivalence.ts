import type { Language, Localized } from '@barem/core';
import { explain, type Plan } from '@barem/plan';
import type { RecordData } from '../records.js';
import type { Equivalence, Undecided } from '../report.js';
import { resultRows, type Side } from './comparison.js';
import { heading, list, paragraph, type Block, type Mark, type Report } from './document.js';
import { recordBlocks } from './record-table.js';
import { capital, speakerFor, type Speaker } from './speaker.js';
import { askedFor, sheetNames, speakerOfBoth } from './two-sheets.js';
import { markWord, reasonText } from './verdicts.js';

const words = {
  sameValidity: { vi: 'Hai biểu nhận cùng những phiếu', en: 'Both sheets accept the same records' },
  sameRating: {
    vi: 'Phiếu nào cũng được cùng xếp loại',
    en: 'Every record gets the same rating',
  },
  sameTotal: { vi: 'Phiếu nào cũng có cùng tổng điểm', en: 'Every record has the same total' },
  someDiffers: { vi: 'có phiếu khác, xem dưới đây', en: 'a record differs, see below' },
  none: { vi: 'không khác ở phiếu nào', en: 'no record differs' },
  tooMuch: { vi: 'quá nhiều khả năng', en: 'too many possibilities' },
  form: { vi: 'Phiếu phải ghi khác nhau', en: 'The forms differ' },
  formAbout: {
    vi: 'Các phiếu được so ở phần mà cả hai biểu cùng hỏi.',
    en: 'Records are compared in what both sheets ask for.',
  },
  validity: { vi: 'Phiếu mà chỉ một biểu nhận', en: 'A record that only one sheet accepts' },
  rating: { vi: 'Phiếu được xếp loại khác nhau', en: 'A record that is rated differently' },
  total: { vi: 'Phiếu có tổng chênh nhau nhiều nhất', en: 'The record whose totals differ most' },
  record: { vi: 'Phiếu', en: 'Record' },
} satisfies Record<string, Localized>;

/** Whether two sheets rate every record the same, in words. */
export function equivalenceReport(
  equivalence: Equivalence | Undecided,
  first: Plan,
  second: Plan,
  language: Language,
): Report {
  const speakers = [speakerFor(first, language), speakerFor(second, language)] as const;
  const [{ say }] = speakers;
  const names = sheetNames(first, second, language);
  return {
    language,
    title: say({ vi: 'So hai biểu', en: 'Two sheets compared' }),
    blocks: [
      list(
        [first, second].map(
          ({ text, hash }, index) =>
            `${capital(names[index] ?? '')}: ${text.title} (${text.sheet}, ${hash.slice(0, 12)}…)`,
        ),
      ),
      {
        kind: 'verdicts',
        items: claimsOf(equivalence).map(({ mark, claim, finding }) => ({
          mark,
          question: say(claim),
          verdict: say(markWord(mark)),
          finding: say(finding),
        })),
      },
      ...differenceBlocks(equivalence, speakers, names),
    ],
  };
}

interface Claim {
  readonly mark: Mark;
  readonly claim: Localized;
  readonly finding: Localized;
}

/** What is asked of two sheets, and what became of it. */
function claimsOf(equivalence: Equivalence | Undecided): readonly Claim[] {
  const claim = (text: Localized, found: (all: Equivalence) => Localized | undefined): Claim => {
    if (equivalence.verdict === 'undecided')
      return { mark: 'undecided', claim: text, finding: words.tooMuch };
    const difference = found(equivalence);
    return difference
      ? { mark: 'broken', claim: text, finding: difference }
      : { mark: 'proved', claim: text, finding: words.none };
  };
  return [
    claim(words.sameValidity, ({ validity }) => validity && words.someDiffers),
    claim(words.sameRating, ({ rating }) => rating && words.someDiffers),
    claim(words.sameTotal, ({ total }) => total && words.someDiffers),
  ];
}

/** Whether two sheets differ in any record, or were not fully compared. */
export const differs = (equivalence: Equivalence | Undecided): boolean =>
  claimsOf(equivalence).some(({ mark }) => mark !== 'proved');

const isSameForm = ({ form }: Equivalence): boolean =>
  form.onlyFirst.length + form.onlySecond.length + form.changed.length === 0;

type Speakers = readonly [Speaker, Speaker];
type Names = readonly [string, string];

function differenceBlocks(
  equivalence: Equivalence | Undecided,
  speakers: Speakers,
  names: Names,
): readonly Block[] {
  if (equivalence.verdict === 'undecided')
    return [paragraph(reasonText(equivalence.reason, speakers[0]))];
  const { total } = equivalence;
  return [
    ...formBlocks(equivalence, speakers, names),
    ...validityBlocks(equivalence, speakers, names),
    ...differingBlocks(words.rating, equivalence.rating, speakers, names),
    ...differingBlocks(
      words.total,
      isToldAlready(equivalence) ? undefined : total,
      speakers,
      names,
    ),
  ];
}

/** One record often shows both. */
const isToldAlready = ({ rating, total }: Equivalence): boolean =>
  JSON.stringify(rating?.record) === JSON.stringify(total?.record);

function formBlocks(
  equivalence: Equivalence,
  [first, second]: Speakers,
  names: Names,
): readonly Block[] {
  if (isSameForm(equivalence)) return [];
  const { say } = first;
  const { onlyFirst, onlySecond, changed } = equivalence.form;
  const line = (text: Localized, ids: readonly string[], { answer }: Speaker): readonly string[] =>
    ids.length === 0 ? [] : [`${say(text)}: ${ids.map(answer).join('; ')}`];
  return [
    heading(say(words.form)),
    paragraph(say(words.formAbout), 'quiet'),
    list([
      ...line({ vi: `Chỉ ${names[0]} hỏi`, en: `Only ${names[0]} asks for` }, onlyFirst, first),
      ...line({ vi: `Chỉ ${names[1]} hỏi`, en: `Only ${names[1]} asks for` }, onlySecond, second),
      ...line(
        { vi: 'Cùng hỏi nhưng trả lời khác kiểu', en: 'Both ask, but for other values' },
        changed,
        first,
      ),
    ]),
  ];
}

function validityBlocks(
  { validity }: Equivalence,
  [first, second]: Speakers,
  names: Names,
): readonly Block[] {
  if (!validity) return [];
  const { say } = first;
  const [by, other] = validity.ratedBy === 'first' ? names : [names[1], names[0]];
  return [
    heading(say(words.validity)),
    paragraph(
      say({
        vi: `${capital(by)} xếp loại phiếu này, ${other} từ chối:`,
        en: `${capital(by)} rates this record, ${other} refuses it:`,
      }),
    ),
    ...recordBlocks(
      [{ title: say(words.record), record: validity.record }],
      speakerOfBoth(first, second),
      Object.keys(validity.record),
    ),
  ];
}

/** One record under both sheets: what they make of it differently, and its answers. */
function differingBlocks(
  title: Localized,
  found: { readonly record: RecordData } | undefined,
  speakers: Speakers,
  names: Names,
): readonly Block[] {
  if (!found) return [];
  const [first, second] = speakers;
  const { record } = found;
  const both = speakerOfBoth(first, second);
  const sideOf = ({ plan }: Speaker, name: string): Side => ({
    title: name,
    record,
    explanation: explain(plan, askedFor(record, plan)).explanation,
  });
  const sides = [sideOf(first, names[0]), sideOf(second, names[1])] as const;
  return [
    heading(first.say(title)),
    {
      kind: 'table',
      columns: [{ title: '' }, ...names.map((name) => ({ title: capital(name) }))],
      rows: resultRows(sides, both),
    },
    ...recordBlocks([{ title: first.say(words.record), record }], both, Object.keys(record)),
  ];
}

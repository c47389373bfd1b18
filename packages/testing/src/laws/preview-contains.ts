import type { Language, Localized } from '@barem/core';
import { preview, type Plan } from '@barem/plan';
import type { Sheet } from '@barem/syntax';
import type { Arbitrary } from 'fast-check';
import * as fc from 'fast-check';
import type { RecordData } from '../arbitraries/answers.js';
import { recordFor } from '../arbitraries/records.js';
import { criteriaOf, takesAnswer } from '../reckon/reckoning.js';
import { differences, numberText } from './differences.js';
import { law, type Law } from './law.js';
import { problemsIn, rated } from './rated.js';
import { answerText } from './record-lines.js';

export const previewContains: Law = law({
  id: 'preview-contains',
  name: {
    vi: 'xem trước phiếu chưa đủ thì thấy hết mọi kết quả có thể có và mọi câu còn phải trả lời',
    en: 'a preview contains every completion and asks for all that is needed',
  },
  cases: ({ sheet }) => unfinished(sheet),
  shows: (unfinished, { sheet }) => ({
    record: without(unfinished.whole, unfinished.absent),
    remarks: remarksOn(unfinished, sheet),
  }),
  *broken({ plan }, { whole, absent }) {
    const partial = without(whole, absent);
    const result = rated(plan, whole);
    const outlook = preview(plan, partial);
    if (outlook.status === 'refused') {
      const { vi, en } = problemsIn(outlook.problems);
      yield {
        vi: `phiếu bị từ chối, dù điền thêm là đủ: ${vi}`,
        en: `the record is refused, though it can be completed: ${en}`,
      };
      return;
    }
    if (outlook.status === 'rated') {
      yield* differences(outlook.total, result.total, {
        vi: 'tổng điểm được coi là không còn đổi',
        en: 'the total that nothing missing can change',
      });
      yield* differences(outlook.rating, result.rating, {
        vi: 'xếp loại được coi là không còn đổi',
        en: 'the rating that nothing missing can change',
      });
      return;
    }
    const { total, ratings, open } = outlook;
    if (!(total.least <= result.total && result.total <= total.greatest))
      yield eachLanguage(
        (number) =>
          `điền đủ thì được ${number(result.total)} điểm, nhưng xem trước chỉ cho từ ${number(total.least)} đến ${number(total.greatest)}`,
        (number) =>
          `completed it has ${number(result.total)} points, but the preview says ${number(total.least)} to ${number(total.greatest)}`,
      );
    if (!ratings.includes(result.rating))
      yield {
        vi: `điền đủ thì được xếp \`${result.rating}\`, nhưng xem trước chỉ có ${ratings.join(', ')}`,
        en: `completed it is rated \`${result.rating}\`, but the preview only has ${ratings.join(', ')}`,
      };
    if (open.length === 0)
      yield { vi: 'xem trước không hỏi thêm gì', en: 'the preview asks for nothing' };
    for (const { id, points } of open) {
      if (Object.hasOwn(partial, id))
        yield {
          vi: `xem trước hỏi ${id}, dù đã trả lời`,
          en: `the preview asks for ${id}, which was answered`,
        };
      if (!(points >= 0))
        yield eachLanguage(
          (number) => `xem trước ghi ${number(points)} điểm còn tùy ở ${id}`,
          (number) => `the preview says that ${number(points)} points rest on ${id}`,
        );
    }
    yield* asksEnough(plan, { whole, absent }, open);
  },
});

/** With all that a preview asked for, nothing is missing any more. */
function* asksEnough(
  plan: Plan,
  { whole, absent }: Unfinished,
  open: readonly { readonly id: string }[],
): Iterable<Localized> {
  const asked = new Set(open.map(({ id }) => id));
  const rest = absent.filter((id) => !asked.has(id));
  const completed = preview(plan, without(whole, rest));
  if (completed.status === 'rated') {
    yield* differences(completed.total, rated(plan, whole).total, {
      vi: 'tổng điểm khi trả lời hết những câu được hỏi',
      en: 'the total with all that was asked for',
    });
    return;
  }
  const { vi, en } = {
    incomplete: { vi: 'vẫn chưa đủ', en: 'is still incomplete' },
    refused: { vi: 'lại bị từ chối', en: 'is refused' },
  }[completed.status];
  yield {
    vi: `trả lời hết những câu được hỏi thì phiếu ${vi}`,
    en: `with all that was asked for the record ${en}`,
  };
}

const eachLanguage = (
  vi: (number: (value: number) => string) => string,
  en: (number: (value: number) => string) => string,
): Localized => ({
  vi: vi((value) => numberText(value, 'vi')),
  en: en((value) => numberText(value, 'en')),
});

function remarksOn({ whole, absent }: Unfinished, sheet: Sheet): readonly Localized[] {
  const said = (language: Language): string =>
    absent
      .filter((id) => Object.hasOwn(whole, id))
      .map((id) => `${id} = ${answerText(id, whole[id], sheet, language)}`)
      .join(', ');
  return said('en') === ''
    ? []
    : [{ vi: `rồi điền thêm ${said('vi')}`, en: `completed by ${said('en')}` }];
}

/** A whole record, and the ids of answers that are taken away from it. */
interface Unfinished {
  readonly whole: RecordData;
  readonly absent: readonly string[];
}

/** A whole record and the ids of answers to be taken away; `n/a` to a computed criterion stays, since without it the criterion applies. */
function unfinished(sheet: Sheet): Arbitrary<Unfinished> {
  const computed = new Set(
    criteriaOf(sheet).flatMap(({ id, scoring }) => (takesAnswer(scoring) ? [] : [id.id])),
  );
  const ids = [...sheet.facts, ...criteriaOf(sheet)]
    .map(({ id }) => id.id)
    .filter((id) => !computed.has(id));
  return fc.record({
    whole: recordFor(sheet),
    // Mostly a few are missing, as towards the end of a month.
    absent: fc.oneof(fc.subarray(ids), fc.subarray(ids, { maxLength: Math.min(3, ids.length) })),
  });
}

const without = (record: RecordData, absent: readonly string[]): RecordData =>
  Object.fromEntries(Object.entries(record).filter(([id]) => !absent.includes(id)));

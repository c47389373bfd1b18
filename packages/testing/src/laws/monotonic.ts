import { exact, type Localized } from '@barem/core';
import type { Criterion, Expr, Section, Sheet } from '@barem/syntax';
import type { Arbitrary } from 'fast-check';
import * as fc from 'fast-check';
import { valueOf, type RecordData } from '../arbitraries/answers.js';
import { answerAt, criterionDomains, sizeOf } from '../arbitraries/domains.js';
import { recordFor } from '../arbitraries/records.js';
import { nodesIn } from '../arbitraries/telling-values.js';
import { criteriaOf, takesAnswer, type Answer } from '../reckon/reckoning.js';
import { numberText } from './differences.js';
import { law, type Law } from './law.js';
import { points, rated } from './rated.js';
import { answerText } from './record-lines.js';

export const monotonic: Law = law({
  id: 'monotonic',
  name: {
    vi: 'thêm điểm không làm giảm tổng, cũng không làm xếp loại kém đi, trừ khi biểu quy định như vậy',
    en: 'more points never lower the total, nor make the rating worse unless the sheet says so',
  },
  cases: ({ sheet }) => fc.record({ record: recordFor(sheet), better: better(sheet) }),
  shows: ({ record, better }, { sheet }) => ({
    record,
    remarks: better ? [otherAnswer(better.id, better.value, sheet)] : [],
  }),
  *broken({ sheet, plan }, { record, better }) {
    if (!better || !Object.hasOwn(record, better.id) || record[better.id] === 'n/a') return;
    const before = rated(plan, record);
    const criterion = criteriaOf(sheet).find(({ id }) => id.id === better.id);
    const references = criterion ? referencesTo(criterion, sheet) : everything;
    if (references.inScoring) return;
    const after = rated(plan, { ...record, [better.id]: better.value });
    const isPenalty = criterion !== undefined && sheet.penalties.includes(criterion);
    const earned = exact.compare(
      points(after.criteria[better.id] ?? NaN),
      points(before.criteria[better.id] ?? NaN),
    );
    const way = isPenalty ? -earned : earned;
    const [less, more] = way < 0 ? [after, before] : [before, after];
    if (way === 0 ? less.total !== more.total : less.total > more.total)
      yield {
        vi: `${better.id} được thêm điểm mà tổng giảm từ ${numberText(less.total, 'vi')} xuống ${numberText(more.total, 'vi')}`,
        en: `${better.id} earned more, and the total fell from ${numberText(less.total, 'en')} to ${numberText(more.total, 'en')}`,
      };
    if (references.inRating) return;
    const place = (id: string): number => sheet.ratings.findIndex((rating) => rating.id.id === id);
    const [worse, best] = sheet.scale?.lowerIsBetter ? [more, less] : [less, more];
    if (place(best.rating) > place(worse.rating))
      yield {
        vi: `tổng ${numberText(best.total, 'vi')} được xếp \`${best.rating}\`, tổng ${numberText(worse.total, 'vi')} lại được xếp \`${worse.rating}\``,
        en: `a total of ${numberText(best.total, 'en')} is \`${best.rating}\`, a total of ${numberText(worse.total, 'en')} is \`${worse.rating}\``,
      };
  },
});

const otherAnswer = (id: string, value: unknown, sheet: Sheet): Localized => ({
  vi: `so với khi ${id} = ${answerText(id, value, sheet, 'vi')}`,
  en: `compared with ${id} = ${answerText(id, value, sheet, 'en')}`,
});

/** Another answer to some criterion that an assessor answers; `undefined` where the sheet has none. */
function better(
  sheet: Sheet,
): Arbitrary<{ readonly id: string; readonly value: RecordData[string] } | undefined> {
  const answered = criteriaOf(sheet).filter(({ scoring }) => takesAnswer(scoring));
  if (answered.length === 0) return fc.constant(undefined);
  return fc
    .record({ criterion: fc.constantFrom(...answered), pick: fc.nat(0x3fff_ffff) })
    .map(({ criterion, pick }) => ({
      id: criterion.id.id,
      value: valueOf(answerOf(criterion, sheet, pick)),
    }));
}

function answerOf(criterion: Criterion, sheet: Sheet, pick: number): Answer {
  const domains = criterionDomains(criterion, sheet);
  let place = pick % domains.reduce((sum, domain) => sum + sizeOf(domain), 0);
  for (const domain of domains) {
    if (place < sizeOf(domain)) return answerAt(domain, place);
    place -= sizeOf(domain);
  }
  return '';
}

/** Where else a sheet speaks of a criterion's points or level. */
interface References {
  /** In what other criteria earn, or when they apply. */
  readonly inScoring: boolean;
  /** In a requirement, a cap or a floor. */
  readonly inRating: boolean;
}

const everything: References = { inScoring: true, inRating: true };

function referencesTo(criterion: Criterion, sheet: Sheet): References {
  const id = criterion.id.id;
  const ids = new Set([
    id,
    ...sheet.sections.filter((each) => holdsCriterion(each, id)).map((each) => each.id.id),
  ]);
  // Lets may speak of lets; so look until no name is added.
  const lets = new Set<string>();
  const speaks = (tree: unknown): boolean => {
    for (const node of nodesIn(tree)) {
      if (isReference(node) && ids.has(node.of.id)) return true;
      if (isName(node) && lets.has(node.id)) return true;
    }
    return false;
  };
  for (let size = -1; size < lets.size;) {
    size = lets.size;
    for (const { id: name, value } of sheet.lets) if (speaks(value)) lets.add(name.id);
  }
  return {
    inScoring: speaks([sheet.sections, sheet.bonuses, sheet.penalties]),
    inRating: speaks([sheet.ratings, sheet.caps]),
  };
}

const holdsCriterion = ({ criteria }: Section, id: string): boolean =>
  criteria.some((each) => each.id.id === id);

const isReference = (
  node: object,
): node is Extract<Expr, { readonly kind: 'points-of' | 'level-of' }> =>
  'kind' in node && (node.kind === 'points-of' || node.kind === 'level-of');

const isName = (node: object): node is Extract<Expr, { readonly kind: 'name' }> =>
  'kind' in node && node.kind === 'name';

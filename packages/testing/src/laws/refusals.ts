import type { Localized } from '@barem/core';
import { describeProblem, score, type ProblemCode } from '@barem/plan';
import type { Expr, Sheet } from '@barem/syntax';
import { invalidRecordFor, type Fault, type FaultKind } from '../arbitraries/invalid-records.js';
import { nodesIn } from '../arbitraries/telling-values.js';
import { law, type Law } from './law.js';
import { problemsIn } from './rated.js';
import { answerText } from './record-lines.js';

export const refusals: Law = law({
  id: 'refusals',
  name: {
    vi: 'phiếu sai bị từ chối, và chỗ sai được chỉ đúng',
    en: 'an invalid record is refused, with a problem at the faulty answer',
  },
  cases: ({ sheet }) => invalidRecordFor(sheet),
  shows: ({ record }) => ({ record }),
  *broken({ sheet, plan }, { record, fault }) {
    const result = score(plan, record);
    if (result.status !== 'refused') {
      yield accepted(fault, sheet);
      return;
    }
    const places =
      fault.kind === 'constraint-broken' ? constrainedFacts(sheet) : new Set([fault.id]);
    const fits = result.problems.some(
      ({ code, path }) => codes[fault.kind].includes(code) && places.has(path),
    );
    if (!fits) {
      const { vi, en } = problemsIn(result.problems);
      yield {
        vi: `không chỗ sai nào được chỉ ở ${fault.id}, chỉ có: ${vi}`,
        en: `no problem is found at ${fault.id}, only: ${en}`,
      };
    }
    // A changed fact may also make criteria inapplicable that were rightly answered before.
    const elsewhere = result.problems.filter(
      ({ code, path }) =>
        !places.has(path) &&
        !(fault.kind === 'constraint-broken' && code === 'record/does-not-apply'),
    );
    if (elsewhere.length > 0) {
      const { vi, en } = problemsIn(elsewhere);
      yield {
        vi: `câu trả lời đúng lại bị coi là sai: ${vi}`,
        en: `it finds fault with right answers: ${en}`,
      };
    }
    for (const problem of result.problems) {
      const { vi, en } = describeProblem(problem);
      if (/^$|undefined|\[object/.test(vi) || /^$|undefined|\[object/.test(en))
        yield {
          vi: `thông báo ${problem.code} không đọc được: ${vi}`,
          en: `the message of ${problem.code} cannot be read: ${en}`,
        };
    }
  },
});

/** Nothing was found wrong with a record in which something is. */
const accepted = ({ kind, id, value }: Fault, sheet: Sheet): Localized => {
  const { vi, en } = faultNames[kind];
  return {
    vi: `phiếu không bị từ chối, dù ${id} = ${answerText(id, value, sheet, 'vi')} ${vi}`,
    en: `the record is not refused, though ${id} = ${answerText(id, value, sheet, 'en')} ${en}`,
  };
};

const faultNames: Readonly<Record<FaultKind, Localized>> = {
  'unknown-id': { vi: 'không có trong biểu', en: 'is not in the sheet' },
  'out-of-range': { vi: 'nằm ngoài khoảng cho phép', en: 'is out of range' },
  'off-step': { vi: 'lệch bước', en: 'is off the step' },
  'unknown-choice': { vi: 'không có trong các lựa chọn', en: 'is none of the options' },
  'wrong-type': { vi: 'sai kiểu', en: 'is of the wrong type' },
  'not-applicable-not-allowed': {
    vi: 'ở chỗ không được ghi không áp dụng',
    en: 'stands where n/a is not allowed',
  },
  computed: { vi: 'trả lời thay cho máy tính', en: 'answers what is computed' },
  'does-not-apply': { vi: 'trả lời cho tiêu chí không áp dụng', en: 'answers what does not apply' },
  'constraint-broken': { vi: 'trái ràng buộc', en: 'breaks a constraint' },
};

/** What a fault may be called. */
const codes: Readonly<Record<FaultKind, readonly ProblemCode[]>> = {
  'unknown-id': ['record/unknown-id'],
  'out-of-range': ['record/out-of-range', 'record/outside-levels'],
  'off-step': ['record/off-step', 'record/decimals', 'record/outside-levels'],
  'unknown-choice': ['record/unknown-option', 'record/wrong-type'],
  'wrong-type': ['record/wrong-type'],
  'not-applicable-not-allowed': ['record/cannot-be-not-applicable'],
  computed: ['record/computed'],
  'does-not-apply': ['record/does-not-apply'],
  'constraint-broken': ['record/constraint'],
};

/** The facts that constraints speak of, through lets as well: a broken constraint stands at one of them. */
function constrainedFacts({ facts, lets, constraints }: Sheet): ReadonlySet<string> {
  const values = new Map(lets.map(({ id, value }) => [id.id, value]));
  const found = new Set<string>();
  const waiting: Expr[] = constraints.map(({ condition }) => condition);
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    for (const node of nodesIn(next)) {
      if (!('kind' in node) || node.kind !== 'name' || !('id' in node)) continue;
      const id = String(node.id);
      const value = values.get(id);
      if (value && !found.has(id)) waiting.push(value);
      found.add(id);
    }
  }
  return new Set(facts.map(({ id }) => id.id).filter((id) => found.has(id)));
}

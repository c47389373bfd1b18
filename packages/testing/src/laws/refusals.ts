import { describeProblem, score, type ProblemCode } from '@barem/plan';
import type { Expr, Sheet } from '@barem/syntax';
import { invalidRecordFor, type FaultKind } from '../arbitraries/invalid-records.js';
import { nodesIn } from '../arbitraries/telling-values.js';
import { shown } from './differences.js';
import { law, type Law } from './law.js';

export const refusals: Law = law(
  'an invalid record is refused, with a problem at the faulty answer',
  ({ sheet }) => invalidRecordFor(sheet),
  function* ({ sheet, plan }, { record, fault }) {
    const result = score(plan, record);
    if (result.status !== 'refused') {
      yield `${result.status}, though ${fault.id} is ${shown(fault.value)}`;
      return;
    }
    const places =
      fault.kind === 'constraint-broken' ? constrainedFacts(sheet) : new Set([fault.id]);
    const fits = result.problems.some(
      ({ code, path }) => codes[fault.kind].includes(code) && places.has(path),
    );
    if (!fits) yield `no problem says so at ${fault.id}: ${shown(result.problems)}`;
    // A changed fact may also make criteria inapplicable that were rightly answered before.
    const elsewhere = result.problems.filter(
      ({ code, path }) =>
        !places.has(path) &&
        !(fault.kind === 'constraint-broken' && code === 'record/does-not-apply'),
    );
    if (elsewhere.length > 0) yield `it finds fault with right answers: ${shown(elsewhere)}`;
    for (const problem of result.problems) {
      const { vi, en } = describeProblem(problem);
      if (/^$|undefined|\[object/.test(vi) || /^$|undefined|\[object/.test(en))
        yield `${problem.code} says: ${vi}; ${en}`;
    }
  },
);

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

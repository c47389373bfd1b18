import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { score, type Plan } from '@barem/plan';
import { advise, equivalent, verify, type RecordData } from '@barem/verify';
import { readManifest } from '@barem/yaml';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { findings, type Findings } from '../conformance/proofs-findings.js';
import { wrongWitnesses } from '../conformance/proofs-witnesses.js';
import { patience } from '../properties/runs.js';
import { loadShipped } from '../structure/shipped.js';
import { root, trackedFiles } from '../structure/workspace.js';

/** What the verification of a sheet finds; what is left out is empty. */
type Recorded = Partial<
  Pick<Findings, 'dead' | 'unattained' | 'backward' | 'decorative'> & {
    /** Facts of which more makes some ratings better and others worse. */
    readonly both: readonly string[];
  }
>;

const nothing: Recorded = { dead: [], unattained: [], backward: [], decorative: [], both: [] };

const read = (path: string): string => readFileSync(join(root, path), 'utf8');

const manifests = trackedFiles()
  .filter((path) => /^rulesets\/.*\/ruleset\.yaml$/.test(path))
  .map((path) => ({ folder: posix.dirname(path), manifest: readManifest(read(path)).manifest }));

function planAt(path: string): Plan {
  const { plan } = loadShipped(path);
  if (!plan) throw new Error(`${path} has errors`);
  return plan;
}

/** Whether it rests on units below, of which there may be so many that records are beyond counting. */
const countsUnits = ({ rollUp }: Plan): boolean =>
  rollUp?.series.some(({ every }) => every === 'unit-below') ?? false;

/** Every listed sheet, by its path; of those with one plan, the first. */
const sheets = new Map(
  manifests
    .flatMap(({ folder, manifest }) =>
      (manifest?.sheets ?? []).map(({ file }) => posix.join(folder, file.value)),
    )
    .map((path) => [path, planAt(path)] as const)
    .filter(([, plan]) => !countsUnits(plan))
    .filter(([, { hash }], at, all) => all.findIndex(([, other]) => other.hash === hash) === at),
);

const expected = parse(read('tests/verify/rulesets.expected.yaml')) as Readonly<
  Record<string, Recorded | null>
>;

test('the findings of every ruleset are recorded', () => {
  expect(Object.keys(expected).toSorted()).toEqual([...sheets.keys()].toSorted());
});

describe.each([...sheets])('%s', (path, plan) => {
  test(
    'everything is decided, every witness holds, and what is found is recorded',
    () => {
      const verification = verify(plan);
      expect(openQuestions(verification)).toEqual([]);
      expect(verification.totality.verdict).toBe('proved');
      expect(wrongWitnesses(plan, verification)).toEqual([]);

      const { dead, unattained, backward, decorative, facts } = findings(verification);
      const both = Object.keys(facts).filter((id) => facts[id] === 'both');
      const found: Recorded = { dead, unattained, backward, decorative, both };
      expect(found).toEqual({ ...nothing, ...expected[path] });

      const shares = 'ratings' in verification.share ? verification.share.ratings : [];
      const advised = shares.flatMap(({ record }) => (record ? [advice(plan, record)] : []));
      expect(advised.flatMap(({ wrong }) => wrong)).toEqual([]);
      expect(advised.some(({ count }) => count > 0)).toBe(true);
    },
    patience,
  );
});

/** What is advised for a record: how many ways there are, and those that do not lead where they say. */
function advice(
  plan: Plan,
  record: RecordData,
): { readonly count: number; readonly wrong: readonly unknown[] } {
  const changeable = plan.inputs.map(({ id }) => id);
  const found = advise(plan, record, { changeable });
  if (!('alternatives' in found)) return { count: 0, wrong: [] };
  const wrong = found.alternatives.filter((way) => {
    const result = score(plan, way.record);
    return !(
      result.status === 'rated' &&
      result.rating === way.rating &&
      result.total === way.total
    );
  });
  return { count: found.alternatives.length, wrong };
}

const editions = ['2021', '2023'].map((edition) => `rulesets/nghe-an/${edition}/thuong_ky.barem`);

test(
  'two editions of one sheet are told apart by a record that both rate',
  () => {
    const plans = editions.map(planAt);
    const [first, second] = plans as [Plan, Plan];
    const found = equivalent(first, second);
    expect(found).toMatchObject({ verdict: 'broken', rating: { record: {} } });
    const { rating, total } = found as Extract<typeof found, { verdict: 'broken' | 'proved' }>;
    expect(rating?.first).not.toBe(rating?.second);
    expect(plans.map((plan) => score(plan, askedBy(plan, rating?.record)))).toMatchObject([
      { status: 'rated', rating: rating?.first },
      { status: 'rated', rating: rating?.second },
    ]);
    expect(total?.first).not.toBe(total?.second);
    expect(plans.map((plan) => score(plan, askedBy(plan, total?.record)))).toMatchObject([
      { status: 'rated', total: total?.first },
      { status: 'rated', total: total?.second },
    ]);
  },
  patience,
);

const forms = manifests.flatMap(({ folder, manifest }) =>
  (manifest?.forms ?? []).map(({ value }) => posix.join(folder, value)),
);

test('there are sheets in several forms', () => {
  expect(forms).not.toEqual([]);
});

test.each(forms)(
  '%s is proved to rate every record as another sheet of its ruleset does',
  (path) => {
    const plan = planAt(path);
    const [other] = [...sheets].filter(
      ([sheet, { hash }]) => posix.dirname(sheet) === posix.dirname(path) && hash === plan.hash,
    );
    const found = equivalent(other![1], plan);
    expect(found).toMatchObject({
      verdict: 'proved',
      form: { onlyFirst: [], onlySecond: [], changed: [] },
    });
    const cells = found.verdict === 'proved' ? (found.cells ?? []) : [];
    expect(cells.length).toBe(plan.ratings.length);
    expect(cells.filter(({ first, second }) => first !== second)).toEqual([]);
  },
  patience,
);

/** What a sheet asks for, of a record that is there for two. */
const askedBy = ({ inputs }: Plan, record: RecordData = {}): RecordData =>
  Object.fromEntries(
    Object.entries(record).filter(([answer]) => inputs.some(({ id }) => id === answer)),
  );

/** Questions that were not decided, whole or in part. */
function openQuestions(verification: ReturnType<typeof verify>): readonly string[] {
  const { totality, totals, alive, boundaries, monotonic, leverage, share } = verification;
  const all = { totality, totals, alive, boundaries, monotonic, leverage, share };
  return Object.entries(all).flatMap(([name, question]) => {
    if (question.verdict === 'undecided' || question.verdict === 'vacuous') return [name];
    return 'undecided' in question ? question.undecided.map(({ id }) => `${name}: ${id}`) : [];
  });
}

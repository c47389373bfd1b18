import { score, type Plan } from '@barem/plan';
import { verify, type Verification } from '@barem/verify';
import { load } from 'barem';
import { describe, expect, test } from 'vitest';
import { plainRecord, spaceOf } from '../brute-force/records.js';
import { wrongWitnesses } from '../conformance/proofs-witnesses.js';
import { monthly } from '../roll-up/province.js';
import { isRollUp, loadShipped } from '../structure/shipped.js';
import { trackedFiles } from '../structure/workspace.js';
import { bruteVerdicts, provedVerdicts } from './brute-verdicts.js';

/** What holds of a roll-up over all results that its periods can have. */

const quarterly = (ratings: string): Plan => {
  const { plan, diagnostics } = load(
    `tổng hợp a.năm "Năm"
  gồm quý theo biểu a.tháng mỗi quý
  thiếu kỳ coi như kém
  không có kỳ nào thì chưa xếp loại
  phiếu chưa xong thì chưa xếp loại
  hai phiếu một kỳ thì chưa xếp loại
  đổi biểu trong kỳ tính chung
xếp loại
${ratings}`,
    { sheets: [monthly] },
  );
  if (!plan) throw new Error(JSON.stringify(diagnostics));
  return plan;
};

/** More results that are good make the year better. */
const sound = quarterly(`  tốt "Tốt"
    yêu cầu ít nhất 75% quý từ tốt trở lên
  khá "Khá"
    yêu cầu mọi quý từ khá trở lên
  kém "Kém"`);

/** Whoever has more than two good quarters is rated worse: a slip of the pen. */
const slip = quarterly(`  tốt "Tốt"
    yêu cầu nhiều nhất 2 quý từ tốt trở lên
  kém "Kém"`);

/** The periods in which a better rating makes the year better, and those in which it makes it worse. */
const directions = ({ monotonic }: Verification) => {
  const all = 'directions' in monotonic ? monotonic.directions : [];
  const idsOf = (which: 'rises' | 'falls') =>
    all.flatMap((each) => (each.better === 'higher' && each[which] ? [each.id] : []));
  return { verdict: monotonic.verdict, rises: idsOf('rises'), falls: idsOf('falls') };
};

/** The same, going through all records. */
function bruteDirections(plan: Plan) {
  const space = spaceOf(plan, 20_000);
  if (!space) throw new Error('too many records');
  const ratings = new Map(
    space.points.map((point) => [point.answers.join(), Number(point.values[plan.rating])]),
  );
  const [rises, falls] = [new Set<string>(), new Set<string>()];
  for (const { answers, values } of space.points)
    for (const [input, shape] of plan.inputs.entries()) {
      if (shape.type !== 'choice') continue;
      const order = shape.options.filter((id) => id !== 'missing' && id !== 'exempt');
      const now = order.indexOf(shape.options[Number(answers[input])] ?? '');
      for (const better of order.slice(0, Math.max(0, now))) {
        const at = answers.with(input, BigInt(shape.options.indexOf(better)));
        const after = ratings.get(at.join());
        const before = Number(values[plan.rating]);
        if (after !== undefined && after < before) rises.add(shape.id);
        if (after !== undefined && after > before) falls.add(shape.id);
      }
    }
  const inOrder = (ids: ReadonlySet<string>) =>
    plan.inputs.flatMap(({ id }) => (ids.has(id) ? [id] : []));
  return {
    verdict: falls.size > 0 ? 'broken' : 'proved',
    rises: inOrder(rises),
    falls: inOrder(falls),
  };
}

describe.each([
  { name: 'a year that good quarters make better', plan: sound },
  { name: 'a year that too many good quarters make worse', plan: slip },
])('$name', ({ plan }) => {
  const verification = verify(plan);

  test('is what going through all of its records finds', () => {
    const space = spaceOf(plan, 20_000)!;
    expect(score(plan, plainRecord(plan, space.points[0]!)).status).toBe('rated');
    expect(provedVerdicts(plan, verification)).toEqual(bruteVerdicts(space));
    expect(directions(verification)).toEqual(bruteDirections(plan));
  });

  test('every record and every pair holds when it is scored', () => {
    expect(wrongWitnesses(plan, verification)).toEqual([]);
  });
});

test('a slip in a year rule is found, with two records that show it', () => {
  const { verdict, falls } = directions(verify(slip));
  expect({ verdict, falls }).toEqual({
    verdict: 'broken',
    falls: ['quý.1', 'quý.2', 'quý.3', 'quý.4'],
  });
});

const shipped = trackedFiles().filter(
  (path) => path.startsWith('rulesets/') && path.endsWith('.barem') && isRollUp(path),
);

test('there are shipped roll-ups', () => {
  expect(shipped.length).toBeGreaterThan(3);
});

test.each(shipped)('%s: a better period is proved never to make the year worse', (path) => {
  const { plan } = loadShipped(path);
  const periods = plan!.rollUp!.series.flatMap(({ periods: own }) =>
    own.map((input) => plan!.inputs[input]!.id),
  );
  // Points of the roll-up's own count, too.
  const own = plan!.inputs.flatMap(({ id, kind }) => (kind === 'score' ? [id] : []));
  const found = directions(verify(plan!));
  expect({ ...found, rises: found.rises.toSorted() }).toEqual({
    verdict: 'proved',
    rises: [...periods, ...own].toSorted(),
    falls: [],
  });
});

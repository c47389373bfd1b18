import { score, type Plan } from '@barem/plan';
import { caseCount } from '../questions/dead.js';
import { leverageOf } from '../questions/leverage.js';
import { directionOf, monotonicOf } from '../questions/monotonic.js';
import { scaleOf } from '../questions/reach.js';
import type {
  Alive,
  Crossing,
  Decided,
  Direction,
  Item,
  Leverage,
  Monotonic,
  Totality,
  Totals,
  Undecided,
  Verification,
} from '../report.js';
import { at } from './at.js';
import {
  inquire,
  inTurn,
  recordWhere,
  witnessOf,
  type Inquiry,
  type Reply,
  type Witness,
} from './inquiry.js';
import { answeredBy, answerEffects, crossings, factEffects, type Effects } from './pairs.js';
import {
  applicability,
  decidingCaps,
  decidingExtras,
  decidingRequirements,
  reachableCases,
  reachableRatings,
  totalRange,
} from './questions.js';
import * as terms from './terms.js';
import type { Z3 } from './z3.js';

/** How the solver is used. */
export interface SolverOptions {
  /** What it may spend on one check, in milliseconds; for the greatest total there are several. */
  readonly timeoutMs?: number;
  /** For facts: whether a higher or a lower value is meant to be better. */
  readonly better?: Readonly<Record<string, 'higher' | 'lower'>>;
}

/** Whether a verification left something open that a solver may decide. */
export const hasOpen = ({ totality, totals, alive, monotonic, leverage }: Verification): boolean =>
  [totality, totals, alive, monotonic, leverage].some(
    (each) => isOpen(each) || ('undecided' in each && each.undecided.length > 0),
  );

/**
 * Decides with a solver what a verification left open because answers are too many to go through. What only a count can tell
 * – shares, the list of all totals, boundary tables – stays open, and so does whatever the solver does not decide in time.
 */
export async function decideOpen(
  z3: Z3,
  plan: Plan,
  verification: Verification,
  { timeoutMs = 10_000, better = {} }: SolverOptions = {},
): Promise<Verification> {
  const inquiry = await inquire(z3, plan, timeoutMs);
  try {
    const anyRecord = await recordWhere(inquiry, 'true');
    if (anyRecord.kind === 'unknown') return verification;
    if (anyRecord.kind === 'none') return withoutRecords(verification);
    const { totality, totals, alive, monotonic, leverage } = verification;
    return {
      ...verification,
      totality: isOpen(totality) ? { verdict: 'proved' } : totality,
      totals: isOpen(totals) ? ((await totalsFrom(inquiry)) ?? totals) : totals,
      alive: isOpen(alive) ? ((await aliveFrom(inquiry)) ?? alive) : alive,
      monotonic:
        'undecided' in monotonic ? await moreDirections(inquiry, monotonic, better) : monotonic,
      leverage:
        'undecided' in leverage || isOpen(leverage)
          ? await moreCrossings(inquiry, leverage)
          : leverage,
    };
  } finally {
    inquiry.conversation.end();
  }
}

const isOpen = <T extends { readonly verdict: string }>(known: Decided<T>): known is Undecided =>
  known.verdict === 'undecided';

const withoutRecords = (verification: Verification): Verification => ({
  ...verification,
  totality: { verdict: 'broken' } satisfies Totality,
  totals: { verdict: 'vacuous' },
  alive: { verdict: 'vacuous' },
  boundaries: { verdict: 'vacuous' },
  monotonic: { verdict: 'vacuous' },
  leverage: { verdict: 'vacuous' },
  share: { verdict: 'vacuous' },
});

async function totalsFrom(inquiry: Inquiry): Promise<Totals | undefined> {
  const { plan, encoded } = inquiry;
  const unit = 10 ** plan.pointDecimals;
  const { least, greatest } = await totalRange(inquiry);
  if (least.kind !== 'found' || greatest.kind !== 'found') return undefined;
  const ends = await inTurn(scaleOf(plan), async (total) => ({
    total: total / unit,
    reply: await recordWhere(inquiry, terms.same(encoded.value(plan.total), terms.whole(total))),
  }));
  if (ends.some(({ reply }) => reply.kind === 'unknown')) return undefined;
  const isAllAttained = ends.every(({ reply }) => reply.kind === 'found');
  return {
    verdict: isAllAttained ? 'proved' : 'broken',
    least: {
      total: Number(least.value) / unit,
      record: witnessOf(plan, least.found).record,
    },
    greatest: {
      total: Number(greatest.value) / unit,
      record: witnessOf(plan, greatest.found).record,
    },
    ends: ends.map(({ total, reply }) => ({ total, isAttained: reply.kind === 'found' })),
  };
}

// ── What decides something ───────────────────────────────────────────────────────────────────────

async function aliveFrom(inquiry: Inquiry): Promise<Alive | undefined> {
  const replies = [
    ...(await casesIn(inquiry)),
    ...(await ratingsIn(inquiry)),
    ...(await partsIn(inquiry)),
  ];
  if (replies.some(({ reply }) => reply.kind === 'unknown')) return undefined;
  const dead = replies.flatMap(({ item, reply }) =>
    reply.kind === 'none' ? [{ item, shadows: [] }] : [],
  );
  return { verdict: dead.length === 0 ? 'proved' : 'broken', items: replies.length, dead };
}

/** Something that may decide nothing, and a record in which it does. */
interface Asked {
  readonly item: Item;
  readonly reply: Reply<Witness>;
}

async function casesIn(inquiry: Inquiry): Promise<readonly Asked[]> {
  const { plan } = inquiry;
  const applies = await applicability(inquiry);
  const found = await reachableCases(inquiry);
  return plan.criteria.flatMap(({ id: criterion }, index): readonly Asked[] => {
    const own = applies[index];
    const cases = found[index] ?? [];
    return [
      ...(own
        ? [
            { item: { kind: 'applies', criterion }, reply: own.applies } as const,
            { item: { kind: 'does-not-apply', criterion }, reply: own.doesNotApply } as const,
          ]
        : []),
      ...cases.slice(0, caseCount(plan, index)).map((reply, position): Asked => ({
        item: { kind: 'case', criterion, case: position },
        reply,
      })),
    ];
  });
}

async function ratingsIn(inquiry: Inquiry): Promise<readonly Asked[]> {
  const found = await reachableRatings(inquiry);
  return inquiry.plan.ratings.map(({ id }, rating) => ({
    item: { kind: 'rating', rating: id },
    reply: at(found, rating),
  }));
}

async function partsIn(inquiry: Inquiry): Promise<readonly Asked[]> {
  const { plan } = inquiry;
  const requirements = await decidingRequirements(inquiry);
  const caps = await decidingCaps(inquiry);
  const extras = await decidingExtras(inquiry);
  return [
    ...plan.ratings.flatMap(({ id }, rating) =>
      at(requirements, rating).map((reply, requirement): Asked => ({
        item: { kind: 'requirement', rating: id, requirement },
        reply,
      })),
    ),
    ...plan.caps.map(({ kind }, cap): Asked => ({ item: { kind, cap }, reply: at(caps, cap) })),
    ...plan.criteria.flatMap(({ id, block }, criterion): readonly Asked[] => {
      const reply = extras[criterion];
      return reply && block !== 'section' ? [{ item: { kind: block, criterion: id }, reply }] : [];
    }),
  ];
}

// ── What changing an answer does ─────────────────────────────────────────────────────────────────

/** Decides the directions that were left open. */
async function moreDirections(
  inquiry: Inquiry,
  known: Monotonic,
  declared: Readonly<Record<string, 'higher' | 'lower'>>,
): Promise<Monotonic> {
  const { plan } = inquiry;
  const asked = await inTurn(known.undecided, async (open) => {
    const input = plan.inputs.findIndex(({ id, computed }) => id === open.id && !computed);
    const criterion = plan.criteria.findIndex((each) => answeredBy(plan, each) === input);
    const { kind, type } = at(plan.inputs, input);
    // Of what is one of several, none is more than another.
    if (criterion < 0 && type === 'choice') return { open };
    const effect = pairsIn(
      await (criterion >= 0 ? answerEffects(inquiry, criterion) : factEffects(inquiry, input)),
    );
    return { open, direction: effect && directionOf({ id: open.id, kind }, effect, declared) };
  });
  const order = plan.inputs.map(({ id }) => id);
  const directions = [
    ...known.directions,
    ...asked.flatMap(({ direction }) => direction ?? []),
  ].toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
  return monotonicOf(
    directions,
    asked.flatMap(({ open, direction }) => (direction ? [] : [open])),
  );
}

/** The records that show effects; `undefined` where one of them was not decided. */
function pairsIn({ better, worse }: Effects): Pick<Direction, 'rises' | 'falls'> | undefined {
  if (better.kind === 'unknown' || worse.kind === 'unknown') return undefined;
  const pairOf = (reply: Effects['better']): Direction['rises'] =>
    reply.kind === 'found'
      ? { before: reply.found[0].record, after: reply.found[1].record }
      : undefined;
  const [rises, falls] = [pairOf(better), pairOf(worse)];
  return { ...(rises && { rises }), ...(falls && { falls }) };
}

/** Decides which boundaries criteria cross, as far as it was left open. */
async function moreCrossings(
  inquiry: Inquiry,
  known: Leverage | Undecided,
): Promise<Leverage | Undecided> {
  const { plan } = inquiry;
  const isWhole = isOpen(known);
  const open = isWhole
    ? plan.criteria.map(({ id }) => ({ id, reason: known.reason }))
    : known.undecided;
  if (open.length === 0) return known;
  const asked = await inTurn(open, async (each) => {
    const criterion = plan.criteria.findIndex(({ id }) => id === each.id);
    const replies = await crossings(inquiry, criterion);
    const isDecided = replies.every(({ kind }) => kind !== 'unknown');
    return { open: each, found: isDecided ? crossingsIn(plan, criterion, replies) : undefined };
  });
  const found = [...(isWhole ? [] : known.crossings), ...asked.flatMap((each) => each.found ?? [])];
  const undecided = asked.flatMap((each) => (each.found ? [] : [each.open]));
  const reachable = await reachableRatings(inquiry);
  const occurs = (rating: number): boolean | undefined => {
    const { kind } = at(reachable, rating);
    return kind === 'unknown' ? undefined : kind === 'found';
  };
  return leverageOf(plan, found, undecided, occurs, () => ({ kind: 'more', than: 0 }));
}

function crossingsIn(
  plan: Plan,
  criterion: number,
  replies: Awaited<ReturnType<typeof crossings>>,
): readonly Crossing[] {
  const { id } = at(plan.criteria, criterion);
  const isAnswered = answeredBy(plan, at(plan.criteria, criterion)) !== undefined;
  return replies.flatMap((reply, boundary): readonly Crossing[] => {
    if (reply.kind !== 'found') return [];
    const [{ record: before }, { record: other }] = reply.found;
    if (isAnswered) return [{ boundary, criterion: id, before, after: other }];
    // A computed criterion has the points that it has in the other record, everything else staying as it is.
    const donor = score(plan, other);
    return donor.status === 'rated'
      ? [{ boundary, criterion: id, before, after: { points: donor.criteria[id]! } }]
      : [];
  });
}

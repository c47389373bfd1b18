import { planFormat, type Plan } from '../plan.js';
import type { Problem } from '../problems.js';
import { programOf } from '../program.js';
import { engineVersion, score } from '../score.js';
import { canonicalJson, decimalText } from './canonical-json.js';
import { canonicalRecord } from './canonical-record.js';
import { readReceipt } from './read-receipt.js';
import { hashOf, outcomeOf, type Receipt, type ReceiptOrigin } from './receipt.js';

/** Something that a replay found. A note changes nothing of the result. `describeReplayFinding` puts it into words. */
export type ReplayFinding =
  | { readonly code: 'receipt/not-a-receipt'; readonly kind: 'difference' }
  | { readonly code: 'receipt/newer'; readonly kind: 'difference'; readonly format: number }
  | { readonly code: 'receipt/malformed'; readonly kind: 'difference'; readonly path: string }
  /** The content is not what the hash was made of. */
  | ({ readonly code: 'receipt/altered'; readonly kind: 'difference' } & Contrast)
  /** The plan that derives it again is not the one that it names. */
  | ({ readonly code: 'receipt/other-plan'; readonly kind: 'difference' } & Contrast)
  | ({ readonly code: 'receipt/other-sheet'; readonly kind: 'difference' } & Contrast)
  | ({ readonly code: 'receipt/other-ruleset'; readonly kind: 'difference' } & Contrast)
  | ({ readonly code: 'receipt/other-edition'; readonly kind: 'difference' } & Contrast)
  | ({ readonly code: 'receipt/other-engine'; readonly kind: 'note' } & Contrast)
  | ({ readonly code: 'receipt/other-plan-format'; readonly kind: 'note' } & Contrast)
  /** The record is not in its one spelling, or holds what the plan does not know. */
  | ({
      readonly code: 'receipt/record';
      readonly kind: 'difference';
      readonly path: string;
    } & Contrast)
  | {
      readonly code: 'receipt/refused';
      readonly kind: 'difference';
      readonly problems: readonly Problem[];
    }
  | {
      readonly code: 'receipt/incomplete';
      readonly kind: 'difference';
      readonly open: readonly string[];
    }
  /** A part of the outcome: `total`, `criteria.I.2`, `rating` … */
  | ({
      readonly code: 'receipt/outcome';
      readonly kind: 'difference';
      readonly path: string;
    } & Contrast);

/** What the receipt holds, and what was found instead; absent on the side that has nothing there. */
interface Contrast {
  readonly recorded?: string;
  readonly found?: string;
}

/** What came of deriving a receipt again. */
export interface Replay {
  /** `same`: nothing differs that matters. `unreadable`: it is no receipt that could be looked at. */
  readonly status: 'same' | 'differs' | 'unreadable';
  readonly findings: readonly ReplayFinding[];
  /** Absent where it is unreadable. */
  readonly receipt?: Receipt;
}

/**
 * Derives a receipt again from its record and a plan, and says exactly what differs. Without a plan only what the
 * receipt says of itself is looked at. Never throws, whatever `stored` is.
 * @param origin - the ruleset and edition that the plan is known to be of
 */
export function replay(stored: unknown, plan?: Plan, origin: ReceiptOrigin = {}): Replay {
  const read = readReceipt(stored);
  switch (read.kind) {
    case 'not-a-receipt':
      return unreadable([{ code: 'receipt/not-a-receipt', kind: 'difference' }]);
    case 'newer':
      return unreadable([{ code: 'receipt/newer', kind: 'difference', format: read.format }]);
    case 'malformed':
      return unreadable(
        read.paths.map((path) => ({ code: 'receipt/malformed', kind: 'difference', path })),
      );
    case 'receipt': {
      const { receipt } = read;
      const findings = [
        ...alterations(receipt),
        ...(plan ? [...originsOf(receipt, plan, origin), ...derived(receipt, plan)] : []),
      ];
      const differs = findings.some(({ kind }) => kind === 'difference');
      return { status: differs ? 'differs' : 'same', findings, receipt };
    }
  }
}

const unreadable = (findings: readonly ReplayFinding[]): Replay => ({
  status: 'unreadable',
  findings,
});

function* alterations({ hash: recorded, ...content }: Receipt): Iterable<ReplayFinding> {
  const found = hashOf(content);
  if (found !== recorded) yield { code: 'receipt/altered', kind: 'difference', recorded, found };
}

/** Which rule, and which engine. */
function* originsOf(receipt: Receipt, plan: Plan, origin: ReceiptOrigin): Iterable<ReplayFinding> {
  const { sheet, plan: hash, engine } = receipt;
  const difference = 'difference';
  if (sheet !== plan.text.sheet)
    yield {
      code: 'receipt/other-sheet',
      kind: difference,
      recorded: sheet,
      found: plan.text.sheet,
    };
  for (const key of ['ruleset', 'edition'] as const) {
    const [recorded, found] = [receipt[key], origin[key]?.normalize('NFC')];
    if (found !== undefined && recorded !== found)
      yield { code: `receipt/other-${key}`, kind: difference, ...contrast(recorded, found) };
  }
  if (hash !== plan.hash)
    yield { code: 'receipt/other-plan', kind: difference, recorded: hash, found: plan.hash };
  if (receipt.planFormat !== planFormat)
    yield {
      code: 'receipt/other-plan-format',
      kind: 'note',
      ...contrast(String(receipt.planFormat), String(planFormat)),
    };
  if (engine !== engineVersion)
    yield { code: 'receipt/other-engine', kind: 'note', recorded: engine, found: engineVersion };
}

/** What the record comes to now. */
function* derived({ record, outcome }: Receipt, plan: Plan): Iterable<ReplayFinding> {
  const result = score(plan, record);
  switch (result.status) {
    case 'refused':
      yield { code: 'receipt/refused', kind: 'difference', problems: result.problems };
      return;
    case 'incomplete':
      yield {
        code: 'receipt/incomplete',
        kind: 'difference',
        open: result.open.map(({ id }) => id),
      };
      return;
    case 'rated':
  }
  for (const each of contrasts(outcome, outcomeOf(programOf(plan), result)))
    yield { code: 'receipt/outcome', kind: 'difference', ...each };
  for (const each of contrasts(record, canonicalRecord(plan, record)))
    yield { code: 'receipt/record', kind: 'difference', ...each };
}

const contrast = (recorded: string | undefined, found: string | undefined): Contrast => ({
  ...(recorded !== undefined && { recorded }),
  ...(found !== undefined && { found }),
});

/** The places at which two values differ, down to what is neither an object by key nor missing on one side. */
function* contrasts(
  recorded: unknown,
  found: unknown,
  path: string = '',
): Iterable<Contrast & { readonly path: string }> {
  if (isGroup(recorded) && isGroup(found)) {
    // In the order of what was found: a receipt has the order of its spelling.
    const keys = new Set([...Object.keys(found), ...Object.keys(recorded)]);
    for (const key of keys)
      yield* contrasts(own(recorded, key), own(found, key), path === '' ? key : `${path}.${key}`);
    return;
  }
  const [before, now] = [shown(recorded), shown(found)];
  if (before !== now) yield { path, ...contrast(before, now) };
}

const own = (group: Readonly<Record<string, unknown>>, key: string): unknown =>
  Object.hasOwn(group, key) ? group[key] : undefined;

const isGroup = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A value as text; `1` and `"1"` stay apart. */
function shown(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  return typeof value === 'number' ? decimalText(value) : canonicalJson(value);
}

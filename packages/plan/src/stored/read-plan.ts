import { sha256 } from '../hash.js';
import { planFormat, type Plan } from '../plan.js';
import { checkSense } from './plan-sense.js';
import { planShape1 } from './plan-shape.js';
import { isObject, isWhole, placesWrong } from './shape.js';

/** Why a stored plan cannot be used. `describePlanFault` puts it into words. */
export type PlanFault =
  /** It is no JSON, or holds no plan. */
  | { readonly code: 'plan/not-a-plan' }
  /** Its format is one of an engine that came later. */
  | { readonly code: 'plan/newer'; readonly format: number }
  /** The place that is not as it should be, such as `operations[3].of`. */
  | { readonly code: 'plan/malformed'; readonly path: string }
  /** What it holds is not what its hash was made of. */
  | { readonly code: 'plan/altered'; readonly stated: string; readonly found: string };

/** What reading a stored plan gives; `plan` is absent where there is any fault. */
export interface ReadPlan {
  readonly plan?: Plan;
  readonly faults: readonly PlanFault[];
}

/**
 * Reads a plan that was stored as JSON, of this format or an older one. Trusts nothing: whatever it accepts, every
 * engine can run. Never throws, whatever the value is.
 * @param stored - the text, or what it was parsed to
 */
export function readPlan(stored: unknown): ReadPlan {
  const json = plainJson(stored);
  if (!isObject(json) || !isWhole(json['format'], 1, 2 ** 31))
    return { faults: [{ code: 'plan/not-a-plan' }] };
  const { format } = json;
  if (format > planFormat) return { faults: [{ code: 'plan/newer', format }] };
  // A plan of an older format is written over to this one here, with its hash as it was: results name it.
  return readFormat1(json);
}

/** A copy of nothing but JSON, so that what was looked at stays as it was. */
function plainJson(stored: unknown): unknown {
  try {
    const text = typeof stored === 'string' ? stored : JSON.stringify(stored);
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    // What cannot be written as JSON, or read from it, is no plan.
    return undefined;
  }
}

function readFormat1(json: Readonly<Record<string, unknown>>): ReadPlan {
  const malformed = (paths: readonly string[]): ReadPlan => ({
    faults: paths.map((path) => ({ code: 'plan/malformed', path })),
  });
  const wrong = placesWrong(json, planShape1);
  if (wrong.length > 0) return malformed(wrong);
  const plan = json as unknown as Plan;
  const senseless = placesWrong(plan, (_, __, report) => checkSense(plan, report));
  if (senseless.length > 0) return malformed(senseless);
  const { hash: stated, text: _text, ...core } = plan;
  const found = sha256(JSON.stringify(core));
  return found === stated
    ? { plan, faults: [] }
    : { faults: [{ code: 'plan/altered', stated, found }] };
}

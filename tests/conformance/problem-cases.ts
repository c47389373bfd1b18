import { assess, load, score, type Plan, type Result } from 'barem';
import { readDataFiles } from './data-files.js';

/** One file of `problems/`: a record with a problem, and the same without it. */
interface ProblemFile {
  readonly code: string;
  /** What the problem is, in a sentence for the reference page. */
  readonly about: string;
  readonly sheet: string;
  readonly record: unknown;
  /** Records of other assessors of the same unit and period. */
  readonly beside?: readonly unknown[];
  /** So many entries that the sheet does not know are added to the record. */
  readonly surplus?: number;
  /** Where in the record the problem is. */
  readonly path: string;
  readonly repaired: unknown;
}

export interface ProblemCase extends ProblemFile {
  readonly slug: string;
}

/** Every case of `problems/`, by the name of its file. */
export const readProblemCases = (): readonly ProblemCase[] =>
  readDataFiles<ProblemFile>('problems').map(({ slug, data }) => ({ ...data, slug }));

/** The plan of a sheet without findings. */
export function planOf(sheet: string): Plan {
  const { plan, diagnostics } = load(sheet);
  const [finding] = diagnostics;
  if (plan === undefined || finding !== undefined) {
    throw new Error(`the sheet of a case has a finding: ${finding?.code} ${finding?.message.en}`);
  }
  return plan;
}

/** What becomes of the record that has the problem. */
export function failingResult(each: ProblemCase): Result {
  const { record, surplus = 0 } = each;
  const added = Array.from({ length: surplus }, (_, index) => [`x${index + 1}`, 0]);
  return resultOf(each, surplus > 0 ? { ...(record as object), ...Object.fromEntries(added) } : record);
}

/** What becomes of the record without the problem. */
export const repairedResult = (each: ProblemCase): Result => resultOf(each, each.repaired);

/** Scores a record, with those beside it where there are any; then the first that is not rated is meant. */
function resultOf({ sheet, beside }: ProblemCase, record: unknown): Result {
  const plan = planOf(sheet);
  if (!beside) return score(plan, record);
  const { results } = assess(plan, [...beside, record]);
  const [first = score(plan, record)] = results.map(({ result }) => result);
  return results.find(({ result }) => result.status !== 'rated')?.result ?? first;
}

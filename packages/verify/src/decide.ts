import { BudgetExceeded } from './budget.js';
import type { Decided } from './report.js';

/** The answer to a question, or why the budget leaves it open. */
export function decide<T>(answer: () => T): Decided<T> {
  try {
    return answer();
  } catch (error) {
    if (error instanceof BudgetExceeded) return { verdict: 'undecided', reason: error.reason };
    throw error;
  }
}

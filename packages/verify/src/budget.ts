/** How much one analysis may do before it says that it cannot decide. */
export interface Budget {
  /** Rows that tables may hold and combinations that may be looked at, in all. */
  readonly work: number;
  /** Rows of one table. */
  readonly rows: number;
  /** Answers with at least so many alternatives are put into classes that leave the same outcomes open. */
  readonly classesFrom: number;
}

/** About ten seconds, and half a gigabyte. */
export const standardBudget: Budget = { work: 400_000_000, rows: 4_000_000, classesFrom: 50 };

/** Why a question stays open. */
export interface Reason {
  /** The answers whose combinations are too many, as far as they are known. */
  readonly inputs: readonly string[];
  /** How much work it would at least have been; whole. */
  readonly work: number;
  readonly budget: number;
}

/** Thrown inside an analysis, and caught by the question that asked for it. */
export class BudgetExceeded extends Error {
  readonly reason: Reason;
  constructor(reason: Reason) {
    super(`undecided: ${reason.work} combinations of ${reason.inputs.join(', ')}`);
    this.reason = reason;
  }
}

/** Counts the work of one analysis. */
export interface Meter {
  readonly budget: Budget;
  /** @throws {BudgetExceeded} the work done so far and `work` are more than the budget allows */
  spend(work: number, inputs: () => readonly string[]): void;
  /** @throws {BudgetExceeded} a table would hold more rows than the budget allows */
  hold(rows: number, inputs: () => readonly string[]): void;
}

export function createMeter(budget: Budget): Meter {
  let spent = 0;
  return {
    budget,
    spend(work, inputs) {
      spent += work;
      if (spent > budget.work)
        throw new BudgetExceeded({
          inputs: inputs(),
          work: Math.ceil(spent),
          budget: budget.work,
        });
    },
    hold(rows, inputs) {
      if (rows > budget.rows)
        throw new BudgetExceeded({ inputs: inputs(), work: rows, budget: budget.rows });
    },
  };
}

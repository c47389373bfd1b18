import { rational } from '@barem/core';
import type { Expr } from '@barem/syntax';
import * as nodes from './nodes.js';
import { known, type Quantity } from './quantity.js';

/** Something with named answers, and what it may be compared with. */
export interface Choice {
  readonly expr: Expr;
  readonly answers: readonly [Expr, ...Expr[]];
}

/** What an expression may speak of at one place of a sheet. */
export interface Scope {
  /** Facts and lets, points and maxima of criteria and sections. */
  readonly quantities: readonly Quantity[];
  /** Facts from 0 up that may divide once they are known to be above 0, with the least value above it. */
  readonly divisors: readonly Quantity[];
  readonly conditions: readonly Expr[];
  readonly choices: readonly Choice[];
}

export const emptyScope: Scope = { quantities: [], divisors: [], conditions: [], choices: [] };

/** Everything of both. */
export const joinScopes = (a: Scope, b: Scope): Scope => ({
  quantities: [...a.quantities, ...b.quantities],
  divisors: [...a.divisors, ...b.divisors],
  conditions: [...a.conditions, ...b.conditions],
  choices: [...a.choices, ...b.choices],
});

/** Some of everything, for expressions that stand in no sheet. */
export const sampleScope: Scope = {
  quantities: [
    count('phải_dự', 1, 500),
    count('có_mặt', 0, 500),
    known(nodes.named('diện_tích'), 'plain', {
      low: rational(0),
      high: rational(100),
      grid: rational(1, 10),
    }),
    known(nodes.named('tỷ_lệ'), 'percent', {
      low: rational(0),
      high: rational(1),
      grid: rational(1, 1000),
    }),
    known(nodes.pointsOf('I.1'), 'points', {
      low: rational(0),
      high: rational(10),
      grid: rational(1, 2),
    }),
    known(nodes.maximumOf('I'), 'points', {
      low: rational(15),
      high: rational(15),
      grid: rational(1),
    }),
  ],
  divisors: [count('có_mặt', 0, 500)],
  conditions: [nodes.named('nghị_quyết_sai')],
  choices: [
    { expr: nodes.named('địa_bàn'), answers: [nodes.named('đô_thị'), nodes.named('miền_núi')] },
    { expr: nodes.levelOf('I.2'), answers: [nodes.met(true), nodes.met(false)] },
    { expr: nodes.levelOf('II.1'), answers: [nodes.named('tốt'), nodes.named('kém')] },
  ],
};

function count(id: string, low: number, high: number): Quantity {
  const bounds = { low: rational(low), high: rational(high), grid: rational(1) };
  return known(nodes.named(id), 'plain', bounds);
}

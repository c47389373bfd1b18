import { assertNever } from '@barem/core';
import type { Cut, Operation } from '@barem/plan';

/** Position of a node in a graph. */
export type NodeId = number;

/** One addend of a sum: `times × node`. */
export interface Term {
  readonly node: NodeId;
  readonly times: number;
}

/**
 * One value of an analysis, a whole number; a condition is 0 or 1. What a plan says with additions, "and" and "or" is said
 * with sums alone: partial sums of independent facts add up, which is what the whole analysis rests on.
 */
export type Node =
  | { readonly kind: 'constant'; readonly value: number }
  /** What a variable shows of the alternative that it takes. */
  | {
      readonly kind: 'leaf';
      readonly variable: number;
      readonly shows: string;
      readonly isCondition: boolean;
    }
  | { readonly kind: 'sum'; readonly constant: number; readonly terms: readonly Term[] }
  | { readonly kind: 'multiply'; readonly left: NodeId; readonly right: NodeId }
  | { readonly kind: 'least' | 'greatest'; readonly of: readonly NodeId[] }
  | {
      readonly kind: 'clamp';
      readonly of: NodeId;
      readonly low: number;
      readonly high: number;
    }
  | {
      readonly kind: 'equal' | 'less' | 'at-most';
      readonly left: NodeId;
      readonly right: NodeId;
    }
  | {
      readonly kind: 'select';
      readonly when: NodeId;
      readonly then: NodeId;
      readonly otherwise: NodeId;
    }
  | {
      readonly kind: 'steps';
      readonly of: NodeId;
      readonly by: NodeId;
      readonly cuts: readonly Cut[];
      readonly values: readonly number[];
    }
  | { readonly kind: 'lookup'; readonly of: NodeId; readonly values: readonly number[] }
  /** The points of a criterion: what `of` is, kept apart so that others can stand in their place. */
  | { readonly kind: 'earned'; readonly of: NodeId; readonly slot: number }
  | {
      readonly kind: 'divide';
      readonly of: NodeId;
      readonly by: NodeId;
      readonly mode: Extract<Operation, { op: 'divide' }>['mode'];
    };

/** The nodes that a node reads. */
export function operandsOf(node: Node): readonly NodeId[] {
  switch (node.kind) {
    case 'constant':
    case 'leaf':
      return [];
    case 'sum':
      return node.terms.map((term) => term.node);
    case 'least':
    case 'greatest':
      return node.of;
    case 'multiply':
    case 'equal':
    case 'less':
    case 'at-most':
      return [node.left, node.right];
    case 'clamp':
    case 'lookup':
    case 'earned':
      return [node.of];
    case 'steps':
    case 'divide':
      return [node.of, node.by];
    case 'select':
      return [node.when, node.then, node.otherwise];
    default:
      return assertNever(node);
  }
}

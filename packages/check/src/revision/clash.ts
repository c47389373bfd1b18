import type { Span } from '@barem/core';
import type { Item } from '@barem/syntax';
import type { Subject } from './diagnostics.js';

/** Why a change of a child cannot simply be made to the next edition of its parent. */
export interface Clash {
  /** Both change the same part in different ways; the part is gone; or both add a thing of one id. */
  readonly kind: 'both-changed' | 'gone' | 'both-added';
  readonly subject: Subject;
  /** The part that both change; the whole thing where absent. */
  readonly part?: string;
  /** The change of the child. */
  readonly span: Span;
  /** The thing as the child has it, and as the new parent has it. */
  readonly ours?: Item;
  readonly theirs?: Item;
}

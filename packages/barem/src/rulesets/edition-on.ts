import * as population from '@barem/population';
import type { Dated } from '@barem/population';
import type { Manifest } from '@barem/yaml';

/** Which edition of a ruleset holds on a day: one that is in force or on trial, or why there is none. */
export type EditionOn =
  | { readonly kind: 'in-force' | 'trial'; readonly manifest: Manifest }
  /** None yet, or between two of them: the next one is in force from a day. */
  | { readonly kind: 'too-early'; readonly from: string }
  | { readonly kind: 'too-late'; readonly to: string }
  /** There are none but drafts. */
  | { readonly kind: 'none' };

/** The days in force and on trial of an edition, as ISO dates. */
export const daysOf = ({ effective, trial }: Manifest): Dated => ({
  ...spanOf(effective),
  ...(trial && { trial: spanOf(trial) }),
});

const spanOf = ({ from, to }: Manifest['effective']) => ({
  from: from.iso,
  ...(to && { to: to.iso }),
});

/** Whether an edition was issued: a draft is in force on no day. */
export const isIssued = ({ status }: Manifest): boolean => status.value !== 'draft';

/**
 * The edition that scores a record of `date`, an ISO date; the later one where two are in force.
 * @param manifests - editions of one ruleset, in any order
 */
export function editionOn(manifests: readonly Manifest[], date: string): EditionOn {
  const issued = manifests.filter(isIssued).map((manifest) => ({ ...daysOf(manifest), manifest }));
  if (issued.length === 0) return { kind: 'none' };
  const found = population.editionOn(issued, date);
  return 'edition' in found ? { kind: found.kind, manifest: found.edition.manifest } : found;
}

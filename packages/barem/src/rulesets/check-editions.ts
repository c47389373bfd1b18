import { inSourceOrder, type Diagnostic } from '@barem/core';
import { dayAfter, dayBefore } from '@barem/population';
import type { EditionName, Manifest } from '@barem/yaml';
import {
  circle,
  gap,
  noSuccessor,
  notMarkedReplaced,
  overlap,
  repeatedEdition,
  unknownEdition,
} from './diagnostics.js';
import { isIssued } from './edition-on.js';

/**
 * What is wrong with editions beside one another: days on which two or none are in force, and what they say of whom
 * they replace. What is wrong with one alone, `readManifest` has said.
 * @returns for each manifest, in the order given, the findings in its file
 */
export function checkEditions(manifests: readonly Manifest[]): readonly (readonly Diagnostic[])[] {
  const found = new Map<Manifest, Diagnostic[]>(manifests.map((manifest) => [manifest, []]));
  const report = (manifest: Manifest, finding: Diagnostic): void => {
    found.get(manifest)?.push(finding);
  };
  const distinct = manifests.filter((manifest, index) => {
    const first = manifests.findIndex((other) => isSame(other, manifest));
    if (first === index) return true;
    const args = { ruleset: manifest.ruleset.id, edition: manifest.edition.value };
    report(manifest, repeatedEdition(manifest.edition.span, args));
    return false;
  });
  for (const id of new Set(distinct.map(({ ruleset }) => ruleset.id)))
    checkDays(
      distinct.filter((each) => each.ruleset.id === id && isIssued(each)),
      report,
    );
  checkSuccession(distinct, report);
  return manifests.map((manifest) => inSourceOrder(found.get(manifest) ?? []));
}

type Report = (manifest: Manifest, finding: Diagnostic) => void;

const isSame = (a: Manifest, b: Manifest): boolean =>
  a.ruleset.id === b.ruleset.id && a.edition.value === b.edition.value;

const names = (name: EditionName | undefined, { ruleset, edition }: Manifest): boolean =>
  name?.ruleset.id === ruleset.id && name.edition.value === edition.value;

const inOrderOfDays = (editions: readonly Manifest[]): readonly Manifest[] =>
  editions.toSorted((a, b) => (a.effective.from.iso < b.effective.from.iso ? -1 : 1));

/** A day after all others. */
const never = '9999-12-31';

/** Days on which two of the issued editions of one ruleset are in force, or none between two of them. */
function checkDays(editions: readonly Manifest[], report: Report): void {
  /** The edition so far that ends last. */
  let last: Manifest | undefined;
  for (const edition of inOrderOfDays(editions)) {
    const { from, to } = edition.effective;
    if (last) {
      const end = last.effective.to?.iso ?? never;
      const other = last.edition.value;
      if (end >= from.iso) {
        const until = [end, to?.iso ?? never].toSorted()[0];
        const args = {
          other,
          from: from.iso,
          to: until === never ? undefined : until,
          before: dayBefore(from.iso),
        };
        report(edition, overlap(edition.effective.span, args));
      } else if (dayAfter(end) < from.iso) {
        const args = { other, from: dayAfter(end), to: dayBefore(from.iso) };
        report(edition, gap(edition.effective.span, args));
      }
    }
    if (!last || (to?.iso ?? never) > (last.effective.to?.iso ?? never)) last = edition;
  }
}

/** What editions say of whom they replace. */
function checkSuccession(editions: readonly Manifest[], report: Report): void {
  const inCircle = circlesOf('replaces', editions, report);
  circlesOf('extends', editions, report);
  for (const edition of editions) {
    const { replaces, status } = edition;
    for (const other of [replaces, edition.extends]) {
      if (!other || editions.some((each) => names(other, each))) continue;
      const [ruleset, wanted] = [other.ruleset.id, other.edition.value];
      const known = editions
        .filter((each) => each.ruleset.id === ruleset && each !== edition)
        .map((each) => each.edition.value);
      report(edition, unknownEdition(other.span, { ruleset, edition: wanted, known }));
    }
    if (inCircle.has(edition)) continue;
    const successor = editions.find((each) => isIssued(each) && names(each.replaces, edition));
    if (status.value === 'replaced' && !successor)
      report(edition, noSuccessor(status.span, { edition: edition.edition.value }));
    if (status.value === 'in-force' && successor)
      report(edition, notMarkedReplaced(status.span, { successor: successor.edition.value }));
  }
}

/** Reports editions that name one another in a circle; gives all of them. */
function circlesOf(
  key: 'replaces' | 'extends',
  editions: readonly Manifest[],
  report: Report,
): ReadonlySet<Manifest> {
  const inCircle = new Set<Manifest>();
  // The earliest edition of a circle is the one that can hardly have come after another.
  for (const edition of inOrderOfDays(editions)) {
    const round = inCircle.has(edition) ? [] : circleFrom(edition, key, editions);
    for (const each of round) inCircle.add(each);
    const clause = edition[key];
    if (round.length > 0 && clause) {
      const args = { editions: [...round, edition].map((each) => each.edition.value) };
      report(edition, circle(clause.span, args));
    }
  }
  return inCircle;
}

/** The editions that name one another and lead back to `start`; none where they do not. */
function circleFrom(
  start: Manifest,
  key: 'replaces' | 'extends',
  editions: readonly Manifest[],
): readonly Manifest[] {
  const seen: Manifest[] = [];
  for (let at: Manifest | undefined = start; at && !seen.includes(at);) {
    seen.push(at);
    const clause: EditionName | undefined = at[key];
    at = editions.find((each) => names(clause, each));
    if (at === start) return seen;
  }
  return [];
}

import { exact, type Diagnostic, type Rational } from '@barem/core';
import type { Section } from '@barem/syntax';
import type { CheckContext } from '../context.js';
import { percentMismatch, scaleSum, sectionSum } from '../diagnostics.js';

/** Criteria add up to their section, sections to the scale. */
export function* sums({ sheet, symbols, inference }: CheckContext): Iterable<Diagnostic> {
  const maximaOf = (section: Section): readonly Rational[] =>
    section.criteria.flatMap((criterion) => {
      const placed = symbols.criteria.get(criterion.id.id);
      return placed?.criterion === criterion ? [inference.budget(placed).maximum] : [];
    });
  for (const section of sheet.sections) {
    const stated = section.points;
    if (!stated) continue;
    const parts = maximaOf(section);
    const sum = exact.sum(parts);
    if (stated.percent) yield percentMismatch(stated.span, {});
    else if (!exact.equal(sum, stated.value)) {
      yield sectionSum(stated.span, { section: section.id.id, stated: stated.value, sum, parts });
    }
  }
  const stated = sheet.scale?.bounds?.to;
  if (!stated || stated.percent || sheet.sections.length === 0) return;
  const computed = sheet.sections.map((section) => exact.sum(maximaOf(section)));
  const parts = sheet.sections.map(
    (section, index) => section.points?.value ?? computed[index] ?? exact.zero,
  );
  // A section that misstates its points is reported there; the scale may fit what it states or what it holds.
  const fits = [parts, computed].some((each) => exact.equal(exact.sum(each), stated.value));
  if (!fits) yield scaleSum(stated.span, { stated: stated.value, sum: exact.sum(parts), parts });
}

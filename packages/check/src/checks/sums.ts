import { exact, type Diagnostic } from '@barem/core';
import { printNumber, type NumberLiteral } from '@barem/syntax';
import type { CheckContext } from '../context.js';
import { percentMismatch, scaleSum, sectionSum } from '../diagnostics.js';

/** Criteria add up to their section, sections to the scale. */
export function* sums({ sheet, symbols, inference }: CheckContext): Iterable<Diagnostic> {
  let sectionsFit = true;
  for (const section of sheet.sections) {
    const stated = section.points;
    if (!stated) continue;
    const parts = section.criteria.flatMap((criterion) => {
      const placed = symbols.criteria.get(criterion.id.id);
      return placed?.criterion === criterion ? [inference.budget(placed).maximum] : [];
    });
    const sum = exact.sum(parts);
    if (stated.percent) yield percentMismatch(stated.span, {});
    else if (!exact.equal(sum, stated.value)) {
      sectionsFit = false;
      yield sectionSum(stated.span, { section: section.id.id, stated: stated.value, sum, parts });
    }
  }
  const stated = sheet.scale?.bounds?.to;
  // Points that a section misstates are reported there; the scale is judged by what the sections say.
  if (!stated || stated.percent || sheet.sections.length === 0) return;
  const parts = sheet.sections.map((section) => {
    if (section.points) return section.points.value;
    return exact.sum(
      section.criteria.flatMap((criterion) => {
        const placed = symbols.criteria.get(criterion.id.id);
        return placed ? [inference.budget(placed).maximum] : [];
      }),
    );
  });
  const sum = exact.sum(parts);
  if (exact.equal(sum, stated.value)) return;
  const fix = sectionsFit ? scaleFix(stated, sum, sheet.language) : undefined;
  yield scaleSum(stated.span, { stated: stated.value, sum, parts }, { fix });
}

function scaleFix(
  stated: NumberLiteral,
  sum: NumberLiteral['value'],
  language: CheckContext['sheet']['language'],
) {
  const text = printNumber({ value: sum, percent: false }, language);
  return {
    title: { vi: `Sửa thang điểm thành ${text}`, en: `Change the scale to ${text}` },
    edits: [{ span: stated.span, text }],
  };
}

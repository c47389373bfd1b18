import type { Stream } from './stream.js';
import { clamp, perMilleOf } from './whole-numbers.js';

/** A criterion that takes an answer. */
export type Criterion =
  | {
      /** From 0 to `points`, on half points. */
      readonly kind: 'points';
      readonly id: string;
      readonly points: number;
    }
  | {
      readonly kind: 'levels';
      readonly id: string;
      /** Best first, with the grade in thousandths from which it is likely; the last one from 0. */
      readonly levels: readonly (readonly [id: string, from: number])[];
      /** Only where the period before had a meeting. */
      readonly isAboutLastTime?: true;
    }
  | {
      readonly kind: 'met';
      readonly id: string;
      /** How likely it is met, in thousandths: at a grade of 0, and how much more at one of 1000. */
      readonly likely: readonly [least: number, more: number];
    };

/** An answer as a number: half points, the position of a level (0 is the best), or 1 for met and 0 for not met. */
export type Answer = number;

/** An answer that fits a grade. */
export function fairAnswer(criterion: Criterion, grade: number, stream: Stream): Answer {
  switch (criterion.kind) {
    case 'points': {
      const perMille = 470 + perMilleOf(530, grade) + stream.bell(80);
      return halfPoints(criterion.points, perMilleOf(perMille, 2 * criterion.points));
    }
    case 'levels': {
      const seen = Math.max(grade + stream.bell(150), 0);
      return criterion.levels.findIndex(([, from]) => seen >= from);
    }
    case 'met': {
      const [least, more] = criterion.likely;
      return stream.chance(least + perMilleOf(more, grade)) ? 1 : 0;
    }
  }
}

/** The answer of a cell that sees itself a little too well, as most do. */
export const kindAnswer = (criterion: Criterion, fair: Answer, stream: Stream): Answer =>
  criterion.kind === 'points'
    ? halfPoints(criterion.points, fair + (stream.chance(350) ? 1 : 0))
    : fair;

/** The answer of a cell that scores itself far too high. */
export function inflatedAnswer(criterion: Criterion, fair: Answer, stream: Stream): Answer {
  switch (criterion.kind) {
    case 'points': {
      const more = perMilleOf(stream.between(200, 450), 2 * criterion.points);
      return halfPoints(criterion.points, fair + more);
    }
    case 'levels':
      return stream.chance(700) ? Math.max(fair - 1, 0) : fair;
    case 'met':
      return stream.chance(500) ? 1 : fair;
  }
}

/**
 * The answer of a superior.
 * @param strictness - from 0 for one who mostly agrees, to 2
 */
export function superiorAnswer(
  criterion: Criterion,
  fair: Answer,
  strictness: number,
  stream: Stream,
): Answer {
  switch (criterion.kind) {
    case 'points': {
      const less = stream.chance(60) ? -1 : stream.below(strictness + 1);
      return halfPoints(criterion.points, fair - less);
    }
    case 'levels': {
      const isWorse = stream.chance(10 + 15 * strictness);
      return isWorse ? Math.min(fair + 1, criterion.levels.length - 1) : fair;
    }
    case 'met':
      return stream.chance(20 + 10 * strictness) ? 0 : fair;
  }
}

/** Half points within the range of a criterion. */
const halfPoints = (points: number, halves: number): Answer => clamp(halves, 0, 2 * points);

/** An answer as a record has it: `13.5`, the id of a level, `đạt`. */
export function answerText(criterion: Criterion, answer: Answer): string {
  switch (criterion.kind) {
    case 'points':
      return answer % 2 === 0 ? String(answer / 2) : `${(answer - 1) / 2}.5`;
    case 'levels':
      return criterion.levels[answer]![0];
    case 'met':
      return answer === 1 ? 'đạt' : 'không đạt';
  }
}

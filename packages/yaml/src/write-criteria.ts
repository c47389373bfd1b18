import type { Language } from '@barem/core';
import {
  keyword,
  printExpression,
  printMeasure,
  printNumber,
  printRange,
  printRounding,
  type Applies,
  type Criterion,
  type Level,
  type NumberLiteral,
  type Scoring,
  type Section,
} from '@barem/syntax';
import type { Piece } from './emit.js';
import {
  annotations,
  changeable,
  group,
  list,
  literal,
  number,
  text,
  type Part,
} from './pieces.js';

/** A section with its criteria. */
export const section = (each: Section, language: Language): Piece =>
  group([
    ['id', text(each.id.id)],
    ['title', text(each.title.value)],
    ['points', each.points && number(each.points, language)],
    ...annotations(each.annotations, language),
    ['criteria', list(each.criteria.map((one) => criterion(one, language)))],
  ]);

/** A criterion of a section, a bonus or a penalty. */
export const criterion = (each: Criterion, language: Language): Piece =>
  group([
    ['id', text(each.id.id)],
    ['title', text(each.title.value)],
    ...annotations(each.annotations, language),
    changeable(each.changeable),
    ...scoring(each.scoring, language),
    ['applies', each.applies && applies(each.applies, language)],
    ['only_for', each.onlyFor && text(each.onlyFor.id)],
  ]);

/** The keys that say how a criterion is scored. */
export function scoring(each: Scoring, language: Language): readonly Part[] {
  const points = (value: NumberLiteral): Piece => number(value, language);
  switch (each.kind) {
    case 'assessed':
      return [['points', closedRange(each, language)]];
    case 'formula':
      return [
        ['points', closedRange(each, language)],
        ['formula', text(printExpression(each.value, language))],
      ];
    case 'levels':
      return [['levels', list(each.levels.map((one) => level(one, language)))]];
    case 'bands': {
      const bands = each.bands.map((band) =>
        group([
          [
            'range',
            text(band.range ? printRange(band.range, language) : keyword('Remaining', language)),
          ],
          ['points', points(band.points)],
          ...annotations(band.annotations, language),
        ]),
      );
      return [
        ['by', text(printMeasure(each.measure, language))],
        ['bands', list(bands)],
      ];
    }
    case 'met-or-not': {
      const when = each.when && text(printExpression(each.when, language));
      return [
        [
          'met',
          group([
            ['when', when],
            ['points', points(each.points)],
          ]),
        ],
      ];
    }
    case 'per-unit':
      return [
        [
          'each',
          group([
            ['measure', text(printMeasure(each.measure, language))],
            [each.effect, points(each.points)],
            ['max', each.maximum && points(each.maximum)],
          ]),
        ],
      ];
    case 'progressive': {
      const progression = group([
        ['up_to', points(each.upTo)],
        ['points', points(each.base)],
        ['every', points(each.every)],
        ['adds', points(each.adds)],
        ['max', points(each.maximum)],
        ['pro_rata', each.proRata && text(printRounding(each.proRata, language))],
      ]);
      return [
        ['by', text(printMeasure(each.measure, language))],
        ['progression', progression],
      ];
    }
  }
}

/** A level with its points. */
export const level = (each: Level, language: Language): Piece =>
  group([
    ['id', text(each.id.id)],
    ['title', text(each.title.value)],
    ['points', levelPoints(each.points, language)],
    ...annotations(each.annotations, language),
  ]);

/** Points of a level: a number, or a range to enter points in. */
export const levelPoints = (points: Level['points'], language: Language): Piece =>
  points.kind === 'range' ? text(printRange(points, language)) : number(points, language);

/** Always with both ends: `from 5 to 5`, too. */
function closedRange(
  { from, to }: { readonly from: NumberLiteral; readonly to: NumberLiteral },
  language: Language,
): Piece {
  const ends = [
    keyword('From', language),
    printNumber(from, language),
    keyword('To', language),
    printNumber(to, language),
  ];
  return text(ends.join(' '));
}

/** When a criterion applies, and what it earns otherwise. */
export function applies(
  { when, mayBeNotApplicable, otherwise }: Applies,
  language: Language,
): Piece {
  const words = { maximum: 'maximum', 'leaves-scale': 'not_counted' } as const;
  return group([
    ['when', when && text(printExpression(when, language))],
    ['may_be_not_applicable', mayBeNotApplicable ? literal('true') : undefined],
    [
      'otherwise',
      otherwise.kind === 'points'
        ? number(otherwise.points, language)
        : literal(words[otherwise.kind]),
    ],
  ]);
}

import { exact, rational, toPlainText, type Language } from '@barem/core';
import {
  keyword,
  printExpression,
  printMeasure,
  printNumber,
  printRange,
  printRounding,
  type Annotations,
  type AnswerLiteral,
  type Applies,
  type Cap,
  type Criterion,
  type Effective,
  type Example,
  type Fact,
  type NumberLiteral,
  type Rating,
  type Scale,
  type Scoring,
  type Section,
  type Sheet,
  type Text,
} from '@barem/syntax';
import {
  emitDocument,
  type GroupPiece,
  type ListPiece,
  type Piece,
  type ScalarPiece,
} from './emit.js';
import { answerWord } from './read-ratings.js';

/**
 * Writes a sheet in the YAML form, laid out in the one canonical way; read back it is the same sheet.
 * @param language - of ranges, conditions and formulas; ids, titles and notes stay as they are
 */
export function writeYaml(sheet: Sheet, language: Language = sheet.language): string {
  return emitDocument(
    group([
      ['barem', literal('1')],
      ['sheet', text(sheet.id.id)],
      ['language', literal(language)],
      ['title', text(sheet.title.value)],
      ...annotations(sheet.annotations),
      ['effective', sheet.effective && effective(sheet.effective)],
      ['scale', sheet.scale && scale(sheet.scale, language)],
      ['facts', byId(sheet.facts.map((each) => [each.id.id, fact(each, language)]))],
      [
        'constraints',
        list(
          sheet.constraints.map(({ condition, title }) =>
            group([
              ['check', text(printExpression(condition, language))],
              ['message', title && text(title.value)],
            ]),
          ),
        ),
      ],
      [
        'let',
        byId(sheet.lets.map(({ id, value }) => [id.id, text(printExpression(value, language))])),
      ],
      ['sections', list(sheet.sections.map((each) => section(each, language)))],
      ['bonuses', list(sheet.bonuses.map((each) => criterion(each, language)))],
      ['penalties', list(sheet.penalties.map((each) => criterion(each, language)))],
      ['ratings', list(sheet.ratings.map((each) => rating(each, language)))],
      ['caps', list(sheet.caps.map((each) => cap(each, language)))],
      ['examples', list(sheet.examples.map((each) => example(each, language)))],
    ]),
  );
}

// ── Pieces ───────────────────────────────────────────────────────────────────────────────────────

type Part = readonly [key: string, value: Piece | undefined];

const text = (value: string): ScalarPiece => ({ kind: 'text', text: value });
const literal = (value: string): ScalarPiece => ({ kind: 'literal', text: value });
const number = ({ value, percent }: NumberLiteral, language: Language): ScalarPiece =>
  percent ? text(printNumber({ value, percent }, language)) : literal(toPlainText(value));

/** A group without the parts that are absent. */
const group = (parts: readonly Part[]): GroupPiece => ({
  kind: 'group',
  entries: parts.flatMap(([key, value]) => (value ? [[key, value] as const] : [])),
});

const list = (items: readonly Piece[]): ListPiece | undefined =>
  items.length > 0 ? { kind: 'list', items } : undefined;

/** Parts under ids of the author, a line each. */
const byId = (parts: readonly Part[]): GroupPiece | undefined =>
  parts.length > 0 ? { ...group(parts), layout: 'lines' } : undefined;

function texts(values: readonly Text[]): Piece | undefined {
  const [first, ...rest] = values;
  return first && rest.length === 0
    ? text(first.value)
    : list(values.map(({ value }) => text(value)));
}

const annotations = ({ sources, notes, status }: Annotations): readonly Part[] => [
  ['source', texts(sources)],
  ['note', texts(notes)],
  ['status', status && literal(status.value)],
];

// ── The parts of a sheet ─────────────────────────────────────────────────────────────────────────

const effective = ({ from, to }: Effective): Piece =>
  group([
    ['from', literal(from.iso)],
    ['to', to && literal(to.iso)],
  ]);

function scale({ bounds, step, lowerIsBetter, rounding }: Scale, language: Language): Piece {
  return group([
    ['none', bounds ? undefined : literal('true')],
    ['min', bounds?.from && number(bounds.from, language)],
    ['max', bounds && number(bounds.to, language)],
    ['step', step && number(step, language)],
    ['lower_is_better', lowerIsBetter ? literal('true') : undefined],
    ['round', rounding && text(printRounding(rounding, language))],
  ]);
}

const typeNames = {
  count: 'count',
  decimal: 'number',
  percentage: 'percentage',
  choice: 'choice',
  boolean: 'boolean',
} as const;

function fact({ title, type, annotations: own }: Fact, language: Language): Piece {
  return group([
    ['label', text(title.value)],
    ['type', literal(typeNames[type.kind])],
    ...factParts(type, language),
    ...annotations(own),
  ]);
}

function factParts(type: Fact['type'], language: Language): readonly Part[] {
  switch (type.kind) {
    case 'boolean':
      return [];
    case 'choice': {
      const options = type.options.map(({ id, title }) =>
        group([
          ['id', text(id.id)],
          ['label', text(title.value)],
        ]),
      );
      return [['options', list(options)]];
    }
    case 'count':
      return [
        ['min', number(type.from, language)],
        ['max', number(type.to, language)],
      ];
    case 'decimal':
      return [
        ...decimals(type.decimals),
        ['min', number(type.from, language)],
        ['max', number(type.to, language)],
      ];
    case 'percentage':
      return [
        ...decimals(type.decimals),
        ['min', inPercent(type.from)],
        ['max', inPercent(type.to)],
      ];
  }
}

const decimals = (count: number): readonly Part[] =>
  count > 0 ? [['decimals', literal(String(count))]] : [];

/** The number before the sign, which the type of the fact makes needless. */
const inPercent = ({ value }: NumberLiteral): Piece =>
  literal(toPlainText(exact.multiply(value, rational(100n))));

const section = (each: Section, language: Language): Piece =>
  group([
    ['id', text(each.id.id)],
    ['title', text(each.title.value)],
    ['points', each.points && number(each.points, language)],
    ...annotations(each.annotations),
    ['criteria', list(each.criteria.map((one) => criterion(one, language)))],
  ]);

const criterion = (each: Criterion, language: Language): Piece =>
  group([
    ['id', text(each.id.id)],
    ['title', text(each.title.value)],
    ...annotations(each.annotations),
    ...scoring(each.scoring, language),
    ['applies', each.applies && applies(each.applies, language)],
  ]);

function scoring(each: Scoring, language: Language): readonly Part[] {
  const points = (value: NumberLiteral): Piece => number(value, language);
  switch (each.kind) {
    case 'assessed':
      return [['points', closedRange(each, language)]];
    case 'formula':
      return [
        ['points', closedRange(each, language)],
        ['formula', text(printExpression(each.value, language))],
      ];
    case 'levels': {
      const levels = each.levels.map((level) =>
        group([
          ['id', text(level.id.id)],
          ['title', text(level.title.value)],
          [
            'points',
            level.points.kind === 'range'
              ? text(printRange(level.points, language))
              : points(level.points),
          ],
          ...annotations(level.annotations),
        ]),
      );
      return [['levels', list(levels)]];
    }
    case 'bands': {
      const bands = each.bands.map((band) =>
        group([
          [
            'range',
            text(band.range ? printRange(band.range, language) : keyword('Remaining', language)),
          ],
          ['points', points(band.points)],
          ...annotations(band.annotations),
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

function applies({ when, mayBeNotApplicable, otherwise }: Applies, language: Language): Piece {
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

const rating = (each: Rating, language: Language): Piece =>
  group([
    ['id', text(each.id.id)],
    ['label', text(each.title.value)],
    ['points', each.range && text(printRange(each.range, language, 'points'))],
    ...annotations(each.annotations),
    [
      'requires',
      list(
        each.requirements.map(({ condition, title, annotations: own }) =>
          group([
            ['when', text(printExpression(condition, language))],
            ['message', title && text(title.value)],
            ...annotations(own),
          ]),
        ),
      ),
    ],
  ]);

const cap = (each: Cap, language: Language): Piece =>
  group([
    [each.kind === 'cap' ? 'at_most' : 'at_least', text(each.rating.id)],
    ['when', text(printExpression(each.condition, language))],
    ['message', each.title && text(each.title.value)],
    ...annotations(each.annotations),
  ]);

function example({ title, answers, expected }: Example, language: Language): Piece {
  const given = byId(answers.map(({ id, value }) => [id.id, answer(value, language)]));
  return {
    ...group([
      ['title', text(title.value)],
      ['answers', given && { ...given, layout: 'fill' }],
      [
        'result',
        group([
          ['points', expected.points && number(expected.points, language)],
          ['rating', expected.rating && text(expected.rating.id)],
        ]),
      ],
    ]),
    layout: 'lines',
  };
}

function answer(value: AnswerLiteral, language: Language): Piece {
  switch (value.kind) {
    case 'number':
      return number(value, language);
    case 'boolean':
      return literal(String(value.value));
    case 'met':
      return text(keyword(value.value ? 'Met' : 'NotMet', language));
    case 'not-applicable':
      return text(keyword('NotApplicable', language));
    case 'choice':
      return text(answerWord(value.id) ? `\`${value.id}\`` : value.id);
  }
}

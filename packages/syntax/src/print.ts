import { formatNumber, maximumDigits, plainNumber, type Language } from '@barem/core';
import { keyword, type KeywordKey } from './keywords/index.js';
import { layOut, type Row } from './layout.js';
import { kindOf, oneKindEach } from './one-kind.js';
import type { Comment } from './parse.js';
import {
  printExpression,
  printMeasure,
  printName,
  printNumber,
  printNumbering,
  printPoints,
  printRatings,
  printRange,
  printRounding,
} from './print-expression.js';
import type * as tree from './tree.js';

/** How a sheet is printed. */
export interface PrintOptions {
  /** Language of the keywords; the sheet's own when absent. Ids, titles and comments stay as they are. */
  readonly language?: Language;
  /** Comments of the text that the sheet was read from, and that text. */
  readonly comments?: readonly Comment[];
  readonly source?: string;
}

/** Writes a sheet in the text form, laid out in the one canonical way. */
export function printText(
  sheet: tree.Sheet,
  { language, comments, source }: PrintOptions = {},
): string {
  return layOut(sheetRows(sheet, language ?? sheet.language), comments ?? [], source ?? '');
}

/** What the printer of one sheet needs everywhere. */
interface Words {
  readonly language: Language;
  readonly word: (key: KeywordKey) => string;
}

function sheetRows(sheet: tree.Sheet, language: Language): readonly Row[] {
  const words = wordsIn(language);
  const { word } = words;
  const facts = new Set(sheet.facts.map(({ id }) => id.id));
  const block = (key: KeywordKey, items: readonly Row[]): readonly Row[] =>
    blockRows(word(key), items);
  return [
    {
      depth: 0,
      cells: [
        `${word(sheet.rollUp ? 'RollUp' : 'Sheet')} ${printName(sheet.id.id, language)} ${quote(sheet.title)}`,
      ],
      anchor: sheet.span.start,
    },
    ...(sheet.extends ? [extendsRow(sheet.extends, words)] : []),
    ...annotationRows(sheet.annotations, 1, words),
    ...(sheet.effective ? [effectiveRow(sheet.effective, words)] : []),
    ...(sheet.scale ? [scaleRow(sheet.scale, words)] : []),
    ...(sheet.rollUp ? rollUpRows(sheet.rollUp, words) : []),
    ...(sheet.assessors ? assessorsRows(sheet.assessors, words) : []),
    ...block(
      'Facts',
      sheet.facts.flatMap((fact) => factRows(fact, words)),
    ),
    ...block(
      'Constraints',
      sheet.constraints.map((constraint) => constraintRow(constraint, words)),
    ),
    ...sheet.lets.map((binding, index) => letRow(binding, index === 0, words)),
    ...sheet.sections.flatMap((section) => sectionRows(section, words)),
    ...block(
      'Bonuses',
      sheet.bonuses.flatMap((criterion) => criterionRows(criterion, words)),
    ),
    ...block(
      'Penalties',
      sheet.penalties.flatMap((criterion) => criterionRows(criterion, words)),
    ),
    ...block(
      'Ratings',
      sheet.ratings.flatMap((rating) => ratingRows(rating, words)),
    ),
    ...block(
      'Caps',
      sheet.caps.flatMap((cap) => capRows(cap, words)),
    ),
    ...block(
      'Quotas',
      (sheet.quotas ?? []).flatMap((quota) => quotaRows(quota, words)),
    ),
    ...changesRows((sheet.changes ?? []).flatMap(withItemsOfOneKind), words),
    ...sheet.examples.flatMap((example) => exampleRows(example, facts, words)),
  ];
}

/** A list of items beneath its keyword; nothing where there are none. */
export const blockRows = (heading: string, items: readonly Row[]): readonly Row[] =>
  items.length === 0
    ? []
    : [
        {
          depth: 0,
          cells: [heading],
          anchor: items[0]?.anchor ?? 0,
          isHeading: true,
          opensBlock: true,
        },
        ...items,
      ];

function extendsRow({ of, edition, span }: tree.Extends, { language, word }: Words): Row {
  const which = edition ? ` ${word('Edition')} ${quote(edition)}` : '';
  const cell = `${word('Extends')} ${printName(of.id, language)}${which}`;
  return { depth: 1, cells: [cell], anchor: span.start };
}

/** A text stands on one line, whatever form of a sheet it came from. */
const quote = ({ value }: tree.Text): string =>
  `"${value.replace(/\s*[\r\n]\s*/g, ' ').replace(/[\\"]/g, '\\$&')}"`;
const optionalQuote = (text: tree.Text | undefined): readonly string[] =>
  text ? [quote(text)] : [];

function annotationRows(
  { sources, notes, status, permissions = [] }: tree.Annotations,
  depth: number,
  words: Words,
): readonly Row[] {
  const { word } = words;
  const row = (cell: string, anchor: number): Row => ({ depth, cells: [cell], anchor });
  const statusKeys = {
    official: 'Official',
    illustrative: 'Illustrative',
    draft: 'Draft',
  } as const;
  return [
    ...sources.map((text) => row(`${word('Source')} ${quote(text)}`, text.span.start)),
    ...notes.map((text) => row(`${word('Note')} ${quote(text)}`, text.span.start)),
    ...(status
      ? [row(`${word('Status')} ${word(statusKeys[status.value])}`, status.span.start)]
      : []),
    ...permissions.map((each) => row(printPermission(each, words), each.span.start)),
  ];
}

function printPermission(permission: tree.Permission, { language, word }: Words): string {
  switch (permission.kind) {
    case 'fixed':
      return word('Fixed');
    case 'extendable':
      return word('Extendable');
    case 'removable':
      return word('Removable');
    case 'adjustable': {
      const [from, to] = [permission.from, permission.to].map((end) => printNumber(end, language));
      return `${word('Adjustable')} ${word('From')} ${from} ${word('To')} ${to} ${word('Points')}`;
    }
  }
}

const changeableRows = (changeable: tree.Changeable | undefined, { word }: Words): readonly Row[] =>
  changeable ? [{ depth: 2, cells: [word('Changeable')], anchor: changeable.span.start }] : [];

function effectiveRow({ from, to, span }: tree.Effective, { language, word }: Words): Row {
  const until = to ? ` ${word('To')} ${printDate(to, language)}` : '';
  const cell = `${word('Effective')} ${word('From')} ${printDate(from, language)}${until}`;
  return { depth: 1, cells: [cell], anchor: span.start };
}

const printDate = ({ iso }: tree.DateLiteral, language: Language): string =>
  language === 'vi' ? iso.split('-').toReversed().join('/') : iso;

function scaleRow(
  { bounds, step, lowerIsBetter, rounding, span }: tree.Scale,
  { language, word }: Words,
): Row {
  const number = (literal: tree.NumberLiteral): string => printNumber(literal, language);
  const start = bounds?.from ? `${word('From')} ${number(bounds.from)} ${word('To')} ` : '';
  const parts = [
    bounds ? `${word('Scale')} ${start}${number(bounds.to)}` : word('NoScale'),
    ...(step ? [`${word('Step')} ${number(step)}`] : []),
    ...(lowerIsBetter ? [word('LowerIsBetter')] : []),
    ...(rounding ? [printRounding(rounding, language)] : []),
  ];
  return { depth: 1, cells: [parts.join(', ')], anchor: span.start };
}

const frequencyKeys: Readonly<Record<tree.Series['every'], KeywordKey>> = {
  month: 'EachMonth',
  quarter: 'EachQuarter',
  'half-year': 'EachHalfYear',
  year: 'EachYear',
  'unit-below': 'OfUnitsBelow',
};

const situationKeys: Readonly<Record<tree.Situation, KeywordKey>> = {
  'missing-period': 'MissingPeriod',
  'no-period': 'NoPeriodAtAll',
  'unfinished-record': 'UnfinishedRecord',
  'two-records': 'TwoRecords',
  'sheet-changed': 'SheetChanged',
};

function rollUpRows({ drawnUp, series, declarations }: tree.RollUp, words: Words): readonly Row[] {
  const { language, word } = words;
  const row = (cells: readonly string[], anchor: number, table?: string): Row => ({
    depth: 1,
    cells,
    anchor,
    ...(table !== undefined && { table }),
  });
  return [
    ...(drawnUp
      ? [row([`${word('DrawnUp')} ${word(frequencyKeys[drawnUp.every])}`], drawnUp.span.start)]
      : []),
    ...series.map(({ id, title, source, of, every, span }) => {
      const name = [word('Includes'), printName(id.id, language), ...optionalQuote(title)];
      const sheet = word(source === 'sheet' ? 'Sheet' : 'RollUp');
      const by = `${word('By')} ${sheet} ${printName(of.id, language)}`;
      return row([name.join(' '), by, word(frequencyKeys[every])], span.start, 'series');
    }),
    ...declarations.map(({ situation, series: of, decision, span }) => {
      const named = of ? ` ${printName(of.id, language)}` : '';
      const cell = `${word(situationKeys[situation])}${named} ${printDecision(decision, words)}`;
      return row([cell], span.start);
    }),
  ];
}

const takeKeys = {
  latest: 'TakeLatest',
  earliest: 'TakeEarliest',
  best: 'TakeBest',
  worst: 'TakeWorst',
} as const;

function printDecision(decision: tree.Decision, { language, word }: Words): string {
  switch (decision.kind) {
    case 'counts-as': {
      const points = decision.points ? `, ${printPoints(decision.points, language)}` : '';
      return `${word('CountsAs')} ${printName(decision.rating.id, language)}${points}`;
    }
    case 'as-missing':
      return `${word('CountsAs')} ${word('MissingPeriod')}`;
    case 'not-counted':
      return word('NotCounted');
    case 'no-rating':
      return word('GivesNoRating');
    case 'take':
      return word(takeKeys[decision.which]);
    case 'editions':
      return word(decision.which === 'all' ? 'CountTogether' : 'CountLatest');
  }
}

function assessorsRows(
  {
    counts,
    members,
    dropping,
    rounding,
    totalDifference,
    criterionDifference,
    span,
  }: tree.Assessors,
  { language, word }: Words,
): readonly Row[] {
  const clause = (cell: string, anchor: number): Row => ({ depth: 1, cells: [cell], anchor });
  const number = (literal: tree.NumberLiteral): string => printNumber(literal, language);
  const keys = { first: [], average: [word('AverageOf')], median: [word('MedianOf')] } as const;
  return [
    {
      depth: 0,
      cells: [[word('Assessors'), ...keys[counts]].join(' ')],
      anchor: span.start,
      opensBlock: true,
    },
    ...members.map(({ id, title, count, required, span: place }): Row => ({
      depth: 1,
      cells: [
        printName(id.id, language),
        ...optionalQuote(title),
        ...(count
          ? [`${word('From')} ${number(count.from)} ${word('To')} ${number(count.to)}`]
          : []),
        ...(required ? [word('Required')] : []),
      ],
      anchor: place.start,
      table: 'assessors',
    })),
    ...(dropping
      ? [
          clause(
            `${word('Dropping')} ${number(dropping.highest)} ${word('Highest')} ${word('And')} ${number(dropping.lowest)} ${word('Lowest')}`,
            dropping.span.start,
          ),
        ]
      : []),
    ...(rounding ? [clause(printRounding(rounding, language), rounding.span.start)] : []),
    ...(totalDifference
      ? [
          clause(
            `${word('TotalDifference')} ${printPoints(totalDifference, language)}`,
            totalDifference.span.start,
          ),
        ]
      : []),
    ...(criterionDifference
      ? [
          clause(
            `${word('CriterionDifference')} ${printPoints(criterionDifference, language)}`,
            criterionDifference.span.start,
          ),
        ]
      : []),
  ];
}

function factRows(fact: tree.Fact, words: Words): readonly Row[] {
  const cells = [printName(fact.id.id, words.language), quote(fact.title)];
  const anchor = fact.span.start;
  const notes = [
    ...annotationRows(fact.annotations, 2, words),
    ...changeableRows(fact.changeable, words),
  ];
  if (fact.type.kind !== 'choice') {
    return [
      { depth: 1, cells: [...cells, printFactType(fact.type, words)], anchor, table: 'facts' },
      ...notes,
    ];
  }
  const { options } = fact.type;
  return [
    { depth: 1, cells: [...cells, `${words.word('ChooseOne')}:`], anchor, table: 'facts' },
    ...optionRows(fact.id.id, options, words),
    ...notes,
  ];
}

const optionRows = (
  fact: string,
  options: readonly tree.Option[],
  { language }: Words,
): readonly Row[] =>
  options.map((option, index): Row => {
    const end = index < options.length - 1 ? ',' : '';
    return {
      depth: 2,
      cells: [printName(option.id.id, language), quote(option.title) + end],
      anchor: option.span.start,
      table: `options ${fact}`,
    };
  });

function printFactType(
  type: Exclude<tree.FactType, { kind: 'choice' }>,
  { language, word }: Words,
): string {
  if (type.kind === 'boolean') return word('YesOrNo');
  const bounds = `${word('From')} ${printNumber(type.from, language)} ${word('To')} ${printNumber(type.to, language)}`;
  if (type.kind === 'count') return `${word('Count')} ${bounds}`;
  const name = word(type.kind === 'decimal' ? 'Decimal' : 'Percentage');
  if (type.decimals === 0) return `${name} ${bounds}`;
  const digits = language === 'en' && type.decimals === 1 ? 'decimal' : word('Decimals');
  return `${name} ${word('With')} ${printCount(type.decimals, language)} ${digits} ${bounds}`;
}

/** A count as written; nonsense such as 0.5, which the checker refuses, is written in the style of the language, too. */
const printCount = (count: number, language: Language): string =>
  formatNumber(plainNumber(count.toFixed(maximumDigits)), language);

function constraintRow({ condition, title, span }: tree.Constraint, { language }: Words): Row {
  const text = printExpression(condition, language);
  // A leading minus would be read as a subtraction from the constraint before.
  const safe = text.startsWith('-') ? `(${text})` : text;
  return {
    depth: 1,
    cells: [safe, ...optionalQuote(title)],
    anchor: span.start,
    table: 'constraints',
  };
}

function letRow(
  { id, value, span }: tree.Let,
  opensBlock: boolean,
  { language, word }: Words,
): Row {
  const cell = `${word('Let')} ${printName(id.id, language)} = ${printExpression(value, language)}`;
  return { depth: 0, cells: [cell], anchor: span.start, opensBlock };
}

function sectionRows(section: tree.Section, words: Words): readonly Row[] {
  const { language, word } = words;
  const points = section.points ? ` ${printPoints(section.points, language)}` : '';
  const cell = `${word('Section')} ${printNumbering(section.id.id, language)} ${quote(section.title)}${points}`;
  return [
    { depth: 0, cells: [cell], anchor: section.span.start, opensBlock: true },
    ...annotationRows(section.annotations, 1, words),
    ...section.criteria.flatMap((criterion) => criterionRows(criterion, words)),
  ];
}

function criterionRows(criterion: tree.Criterion, words: Words): readonly Row[] {
  const { language, word } = words;
  const { scoring, applies, onlyFor } = criterion;
  const head = `${word('Criterion')} ${printNumbering(criterion.id.id, language)} ${quote(criterion.title)}`;
  return [
    {
      depth: 1,
      cells: [`${head} ${printScoringHead(scoring, words)}`],
      anchor: criterion.span.start,
    },
    ...annotationRows(criterion.annotations, 2, words),
    ...changeableRows(criterion.changeable, words),
    ...scoringRows(scoring, criterion.id.id, words),
    ...appliesRows(applies, onlyFor, words),
  ];
}

const appliesRows = (
  applies: tree.Applies | undefined,
  onlyFor: tree.Name | undefined,
  words: Words,
): readonly Row[] => [
  ...(applies
    ? [{ depth: 2, cells: [printApplies(applies, words)], anchor: applies.span.start }]
    : []),
  ...(onlyFor
    ? [
        {
          depth: 2,
          cells: [`${words.word('OnlyFor')} ${printName(onlyFor.id, words.language)}`],
          anchor: onlyFor.span.start,
        },
      ]
    : []),
];

/** The first line of how a criterion is scored: `từ 0 đến 10 điểm`, `theo tỷ_lệ_dự`. */
export const printScoring = (scoring: tree.Scoring, language: Language): string =>
  printScoringHead(scoring, wordsIn(language));

/** The lines of one item as they stand in a sheet. */
export const printItem = (item: tree.Item, language: Language): string =>
  layOut(rowsOfItem(item, wordsIn(language)), [], '');

/** The rest of a progressive scoring, behind its measure. */
export const printSteps = (scoring: tree.Progressive, language: Language): string =>
  printProgression(scoring, wordsIn(language));

export const printAppliesClause = (applies: tree.Applies, language: Language): string =>
  printApplies(applies, wordsIn(language));

export const printTypeOfFact = (type: tree.FactType, language: Language): string =>
  type.kind === 'choice'
    ? `${keyword('ChooseOne', language)}: ${type.options.map(({ id }) => id.id).join(', ')}`
    : printFactType(type, wordsIn(language));

export const printScale = (scale: tree.Scale, language: Language): string =>
  scaleRow(scale, wordsIn(language)).cells.join(' ');

const wordsIn = (language: Language): Words => ({
  language,
  word: (key) => keyword(key, language),
});

function printScoringHead(scoring: tree.Scoring, { language, word }: Words): string {
  const points = (literal: tree.NumberLiteral): string => printPoints(literal, language);
  const interval = ({ from, to }: { from: tree.NumberLiteral; to: tree.NumberLiteral }): string =>
    `${word('From')} ${printNumber(from, language)} ${word('To')} ${points(to)}`;
  switch (scoring.kind) {
    case 'assessed':
      return interval(scoring);
    case 'formula':
      return `${interval(scoring)} = ${printExpression(scoring.value, language)}`;
    case 'levels':
      return word('ChooseOne');
    case 'bands':
    case 'progressive':
      return `${word('By')} ${printMeasure(scoring.measure, language)}`;
    case 'met-or-not': {
      const when = scoring.when
        ? `${word('When')} ${printExpression(scoring.when, language)} `
        : '';
      return `${word('Met')} ${when}${word('Earns')} ${points(scoring.points)}`;
    }
    case 'per-unit': {
      const maximum = scoring.maximum ? `, ${word('AtMost')} ${points(scoring.maximum)}` : '';
      const effect = word(scoring.effect === 'adds' ? 'Adds' : 'Deducts');
      return `${word('Each')} ${printMeasure(scoring.measure, language)} ${effect} ${points(scoring.points)}${maximum}`;
    }
  }
}

function scoringRows(scoring: tree.Scoring, id: string, words: Words): readonly Row[] {
  const { language, word } = words;
  switch (scoring.kind) {
    case 'levels':
      return scoring.levels.flatMap((level) => {
        const points = printLevelPoints(level.points, language);
        const cells = [printName(level.id.id, language), quote(level.title), points];
        return [
          { depth: 2, cells, anchor: level.span.start, table: `levels ${id}` },
          ...annotationRows(level.annotations, 3, words),
        ];
      });
    case 'bands':
      return scoring.bands.flatMap((band) => {
        const range = band.range ? printRange(band.range, language) : word('Remaining');
        return [
          {
            depth: 2,
            cells: [range, printPoints(band.points, language)],
            anchor: band.span.start,
            table: `bands ${id}`,
          },
          ...annotationRows(band.annotations, 3, words),
        ];
      });
    case 'progressive':
      return [
        { depth: 2, cells: [printProgression(scoring, words)], anchor: scoring.upTo.span.start },
      ];
    case 'assessed':
    case 'met-or-not':
    case 'per-unit':
    case 'formula':
      return [];
  }
}

export const printLevelPoints = (points: tree.Level['points'], language: Language): string =>
  points.kind === 'range' ? printRange(points, language, 'points') : printPoints(points, language);

function printProgression(scoring: tree.Progressive, { language, word }: Words): string {
  const start = `${word('To')} ${printNumber(scoring.upTo, language)} ${earns(language)} ${printPoints(scoring.base, language)}`;
  const further = `${word('EachFurther')} ${printNumber(scoring.every, language)} ${word('Adds')} ${printPoints(scoring.adds, language)}`;
  const most = `${word('AtMost')} ${printPoints(scoring.maximum, language)}`;
  const proRata = scoring.proRata
    ? [`${word('ProRata')} ${printRounding(scoring.proRata, language)}`]
    : [];
  return [start, further, most, ...proRata].join(', ');
}

/** English says "met for 5 points" but "to 3,500 earns 10 points". */
const earns = (language: Language): string =>
  language === 'en' ? 'earns' : keyword('Earns', language);

function printApplies(
  { when, mayBeNotApplicable, otherwise }: tree.Applies,
  { language, word }: Words,
): string {
  const outcome =
    otherwise.kind === 'maximum'
      ? word('FullPoints')
      : otherwise.kind === 'leaves-scale'
        ? word('NotCounted')
        : printPoints(otherwise.points, language);
  // English words the alternative "otherwise" here and "else" in a formula.
  const alternative = language === 'en' ? 'otherwise' : word('Else');
  return [
    ...(when ? [`${word('AppliesWhen')} ${printExpression(when, language)}`] : []),
    ...(mayBeNotApplicable ? [word('MayBeNotApplicable')] : []),
    `${alternative}: ${outcome}`,
  ].join(', ');
}

function ratingRows(rating: tree.Rating, words: Words): readonly Row[] {
  const { language, word } = words;
  const range = rating.range ? [printRange(rating.range, language, 'points')] : [];
  return [
    {
      depth: 1,
      cells: [printName(rating.id.id, language), quote(rating.title), ...range],
      anchor: rating.span.start,
      table: 'ratings',
    },
    ...annotationRows(rating.annotations, 2, words),
    ...rating.requirements.flatMap(({ condition, title, annotations, span }) => [
      {
        depth: 2,
        cells: [
          `${word('Requires')} ${printExpression(condition, language)}`,
          ...optionalQuote(title),
        ],
        anchor: span.start,
        table: `requirements ${rating.id.id}`,
      },
      ...annotationRows(annotations, 3, words),
    ]),
  ];
}

function capRows(cap: tree.Cap, words: Words): readonly Row[] {
  const { language, word } = words;
  const limit = `${word(cap.kind === 'cap' ? 'CapTo' : 'FloorTo')} ${printName(cap.rating.id, language)}`;
  const cell = `${limit} ${word('When')} ${printExpression(cap.condition, language)}`;
  return [
    { depth: 1, cells: [cell, ...optionalQuote(cap.title)], anchor: cap.span.start, table: 'caps' },
    ...annotationRows(cap.annotations, 2, words),
  ];
}

const withinKeys: Readonly<Record<tree.Quota['within'], KeywordKey>> = {
  grassroots: 'WithinGrassroots',
  district: 'WithinDistrict',
  province: 'WithinProvince',
};

function quotaRows(quota: tree.Quota, words: Words): readonly Row[] {
  const { language, word } = words;
  const { limit, rating, outOf, within, title, rounding, ranking, loweredTo, ties, span } = quota;
  const clause = (cell: string, { start }: tree.Quota['span']): Row => ({
    depth: 2,
    cells: [cell],
    anchor: start,
  });
  const head = [
    word('AtMostOf'),
    printNumber(limit, language),
    printName(rating.id, language),
    ...(outOf ? [word('OutOf'), printRatings(outOf, language)] : []),
    word(withinKeys[within]),
  ];
  const [first] = ranking;
  const ranks = ranking.map(
    ({ value, lowestFirst }) =>
      printMeasure(value, language) + (lowestFirst ? ` ${word('LowestFirst')}` : ''),
  );
  return [
    { depth: 1, cells: [head.join(' '), ...optionalQuote(title)], anchor: span.start },
    ...annotationRows(quota.annotations, 2, words),
    ...(rounding ? [clause(printRounding(rounding, language), rounding.to.span)] : []),
    ...(first ? [clause(`${word('RankedBy')} ${ranks.join(', ')}`, first.value.span)] : []),
    ...(loweredTo
      ? [clause(`${word('BeyondLoweredTo')} ${printName(loweredTo.id, language)}`, loweredTo.span)]
      : []),
    ...(ties
      ? [clause(word(ties.kind === 'lowered' ? 'TiesLowered' : 'TiesById'), ties.span)]
      : []),
  ];
}

// ── Revisions ────────────────────────────────────────────────────────────────────────────────────

const itemKeys: Readonly<Record<tree.ItemKind, KeywordKey>> = {
  fact: 'Facts',
  constraint: 'Constraints',
  let: 'Let',
  section: 'Section',
  criterion: 'Criterion',
  rating: 'Ratings',
  cap: 'Caps',
  quota: 'Quotas',
};

const headKeys: Readonly<Record<tree.HeadPart, KeywordKey>> = {
  assessors: 'Assessors',
  scale: 'Scale',
  source: 'Source',
  note: 'Note',
  status: 'Status',
};

const withItemsOfOneKind = (change: tree.Change): readonly tree.Change[] =>
  change.kind === 'add' || change.kind === 'replace' ? oneKindEach(change) : [change];

/** Changes of one kind that take a line each stand close together. */
function changesRows(changes: readonly tree.Change[], words: Words): readonly Row[] {
  const groups = changes.map((change) => changeRows(change, words));
  const isClose = (index: number): boolean =>
    changes[index]?.kind === changes[index - 1]?.kind &&
    groups[index]?.length === 1 &&
    groups[index - 1]?.length === 1;
  return groups.flatMap((rows, index) =>
    rows.map((row, at) => (at === 0 && isClose(index) ? { ...row, opensBlock: false } : row)),
  );
}

function changeRows(change: tree.Change, words: Words): readonly Row[] {
  const { language, word } = words;
  const row = (cell: string): Row => ({
    depth: 0,
    cells: [cell],
    anchor: change.span.start,
    opensBlock: true,
  });
  switch (change.kind) {
    case 'add': {
      const place = change.place ? ` ${printPlace(change.place, words)}` : '';
      return withItems(row(word('Add') + place), change.items, place !== '', words);
    }
    case 'replace':
      return withItems(row(word('Replace')), change.items, false, words);
    case 'remove': {
      const { target } = change;
      const what = 'key' in target ? printTarget(target, words) : word(headKeys[target.kind]);
      return [row(`${word('Remove')} ${what}`)];
    }
    case 'move': {
      const to = printPlace(change.place, words);
      return [row(`${word('Move')} ${printTarget(change.target, words)} ${to}`)];
    }
    case 'renumber': {
      const to = printNumbering(change.to.id, language);
      const what = printTarget(change.target, words);
      return [row(`${word('Renumber')} ${what} ${word('Becomes')} ${to}`)];
    }
    case 'amend':
      // What is amended stands at the margin, so its parts stand one step further out than in a whole sheet.
      return amendRows(change, words).map((each) =>
        each.depth === 0 ? each : { ...each, depth: each.depth - 1 },
      );
  }
}

/** The line that says what happens, and the items that it happens to; a keyword at the margin joins that line. */
function withItems(
  head: Row,
  items: readonly tree.Item[],
  isPlaced: boolean,
  words: Words,
): readonly Row[] {
  const [first, ...rest] = itemRows(items, words);
  if (!first) return [head];
  if (first.depth > 0 || isPlaced) return [head, { ...first, opensBlock: false }, ...rest];
  const [cell = '', ...cells] = first.cells;
  return [{ ...head, cells: [`${head.cells.join(' ')} ${cell}`, ...cells] }, ...rest];
}

/** English speaks of one item in the singular. */
const singular: Partial<Readonly<Record<KeywordKey, string>>> = {
  Facts: 'fact',
  Constraints: 'constraint',
  Ratings: 'rating',
  Caps: 'cap',
  Quotas: 'quota',
};

const itemWord = (kind: tree.ItemKind, { language, word }: Words): string => {
  const key = itemKeys[kind];
  return (language === 'en' ? singular[key] : undefined) ?? word(key);
};

const printTarget = ({ kind, key }: tree.Target, words: Words): string =>
  `${itemWord(kind, words)} ${printKey(key, words)}`;

function printKey(key: tree.Key, { language }: Words): string {
  switch (key.kind) {
    case 'id':
      return printNumbering(key.id, language);
    case 'title':
      return quote(key);
    case 'condition':
      return `(${printExpression(key.condition, language)})`;
  }
}

function printPlace(place: tree.Place, words: Words): string {
  const { language, word } = words;
  switch (place.kind) {
    case 'after':
      return `${word('RightAfter')} ${printKey(place.key, words)}`;
    case 'before':
      return `${word('RightBefore')} ${printKey(place.key, words)}`;
    case 'into':
      return `${word('Into')} ${word('Section')} ${printNumbering(place.section.id, language)}`;
    case 'into-block':
      return `${word('Into')} ${word(place.block === 'bonuses' ? 'Bonuses' : 'Penalties')}`;
  }
}

/** Items beneath `bổ sung` or `thay thế`, all of one kind. */
function itemRows(items: readonly tree.Item[], words: Words): readonly Row[] {
  const rows = items.flatMap((item) => rowsOfItem(item, words));
  const heading = items[0] && listKeys[kindOf(items[0])];
  return heading === undefined ? rows : blockRows(words.word(heading), rows);
}

/** Kinds that stand in lists beneath a keyword of their own. */
const listKeys: Partial<Readonly<Record<tree.ItemKind, KeywordKey>>> = {
  fact: 'Facts',
  constraint: 'Constraints',
  rating: 'Ratings',
  cap: 'Caps',
  quota: 'Quotas',
};

function rowsOfItem(item: tree.Item, words: Words): readonly Row[] {
  switch (item.kind) {
    case 'fact':
      return factRows(item, words);
    case 'constraint':
      return [constraintRow(item, words)];
    case 'let':
      return [letRow(item, false, words)];
    case 'section':
      return sectionRows(item, words);
    case 'criterion':
      return criterionRows(item, words);
    case 'rating':
      return ratingRows(item, words);
    case 'cap':
    case 'floor':
      return capRows(item, words);
    case 'quota':
      return quotaRows(item, words);
  }
}

function amendRows({ id, item, span }: tree.Amend, words: Words): readonly Row[] {
  const { language, word } = words;
  const isNumbered = item.kind === 'section' || item.kind === 'criterion';
  const name = isNumbered ? printNumbering(id.id, language) : printName(id.id, language);
  const head = (parts: readonly string[]): Row => ({
    depth: 0,
    cells: [[word('Amend'), itemWord(item.kind, words), name, ...parts].join(' ')],
    anchor: span.start,
    opensBlock: true,
  });
  switch (item.kind) {
    case 'let':
      return [head([`= ${printExpression(item.value, language)}`])];
    case 'fact': {
      const { title, type } = item;
      const options = type?.kind === 'choice' ? optionRows(id.id, type.options, words) : [];
      const of = type
        ? [type.kind === 'choice' ? `${word('ChooseOne')}:` : printFactType(type, words)]
        : [];
      return [
        head([...optionalQuote(title), ...of]),
        ...options,
        ...annotationRows(item.annotations, 2, words),
        ...changeableRows(item.changeable, words),
      ];
    }
    case 'section': {
      const points = item.points ? [printPoints(item.points, language)] : [];
      return [
        head([...optionalQuote(item.title), ...points]),
        ...annotationRows(item.annotations, 2, words),
      ];
    }
    case 'criterion': {
      const { scoring, applies, onlyFor } = item;
      return [
        head([
          ...optionalQuote(item.title),
          ...(scoring ? [printScoringHead(scoring, words)] : []),
        ]),
        ...annotationRows(item.annotations, 2, words),
        ...changeableRows(item.changeable, words),
        ...(scoring ? scoringRows(scoring, id.id, words) : []),
        ...appliesRows(applies, onlyFor, words),
        ...item.levels.flatMap((level) => levelChangeRows(level, words)),
      ];
    }
    case 'rating': {
      const range = item.range ? [printRange(item.range, language, 'points')] : [];
      return [
        head([...optionalQuote(item.title), ...range]),
        ...annotationRows(item.annotations, 2, words),
        ...item.requirements.flatMap((requirement) => requirementChangeRows(requirement, words)),
      ];
    }
  }
}

function levelChangeRows(change: tree.LevelChange, words: Words): readonly Row[] {
  const { language, word } = words;
  const row = (parts: readonly string[]): Row => ({
    depth: 2,
    cells: [parts.join(' ')],
    anchor: change.span.start,
  });
  switch (change.kind) {
    case 'amend':
      return [
        row([
          word('AmendLevel'),
          printName(change.id.id, language),
          ...optionalQuote(change.title),
          ...(change.points ? [printLevelPoints(change.points, language)] : []),
        ]),
      ];
    case 'add': {
      const { id, title, points, annotations } = change.level;
      return [
        row([
          word('AddLevel'),
          printName(id.id, language),
          quote(title),
          printLevelPoints(points, language),
        ]),
        ...annotationRows(annotations, 3, words),
        ...(change.place
          ? [
              {
                depth: 3,
                cells: [printPlace(change.place, words)],
                anchor: change.place.span.start,
              },
            ]
          : []),
      ];
    }
    case 'remove':
      return [row([word('RemoveLevel'), printName(change.id.id, language)])];
  }
}

function requirementChangeRows(change: tree.RequirementChange, words: Words): readonly Row[] {
  const { language, word } = words;
  const row = (parts: readonly string[]): Row => ({
    depth: 2,
    cells: [parts.join(' ')],
    anchor: change.span.start,
  });
  if (change.kind === 'remove')
    return [row([word('RemoveRequirement'), printKey(change.key, words)])];
  const { condition, title, annotations } = change.requirement;
  return [
    row([word('AddRequirement'), printExpression(condition, language), ...optionalQuote(title)]),
    ...annotationRows(annotations, 3, words),
  ];
}

/** Answers stand on lines of at most this many characters. */
const exampleWidth = 110;

function exampleRows(
  example: tree.Example,
  facts: ReadonlySet<string>,
  words: Words,
): readonly Row[] {
  const { language, word } = words;
  const { points, rating } = example.expected;
  const expected = [
    ...(points ? [printPoints(points, language)] : []),
    ...(rating ? [`${word('Rating')} ${printName(rating.id, language)}`] : []),
  ].join(', ');
  return [
    {
      depth: 0,
      cells: [`${word('Example')} ${quote(example.title)}`],
      anchor: example.span.start,
      opensBlock: true,
    },
    ...answerRows(example.answers, facts, words),
    { depth: 1, cells: [`${word('Result')} ${expected}`], anchor: example.expected.span.start },
  ];
}

/** Facts and scores stand on lines of their own. */
function answerRows(
  answers: readonly tree.Assignment[],
  facts: ReadonlySet<string>,
  { language, word }: Words,
): readonly Row[] {
  const rows: { cells: [string]; anchor: number; depth: number }[] = [];
  let wasFact: boolean | undefined;
  for (const { id, value, span } of answers) {
    const isFact = facts.has(id.id);
    const isSameKind = wasFact === isFact;
    wasFact = isFact;
    const text = `${printNumbering(id.id, language)} = ${printAnswer(value, { language, word })}`;
    const current = rows.at(-1);
    if (current && isSameKind && current.cells[0].length + text.length + 2 <= exampleWidth)
      current.cells[0] += `, ${text}`;
    else {
      if (current) current.cells[0] += ',';
      rows.push({ depth: 1, cells: [text], anchor: span.start });
    }
  }
  return rows;
}

function printAnswer(value: tree.AnswerLiteral, { language, word }: Words): string {
  switch (value.kind) {
    case 'number':
      return printNumber(value, language);
    case 'boolean':
      return word(value.value ? 'Yes' : 'No');
    case 'met':
      return word(value.value ? 'Met' : 'NotMet');
    case 'not-applicable':
      return word('NotApplicable');
    case 'choice':
      return printName(value.id, language);
  }
}

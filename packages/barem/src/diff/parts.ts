import { sameTree } from '@barem/check';
import type { Localized } from '@barem/core';
import { exact } from '@barem/core';
import {
  printAppliesClause,
  printExpression,
  printLevelPoints,
  printPoints,
  printRange,
  printScoring,
  printSteps,
  printTypeOfFact,
  type Annotations,
  type Bands,
  type Criterion,
  type Fact,
  type Item,
  type Level,
  type Rating,
  type Requirement,
  type Scoring,
} from '@barem/syntax';
import { both, same, type DiffEntry, type Effect } from './entry.js';

/** A part that differs, before it is known of what. */
export type Part = Omit<DiffEntry, 'about' | 'what'>;

const part = (
  name: Localized,
  before: Localized | undefined,
  after: Localized | undefined,
  effects: readonly Effect[],
): Part => ({ part: name, ...(before && { before }), ...(after && { after }), effects });

const names = {
  title: { vi: 'tên gọi', en: 'title' },
  sources: { vi: 'căn cứ', en: 'source' },
  notes: { vi: 'ghi chú', en: 'note' },
  status: { vi: 'trạng thái', en: 'status' },
  permissions: { vi: 'phần được sửa đổi', en: 'what may be changed' },
  type: { vi: 'loại và phạm vi', en: 'type and bounds' },
  scoring: { vi: 'cách chấm', en: 'scoring' },
  points: { vi: 'số điểm', en: 'points' },
  range: { vi: 'khoảng điểm', en: 'range' },
  applies: { vi: 'điều kiện áp dụng', en: 'when it applies' },
  onlyFor: { vi: 'người được chấm', en: 'who answers it' },
  changeable: { vi: 'lời khuyên được đổi', en: 'whether advice may change it' },
  value: { vi: 'công thức', en: 'formula' },
  condition: { vi: 'điều kiện', en: 'condition' },
  requirement: { vi: 'yêu cầu', en: 'requirement' },
  order: { vi: 'thứ tự', en: 'order' },
} satisfies Record<string, Localized>;

const levelName = (id: string): Localized => ({ vi: `mức \`${id}\``, en: `level \`${id}\`` });

/** Every part in which two editions of one item differ, in the words of the sheet. */
export function changedParts(before: Item, after: Item): readonly Part[] {
  const annotated =
    'annotations' in before && 'annotations' in after
      ? annotationParts(before.annotations, after.annotations)
      : [];
  const titled = titleParts(before, after);
  switch (after.kind) {
    case 'fact':
      return before.kind === 'fact' ? [...titled, ...factParts(before, after), ...annotated] : [];
    case 'section':
      return before.kind === 'section'
        ? [
            ...titled,
            ...differing(names.points, before.points, after.points, points, ['points']),
            ...annotated,
          ]
        : [];
    case 'criterion':
      return before.kind === 'criterion'
        ? [...titled, ...criterionParts(before, after), ...annotated]
        : [];
    case 'rating':
      return before.kind === 'rating'
        ? [...titled, ...ratingParts(before, after), ...annotated]
        : [];
    case 'let':
      return before.kind === 'let'
        ? differing(names.value, before.value, after.value, expression, ['points'])
        : [];
    case 'constraint':
      return before.kind === 'constraint'
        ? [
            ...titled,
            ...differing(names.condition, before.condition, after.condition, expression, ['form']),
          ]
        : [];
    case 'cap':
    case 'floor':
    case 'quota':
      return [...wholeParts(before, after, ['ratings']), ...annotated];
  }
}

function differing<T>(
  name: Localized,
  before: T | undefined,
  after: T | undefined,
  print: (value: T) => Localized,
  effects: readonly Effect[],
): readonly Part[] {
  if (sameTree(before, after)) return [];
  const [was, is] = [before, after].map((value) =>
    value === undefined ? undefined : print(value),
  );
  return [part(name, was, is, effects)];
}

const points = (value: Parameters<typeof printPoints>[0]): Localized =>
  both((language) => printPoints(value, language));
const expression = (value: Parameters<typeof printExpression>[0]): Localized =>
  both((language) => printExpression(value, language));

function titleParts(before: Item, after: Item): readonly Part[] {
  const title = (item: Item): string | undefined =>
    'title' in item ? item.title?.value : undefined;
  const [was, is] = [title(before), title(after)];
  return was === is ? [] : [part(names.title, same(was ?? ''), same(is ?? ''), ['editorial'])];
}

function annotationParts(before: Annotations, after: Annotations): readonly Part[] {
  const texts = (list: Annotations['notes']): Localized =>
    same(list.map(({ value }) => value).join('\n'));
  const some = <T>(list: readonly T[]): readonly T[] | undefined =>
    list.length > 0 ? list : undefined;
  return [
    ...differing(names.sources, some(before.sources), some(after.sources), texts, ['editorial']),
    ...differing(names.notes, some(before.notes), some(after.notes), texts, ['editorial']),
    ...differing(names.status, before.status, after.status, ({ value }) => statusWords[value], [
      'editorial',
    ]),
    ...(sameTree(before.permissions, after.permissions)
      ? []
      : [part(names.permissions, undefined, undefined, ['editorial'])]),
  ];
}

const statusWords: Readonly<Record<'official' | 'illustrative' | 'draft', Localized>> = {
  official: { vi: 'chính thức', en: 'official' },
  illustrative: { vi: 'minh họa', en: 'illustrative' },
  draft: { vi: 'dự thảo', en: 'draft' },
};

const factParts = (before: Fact, after: Fact): readonly Part[] => [
  ...differing(
    names.type,
    before.type,
    after.type,
    (type) => both((language) => printTypeOfFact(type, language)),
    ['form'],
  ),
  ...changeableParts(before, after),
];

const changeableParts = (
  before: Pick<Fact, 'changeable'>,
  after: Pick<Fact, 'changeable'>,
): readonly Part[] =>
  (before.changeable === undefined) === (after.changeable === undefined)
    ? []
    : [part(names.changeable, undefined, undefined, ['editorial'])];

// ── Criteria ─────────────────────────────────────────────────────────────────────────────────────

const criterionParts = (before: Criterion, after: Criterion): readonly Part[] => [
  ...scoringParts(before.scoring, after.scoring),
  ...differing(
    names.applies,
    before.applies,
    after.applies,
    (applies) => both((language) => printAppliesClause(applies, language)),
    ['points', 'form'],
  ),
  ...differing(names.onlyFor, before.onlyFor, after.onlyFor, ({ id }) => same(id), ['form']),
  ...changeableParts(before, after),
];

/** Whether an answer is given, rather than computed. */
export const isAnswered = (scoring: Scoring): boolean =>
  scoring.kind === 'assessed' ||
  scoring.kind === 'levels' ||
  (scoring.kind === 'met-or-not' && scoring.when === undefined);

function scoringParts(before: Scoring, after: Scoring): readonly Part[] {
  if (sameTree(before, after)) return [];
  if (before.kind === 'levels' && after.kind === 'levels')
    return levelParts(before.levels, after.levels);
  if (before.kind === 'bands' && after.kind === 'bands') return bandParts(before, after);
  const effects: readonly Effect[] =
    isAnswered(before) === isAnswered(after) &&
    (before.kind === after.kind || !isAnswered(after)) &&
    !isNarrower(before, after)
      ? ['points']
      : ['points', 'form'];
  return [part(names.scoring, scoringText(before), scoringText(after), effects)];
}

/** Whether points that an assessor could enter before are refused now. */
const isNarrower = (before: Scoring, after: Scoring): boolean =>
  before.kind === 'assessed' &&
  after.kind === 'assessed' &&
  (exact.compare(after.to.value, before.to.value) < 0 ||
    exact.compare(after.from.value, before.from.value) > 0);

/** How a criterion is scored, a line for each level or band. */
export const scoringText = (scoring: Scoring): Localized =>
  both((language) => {
    const head = printScoring(scoring, language);
    switch (scoring.kind) {
      case 'levels':
        return `${head}:\n${scoring.levels.map(({ title }) => title.value).join('\n')}`;
      case 'bands':
        return `${head}:\n${scoring.bands.map((band) => bandText(band, language)).join('\n')}`;
      case 'progressive':
        return `${head} ${printSteps(scoring, language)}`;
      case 'assessed':
      case 'met-or-not':
      case 'per-unit':
      case 'formula':
        return head;
    }
  });

function levelParts(before: readonly Level[], after: readonly Level[]): readonly Part[] {
  const text = ({ title, points: earned }: Level): Localized =>
    both((language) => `${title.value}: ${printLevelPoints(earned, language)}`);
  const gone = before.filter(({ id }) => !after.some((each) => each.id.id === id.id));
  const ids = (levels: readonly Level[]): readonly string[] => levels.map(({ id }) => id.id);
  return [
    ...orderParts(ids(before), ids(after)),
    ...gone.map((level) =>
      part(levelName(level.id.id), text(level), undefined, ['points', 'form']),
    ),
    ...after.flatMap((level): readonly Part[] => {
      const old = before.find(({ id }) => id.id === level.id.id);
      const name = levelName(level.id.id);
      if (!old) return [part(name, undefined, text(level), ['points', 'form'])];
      if (!sameTree(old.points, level.points))
        return [part(name, text(old), text(level), levelEffects(old, level))];
      return sameTree(old, level)
        ? []
        : [part(name, same(old.title.value), same(level.title.value), ['editorial'])];
    }),
  ];
}

/** Whether what two lists share stands in another order. */
function orderParts(before: readonly string[], after: readonly string[]): readonly Part[] {
  const kept = before.filter((each) => after.includes(each));
  const now = after.filter((each) => before.includes(each));
  return sameTree(kept, now)
    ? []
    : [part(names.order, same(kept.join('\n')), same(now.join('\n')), ['editorial'])];
}

/** Points that an assessor entered within a level may be refused when its range changes. */
const levelEffects = (before: Level, after: Level): readonly Effect[] =>
  before.points.kind === 'range' || after.points.kind === 'range' ? ['points', 'form'] : ['points'];

const bandText = (
  { range, points: earned }: Bands['bands'][number],
  language: 'vi' | 'en',
): string => {
  const where = range ? printRange(range, language) : { vi: 'còn lại', en: 'otherwise' }[language];
  return `${where} ${printPoints(earned, language)}`;
};

function bandParts(before: Bands, after: Bands): readonly Part[] {
  const measured = differing(names.scoring, before.measure, after.measure, expression, ['points']);
  const texts = (bands: Bands['bands']): readonly string[] =>
    bands.map((band) => bandText(band, 'vi'));
  const [old, now] = [texts(before.bands), texts(after.bands)];
  const list = (bands: Bands['bands'], kept: readonly string[]): Localized | undefined => {
    const changed = bands.filter((band) => !kept.includes(bandText(band, 'vi')));
    return changed.length === 0
      ? undefined
      : both((language) => changed.map((band) => bandText(band, language)).join('\n'));
  };
  const [gone, come] = [list(before.bands, now), list(after.bands, old)];
  if (!gone && !come) return measured.length > 0 ? measured : wholeBands(before, after);
  return [...measured, part({ vi: 'các khoảng', en: 'bands' }, gone, come, ['points'])];
}

const wholeBands = (before: Bands, after: Bands): readonly Part[] => [
  part({ vi: 'các khoảng', en: 'bands' }, scoringText(before), scoringText(after), ['editorial']),
];

// ── Ratings ──────────────────────────────────────────────────────────────────────────────────────

function ratingParts(before: Rating, after: Rating): readonly Part[] {
  const said = (each: Requirement): Localized =>
    each.title ? same(each.title.value) : expression(each.condition);
  const isIn = (each: Requirement, list: readonly Requirement[]): boolean =>
    list.some((other) => sameTree(other, each));
  const texts = (list: readonly Requirement[]): readonly string[] =>
    list.map((each) => said(each).vi);
  return [
    ...differing(
      names.range,
      before.range,
      after.range,
      (range) => both((language) => printRange(range, language, 'points')),
      ['ratings'],
    ),
    ...before.requirements
      .filter((each) => !isIn(each, after.requirements))
      .map((each) => part(names.requirement, said(each), undefined, ['ratings'])),
    ...after.requirements
      .filter((each) => !isIn(each, before.requirements))
      .map((each) => part(names.requirement, undefined, said(each), ['ratings'])),
    ...orderParts(texts(before.requirements), texts(after.requirements)),
  ];
}

/** Things that change as a whole, such as caps: what they said and what they say. */
function wholeParts(before: Item, after: Item, effects: readonly Effect[]): readonly Part[] {
  const bare = (item: Item): object => ({ ...item, annotations: 0 });
  if (sameTree(bare(before), bare(after))) return [];
  const said = (item: Item): Localized | undefined =>
    'condition' in item ? expression(item.condition) : undefined;
  return [part(names.condition, said(before), said(after), effects)];
}

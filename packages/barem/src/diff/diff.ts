import { difference, itemKinds, namesFor, sameTree, type Rename } from '@barem/check';
import type { Localized } from '@barem/core';
import {
  printExpression,
  printPoints,
  printRange,
  printScale,
  printTypeOfFact,
  type Criterion,
  type Item,
  type ItemKind,
  type Sheet,
} from '@barem/syntax';
import { both, same, type About, type DiffEntry, type Effect } from './entry.js';
import { likelyRenames } from './likely.js';
import { changedParts, isAnswered, scoringText } from './parts.js';
import { reachIn, type Reach } from './reach.js';
import { renamedSheet } from './renamed-sheet.js';

/** How many steps a version rises: records no longer fit, results change, or only words do. */
export type VersionStep = 'none' | 'patch' | 'minor' | 'major';

/** How two sheets differ, in the words of the sheets. */
export interface Diff {
  /** In the order of the sheet. Empty where both say the same. */
  readonly entries: readonly DiffEntry[];
  readonly effects: readonly Effect[];
  readonly step: VersionStep;
  /** Ids that were given as renamed. */
  readonly renames: readonly Rename[];
  /** Things that went while others came that are much alike: perhaps only their ids changed. */
  readonly likely: readonly Rename[];
  /** The second sheet as one that builds on the first. */
  readonly changes: Sheet;
}

/** What is told of two sheets beside themselves. */
export interface DiffOptions {
  /** The edition of the first, for the sheet that builds on it. */
  readonly edition?: string;
  /** Ids that changed while the thing stayed the same. */
  readonly renames?: readonly Rename[];
}

/**
 * What differs between two whole sheets, and what it does: to words, points, ratings, or to the form, so that records of
 * the one do not fit the other.
 */
export function diff(before: Sheet, after: Sheet, options: DiffOptions = {}): Diff {
  const { renames = [], edition } = options;
  const changes = difference(before, after, { renames, ...(edition !== undefined && { edition }) });
  const from = renamedSheet(before, renames);
  const reach = reachIn(from, after);
  const entries = [
    ...headEntries(before, after),
    ...renames.map((rename) => renumbered(rename, after)),
    ...itemKinds.flatMap((kind) => itemEntries(kind, from, after)),
  ].map((entry) => ({ ...entry, effects: effectsWith(entry, reach) }));
  const effects = order.filter((effect) => entries.some((each) => each.effects.includes(effect)));
  return {
    entries,
    effects,
    step: stepOf(effects),
    renames,
    likely: likelyRenames(from, after),
    changes,
  };
}

/** What a change does by way of others: points may decide whether something applies, a name what may be answered. */
function effectsWith({ about, effects }: DiffEntry, reach: Reach): readonly Effect[] {
  const isLet = about.kind === 'let';
  if (!isLet && !effects.includes('points')) return effects;
  const reached = reach(about.id);
  const all = order.filter((effect) =>
    isLet
      ? reached.has(effect)
      : effects.includes(effect) || (effect === 'form' && reached.has(effect)),
  );
  return all.length > 0 ? all : ['editorial'];
}

const order: readonly Effect[] = ['editorial', 'points', 'ratings', 'form'];

const stepOf = (effects: readonly Effect[]): VersionStep => {
  if (effects.includes('form')) return 'major';
  if (effects.includes('points') || effects.includes('ratings')) return 'minor';
  return effects.length > 0 ? 'patch' : 'none';
};

// ── The head ─────────────────────────────────────────────────────────────────────────────────────

const heads = {
  title: { vi: 'tên gọi', en: 'title' },
  id: { vi: 'mã', en: 'id' },
  effective: { vi: 'hiệu lực', en: 'days in force' },
  source: { vi: 'căn cứ', en: 'source' },
  note: { vi: 'ghi chú', en: 'note' },
  status: { vi: 'trạng thái', en: 'status' },
  scale: { vi: 'thang điểm', en: 'scale' },
  assessors: { vi: 'người chấm', en: 'assessors' },
  rollUp: { vi: 'các kỳ và cách tính', en: 'periods and how they count' },
} satisfies Record<string, Localized>;

function headEntries(before: Sheet, after: Sheet): readonly DiffEntry[] {
  const about: About = { kind: 'sheet', id: after.id.id, title: after.title.value };
  const entry = (
    part: Localized,
    was: unknown,
    is: unknown,
    effects: readonly Effect[],
    print: (sheet: Sheet) => Localized | undefined,
  ): readonly DiffEntry[] => {
    if (sameTree(was, is)) return [];
    const [old, now] = [print(before), print(after)];
    return [
      {
        what: 'changed',
        about,
        part,
        ...(old && { before: old }),
        ...(now && { after: now }),
        effects,
      },
    ];
  };
  const nothing = (): undefined => undefined;
  return [
    ...entry(heads.id, before.id.id, after.id.id, ['editorial'], ({ id }) => same(id.id)),
    ...entry(heads.title, before.title.value, after.title.value, ['editorial'], ({ title }) =>
      same(title.value),
    ),
    ...entry(
      heads.effective,
      before.effective,
      after.effective,
      ['editorial'],
      ({ effective }) =>
        effective && same([effective.from.iso, effective.to?.iso ?? '…'].join(' – ')),
    ),
    ...(['sources', 'notes'] as const).flatMap((key) =>
      entry(
        key === 'sources' ? heads.source : heads.note,
        before.annotations[key],
        after.annotations[key],
        ['editorial'],
        ({ annotations }) => same(annotations[key].map(({ value }) => value).join('\n')),
      ),
    ),
    ...entry(
      heads.status,
      before.annotations.status?.value,
      after.annotations.status?.value,
      ['editorial'],
      nothing,
    ),
    ...entry(
      heads.scale,
      before.scale,
      after.scale,
      scaleEffects(before, after),
      ({ scale }) => scale && both((language) => printScale(scale, language)),
    ),
    ...entry(
      heads.assessors,
      before.assessors,
      after.assessors,
      ['ratings', 'form'],
      ({ assessors }) =>
        assessors &&
        same(assessors.members.map(({ id, title }) => title?.value ?? id.id).join(', ')),
    ),
    ...entry(heads.rollUp, before.rollUp, after.rollUp, ['ratings', 'form'], nothing),
  ];
}

const scaleEffects = (before: Sheet, after: Sheet): readonly Effect[] =>
  sameTree(before.scale?.step, after.scale?.step) ? ['points'] : ['points', 'form'];

// ── Items ────────────────────────────────────────────────────────────────────────────────────────

interface Placed {
  readonly item: Item;
  readonly about: About;
  /** The section or block that it stands in. */
  readonly home: string;
}

function itemEntries(kind: ItemKind, before: Sheet, after: Sheet): readonly DiffEntry[] {
  const [old, now] = [placed(kind, before), placed(kind, after)];
  const names = namesFor(
    old.map(({ item }) => item),
    now.map(({ item }) => item),
  );
  const byIdentity = new Map(old.map((each) => [names(each.item), each]));
  const still = new Set(now.map(({ item }) => names(item)));
  const kept = old.filter(({ item }) => still.has(names(item)));
  const ranks = new Map(kept.map(({ item }, at) => [names(item), at]));
  let highest = -1;
  return [
    ...old
      .filter(({ item }) => !still.has(names(item)))
      .map(({ item, about }): DiffEntry => {
        const before = summary(item);
        return { what: 'removed', about, ...(before && { before }), effects: wholeEffects(item) };
      }),
    ...now.flatMap(({ item, about, home }): readonly DiffEntry[] => {
      const was = byIdentity.get(names(item));
      if (!was) {
        const is = summary(item);
        return [{ what: 'added', about, ...(is && { after: is }), effects: wholeEffects(item) }];
      }
      const rank = ranks.get(names(item)) ?? 0;
      const isMoved = was.home !== home || rank < highest;
      highest = Math.max(highest, rank);
      const parts = changedParts(was.item, item);
      return [
        ...(isMoved ? [moved(about, was.home !== home, kind)] : []),
        ...parts.map((part): DiffEntry => ({ what: 'changed', about, ...part })),
      ];
    }),
  ];
}

/** Order decides nothing but among ratings; another section changes points by section. */
const moved = (about: About, isElsewhere: boolean, kind: ItemKind): DiffEntry => ({
  what: 'moved',
  about,
  effects: kind === 'rating' ? ['ratings'] : isElsewhere ? ['points'] : ['editorial'],
});

/** What a thing that comes or goes says, in a line or a few. */
function summary(item: Item): Localized | undefined {
  switch (item.kind) {
    case 'fact':
      return both((language) => printTypeOfFact(item.type, language));
    case 'let':
      return both((language) => printExpression(item.value, language));
    case 'constraint':
    case 'cap':
    case 'floor':
      return both((language) => printExpression(item.condition, language));
    case 'criterion':
      return scoringText(item.scoring);
    case 'section': {
      const { points } = item;
      return points && both((language) => printPoints(points, language));
    }
    case 'rating': {
      const { range } = item;
      return range && both((language) => printRange(range, language, 'points'));
    }
    case 'quota':
      return undefined;
  }
}

function placed(kind: ItemKind, sheet: Sheet): readonly Placed[] {
  const aboutOf = (item: Item, as: About['kind']): About => ({
    kind: as,
    id: 'id' in item ? item.id.id : '',
    title: 'title' in item && item.title ? item.title.value : '',
  });
  const plain = (items: readonly Item[]): readonly Placed[] =>
    items.map((item) => ({ item, about: aboutOf(item, kind), home: '' }));
  const inBlock = (items: readonly Criterion[], as: 'bonus' | 'penalty'): readonly Placed[] =>
    items.map((item) => ({ item, about: aboutOf(item, as), home: as }));
  switch (kind) {
    case 'fact':
      return plain(sheet.facts);
    case 'constraint':
      return plain(sheet.constraints);
    case 'let':
      return plain(sheet.lets);
    case 'section':
      return plain(sheet.sections);
    case 'criterion':
      return [
        ...sheet.sections.flatMap(({ id, criteria }) =>
          criteria.map((item) => ({ item, about: aboutOf(item, 'criterion'), home: id.id })),
        ),
        ...inBlock(sheet.bonuses, 'bonus'),
        ...inBlock(sheet.penalties, 'penalty'),
      ];
    case 'rating':
      return plain(sheet.ratings);
    case 'cap':
      return plain(sheet.caps);
    case 'quota':
      return plain(sheet.quotas ?? []);
  }
}

/** What it does when a thing comes or goes as a whole. */
function wholeEffects(item: Item): readonly Effect[] {
  switch (item.kind) {
    case 'fact':
    case 'constraint':
      return ['form'];
    case 'let':
      return ['editorial'];
    case 'section':
      return ['points'];
    case 'criterion':
      return isAnswered(item.scoring) || item.applies?.mayBeNotApplicable === true
        ? ['points', 'form']
        : ['points'];
    case 'rating':
    case 'cap':
    case 'floor':
    case 'quota':
      return ['ratings'];
  }
}

const renumbered = ({ kind, from, to }: Rename, after: Sheet): DiffEntry => ({
  what: 'renumbered',
  about: { kind, id: to, title: titleOf(kind, to, after) },
  before: same(from),
  after: same(to),
  effects: ['form'],
});

const titleOf = (kind: ItemKind, id: string, sheet: Sheet): string =>
  placed(kind, sheet).find(({ about }) => about.id === id)?.about.title ?? '';

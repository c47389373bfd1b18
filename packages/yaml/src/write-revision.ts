import { assertNever, type Language } from '@barem/core';
import {
  oneKindEach,
  printExpression,
  printRange,
  type Add,
  type Amend,
  type Beside,
  type Change,
  type Item,
  type Key,
  type LevelChange,
  type Place,
  type Replace,
  type RequirementChange,
  type Target,
} from '@barem/syntax';
import type { Piece } from './emit.js';
import {
  annotations,
  byId,
  changeable,
  group,
  list,
  literal,
  number,
  text,
  type Part,
} from './pieces.js';
import { applies, criterion, level, levelPoints, scoring, section } from './write-criteria.js';
import { constraint, fact, factType } from './write-facts.js';
import { quota } from './write-quotas.js';
import { cap, rating, requirement } from './write-ratings.js';

/** A change to the sheet that this one builds on; items of several kinds make several. */
export function change(each: Change, language: Language): readonly Piece[] {
  const verb = (parts: readonly Part[]): Piece => group([[each.kind, group(parts)]]);
  switch (each.kind) {
    case 'add':
      return oneKindEach(each).map((one) =>
        verb([...(one.place ? place(one.place, language) : []), ...items(one, language)]),
      );
    case 'replace':
      return oneKindEach(each).map((one) => verb(items(one, language)));
    case 'remove':
      return 'key' in each.target
        ? [verb(target(each.target, language))]
        : [group([['remove', literal(each.target.kind)]])];
    case 'move':
      return [verb([...target(each.target, language), ...place(each.place, language)])];
    case 'renumber':
      return [verb([...target(each.target, language), ['to', text(each.to.id)]])];
    case 'amend':
      return [verb([[each.item.kind, text(each.id.id)], ...amended(each.item, language)])];
    default:
      return assertNever(each);
  }
}

/** The list of a sheet that items of one kind stand in. */
function items({ items: all }: Add | Replace, language: Language): readonly Part[] {
  const of = <K extends Item['kind']>(...kinds: readonly K[]): readonly (Item & { kind: K })[] =>
    all.filter((item): item is Item & { kind: K } => kinds.some((kind) => kind === item.kind));
  return [
    ['facts', byId(of('fact').map((each) => [each.id.id, fact(each, language)]))],
    ['constraints', list(of('constraint').map((each) => constraint(each, language)))],
    [
      'let',
      byId(of('let').map(({ id, value }) => [id.id, text(printExpression(value, language))])),
    ],
    ['sections', list(of('section').map((each) => section(each, language)))],
    ['criteria', list(of('criterion').map((each) => criterion(each, language)))],
    ['ratings', list(of('rating').map((each) => rating(each, language)))],
    ['caps', list(of('cap', 'floor').map((each) => cap(each, language)))],
    ['quotas', list(of('quota').map((each) => quota(each, language)))],
  ];
}

const target = ({ kind, key }: Target, language: Language): readonly Part[] => [
  [kind, wordOrId(key, language)],
];

/** The key of a part whose kind says whether it has an id. */
const wordOrId = (key: Key, language: Language): Piece =>
  key.kind === 'title' ? text(key.value) : keyPiece(key, language);

function keyPiece(key: Key, language: Language): Piece {
  switch (key.kind) {
    case 'id':
      return text(key.id);
    case 'title':
      return group([['title', text(key.value)]]);
    case 'condition':
      return group([['condition', text(printExpression(key.condition, language))]]);
    default:
      return assertNever(key);
  }
}

function place(each: Place, language: Language): readonly Part[] {
  switch (each.kind) {
    case 'before':
    case 'after':
      return beside(each, language);
    case 'into':
      return [['into', text(each.section.id)]];
    case 'into-block':
      return [['into_block', literal(each.block)]];
    default:
      return assertNever(each);
  }
}

const beside = ({ kind, key }: Beside, language: Language): readonly Part[] => [
  [kind, keyPiece(key, language)],
];

/** The parts of an item that become different. */
function amended(item: Amend['item'], language: Language): readonly Part[] {
  switch (item.kind) {
    case 'fact':
      return [
        ['label', item.title && text(item.title.value)],
        ...(item.type ? factType(item.type, language) : []),
        ...annotations(item.annotations, language),
        changeable(item.changeable),
      ];
    case 'let':
      return [['value', text(printExpression(item.value, language))]];
    case 'section':
      return [
        ['title', item.title && text(item.title.value)],
        ['points', item.points && number(item.points, language)],
        ...annotations(item.annotations, language),
      ];
    case 'criterion':
      return [
        ['title', item.title && text(item.title.value)],
        ...annotations(item.annotations, language),
        changeable(item.changeable),
        ...(item.scoring ? scoring(item.scoring, language) : []),
        ['level_changes', list(item.levels.map((each) => levelChange(each, language)))],
        ['applies', item.applies && applies(item.applies, language)],
        ['only_for', item.onlyFor && text(item.onlyFor.id)],
      ];
    case 'rating':
      return [
        ['label', item.title && text(item.title.value)],
        ['points', item.range && text(printRange(item.range, language, 'points'))],
        ...annotations(item.annotations, language),
        [
          'requirement_changes',
          list(item.requirements.map((each) => requirementChange(each, language))),
        ],
      ];
    default:
      return assertNever(item);
  }
}

function levelChange(each: LevelChange, language: Language): Piece {
  switch (each.kind) {
    case 'amend':
      return group([
        ['amend', text(each.id.id)],
        ['title', each.title && text(each.title.value)],
        ['points', each.points && levelPoints(each.points, language)],
      ]);
    case 'add':
      return group([
        ['add', level(each.level, language)],
        ...(each.place ? beside(each.place, language) : []),
      ]);
    case 'remove':
      return group([['remove', text(each.id.id)]]);
    default:
      return assertNever(each);
  }
}

const requirementChange = (each: RequirementChange, language: Language): Piece =>
  group([
    each.kind === 'add'
      ? ['add', requirement(each.requirement, language)]
      : ['remove', wordOrId(each.key, language)],
  ]);

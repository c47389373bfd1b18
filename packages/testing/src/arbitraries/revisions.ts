import { rational } from '@barem/core';
import type {
  Add,
  Amend,
  AmendedItem,
  Annotations,
  Beside,
  Change,
  Criterion,
  Expr,
  Extends,
  Item,
  Key,
  Level,
  LevelChange,
  Name,
  NumberLiteral,
  Permission,
  Place,
  Quota,
  Remove,
  Replace,
  RequirementChange,
  Sheet,
  Target,
} from '@barem/syntax';
import type { Arbitrary } from 'fast-check';
import * as fc from 'fast-check';
import { annotations, mark, optionalTitle, title } from './annotations.js';
import * as nodes from './nodes.js';
import { sheet } from './sheets.js';

/**
 * Sheets that build on another, with every kind of change, made of the parts of a sheet without errors. They are
 * well-formed; whether the changes fit any parent is left to chance.
 */
export const revision = (): Arbitrary<Sheet> =>
  sheet().chain((from) =>
    fc
      .record({
        parent: parent(),
        changes: fc.array(change(poolOf(from)), { maxLength: 6 }),
        annotations: permitted(from.annotations),
      })
      .map(({ parent: of, changes, annotations: own }): Sheet => ({
        ...from,
        annotations: own,
        extends: of,
        ...(changes.length > 0 && { changes }),
        facts: [],
        constraints: [],
        lets: [],
        sections: [],
        bonuses: [],
        penalties: [],
        ratings: [],
        caps: [],
      })),
  );

const parent = (): Arbitrary<Extends> =>
  fc
    .record({
      of: fc.constantFrom('nghe_an.thuong_ky', 'biểu_1', 'sheet'),
      edition: optionalTitle(),
    })
    .map(({ of, edition }) => ({
      span: nodes.span,
      of: nodes.name(of),
      ...(edition && { edition }),
    }));

// ── What changes are made of ─────────────────────────────────────────────────────────────────────

/** Parts of a sheet to make changes of. */
interface Pool {
  /** Items of one kind each; none is empty. */
  readonly lists: readonly (readonly Item[])[];
  readonly criteria: readonly Criterion[];
  readonly levels: readonly Level[];
  readonly conditions: readonly Expr[];
}

const someQuota: Quota = {
  kind: 'quota',
  span: nodes.span,
  limit: nodes.percent(20),
  rating: nodes.name('tốt'),
  within: 'district',
  ranking: [],
  annotations: nodes.noAnnotations,
};

const someLevel: Level = {
  span: nodes.span,
  id: nodes.name('đạt'),
  title: nodes.text('Đạt'),
  points: nodes.number(5),
  annotations: nodes.noAnnotations,
};

function poolOf(from: Sheet): Pool {
  const { facts, constraints, lets, sections, bonuses, penalties, ratings, caps } = from;
  const criteria = [...sections.flatMap((each) => each.criteria), ...bonuses, ...penalties];
  const lists = [facts, constraints, lets, sections, criteria, ratings, caps, [someQuota]];
  return {
    lists: lists.filter(({ length }) => length > 0),
    criteria,
    levels: [
      someLevel,
      ...criteria.flatMap(({ scoring }) => (scoring.kind === 'levels' ? scoring.levels : [])),
    ],
    conditions: [
      nodes.compare(nodes.named('a'), '<=', nodes.named('b')),
      ...constraints.map(({ condition }) => condition),
      ...caps.map(({ condition }) => condition),
      ...ratings.flatMap(({ requirements }) => requirements.map(({ condition }) => condition)),
    ],
  };
}

/** Ids, among them numbers and words that are keywords. */
const id = (): Arbitrary<Name> =>
  fc.constantFrom('I.1', '1', '2.10', 'tốt', 'đạt', 'bãi', 'becomes', 'I.3a').map(nodes.name);

const idKey = (): Arbitrary<Key> => id().map((name) => ({ kind: 'id', ...name }));

const wordKey = ({ conditions }: Pool): Arbitrary<Key> =>
  fc.oneof(
    title().map((each): Key => ({ kind: 'title', ...each })),
    fc
      .constantFrom(...conditions)
      .map((condition): Key => ({ kind: 'condition', span: nodes.span, condition })),
  );

const beside = (key: Arbitrary<Key>): Arbitrary<Beside> =>
  fc.record({ kind: fc.constantFrom('before', 'after'), span: fc.constant(nodes.span), key });

const place = (pool: Pool): Arbitrary<Place> =>
  fc.oneof(
    beside(idKey()),
    beside(wordKey(pool)),
    id().map((section): Place => ({ kind: 'into', span: nodes.span, section })),
    fc
      .constantFrom('bonuses' as const, 'penalties' as const)
      .map((block): Place => ({ kind: 'into-block', span: nodes.span, block })),
  );

const numberedTarget = (): Arbitrary<Target> =>
  fc.record({
    kind: fc.constantFrom('fact', 'let', 'section', 'criterion', 'rating'),
    span: fc.constant(nodes.span),
    key: idKey(),
  });

const target = (pool: Pool): Arbitrary<Target> =>
  fc.oneof(
    numberedTarget(),
    fc.record({
      kind: fc.constantFrom('constraint', 'cap', 'quota'),
      span: fc.constant(nodes.span),
      key: wordKey(pool),
    }),
  );

// ── Permissions ──────────────────────────────────────────────────────────────────────────────────

const bound = (): Arbitrary<NumberLiteral> =>
  fc.oneof(
    fc.integer({ min: -20, max: 200 }).map((value) => nodes.number(rational(BigInt(value), 2n))),
    fc.nat(100).map((value) => nodes.percent(value)),
  );

const permissions = (): Arbitrary<readonly Permission[]> =>
  fc.tuple(bound(), bound()).chain(([from, to]) =>
    fc.subarray<Permission>([
      { kind: 'fixed', span: nodes.span },
      { kind: 'adjustable', span: nodes.span, from, to },
      { kind: 'extendable', span: nodes.span },
      { kind: 'removable', span: nodes.span },
    ]),
  );

/** The same, with what others may change. */
const permitted = (own: Annotations): Arbitrary<Annotations> =>
  permissions().map((all) => (all.length > 0 ? { ...own, permissions: all } : own));

const item = (each: Item): Arbitrary<Item> =>
  'annotations' in each
    ? permitted(each.annotations).map((own) => ({ ...each, annotations: own }))
    : fc.constant(each);

// ── Changes ──────────────────────────────────────────────────────────────────────────────────────

const change = (pool: Pool): Arbitrary<Change> =>
  fc.oneof(
    add(pool),
    items(pool).map((some): Replace => ({ kind: 'replace', span: nodes.span, items: some })),
    remove(pool),
    fc.record({
      kind: fc.constant('move'),
      span: fc.constant(nodes.span),
      target: target(pool),
      place: place(pool),
    }),
    fc.record({
      kind: fc.constant('renumber'),
      span: fc.constant(nodes.span),
      target: numberedTarget(),
      to: id(),
    }),
    amend(pool),
  );

const items = ({ lists }: Pool): Arbitrary<readonly Item[]> =>
  fc
    .constantFrom(...lists)
    .chain((list) => fc.subarray([...list], { minLength: 1, maxLength: Math.min(3, list.length) }))
    .chain((some) => fc.tuple(...some.map(item)));

const add = (pool: Pool): Arbitrary<Add> =>
  fc
    .record({ at: fc.option(place(pool), { nil: undefined }), some: items(pool) })
    .map(({ at, some }) => ({
      kind: 'add',
      span: nodes.span,
      ...(at && { place: at }),
      items: some,
    }));

const remove = (pool: Pool): Arbitrary<Remove> =>
  fc
    .oneof(
      target(pool),
      fc
        .constantFrom('assessors', 'scale', 'source', 'note', 'status')
        .map((kind): Remove['target'] => ({ kind, span: nodes.span })),
    )
    .map((of) => ({ kind: 'remove', span: nodes.span, target: of }));

const amend = (pool: Pool): Arbitrary<Amend> =>
  fc.record({ named: id(), item: amendedItem(pool) }).map(({ named, item: amended }) => ({
    kind: 'amend',
    span: nodes.span,
    id: named,
    item: amended,
  }));

/** Some parts of an item; of those that a change may leave out at least the title. */
function amendedItem(pool: Pool): Arbitrary<AmendedItem> {
  const [first = []] = pool.lists;
  const all = [...first, ...pool.lists.flat()];
  return fc.constantFrom(...all).chain((each): Arbitrary<AmendedItem> => {
    switch (each.kind) {
      case 'fact':
        return parts(
          { type: each.type, changeable: { span: nodes.span } },
          { kind: each.kind, title: each.title },
        );
      case 'section':
        return parts(
          { points: each.points ?? nodes.number(5) },
          { kind: each.kind, title: each.title },
        );
      case 'criterion':
        return fc
          .tuple(
            parts(
              {
                title: each.title,
                scoring: each.scoring,
                changeable: { span: nodes.span },
                ...(each.applies && { applies: each.applies }),
                onlyFor: nodes.name('cấp_trên'),
              },
              { kind: each.kind },
            ),
            fc.array(levelChange(pool), { minLength: 1, maxLength: 3 }),
          )
          .map(([some, levels]) => ({ ...some, levels }));
      case 'rating':
        return fc
          .tuple(
            parts(
              { title: each.title, ...(each.range && { range: each.range }) },
              { kind: each.kind },
            ),
            fc.array(requirementChange(pool), { minLength: 1, maxLength: 3 }),
          )
          .map(([some, requirements]) => ({ ...some, requirements }));
      default:
        return fc
          .constantFrom(...pool.conditions)
          .map((value): AmendedItem => ({ kind: 'let', value }));
    }
  });
}

/** What must be there, with some of what may be, and with annotations. */
const parts = <M extends object, R extends object>(
  may: M,
  must: R,
): Arbitrary<Partial<M> & R & { readonly annotations: Annotations }> =>
  fc.tuple(fc.subarray(Object.entries(may)), annotations().chain(permitted)).map(([some, own]) => ({
    ...(Object.fromEntries(some) as Partial<M>),
    ...must,
    annotations: own,
  }));

const levelChange = ({ levels }: Pool): Arbitrary<LevelChange> =>
  fc
    .record({
      level: fc.constantFrom(...levels),
      kind: fc.constantFrom('amend', 'add', 'remove'),
      at: fc.option(
        beside(
          fc.constantFrom('tốt', 'đạt').map((key): Key => ({ kind: 'id', ...nodes.name(key) })),
        ),
        { nil: undefined },
      ),
      isRenamed: mark(),
    })
    .map(({ level, kind, at, isRenamed }): LevelChange => {
      const { id: named, points } = level;
      switch (kind) {
        case 'add':
          return { kind, span: nodes.span, ...(at && { place: at }), level };
        case 'remove':
          return { kind, span: nodes.span, id: named };
        case 'amend':
          return {
            kind,
            span: nodes.span,
            id: named,
            ...(isRenamed ? { title: level.title } : { points }),
          };
      }
    });

const requirementChange = (pool: Pool): Arbitrary<RequirementChange> =>
  fc.oneof(
    wordKey(pool).map((key): RequirementChange => ({ kind: 'remove', span: nodes.span, key })),
    fc
      .record({
        condition: fc.constantFrom(...pool.conditions),
        label: optionalTitle(),
        own: annotations(),
      })
      .map(({ condition, label, own }): RequirementChange => ({
        kind: 'add',
        span: nodes.span,
        requirement: {
          span: nodes.span,
          condition,
          ...(label && { title: label }),
          annotations: own,
        },
      })),
  );

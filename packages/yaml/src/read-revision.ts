import {
  oneKindEach,
  type Add,
  type Amend,
  type AmendedItem,
  type Beside,
  type Change,
  type Extends,
  type HeadPart,
  type Item,
  type ItemKind,
  type Key,
  type LevelChange,
  type Place,
  type Remove,
  type RequirementChange,
  type Target,
} from '@barem/syntax';
import { entriesOf, entryAt, itemsOf, valueAt, type Data } from './data.js';
import {
  readApplies,
  readCriteria,
  readLevel,
  readLevelPoints,
  readOptionalScoring,
  readRange,
  readSections,
} from './read-criteria.js';
import { readConstraints, readFacts, readFactType, readLets } from './read-facts.js';
import { readQuotas } from './read-quotas.js';
import { readCaps, readRatings, readRequirement } from './read-ratings.js';
import {
  optional,
  readAnnotations,
  readChangeable,
  readExpression,
  readLabel,
  readName,
  readNumber,
  readText,
  readWord,
  type Reader,
} from './reader.js';

/** `extends`: the sheet that this one builds on. */
export function readExtends(reader: Reader, data: Data): Extends {
  const edition = optional(valueAt(data, 'edition'), (value) => readLabel(reader, value));
  return {
    span: data.span,
    of: readName(reader, valueAt(data, 'sheet')),
    ...(edition && { edition }),
  };
}

/** `changes`: how this sheet differs from the one that it builds on. */
export const readChanges = (reader: Reader, data: Data): readonly Change[] =>
  itemsOf(data).flatMap((each) => {
    const [entry] = entriesOf(each);
    const read = entry && verbs.get(entry.key.text);
    if (!read) reader.standIn();
    return entry && read ? read(reader, entry.value) : [];
  });

type ReadVerb = (reader: Reader, data: Data) => readonly Change[];

const verbs: ReadonlyMap<string, ReadVerb> = new Map<string, ReadVerb>([
  ['add', readAdd],
  [
    'replace',
    (reader, data) =>
      oneKindEach({ kind: 'replace', span: data.span, items: readItems(reader, data) }),
  ],
  ['remove', (reader, data) => [readRemove(reader, data)]],
  [
    'move',
    (reader, data) => [
      {
        kind: 'move',
        span: data.span,
        target: readTarget(reader, data),
        place: readPlace(reader, data) ?? nowhere(reader, data),
      },
    ],
  ],
  [
    'renumber',
    (reader, data) => [
      {
        kind: 'renumber',
        span: data.span,
        target: readTarget(reader, data),
        to: readName(reader, valueAt(data, 'to')),
      },
    ],
  ],
  ['amend', (reader, data) => [readAmend(reader, data)]],
]);

// ── Items ────────────────────────────────────────────────────────────────────────────────────────

function readAdd(reader: Reader, data: Data): readonly Add[] {
  const place = readPlace(reader, data);
  const items = readItems(reader, data);
  return oneKindEach({ kind: 'add', span: data.span, ...(place && { place }), items });
}

type ReadList = (reader: Reader, data: Data) => readonly Item[];

/** Lists of a sheet, by their keys. */
const lists: ReadonlyMap<string, ReadList> = new Map<string, ReadList>([
  ['facts', readFacts],
  ['constraints', readConstraints],
  ['let', readLets],
  ['sections', readSections],
  ['criteria', readCriteria],
  ['ratings', readRatings],
  ['caps', readCaps],
  ['quotas', readQuotas],
]);

const readItems = (reader: Reader, data: Data): readonly Item[] =>
  entriesOf(data).flatMap(({ key, value }) => lists.get(key.text)?.(reader, value) ?? []);

function readRemove(reader: Reader, data: Data): Remove {
  const { span } = data;
  if (data.kind === 'map') return { kind: 'remove', span, target: readTarget(reader, data) };
  return { kind: 'remove', span, target: { kind: readWord(reader, data, headParts), span } };
}

const headParts: readonly [HeadPart, ...HeadPart[]] = [
  'assessors',
  'scale',
  'source',
  'note',
  'status',
];

/** Kinds of items, and by what each is spoken of. */
const kinds: readonly (readonly [ItemKind, (reader: Reader, data: Data) => Key])[] = [
  ['fact', readId],
  ['let', readId],
  ['section', readId],
  ['criterion', readId],
  ['rating', readId],
  ['constraint', readWordKey],
  ['cap', readWordKey],
  ['quota', readWordKey],
];

function readTarget(reader: Reader, data: Data): Target {
  for (const [kind, read] of kinds) {
    const entry = entryAt(data, kind);
    if (entry) return { kind, span: entry.span, key: read(reader, entry.value) };
  }
  reader.standIn();
  return { kind: 'criterion', span: data.span, key: { kind: 'id', span: data.span, id: '' } };
}

function readId(reader: Reader, data: Data): Key {
  return { kind: 'id', ...readName(reader, data) };
}

/** The title of a part without an id, or its condition in a group. */
function readWordKey(reader: Reader, data: Data): Key {
  return data.kind === 'map'
    ? readKeyGroup(reader, data)
    : { kind: 'title', ...readText(reader, data) };
}

function readKeyGroup(reader: Reader, data: Data): Key {
  const condition = valueAt(data, 'condition');
  if (!condition) return { kind: 'title', ...readText(reader, valueAt(data, 'title')) };
  return { kind: 'condition', span: data.span, condition: readExpression(reader, condition) };
}

function readPlace(reader: Reader, data: Data): Place | undefined {
  const beside = readBeside(reader, data);
  if (beside) return beside;
  const section = entryAt(data, 'into');
  if (section)
    return { kind: 'into', span: section.span, section: readName(reader, section.value) };
  const block = entryAt(data, 'into_block');
  return (
    block && {
      kind: 'into-block',
      span: block.span,
      block: readWord(reader, block.value, ['bonuses', 'penalties']),
    }
  );
}

function readBeside(reader: Reader, data: Data): Beside | undefined {
  for (const kind of ['after', 'before'] as const) {
    const entry = entryAt(data, kind);
    if (entry)
      return {
        kind,
        span: entry.span,
        key:
          entry.value.kind === 'map'
            ? readKeyGroup(reader, entry.value)
            : readId(reader, entry.value),
      };
  }
  return undefined;
}

function nowhere(reader: Reader, { span }: Data): Place {
  reader.standIn();
  return { kind: 'into-block', span, block: 'bonuses' };
}

// ── Amendments ───────────────────────────────────────────────────────────────────────────────────

type AmendedKind = AmendedItem['kind'];

const amendable: readonly AmendedKind[] = ['fact', 'let', 'section', 'criterion', 'rating'];

function readAmend(reader: Reader, data: Data): Amend {
  const kind = amendable.find((each) => entryAt(data, each)) ?? 'section';
  const id = readName(reader, valueAt(data, kind));
  return { kind: 'amend', span: data.span, id, item: readAmended(reader, kind, data) };
}

function readAmended(reader: Reader, kind: AmendedKind, data: Data): AmendedItem {
  const part = <T>(key: string, read: (value: Data) => T): T | undefined =>
    optional(valueAt(data, key), read);
  switch (kind) {
    case 'fact': {
      const title = part('label', (value) => readText(reader, value));
      const type = part('type', () => readFactType(reader, data));
      return {
        kind,
        ...(title && { title }),
        ...(type && { type }),
        annotations: readAnnotations(reader, data),
        ...readChangeable(reader, data),
      };
    }
    case 'let':
      return { kind, value: readExpression(reader, valueAt(data, 'value')) };
    case 'section': {
      const title = part('title', (value) => readText(reader, value));
      const points = part('points', (value) => readNumber(reader, value));
      return {
        kind,
        ...(title && { title }),
        ...(points && { points }),
        annotations: readAnnotations(reader, data),
      };
    }
    case 'criterion': {
      const title = part('title', (value) => readText(reader, value));
      const scoring = readOptionalScoring(reader, data);
      const applies = part('applies', (value) => readApplies(reader, value));
      const onlyFor = part('only_for', (value) => readName(reader, value));
      return {
        kind,
        ...(title && { title }),
        ...(scoring && { scoring }),
        ...(applies && { applies }),
        ...(onlyFor && { onlyFor }),
        annotations: readAnnotations(reader, data),
        ...readChangeable(reader, data),
        levels: itemsOf(valueAt(data, 'level_changes')).map((each) =>
          readLevelChange(reader, each),
        ),
      };
    }
    case 'rating': {
      const title = part('label', (value) => readText(reader, value));
      const range = part('points', (value) => readRange(reader, value));
      return {
        kind,
        ...(title && { title }),
        ...(range && { range }),
        annotations: readAnnotations(reader, data),
        requirements: itemsOf(valueAt(data, 'requirement_changes')).map((each) =>
          readRequirementChange(reader, each),
        ),
      };
    }
  }
}

function readLevelChange(reader: Reader, data: Data): LevelChange {
  const { span } = data;
  const added = valueAt(data, 'add');
  if (added) {
    const place = readBeside(reader, data);
    return { kind: 'add', span, ...(place && { place }), level: readLevel(reader, added) };
  }
  const removed = valueAt(data, 'remove');
  if (removed) return { kind: 'remove', span, id: readName(reader, removed) };
  const title = optional(valueAt(data, 'title'), (value) => readText(reader, value));
  const points = optional(valueAt(data, 'points'), (value) => readLevelPoints(reader, value));
  return {
    kind: 'amend',
    span,
    id: readName(reader, valueAt(data, 'amend')),
    ...(title && { title }),
    ...(points && { points }),
  };
}

function readRequirementChange(reader: Reader, data: Data): RequirementChange {
  const { span } = data;
  const added = valueAt(data, 'add');
  if (added) return { kind: 'add', span, requirement: readRequirement(reader, added) };
  const removed = valueAt(data, 'remove');
  if (!removed) reader.standIn();
  return { kind: 'remove', span, key: readWordKey(reader, removed ?? data) };
}

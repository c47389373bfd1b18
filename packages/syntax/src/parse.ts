import type { IToken } from 'chevrotain';
import {
  inSourceOrder,
  limits,
  lineStarts,
  positionAt,
  type Diagnostic,
  type Language,
  type Span,
} from '@barem/core';
import { deepestOffence, sizeOffence } from './bounds.js';
import {
  changeWithoutParent,
  criterionOutside,
  examplesIn,
  keywordAsName,
  nameWithSpaces,
  notASheet,
  partOutsideChange,
  repeatedClause,
  secondSheet,
  tooLong,
  tooManyDiagnostics,
  tooManyWords,
  unexpected,
} from './diagnostics.js';
import type { Reading, WholeRule } from './explain.js';
import { expectationOfLack } from './expectations.js';
import type { Head } from './grammar.js';
import { languageOf, withKeywords } from './keyword-pass.js';
import { besideSlips, lex } from './lex.js';
import { oneKindEach } from './one-kind.js';
import { readStatement, type ValueOf } from './read-statement.js';
import { isA, spanOf, splitStatements, type Statement, type StatementType } from './statements.js';
import { keywordTokens as K } from './tokens.js';
import type * as tree from './tree.js';
import { wordsOf } from './words.js';

/** A comment with its place, so that formatting can keep it. */
export interface Comment {
  readonly span: Span;
  /** As written, with the `#`. */
  readonly text: string;
}

/** What reading a text gives. `sheet` is absent when the text has mistakes of syntax. */
export interface Parsed {
  readonly sheet?: tree.Sheet;
  readonly language: Language;
  readonly comments: readonly Comment[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads a sheet in the text form, in the language of its first keyword. Never throws: every mistake of syntax is
 * reported once, with the place in `source` as it is.
 */
export function parseText(source: string): Parsed {
  if (source.length > limits.sourceLength) {
    const args = { length: source.length, limit: limits.sourceLength };
    const diagnostics = [tooLong({ start: 0, end: 0 }, args)];
    return { language: 'vi', comments: [], diagnostics };
  }
  const lexed = lex(source);
  const count = lexed.tokens.length;
  if (count > limits.sourceWords) {
    const diagnostics = [tooManyWords({ start: 0, end: 0 }, { count, limit: limits.sourceWords })];
    return { language: 'vi', comments: [], diagnostics };
  }
  const words = wordsOf(lexed.tokens);
  const language = languageOf(words);
  const { tokens, diagnostics: slips } = withKeywords(source, words, language);
  const comments = lexed.comments.map((token) => ({
    span: spanOf(token),
    text: token.image.trimEnd(),
  }));

  const first = tokens[0];
  if (first === undefined || !(isA(first, K.Sheet) || isA(first, K.RollUp))) {
    const findings = findingsOf(source, lexed.diagnostics);
    findings.report(noSheet(first));
    return { language, comments, diagnostics: findings.all() };
  }
  const statements = splitStatements(tokens);
  const findings = findingsOf(source, [...besideSlips(lexed.diagnostics, slips), ...slips]);
  const tooDeep = deepestOffence(statements, language);
  if (tooDeep) {
    findings.report(tooDeep);
    return { language, comments, diagnostics: findings.all() };
  }
  const images = new Set(tokens.map(({ image }) => image));
  const { report, isFull } = findings;
  const reading = { language, report, isUsed: (word: string) => images.has(word) };
  const sheet = assemble(statements, reading, isFull);
  const diagnostics = findings.all();
  return { ...(sheet && diagnostics.length === 0 && { sheet }), language, comments, diagnostics };
}

function noSheet(first: IToken | undefined): Diagnostic {
  if (first === undefined) return notASheet({ start: 0, end: 0 }, { found: undefined });
  return notASheet(spanOf(first), { found: first.image });
}

// ── Findings ─────────────────────────────────────────────────────────────────────────────────────

/** The findings of one text while it is read. */
interface Findings {
  readonly report: (diagnostic: Diagnostic) => void;
  /** Whether there are more findings than are shown, so that looking for others is no use. */
  readonly isFull: () => boolean;
  /** Everything reported, in source order, cut at the limit. */
  readonly all: () => readonly Diagnostic[];
}

/** Findings of the grammar that another finding on the same line explains. */
const echoes: ReadonlySet<string> = new Set(
  [unexpected, keywordAsName, nameWithSpaces].map(({ definition }) => definition.code),
);

function findingsOf(source: string, before: readonly Diagnostic[]): Findings {
  const found: Diagnostic[] = [];
  const starts = before.length > 0 ? lineStarts(source) : [];
  const lineOf = ({ span }: Diagnostic): number => positionAt(starts, span.start).line;
  const explained = new Set(before.map(lineOf));
  const limit = limits.diagnostics;
  return {
    report(diagnostic) {
      const isEcho = echoes.has(diagnostic.code) && explained.has(lineOf(diagnostic));
      if (!isEcho) found.push(diagnostic);
    },
    isFull: () => found.length > limit,
    all() {
      const all = inSourceOrder([...before, ...found]);
      const next = all[limit];
      return next ? [...all.slice(0, limit), tooManyDiagnostics(next.span, { limit })] : all;
    },
  };
}

// ── From statements to a sheet ───────────────────────────────────────────────────────────────────

/** A section while its criteria are still coming. */
interface OpenSection {
  readonly section: tree.Section;
  readonly criteria: tree.Criterion[];
}

/** `bổ sung` or `thay thế` while its items are still coming. */
interface OpenChange {
  readonly change: Omit<tree.Add, 'items'> | Omit<tree.Replace, 'items'>;
  readonly items: (tree.Item | OpenSection)[];
}

const closed = ({ section, criteria }: OpenSection): tree.Section => ({
  ...section,
  span: sectionSpan(section, criteria),
  criteria,
});

const isOpenSection = (item: tree.Item | OpenSection): item is OpenSection => 'section' in item;

const isOpenChange = (change: tree.Change | OpenChange): change is OpenChange => 'change' in change;

function closedChange({ change, items }: OpenChange): readonly tree.Change[] {
  const all = items.map((item) => (isOpenSection(item) ? closed(item) : item));
  return oneKindEach({ ...change, items: all });
}

/** Whether an amendment leaves everything as it is. */
function isEmpty({ item }: tree.Amend): boolean {
  const parts = 'annotations' in item ? { ...item, ...item.annotations } : item;
  const { kind: _, ...rest } = parts;
  return Object.entries(rest).every(
    ([key, part]) => key === 'annotations' || (Array.isArray(part) && part.length === 0),
  );
}

/** Reads each statement on its own, so that a mistake in one hides nothing in another. */
function assemble(
  statements: readonly Statement[],
  reading: Reading,
  isFull: () => boolean,
): tree.Sheet | undefined {
  const { language, report } = reading;
  const heads: Head[] = [];
  let assessors: tree.Assessors | undefined;
  const facts: tree.Fact[] = [];
  const constraints: tree.Constraint[] = [];
  const lets: tree.Let[] = [];
  const sections: OpenSection[] = [];
  const bonuses: tree.Criterion[] = [];
  const penalties: tree.Criterion[] = [];
  const ratings: tree.Rating[] = [];
  const caps: tree.Cap[] = [];
  const quotas: tree.Quota[] = [];
  const examples: tree.Example[] = [];
  const changes: (tree.Change | OpenChange)[] = [];
  /** What is added or takes a place, where a statement before said so. */
  let open: OpenChange | undefined;
  /** Where criteria go: the section or block begun last. */
  let criteria: (tree.Criterion | tree.Item | OpenSection)[] | undefined;
  /** Whether the statement read last has mistakes: it may be the section that a criterion lacks. */
  let hasFailed = false;
  /** Whether a part without a change, or a change in a sheet that builds on no other, has been reported. */
  let hasStray = false;

  for (const [index, { type, tokens }] of statements.entries()) {
    if (isFull()) break;
    const read = <R extends WholeRule>(rule: R): readonly ValueOf<R>[] => {
      const value = readStatement(tokens, rule, reading);
      hasFailed = value === undefined;
      return value === undefined ? [] : [value];
    };
    const begin = (change: OpenChange['change']): void => {
      const items: OpenChange['items'] = [];
      open = { change, items };
      criteria = items;
      changes.push(open);
    };
    /** `bổ sung` … `điểm thưởng`: what follows is added there. */
    const beginIn = (block: 'bonuses' | 'penalties'): void => {
      const span = spanOf(tokens[0]);
      const place: tree.Place = { kind: 'into-block', span, block };
      begin(open?.change.kind === 'add' ? { kind: 'add', span, place } : { kind: 'replace', span });
    };
    /** A change that says nothing: what it lacks is named behind its last word. */
    const reportLack = (whole: 'add' | 'replace' | 'amend'): void => {
      const { end } = spanOf(tokens.at(-1));
      const expected = examplesIn(expectationOfLack(whole), language);
      report(unexpected({ start: end, end }, { found: undefined, expected }));
    };
    const coming = open?.items;
    const isChild = heads[0]?.extends !== undefined;
    const isChange = changeTypes.has(type);
    if (isChange && !isChild && heads.length > 0 && !hasStray) {
      report(changeWithoutParent(spanOf(tokens[0]), { found: tokens[0]?.image ?? '', language }));
      hasStray = true;
    }
    if (isChild && coming === undefined && partTypes.has(type) && !hasStray) {
      report(partOutsideChange(spanOf(tokens[0]), { found: tokens[0]?.image ?? '', language }));
      hasStray = true;
    }
    if (isChange) {
      open = undefined;
      criteria = undefined;
    }
    switch (type) {
      case 'Sheet':
      case 'RollUp':
        if (index > 0) report(secondSheet(spanOf(tokens[0]), {}));
        else heads.push(...read(type === 'Sheet' ? 'head' : 'rollUpHead'));
        break;
      case 'Assessors': {
        const [found] = read('assessors');
        if (assessors)
          report(repeatedClause(spanOf(tokens[0]), { clause: tokens[0]?.image ?? '' }));
        assessors = found ?? assessors;
        break;
      }
      case 'Facts':
        (coming ?? facts).push(...read('facts').flat());
        break;
      case 'Constraints':
        (coming ?? constraints).push(...read('constraints').flat());
        break;
      case 'Let':
        (coming ?? lets).push(...read('binding'));
        break;
      case 'Section': {
        const own: tree.Criterion[] = [];
        criteria = own;
        (coming ?? sections).push(
          ...read('sectionHead').map((section) => ({ section, criteria: own })),
        );
        break;
      }
      case 'Bonuses':
        read('bonuses');
        if (open) beginIn('bonuses');
        else criteria = bonuses;
        break;
      case 'Penalties':
        read('penalties');
        if (open) beginIn('penalties');
        else criteria = penalties;
        break;
      case 'Criterion':
        if (criteria === undefined) {
          if (!hasFailed && !isChild) report(criterionOutside(spanOf(tokens[0]), { language }));
          criteria = [];
        }
        criteria.push(...read('criterion'));
        break;
      case 'Ratings':
        (coming ?? ratings).push(...read('ratings').flat());
        break;
      case 'Caps':
        (coming ?? caps).push(...read('caps').flat());
        break;
      case 'Quotas':
        (coming ?? quotas).push(...read('quotas').flat());
        break;
      case 'Example':
        examples.push(...read('example'));
        break;
      case 'Add':
      case 'Replace': {
        const [change] = type === 'Add' ? read('add') : read('replace');
        // Where there is a mistake in it, what follows still belongs to it.
        begin(change ?? { kind: 'replace', span: spanOf(tokens[0]) });
        const isFollowed = partTypes.has(statements[index + 1]?.type);
        if (change && !isFollowed) reportLack(change.kind);
        break;
      }
      case 'Remove':
        changes.push(...read('remove'));
        break;
      case 'Move':
        changes.push(...read('move'));
        break;
      case 'Renumber':
        changes.push(...read('renumber'));
        break;
      case 'Amend':
        for (const change of read('amend')) {
          if (isEmpty(change)) reportLack('amend');
          else changes.push(change);
        }
        break;
      case undefined:
        // Invariant: the text begins with the keyword of a sheet, so every statement has a type.
        break;
    }
  }
  const [head] = heads;
  if (head === undefined) return undefined;
  const closedChanges = changes.flatMap((each) => (isOpenChange(each) ? closedChange(each) : each));
  const sheet: tree.Sheet = {
    kind: 'sheet',
    span: {
      start: spanOf(statements[0]?.tokens[0]).start,
      end: spanOf(statements.at(-1)?.tokens.at(-1)).end,
    },
    language,
    ...head,
    ...(closedChanges.length > 0 && { changes: closedChanges }),
    ...(assessors && { assessors }),
    facts,
    constraints,
    lets,
    sections: sections.map(closed),
    bonuses,
    penalties,
    ratings,
    caps,
    ...(quotas.length > 0 && { quotas }),
    examples,
  };
  const tooLarge = sizeOffence(sheet);
  if (tooLarge) report(tooLarge);
  return sheet;
}

const changeTypes: ReadonlySet<StatementType | undefined> = new Set([
  'Add',
  'Replace',
  'Remove',
  'Move',
  'Renumber',
  'Amend',
] satisfies StatementType[]);

/** Statements that in a sheet that builds on another stand beneath `bổ sung` or `thay thế` alone. */
const partTypes: ReadonlySet<StatementType | undefined> = new Set([
  'Facts',
  'Constraints',
  'Let',
  'Section',
  'Criterion',
  'Bonuses',
  'Penalties',
  'Ratings',
  'Caps',
  'Quotas',
] satisfies StatementType[]);

function sectionSpan(section: tree.Section, criteria: readonly tree.Criterion[]): Span {
  return { start: section.span.start, end: criteria.at(-1)?.span.end ?? section.span.end };
}

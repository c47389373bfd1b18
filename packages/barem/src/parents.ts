import { mapSpans, renamingFix, revise, revisionDiagnostics } from '@barem/check';
import { isError, limits, nearest, type Diagnostic, type Related, type Span } from '@barem/core';
import { sha256 } from '@barem/plan';
import { printText, type Change, type Extends, type Sheet } from '@barem/syntax';
import type { Loaded, ParentText } from './loaded.js';

/** A sheet that others may build on. */
export interface Parent {
  readonly sheet: string;
  readonly edition?: string;
  /** Where it comes from, for messages; its id and edition where absent. */
  readonly path?: string;
  readonly loaded: Loaded;
  /** Present where it builds on the sheet that is being read: the ids in the circle, the first also the last. */
  readonly circle?: readonly string[];
  /** Whether it was not read because too many sheets build on it in a row. */
  readonly isTooDeep?: boolean;
}

/** A sheet with everything that it inherits. */
export interface Inherited {
  /** The whole sheet; absent where it cannot be told. */
  readonly sheet?: Sheet;
  readonly texts: readonly ParentText[];
  readonly diagnostics: readonly Diagnostic[];
}

/** What a sheet builds on, as it is locked: it changes whenever anything in the whole sheet does. */
export const fingerprint = (sheet: Sheet): string => sha256(printText(sheet));

/** The key of a parent in a lock: `nghe_an.thuong_ky@2021`. */
export const lockKey = (sheet: string, edition: string | undefined): string =>
  edition === undefined ? sheet : `${sheet}@${edition}`;

/** The whole sheet that `child` stands for, found among `parents`. */
export function inherit(
  child: Sheet,
  clause: Extends,
  source: string,
  parents: readonly Parent[],
  locked: Readonly<Record<string, string>>,
): Inherited {
  const { parent, diagnostics } = chosen(clause, parents);
  if (!parent) return { texts: [], diagnostics };
  const { loaded, edition, path } = parent;
  const from = loaded.plan && loaded.sheet;
  const id = parent.sheet;
  if (hasTooMany(parent)) {
    const args = { limit: limits.parents };
    return { texts: [], diagnostics: [revisionDiagnostics.tooManyParents(clause.of.span, args)] };
  }
  if (!from) {
    const count = loaded.diagnostics.filter(isError).length;
    return {
      texts: [],
      diagnostics: [revisionDiagnostics.parentHasErrors(clause.of.span, { sheet: id, count })],
    };
  }
  if ((from.rollUp !== undefined) !== (child.rollUp !== undefined))
    return {
      texts: [],
      diagnostics: [revisionDiagnostics.otherKind(clause.of.span, { sheet: id })],
    };
  const lock = Object.hasOwn(locked, lockKey(id, edition))
    ? locked[lockKey(id, edition)]
    : undefined;
  const isChanged = lock !== undefined && lock !== fingerprint(from);
  const start = source.length + 1;
  const name = edition === undefined ? id : `${id} ${edition}`;
  const texts: readonly ParentText[] = [
    { name, text: loaded.source, start, ...(path !== undefined && { path }) },
    ...loaded.inherited.map((each) => ({ ...each, start: each.start + start })),
  ];
  const shifted = mapSpans(from, (span) => ({ start: span.start + start, end: span.end + start }));
  const { sheet, diagnostics: found } = revise(shifted, child, name);
  return {
    sheet,
    texts,
    diagnostics: [
      ...(isChanged
        ? [revisionDiagnostics.parentChanged(clause.of.span, { sheet: id, edition })]
        : []),
      ...found,
    ],
  };
}

/** Whether a parent builds on so many sheets that nothing more may build on it. */
const hasTooMany = ({ isTooDeep, loaded }: Parent): boolean =>
  isTooDeep === true ||
  loaded.inherited.length >= limits.parents ||
  loaded.diagnostics.some(({ code }) => code === tooManyCode);

const tooManyCode = revisionDiagnostics.tooManyParents.definition.code;

/** The parent that a clause names, or why there is not exactly one. */
function chosen(
  { of, edition, span }: Extends,
  parents: readonly Parent[],
): { readonly parent?: Parent; readonly diagnostics: readonly Diagnostic[] } {
  const named = parents.filter(({ sheet }) => sheet === of.id);
  const fitting = edition ? named.filter((each) => each.edition === edition.value) : named;
  const [parent, second] = fitting;
  if (second) {
    const editions = fitting.map((each) => each.edition ?? '').toSorted();
    const args = { sheet: of.id, editions };
    return { diagnostics: [revisionDiagnostics.severalEditions(span, args)] };
  }
  if (parent?.circle)
    return { diagnostics: [revisionDiagnostics.circle(span, { sheets: parent.circle })] };
  if (parent) return { parent, diagnostics: [] };
  const args = {
    sheet: of.id,
    edition: edition?.value,
    known: named.flatMap((each) => each.edition ?? []).toSorted(),
    suggestion: nearest(
      of.id,
      parents.map(({ sheet }) => sheet),
    ),
  };
  const place = named.length > 0 && edition ? edition.span : of.span;
  const ids = [...new Set(parents.map(({ sheet }) => sheet))];
  const fix = named.length > 0 ? undefined : renamingFix(of, args.suggestion, ids);
  return { diagnostics: [revisionDiagnostics.unknownParent(place, args, { fix })] };
}

// ── Findings about inherited parts ───────────────────────────────────────────────────────────────

/**
 * A finding about the whole sheet as one about the child's own text: what stands in a parent's text is shown beside,
 * and the finding itself stands at the change that is behind it.
 */
export function placedInChild(
  diagnostic: Diagnostic,
  child: Sheet,
  whole: Sheet,
  texts: readonly ParentText[],
): Diagnostic {
  const { span, related = [], fix, ...rest } = diagnostic;
  const own = textAt(span, texts);
  const beside = related.map((each) => relatedIn(each, texts));
  const isFixHere = fix?.edits.every((edit) => !textAt(edit.span, texts)) ?? false;
  if (!own)
    return {
      ...rest,
      span,
      ...(beside.length > 0 && { related: beside }),
      ...(fix && isFixHere && { fix }),
    };
  const here = { span, message: revisionDiagnostics.parentNotes.declaredHere };
  return {
    ...rest,
    span: culprit(span, child, whole),
    related: [relatedIn(here, texts), ...beside],
  };
}

const textAt = ({ start }: Span, texts: readonly ParentText[]): ParentText | undefined =>
  texts.findLast((each) => each.start <= start);

function relatedIn({ span, ...rest }: Related, texts: readonly ParentText[]): Related {
  const text = rest.in ? undefined : textAt(span, texts);
  if (!text) return { span, ...rest };
  const { start } = text;
  return {
    ...rest,
    span: { start: span.start - start, end: span.end - start },
    in: { name: text.path ?? text.name, text: text.text },
  };
}

/** The change that has to do with a place in the parent's text: one of what stands around it; else the clause itself. */
function culprit(span: Span, child: Sheet, whole: Sheet): Span {
  const holds = (node: { readonly span: Span }): boolean =>
    node.span.start <= span.start && span.end <= node.span.end;
  const section = whole.sections.find(holds);
  const around = new Set([
    ...(section ? [section.id.id, ...section.criteria.map(({ id }) => id.id)] : []),
    ...(whole.ratings.some(holds) ? whole.ratings.map(({ id }) => id.id) : []),
    ...whole.facts.filter(holds).map(({ id }) => id.id),
  ]);
  const changes = child.changes ?? [];
  const found = changes.find((change) => idsOf(change).some((id) => around.has(id)));
  return (
    found?.span ??
    (around.size === 0 ? changes[0]?.span : undefined) ??
    child.extends?.span ??
    child.span
  );
}

function idsOf(change: Change): readonly string[] {
  switch (change.kind) {
    case 'amend':
      return [change.id.id];
    case 'add':
    case 'replace':
      return change.items.flatMap((item) => ('id' in item ? [item.id.id] : []));
    case 'remove':
    case 'move':
    case 'renumber':
      return 'key' in change.target && change.target.key.kind === 'id'
        ? [change.target.key.id]
        : [];
  }
}

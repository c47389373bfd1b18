import {
  Composer,
  isMap,
  isScalar,
  isSeq,
  type Pair,
  type ParsedNode,
  type Scalar as YamlScalar,
} from 'yaml';
import { limits, type Diagnostic, type Span } from '@barem/core';
import { syntaxDiagnostics } from '@barem/syntax';
import { mapOf, type Data, type DataMap, type Entry, type Scalar } from './data.js';
import {
  commaInValue,
  duplicateKey,
  emptyFile,
  mergeKey,
  missingColon,
  numberStyle,
} from './diagnostics.js';
import { addSpace, changeTo, givenHere, quoteAs } from './fixes.js';
import { explainLayout } from './layout.js';
import { scan } from './scan.js';

/** What a data file holds; `data` is absent when its layout leaves no doubt-free reading. */
export interface Composed {
  readonly data?: Data;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a YAML text: version 1.2 with the core schema, without anchors, tags and merge keys. Never throws. */
export function composeYaml(text: string): Composed {
  if (text.length > limits.sourceLength) {
    const args = { length: text.length, limit: limits.sourceLength };
    return { diagnostics: [syntaxDiagnostics.tooLong({ start: 0, end: 0 }, args)] };
  }
  // A line may end in a lone carriage return; the library does not know that, and offsets stay as they are.
  const source = text.replaceAll(/\r(?!\n)/g, '\n');
  const { tokens, diagnostics, brackets } = scan(source);
  if (diagnostics.length > 0) return { diagnostics };
  const composer = new Composer({
    version: '1.2',
    schema: 'core',
    merge: false,
    stringKeys: true,
    // We look for repeated keys ourselves, in linear time.
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
  });
  const [document] = composer.compose(tokens, true, text.length);
  const wrong = document ? [...document.errors, ...document.warnings] : [];
  if (wrong.length > 0) return { diagnostics: explainLayout(wrong, source, brackets) };
  if (!document?.contents || isNothing(document.contents)) {
    return { diagnostics: [emptyFile({ start: 0, end: 0 }, {})] };
  }
  const found: Diagnostic[] = [];
  const data = convert(document.contents, source, (diagnostic) => found.push(diagnostic));
  return { data, diagnostics: found };
}

type Report = (diagnostic: Diagnostic) => void;

const isNothing = (node: ParsedNode): boolean =>
  isScalar(node) && node.value === null && node.source === '';

function convert(node: ParsedNode, source: string, report: Report): Data {
  const span = spanOf(node);
  if (isScalar(node)) return scalarOf(node, span);
  if (isSeq(node)) {
    const items = node.items.map((item) => convert(item, source, report));
    return { kind: 'list', span, items };
  }
  if (isMap(node)) return convertMap(node.items, span, source, report);
  // Aliases never come this far.
  return { kind: 'nothing', span, text: '', style: 'plain' };
}

/** The place of a node without the space and comments behind it. */
function spanOf({ range }: ParsedNode): Span {
  const [start, end] = range;
  return { start, end };
}

const styles: Readonly<Record<string, Scalar['style']>> = {
  QUOTE_SINGLE: 'single-quoted',
  QUOTE_DOUBLE: 'double-quoted',
  BLOCK_LITERAL: 'block',
  BLOCK_FOLDED: 'block',
};

function scalarOf({ value, source, type }: YamlScalar, span: Span): Scalar {
  const style = styles[type ?? ''] ?? 'plain';
  if (typeof value === 'string') return { kind: 'text', span, text: value, style };
  const kind =
    typeof value === 'number' ? 'number' : typeof value === 'boolean' ? 'boolean' : 'nothing';
  return { kind, span, text: source ?? '', style };
}

/** The entries of a group, without those that repeat a key, take over others or come of a comma inside a value. */
function convertMap(
  pairs: readonly Pair<ParsedNode, ParsedNode | null>[],
  span: Span,
  source: string,
  report: Report,
): DataMap {
  const entries: Entry[] = [];
  const byKey = new Map<string, Entry>();
  for (const [index, pair] of pairs.entries()) {
    const key = keyOf(pair);
    if (pair.value === null) {
      const next = pairs[index + 1];
      // Of several commas in a value the last one tells where it ends.
      if (next?.value === null) continue;
      const last = entries.at(-1);
      const joined = last && joinedByComma(last, key, source, report);
      if (!last || !joined) report(noColon(key));
      else {
        entries[entries.length - 1] = joined;
        byKey.set(joined.key.text, joined);
      }
      continue;
    }
    const value = convert(pair.value, source, report);
    const entry: Entry = { span: { start: key.span.start, end: value.span.end }, key, value };
    const before = byKey.get(key.text);
    if (before) report(repeated(key, before));
    else if (key.text === '<<' && isPlain(pair.key)) report(mergeKey(key.span, {}));
    else {
      entries.push(entry);
      byKey.set(key.text, entry);
    }
  }
  return mapOf(span, entries);
}

const keyOf = ({ key }: Pair<ParsedNode>): Entry['key'] => ({
  span: spanOf(key),
  text: isScalar(key) ? String(key.value).normalize('NFC') : '',
});

const isPlain = (node: ParsedNode): boolean => isScalar(node) && node.type === 'PLAIN';

/** A key that stands above already. */
export const repeated = ({ span, text }: Entry['key'], before: Entry): Diagnostic =>
  duplicateKey(span, { key: text }, { related: [givenHere(before.key.span)] });

/** In `{ when: nhỏ nhất(a, b) > 3 }` the comma ends the value: what was meant, and a finding that says so. */
function joinedByComma(
  { key, value }: Entry,
  next: Entry['key'],
  source: string,
  report: Report,
): Entry | undefined {
  if ((value.kind !== 'text' && value.kind !== 'number') || value.style !== 'plain')
    return undefined;
  const span = { start: value.span.start, end: next.span.end };
  const found = source.slice(span.start, span.end);
  if (/["\n]/.test(found)) return undefined;
  const whole: Span = { start: key.span.start, end: span.end };
  if (/^-?\d+,\s*\d+$/.test(found)) {
    const repair = found.replace(/,\s*/, '.');
    report(numberStyle(span, { found, repair }, { fix: changeTo(span, repair) }));
    return { span: whole, key, value: { kind: 'number', span, text: repair, style: 'plain' } };
  }
  report(commaInValue(span, { found }, { fix: quoteAs(span, found) }));
  return { span: whole, key, value: { kind: 'text', span, text: found, style: 'plain' } };
}

function noColon({ span, text }: Entry['key']): Diagnostic {
  const colon = text.indexOf(':');
  if (colon === -1) return missingColon(span, { found: text, colon: false });
  const fix = addSpace(span.start + colon + 1);
  return missingColon(span, { found: text, colon: true }, { fix });
}

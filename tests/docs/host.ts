import { catalogues, type KeywordKey } from '@barem/syntax';
import { convert, type Language } from 'barem';

/**
 * What stands around a fragment of a page: the parts of a sheet that the fragment does not bring itself.
 * A page may show its own host, in a block marked `host`; what that leaves out comes from here.
 */
const defaultHost = `
sheet host "Host"

section H "Host section"
  criterion H.1 "Anything" from 0 to 100 points

ratings
  good    "Good"    from 90 points
  fair    "Fair"    from 70 to under 90 points
  average "Average" from 50 to under 70 points
  poor    "Poor"    under 50 points
`;

const starters = [
  'Sheet',
  'Facts',
  'Constraints',
  'Let',
  'Section',
  'Criterion',
  'Bonuses',
  'Penalties',
  'Ratings',
  'Caps',
  'Example',
] as const satisfies readonly KeywordKey[];

const headClauses = [
  'Source',
  'Note',
  'Status',
  'Effective',
  'Scale',
  'NoScale',
] as const satisfies readonly KeywordKey[];

type Starter = (typeof starters)[number] | 'Clause';

/** A stretch of a text from one unindented keyword to the next. */
interface Part {
  readonly kind: Starter;
  readonly text: string;
}

const startsWith = (line: string, key: KeywordKey, language: Language): boolean =>
  catalogues[language][key].some((word) => line === word || line.startsWith(`${word} `));

function kindOf(line: string, language: Language): Starter | undefined {
  const clause = headClauses.some((key) => startsWith(line, key, language));
  return clause ? 'Clause' : starters.find((key) => startsWith(line, key, language));
}

/** The parts of a text that begin at the margin; comments above the first go with it. */
export function partsOf(text: string, language: Language): readonly Part[] {
  const parts: { kind: Starter; lines: string[] }[] = [];
  let before: string[] = [];
  for (const line of text.split('\n')) {
    const kind = kindOf(line, language);
    const current = parts.at(-1);
    if (kind !== undefined) {
      parts.push({ kind, lines: [...before, line] });
      before = [];
    } else if (current === undefined) before.push(line);
    else current.lines.push(line);
  }
  return parts.map(({ kind, lines }) => ({ kind, text: lines.join('\n').trimEnd() }));
}

/** The language whose keywords begin the lines of a fragment. */
export function languageOf(fragment: string): Language {
  const count = (language: Language): number =>
    fragment.split('\n').filter((line) => kindOf(line, language) !== undefined).length;
  return count('en') > count('vi') ? 'en' : 'vi';
}

/** Ids that facts or names have been given in a part. */
function declared(parts: readonly Part[], kind: Starter): ReadonlySet<string> {
  return new Set(
    parts
      .filter((part) => part.kind === kind)
      .flatMap(({ text }) => entriesOf(text).map(({ id }) => id)),
  );
}

/** Lines of a block of facts, each with those beneath it, or a name that is set. */
function entriesOf(text: string): readonly { readonly id: string; readonly text: string }[] {
  const entries: { id: string; lines: string[] }[] = [];
  for (const line of text.split('\n')) {
    const [, id] = /^ {2}(\S+) +"/.exec(line) ?? /^(?:let|đặt) +(\S+) *=/.exec(line) ?? [];
    if (id !== undefined) entries.push({ id, lines: [line] });
    else entries.at(-1)?.lines.push(line);
  }
  return entries.map(({ id, lines }) => ({ id, text: lines.join('\n') }));
}

/** The whole sheet that a page's host stands for, in `language`. */
function hostParts(host: string | undefined, language: Language): readonly Part[] {
  const base = host === undefined ? defaultHost : withDefaults(host);
  const converted = convert(base, { language });
  if (!converted.ok)
    throw new Error(`the host is no sheet: ${JSON.stringify(converted.diagnostics)}`);
  return partsOf(converted.text, language);
}

/** A host that a page shows, with what it leaves out. */
export function withDefaults(host: string): string {
  return assemble(partsOf(host, languageOf(host)), undefined, languageOf(host));
}

/** The whole sheet around a fragment in the text form. */
export function textAround(fragment: string, host: string | undefined): string {
  const language = languageOf(fragment);
  return assemble(partsOf(fragment, language), host, language);
}

/** @param uses - text that names what of the host is wanted */
function assemble(
  own: readonly Part[],
  host: string | undefined,
  language: Language,
  uses: string = own.map(({ text }) => text).join('\n'),
): string {
  const around = wanted(hostParts(host, language), own, uses, language);
  const has = (...kinds: readonly Starter[]): boolean =>
    own.some(({ kind }) => kinds.includes(kind));
  const from = (parts: readonly Part[], ...kinds: readonly Starter[]): readonly string[] =>
    parts.filter(({ kind }) => kinds.includes(kind)).map(({ text }) => text);
  const rest = own.filter(({ kind }) => !['Sheet', 'Clause'].includes(kind));
  const at = rest.findIndex(({ kind }) => kind === 'Criterion');
  const isInSection = rest
    .slice(0, at)
    .some(({ kind }) => ['Section', 'Bonuses', 'Penalties'].includes(kind));
  const section = `${catalogues[language].Section[0]} F "Fragment"`;
  const placed = rest.map(({ text }) => text);
  if (at >= 0 && !isInSection) placed.splice(at, 0, section);
  return [
    ...from(has('Sheet') ? own : around, 'Sheet'),
    ...from(own, 'Clause').map((text) => text.replaceAll(/^/gm, '  ')),
    ...from(around, 'Facts', 'Constraints', 'Let'),
    ...(has('Section', 'Criterion') ? [] : from(around, 'Section', 'Criterion')),
    ...placed,
    ...(has('Ratings') ? [] : from(around, 'Ratings')),
  ].join('\n');
}

/** The host without the facts, constraints and names that a fragment declares itself or has no use for. */
function wanted(
  around: readonly Part[],
  own: readonly Part[],
  uses: string,
  language: Language,
): readonly Part[] {
  const taken = new Set([...declared(own, 'Facts'), ...declared(own, 'Let')]);
  const entries = around.flatMap(({ kind, text }) =>
    kind === 'Facts' || kind === 'Let' ? entriesOf(text).map((each) => ({ kind, ...each })) : [],
  );
  const isUsed = (id: string, texts: readonly string[]): boolean =>
    texts.some((text) => wordsIn(text).has(id));
  const kept = new Set<string>();
  const needed = [uses];
  // Names may rest on other names; each round finds those that the last one needs.
  for (let size = -1; size < kept.size;) {
    size = kept.size;
    for (const { id, text } of entries) {
      if (kept.has(id) || taken.has(id) || !isUsed(id, needed)) continue;
      kept.add(id);
      needed.push(text);
    }
  }
  const facts = entries
    .filter(({ kind, id }) => kind === 'Facts' && kept.has(id))
    .map(({ text }) => text);
  const ids = entries.map(({ id }) => id);
  const constraints = around
    .filter(({ kind }) => kind === 'Constraints')
    .flatMap(({ text }) => text.split('\n').slice(1))
    .filter((line) => ids.every((id) => kept.has(id) || !wordsIn(line).has(id)));
  const block = (key: 'Facts' | 'Constraints', lines: readonly string[]): readonly Part[] =>
    lines.length === 0
      ? []
      : [{ kind: key, text: [catalogues[language][key][0], ...lines].join('\n') }];
  return [
    ...block('Facts', facts),
    ...block('Constraints', constraints),
    ...entries.filter(({ kind, id }) => kind === 'Let' && kept.has(id)),
    ...around.filter(({ kind }) => !['Facts', 'Constraints', 'Let'].includes(kind)),
  ];
}

const wordsIn = (text: string): ReadonlySet<string> =>
  new Set(text.replaceAll(/"[^"]*"/g, '').match(/[\p{L}_][\p{L}\p{M}\p{N}_.]*/gu));

/** The whole sheet around lines that are an expression each; a comment may stand behind it. */
export function textAroundExpressions(
  lines: string,
  host: string | undefined,
  language: Language,
): string {
  const names = lines
    .split('\n')
    .map((line) => line.replace(/#.*$/, '').trim())
    .filter((line) => line !== '')
    .map((line, index) => `${catalogues[language].Let[0]} e${index + 1} = ${line}`);
  return assemble(partsOf(names.join('\n'), language), host, language);
}

// ── YAML ─────────────────────────────────────────────────────────────────────────────────────────

/** The parts of a YAML text, by their keys at the margin. */
function yamlParts(text: string): ReadonlyMap<string, string> {
  const parts = new Map<string, string>();
  let key: string | undefined;
  for (const line of text.trimEnd().split('\n')) {
    const [, next] = /^([a-z_]+):/.exec(line) ?? [];
    key = next ?? key;
    if (key !== undefined) parts.set(key, parts.has(key) ? `${parts.get(key)}\n${line}` : line);
  }
  return parts;
}

/** Entries of a map beneath a key, each with the lines that belong to it. */
function yamlEntries(part: string): readonly { readonly id: string; readonly text: string }[] {
  const entries: { id: string; lines: string[] }[] = [];
  for (const line of part.split('\n').slice(1)) {
    const [, id] = /^ {2}([^ #][^:]*):/.exec(line) ?? [];
    if (id !== undefined) entries.push({ id, lines: [line] });
    else entries.at(-1)?.lines.push(line);
  }
  return entries.map(({ id, lines }) => ({ id, text: lines.join('\n') }));
}

/** The whole sheet around a fragment in YAML: entries of a sheet, after criteria as a list if it begins with them. */
export function yamlAround(fragment: string, host: string | undefined, language: Language): string {
  const base = convert(assemble([], host, language, fragment), { to: 'yaml' });
  if (!base.ok) throw new Error('the host is no sheet');
  const parts = new Map(yamlParts(base.text));
  const at = fragment.startsWith('- ') ? fragment.search(/^[a-z_]+:/m) : 0;
  const [criteria, rest] = at < 0 ? [fragment, ''] : [fragment.slice(0, at), fragment.slice(at)];
  const own = new Map(yamlParts(rest));
  if (criteria !== '') {
    const list = criteria.trimEnd().replaceAll(/^(?=.)/gm, '      ');
    own.set('sections', `sections:\n  - id: F\n    title: Fragment\n    criteria:\n${list}`);
  }
  for (const [key, text] of own) {
    const known = parts.get(key);
    const isMap = key === 'facts' || key === 'let';
    if (!isMap || known === undefined) parts.set(key, text);
    else {
      const taken = new Set(yamlEntries(text).map(({ id }) => id));
      const kept = yamlEntries(known).filter(({ id }) => !taken.has(id));
      parts.set(
        key,
        [`${key}:`, ...kept.map((each) => each.text), ...text.split('\n').slice(1)].join('\n'),
      );
    }
  }
  return `${[...parts.values()].join('\n')}\n`;
}

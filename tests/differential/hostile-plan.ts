import type { Plan } from '@barem/plan';

/** Names that try to end a literal, a comment or a line, or to reach what objects inherit. */
export const hostileNames: readonly string[] = [
  "'; globalThis.reached = true; '",
  '"; globalThis.reached = true; "',
  '`${globalThis.reached = true}`',
  '*/ globalThis.reached = true; /*',
  '\n globalThis.reached = true; //',
  '\r\n} globalThis.reached = true; {',
  '\u2028globalThis.reached = true;\u2029',
  "\\'; globalThis.reached = true; //",
  '</script><script>globalThis.reached = true</script>',
  '<!-- x',
  '\u202Etxt.\u202C \u200B',
  '\uD800',
  '\0',
  '${1}',
  '__proto__x',
  'constructor',
  'toString',
  'arguments',
  'await',
  'score',
  'answers',
  'points_I_1',
  'Math',
  'total',
  'class',
  '1',
  '',
  ' ',
  'phải_dự',
  'Đạt',
  '𝒳',
  'a-b',
  'a.b',
  '@ts-nocheck',
  '# sourceMappingURL=x',
];

/** A plan and a record with every name replaced, alike in both, by one of `names`. */
export function renamed(
  plan: Plan,
  records: readonly Readonly<Record<string, unknown>>[],
  names: readonly string[],
): { readonly plan: Plan; readonly records: readonly unknown[] } {
  const known = new Map<string, string>();
  const used = new Set<string>(['unit', 'period', 'assessor', 'date', 'facts', 'scores']);
  const rename = (name: string): string => {
    const found = known.get(name);
    if (found !== undefined) return found;
    let fresh = (names[known.size % names.length] ?? '').normalize('NFC');
    while (used.has(fresh)) fresh += "'";
    used.add(fresh);
    known.set(name, fresh);
    return fresh;
  };
  const keys = <T>(object: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(Object.entries(object).map(([key, value]) => [rename(key), value]));
  const titled = <T extends { readonly title: string }>(label: T): T => ({
    ...label,
    title: rename(`title ${label.title}`),
    sources: names,
  });
  const ids = <T extends { readonly id: string }>(all: readonly T[]): readonly T[] =>
    all.map((each) => ({ ...each, id: rename(each.id) }));
  const { text } = plan;
  const hostile: Plan = {
    ...plan,
    inputs: plan.inputs.map((input) => {
      const id = rename(input.id);
      if (input.type === 'choice') return { ...input, id, options: input.options.map(rename) };
      return input.type === 'number' && input.named
        ? { ...input, id, named: keys(input.named) }
        : { ...input, id };
    }),
    operations: plan.operations.map((each) => ({ ...each, origin: rename(each.origin) })),
    sections: ids(plan.sections),
    criteria: ids(plan.criteria),
    ratings: ids(plan.ratings),
    text: {
      ...text,
      sheet: rename(text.sheet),
      title: rename(`title ${text.title}`),
      sources: names,
      inputs: text.inputs.map((title) => rename(`title ${title}`)),
      constraints: text.constraints.map(titled),
      sections: text.sections.map(titled),
      criteria: text.criteria.map(titled),
      ratings: text.ratings.map((each) => ({
        ...titled(each),
        requirements: each.requirements.map(titled),
      })),
      caps: text.caps.map(titled),
    },
  };
  const choices = new Set(
    plan.inputs.flatMap((input) =>
      input.type === 'choice'
        ? input.options
        : input.type === 'number'
          ? Object.keys(input.named ?? {})
          : [],
    ),
  );
  const isHead = (key: string): boolean => ['unit', 'period', 'assessor', 'date'].includes(key);
  return {
    plan: hostile,
    records: records.map((record) =>
      Object.fromEntries(
        Object.entries(record).map(([key, value]) => [
          isHead(key) ? key : rename(key),
          typeof value === 'string' && choices.has(value) ? rename(value) : value,
        ]),
      ),
    ),
  };
}

import type { Annotations, Effective, Status, Text } from '@barem/syntax';
import fc, { type Arbitrary } from 'fast-check';
import * as nodes from './nodes.js';
import { titles } from './words.js';

/** A title, note or article. */
export const title = (): Arbitrary<Text> => fc.constantFrom(...titles).map(nodes.text);

/** A label that may be missing. */
export const optionalTitle = (): Arbitrary<Text | undefined> =>
  fc.option(title(), { nil: undefined });

/** Sources, notes and a status; mostly none. */
export const annotations = (): Arbitrary<Annotations> =>
  fc.oneof(
    { withCrossShrink: true },
    { arbitrary: fc.constant(nodes.noAnnotations), weight: 4 },
    {
      arbitrary: fc
        .record({
          sources: fc.array(title(), { maxLength: 2 }),
          notes: fc.array(title(), { maxLength: 2 }),
          status: fc.option(
            fc.constantFrom<Status[]>('official', 'illustrative', 'draft'),
            { nil: undefined },
          ),
        })
        .map(({ sources, notes, status }): Annotations => ({
          sources,
          notes,
          ...(status && { status: { span: nodes.span, value: status } }),
        })),
      weight: 1,
    },
  );

/** Days in force, with or without a last one. */
export const effective = (): Arbitrary<Effective> =>
  fc
    .record({ from: fc.nat(12_000), days: fc.option(fc.nat(2_000), { nil: undefined }) })
    .map(({ from, days }): Effective => ({
      span: nodes.span,
      from: day(from),
      ...(days !== undefined && { to: day(from + days) }),
    }));

/** The day `days` days after 1 January 2000. */
const day = (days: number): Effective['from'] => ({
  span: nodes.span,
  iso: new Date(Date.UTC(2000, 0, 1 + days)).toISOString().slice(0, 10),
});

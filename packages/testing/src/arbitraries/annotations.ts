import type { Annotations, Effective, Status, Text } from '@barem/syntax';
import type { Arbitrary } from 'fast-check';
import * as fc from 'fast-check';
import * as nodes from './nodes.js';
import { titles } from './words.js';

/** A title, note or article. */
export const title = (): Arbitrary<Text> => fc.constantFrom(...titles).map(nodes.text);

/** A label that may be missing. */
export const optionalTitle = (): Arbitrary<Text | undefined> =>
  fc.option(title(), { nil: undefined });

const status = (): Arbitrary<Status> =>
  fc.constantFrom<Status[]>('illustrative', 'official', 'draft');

/** Sources, notes and, seldom, a status of a part of a sheet; mostly none. */
export const annotations = (): Arbitrary<Annotations> =>
  fc.oneof(
    { withCrossShrink: true },
    { arbitrary: fc.constant(nodes.noAnnotations), weight: 4 },
    { arbitrary: annotationsWith(fc.option(status(), { nil: undefined, freq: 1 })), weight: 1 },
  );

/** Whether an answer is marked as changeable; mostly not. */
export const mark = (): Arbitrary<boolean> => fc.nat(11).map((value) => value === 11);

/** What a sheet says of itself. An official sheet names its source. */
export const sheetAnnotations = (): Arbitrary<Annotations> =>
  annotationsWith(fc.option(status(), { nil: undefined })).map((each) =>
    each.status?.value === 'official' && each.sources.length === 0
      ? { ...each, sources: [nodes.text('Quy định số 08-QĐ/TU')] }
      : each,
  );

const annotationsWith = (status: Arbitrary<Status | undefined>): Arbitrary<Annotations> =>
  fc
    .record({
      sources: fc.array(title(), { maxLength: 2 }),
      notes: fc.array(title(), { maxLength: 2 }),
      status,
    })
    .map(({ sources, notes, status }): Annotations => ({
      sources,
      notes,
      ...(status && { status: { span: nodes.span, value: status } }),
    }));

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

import { parseText, printText, type Parsed, type Sheet } from '@barem/syntax';
import type { Arbitrary } from 'fast-check';
import * as fc from 'fast-check';
import { differences } from './differences.js';
import { law, type Law } from './law.js';
import { withoutSpans } from './print-and-parse.js';
import { listed, type Subject } from './subject.js';

export const formatting: Law = law(
  'formatting twice is formatting once, and keeps the sheet and its comments',
  commented,
  function* (_, text) {
    const once = formatted(text);
    if (typeof once === 'string') {
      yield once;
      return;
    }
    const twice = formatted(once.text);
    if (typeof twice === 'string') {
      yield `after formatting: ${twice}`;
      return;
    }
    yield* differences(twice.text, once.text, 'the text formatted twice');
    yield* differences(withoutSpans(twice.sheet), withoutSpans(once.sheet), 'the sheet');
    yield* differences(commentsOf(twice), commentsOf(once), 'the comments');
  },
);

interface Formatted {
  /** What was read. */
  readonly sheet: Sheet;
  readonly comments: Parsed['comments'];
  /** What was written. */
  readonly text: string;
}

function formatted(source: string): Formatted | string {
  const { sheet, comments, diagnostics } = parseText(source);
  if (!sheet) return `cannot be read: ${listed(diagnostics)}\n${source}`;
  return { sheet, comments, text: printText(sheet, { comments, source }) };
}

/** Comments in alphabetical order: each stays with its statement, which may be moved to where it belongs. */
const commentsOf = ({ comments }: Formatted): readonly string[] =>
  comments.map(({ text }) => text).toSorted();

/** The author's text, or else the printed one, with comments at the ends of some lines and between some. */
function commented({ sheet, source }: Subject): Arbitrary<string> {
  const own = source !== undefined && parseText(source).sheet ? [source] : [];
  const printed = (['vi', 'en'] as const).map((language) => printText(sheet, { language }));
  return fc
    .record({
      text: fc.constantFrom(...own, ...printed),
      comments: fc.array(
        fc.record({
          line: fc.nat(1000),
          ownLine: fc.boolean(),
          indent: fc.nat(6),
          words: fc.constantFrom('', 'ghi chú', 'tiêu chí "x" # 3 điểm', 'a'.repeat(120)),
        }),
        { maxLength: 5 },
      ),
      breaks: fc.constantFrom('\n', '\r\n'),
    })
    .map(({ text, comments, breaks }) => {
      const lines = text.split('\n');
      for (const { line, ownLine, indent, words } of comments) {
        const at = line % lines.length;
        const comment = `${' '.repeat(indent)}# ${words}`;
        if (ownLine) lines.splice(at, 0, comment);
        else lines[at] = `${lines[at]} ${comment}`;
      }
      return lines.join(breaks);
    });
}

import type { Localized } from '@barem/core';
import { parseText, printText, type Parsed, type Sheet } from '@barem/syntax';
import type { Arbitrary } from 'fast-check';
import * as fc from 'fast-check';
import { differences } from './differences.js';
import { law, type Law } from './law.js';
import { withoutSpans } from './print-and-parse.js';
import { errorsIn, type Subject } from './subject.js';

export const formatting: Law = law({
  id: 'formatting',
  name: {
    vi: 'trình bày lại lần nữa không đổi gì thêm, và biểu cùng chú thích được giữ nguyên',
    en: 'formatting twice is formatting once, and keeps the sheet and its comments',
  },
  cases: commented,
  shows: ({ comments }) => ({ remarks: comments.map(remarkOn) }),
  *broken(_, { text }) {
    const once = formatted(text);
    if (!once.sheet) {
      const { vi, en } = once.complaint;
      yield { vi: `không đọc được biểu: ${vi}`, en: `the sheet cannot be read: ${en}` };
      return;
    }
    const twice = formatted(once.text);
    if (!twice.sheet) {
      const { vi, en } = twice.complaint;
      yield {
        vi: `sau khi trình bày thì không đọc được biểu: ${vi}`,
        en: `after formatting the sheet cannot be read: ${en}`,
      };
      return;
    }
    yield* differences(twice.text, once.text, {
      vi: 'biểu trình bày lần hai',
      en: 'the sheet formatted twice',
    });
    yield* differences(withoutSpans(twice.sheet), withoutSpans(once.sheet), {
      vi: 'biểu sau khi trình bày',
      en: 'the formatted sheet',
    });
    yield* differences(commentsOf(twice), commentsOf(once), {
      vi: 'các chú thích sau khi trình bày',
      en: 'the comments of the formatted sheet',
    });
  },
});

type Formatted =
  | {
      /** What was read. */
      readonly sheet: Sheet;
      readonly comments: Parsed['comments'];
      /** What was written. */
      readonly text: string;
    }
  | { readonly sheet?: undefined; readonly complaint: Localized };

function formatted(source: string): Formatted {
  const { sheet, comments, diagnostics } = parseText(source);
  if (!sheet) return { complaint: errorsIn(diagnostics) };
  return { sheet, comments, text: printText(sheet, { comments, source }) };
}

/** Comments in alphabetical order: each stays with its statement, which may be moved to where it belongs. */
const commentsOf = ({ comments }: { readonly comments: Parsed['comments'] }): readonly string[] =>
  comments.map(({ text }) => text).toSorted();

/** A text with comments added to it, one after another. */
interface Commented {
  readonly text: string;
  readonly comments: readonly AddedComment[];
}

interface AddedComment {
  /** From 1, in the text as it is when the comment comes to it. */
  readonly line: number;
  readonly ownLine: boolean;
  readonly text: string;
}

const remarkOn = ({ line, ownLine, text }: AddedComment): Localized =>
  ownLine
    ? { vi: `thêm trên dòng ${line}: \`${text}\``, en: `added above line ${line}: \`${text}\`` }
    : {
        vi: `thêm vào cuối dòng ${line}: \`${text}\``,
        en: `added at the end of line ${line}: \`${text}\``,
      };

/** The author's text, or else the printed one, with comments at the ends of some lines and between some. */
function commented({ written, source }: Subject): Arbitrary<Commented> {
  const own = source !== undefined && parseText(source).sheet ? [source] : [];
  const printed = (['vi', 'en'] as const).map((language) => printText(written, { language }));
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
      const added: AddedComment[] = [];
      for (const { line, ownLine, indent, words } of comments) {
        const at = line % lines.length;
        const comment = `${' '.repeat(indent)}# ${words}`;
        if (ownLine) lines.splice(at, 0, comment);
        else lines[at] = `${lines[at]} ${comment}`;
        added.push({ line: at + 1, ownLine, text: `# ${words}` });
      }
      return { text: lines.join(breaks), comments: added };
    });
}

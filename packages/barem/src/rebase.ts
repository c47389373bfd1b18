import { rebase, revisionDiagnostics, type Clash } from '@barem/check';
import type { Localized } from '@barem/core';
import { printItem, printText, type Item, type Sheet } from '@barem/syntax';
import { both } from './diff/entry.js';
import { load } from './load.js';
import type { Loaded } from './loaded.js';
import type { Parent } from './parents.js';

/** Something that a person must decide when a child is brought to another parent. */
export interface Decision {
  readonly message: Localized;
  /** As the child has it, and as the new parent has it, as lines of a sheet. */
  readonly ours?: string;
  readonly theirs?: string;
  readonly clash: Clash;
}

/** A child on its new parent. */
export interface RebasedSheet {
  /** The text of the child; where something is to be decided it keeps what the child says. */
  readonly text: string;
  /** The child on the new parent, as it loads. */
  readonly loaded: Loaded;
  readonly decisions: readonly Decision[];
  /** Changes that the new parent has made itself. */
  readonly settled: readonly { readonly kind: string; readonly key: string }[];
}

/**
 * Brings a sheet that builds on `from` to `onto`, the next edition of its parent.
 * @param child - loaded, without errors
 */
export function rebaseSheet(child: Loaded, from: Sheet, onto: Parent): RebasedSheet | undefined {
  const { written, source, comments } = child;
  const target = onto.loaded.plan && onto.loaded.sheet;
  if (!written?.extends || !target) return undefined;
  const clause = {
    span: written.extends.span,
    of: { ...written.extends.of, id: onto.sheet },
    ...(onto.edition !== undefined && {
      edition: { span: written.extends.span, value: onto.edition },
    }),
  };
  const rebased = rebase(written, from, target, clause);
  const text = printText(rebased.child, { comments, source });
  return {
    text,
    loaded: load(text, { parents: [onto] }),
    decisions: rebased.clashes.map((clash) => decisionOf(clash, written.language)),
    settled: rebased.settled,
  };
}

const whole: Localized = { vi: 'toàn bộ', en: 'the whole' };

const parts: Readonly<Record<string, Localized>> = {
  title: { vi: 'tên gọi', en: 'title' },
  scoring: { vi: 'cách chấm', en: 'scoring' },
  points: { vi: 'số điểm', en: 'points' },
  range: { vi: 'khoảng điểm', en: 'range' },
  type: { vi: 'loại và phạm vi', en: 'type and bounds' },
  value: { vi: 'công thức', en: 'formula' },
  applies: { vi: 'điều kiện áp dụng', en: 'when it applies' },
  onlyFor: { vi: 'người được chấm', en: 'who answers it' },
  sources: { vi: 'căn cứ', en: 'sources' },
  notes: { vi: 'ghi chú', en: 'notes' },
  status: { vi: 'trạng thái', en: 'status' },
  permissions: { vi: 'phần được sửa đổi', en: 'what may be changed' },
  changeable: { vi: 'lời khuyên được đổi', en: 'whether advice may change it' },
  place: { vi: 'vị trí', en: 'place' },
};

/** What a roll-up says of its periods belongs to the sheet as a whole. */
const ofPeriods: Localized = { vi: 'các kỳ và cách tính', en: 'periods and how they count' };

function partName(part: string | undefined): Localized {
  if (part === undefined) return whole;
  const [word = '', ...rest] = part.split(' ');
  const name = rest.join(' ');
  if (word === 'level') return { vi: `mức \`${name}\``, en: `level \`${name}\`` };
  if (word === 'requirement') return { vi: 'yêu cầu', en: 'requirements' };
  return (Object.hasOwn(parts, word) ? parts[word] : undefined) ?? { vi: part, en: part };
}

function decisionOf(clash: Clash, language: 'vi' | 'en'): Decision {
  const { kind, subject, part, ours, theirs } = clash;
  const { kind: subjectKind, key } = subject;
  const named = both((each) => {
    if (subjectKind === 'sheet') return ofPeriods[each];
    const word = revisionDiagnostics.kindWords[subjectKind][each];
    return key === '' ? word : `${word} \`${key}\``;
  });
  const what = partName(part);
  const messages: Readonly<Record<Clash['kind'], Localized>> = {
    'both-changed': {
      vi: `${named.vi}, ${what.vi}: biểu này và biểu gốc mới sửa khác nhau`,
      en: `${named.en}, ${what.en}: this sheet and the new parent change it differently`,
    },
    gone: {
      vi: `${named.vi}: biểu gốc mới không còn, nhưng biểu này có sửa`,
      en: `${named.en}: the new parent has it no more, but this sheet changes it`,
    },
    'both-added': {
      vi: `${named.vi}: biểu này và biểu gốc mới cùng thêm mã này, với nội dung khác nhau`,
      en: `${named.en}: this sheet and the new parent both add this id, and say different things`,
    },
  };
  // Of a section only the head is meant: its criteria are things of their own.
  const text = (item: Item | undefined): string | undefined =>
    item && printItem(item.kind === 'section' ? { ...item, criteria: [] } : item, language);
  const [ourText, theirText] = [text(ours), text(theirs)];
  return {
    message: messages[kind],
    ...(ourText !== undefined && { ours: ourText }),
    ...(theirText !== undefined && { theirs: theirText }),
    clash,
  };
}

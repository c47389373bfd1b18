import { defineDiagnostic, tick, type DiagnosticFactory } from '@barem/core';

/** `30/10/2023` of `2023-10-30`, as dates are written in Vietnamese. */
const day = (iso: string): string => iso.split('-').toReversed().join('/');

export const repeatedEdition: DiagnosticFactory<{ ruleset: string; edition: string }> =
  defineDiagnostic({
    code: 'ruleset/repeated-edition',
    severity: 'error',
    about: 'Two folders hold the same edition of the same ruleset.',
    message: {
      vi: ({ ruleset, edition }) =>
        `bản ${tick(edition)} của ${tick(ruleset)} đã có trong một thư mục khác`,
      en: ({ ruleset, edition }) =>
        `another folder holds edition ${tick(edition)} of ${tick(ruleset)}, too`,
    },
    help: {
      vi: () => 'mỗi bản có `edition` riêng; sửa một trong hai, hoặc bỏ thư mục thừa',
      en: () => 'every edition has an `edition` of its own; change one of the two, or remove it',
    },
  });

export const overlap: DiagnosticFactory<{
  other: string;
  from: string;
  to: string | undefined;
  before: string;
}> = defineDiagnostic({
  code: 'ruleset/overlap',
  severity: 'error',
  about:
    'Two editions of a ruleset are in force on the same days, so that it is open which one scores a record.',
  message: {
    vi: ({ other, from, to }) =>
      to === undefined
        ? `từ ${day(from)} bản này và bản ${tick(other)} cùng có hiệu lực`
        : `từ ${day(from)} đến ${day(to)} bản này và bản ${tick(other)} cùng có hiệu lực`,
    en: ({ other, from, to }) =>
      to === undefined
        ? `this edition and ${tick(other)} are both in force from ${from}`
        : `this edition and ${tick(other)} are both in force from ${from} to ${to}`,
  },
  help: {
    vi: ({ other, before }) =>
      `cho bản ${tick(other)} hết hiệu lực ngày ${day(before)} (to: ${before}), hoặc sửa ngày có hiệu lực của bản này`,
    en: ({ other, before }) =>
      `let ${tick(other)} end on ${before} (${tick(`to: ${before}`)}), or change the first day of this one`,
  },
});

export const gap: DiagnosticFactory<{ other: string; from: string; to: string }> = defineDiagnostic(
  {
    code: 'ruleset/gap',
    severity: 'warning',
    about: 'Between two editions of a ruleset there are days on which none is in force.',
    message: {
      vi: ({ other, from, to }) =>
        `từ ${day(from)} đến ${day(to)} không bản nào có hiệu lực: bản ${tick(other)} đã hết, bản này chưa bắt đầu`,
      en: ({ other, from, to }) =>
        `no edition is in force from ${from} to ${to}: ${tick(other)} has ended, this one has not begun`,
    },
    help: {
      vi: () => 'nối ngày của hai bản lại; phiếu của những ngày này không chấm được',
      en: () => 'let one begin where the other ends; records of these days cannot be scored',
    },
  },
);

export const unknownEdition: DiagnosticFactory<{
  ruleset: string;
  edition: string;
  known: readonly string[];
}> = defineDiagnostic({
  code: 'ruleset/unknown-edition',
  severity: 'warning',
  about: 'An edition says that it replaces, or builds on, one that is not to be found.',
  message: {
    vi: ({ ruleset, edition, known }) =>
      `không tìm thấy bản ${tick(edition)} của ${tick(ruleset)}${known.length > 0 ? `; có ${known.map(tick).join(', ')}` : ''}`,
    en: ({ ruleset, edition, known }) =>
      `edition ${tick(edition)} of ${tick(ruleset)} is not here${known.length > 0 ? `; there is ${known.map(tick).join(', ')}` : ''}`,
  },
  help: {
    vi: () => 'sửa mã hoặc bản cho đúng, hoặc đặt thư mục của bản cũ bên cạnh',
    en: () => 'correct the ruleset or edition, or put the folder of the older one beside this',
  },
});

export const noSuccessor: DiagnosticFactory<{ edition: string }> = defineDiagnostic({
  code: 'ruleset/no-successor',
  severity: 'warning',
  about: 'An edition is marked as replaced, and none of those beside it replaces it.',
  message: {
    vi: ({ edition }) =>
      `ghi là đã được thay thế, nhưng không bản nào ghi thay bản ${tick(edition)}`,
    en: ({ edition }) =>
      `marked as replaced, but no edition says that it replaces ${tick(edition)}`,
  },
  help: {
    vi: () => 'thêm `replaces` vào ruleset.yaml của bản thay thế',
    en: () => 'add `replaces` to the ruleset.yaml of its successor',
  },
});

export const notMarkedReplaced: DiagnosticFactory<{ successor: string }> = defineDiagnostic({
  code: 'ruleset/not-marked-replaced',
  severity: 'warning',
  about: 'An edition is marked as in force although another, which is issued, replaces it.',
  message: {
    vi: ({ successor }) =>
      `bản ${tick(successor)} đã thay bản này, nên status phải là \`replaced\``,
    en: ({ successor }) =>
      `edition ${tick(successor)} replaces this one, whose status is then \`replaced\``,
  },
});

export const circle: DiagnosticFactory<{ editions: readonly string[] }> = defineDiagnostic({
  code: 'ruleset/circle',
  severity: 'error',
  about: 'Editions replace one another, or build on one another, in a circle.',
  message: {
    vi: ({ editions }) => `các bản nối nhau thành vòng: ${editions.map(tick).join(' → ')}`,
    en: ({ editions }) =>
      `editions lead back to one another in a circle: ${editions.map(tick).join(' → ')}`,
  },
});

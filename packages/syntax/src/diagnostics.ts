import { defineDiagnostic, type DiagnosticFactory, type Localized } from '@barem/core';

/** `found` is the source text, or `undefined` where something is missing at the end of a line. */
export const unexpected: DiagnosticFactory<{ found: string | undefined; expected: Localized }> =
  defineDiagnostic({
    code: 'syntax/unexpected',
    severity: 'error',
    about: 'The text does not continue in the way the language allows at this place.',
    message: {
      vi: ({ found, expected }) =>
        found === undefined
          ? `ở đây còn thiếu ${expected.vi}`
          : `không hiểu ${tick(found)} ở đây, cần có ${expected.vi}`,
      en: ({ found, expected }) =>
        found === undefined
          ? `${expected.en} is missing here`
          : `${tick(found)} does not fit here, expected ${expected.en}`,
    },
  });

export const misspelledKeyword: DiagnosticFactory<{ found: string; keyword: string }> =
  defineDiagnostic({
    code: 'syntax/misspelled-keyword',
    severity: 'error',
    about: 'A keyword is misspelled: usually a tone mark or an accent is missing.',
    message: {
      vi: ({ found, keyword }) => `không có từ khóa ${tick(found)}, có phải ý bạn là ${tick(keyword)}?`,
      en: ({ found, keyword }) => `there is no keyword ${tick(found)}, did you mean ${tick(keyword)}?`,
    },
  });

export const otherLanguage: DiagnosticFactory<{ found: string; keyword: string }> = defineDiagnostic({
  code: 'syntax/other-language',
  severity: 'error',
  about: 'A keyword of the other language stands in the file; a file is in one language.',
  message: {
    vi: ({ found, keyword }) => `biểu này viết bằng tiếng Việt: thay ${tick(found)} bằng ${tick(keyword)}`,
    en: ({ found, keyword }) => `this sheet is in English: write ${tick(keyword)} instead of ${tick(found)}`,
  },
});

export const keywordAsName: DiagnosticFactory<{ word: string }> = defineDiagnostic({
  code: 'syntax/keyword-as-name',
  severity: 'error',
  about: 'A keyword stands where a name is needed.',
  message: {
    vi: ({ word }) => `${tick(word)} là từ khóa nên không dùng làm tên được`,
    en: ({ word }) => `${tick(word)} is a keyword and cannot be a name`,
  },
  help: {
    vi: ({ word }) => `đặt tên khác, hoặc viết tên trong dấu huyền ngược: \`${word}\``,
    en: ({ word }) => `choose another name, or write it in backticks: \`${word}\``,
  },
});

export const unclosedQuote: DiagnosticFactory<object> = defineDiagnostic({
  code: 'syntax/unclosed-quote',
  severity: 'error',
  about: 'A quoted text has no closing quotation mark on its line.',
  message: {
    vi: () => 'thiếu dấu ngoặc kép đóng ở cuối đoạn chữ này',
    en: () => 'the closing quotation mark of this text is missing',
  },
});

export const unknownCharacter: DiagnosticFactory<{ character: string; twin: string | undefined }> =
  defineDiagnostic({
    code: 'syntax/unknown-character',
    severity: 'error',
    about: 'A character that the language does not use, such as a letter of another script that looks Latin.',
    message: {
      vi: ({ character, twin }) =>
        twin === undefined
          ? `không dùng được ký tự ${visible(character)} ở đây`
          : `ký tự ${visible(character)} chỉ trông giống chữ ${tick(twin)}`,
      en: ({ character, twin }) =>
        twin === undefined
          ? `the character ${visible(character)} cannot be used here`
          : `the character ${visible(character)} only looks like the letter ${tick(twin)}`,
    },
  });

export const numberStyle: DiagnosticFactory<{ found: string; repair: string }> = defineDiagnostic({
  code: 'syntax/number-style',
  severity: 'error',
  about: 'A number is written in the style of the other language: decimal comma and grouping dot are Vietnamese, decimal point and grouping comma English.',
  message: {
    vi: ({ found, repair }) => `số ${tick(found)} viết theo kiểu tiếng Anh, hãy viết ${tick(repair)}`,
    en: ({ found, repair }) => `${tick(found)} is a number in Vietnamese style, write ${tick(repair)}`,
  },
  help: {
    vi: () => 'dấu phẩy ngăn phần lẻ, dấu chấm ngăn hàng nghìn: 3.500,5',
    en: () => 'the point marks decimals, the comma groups thousands: 3,500.5',
  },
});

export const numberMalformed: DiagnosticFactory<{ found: string }> = defineDiagnostic({
  code: 'syntax/number-malformed',
  severity: 'error',
  about: 'A number cannot be read: its marks stand in the wrong places, or it has more than 15 digits.',
  message: {
    vi: ({ found }) => `không đọc được số ${tick(found)}`,
    en: ({ found }) => `cannot read the number ${tick(found)}`,
  },
  help: {
    vi: () => 'viết như 12, 0,5 hoặc 3.500; tối đa 15 chữ số',
    en: () => 'write it like 12, 0.5 or 3,500; 15 digits at most',
  },
});

export const dateMalformed: DiagnosticFactory<{ found: string }> = defineDiagnostic({
  code: 'syntax/date-malformed',
  severity: 'error',
  about: 'A date does not exist in the calendar, or its order of day and month is not that of the language.',
  message: {
    vi: ({ found }) => `không có ngày ${tick(found)}`,
    en: ({ found }) => `${tick(found)} is not a date`,
  },
  help: {
    vi: () => 'viết ngày/tháng/năm, ví dụ 01/12/2021',
    en: () => 'write year-month-day, for example 2021-12-01',
  },
});

export const nameMalformed: DiagnosticFactory<{ found: string }> = defineDiagnostic({
  code: 'syntax/name-malformed',
  severity: 'error',
  about: 'A name holds characters that names cannot have.',
  message: {
    vi: ({ found }) => `${tick(found)} không dùng làm tên được`,
    en: ({ found }) => `${tick(found)} cannot be a name`,
  },
  help: {
    vi: () => 'tên gồm chữ cái, chữ số và dấu gạch dưới, ví dụ có_mặt hoặc I.1',
    en: () => 'a name consists of letters, digits and underscores, for example present or I.1',
  },
});

export const repeatedClause: DiagnosticFactory<{ clause: Localized }> = defineDiagnostic({
  code: 'syntax/repeated-clause',
  severity: 'error',
  about: 'A clause that may stand once stands twice.',
  message: {
    vi: ({ clause }) => `${clause.vi} đã được ghi ở trên, chỉ ghi một lần`,
    en: ({ clause }) => `${clause.en} is already given above, give it once`,
  },
});

export const notASheet: DiagnosticFactory<{ found: string | undefined }> = defineDiagnostic({
  code: 'syntax/not-a-sheet',
  severity: 'error',
  about: 'The file does not begin like a sheet.',
  message: {
    vi: ({ found }) =>
      found === undefined ? 'tệp này trống' : `tệp này không bắt đầu bằng một biểu: gặp ${tick(found)}`,
    en: ({ found }) =>
      found === undefined ? 'this file is empty' : `this file does not begin with a sheet: found ${tick(found)}`,
  },
  help: {
    vi: () => 'dòng đầu có dạng: biểu don_vi.ten_bieu "Tên biểu"',
    en: () => 'the first line looks like: sheet organisation.name "Title"',
  },
});

export const notYet: DiagnosticFactory<{ what: Localized }> = defineDiagnostic({
  code: 'syntax/not-yet',
  severity: 'error',
  about: 'The keyword is reserved for a part of the language that this version does not have yet.',
  message: {
    vi: ({ what }) => `phiên bản này chưa hỗ trợ ${what.vi}`,
    en: ({ what }) => `this version does not support ${what.en} yet`,
  },
});

export const tooLong: DiagnosticFactory<{ length: number; limit: number }> = defineDiagnostic({
  code: 'limit/source-length',
  severity: 'error',
  about: 'The file is longer than any sheet may be.',
  message: {
    vi: ({ length, limit }) => `tệp dài ${length} ký tự, tối đa là ${limit}`,
    en: ({ length, limit }) => `the file has ${length} characters, the limit is ${limit}`,
  },
});

export const tooNested: DiagnosticFactory<{ limit: number }> = defineDiagnostic({
  code: 'limit/nesting',
  severity: 'error',
  about: 'Parentheses, conditions or signs stand too deep inside one another.',
  message: {
    vi: ({ limit }) => `lồng nhau quá ${limit} tầng`,
    en: ({ limit }) => `nested more than ${limit} levels deep`,
  },
  help: {
    vi: () => 'tách biểu thức bằng đặt',
    en: () => 'split the expression with let',
  },
});

export const tooManyTokens: DiagnosticFactory<{ limit: number }> = defineDiagnostic({
  code: 'limit/expression',
  severity: 'error',
  about: 'One statement is longer than any real one.',
  message: {
    vi: ({ limit }) => `câu này dài quá ${limit} từ`,
    en: ({ limit }) => `this statement is longer than ${limit} words`,
  },
  help: {
    vi: () => 'tách biểu thức bằng đặt',
    en: () => 'split the expression with let',
  },
});

export const tooManyDeclarations: DiagnosticFactory<{ count: number; limit: number }> =
  defineDiagnostic({
    code: 'limit/declarations',
    severity: 'error',
    about: 'The sheet declares more facts, criteria, levels and ratings than any sheet may.',
    message: {
      vi: ({ count, limit }) => `biểu có ${count} mục khai báo, tối đa là ${limit}`,
      en: ({ count, limit }) => `the sheet has ${count} declarations, the limit is ${limit}`,
    },
  });

/** Author text in a message, in backticks and never longer than a line. */
export function tick(text: string): string {
  const plain = text.replace(/\s+/g, ' ');
  return `\`${plain.length > 40 ? `${plain.slice(0, 39)}…` : plain}\``;
}

/** A character with its code point, since it may be invisible. */
function visible(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  const shown = /[\p{C}\p{Z}]/u.test(character) ? '' : `${tick(character)} `;
  return `${shown}(U+${code})`;
}

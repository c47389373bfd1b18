import {
  defineDiagnostic,
  tick,
  type DiagnosticFactory,
  type Language,
  type Localized,
  type Wording,
} from '@barem/core';

/**
 * A text in the reader's language with its examples, in backticks, in the language of the sheet: who writes an
 * English sheet must write `points`, whatever language the message is in. Both texts have the same examples in order.
 */
export function examplesIn(text: Localized, sheet: Language): Localized {
  const examples = text[sheet].match(/`[^`]*`/g) ?? [];
  const put = (reader: Language): string => {
    let next = 0;
    return text[reader].replace(/`[^`]*`/g, (own) => examples[next++] ?? own);
  };
  return { vi: put('vi'), en: put('en') };
}

/** A fixed text with examples in the language of the sheet. */
const wordingIn = (text: Localized): Wording<{ readonly language: Language }> => ({
  vi: ({ language }) => examplesIn(text, language).vi,
  en: ({ language }) => examplesIn(text, language).en,
});

const languageNames: Readonly<Record<Language, Localized>> = {
  vi: { vi: 'tiếng Việt', en: 'Vietnamese' },
  en: { vi: 'tiếng Anh', en: 'English' },
};
const otherThan: Readonly<Record<Language, Language>> = { vi: 'en', en: 'vi' };

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
      vi: ({ found, keyword }) =>
        `không có từ khóa ${tick(found)}, có phải ý bạn là ${tick(keyword)}?`,
      en: ({ found, keyword }) =>
        `there is no keyword ${tick(found)}, did you mean ${tick(keyword)}?`,
    },
  });

/** `language` is that of the sheet. */
export const otherLanguage: DiagnosticFactory<{
  found: string;
  keyword: string;
  language: Language;
}> = defineDiagnostic({
  code: 'syntax/other-language',
  severity: 'error',
  about: 'A keyword of the other language stands in the file; a file is in one language.',
  message: {
    vi: ({ found, keyword, language }) =>
      `biểu này viết bằng ${languageNames[language].vi}: thay ${tick(found)} bằng ${tick(keyword)}`,
    en: ({ found, keyword, language }) =>
      `this sheet is in ${languageNames[language].en}: write ${tick(keyword)} instead of ${tick(found)}`,
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
  about: 'A quotation mark has no partner on its line, or one of another kind.',
  message: {
    vi: () => 'đoạn chữ này thiếu dấu ngoặc kép mở hoặc đóng',
    en: () => 'this text lacks its opening or closing quotation mark',
  },
  help: {
    vi: () => 'viết cả đoạn chữ trên một dòng, giữa hai dấu ngoặc kép: "Công tác chuẩn bị"',
    en: () => 'write the whole text on one line between two quotation marks: "Preparation"',
  },
});

/** `meant` is what the author meant by `found`: letters, a space or nothing; `undefined` when nobody can tell. */
export const unknownCharacter: DiagnosticFactory<{ found: string; meant: string | undefined }> =
  defineDiagnostic({
    code: 'syntax/unknown-character',
    severity: 'error',
    about:
      'A character that the language does not use, such as a letter of another script that looks Latin.',
    message: {
      vi: ({ found, meant }) => {
        if (meant === undefined) return `không dùng được ký tự ${visible(found)} ở đây`;
        return meant.trim() === ''
          ? `ở đây có ký tự không nhìn thấy được: ${visible(found)}`
          : `ký tự ${visible(found)} chỉ trông giống ${tick(meant)}`;
      },
      en: ({ found, meant }) => {
        if (meant === undefined) return `the character ${visible(found)} cannot be used here`;
        return meant.trim() === ''
          ? `there is an invisible character here: ${visible(found)}`
          : `the character ${visible(found)} only looks like ${tick(meant)}`;
      },
    },
  });

/** `language` is that of the sheet. */
export const numberStyle: DiagnosticFactory<{
  found: string;
  repair: string;
  language: Language;
}> = defineDiagnostic({
  code: 'syntax/number-style',
  severity: 'error',
  about:
    'A number is written in the style of the other language: decimal comma and grouping dot are Vietnamese, decimal point and grouping comma English.',
  message: {
    vi: ({ found, repair, language }) =>
      `số ${tick(found)} viết theo kiểu ${languageNames[otherThan[language]].vi}, hãy viết ${tick(repair)}`,
    en: ({ found, repair, language }) =>
      `${tick(found)} is a number in ${languageNames[otherThan[language]].en} style, write ${tick(repair)}`,
  },
  help: {
    vi: ({ language }) =>
      language === 'vi'
        ? 'dấu phẩy ngăn phần lẻ, dấu chấm ngăn hàng nghìn: `3.500,5`'
        : 'biểu tiếng Anh: dấu chấm ngăn phần lẻ, dấu phẩy ngăn hàng nghìn: `3,500.5`',
    en: ({ language }) =>
      language === 'en'
        ? 'the point marks decimals, the comma groups thousands: `3,500.5`'
        : 'in a Vietnamese sheet the comma marks decimals, the dot groups thousands: `3.500,5`',
  },
});

/** `language` is that of the sheet. */
export const numberMalformed: DiagnosticFactory<{ found: string; language: Language }> =
  defineDiagnostic<{ found: string; language: Language }>({
    code: 'syntax/number-malformed',
    severity: 'error',
    about:
      'A number cannot be read: its marks stand in the wrong places, or it has more than 15 digits.',
    message: {
      vi: ({ found }) => `không đọc được số ${tick(found)}`,
      en: ({ found }) => `cannot read the number ${tick(found)}`,
    },
    help: wordingIn({
      vi: 'viết như `12`, `0,5` hoặc `3.500`; tối đa 15 chữ số',
      en: 'write it like `12`, `0.5` or `3,500`; 15 digits at most',
    }),
  });

/** `language` is that of the sheet. */
export const dateMalformed: DiagnosticFactory<{ found: string; language: Language }> =
  defineDiagnostic({
    code: 'syntax/date-malformed',
    severity: 'error',
    about:
      'A date does not exist in the calendar, or its order of day and month is not that of the language.',
    message: {
      vi: ({ found }) => `không có ngày ${tick(found)}`,
      en: ({ found }) => `${tick(found)} is not a date`,
    },
    help: {
      vi: ({ language }) =>
        language === 'vi'
          ? 'viết ngày/tháng/năm, ví dụ `01/12/2021`'
          : 'biểu tiếng Anh viết năm-tháng-ngày, ví dụ `2021-12-01`',
      en: ({ language }) =>
        language === 'en'
          ? 'write year-month-day, for example `2021-12-01`'
          : 'a Vietnamese sheet has day/month/year, for example `01/12/2021`',
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
    vi: () =>
      'tên bắt đầu bằng chữ cái, gồm chữ cái, chữ số và dấu gạch dưới, ví dụ có_mặt hoặc I.1; tối đa 100 ký tự',
    en: () =>
      'a name begins with a letter and consists of letters, digits and underscores, for example present or I.1; 100 characters at most',
  },
});

export const repeatedClause: DiagnosticFactory<{ clause: string }> = defineDiagnostic({
  code: 'syntax/repeated-clause',
  severity: 'error',
  about: 'A clause that may stand once stands twice.',
  message: {
    vi: ({ clause }) => `${tick(clause)} đã được ghi ở trên, chỉ ghi một lần`,
    en: ({ clause }) => `${tick(clause)} is already given above, give it once`,
  },
});

export const nameWithSpaces: DiagnosticFactory<{ found: string; repair: string }> =
  defineDiagnostic({
    code: 'syntax/name-with-spaces',
    severity: 'error',
    about: 'A name is written as several words; the words of a name are joined by underscores.',
    message: {
      vi: ({ found, repair }) => `tên không có dấu cách: thay ${tick(found)} bằng ${tick(repair)}`,
      en: ({ found, repair }) => `a name has no spaces: write ${tick(repair)} for ${tick(found)}`,
    },
  });

export const secondSheet: DiagnosticFactory<object> = defineDiagnostic({
  code: 'syntax/second-sheet',
  severity: 'error',
  about: 'A file holds more than one sheet.',
  message: {
    vi: () => 'một tệp chỉ có một biểu: chuyển biểu này sang tệp khác',
    en: () => 'a file holds one sheet: move this one to a file of its own',
  },
});

/** `language` is that of the sheet. */
export const criterionOutside: DiagnosticFactory<{ language: Language }> = defineDiagnostic({
  code: 'syntax/criterion-outside',
  severity: 'error',
  about: 'A criterion stands before the first section.',
  message: wordingIn({
    vi: 'tiêu chí phải nằm trong một mục: phía trên còn thiếu dòng `mục`',
    en: 'a criterion belongs to a section: the line `section` above it is missing',
  }),
  help: wordingIn({
    vi: 'ví dụ: `mục I "Công tác chuẩn bị" 15 điểm`',
    en: 'for example: `section I "Preparation" 15 points`',
  }),
});

/** `language` is that of the sheet. */
export const changeWithoutParent: DiagnosticFactory<{ found: string; language: Language }> =
  defineDiagnostic<{ found: string; language: Language }>({
    code: 'syntax/change-without-parent',
    severity: 'error',
    about: 'A change stands in a sheet that builds on no other.',
    message: {
      vi: ({ found }) => `${tick(found)} chỉ dùng trong biểu kế thừa một biểu khác`,
      en: ({ found }) => `${tick(found)} stands only in a sheet that builds on another`,
    },
    help: wordingIn({
      vi: 'thêm dòng `kế thừa … phiên bản "…"` ở đầu biểu, hoặc bỏ câu này và viết đủ nội dung của biểu',
      en: 'add the line `extends … edition "…"` to the head, or write out the sheet without it',
    }),
  });

/** `language` is that of the sheet. */
export const partOutsideChange: DiagnosticFactory<{ found: string; language: Language }> =
  defineDiagnostic<{ found: string; language: Language }>({
    code: 'syntax/part-outside-change',
    severity: 'error',
    about:
      'In a sheet that builds on another, a part does not say whether it is added or replaces one.',
    message: {
      vi: ({ found }) =>
        `biểu này kế thừa biểu khác nên phải nói ${tick(found)} là phần bổ sung hay phần thay thế`,
      en: ({ found }) =>
        `this sheet builds on another, so it must say whether ${tick(found)} is added or replaces a part`,
    },
    help: wordingIn({
      vi: 'viết `bổ sung`, `bổ sung ngay sau …`, `bổ sung vào mục …` hoặc `thay thế` ở dòng phía trên',
      en: 'write `add`, `add right after …`, `add into section …` or `replace` on the line above',
    }),
  });

export const notASheet: DiagnosticFactory<{ found: string | undefined }> = defineDiagnostic({
  code: 'syntax/not-a-sheet',
  severity: 'error',
  about: 'The file does not begin like a sheet.',
  message: {
    vi: ({ found }) =>
      found === undefined
        ? 'tệp này trống'
        : `tệp này không bắt đầu bằng một biểu: gặp ${tick(found)}`,
    en: ({ found }) =>
      found === undefined
        ? 'this file is empty'
        : `this file does not begin with a sheet: found ${tick(found)}`,
  },
  help: {
    vi: () => 'dòng đầu có dạng: biểu don_vi.ten_bieu "Tên biểu"',
    en: () => 'the first line looks like: sheet organisation.name "Title"',
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

export const tooManyWords: DiagnosticFactory<{ count: number; limit: number }> = defineDiagnostic({
  code: 'limit/source-words',
  severity: 'error',
  about: 'The file has more words, numbers and signs than any sheet may.',
  message: {
    vi: ({ count, limit }) => `tệp có ${count} từ, tối đa là ${limit}`,
    en: ({ count, limit }) => `the file has ${count} words, the limit is ${limit}`,
  },
});

const splitIt: Localized = {
  vi: 'tách biểu thức bằng `đặt`',
  en: 'split the expression with `let`',
};

/** `language` is that of the sheet. */
export const tooNested: DiagnosticFactory<{ limit: number; language: Language }> =
  defineDiagnostic<{ limit: number; language: Language }>({
    code: 'limit/nesting',
    severity: 'error',
    about: 'Parentheses, conditions or signs stand too deep inside one another.',
    message: {
      vi: ({ limit }) => `lồng nhau quá ${limit} tầng`,
      en: ({ limit }) => `nested more than ${limit} levels deep`,
    },
    help: wordingIn(splitIt),
  });

/** `language` is that of the sheet. */
export const tooManyTokens: DiagnosticFactory<{ limit: number; language: Language }> =
  defineDiagnostic<{ limit: number; language: Language }>({
    code: 'limit/expression',
    severity: 'error',
    about: 'One statement is longer than any real one.',
    message: {
      vi: ({ limit }) => `câu này dài quá ${limit} từ`,
      en: ({ limit }) => `this statement is longer than ${limit} words`,
    },
    help: wordingIn(splitIt),
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

export const tooManyDiagnostics: DiagnosticFactory<{ limit: number }> = defineDiagnostic({
  code: 'limit/diagnostics',
  severity: 'error',
  about: 'The file has more mistakes than are reported at once.',
  message: {
    vi: ({ limit }) => `từ đây còn lỗi nữa, chỉ hiện ${limit} lỗi đầu tiên`,
    en: ({ limit }) => `there are more mistakes from here on, only the first ${limit} are shown`,
  },
});

/** Characters with the code point of the first, since they may be invisible. */
function visible(text: string): string {
  const code = (text.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return /[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]/u.test(text)
    ? `U+${code}`
    : `${tick(text)} (U+${code})`;
}

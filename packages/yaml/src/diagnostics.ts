import {
  defineDiagnostic,
  tick,
  type DiagnosticFactory,
  type Language,
  type Localized,
} from '@barem/core';

// ── The file as such ─────────────────────────────────────────────────────────────────────────────

export const unknownCharacter: DiagnosticFactory<{ character: string }> = defineDiagnostic({
  code: 'yaml/unknown-character',
  severity: 'error',
  about:
    'An invisible character that a text file cannot hold, such as a control character or half of a letter.',
  message: {
    vi: ({ character }) => `ký tự ẩn ${codePoint(character)} không dùng được ở đây`,
    en: ({ character }) => `the invisible character ${codePoint(character)} cannot be used here`,
  },
  help: {
    vi: () => 'xóa ký tự này',
    en: () => 'remove the character',
  },
});

export const emptyFile: DiagnosticFactory<object> = defineDiagnostic({
  code: 'yaml/empty-file',
  severity: 'error',
  about: 'The file holds nothing but space and comments.',
  message: {
    vi: () => 'tệp này trống',
    en: () => 'this file is empty',
  },
});

export const severalDocuments: DiagnosticFactory<object> = defineDiagnostic({
  code: 'yaml/several-documents',
  severity: 'error',
  about: 'A line `---` begins a second document in the same file.',
  message: {
    vi: () => 'một tệp chỉ ghi một nội dung, ở đây bắt đầu nội dung thứ hai',
    en: () => 'a file holds one document, a second one begins here',
  },
  help: {
    vi: () => 'chuyển phần này sang tệp khác, hoặc bỏ dòng `---`',
    en: () => 'move this part to another file, or remove the line `---`',
  },
});

export const directive: DiagnosticFactory<{ found: string }> = defineDiagnostic({
  code: 'yaml/directive',
  severity: 'error',
  about: 'A line that begins with `%` would change how the rest is read.',
  message: {
    vi: ({ found }) => `không dùng dòng ${tick(found)}`,
    en: ({ found }) => `the line ${tick(found)} is not used`,
  },
  help: {
    vi: () => 'xóa dòng bắt đầu bằng `%`',
    en: () => 'remove the line that begins with `%`',
  },
});

export const tooNested: DiagnosticFactory<{ limit: number }> = defineDiagnostic({
  code: 'yaml/nesting',
  severity: 'error',
  about: 'Lists and groups stand too deep inside one another.',
  message: {
    vi: ({ limit }) => `lồng nhau quá ${limit} tầng`,
    en: ({ limit }) => `nested more than ${limit} levels deep`,
  },
});

export const tooManyValues: DiagnosticFactory<{ limit: number }> = defineDiagnostic({
  code: 'yaml/too-many-values',
  severity: 'error',
  about: 'The file holds more values than any real one.',
  message: {
    vi: ({ limit }) => `tệp có quá ${limit} giá trị`,
    en: ({ limit }) => `the file has more than ${limit} values`,
  },
});

// ── What other YAML files may have ───────────────────────────────────────────────────────────────

const quoteIfText: Localized = {
  vi: 'nếu đây là chữ thì đặt trong ngoặc kép',
  en: 'if this is text, put it in quotation marks',
};

export const anchor: DiagnosticFactory<{ found: string }> = defineDiagnostic({
  code: 'yaml/anchor',
  severity: 'error',
  about: 'A value begins with `&`, which in YAML names it so that it can be repeated elsewhere.',
  message: {
    vi: ({ found }) => `không dùng được ${tick(found)}: dấu \`&\` ở đầu là đặt tên để chép lại`,
    en: ({ found }) => `${tick(found)} cannot be used: a leading \`&\` names a part for repetition`,
  },
  help: {
    vi: () => `bỏ phần này và ghi nội dung đầy đủ ở mọi chỗ; ${quoteIfText.vi}`,
    en: () => `remove it and write the content out wherever it is needed; ${quoteIfText.en}`,
  },
});

export const alias: DiagnosticFactory<{ found: string }> = defineDiagnostic({
  code: 'yaml/alias',
  severity: 'error',
  about: 'A value begins with `*`, which in YAML repeats a part named elsewhere.',
  message: {
    vi: ({ found }) => `không dùng được ${tick(found)}: dấu \`*\` ở đầu là chép lại phần khác`,
    en: ({ found }) => `${tick(found)} cannot be used: a leading \`*\` repeats another part`,
  },
  help: {
    vi: () => `ghi nội dung đầy đủ ở đây; ${quoteIfText.vi}`,
    en: () => `write the content out here; ${quoteIfText.en}`,
  },
});

export const tag: DiagnosticFactory<{ found: string }> = defineDiagnostic({
  code: 'yaml/tag',
  severity: 'error',
  about: 'A value begins with `!`, which in YAML changes its type.',
  message: {
    vi: ({ found }) => `không dùng được ${tick(found)}: dấu \`!\` ở đầu là đổi loại giá trị`,
    en: ({ found }) => `${tick(found)} cannot be used: a leading \`!\` changes the type of a value`,
  },
  help: {
    vi: () => `bỏ phần này; ${quoteIfText.vi}`,
    en: () => `remove it; ${quoteIfText.en}`,
  },
});

export const mergeKey: DiagnosticFactory<object> = defineDiagnostic({
  code: 'yaml/merge-key',
  severity: 'error',
  about: 'The key `<<` takes over the content of another part in some YAML files.',
  message: {
    vi: () => 'không dùng được `<<` để chép nội dung từ phần khác',
    en: () => '`<<` cannot be used to take over the content of another part',
  },
  help: {
    vi: () => 'ghi nội dung đầy đủ ở đây',
    en: () => 'write the content out here',
  },
});

// ── Layout ───────────────────────────────────────────────────────────────────────────────────────

const wholeInQuotes: Localized = {
  vi: 'đặt cả giá trị trong ngoặc kép',
  en: 'put the whole value in quotation marks',
};

export const indentation: DiagnosticFactory<object> = defineDiagnostic({
  code: 'yaml/indentation',
  severity: 'error',
  about: 'A line does not begin in the column of the lines that it belongs to.',
  message: {
    vi: () => 'dòng này thụt vào không đúng cột',
    en: () => 'this line is not indented like the lines it belongs to',
  },
  help: {
    vi: () => 'các phần cùng cấp bắt đầu ở cùng một cột, phần con thụt vào thêm hai dấu cách',
    en: () => 'parts of one level begin in the same column, their parts two spaces further in',
  },
});

export const tab: DiagnosticFactory<object> = defineDiagnostic({
  code: 'yaml/tab',
  severity: 'error',
  about: 'A line is indented with a tab.',
  message: {
    vi: () => 'dòng này thụt vào bằng phím Tab',
    en: () => 'this line is indented with a tab',
  },
  help: {
    vi: () => 'thụt vào bằng dấu cách',
    en: () => 'indent with spaces',
  },
});

export const unclosed: DiagnosticFactory<{ mark: string; closing: string }> = defineDiagnostic({
  code: 'yaml/unclosed',
  severity: 'error',
  about: 'A quotation mark or bracket is opened and never closed.',
  message: {
    vi: ({ mark, closing }) => `${tick(mark)} mở ở đây mà thiếu ${tick(closing)} để đóng`,
    en: ({ mark, closing }) => `${tick(mark)} is opened here, its ${tick(closing)} is missing`,
  },
});

export const colonInValue: DiagnosticFactory<{ found: string }> = defineDiagnostic({
  code: 'yaml/colon-in-value',
  severity: 'error',
  about: 'A colon inside a value is taken for the end of a key.',
  message: {
    vi: ({ found }) => `dấu hai chấm làm đứt giá trị ${tick(found)}`,
    en: ({ found }) => `the colon breaks the value ${tick(found)} in two`,
  },
  help: {
    vi: () => `${wholeInQuotes.vi}; nếu là hai phần thì thêm dấu phẩy hoặc xuống dòng`,
    en: () => `${wholeInQuotes.en}; two parts need a comma or a new line between them`,
  },
});

export const commaInValue: DiagnosticFactory<{ found: string }> = defineDiagnostic({
  code: 'yaml/comma-in-value',
  severity: 'error',
  about: 'A comma inside a value between `{` and `}` is taken for the end of the value.',
  message: {
    vi: ({ found }) => `dấu phẩy làm đứt giá trị ${tick(found)}`,
    en: ({ found }) => `the comma breaks the value ${tick(found)} in two`,
  },
  help: wordings(wholeInQuotes),
});

export const missingColon: DiagnosticFactory<{ found: string; colon: boolean }> = defineDiagnostic({
  code: 'yaml/missing-colon',
  severity: 'error',
  about: 'A key is not followed by a colon and a space.',
  message: {
    vi: ({ found, colon }) =>
      colon
        ? `thiếu dấu cách sau dấu hai chấm ở ${tick(found)}`
        : `thiếu dấu hai chấm ở ${tick(found)}`,
    en: ({ found, colon }) =>
      colon
        ? `the space after the colon of ${tick(found)} is missing`
        : `${tick(found)} has no colon`,
  },
  help: {
    vi: () => 'mỗi phần viết theo mẫu `tên: giá trị`',
    en: () => 'every part is written like `key: value`',
  },
});

export const missingComma: DiagnosticFactory<{ found: string }> = defineDiagnostic({
  code: 'yaml/missing-comma',
  severity: 'error',
  about: 'Two parts between brackets are not separated by a comma.',
  message: {
    vi: ({ found }) => `thiếu dấu phẩy trước ${tick(found)}`,
    en: ({ found }) => `a comma is missing before ${tick(found)}`,
  },
});

export const needsQuotes: DiagnosticFactory<{ character: string }> = defineDiagnostic({
  code: 'yaml/needs-quotes',
  severity: 'error',
  about: 'A value begins with a character that has a meaning of its own in YAML.',
  message: {
    vi: ({ character }) => `giá trị bắt đầu bằng ký tự ${character} phải đặt trong ngoặc kép`,
    en: ({ character }) => `a value that begins with ${character} must be in quotation marks`,
  },
});

export const badEscape: DiagnosticFactory<{ found: string }> = defineDiagnostic({
  code: 'yaml/escape',
  severity: 'error',
  about: 'A backslash in a double-quoted text begins no known escape.',
  message: {
    vi: ({ found }) => `không hiểu ${tick(found)} trong ngoặc kép`,
    en: ({ found }) => `${tick(found)} means nothing between quotation marks`,
  },
  help: {
    vi: () => 'viết `\\\\` cho dấu gạch chéo ngược',
    en: () => 'write `\\\\` for a backslash',
  },
});

export const unexpected: DiagnosticFactory<{ found: string }> = defineDiagnostic({
  code: 'yaml/unexpected',
  severity: 'error',
  about: 'The file does not continue in the way YAML allows at this place.',
  message: {
    vi: ({ found }) => `không hiểu ${tick(found)} ở đây`,
    en: ({ found }) => `${tick(found)} does not fit here`,
  },
  help: {
    vi: () =>
      'mỗi phần một dòng `tên: giá trị`; giá trị có dấu đặc biệt thì đặt cả trong ngoặc kép',
    en: () =>
      'write one `key: value` a line; a value with special marks stands in quotation marks as a whole',
  },
});

export const keyNotText: DiagnosticFactory<object> = defineDiagnostic({
  code: 'yaml/key',
  severity: 'error',
  about: 'A list or group stands where the name of a part is needed.',
  message: {
    vi: () => 'tên của một phần phải là một từ, không phải danh sách hay nhóm',
    en: () => 'a key must be a word, not a list or a group',
  },
});

export const jsonUnexpected: DiagnosticFactory<{ found: string | undefined }> = defineDiagnostic({
  code: 'json/unexpected',
  severity: 'error',
  about: 'The file does not continue in the way JSON allows at this place.',
  message: {
    vi: ({ found }) =>
      found === undefined
        ? 'tệp JSON kết thúc giữa chừng'
        : `không hiểu ${tick(found)} ở đây trong tệp JSON`,
    en: ({ found }) =>
      found === undefined
        ? 'the JSON file ends too early'
        : `${tick(found)} does not fit here in a JSON file`,
  },
});

// ── Keys ─────────────────────────────────────────────────────────────────────────────────────────

export const duplicateKey: DiagnosticFactory<{ key: string }> = defineDiagnostic({
  code: 'yaml/duplicate-key',
  severity: 'error',
  about: 'A key stands twice in one group.',
  message: {
    vi: ({ key }) => `phần ${tick(key)} đã được ghi ở trên, chỉ ghi một lần`,
    en: ({ key }) => `${tick(key)} is already given above, give it once`,
  },
});

export const unknownKey: DiagnosticFactory<{
  key: string;
  suggestion: string | undefined;
  allowed: readonly string[];
}> = defineDiagnostic({
  code: 'yaml/unknown-key',
  severity: 'error',
  about: 'A key is not one of those that may stand here.',
  message: {
    vi: ({ key, suggestion }) =>
      suggestion === undefined
        ? `không có phần ${tick(key)} ở đây`
        : `không có phần ${tick(key)}, có phải ý bạn là ${tick(suggestion)}?`,
    en: ({ key, suggestion }) =>
      suggestion === undefined
        ? `there is no ${tick(key)} here`
        : `there is no ${tick(key)}, did you mean ${tick(suggestion)}?`,
  },
  help: {
    vi: ({ allowed }) => `ở đây dùng được: ${listed(allowed)}`,
    en: ({ allowed }) => `here one can write: ${listed(allowed)}`,
  },
});

export const missingKey: DiagnosticFactory<{ keys: readonly string[] }> = defineDiagnostic({
  code: 'yaml/missing-key',
  severity: 'error',
  about: 'Keys that must stand in a group are missing.',
  message: {
    vi: ({ keys }) => `ở đây còn thiếu phần ${listed(keys)}`,
    en: ({ keys }) => `missing here: ${listed(keys)}`,
  },
});

export const missingChoice: DiagnosticFactory<{ keys: readonly string[] }> = defineDiagnostic({
  code: 'yaml/missing-choice',
  severity: 'error',
  about: 'A group needs one of several keys and has none of them.',
  message: {
    vi: ({ keys }) => `ở đây còn thiếu một trong các phần ${oneOf(keys, 'vi')}`,
    en: ({ keys }) => `${oneOf(keys, 'en')} is missing here`,
  },
});

export const keyConflict: DiagnosticFactory<{ key: string; other: string }> = defineDiagnostic({
  code: 'yaml/key-conflict',
  severity: 'error',
  about: 'Two keys stand together of which only one may.',
  message: {
    vi: ({ key, other }) => `${tick(key)} không đi cùng ${tick(other)}, chỉ ghi một trong hai`,
    en: ({ key, other }) => `${tick(key)} does not go with ${tick(other)}, give one of the two`,
  },
});

export const keyNeeds: DiagnosticFactory<{ key: string; needs: readonly string[] }> =
  defineDiagnostic({
    code: 'yaml/key-needs',
    severity: 'error',
    about: 'A key has a meaning only together with another one.',
    message: {
      vi: ({ key, needs }) => `${tick(key)} phải đi cùng ${oneOf(needs, 'vi')}`,
      en: ({ key, needs }) => `${tick(key)} needs ${oneOf(needs, 'en')} beside it`,
    },
  });

export const keyNotHere: DiagnosticFactory<{ key: string; because: string }> = defineDiagnostic({
  code: 'yaml/key-not-here',
  severity: 'error',
  about: 'A key has no meaning beside what else the group says, such as `options` of a count.',
  message: {
    vi: ({ key, because }) =>
      because === 'extends'
        ? `biểu có ${tick(because)} thì ${tick(key)} phải nằm trong \`changes\`, dưới \`add\` hoặc \`replace\``
        : `${tick(key)} không dùng với ${tick(because)}`,
    en: ({ key, because }) =>
      because === 'extends'
        ? `beside ${tick(because)}, ${tick(key)} stands in \`changes\`, beneath \`add\` or \`replace\``
        : `${tick(key)} does not go with ${tick(because)}`,
  },
});

// ── Values ───────────────────────────────────────────────────────────────────────────────────────

/** What a value may be, in the words of the schema. */
export type ValueType = 'string' | 'number' | 'integer' | 'boolean' | 'array' | 'object';

const types: Readonly<Record<ValueType, Localized>> = {
  string: { vi: 'chữ', en: 'text' },
  number: { vi: 'số', en: 'a number' },
  integer: { vi: 'số nguyên', en: 'a whole number' },
  boolean: { vi: '`true` hoặc `false`', en: '`true` or `false`' },
  array: { vi: 'danh sách', en: 'a list' },
  object: { vi: 'một nhóm gồm các phần `tên: giá trị`', en: 'a group of `key: value`' },
};

const typeHelp: Readonly<Record<ValueType, Localized>> = {
  string: { vi: 'đặt giá trị trong ngoặc kép', en: 'put the value in quotation marks' },
  number: { vi: 'viết như 12 hoặc 0.5', en: 'write it like 12 or 0.5' },
  integer: { vi: 'viết như 2', en: 'write it like 2' },
  boolean: {
    vi: 'viết `true` cho có, `false` cho không',
    en: 'write `true` for yes, `false` for no',
  },
  array: {
    vi: 'mỗi mục một dòng, bắt đầu bằng `- `',
    en: 'write one item a line, each after `- `',
  },
  object: {
    vi: 'mỗi phần một dòng, thụt vào, theo mẫu `tên: giá trị`',
    en: 'write one `key: value` a line, indented',
  },
};

export const wrongType: DiagnosticFactory<{
  what: Localized;
  expected: readonly ValueType[];
  found: ValueType;
}> = defineDiagnostic({
  code: 'yaml/wrong-type',
  severity: 'error',
  about: 'A value is of another type than the place needs: text for a number, a list for a group.',
  message: {
    vi: ({ what, expected, found }) =>
      `${what.vi} phải là ${typesOf(expected, 'vi')}, ở đây là ${types[found].vi}`,
    en: ({ what, expected, found }) =>
      `${what.en} must be ${typesOf(expected, 'en')}, this is ${types[found].en}`,
  },
  help: {
    vi: ({ expected }) => typeHelp[expected[0] ?? 'string'].vi,
    en: ({ expected }) => typeHelp[expected[0] ?? 'string'].en,
  },
});

export const emptyValue: DiagnosticFactory<{ what: Localized }> = defineDiagnostic({
  code: 'yaml/empty-value',
  severity: 'error',
  about: 'A key has no value behind its colon.',
  message: {
    vi: ({ what }) => `${what.vi} chưa có giá trị`,
    en: ({ what }) => `${what.en} has no value`,
  },
  help: {
    vi: () => 'ghi giá trị sau dấu hai chấm, hoặc bỏ phần này',
    en: () => 'write a value, or leave the key out',
  },
});

export const notOneOf: DiagnosticFactory<{
  found: string;
  allowed: readonly string[];
  suggestion: string | undefined;
}> = defineDiagnostic({
  code: 'yaml/not-one-of',
  severity: 'error',
  about: 'A value is not one of the few that may stand here.',
  message: {
    vi: ({ found, allowed, suggestion }) =>
      suggestion === undefined
        ? `${tick(found)} không dùng được ở đây, chỉ dùng ${oneOf(allowed, 'vi')}`
        : `${tick(found)} không dùng được ở đây, có phải ý bạn là ${tick(suggestion)}?`,
    en: ({ found, allowed, suggestion }) =>
      suggestion === undefined
        ? `${tick(found)} cannot stand here, write ${oneOf(allowed, 'en')}`
        : `${tick(found)} cannot stand here, did you mean ${tick(suggestion)}?`,
  },
});

export const unknownVersion: DiagnosticFactory<{ found: string }> = defineDiagnostic({
  code: 'yaml/version',
  severity: 'error',
  about: 'The file says that it is in a version of the format that this program does not know.',
  message: {
    vi: ({ found }) => `chưa đọc được định dạng phiên bản ${tick(found)}`,
    en: ({ found }) => `version ${tick(found)} of the format is not known`,
  },
  help: {
    vi: () => 'viết `barem: 1`',
    en: () => 'write `barem: 1`',
  },
});

export const emptyList: DiagnosticFactory<{ what: Localized }> = defineDiagnostic({
  code: 'yaml/empty-list',
  severity: 'error',
  about: 'A list that needs at least one item has none.',
  message: {
    vi: ({ what }) => `${what.vi} phải có ít nhất một mục`,
    en: ({ what }) => `${what.en} needs at least one item`,
  },
});

export const outOfBounds: DiagnosticFactory<{ what: Localized; least: boolean; limit: number }> =
  defineDiagnostic({
    code: 'yaml/out-of-bounds',
    severity: 'error',
    about: 'A number is below the least or above the greatest that may stand here.',
    message: {
      vi: ({ what, least, limit }) => `${what.vi} ${least ? 'nhỏ nhất' : 'lớn nhất'} là ${limit}`,
      en: ({ what, least, limit }) => `${what.en} is ${least ? 'at least' : 'at most'} ${limit}`,
    },
  });

export const numberMalformed: DiagnosticFactory<{ found: string }> = defineDiagnostic({
  code: 'yaml/number-malformed',
  severity: 'error',
  about: 'A number has more than 15 digits, or is written like `1e3`, `0x1F` or `.5`.',
  message: {
    vi: ({ found }) => `không đọc được số ${tick(found)}`,
    en: ({ found }) => `cannot read the number ${tick(found)}`,
  },
  help: {
    vi: () => 'viết như 12, -3 hoặc 0.5; tối đa 15 chữ số',
    en: () => 'write it like 12, -3 or 0.5; 15 digits at most',
  },
});

export const numberStyle: DiagnosticFactory<{ found: string; repair: string }> = defineDiagnostic({
  code: 'yaml/number-style',
  severity: 'error',
  about:
    'A number has a decimal comma; outside of ranges and conditions a YAML file has a decimal point.',
  message: {
    vi: ({ found, repair }) => `số ${tick(found)} ở đây phải viết là ${tick(repair)}`,
    en: ({ found, repair }) => `write ${tick(repair)} here instead of ${tick(found)}`,
  },
  help: {
    vi: () => 'số đứng riêng dùng dấu chấm cho phần lẻ và không chia nhóm hàng nghìn',
    en: () => 'a number of its own has a decimal point and no grouping',
  },
});

export const numberInexact: DiagnosticFactory<{ found: string }> = defineDiagnostic({
  code: 'yaml/number-inexact',
  severity: 'error',
  about: 'A number in a record has more digits than programs exchange without changing it.',
  message: {
    vi: ({ found }) => `số ${tick(found)} sẽ bị đổi khi đọc`,
    en: ({ found }) => `the number ${tick(found)} would be changed by reading it`,
  },
  help: {
    vi: () => 'viết tối đa 15 chữ số; nếu là mã thì đặt trong ngoặc kép',
    en: () => 'write 15 digits at most; put a code in quotation marks',
  },
});

export const dateMalformed: DiagnosticFactory<{ found: string }> = defineDiagnostic({
  code: 'yaml/date-malformed',
  severity: 'error',
  about: 'A date does not exist in the calendar or is not written year-month-day.',
  message: {
    vi: ({ found }) => `không có ngày ${tick(found)}`,
    en: ({ found }) => `${tick(found)} is not a date`,
  },
  help: {
    vi: () => 'viết năm-tháng-ngày, ví dụ 2021-12-01',
    en: () => 'write year-month-day, for example 2021-12-01',
  },
});

export const rangeOpen: DiagnosticFactory<{ found: string }> = defineDiagnostic({
  code: 'yaml/range-open',
  severity: 'error',
  about: 'Points to enter or to compute need a range with both ends, which belong to it.',
  message: {
    vi: ({ found }) => `khoảng điểm ${tick(found)} phải có cả hai đầu`,
    en: ({ found }) => `the range of points ${tick(found)} needs both its ends`,
  },
  help: {
    vi: () => 'viết như: từ 0 đến 10',
    en: () => 'write it like: from 0 to 10',
  },
});

export const remainingNotHere: DiagnosticFactory<{ found: string }> = defineDiagnostic({
  code: 'yaml/remaining-not-here',
  severity: 'error',
  about: '`còn lại` / `otherwise` stands where only a range may; it belongs to bands.',
  message: {
    vi: ({ found }) => `${tick(found)} chỉ dùng trong \`bands\`, ở đây cần một khoảng`,
    en: ({ found }) => `${tick(found)} is only used in \`bands\`, a range is needed here`,
  },
});

export const answerMalformed: DiagnosticFactory<{ found: string }> = defineDiagnostic({
  code: 'yaml/answer-malformed',
  severity: 'error',
  about:
    'An answer in an example is neither a number nor a level, an option, yes or no, met or not met, or n/a.',
  message: {
    vi: ({ found }) => `${tick(found)} không phải là một câu trả lời`,
    en: ({ found }) => `${tick(found)} is not an answer`,
  },
  help: {
    vi: () =>
      'ghi số, tỷ lệ như 85%, mã của mức, true hoặc false, đạt hoặc không đạt, không áp dụng',
    en: () =>
      'write a number, a percentage like 85%, the id of a level, true or false, met or not met, n/a',
  },
});

export const filePath: DiagnosticFactory<{ found: string }> = defineDiagnostic({
  code: 'yaml/file-path',
  severity: 'error',
  about: 'A file of a ruleset lies outside of its folder, or its path is not written with `/`.',
  message: {
    vi: ({ found }) => `${tick(found)} không phải là đường dẫn trong thư mục này`,
    en: ({ found }) => `${tick(found)} is not a path inside this folder`,
  },
  help: {
    vi: () => 'viết như thuong_ky.barem hoặc cases/thuong_ky.yaml',
    en: () => 'write it like meeting.barem or cases/meeting.yaml',
  },
});

// ── Wording ──────────────────────────────────────────────────────────────────────────────────────

function wordings({ vi, en }: Localized): Readonly<Record<Language, () => string>> {
  return { vi: () => vi, en: () => en };
}

const codePoint = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

const listed = (words: readonly string[]): string => words.map(tick).join(', ');

/** `a`, `b` or `c`. */
function oneOf(words: readonly string[], language: Language): string {
  return joined(words.map(tick), language);
}

function joined(parts: readonly string[], language: Language): string {
  const or = language === 'vi' ? ' hoặc ' : ' or ';
  return [
    ...(parts.length > 2 ? [parts.slice(0, -1).join(', ')] : parts.slice(0, -1)),
    ...parts.slice(-1),
  ].join(or);
}

const typesOf = (expected: readonly ValueType[], language: Language): string =>
  joined(
    expected.map((type) => types[type][language]),
    language,
  );

import {
  defineDiagnostic,
  exact,
  formatNumber,
  rational,
  type DiagnosticFactory,
  type Language,
  type Localized,
  type Rational,
  tick,
} from '@barem/core';
import type { Frequency, Situation } from '@barem/syntax';
import type { Stretch } from './tiling.js';

const number = (value: Rational, language: Language, percent = false): string =>
  percent
    ? `${formatNumber(exact.multiply(value, rational(100n)), language)}%`
    : formatNumber(value, language);

/** `89,5` or `từ 89,5 đến dưới 90`; of ratios, in percent. */
function stretch(
  { from, fromInclusive, to, toInclusive, values }: Stretch,
  language: Language,
  percent = false,
): string {
  const show = (value: Rational): string => number(value, language, percent);
  // A decimal comma beside a listing comma would be hard to read.
  if (values) return values.map(show).join('; ');
  return language === 'vi'
    ? `${fromInclusive ? 'từ' : 'trên'} ${show(from)} đến ${toInclusive ? '' : 'dưới '}${show(to)}`
    : `${fromInclusive ? 'from' : 'over'} ${show(from)} to ${toInclusive ? '' : 'under '}${show(to)}`;
}

const kinds: Readonly<
  Record<'name' | 'criterion' | 'level' | 'rating' | 'assessor' | 'series', Localized>
> = {
  name: { vi: 'số liệu hoặc tên đặt', en: 'fact or let' },
  criterion: { vi: 'mục hoặc tiêu chí', en: 'section or criterion' },
  level: { vi: 'mức', en: 'level' },
  rating: { vi: 'loại', en: 'rating' },
  assessor: { vi: 'người chấm', en: 'assessor' },
  series: { vi: 'chuỗi kỳ', en: 'series' },
};

/** What a name was looked up as. */
export type NameKind = keyof typeof kinds;

// ── Names ────────────────────────────────────────────────────────────────────────────────────────

export const unknownName: DiagnosticFactory<{
  kind: NameKind;
  name: string;
  suggestion: string | undefined;
}> = defineDiagnostic({
  code: 'name/unknown',
  severity: 'error',
  about: 'A name is used that the sheet does not declare.',
  message: {
    vi: ({ kind, name, suggestion }) =>
      `không có ${kinds[kind].vi} ${tick(name)}${suggestion === undefined ? '' : `, có phải ý bạn là ${tick(suggestion)}?`}`,
    en: ({ kind, name, suggestion }) =>
      `there is no ${kinds[kind].en} ${tick(name)}${suggestion === undefined ? '' : `, did you mean ${tick(suggestion)}?`}`,
  },
});

export const duplicateName: DiagnosticFactory<{ name: string }> = defineDiagnostic({
  code: 'name/duplicate',
  severity: 'error',
  about: 'Two things have the same name.',
  message: {
    vi: ({ name }) => `tên ${tick(name)} đã được dùng`,
    en: ({ name }) => `the name ${tick(name)} is already taken`,
  },
  help: {
    vi: () => 'đặt tên khác cho một trong hai',
    en: () => 'give one of the two another name',
  },
});

export const lookAlikeName: DiagnosticFactory<{ name: string; other: string }> = defineDiagnostic({
  code: 'name/look-alike',
  severity: 'warning',
  about:
    'Two names differ only by accents, case or letters that look alike, so that one is easily taken for the other.',
  message: {
    vi: ({ name, other }) => `tên ${tick(name)} rất dễ nhầm với ${tick(other)}`,
    en: ({ name, other }) => `the name ${tick(name)} is easily confused with ${tick(other)}`,
  },
  help: {
    vi: () => 'hai tên chỉ khác nhau ở dấu hoặc ở chữ trông giống nhau; đặt tên khác hẳn',
    en: () =>
      'the two differ only by accents or look-alike letters; choose a clearly different name',
  },
});

export const reservedName: DiagnosticFactory<{ name: string }> = defineDiagnostic({
  code: 'name/reserved',
  severity: 'error',
  about:
    'The name is one that every record uses for itself (unit, period, assessor, date, facts, scores).',
  message: {
    vi: ({ name }) => `tên ${tick(name)} dành cho phần đầu của phiếu`,
    en: ({ name }) => `the name ${tick(name)} is reserved for the head of a record`,
  },
  help: {
    vi: () => 'đặt tên khác; các tên dành riêng là unit, period, assessor, date, facts, scores',
    en: () => 'choose another name; reserved are unit, period, assessor, date, facts, scores',
  },
});

export const unusedFact: DiagnosticFactory<{ name: string }> = defineDiagnostic({
  code: 'name/unused-fact',
  severity: 'warning',
  about: 'A fact is asked for but nothing depends on it.',
  message: {
    vi: ({ name }) => `số liệu ${tick(name)} không được dùng ở đâu`,
    en: ({ name }) => `the fact ${tick(name)} is never used`,
  },
  help: {
    vi: () => 'bỏ số liệu này, hoặc dùng nó trong một tiêu chí hay yêu cầu',
    en: () => 'remove it, or use it in a criterion or requirement',
  },
});

export const unusedLet: DiagnosticFactory<{ name: string }> = defineDiagnostic({
  code: 'name/unused-let',
  severity: 'warning',
  about: 'A name is set but nothing uses it.',
  message: {
    vi: ({ name }) => `${tick(name)} được đặt nhưng không được dùng`,
    en: ({ name }) => `${tick(name)} is set but never used`,
  },
});

export const circle: DiagnosticFactory<{ path: readonly string[] }> = defineDiagnostic({
  code: 'reference/circle',
  severity: 'error',
  about: 'Things depend on one another in a circle, so that none can be computed first.',
  message: {
    vi: ({ path }) => `các phần này dựa vào nhau thành vòng tròn: ${path.map(tick).join(' → ')}`,
    en: ({ path }) => `these depend on one another in a circle: ${path.map(tick).join(' → ')}`,
  },
  help: {
    vi: () => 'bỏ một chỗ dựa vào nhau để có phần tính được trước',
    en: () => 'take one of the references out, so that one of them can be computed first',
  },
});

/** What an expression can ask of a criterion. */
type Asked = 'points-of' | 'maximum-of' | 'level-of';
const askings: Readonly<Record<Asked, Localized>> = {
  'points-of': { vi: 'điểm của', en: 'the points of' },
  'maximum-of': { vi: 'điểm tối đa của', en: 'the maximum of' },
  'level-of': { vi: 'mức của', en: 'the level of' },
};

export const notAFact: DiagnosticFactory<{ asked: Asked; of: string }> = defineDiagnostic({
  code: 'reference/not-a-fact',
  severity: 'error',
  about: 'A constraint speaks of points or a level; it can speak of facts only.',
  message: {
    vi: ({ asked, of }) =>
      `ràng buộc chỉ nói về số liệu, không nói về ${askings[asked].vi} ${tick(of)}`,
    en: ({ asked, of }) =>
      `a constraint speaks of facts only, not of ${askings[asked].en} ${tick(of)}`,
  },
  help: {
    vi: ({ asked }) =>
      asked === 'maximum-of'
        ? 'ghi thẳng con số'
        : 'viết điều này thành yêu cầu của một loại, hoặc thành khống chế',
    en: ({ asked }) =>
      asked === 'maximum-of'
        ? 'write the number itself'
        : 'say it as a requirement of a rating, or as a cap',
  },
});

export const tooLongChain: DiagnosticFactory<{ name: string; limit: number }> = defineDiagnostic({
  code: 'limit/chain',
  severity: 'error',
  about: 'Names build on one another in a row that is longer than any real one.',
  message: {
    vi: ({ name, limit }) => `${tick(name)} dựa trên một chuỗi hơn ${limit} tên nối nhau`,
    en: ({ name, limit }) => `${tick(name)} builds on a row of more than ${limit} names`,
  },
});

export const tooLongList: DiagnosticFactory<{ count: number; limit: number }> = defineDiagnostic({
  code: 'limit/list',
  severity: 'error',
  about: 'One list of levels, bands, options, ratings or requirements is longer than any real one.',
  message: {
    vi: ({ count, limit }) => `danh sách này có ${count} dòng, tối đa là ${limit}`,
    en: ({ count, limit }) => `this list has ${count} lines, the limit is ${limit}`,
  },
});

export const tooInvolved: DiagnosticFactory<{ limit: number }> = defineDiagnostic({
  code: 'limit/inference',
  severity: 'error',
  about:
    'Lets and conditions multiply one another until the sheet can no longer be checked in reasonable time.',
  message: {
    vi: ({ limit }) => `các biểu thức lồng nhau cần hơn ${limit} bước để kiểm tra`,
    en: ({ limit }) => `the expressions inside one another need more than ${limit} steps to check`,
  },
  help: {
    vi: () => 'bớt nếu … thì … lồng trong các tên đặt',
    en: () => 'use fewer conditions inside lets',
  },
});

// ── Types ────────────────────────────────────────────────────────────────────────────────────────

/** What an expression is, in the words of the trade. */
export type Sort = 'number' | 'condition' | 'choice' | 'met';
const sorts: Record<Sort, Localized> = {
  number: { vi: 'một con số', en: 'a number' },
  condition: { vi: 'một điều kiện (đúng hoặc sai)', en: 'a condition (true or false)' },
  choice: { vi: 'một lựa chọn', en: 'a choice' },
  met: { vi: 'đạt hoặc không đạt', en: 'met or not met' },
};

export const typeMismatch: DiagnosticFactory<{ expected: Sort; found: Sort }> = defineDiagnostic({
  code: 'type/mismatch',
  severity: 'error',
  about: 'An expression is of another type than its place needs.',
  message: {
    vi: ({ expected, found }) => `ở đây cần ${sorts[expected].vi}, nhưng đây là ${sorts[found].vi}`,
    en: ({ expected, found }) =>
      `this place needs ${sorts[expected].en}, but this is ${sorts[found].en}`,
  },
  help: {
    vi: ({ expected }) => howToGet[expected].vi,
    en: ({ expected }) => howToGet[expected].en,
  },
});

const howToGet: Record<Sort, Localized> = {
  number: {
    vi: 'dùng số liệu kiểu số, hoặc viết nếu … thì 1 nếu không 0',
    en: 'use a number, or write if … then 1 else 0',
  },
  condition: {
    vi: 'viết một phép so sánh, ví dụ vắng = 0 hoặc tỷ_lệ_dự >= 85%',
    en: 'write a comparison, such as absent = 0 or attendance >= 85%',
  },
  choice: {
    vi: 'dùng một số liệu kiểu chọn một, hoặc mức của một tiêu chí',
    en: 'use a fact with options, or the level of a criterion',
  },
  met: {
    vi: 'dùng mức(…) của một tiêu chí đạt hoặc không đạt',
    en: 'use level(…) of a criterion that is met or not met',
  },
};

export const notComparable: DiagnosticFactory<{ left: Sort; right: Sort }> = defineDiagnostic({
  code: 'type/not-comparable',
  severity: 'error',
  about: 'Two things are compared that cannot be.',
  message: {
    vi: ({ left, right }) => `không so sánh được ${sorts[left].vi} với ${sorts[right].vi}`,
    en: ({ left, right }) => `${sorts[left].en} cannot be compared with ${sorts[right].en}`,
  },
});

export const unordered: DiagnosticFactory<{ found: Sort }> = defineDiagnostic({
  code: 'type/unordered',
  severity: 'error',
  about: 'Only numbers are greater or less; everything else is equal or not.',
  message: {
    vi: ({ found }) =>
      `không so lớn bé được với ${sorts[found].vi}, chỉ dùng được \`=\` hoặc \`!=\``,
    en: ({ found }) => `${sorts[found].en} has no order, only \`=\` and \`!=\` can be used`,
  },
  help: {
    vi: () => 'kể ra từng lựa chọn, ví dụ mức(I.1) = tốt hoặc mức(I.1) = khá',
    en: () => 'name each of them, such as level(I.1) = good or level(I.1) = fair',
  },
});

export const percentMismatch: DiagnosticFactory<object> = defineDiagnostic({
  code: 'type/percent',
  severity: 'error',
  about:
    'A percentage is compared with, added to or written for something that is counted or measured.',
  message: {
    vi: () => 'phần trăm không đi cùng số đếm, số đo hoặc số điểm',
    en: () => 'a percentage does not go together with a count, a measure or points',
  },
  help: {
    vi: () => 'so sánh một tỷ lệ (ví dụ có_mặt / phải_dự) với phần trăm, hoặc bỏ dấu %',
    en: () => 'compare a ratio (such as present / due) with the percentage, or remove the % sign',
  },
});

export const percentMissing: DiagnosticFactory<object> = defineDiagnostic({
  code: 'type/percent-missing',
  severity: 'error',
  about: 'The bounds of a percentage are written without the percent sign.',
  message: {
    vi: () => 'giới hạn của phần trăm phải có dấu %',
    en: () => 'the bounds of a percentage need the % sign',
  },
});

export const needsRounding: DiagnosticFactory<object> = defineDiagnostic({
  code: 'type/needs-rounding',
  severity: 'error',
  about: 'Points are computed by a division whose result may have decimals without end.',
  message: {
    vi: () => 'điểm tính bằng phép chia có thể lẻ vô hạn, cần làm tròn',
    en: () => 'points computed by a division may have endless decimals and must be rounded',
  },
  help: {
    vi: () => 'viết làm tròn … đến 0,01',
    en: () => 'write round … to 0.01',
  },
});

export const notWhole: DiagnosticFactory<object> = defineDiagnostic({
  code: 'type/not-whole',
  severity: 'error',
  about: 'Units are counted with something that is not a whole number of at least 0.',
  message: {
    vi: () => 'sau `mỗi` phải là một số nguyên không âm',
    en: () => 'what stands after `each` must be a whole number that is never negative',
  },
});

export const divisionByZero: DiagnosticFactory<{ witness: string }> = defineDiagnostic({
  code: 'bounds/division-by-zero',
  severity: 'error',
  about: 'A divisor can be 0 in some record.',
  message: {
    vi: ({ witness }) => `số chia có thể bằng 0${witness === '' ? '' : `, ví dụ khi ${witness}`}`,
    en: ({ witness }) =>
      `the divisor can be 0${witness === '' ? '' : `, for example when ${witness}`}`,
  },
  help: {
    vi: () => 'cho số liệu bắt đầu từ 1, hoặc viết nếu … > 0 thì … nếu không …',
    en: () => 'let the fact start from 1, or write if … > 0 then … else …',
  },
});

export const tooLarge: DiagnosticFactory<object> = defineDiagnostic({
  code: 'bounds/too-large',
  severity: 'error',
  about: 'A value between facts and points could leave the range in which numbers are exact, 2^53.',
  message: {
    vi: () => 'giá trị ở đây có thể quá lớn để tính chính xác',
    en: () => 'the value here can become too large to be computed exactly',
  },
  help: {
    vi: () => 'dùng đơn vị lớn hơn (nghìn người, triệu đồng), hoặc thu hẹp giới hạn của số liệu',
    en: () => 'use larger units (thousands, millions), or narrow the bounds of the facts',
  },
});

export const noLevel: DiagnosticFactory<{ criterion: string }> = defineDiagnostic({
  code: 'type/no-level',
  severity: 'error',
  about: 'The level of a criterion is asked for that has no levels.',
  message: {
    vi: ({ criterion }) => `tiêu chí ${tick(criterion)} không chấm theo mức`,
    en: ({ criterion }) => `criterion ${tick(criterion)} has no levels`,
  },
  help: {
    vi: () => 'dùng điểm(…) thay cho mức(…)',
    en: () => 'use points(…) instead of level(…)',
  },
});

export const alwaysTrue: DiagnosticFactory<object> = defineDiagnostic({
  code: 'condition/always-true',
  severity: 'warning',
  about: 'A condition holds whatever the record says.',
  message: {
    vi: () => 'điều kiện này lúc nào cũng đúng',
    en: () => 'this condition is always true',
  },
  help: {
    vi: () => 'xem lại con số trong điều kiện và giới hạn của số liệu',
    en: () => 'look at the number in the condition and at the bounds of the facts',
  },
});

export const alwaysFalse: DiagnosticFactory<object> = defineDiagnostic({
  code: 'condition/always-false',
  severity: 'warning',
  about: 'A condition never holds, whatever the record says.',
  message: {
    vi: () => 'điều kiện này không bao giờ đúng',
    en: () => 'this condition is never true',
  },
  help: {
    vi: () => 'xem lại con số trong điều kiện và giới hạn của số liệu',
    en: () => 'look at the number in the condition and at the bounds of the facts',
  },
});

// ── Ranges, levels, bands ────────────────────────────────────────────────────────────────────────

export const reversedRange: DiagnosticFactory<object> = defineDiagnostic({
  code: 'range/reversed',
  severity: 'error',
  about: 'A range ends before it begins, so that it holds nothing.',
  message: {
    vi: () => 'khoảng này không chứa giá trị nào: phải ghi số nhỏ trước, số lớn sau',
    en: () => 'this range holds nothing: the lower end stands first',
  },
});

export const factBounds: DiagnosticFactory<{ decimals: number }> = defineDiagnostic({
  code: 'fact/bounds',
  severity: 'error',
  about: 'A bound of a fact is not a value that the fact can have.',
  message: {
    vi: ({ decimals }) =>
      decimals === 0 ? 'giới hạn phải là số nguyên' : `giới hạn chỉ được có ${decimals} chữ số lẻ`,
    en: ({ decimals }) =>
      decimals === 0
        ? 'the bound must be a whole number'
        : `the bound may have at most ${decimals} ${decimals === 1 ? 'decimal' : 'decimals'}`,
  },
});

export const computedChangeable: DiagnosticFactory<{ criterion: string }> = defineDiagnostic({
  code: 'advice/computed',
  severity: 'error',
  about: 'A computed criterion is marked as changeable, though nobody answers it.',
  message: {
    vi: ({ criterion }) =>
      `tiêu chí ${tick(criterion)} do máy tính, không có câu trả lời nào để thay đổi`,
    en: ({ criterion }) =>
      `criterion ${tick(criterion)} is computed and has no answer that could be changed`,
  },
  help: {
    vi: () => 'ghi dòng này dưới số liệu dùng để tính tiêu chí, hoặc bỏ đi',
    en: () => 'move this line to the facts that the criterion is computed from, or delete it',
  },
});

export const factDecimals: DiagnosticFactory<{ most: number }> = defineDiagnostic({
  code: 'fact/decimals',
  severity: 'error',
  about: 'A fact declares a number of decimals that is not a whole number from 0 to 6.',
  message: {
    vi: ({ most }) => `số chữ số lẻ phải là số nguyên từ 0 đến ${most}`,
    en: ({ most }) => `the number of decimals must be a whole number from 0 to ${most}`,
  },
});

export const offStep: DiagnosticFactory<{ value: Rational; step: Rational }> = defineDiagnostic({
  code: 'points/off-step',
  severity: 'error',
  about: 'The end of a range in which an assessor enters points is not a multiple of the step.',
  message: {
    vi: ({ value, step }) =>
      `${number(value, 'vi')} không phải là bội của bước ${number(step, 'vi')}`,
    en: ({ value, step }) =>
      `${number(value, 'en')} is not a multiple of the step ${number(step, 'en')}`,
  },
});

export const fixedOffStep: DiagnosticFactory<{ value: Rational; step: Rational }> =
  defineDiagnostic({
    code: 'points/fixed-off-step',
    severity: 'warning',
    about: 'Fixed points are not a multiple of the step that the sheet declares.',
    message: {
      vi: ({ value, step }) =>
        `${number(value, 'vi')} điểm không khớp với bước ${number(step, 'vi')} của biểu`,
      en: ({ value, step }) =>
        `${number(value, 'en')} points do not fit the sheet's step of ${number(step, 'en')}`,
    },
  });

export const notPositive: DiagnosticFactory<{ what: Localized }> = defineDiagnostic({
  code: 'points/not-positive',
  severity: 'error',
  about: 'A number that must be above 0 is not.',
  message: {
    vi: ({ what }) => `${what.vi} phải lớn hơn 0`,
    en: ({ what }) => `${what.en} must be above 0`,
  },
});

export const bandHole: DiagnosticFactory<{ hole: Stretch; percent: boolean }> = defineDiagnostic({
  code: 'band/hole',
  severity: 'error',
  about: 'The bands of a criterion leave out values that can occur.',
  message: {
    vi: ({ hole, percent }) =>
      `các khoảng bị hở: không khoảng nào nhận giá trị ${stretch(hole, 'vi', percent)}`,
    en: ({ hole, percent }) =>
      `the bands have a hole: no band holds ${stretch(hole, 'en', percent)}`,
  },
  help: {
    vi: () => 'nối liền hai khoảng, hoặc thêm một dòng `còn lại … điểm`',
    en: () => 'make the two bands meet, or add a line `otherwise … points`',
  },
});

export const bandOverlap: DiagnosticFactory<{ overlap: Stretch; percent: boolean }> =
  defineDiagnostic({
    code: 'band/overlap',
    severity: 'error',
    about: 'Two bands of a criterion hold the same value.',
    message: {
      vi: ({ overlap, percent }) => `hai khoảng chồng nhau ở ${stretch(overlap, 'vi', percent)}`,
      en: ({ overlap, percent }) => `two bands overlap at ${stretch(overlap, 'en', percent)}`,
    },
  });

export const bandOutside: DiagnosticFactory<{ low: Rational; high: Rational; percent: boolean }> =
  defineDiagnostic({
    code: 'band/outside',
    severity: 'warning',
    about: 'A band holds no value that can occur.',
    message: {
      vi: ({ low, high, percent }) =>
        `không giá trị nào rơi vào khoảng này: giá trị chỉ từ ${number(low, 'vi', percent)} đến ${number(high, 'vi', percent)}`,
      en: ({ low, high, percent }) =>
        `no value falls into this band: values run from ${number(low, 'en', percent)} to ${number(high, 'en', percent)}`,
    },
  });

export const severalRests: DiagnosticFactory<object> = defineDiagnostic({
  code: 'band/several-rests',
  severity: 'error',
  about: 'More than one band stands for all remaining values.',
  message: {
    vi: () => 'chỉ được có một dòng `còn lại`',
    en: () => 'only one band can be `otherwise`',
  },
});

export const levelOpen: DiagnosticFactory<object> = defineDiagnostic({
  code: 'level/open-range',
  severity: 'error',
  about: 'The range of a level has only one end, so that nothing says how many points it can give.',
  message: {
    vi: () => 'khoảng điểm của mức còn thiếu một đầu',
    en: () => 'the range of points of this level lacks one end',
  },
  help: {
    vi: () => 'ghi đủ hai đầu, ví dụ từ 8 đến 10 điểm',
    en: () => 'write both ends, such as from 8 to 10 points',
  },
});

export const levelHole: DiagnosticFactory<{ hole: Stretch }> = defineDiagnostic({
  code: 'level/hole',
  severity: 'error',
  about: 'The ranges of levels leave out points that an assessor could mean.',
  message: {
    vi: ({ hole }) => `các mức bị hở: không mức nào nhận ${stretch(hole, 'vi')} điểm`,
    en: ({ hole }) => `the levels have a hole: no level holds ${stretch(hole, 'en')} points`,
  },
});

export const levelOverlap: DiagnosticFactory<{ overlap: Stretch }> = defineDiagnostic({
  code: 'level/overlap',
  severity: 'error',
  about: 'Two levels hold the same points, so that the points do not tell the level.',
  message: {
    vi: ({ overlap }) => `hai mức chồng nhau ở ${stretch(overlap, 'vi')} điểm`,
    en: ({ overlap }) => `two levels overlap at ${stretch(overlap, 'en')} points`,
  },
});

// ── Sums ─────────────────────────────────────────────────────────────────────────────────────────

export const sectionSum: DiagnosticFactory<{
  section: string;
  stated: Rational;
  sum: Rational;
  parts: readonly Rational[];
}> = defineDiagnostic({
  code: 'points/section-sum',
  severity: 'error',
  about: 'The maxima of the criteria do not add up to the points of their section.',
  message: {
    vi: ({ section, stated, sum, parts }) =>
      `mục ${tick(section)} ghi ${number(stated, 'vi')} điểm, nhưng các tiêu chí cộng lại là ${addition(parts, sum, 'vi')}`,
    en: ({ section, stated, sum, parts }) =>
      `section ${tick(section)} states ${number(stated, 'en')} points, but its criteria add up to ${addition(parts, sum, 'en')}`,
  },
});

export const scaleSum: DiagnosticFactory<{
  stated: Rational;
  sum: Rational;
  parts: readonly Rational[];
}> = defineDiagnostic({
  code: 'points/scale-sum',
  severity: 'error',
  about: 'The sections do not add up to the scale.',
  message: {
    vi: ({ stated, sum, parts }) =>
      `thang điểm là ${number(stated, 'vi')}, nhưng các mục cộng lại là ${addition(parts, sum, 'vi')}`,
    en: ({ stated, sum, parts }) =>
      `the scale is ${number(stated, 'en')}, but the sections add up to ${addition(parts, sum, 'en')}`,
  },
});

/** `15 + 20 = 35`. */
function addition(parts: readonly Rational[], sum: Rational, language: Language): string {
  if (parts.length < 2) return number(sum, language);
  return `${parts.map((part) => number(part, language)).join(' + ')} = ${number(sum, language)}`;
}

export const wrongDirection: DiagnosticFactory<{ block: 'bonus' | 'penalty' }> = defineDiagnostic({
  code: 'points/direction',
  severity: 'error',
  about: 'A bonus deducts points, or a penalty adds them.',
  message: {
    vi: ({ block }) =>
      block === 'bonus'
        ? 'trong điểm thưởng phải viết `cộng`, không viết `trừ`'
        : 'trong điểm trừ phải viết `trừ`, không viết `cộng`',
    en: ({ block }) =>
      block === 'bonus'
        ? 'a bonus adds points: write `adds`, not `deducts`'
        : 'a penalty deducts points: write `deducts`, not `adds`',
  },
});

export const negativeOutside: DiagnosticFactory<{ block: 'bonus' | 'penalty' }> = defineDiagnostic({
  code: 'points/negative',
  severity: 'error',
  about: 'A bonus or penalty has negative points: both are written as amounts of at least 0.',
  message: {
    vi: ({ block }) => `${block === 'bonus' ? 'điểm thưởng' : 'điểm trừ'} ghi bằng số không âm`,
    en: ({ block }) =>
      `${block === 'bonus' ? 'bonus' : 'penalty'} points are written as amounts of at least 0`,
  },
  help: {
    vi: () => 'bỏ dấu trừ: 2 điểm trong điểm trừ nghĩa là trừ 2 điểm',
    en: () => 'remove the minus sign: 2 points in a penalty are taken away',
  },
});

export const negativeWithoutScale: DiagnosticFactory<object> = defineDiagnostic({
  code: 'scale/negative-points',
  severity: 'error',
  about: 'A criterion has negative points although the scale does not go below 0.',
  message: {
    vi: () => 'điểm âm cần có thang điểm bắt đầu dưới 0',
    en: () => 'negative points need a scale that starts below 0',
  },
  help: {
    vi: () => 'ghi thang điểm từ -15 đến 40, hoặc không có thang điểm',
    en: () => 'write scale from -15 to 40, or no scale',
  },
});

export const maximumMissing: DiagnosticFactory<object> = defineDiagnostic({
  code: 'points/maximum-missing',
  severity: 'error',
  about: 'A criterion in a section deducts points per unit without saying where it starts.',
  message: {
    vi: () => 'chưa ghi điểm tối đa, nên không biết trừ từ bao nhiêu điểm',
    en: () => 'the maximum is missing, so that nothing says where the deduction starts',
  },
  help: {
    vi: () => 'thêm vào cuối dòng, ví dụ: , tối đa 5 điểm',
    en: () => 'add at the end of the line, for example: , at most 5 points',
  },
});

export const maximumBelowBase: DiagnosticFactory<object> = defineDiagnostic({
  code: 'points/maximum-below-base',
  severity: 'error',
  about: 'A progression has a maximum below its first points.',
  message: {
    vi: () => 'điểm tối đa nhỏ hơn điểm ban đầu',
    en: () => 'the maximum is below the first points',
  },
});

export const roundingMissing: DiagnosticFactory<{ criterion: string }> = defineDiagnostic({
  code: 'scale/rounding-missing',
  severity: 'error',
  about:
    'A criterion can leave the scale, so that the total is rescaled, but nothing says how it is rounded.',
  message: {
    vi: ({ criterion }) =>
      `tiêu chí ${tick(criterion)} có thể không tính, nên tổng phải quy đổi và làm tròn`,
    en: ({ criterion }) =>
      `criterion ${tick(criterion)} can leave the scale, so the total is rescaled and must be rounded`,
  },
  help: {
    vi: () => 'thêm vào thang điểm: làm tròn đến 0,01',
    en: () => 'add to the scale: round to 0.01',
  },
});

export const scaleEmpty: DiagnosticFactory<object> = defineDiagnostic({
  code: 'scale/may-be-empty',
  severity: 'error',
  about: 'All criteria can leave the scale together, so that nothing is left to rescale.',
  message: {
    vi: () => 'mọi tiêu chí đều có thể không tính, khi đó không còn gì để quy đổi',
    en: () => 'every criterion can leave the scale, and then nothing is left to rescale',
  },
});

export const leavesUnscaled: DiagnosticFactory<object> = defineDiagnostic({
  code: 'scale/cannot-leave',
  severity: 'error',
  about: 'A criterion can leave the scale only in a section of a sheet whose scale starts at 0.',
  message: {
    vi: () => '`không tính` chỉ dùng cho tiêu chí trong mục, khi thang điểm bắt đầu từ 0',
    en: () => 'only a criterion in a section can be `not counted`, on a scale that starts at 0',
  },
  help: {
    vi: () => 'viết `được điểm tối đa` hoặc số điểm, ví dụ `0 điểm`',
    en: () => 'write `maximum points`, or points such as `0 points`',
  },
});

// ── Ratings ──────────────────────────────────────────────────────────────────────────────────────

export const noRatings: DiagnosticFactory<object> = defineDiagnostic({
  code: 'rating/none',
  severity: 'error',
  about: 'The sheet has no rating, or none with a range of points.',
  message: {
    vi: () => 'biểu chưa có xếp loại theo điểm',
    en: () => 'the sheet has no rating by points',
  },
  help: {
    vi: () => 'thêm: xếp loại, rồi mỗi loại một dòng, ví dụ tốt "Tốt" từ 90 điểm trở lên',
    en: () => 'add: ratings, then one line each, such as good "Good" from 90 points',
  },
});

export const noCriteria: DiagnosticFactory<object> = defineDiagnostic({
  code: 'sheet/no-criteria',
  severity: 'error',
  about: 'The sheet has no criterion in any section.',
  message: {
    vi: () => 'biểu chưa có tiêu chí nào trong các mục',
    en: () => 'the sheet has no criterion in any section',
  },
  help: {
    vi: () =>
      'thêm: mục I "Tên mục", rồi mỗi tiêu chí một dòng, ví dụ tiêu chí I.1 "Tên tiêu chí" từ 0 đến 10 điểm',
    en: () =>
      'add: section I "Title", then one line each, such as criterion I.1 "Title" from 0 to 10 points',
  },
});

export const ratingHole: DiagnosticFactory<{ hole: Stretch }> = defineDiagnostic({
  code: 'rating/hole',
  severity: 'error',
  about: 'Some total belongs to no rating.',
  message: {
    vi: ({ hole }) => `khoảng điểm bị hở: không loại nào nhận tổng ${stretch(hole, 'vi')}`,
    en: ({ hole }) => `the ratings have a hole: none holds a total of ${stretch(hole, 'en')}`,
  },
});

export const ratingOverlap: DiagnosticFactory<{ overlap: Stretch; first: string; second: string }> =
  defineDiagnostic({
    code: 'rating/overlap',
    severity: 'error',
    about: 'Some total belongs to two ratings.',
    message: {
      vi: ({ overlap, first, second }) =>
        `tổng ${stretch(overlap, 'vi')} thuộc cả hai loại ${tick(first)} và ${tick(second)}`,
      en: ({ overlap, first, second }) =>
        `a total of ${stretch(overlap, 'en')} belongs to both ${tick(first)} and ${tick(second)}`,
    },
  });

export const ratingOrder: DiagnosticFactory<{ rating: string; before: string }> = defineDiagnostic({
  code: 'rating/order',
  severity: 'error',
  about: 'Ratings stand best first; here a better one stands after a worse one.',
  message: {
    vi: ({ rating, before }) =>
      `xếp loại phải ghi từ tốt nhất xuống: ${tick(rating)} phải đứng trước ${tick(before)}`,
    en: ({ rating, before }) =>
      `ratings stand best first: ${tick(rating)} belongs before ${tick(before)}`,
  },
  help: {
    vi: () => 'nếu điểm thấp hơn là tốt hơn, ghi điều đó trong thang điểm',
    en: () => 'if lower is better, say so in the scale',
  },
});

export const ratingUnreachable: DiagnosticFactory<{ rating: string }> = defineDiagnostic({
  code: 'rating/unreachable',
  severity: 'warning',
  about: 'No record can get this rating.',
  message: {
    vi: ({ rating }) => `không phiếu nào có thể được xếp loại ${tick(rating)}`,
    en: ({ rating }) => `no record can be rated ${tick(rating)}`,
  },
  help: {
    vi: () => 'sửa khoảng điểm của loại này, hoặc bỏ loại này',
    en: () => 'change the range of this rating, or remove the rating',
  },
});

export const lastHasRequirements: DiagnosticFactory<{ rating: string }> = defineDiagnostic({
  code: 'rating/last-has-requirements',
  severity: 'error',
  about: 'The last rating has requirements, so that a record that misses them would get none.',
  message: {
    vi: ({ rating }) =>
      `loại cuối cùng ${tick(rating)} không được có yêu cầu: phiếu không đạt yêu cầu sẽ không có loại nào`,
    en: ({ rating }) =>
      `the last rating ${tick(rating)} cannot have requirements: a record that misses them would get no rating`,
  },
});

// ── Assessors ────────────────────────────────────────────────────────────────────────────────────

export const averageUnrounded: DiagnosticFactory<object> = defineDiagnostic({
  code: 'assessor/unrounded',
  severity: 'error',
  about: 'The average or median of assessors is not said to be rounded in any way.',
  message: {
    vi: () => 'chưa nói điểm chung của những người chấm được làm tròn thế nào',
    en: () => 'how the total of the assessors is rounded is not said',
  },
  help: {
    vi: () => 'thêm một dòng, ví dụ: làm tròn đến 0,01',
    en: () => 'add a line such as: round to 0.01',
  },
});

export const notACouncil: DiagnosticFactory<object> = defineDiagnostic({
  code: 'assessor/not-a-council',
  severity: 'error',
  about: 'Rounding, dropping and numbers of people are given though no average or median counts.',
  message: {
    vi: () => 'điều này chỉ có nghĩa khi lấy trung bình hoặc trung vị của những người chấm',
    en: () => 'this has a meaning only for an average or a median of assessors',
  },
  help: {
    vi: () => 'ghi `người chấm trung bình của`, hoặc bỏ phần này',
    en: () => 'write `assessors average of`, or remove this',
  },
});

export const peopleMalformed: DiagnosticFactory<object> = defineDiagnostic({
  code: 'assessor/people',
  severity: 'error',
  about: 'A number of people is not a whole number above 0, or the most is below the fewest.',
  message: {
    vi: () => 'số người chấm phải là số nguyên từ 1 trở lên, số ít nhất ghi trước',
    en: () => 'numbers of people must be whole numbers from 1, the fewest first',
  },
});

export const nobodyLeft: DiagnosticFactory<{ least: number; dropped: number }> = defineDiagnostic({
  code: 'assessor/nobody-left',
  severity: 'error',
  about: 'So many totals are dropped that none may be left to average.',
  message: {
    vi: ({ least, dropped }) =>
      `có thể chỉ có ${least} người chấm mà bỏ ${dropped} điểm thì không còn điểm nào để tính`,
    en: ({ least, dropped }) =>
      `there may be only ${least} assessors, and after dropping ${dropped} totals none is left`,
  },
});

export const onlyForComputed: DiagnosticFactory<{ criterion: string }> = defineDiagnostic({
  code: 'assessor/computed',
  severity: 'error',
  about: 'A computed criterion is reserved for an assessor, though nobody answers it.',
  message: {
    vi: ({ criterion }) => `tiêu chí ${tick(criterion)} do máy tính, không ai chấm`,
    en: ({ criterion }) => `criterion ${tick(criterion)} is computed, nobody scores it`,
  },
});

export const onlyForAbsent: DiagnosticFactory<{ criterion: string; assessor: string }> =
  defineDiagnostic({
    code: 'assessor/may-be-absent',
    severity: 'error',
    about:
      'A criterion is reserved for an assessor who may not score at all, and nothing says what it earns then.',
    message: {
      vi: ({ criterion, assessor }) =>
        `nếu ${tick(assessor)} không chấm thì tiêu chí ${tick(criterion)} được mấy điểm chưa được nói`,
      en: ({ criterion, assessor }) =>
        `what criterion ${tick(criterion)} earns when ${tick(assessor)} does not score is not said`,
    },
    help: {
      vi: () =>
        'thêm dưới tiêu chí: cho phép không áp dụng, nếu không: không tính; hoặc ghi người chấm là bắt buộc',
      en: () =>
        'add to the criterion: may be n/a, otherwise: not counted; or mark the assessor as required',
    },
  });

export const onlyForSeveral: DiagnosticFactory<{ assessor: string }> = defineDiagnostic({
  code: 'assessor/several',
  severity: 'error',
  about: 'A criterion is reserved for several people, who may give different answers.',
  message: {
    vi: ({ assessor }) =>
      `${tick(assessor)} có thể là nhiều người nên không thể dành riêng tiêu chí này`,
    en: ({ assessor }) =>
      `${tick(assessor)} may be several people, so this criterion cannot be reserved for them`,
  },
});

// ── Head ─────────────────────────────────────────────────────────────────────────────────────────

export const datesReversed: DiagnosticFactory<{ from: string; to: string }> = defineDiagnostic({
  code: 'date/reversed',
  severity: 'error',
  about: 'The sheet ends before it comes into force.',
  message: {
    vi: ({ from, to }) => `ngày hết hiệu lực ${day(to)} đứng trước ngày có hiệu lực ${day(from)}`,
    en: ({ from, to }) => `the last day in force ${to} is before the first, ${from}`,
  },
});

const day = (iso: string): string => iso.split('-').toReversed().join('/');

export const illustrativeInOfficial: DiagnosticFactory<object> = defineDiagnostic({
  code: 'status/illustrative-in-official',
  severity: 'error',
  about: 'A sheet that claims to be official holds numbers that are only illustrative or a draft.',
  message: {
    vi: () => 'biểu ghi là chính thức nhưng phần này chỉ là minh họa hoặc dự thảo',
    en: () => 'the sheet claims to be official, but this part is illustrative or a draft',
  },
  help: {
    vi: () => 'thay bằng số của văn bản, hoặc ghi trạng thái minh họa cho cả biểu',
    en: () => 'put the numbers of the published text, or mark the whole sheet illustrative',
  },
});

export const officialWithoutSource: DiagnosticFactory<object> = defineDiagnostic({
  code: 'status/official-without-source',
  severity: 'error',
  about: 'A sheet that claims to be official names no source.',
  message: {
    vi: () => 'biểu chính thức phải ghi căn cứ',
    en: () => 'an official sheet must name its source',
  },
  help: {
    vi: () => 'thêm: căn cứ "Quy định số …"',
    en: () => 'add: source "Regulation no. …"',
  },
});

// ── Roll-ups ─────────────────────────────────────────────────────────────────────────────────────

const situationWords: Readonly<Record<Situation, Localized>> = {
  'missing-period': { vi: 'thiếu kỳ', en: 'missing period' },
  'no-period': { vi: 'không có kỳ nào', en: 'no period at all' },
  'unfinished-record': { vi: 'phiếu chưa xong', en: 'unfinished record' },
  'two-records': { vi: 'hai phiếu một kỳ', en: 'two records for one period' },
  'sheet-changed': { vi: 'đổi biểu trong kỳ', en: 'sheet changed in the period' },
};

const decisionWords: Readonly<Record<Situation, Localized>> = {
  'missing-period': {
    vi: '`coi như <loại>`, `không tính` hoặc `thì chưa xếp loại`',
    en: '`counts as <rating>`, `not counted` or `gives no rating`',
  },
  'no-period': {
    vi: '`coi như <loại>` hoặc `thì chưa xếp loại`',
    en: '`counts as <rating>` or `gives no rating`',
  },
  'unfinished-record': {
    vi: '`coi như thiếu kỳ` hoặc `thì chưa xếp loại`',
    en: '`counts as missing period` or `gives no rating`',
  },
  'two-records': {
    vi: '`lấy phiếu mới nhất`, `lấy phiếu đầu tiên`, `lấy phiếu tốt nhất`, `lấy phiếu kém nhất` hoặc `thì chưa xếp loại`',
    en: '`take the latest`, `take the earliest`, `take the best`, `take the worst` or `gives no rating`',
  },
  'sheet-changed': {
    vi: '`tính chung`, `chỉ tính bản mới` hoặc `thì chưa xếp loại`',
    en: '`count together`, `count the latest only` or `gives no rating`',
  },
};

const frequencyWords: Readonly<Record<Frequency, Localized>> = {
  month: { vi: 'mỗi tháng', en: 'each month' },
  quarter: { vi: 'mỗi quý', en: 'each quarter' },
  'half-year': { vi: 'mỗi nửa năm', en: 'each half year' },
  year: { vi: 'mỗi năm', en: 'each year' },
};

const sourceWords: Readonly<Record<'sheet' | 'roll-up', Localized>> = {
  sheet: { vi: 'biểu', en: 'sheet' },
  'roll-up': { vi: 'tổng hợp', en: 'roll-up' },
};

export const noSeries: DiagnosticFactory<object> = defineDiagnostic({
  code: 'rollup/no-series',
  severity: 'error',
  about: 'A roll-up does not say which results it rests on.',
  message: {
    vi: () => 'tổng hợp này chưa ghi gồm những kết quả nào',
    en: () => 'this roll-up does not say which results it includes',
  },
  help: {
    vi: () => 'thêm một dòng như `gồm thường_kỳ theo biểu tinh.thuong_ky mỗi tháng`',
    en: () => 'add a line such as `includes regular by sheet province.regular each month`',
  },
});

export const unknownSheet: DiagnosticFactory<{ name: string; source: 'sheet' | 'roll-up' }> =
  defineDiagnostic({
    code: 'rollup/unknown-sheet',
    severity: 'error',
    about:
      'A roll-up names a sheet or roll-up that stands nowhere in the same ruleset, or that has errors.',
    message: {
      vi: ({ name, source }) => `không tìm thấy ${sourceWords[source].vi} ${tick(name)} dùng được`,
      en: ({ name, source }) => `there is no usable ${sourceWords[source].en} ${tick(name)}`,
    },
    help: {
      vi: () =>
        'biểu phải nằm cùng thư mục với tệp này, hoặc trong bộ quy định cùng mã ở thư mục bên cạnh, và không có lỗi',
      en: () =>
        'the sheet must stand in the same folder as this file, or in a ruleset of the same id in a folder beside it, and have no errors',
    },
  });

export const wrongSource: DiagnosticFactory<{ name: string; kind: 'sheet' | 'roll-up' }> =
  defineDiagnostic({
    code: 'rollup/wrong-source',
    severity: 'error',
    about: 'A roll-up is named as a sheet, or a sheet as a roll-up.',
    message: {
      vi: ({ name, kind }) => `${tick(name)} là ${sourceWords[kind].vi}`,
      en: ({ name, kind }) => `${tick(name)} is a ${sourceWords[kind].en}`,
    },
    help: {
      vi: ({ name, kind }) => `viết \`theo ${sourceWords[kind].vi} ${name}\``,
      en: ({ name, kind }) => `write \`by ${sourceWords[kind].en} ${name}\``,
    },
  });

export const editionsDiffer: DiagnosticFactory<{ name: string }> = defineDiagnostic({
  code: 'rollup/editions-differ',
  severity: 'error',
  about:
    'Editions of one sheet have different ratings, so that their results cannot be counted together.',
  message: {
    vi: ({ name }) => `các bản của biểu ${tick(name)} có các loại khác nhau`,
    en: ({ name }) => `the editions of ${tick(name)} have different ratings`,
  },
  help: {
    vi: () => 'giữ nguyên tên các loại giữa các bản, hoặc tổng hợp từng bản riêng',
    en: () =>
      'keep the ids of the ratings from edition to edition, or roll up each edition by itself',
  },
});

export const seldomer: DiagnosticFactory<{ every: Frequency; drawnUp: Frequency }> =
  defineDiagnostic({
    code: 'rollup/frequency',
    severity: 'error',
    about: 'Results do not come as often as the roll-up asks for them.',
    message: {
      vi: ({ every, drawnUp }) =>
        `không thể gồm kết quả ${frequencyWords[every].vi} ở nơi được lập ${frequencyWords[drawnUp].vi}`,
      en: ({ every, drawnUp }) =>
        `results of ${frequencyWords[every].en} cannot come from or go into what is drawn up ${frequencyWords[drawnUp].en}`,
    },
    help: {
      vi: () => 'sửa `mỗi …` ở đây, hoặc `được lập …` của tổng hợp',
      en: () => 'correct `each …` here, or `drawn up …` of the roll-up',
    },
  });

export const missingUndeclared: DiagnosticFactory<{ series: string }> = defineDiagnostic({
  code: 'rollup/missing-undeclared',
  severity: 'error',
  about: 'A roll-up does not say what a period without a result means.',
  message: {
    vi: ({ series }) => `chưa quy định khi ${tick(series)} thiếu kỳ thì tính thế nào`,
    en: ({ series }) => `nothing says what it means when ${tick(series)} lacks a period`,
  },
  help: {
    vi: () =>
      'thêm `thiếu kỳ coi như <loại>`, `thiếu kỳ không tính` hoặc `thiếu kỳ thì chưa xếp loại`',
    en: () =>
      'add `missing period counts as <rating>`, `missing period not counted` or `missing period gives no rating`',
  },
});

export const undeclared: DiagnosticFactory<{ situations: readonly Situation[] }> = defineDiagnostic(
  {
    code: 'rollup/undeclared',
    severity: 'warning',
    about:
      'A roll-up leaves open what some situation means; a unit in that situation gets no rating.',
    message: {
      vi: ({ situations }) =>
        `chưa quy định trường hợp ${situations.map((each) => tick(situationWords[each].vi)).join(', ')}: khi gặp, đơn vị sẽ chưa được xếp loại`,
      en: ({ situations }) =>
        `nothing is said of ${situations.map((each) => tick(situationWords[each].en)).join(', ')}: a unit in such a case gets no rating`,
    },
    help: {
      vi: () => 'viết rõ cách tính cho từng trường hợp',
      en: () => 'say what each case means',
    },
  },
);

export const unfitDecision: DiagnosticFactory<{ situation: Situation }> = defineDiagnostic({
  code: 'rollup/unfit-decision',
  severity: 'error',
  about: 'What is decided for a situation does not answer it.',
  message: {
    vi: ({ situation }) =>
      `cách tính này không dùng được cho ${tick(situationWords[situation].vi)}`,
    en: ({ situation }) => `this does not answer ${tick(situationWords[situation].en)}`,
  },
  help: {
    vi: ({ situation }) => `dùng ${decisionWords[situation].vi}`,
    en: ({ situation }) => `use ${decisionWords[situation].en}`,
  },
});

export const declaredTwice: DiagnosticFactory<{ situation: Situation }> = defineDiagnostic({
  code: 'rollup/declared-twice',
  severity: 'error',
  about: 'A roll-up decides one situation twice.',
  message: {
    vi: ({ situation }) => `${tick(situationWords[situation].vi)} được quy định hai lần`,
    en: ({ situation }) => `${tick(situationWords[situation].en)} is decided twice`,
  },
  help: { vi: () => 'bỏ một trong hai', en: () => 'remove one of the two' },
});

export const unusedSeries: DiagnosticFactory<{ series: string }> = defineDiagnostic({
  code: 'rollup/unused-series',
  severity: 'warning',
  about: 'A roll-up includes results that no requirement speaks of.',
  message: {
    vi: ({ series }) => `kết quả ${tick(series)} không được dùng ở đâu`,
    en: ({ series }) => `the results ${tick(series)} are never used`,
  },
  help: {
    vi: () => 'bỏ dòng `gồm` này, hoặc nêu một yêu cầu về các kết quả đó',
    en: () => 'remove this `includes`, or state a requirement about these results',
  },
});

export const outsideRollUp: DiagnosticFactory<object> = defineDiagnostic({
  code: 'rollup/outside',
  severity: 'error',
  about: 'A sheet speaks of results of several periods, which only a roll-up has.',
  message: {
    vi: () => 'chỉ tổng hợp mới nói được về kết quả của nhiều kỳ',
    en: () => 'only a roll-up can speak of results of several periods',
  },
  help: {
    vi: () => 'chuyển điều kiện này sang một tệp `tổng hợp`',
    en: () => 'move this condition into a `roll-up`, a file of its own',
  },
});

export const noPoints: DiagnosticFactory<{ series: string }> = defineDiagnostic({
  code: 'rollup/no-points',
  severity: 'error',
  about: 'A roll-up asks for points of results that have none.',
  message: {
    vi: ({ series }) => `kết quả ${tick(series)} chỉ có xếp loại, không có điểm`,
    en: ({ series }) => `the results ${tick(series)} have ratings and no points`,
  },
  help: {
    vi: () => 'hỏi theo loại, ví dụ `mọi … từ khá trở lên`',
    en: () => 'ask for ratings, such as `every … from fair`',
  },
});

export const notForUnits: DiagnosticFactory<{ series: string }> = defineDiagnostic({
  code: 'rollup/not-for-units',
  severity: 'error',
  about: 'Something is asked of the units below that only periods have: points, an order in time.',
  message: {
    vi: ({ series }) => `${tick(series)} là các đơn vị trực thuộc, chỉ đếm được theo loại`,
    en: ({ series }) => `${tick(series)} are the units below, which can only be counted by rating`,
  },
  help: {
    vi: () => 'dùng `mọi`, `ít nhất`, `nhiều nhất`, `số kỳ` hoặc `tỷ lệ kỳ` với loại',
    en: () => 'use `every`, `at least`, `at most`, `number of` or `share of` with ratings',
  },
});

// ── Quotas ───────────────────────────────────────────────────────────────────────────────────────

/** What a quota has to say. */
export type QuotaPart = 'rounding' | 'ranking' | 'lowered-to' | 'ties';

const quotaParts: Readonly<Record<QuotaPart, Localized>> = {
  rounding: { vi: '`làm tròn xuống đến 1`', en: '`rounded down to 1`' },
  ranking: { vi: '`xếp hạng theo …`', en: '`ranked by …`' },
  'lowered-to': { vi: '`vượt hạn mức thì xuống …`', en: '`beyond it lowered to …`' },
  ties: {
    vi: '`bằng nhau thì cùng xuống` hoặc `bằng nhau thì theo mã đơn vị`',
    en: '`ties are lowered` or `ties go by unit id`',
  },
};

export const quotaUndeclared: DiagnosticFactory<{ parts: readonly QuotaPart[] }> = defineDiagnostic(
  {
    code: 'quota/undeclared',
    severity: 'error',
    about:
      'A quota leaves open how units are ranked, what becomes of those who do not fit, or how its number is rounded.',
    message: {
      vi: ({ parts }) =>
        `hạn mức này còn thiếu ${parts.map((part) => quotaParts[part].vi).join('; ')}`,
      en: ({ parts }) => `this quota lacks ${parts.map((part) => quotaParts[part].en).join('; ')}`,
    },
    help: {
      vi: () => 'viết đủ để hai người tính cũng ra một danh sách',
      en: () => 'say enough for two people to arrive at the same list',
    },
  },
);

export const notLower: DiagnosticFactory<{ rating: string; to: string }> = defineDiagnostic({
  code: 'quota/not-lower',
  severity: 'error',
  about: 'Units beyond a quota are to get a rating that is not lower.',
  message: {
    vi: ({ rating, to }) => `loại ${tick(to)} không thấp hơn ${tick(rating)}`,
    en: ({ rating, to }) => `${tick(to)} is not lower than ${tick(rating)}`,
  },
  help: { vi: () => 'chọn một loại đứng dưới', en: () => 'choose a rating below it' },
});

export const quotaLimit: DiagnosticFactory<object> = defineDiagnostic({
  code: 'quota/limit',
  severity: 'error',
  about: 'The limit of a quota is neither a whole number nor a percentage up to 100 %.',
  message: {
    vi: () => 'hạn mức phải là một số nguyên, hoặc một tỷ lệ đến 100%',
    en: () => 'a quota is a whole number, or a percentage up to 100%',
  },
  help: { vi: () => 'ví dụ `20%` hoặc `3`', en: () => 'such as `20%` or `3`' },
});

export const quotaOutside: DiagnosticFactory<object> = defineDiagnostic({
  code: 'quota/outside',
  severity: 'error',
  about: 'A sheet has a quota; it rates one unit and cannot know the others.',
  message: {
    vi: () => 'hạn mức chỉ đặt được trong tổng hợp',
    en: () => 'only a roll-up can have quotas',
  },
  help: {
    vi: () => 'chuyển phần này sang tệp `tổng hợp`',
    en: () => 'move it into a `roll-up`, a file of its own',
  },
});

/** A source that somebody could hand to `load`, and what it attacks. */
export interface HostileSource {
  readonly name: string;
  /** Made only when it is needed: some are a million characters long. */
  readonly source: () => string;
}

const many = (count: number, item: (index: number) => string, between = '\n'): string =>
  Array.from({ length: count }, (_, index) => item(index)).join(between);

const times = (text: string, count: number): string => text.repeat(count);

/** A small sheet without mistakes, into which parts are put. */
export const sheetWith = ({
  facts = '',
  lets = '',
  scale = '',
  criteria = 'tiêu chí A.1 "x" từ 0 đến 10 điểm',
  ratings = 'xếp loại\n  tốt "Tốt" từ 5 điểm trở lên\n  kém "Kém" dưới 5 điểm',
  rest = '',
}: {
  readonly facts?: string;
  readonly lets?: string;
  readonly scale?: string;
  readonly criteria?: string;
  readonly ratings?: string;
  readonly rest?: string;
} = {}): string => `biểu x "x"
${scale}
số liệu
  a "a" số đếm từ 1 đến 500
  b "b" số đếm từ 1 đến 500
  đúng "đúng" có hoặc không
${facts}
${lets}
mục A "A"
${criteria}
${ratings}
${rest}
`;

const metWhen = (condition: string): string =>
  sheetWith({ criteria: `tiêu chí A.1 "x" đạt khi ${condition} được 10 điểm` });
const formula = (value: string): string =>
  sheetWith({ criteria: `tiêu chí A.1 "x" từ 0 đến 10 điểm = ${value}` });

const childWith = (changes: string): string => `biểu x "x"\n  kế thừa y\n${changes}\n`;
const yamlChildWith = (changes: string): string =>
  `barem: 1\nsheet: x\nlanguage: vi\ntitle: x\nextends: { sheet: y }\nchanges:\n${changes}\n`;

/** Names that every object inherits or that scripts treat in their own way. */
export const treacherousNames: readonly string[] = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'valueOf',
  'prototype',
  'then',
  'toJSON',
  'length',
  'name',
  '__defineGetter__',
  '__lookupSetter__',
];

const nested: readonly HostileSource[] = [
  {
    name: '10,000 parentheses',
    source: () => metWhen(`${times('(', 10_000)}a > 1${times(')', 10_000)}`),
  },
  { name: '30 parentheses', source: () => metWhen(`${times('(', 30)}a > 1${times(')', 30)}`) },
  { name: '100,000 parentheses that never close', source: () => metWhen(times('(', 100_000)) },
  { name: '100,000 closing parentheses', source: () => metWhen(`a > 1${times(')', 100_000)}`) },
  { name: '50,000 times not', source: () => metWhen(`${times('không ', 50_000)} đúng`) },
  { name: '50,000 minus signs', source: () => formula(`${times('-', 50_000)} a`) },
  {
    name: '5,000 conditions in conditions',
    source: () => formula(`${times('nếu đúng thì ', 5_000)}1${times(' nếu không 2', 5_000)}`),
  },
  {
    name: '5,000 conditions one after another',
    source: () => formula(`${times('nếu đúng thì 1 nếu không ', 5_000)}2`),
  },
  {
    name: '5,000 extremes in extremes',
    source: () => formula(`${times('nhỏ nhất(a, ', 5_000)}1${times(')', 5_000)}`),
  },
  {
    name: '5,000 roundings in roundings',
    source: () => formula(`${times('làm tròn ', 5_000)}a${times(' đến 1', 5_000)}`),
  },
  {
    name: '20,000 names of points in parentheses',
    source: () => metWhen(`${times('điểm(', 20_000)}A.1`),
  },
  { name: '20,000 operands in a sum', source: () => formula(many(20_000, () => 'a', ' + ')) },
  { name: '900 operands in a sum', source: () => formula(many(450, () => 'a', ' + ')) },
  {
    name: '20,000 operands in a condition',
    source: () => metWhen(many(20_000, () => 'đúng', ' và ')),
  },
  {
    name: '20,000 operands of an extreme',
    source: () => formula(`nhỏ nhất(${many(20_000, () => 'a', ', ')})`),
  },
  { name: '20,000 comparisons in a row', source: () => metWhen(many(20_000, () => 'a', ' < ')) },
];

const doubling = (operator: string, count: number): string =>
  many(count, (index) => `đặt b${index + 1} = b${index} ${operator} b${index}`);

const growing: readonly HostileSource[] = [
  ...['*', '+', '-', '/'].flatMap((operator) =>
    [60, 1_000].map((count) => ({
      name: `${count} lets that each ${operator} the last with itself`,
      source: () =>
        sheetWith({
          facts: '  b0 "b0" số thập phân 3 số lẻ từ 0,001 đến 0,999',
          lets: doubling(operator, count),
          criteria: `tiêu chí A.1 "x" đạt khi b${count} > 1 được 10 điểm`,
        }),
    })),
  ),
  {
    name: '60 lets that each choose between the last and itself',
    source: () =>
      sheetWith({
        lets: `đặt b0 = a\n${many(60, (index) => `đặt b${index + 1} = nếu b${index} > b${index} + 1 thì b${index} nếu không b${index} + b${index}`)}`,
        criteria: 'tiêu chí A.1 "x" đạt khi b60 > 1 được 10 điểm',
      }),
  },
  {
    name: '60 lets that each square the sum of the last with a quotient',
    source: () =>
      sheetWith({
        lets: `đặt b0 = a / b\n${many(60, (index) => `đặt b${index + 1} = (b${index} + 1) / (b${index} + 2)`)}`,
        criteria: 'tiêu chí A.1 "x" đạt khi b60 > 1 được 10 điểm',
      }),
  },
  {
    name: '60 lets that are conditions of the last',
    source: () =>
      sheetWith({
        lets: `đặt b0 = a > b\n${many(60, (index) => `đặt b${index + 1} = b${index} và b${index} hoặc không b${index}`)}`,
        criteria: 'tiêu chí A.1 "x" đạt khi b60 được 10 điểm',
      }),
  },
  {
    name: '1,400 lets, each of the last',
    source: () =>
      sheetWith({
        lets: `đặt b0 = a\n${many(1_400, (index) => `đặt b${index + 1} = b${index} + 1`)}`,
        criteria: 'tiêu chí A.1 "x" đạt khi b1400 > 1 được 10 điểm',
      }),
  },
  {
    name: '1,400 lets, each of the next',
    source: () =>
      sheetWith({
        lets: `${many(1_400, (index) => `đặt b${index} = b${index + 1} + 1`)}\nđặt b1400 = a`,
        criteria: 'tiêu chí A.1 "x" đạt khi b0 > 1 được 10 điểm',
      }),
  },
  {
    name: '1,400 lets in a circle',
    source: () =>
      sheetWith({
        lets: many(1_400, (index) => `đặt b${index} = b${(index + 1) % 1_400} + 1`),
        criteria: 'tiêu chí A.1 "x" đạt khi b0 > 1 được 10 điểm',
      }),
  },
  {
    name: '1,400 criteria, each of the last',
    source: () =>
      sheetWith({
        criteria: `tiêu chí A.0 "x" từ 0 đến 1 điểm\n${many(1_400, (index) => `tiêu chí A.${index + 1} "x" đạt khi điểm(A.${index}) >= 1 được 1 điểm`)}`,
      }),
  },
  {
    name: '1,400 criteria, each of the next',
    source: () =>
      sheetWith({
        criteria: `${many(1_400, (index) => `tiêu chí A.${index} "x" đạt khi điểm(A.${index + 1}) >= 1 được 1 điểm`)}\ntiêu chí A.1400 "x" từ 0 đến 1 điểm`,
      }),
  },
  {
    name: '1,400 criteria in a circle',
    source: () =>
      sheetWith({
        criteria: many(
          1_400,
          (index) =>
            `tiêu chí A.${index} "x" đạt khi điểm(A.${(index + 1) % 1_400}) >= 1 được 1 điểm`,
        ),
      }),
  },
  {
    name: '500 criteria that each speak of all before',
    source: () =>
      sheetWith({
        criteria: many(200, (index) =>
          index === 0
            ? 'tiêu chí A.0 "x" từ 0 đến 1 điểm'
            : `tiêu chí A.${index} "x" đạt khi ${many(index, (before) => `điểm(A.${before})`, ' + ')} >= 1 được 1 điểm`,
        ),
      }),
  },
  {
    name: 'a chain of 400 divisions',
    source: () => metWhen(`${many(400, () => 'a', ' / ')} > 1`),
  },
  {
    name: 'a chain of 400 products',
    source: () => metWhen(`${many(400, () => 'a', ' * ')} > 1`),
  },
  {
    name: 'a sum of 200 fractions with different divisors',
    source: () => metWhen(`${many(200, (index) => `a / (b + ${index + 7})`, ' + ')} > 1`),
  },
  {
    name: 'a rounding to a tiny step',
    source: () => formula('làm tròn a / b đến 0,00000000000001'),
  },
];

const numerous: readonly HostileSource[] = [
  {
    name: '1,400 criteria',
    source: () =>
      sheetWith({ criteria: many(1_400, (index) => `tiêu chí A.${index} "x" từ 0 đến 1 điểm`) }),
  },
  {
    name: '20,000 criteria',
    source: () =>
      sheetWith({ criteria: many(20_000, (index) => `tiêu chí A.${index} "x" từ 0 đến 1 điểm`) }),
  },
  {
    name: '1,400 criteria with one name',
    source: () => sheetWith({ criteria: many(1_400, () => 'tiêu chí A.1 "x" từ 0 đến 1 điểm') }),
  },
  {
    name: '1,400 bands',
    source: () =>
      sheetWith({
        criteria: `tiêu chí A.1 "x" theo a\n${many(1_400, (index) => (index === 0 ? 'dưới 1 0 điểm' : `từ ${index} đến dưới ${index + 1} ${index % 10} điểm`))}\n từ 1400 trở lên 10 điểm`,
      }),
  },
  {
    name: '1,400 bands that overlap',
    source: () =>
      sheetWith({
        criteria: `tiêu chí A.1 "x" theo a\n${many(1_400, () => 'từ 1 đến 500 1 điểm')}`,
      }),
  },
  {
    name: '1,400 levels',
    source: () =>
      sheetWith({
        criteria: `tiêu chí A.1 "x" chọn một\n${many(1_400, (index) => `m${index} "m" ${index} điểm`)}`,
      }),
  },
  {
    name: '1,400 sections',
    source: () =>
      sheetWith({
        rest: many(1_400, (index) => `mục S${index} "s" tiêu chí S${index}.1 "x" từ 0 đến 1 điểm`),
      }),
  },
  {
    name: '1,400 facts',
    source: () => sheetWith({ facts: many(1_400, (index) => `f${index} "f" số đếm từ 0 đến 9`) }),
  },
  {
    name: '1,400 options',
    source: () =>
      sheetWith({ facts: `f "f" chọn một: ${many(1_400, (index) => `o${index} "o"`, ', ')}` }),
  },
  {
    name: '1,400 ratings',
    source: () =>
      sheetWith({
        criteria: 'tiêu chí A.1 "x" từ 0 đến 10.000 điểm',
        ratings: `xếp loại\n${many(1_400, (index) => (index === 0 ? 'r0 "r" từ 4.900 điểm trở lên' : `r${index} "r" từ ${1_400 - index} đến dưới ${4_901 - index} điểm`))}\nr1400 "r" dưới 1 điểm`,
      }),
  },
  {
    name: '1,400 requirements',
    source: () =>
      sheetWith({
        ratings: `xếp loại\n tốt "Tốt" từ 5 điểm trở lên\n${many(1_400, (index) => `yêu cầu a > ${index % 400}`)}\n kém "Kém" dưới 5 điểm`,
      }),
  },
  {
    name: '1,400 caps',
    source: () =>
      sheetWith({
        rest: `khống chế\n${many(1_400, (index) => `cao nhất kém khi a > ${index % 400}`)}`,
      }),
  },
  {
    name: '1,400 constraints',
    source: () =>
      sheetWith({ facts: `ràng buộc\n${many(1_400, (index) => `a + b > ${index % 2}`)}` }),
  },
  {
    name: '1,400 lets',
    source: () => sheetWith({ lets: many(1_400, (index) => `đặt c${index} = a + ${index}`) }),
  },
  {
    name: '1,400 examples',
    source: () =>
      sheetWith({
        rest: many(1_400, () => 'ví dụ "x" a = 1, b = 1, đúng = có, A.1 = 5 kết quả 5 điểm'),
      }),
  },
  {
    name: '1,400 annotations',
    source: () => sheetWith({ scale: many(1_400, () => 'căn cứ "x"') }),
  },
  {
    name: '1,400 names that look alike',
    source: () =>
      sheetWith({
        facts: many(
          1_400,
          (index) =>
            `${index % 2 === 0 ? 'Đ' : 'Ð'}o${Math.floor(index / 2)} "f" số đếm từ 0 đến 9`,
        ),
      }),
  },
  {
    name: '1,400 misspelt names',
    source: () =>
      sheetWith({
        facts: many(2_400, (index) => `fact_number_${index} "f" số đếm từ 0 đến 9`),
        criteria: many(
          2_400,
          (index) => `tiêu chí A.${index} "x" đạt khi fact_nunber_${index} > 1 được 1 điểm`,
        ),
      }),
  },
  { name: '30,000 mistakes', source: () => times('mục mục tiêu chí "', 30_000) },
  {
    name: '30,000 unknown words',
    source: () => sheetWith({ criteria: many(30_000, (index) => `tieu chi ${index} x`) }),
  },
];

const long: readonly HostileSource[] = [
  {
    name: 'a title of a million characters',
    source: () => sheetWith({ scale: `ghi chú "${times('x', 990_000)}"` }),
  },
  {
    name: 'a name of a million characters',
    source: () => sheetWith({ facts: `${times('x', 990_000)} "x" số đếm từ 0 đến 9` }),
  },
  {
    name: 'a number of a million digits',
    source: () => sheetWith({ facts: `f "x" số đếm từ 0 đến ${times('9', 990_000)}` }),
  },
  { name: 'a million spaces', source: () => sheetWith({ scale: times(' ', 990_000) }) },
  { name: 'a million lines', source: () => sheetWith({ scale: times('\n', 990_000) }) },
  { name: 'a million carriage returns', source: () => sheetWith({ scale: times('\r', 990_000) }) },
  {
    name: 'a comment of a million characters',
    source: () => sheetWith({ scale: `#${times('x', 990_000)}` }),
  },
  { name: 'a million quotation marks', source: () => times('"', 999_000) },
  { name: 'a title that never ends', source: () => `biểu x "${times('x\n', 400_000)}` },
  { name: 'a million backslashes', source: () => `biểu x "${times('\\', 990_000)}"` },
  { name: 'a million number signs', source: () => times('#', 999_000) },
  { name: 'a million commas', source: () => times(',', 999_000) },
  { name: 'a million dots', source: () => `biểu ${times('.', 990_000)}` },
  { name: 'a million backticks', source: () => times('`', 999_000) },
  { name: 'a million minus signs', source: () => times('-', 999_000) },
  { name: 'a million open parentheses', source: () => times('(', 999_000) },
  { name: 'a million combining marks', source: () => `biểu a${times('\u0301', 990_000)} "x"` },
  {
    name: 'half a million Vietnamese letters in NFD',
    source: () => `biểu ${times('ệ'.normalize('NFD'), 300_000)} "x"`,
  },
  { name: '100,000 times a keyword', source: () => times('biểu ', 150_000) },
  {
    name: '100,000 times the beginning of a keyword',
    source: () => times('không chế có hoặc ', 50_000),
  },
  { name: 'two million characters', source: () => times('x', 2_000_000) },
];

const strange: readonly HostileSource[] = [
  { name: 'nothing', source: () => '' },
  { name: 'a byte order mark', source: () => '\uFEFF' },
  { name: 'a NUL', source: () => sheetWith({ scale: '\0' }) },
  {
    name: 'control characters',
    source: () => sheetWith({ scale: many(32, (index) => String.fromCharCode(index), '') }),
  },
  {
    name: 'half a surrogate pair',
    source: () => sheetWith({ facts: '\uD800 "\uDC00" số đếm từ 0 đến 9' }),
  },
  { name: 'emoji as names', source: () => sheetWith({ facts: '😀 "x" số đếm từ 0 đến 9' }) },
  { name: 'line separators', source: () => sheetWith().replaceAll('\n', '\u2028') },
  { name: 'next-line characters', source: () => sheetWith().replaceAll('\n', '\u0085') },
  { name: 'spaces without width', source: () => sheetWith().replaceAll(' ', '\u200B') },
  { name: 'spaces that do not break', source: () => sheetWith().replaceAll(' ', '\u00A0') },
  { name: 'right-to-left marks', source: () => sheetWith().replaceAll('"', '\u202E"') },
  { name: 'typographic quotation marks', source: () => sheetWith().replaceAll('"', '”') },
  { name: 'letters of full width', source: () => sheetWith().replaceAll('a', 'ａ') },
  { name: 'Cyrillic letters', source: () => sheetWith().replaceAll('a', 'а') },
  { name: 'Icelandic letters', source: () => sheetWith().replaceAll('đ', 'ð') },
  { name: 'Arabic digits', source: () => sheetWith().replaceAll('5', '٥') },
  { name: 'accents as letters of their own', source: () => sheetWith().normalize('NFKD') },
  { name: 'dotless and dotted letters', source: () => sheetWith().toLocaleUpperCase('tr') },
];

const numbers: readonly HostileSource[] = [
  '9007199254740991',
  '9007199254740992',
  '9007199254740993',
  '999999999999999',
  '1000000000000000',
  '1e400',
  '0,0000000000000001',
  '00000000000',
  '0,5,5',
  '1.2.3',
  '1.0000.000',
  '-5',
  '+5',
  '0x10',
  '١٢',
  'NaN',
  'Infinity',
  'vô cùng',
  '5%',
  '500000%',
  '0,000000001%',
].flatMap((number) => [
  {
    name: `a fact up to ${number}`,
    source: () => sheetWith({ facts: `f "f" số đếm từ 0 đến ${number}` }),
  },
  {
    name: `a percentage up to ${number}`,
    source: () => sheetWith({ facts: `f "f" phần trăm 2 số lẻ từ 0% đến ${number}` }),
  },
  {
    name: `${number} points`,
    source: () => sheetWith({ criteria: `tiêu chí A.1 "x" từ 0 đến ${number} điểm` }),
  },
  {
    name: `a step of ${number}`,
    source: () => sheetWith({ scale: `thang điểm 10, bước ${number}` }),
  },
  {
    name: `a threshold of ${number}`,
    source: () =>
      sheetWith({
        ratings: `xếp loại tốt "T" từ ${number} điểm trở lên kém "K" dưới ${number} điểm`,
      }),
  },
  { name: `a factor of ${number}`, source: () => formula(`a * ${number} * ${number} / ${number}`) },
  { name: `a rounding to ${number}`, source: () => formula(`làm tròn a / b đến ${number}`) },
  {
    name: `steps of ${number}`,
    source: () =>
      sheetWith({
        criteria: `tiêu chí A.1 "x" theo a đến ${number} được 1 điểm, cứ thêm ${number} cộng ${number} điểm, tối đa 10 điểm, tính theo tỷ lệ làm tròn đến ${number}`,
      }),
  },
  {
    name: `${number} decimals`,
    source: () => sheetWith({ facts: `f "f" số thập phân ${number} số lẻ từ 0 đến 9` }),
  },
]);

const wide: readonly HostileSource[] = [
  {
    name: 'a fact with as many values as there are exact numbers',
    source: () =>
      sheetWith({
        facts: 'f "f" số đếm từ 0 đến 999.999.999.999.999',
        criteria:
          'tiêu chí A.1 "x" theo f\n dưới 5 1 điểm\n còn lại 2 điểm\ntiêu chí A.2 "x" từ 0 đến 10 điểm = f / (f + 1) * f',
      }),
  },
  {
    name: 'a criterion with as many points as there are exact numbers',
    source: () =>
      sheetWith({
        scale: 'thang điểm 999.999.999.999.999, bước 1',
        criteria: 'tiêu chí A.1 "x" từ 0 đến 999.999.999.999.999 điểm',
      }),
  },
  {
    name: 'a tiny step under huge points',
    source: () =>
      sheetWith({
        scale: 'thang điểm 999.999, bước 0,00000001',
        criteria: 'tiêu chí A.1 "x" từ 0 đến 999.999 điểm',
      }),
  },
  {
    name: 'bonuses beyond every bound',
    source: () =>
      sheetWith({ rest: 'điểm thưởng tiêu chí T.1 "x" mỗi a * a * a * a cộng 99.999.999 điểm' }),
  },
];

const names: readonly HostileSource[] = treacherousNames.flatMap((id) => [
  {
    name: `a fact called ${id}`,
    source: () =>
      sheetWith({
        facts: `  ${id} "f" số đếm từ 0 đến 9`,
        criteria: `tiêu chí A.1 "x" đạt khi ${id} > 1 được 10 điểm`,
      }),
  },
  {
    name: `a let called ${id}`,
    source: () =>
      sheetWith({
        lets: `đặt ${id} = a + 1`,
        criteria: `tiêu chí A.1 "x" đạt khi ${id} > 1 được 10 điểm`,
      }),
  },
  {
    name: `a section called ${id}`,
    source: () => sheetWith({ rest: `mục ${id} "s" tiêu chí ${id}.1 "x" từ 0 đến 1 điểm` }),
  },
  {
    name: `a criterion called ${id}`,
    source: () => sheetWith({ criteria: `tiêu chí ${id} "x" từ 0 đến 10 điểm` }),
  },
  {
    name: `a level called ${id}`,
    source: () =>
      sheetWith({
        criteria: `tiêu chí A.1 "x" chọn một\n ${id} "m" 10 điểm\n khác "k" từ 0 đến 4 điểm`,
      }),
  },
  {
    name: `an option called ${id}`,
    source: () =>
      sheetWith({
        facts: `  f "f" chọn một: ${id} "o", khác "k"`,
        criteria: `tiêu chí A.1 "x" đạt khi f = ${id} được 10 điểm`,
      }),
  },
  {
    name: `a rating called ${id}`,
    source: () =>
      sheetWith({ ratings: `xếp loại\n ${id} "Tốt" từ 5 điểm trở lên\n kém "Kém" dưới 5 điểm` }),
  },
  { name: `a sheet called ${id}`, source: () => sheetWith().replace('biểu x', `biểu ${id}`) },
  {
    name: `an unknown name ${id}`,
    source: () => metWhen(`${id} > 1 và điểm(${id}) > 1 và mức(${id}) = ${id}`),
  },
  {
    name: `an example that answers ${id}`,
    source: () =>
      sheetWith({
        rest: `ví dụ "x" ${id} = 1, a = 1, b = 1, đúng = có, A.1 = 5 kết quả 5 điểm, xếp loại ${id}`,
      }),
  },
]);

const pairs: readonly HostileSource[] = [
  {
    name: '1,300 examples that leave answers out',
    source: () =>
      sheetWith({
        criteria: many(20, (index) => `tiêu chí A.${index} "x" từ 0 đến 1 điểm`),
        rest: many(1_300, () => 'ví dụ "x" a = 1 kết quả 5 điểm'),
      }),
  },
  {
    name: '90 examples of 300 unknown answers each',
    source: () =>
      sheetWith({
        facts: many(1_300, (index) => `  fact_number_${index} "f" số đếm từ 0 đến 9`),
        rest: many(
          100,
          () =>
            `ví dụ "x" ${many(300, (index) => `fact_nunber_${index} = 1`, ', ')} kết quả 5 điểm`,
        ),
      }),
  },
  {
    name: '1,200 caps of misspelt ratings',
    source: () =>
      sheetWith({
        criteria: 'tiêu chí A.1 "x" từ 0 đến 10.000 điểm',
        ratings: `xếp loại\n${many(150, (index) => (index === 0 ? 'rating_number_0 "r" từ 150 điểm trở lên' : `rating_number_${index} "r" từ ${150 - index} đến dưới ${151 - index} điểm`))}\nrating_number_150 "r" dưới 1 điểm`,
        rest: `khống chế\n${many(1_200, (index) => `cao nhất rating_nunber_${index % 150} khi a > 1`)}`,
      }),
  },
  {
    name: '700 criteria that each speak of a section of 700',
    source: () =>
      sheetWith({
        criteria: many(700, (index) => `tiêu chí A.${index} "x" từ 0 đến 1 điểm`),
        rest: '',
      }).replace(
        'xếp loại',
        `mục B "B"\n${many(700, (index) => `tiêu chí B.${index} "x" đạt khi điểm(A) > ${index} được 1 điểm`)}\nxếp loại`,
      ),
  },
  {
    name: '95 assessed criteria, each applying after the last',
    source: () =>
      sheetWith({
        criteria: `tiêu chí A.0 "x" từ 0 đến 1 điểm\n${many(95, (index) => `tiêu chí A.${index + 1} "x" từ 0 đến 1 điểm áp dụng khi điểm(A.${index}) >= 1, nếu không: 0 điểm`)}`,
      }),
  },
  {
    name: '150 facts in constraints, 150 criteria and 150 ratings',
    source: () =>
      sheetWith({
        facts: `${many(150, (index) => `  f${index} "f" số đếm từ 0 đến 150`)}\nràng buộc\n${many(149, (index) => `f${index} <= f${index + 1}`)}`,
        criteria: `tiêu chí A.0 "x" từ 0 đến 150 điểm = f0\n${many(149, (index) => `tiêu chí A.${index + 1} "x" từ 0 đến 1 điểm = nhỏ nhất(f${index + 1}, 1)`)}`,
        ratings: `xếp loại\n${many(150, (index) => (index === 0 ? 'r0 "r" từ 150 điểm trở lên' : `r${index} "r" từ ${150 - index} đến dưới ${151 - index} điểm\nyêu cầu f${index} > 5`))}\nr150 "r" dưới 1 điểm`,
      }),
  },
  {
    name: '40 facts that constraints hardly allow any values',
    source: () =>
      sheetWith({
        facts: `${many(40, (index) => `  f${index} "f" số đếm từ 0 đến 100.000`)}\nràng buộc\n${many(39, (index) => `f${index} * 7 = f${index + 1} * 11 + ${index}`)}`,
        criteria: `tiêu chí A.1 "x" từ 0 đến 10 điểm = nhỏ nhất(${many(40, (index) => `f${index}`, ', ')})`,
      }),
  },
  {
    name: 'alternatives in 60 conditions',
    source: () => metWhen(many(60, (index) => `(a > ${index} hoặc b > ${index})`, ' và ')),
  },
  {
    name: 'alternatives in 60 conditions that are denied',
    source: () => metWhen(many(60, (index) => `không (a > ${index} và b > ${index})`, ' và ')),
  },
  {
    name: 'divisions guarded by alternatives',
    source: () =>
      metWhen(
        `${many(60, (index) => `(a > ${index} hoặc b > ${index})`, ' và ')} và a / (a - b) > 1`,
      ),
  },
  {
    name: 'conditions in both branches of conditions',
    source: () => {
      const tree = (depth: number): string =>
        depth === 0
          ? 'a'
          : `nếu a > ${depth} thì (${tree(depth - 1)}) nếu không (${tree(depth - 1)})`;
      return formula(tree(5));
    },
  },
  ...[
    ['conditions', 'nếu b# > # thì b# + 1 nếu không b# - 1'],
    ['minima', 'nhỏ nhất(b#, b# + 1, b# - 1)'],
    ['maxima of quotients', 'lớn nhất(b# / a, b# / b)'],
    ['roundings', 'làm tròn b# / a đến 0,1'],
    ['ranges', 'nếu b# từ # đến 500 thì b# nếu không a'],
    ['sums of conditions', '(nếu b# > 5 thì b# nếu không a) + (nếu b# > 6 thì b# nếu không b)'],
  ].map(([name, rule]): HostileSource => ({
    name: `90 lets that are ${name} of the last`,
    source: () =>
      sheetWith({
        lets: `đặt b0 = a\n${many(90, (index) => `đặt b${index + 1} = ${rule?.replaceAll('b#', `b${index}`).replaceAll('#', String(index))}`)}`,
        criteria: 'tiêu chí A.1 "x" đạt khi b90 > 1 được 10 điểm',
      }),
  })),
  {
    name: '90 lets that are negations of the last, if they hold',
    source: () =>
      sheetWith({
        lets: `đặt b0 = a > b\n${many(90, (index) => `đặt b${index + 1} = nếu b${index} thì không b${index} nếu không b${index}`)}`,
        criteria: 'tiêu chí A.1 "x" đạt khi b90 được 10 điểm',
      }),
  },
  {
    name: '90 criteria that are conditions of the last',
    source: () =>
      sheetWith({
        criteria: `tiêu chí A.0 "x" từ 0 đến 1 điểm\n${many(90, (index) => `tiêu chí A.${index + 1} "x" từ 0 đến 1 điểm = nếu điểm(A.${index}) > 0 thì điểm(A.${index}) nếu không 1 - điểm(A.${index})`)}`,
      }),
  },
  {
    name: '90 criteria that apply under conditions on the last',
    source: () =>
      sheetWith({
        criteria:
          `tiêu chí A.0 "x" từ 0 đến 1 điểm\n${many(90, (index) => `tiêu chí A.${index + 1} "x" đạt khi điểm(A.${index}) > 0 hoặc mức(A.${index}) = đạt được 1 điểm áp dụng khi điểm(A.${index}) >= 1, nếu không: 0 điểm`)}`.replaceAll(
            'mức(A.0) = đạt',
            'đúng',
          ),
      }),
  },
  {
    name: '190 bands of a quotient',
    source: () =>
      sheetWith({
        criteria: `tiêu chí A.1 "x" theo a / b\n${many(190, (index) => (index === 0 ? 'dưới 0,1 0 điểm' : `từ 0,${String(index).padStart(4, '0')} đến dưới 0,${String(index + 1).padStart(4, '0')} ${index % 10} điểm`))}\ncòn lại 1 điểm`,
      }),
  },
  {
    name: '190 levels of ranges',
    source: () =>
      sheetWith({
        criteria: `tiêu chí A.1 "x" chọn một\n${many(190, (index) => `m${index} "m" từ ${index * 2} đến ${index * 2 + 1} điểm`)}`,
        scale: 'thang điểm 379, bước 1',
      }),
  },
];

const revisions: readonly HostileSource[] = [
  {
    name: '10,000 changes',
    source: () => childWith(many(10_000, (at) => `bãi bỏ tiêu chí I.${at}`)),
  },
  { name: '90,000 times a word for a change', source: () => childWith(times('bổ sung ', 45_000)) },
  {
    name: '20,000 changes with a mistake',
    source: () => childWith(many(20_000, () => 'chuyển chỗ tiêu chí I.1')),
  },
  {
    name: 'an amendment of 10,000 levels',
    source: () => childWith(`sửa đổi tiêu chí I\n${times('bãi bỏ mức a\n', 10_000)}`),
  },
  {
    name: '5,000 facts and 5,000 criteria by turns beneath one addition',
    source: () =>
      childWith(
        `bổ sung\n${times('số liệu a "a" có hoặc không\ntiêu chí b "b" đạt được 1 điểm\n', 5_000)}`,
      ),
  },
  {
    name: 'a condition of 10,000 parentheses as a key',
    source: () => childWith(`bãi bỏ ràng buộc ${times('(', 10_000)}a${times(')', 10_000)}`),
  },
  {
    name: '10,000 permissions',
    source: () => `biểu x "x"\n${times('cố định được bỏ ', 5_000)}`,
  },
  { name: 'a sheet that builds on itself', source: () => 'biểu x "x"\n  kế thừa x\n' },
  ...treacherousNames.flatMap((id) => [
    { name: `changes to ${id}`, source: () => childWith(changesTo(id)) },
    { name: `changes to ${id} in backticks`, source: () => childWith(changesTo(`\`${id}\``)) },
    { name: `a parent called ${id}`, source: () => `biểu x "x"\n  kế thừa ${id}\n` },
  ]),
];

const changesTo = (id: string): string => `sửa đổi tiêu chí ${id} bãi bỏ mức ${id}
bãi bỏ số liệu ${id}
chuyển chỗ tiêu chí ${id} ngay sau ${id}
đổi mã tiêu chí ${id} thành mã ${id}
bổ sung vào mục ${id} tiêu chí ${id} "x" đạt được 1 điểm`;

/** Sheets in the text form, made to do harm. */
export const hostileTexts: readonly HostileSource[] = [
  ...revisions,
  ...nested,
  ...growing,
  ...numerous,
  ...long,
  ...strange,
  ...numbers,
  ...wide,
  ...pairs,
  ...names,
];

const yamlSheet = (
  parts = '',
  criteria = '[{ id: A.1, title: x, points: từ 0 đến 10 }]',
): string => `barem: 1
sheet: x
language: vi
title: x
facts:
  a: { label: a, type: count, min: 1, max: 500 }
${parts}
sections:
  - id: A
    title: A
    criteria: ${criteria}
ratings:
  - { id: tốt, label: Tốt, points: từ 5 điểm trở lên }
  - { id: kém, label: Kém, points: dưới 5 điểm }
`;

/** Sheets in the YAML form, made to do harm. */
export const hostileData: readonly HostileSource[] = [
  { name: 'a sheet without mistakes', source: () => yamlSheet() },
  { name: '10,000 lists in lists', source: () => `${times('[', 10_000)}${times(']', 10_000)}` },
  {
    name: '900 lists in lists, 30 times',
    source: () => many(30, () => `- ${times('[', 900)}${times(']', 900)}`),
  },
  { name: '100,000 lists that never close', source: () => times('[', 100_000) },
  {
    name: '10,000 groups in groups',
    source: () => `${times('{a: ', 10_000)}1${times('}', 10_000)}`,
  },
  { name: '50,000 items in items', source: () => `${times('- ', 50_000)}1` },
  { name: '50,000 keys in keys', source: () => `${times('? ', 50_000)}1` },
  {
    name: '2,000 levels of indentation',
    source: () => many(1_000, (index) => `${times(' ', index)}a:`),
  },
  {
    name: 'a condition of 10,000 parentheses',
    source: () =>
      yamlSheet(`constraints: [{ check: "${times('(', 10_000)}a > 1${times(')', 10_000)}" }]`),
  },
  {
    name: 'a billion laughs',
    source: () =>
      `a0: &a0 [x, x]\n${many(40, (index) => `a${index + 1}: &a${index + 1} [*a${index}, *a${index}]`)}\n${yamlSheet()}`,
  },
  { name: 'a billion laughs as keys', source: () => `? &a [x]\n: *a\n? *a\n: *a\n${yamlSheet()}` },
  { name: 'a group that holds itself', source: () => `&a { a: *a }` },
  { name: 'merged keys', source: () => yamlSheet('x: &x { y: 1 }\nz: { <<: *x }') },
  {
    name: 'a merge of a prototype',
    source: () => yamlSheet('<<: { __proto__: { polluted: yes } }'),
  },
  {
    name: 'a tag that makes a function',
    source: () => yamlSheet("x: !!js/function 'function () { return 1 }'"),
  },
  { name: 'a tag that makes bytes', source: () => yamlSheet('x: !!binary AAAA') },
  { name: 'directives', source: () => `%YAML 1.1\n%TAG ! tag:example,2000:\n---\n${yamlSheet()}` },
  { name: 'several documents', source: () => many(100, () => yamlSheet(), '---\n') },
  {
    name: 'key words of other versions',
    source: () => yamlSheet('x: yes\nn: 0o17\nm: .inf\nk: 1e400\nj: 12345678901234567890'),
  },
  {
    name: '20,000 keys',
    source: () => yamlSheet(`let:\n${many(20_000, (index) => `  k${index}: a`)}`),
  },
  {
    name: '1,400 facts',
    source: () =>
      yamlSheet(many(1_400, (index) => `  f${index}: { label: f, type: count, min: 0, max: 9 }`)),
  },
  {
    name: '1,400 criteria',
    source: () =>
      yamlSheet(
        '',
        `[${many(1_400, (index) => `{ id: A.${index}, title: x, points: từ 0 đến 1 }`, ', ')}]`,
      ),
  },
  {
    name: '20,000 criteria',
    source: () =>
      yamlSheet(
        '',
        `[${many(20_000, (index) => `{ id: A.${index}, title: x, points: từ 0 đến 1 }`, ', ')}]`,
      ),
  },
  {
    name: '1,400 bands',
    source: () =>
      yamlSheet(
        '',
        `[{ id: A.1, title: x, by: a, bands: [${many(1_400, (index) => `{ range: từ ${index} đến dưới ${index + 1}, points: 1 }`, ', ')}] }]`,
      ),
  },
  {
    name: '5,000 keys twice',
    source: () => yamlSheet(`let:\n${many(5_000, (index) => `  k${index % 2_500}: a`)}`),
  },
  {
    name: 'a text of a million characters',
    source: () => yamlSheet(`note: "${times('x', 990_000)}"`),
  },
  {
    name: 'a folded text of 100,000 lines',
    source: () => yamlSheet(`note: >\n${times('  x\n\n', 100_000)}`),
  },
  {
    name: 'a quoted text of 100,000 lines',
    source: () => yamlSheet(`note: "${times('x\n\n  ', 100_000)}"`),
  },
  { name: 'a million spaces', source: () => yamlSheet(times(' ', 900_000)) },
  { name: 'a million lines', source: () => yamlSheet(times('\n', 900_000)) },
  { name: 'a million tabs', source: () => yamlSheet(times('\t', 900_000)) },
  { name: 'a million colons', source: () => times(':', 900_000) },
  { name: 'a million times a colon and a space', source: () => times(': ', 450_000) },
  { name: 'a million commas', source: () => `[${times(',', 900_000)}]` },
  { name: 'a million quotation marks', source: () => times("'", 900_000) },
  { name: 'a million number signs', source: () => times(' #', 450_000) },
  { name: 'a million backslashes', source: () => `a: "${times('\\', 900_000)}"` },
  { name: 'a million ampersands', source: () => times('& ', 450_000) },
  { name: 'a million exclamation marks', source: () => times('! ', 450_000) },
  { name: 'a million question marks', source: () => times('? ', 450_000) },
  { name: 'a million bars', source: () => times('|\n', 450_000) },
  {
    name: 'a number of a million digits',
    source: () => yamlSheet(`version: ${times('9', 900_000)}`),
  },
  {
    name: 'half a million Vietnamese letters in NFD',
    source: () => yamlSheet(`note: ${times('ệ'.normalize('NFD'), 300_000)}`),
  },
  { name: 'NUL', source: () => yamlSheet('note: "\0"') },
  { name: 'half a surrogate pair', source: () => yamlSheet('note: "\uD800"') },
  { name: 'an escaped half of a surrogate pair', source: () => yamlSheet('note: "\\ud800"') },
  {
    name: 'JSON',
    source: () =>
      '{"barem": 1, "sheet": "x", "__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}}',
  },
  { name: 'a list', source: () => '- 1\n- 2' },
  { name: 'a word', source: () => 'barem: x' },
  {
    name: '10,000 changes in data',
    source: () => yamlChildWith(times('  - { remove: { criterion: I.1 } }\n', 10_000)),
  },
  {
    name: '10,000 changes with nothing in them',
    source: () => yamlChildWith(times('  - {}\n', 10_000)),
  },
  {
    name: 'an amendment of 10,000 levels in data',
    source: () =>
      yamlChildWith(
        `  - amend:\n      criterion: I\n      level_changes:\n${times('        - { remove: a }\n', 10_000)}`,
      ),
  },
  {
    name: 'changes within changes',
    source: () => yamlChildWith(`  - ${times('{ add: ', 20)}x${times(' }', 20)}`),
  },
  ...treacherousNames.flatMap((id) => [
    { name: `a key ${id}`, source: () => yamlSheet(`${id}: { polluted: true }`) },
    {
      name: `a fact called ${id}`,
      source: () => yamlSheet(`  ${id}: { label: f, type: count, min: 0, max: 9 }`),
    },
    { name: `a let called ${id}`, source: () => yamlSheet(`let: { ${id}: a + 1 }`) },
    {
      name: `a key ${id} of a criterion`,
      source: () => yamlSheet('', `[{ id: A.1, title: x, points: từ 0 đến 10, ${id}: 1 }]`),
    },
    {
      name: `an answer to ${id} in an example`,
      source: () =>
        yamlSheet(`examples: [{ title: x, given: { ${id}: 1 }, expect: { points: 5 } }]`),
    },
    {
      name: `a language called ${id}`,
      source: () => yamlSheet().replace('language: vi', `language: ${id}`),
    },
    {
      name: `a type called ${id}`,
      source: () => yamlSheet().replace('type: count', `type: ${id}`),
    },
    {
      name: `changes to ${id} in data`,
      source: () =>
        yamlChildWith(
          `  - { remove: { criterion: ${id} } }\n  - { amend: { ${id}: a, title: x } }\n  - { ${id}: { a: b } }\n  - { add: { facts: { ${id}: { label: x, type: boolean } } } }`,
        ),
    },
  ]),
];

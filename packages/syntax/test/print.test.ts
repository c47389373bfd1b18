import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { languages, type Language } from '@barem/core';
import { parseText, printText, type Sheet } from '../src/index.js';
import { phrases } from '../src/keywords/index.js';
import { heading, sheetOf, sheetWith } from './reading.js';
import { withoutSpans } from './without-spans.js';

const fixture = (name: string): string =>
  readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8');
const construct: Readonly<Record<Language, string>> = {
  vi: fixture('every-construct.barem'),
  en: fixture('every-construct.en.barem'),
};

/** The text after formatting, with its comments, in its own or another language. */
function formatted(source: string, language?: Language): string {
  const { comments } = parseText(source);
  return printText(sheetOf(source), { comments, source, ...(language && { language }) });
}

describe.each(languages)('the sheet with every construct, in %s', (language) => {
  const text = construct[language];

  test('is printed as it stands', () => {
    expect(formatted(text)).toBe(text);
  });

  test('gives the same tree after printing', () => {
    const sheet = sheetOf(text);
    expect(withoutSpans(sheetOf(printText(sheet)))).toEqual(withoutSpans(sheet));
  });

  test('is converted into the other language and back without loss', () => {
    const other: Language = language === 'vi' ? 'en' : 'vi';
    expect(formatted(text, other)).toBe(construct[other]);
    expect(formatted(formatted(text, other), language)).toBe(text);
  });

  test('means the same in the other language', () => {
    const other = sheetOf(construct[language === 'vi' ? 'en' : 'vi']);
    expect(withoutSpans({ ...other, language })).toEqual(withoutSpans(sheetOf(text)));
  });
});

test('a printed expression gives the same tree', () => {
  const expressions = [
    'a - (b - c) - -d * (e / (f / 2))',
    '-(a + b) * -(-c)',
    '(a = b) = (c < d)',
    '(a từ 1 đến 2) từ (b và c) đến dưới (nếu d thì 1 nếu không 2)',
    'không (không a) hoặc không (a = 1) và không (không) và không (-a)',
    '(a hoặc b) và (c hoặc không d) hoặc e',
    'làm tròn (làm tròn lên a đến 1) + b đến 0,5 - 1',
    'làm tròn (a từ 1 đến 5) đến 1',
    'a từ làm tròn b đến 1 đến 5',
    'nếu (nếu a thì b nếu không c) thì (nếu a thì b nếu không c) nếu không (nếu không a thì b nếu không c)',
    'nếu không a hoặc b thì 1 nếu không 2',
    'nhỏ nhất(a và b, nếu a thì 1 nếu không 2, lớn nhất(1, 2,5))',
    'a = có hoặc không b',
    'mức(I.1) != không đạt và điểm(1.2) * 2 >= tối đa(II)',
    '(a bằng 5) = không',
    'a * b / c * d',
    'a / (b * c)',
    '1% + 12,5% - 0,125%',
  ];
  for (const text of expressions) {
    const sheet = sheetWith(`đặt x = ${text}\n`, 'vi');
    for (const language of languages) {
      const again = sheetOf(printText(sheet, { language }));
      expect([text, withoutSpans(again.lets)]).toEqual([text, withoutSpans(sheet.lets)]);
    }
  }
});

/** A sheet in which `id` names one thing of every kind and stands wherever names may. */
const sheetNaming = (id: string): Sheet =>
  sheetOf(`sheet \`${id}\` "T"
facts
  \`${id}\` "T" choose one: \`${id}\` "T"
constraints
  \`${id}\`
  not \`${id}\`
  x = 1 or \`${id}\`
let \`${id}\` = if \`${id}\` then \`${id}\` else round \`${id}\` to 1
let x = round up \`${id}\` to 1 + round down \`${id}\` to 1 + round half even \`${id}\` to 1
let y = x from \`${id}\` to under \`${id}\` and x over \`${id}\` and x under \`${id}\` and x to \`${id}\` and not \`${id}\`
let z = points(\`${id}\`) + maximum(\`${id}\`) + level(\`${id}\`) + least(\`${id}\`, \`${id}\`) - \`${id}\`
let w = x = yes or \`${id}\` and x = no or not \`${id}\`
section \`${id}\` "T"
  criterion \`${id}\` "T" choose one
    \`${id}\` "T" 1 point
    applies when \`${id}\`, otherwise: 0 points
  criterion a "T" by \`${id}\`
    from 1  1 point
  criterion b "T" each \`${id}\` adds 1 point, at most 2 points
  criterion c "T" met when \`${id}\` for 1 point
  criterion d "T" by \`${id}\`
    to 5 earns 1 point, each further 1 adds 1 point, at most 2 points
  criterion e "T" from 0 to 5 points = \`${id}\`
ratings
  \`${id}\` "T" from 1
    requires \`${id}\`
    requires not \`${id}\` "T"
caps
  at most \`${id}\` when \`${id}\`
  at least \`${id}\` when not \`${id}\`
example "T"
  \`${id}\` = \`${id}\`, x = no
  result 1 point, rating \`${id}\`
`);

describe('every word of a keyword may be a name', () => {
  const words = new Set(
    languages.flatMap((language) =>
      phrases[language].flatMap(({ text }) => text.split(/[^\p{L}]+/u)),
    ),
  );
  test.each([...words].filter((word) => word !== ''))('%s', (id) => {
    const sheet = sheetNaming(id);
    for (const language of languages) {
      const again = sheetOf(printText(sheet, { language }));
      expect(withoutSpans(again)).toEqual(withoutSpans({ ...sheet, language }));
    }
  });
});

test.each(['Мы', '1', '1.2', '1.2a', 'tỷ_lệ.dự', 'constructor', 'a'.repeat(100)])(
  'the name %s is read back',
  (id) => {
    const sheet = sheetNaming(id);
    expect(withoutSpans(sheetOf(printText(sheet)))).toEqual(withoutSpans(sheet));
  },
);

test('a title of several lines, which only data can hold, is printed on one', () => {
  const sheet = sheetWith('', 'vi');
  const title = { ...sheet.title, value: 'một\n  hai\r\nba "bốn"' };
  expect(sheetOf(printText({ ...sheet, title })).title.value).toBe('một hai ba "bốn"');
});

describe('heads', () => {
  test.each([
    '  hiệu lực từ 01/12/2021\n',
    '  không có thang điểm\n',
    '  không có thang điểm, bước 0,5, thấp hơn là tốt hơn\n',
    '  thang điểm 100\n',
    '  trạng thái chính thức\n',
    '  trạng thái minh họa\n',
  ])('%s', (clause) => {
    expect(printText(sheetWith(clause, 'vi'))).toBe(heading.vi + clause);
  });
});

describe('comments', () => {
  const section = 'mục I "M"  # hai\n  # ba\n  tiêu chí I.1 "T" đạt được 1 điểm  # bốn\n';

  test('stay before, behind and at the end', () => {
    const text = `# một\n${heading.vi}\n${section}\n# năm\n# sáu\n`;
    expect(formatted(text)).toBe(text);
  });

  test('follow what they stand by when it moves', () => {
    const text = `${heading.vi}# về ví dụ\nví dụ "E" # cuối dòng\nkết quả 1 điểm\n# về mục\n${section}`;
    expect(formatted(text)).toBe(
      `${heading.vi}\n# về mục\n${section}\n# về ví dụ\nví dụ "E"  # cuối dòng\n  kết quả 1 điểm\n`,
    );
  });

  test('stay inside the block whose keyword they follow', () => {
    const text = `${heading.vi}\n# trên\nsố liệu  # bên\n  # dưới\n  x  "X"  có hoặc không\n`;
    expect(formatted(text)).toBe(text);
  });

  test('of a line that is joined with another stand behind it', () => {
    const text = `${heading.vi}đặt x = a # một\n + b # hai\n# ba\n + c\n`;
    expect(formatted(text)).toBe(`${heading.vi}\nđặt x = a + b + c  # một  # hai\n\n# ba\n`);
  });

  test('keep their text but not the spaces behind it', () => {
    expect(formatted(`${heading.vi}#   a # "b  \t\n`)).toBe(`${heading.vi}\n#   a # "b\n`);
  });

  test.each(['\n', '\r\n', '\r'])('are found in a file with any line ends', (end) => {
    const text = `\uFEFF# một${end}biểu a "A" # hai${end}# ba${end}mục I "M"${end}# bốn`;
    expect(formatted(text)).toBe('# một\nbiểu a "A"  # hai\n\n# ba\nmục I "M"\n\n# bốn\n');
  });

  test('are left out when they are not given', () => {
    expect(printText(sheetOf(construct.vi))).not.toContain('# ');
  });
});

describe('formatting twice is formatting once', () => {
  /** Puts a comment behind some lines, before titles and numbers, where none breaks a keyword. */
  const commented = (text: string, every: number): string => {
    let gap = 0;
    return text.replace(/"(?:[^"\\\n]|\\.)*"|\n *| +(?=["\d])/g, (found) => {
      if (found.startsWith('"')) return found;
      gap += 1;
      if (gap % 17 !== every) return found;
      return gap % 2 === 0 ? ` # ghi chú\n${found}` : `\n# ghi chú\n${found.trim()}`;
    });
  };
  const count = (text: string): number => text.match(/# ghi chú/g)?.length ?? 0;

  test.each(languages)('wherever comments stand (%s)', (language) => {
    const bare = construct[language].replace(/ *#.*/g, '');
    for (let every = 0; every < 17; every += 1) {
      const text = commented(bare, every);
      const once = formatted(text);
      expect(formatted(once)).toBe(once);
      expect(count(once)).toBe(count(text));
      expect(count(text)).toBeGreaterThan(10);
    }
  });
});

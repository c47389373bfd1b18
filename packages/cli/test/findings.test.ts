import { describe, expect, test } from 'vitest';
import type { Diagnostic, Span } from 'barem';
import { renderFindings } from '../src/render/diagnostics-pretty.js';
import { world } from './fake-io.js';

/** A finding at the text between `<|` and `|>`. */
function finding(
  marked: string,
  extras: Partial<Diagnostic> = {},
): { text: string; diagnostic: Diagnostic } {
  const start = marked.indexOf('<|');
  const text = marked.replace('<|', '');
  const span: Span = { start, end: text.indexOf('|>') };
  const diagnostic: Diagnostic = {
    code: 'a/b',
    severity: 'error',
    arguments: {},
    message: { vi: 'sai', en: 'wrong' },
    span,
    ...extras,
  };
  return { text: text.replace('|>', ''), diagnostic };
}

function show(marked: string, extras: Partial<Diagnostic> = {}, columns?: number): string {
  const { text, diagnostic } = finding(marked, extras);
  const { io } = world(columns === undefined ? {} : { columns });
  return renderFindings(
    { file: { path: 's.barem', text }, language: 'vi', diagnostics: [diagnostic] },
    io.out,
  );
}

describe('a finding', () => {
  test('shows its place, severity, code, message and line', () => {
    expect(show('biểu a\n  mục <|I|> "M"\n')).toBe(
      ['s.barem:2:7: lỗi[a/b]: sai', '  |', '2 |   mục I "M"', '  |       ^', '', ''].join('\n'),
    );
  });

  test.each([
    {
      what: 'decomposed letters',
      source: 'tiêu chí "Tỷ lệ" <|dự|> x'.normalize('NFD'),
      line: '1 | tiêu chí "Tỷ lệ" dự x'.normalize('NFD'),
      marks: '  |                  ^^',
    },
    {
      what: 'wide letters',
      source: '出席 👍 <|dự 出|>',
      line: '1 | 出席 👍 dự 出',
      marks: '  |         ^^^^^',
    },
    { what: 'tabs', source: '\ta\t<|b|>', line: '1 |     a   b', marks: '  |         ^' },
    { what: 'the end of a line', source: 'mục I<||>\nx', line: '1 | mục I', marks: '  |      ^' },
    { what: 'the end of the file', source: 'mục I\n<||>', line: '2 |', marks: '  | ^' },
    { what: 'an empty file', source: '<||>', line: '1 |', marks: '  | ^' },
    { what: 'CR LF', source: 'x\r\nmục <|I\r\n|>', line: '2 | mục I', marks: '  |     ^' },
    {
      what: 'a byte order mark',
      source: '\uFEFF<|biểu|> a',
      line: '1 | biểu a',
      marks: '  | ^^^^',
    },
  ])('has its marks under the text with $what', ({ source, line, marks }) => {
    const lines = show(source).split('\n');
    expect(lines.slice(2, 4)).toEqual([line, marks]);
  });

  test('over several lines marks each of them', () => {
    expect(show('a <|b\n  c\nd|> e').split('\n').slice(2, 8)).toEqual([
      '1 | a b',
      '  |   ^',
      '2 |   c',
      '  |   ^',
      '3 | d e',
      '  | ^',
    ]);
  });

  test('over many lines leaves out those in the middle', () => {
    expect(show('<|a\nb\nc\nd\ne\nf|>').split('\n').slice(2, 9)).toEqual([
      '1 | a',
      '  | ^',
      '2 | b',
      '  | ^',
      '  | …',
      '6 | f',
      '  | ^',
    ]);
  });

  test('in a long line is shown with what stands around it', () => {
    const lines = show(`${'dài '.repeat(100)}<|đây|>${' dài'.repeat(100)}`, {}, 60).split('\n');
    const [, , line = '', marks = ''] = lines;
    expect(line.length).toBeLessThanOrEqual(60);
    expect(line.slice(marks.indexOf('^'), marks.lastIndexOf('^') + 1)).toBe('đây');
    expect(line).toMatch(/^1 \| ….*…$/);
  });

  test('shows related places, help, and the line that a fix makes', () => {
    const text = show('mục I\nmục <|II|> "B', {
      severity: 'warning',
      help: { vi: 'đóng ngoặc', en: 'close it' },
      related: [{ span: { start: 4, end: 5 }, message: { vi: 'ở đây', en: 'here' } }],
      fix: {
        title: { vi: 'Thêm dấu ngoặc', en: 'Add the mark' },
        edits: [{ span: { start: 15, end: 15 }, text: '"' }],
      },
    });
    expect(text).toBe(
      [
        's.barem:2:5: cảnh báo[a/b]: sai',
        '  |',
        '2 | mục II "B',
        '  |     ^^',
        '  = xem: s.barem:1:5: ở đây',
        '1 | mục I',
        '  |     -',
        '  = gợi ý: đóng ngoặc',
        '  = sửa: Thêm dấu ngoặc',
        '2 | mục II "B"',
        '  |          ~',
        '',
        '',
      ].join('\n'),
    );
  });

  test('breaks long help to the width of the terminal', () => {
    const help = { vi: 'một hai ba bốn năm sáu bảy tám chín mười mười một', en: '' };
    expect(show('<|x|>', { help }, 50).split('\n').slice(4, 6)).toEqual([
      '  = gợi ý: một hai ba bốn năm sáu bảy tám chín mười',
      '           mười một',
    ]);
  });

  test('is coloured where colours are seen', () => {
    const { text, diagnostic } = finding('<|x|>');
    const { io } = world({ columns: 80, hasColours: true });
    const shown = renderFindings(
      { file: { path: 's.barem', text }, language: 'en', diagnostics: [diagnostic] },
      io.out,
    );
    expect(shown).toContain('\u001B[31m');
  });
});

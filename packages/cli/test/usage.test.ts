import { expect, test } from 'vitest';
import { barem } from './fake-io.js';
import { folder } from './fixtures.js';

test.each([
  { line: 'chek a.barem', says: 'there is no command `chek`, did you mean `check`?' },
  { line: 'help scor', says: 'there is no command `scor`, did you mean `score`?' },
  {
    line: 'xyz',
    says: 'there is no command `xyz`; commands: new, check, format, convert, flatten, lock, diff, rebase, test, verify, score, preview, explain, advise, replay, report, impact, migrate, sample, plan, emit, help',
  },
  {
    line: 'check --formt json a.barem',
    says: '`barem check` has no option --formt, did you mean `--format`?',
  },
  {
    line: 'check --formt=json a.barem',
    says: '`barem check` has no option --formt, did you mean `--format`?',
  },
  { line: '--verson', says: '`barem` has no option --verson, did you mean `--version`?' },
  { line: '--nope check a.barem', says: '`barem` has no option --nope' },
  {
    line: 'check --format jsn a.barem',
    says: '--format does not take `jsn`, did you mean `json`?',
  },
  {
    line: 'check --format html a.barem',
    says: '--format does not take `html`; choose one of: pretty, json, sarif',
  },
  {
    line: 'check',
    says: '`barem check` lacks <file>: files of sheets (*.barem or *.barem.yaml), or folders of rulesets',
  },
  {
    line: 'score a.barem',
    says: '`barem score` lacks <records>: file of records: .csv, .json, .ndjson, .yaml; `-` is standard input',
  },
  { line: 'plan a.barem b.barem', says: '`barem plan` does not take a further `b.barem`' },
  { line: 'explain a.barem a.csv --unit', says: '--unit needs a value' },
  {
    line: 'explain a.barem a.csv --record 0',
    says: '--record needs a whole number from 1, found `0`',
  },
  { line: 'format a.barem --check --stdout', says: '--check and --stdout exclude each other' },
  {
    line: 'convert a.barem',
    says: 'say what to convert to: --to text|yaml, --language vi|en, or both',
  },
  {
    line: 'new a.barem --form yaml',
    says: 'a.barem: the name does not go with --form yaml; sheets in YAML end in .barem.yaml',
  },
  {
    line: 'score a.barem -',
    says: 'which form has standard input? add --input csv|json|ndjson|yaml',
  },
  {
    line: 'score a.barem a.xls',
    says: 'a.xls: the name does not tell the form of the file; add --input csv|json|ndjson|yaml',
  },
  { line: 'score a.barem - - --input csv', says: '`-` can be given only once' },
])('`barem $line` is wrong usage', async ({ line, says }) => {
  const { exit, out, err } = await barem(line, { files: { 'a.barem': '' } });
  const [first, hint] = err().split('\n');
  expect({ exit, out: out(), first }).toEqual({ exit: 2, out: '', first: `error: ${says}` });
  expect(hint).toMatch(/^See how it is used: barem( \w+)? --help$/);
});

test('wrong usage is told in Vietnamese where that is asked for', async () => {
  const { exit, err } = await barem('check --formt json a.barem --language vi');
  expect({ exit, err: err() }).toEqual({
    exit: 2,
    err: 'lỗi: `barem check` không có tùy chọn --formt, có phải ý bạn là `--format`?\nXem cách dùng: barem check --help --language vi\n',
  });
});

test('without a command the help goes to standard error', async () => {
  const { exit, out, err } = await barem('');
  expect({ exit, out: out() }).toEqual({ exit: 2, out: '' });
  expect(err()).toBe((await barem('--help')).out());
});

test('a missing file is told with the name that was probably meant', async () => {
  const { exit, err } = await barem('check thuong_kyy.barem', { files: folder });
  expect({ exit, err: err() }).toEqual({
    exit: 2,
    err: 'error: thuong_kyy.barem: there is no such file, did you mean `thuong_ky.barem`?\n',
  });
});

test.each(['check', 'format', 'test', 'plan'])(
  '`barem %s` says in Vietnamese that a file is missing, if asked',
  async (name) => {
    const { exit, err } = await barem(`${name} x.barem --language vi`);
    expect({ exit, err: err() }).toEqual({ exit: 2, err: 'lỗi: x.barem: không có tệp này\n' });
  },
);

test('a folder is no sheet', async () => {
  const { exit, err } = await barem('format sheets', { files: { 'sheets/a.barem': '' } });
  expect({ exit, err: err() }).toEqual({
    exit: 2,
    err: 'error: sheets: this is a folder; name a file\n',
  });
});

test.each([
  {
    bytes: [0xff, 0xfe, 0x62, 0x00],
    says: 'the file is UTF-16; save it again as UTF-8 (in Excel: "CSV UTF-8")',
  },
  {
    bytes: [0x50, 0x4b, 0x03, 0x04],
    says: 'this is a Word or Excel file, not text; save records as "CSV UTF-8" and a sheet as plain UTF-8 text',
  },
  {
    bytes: [0x75, 0x6e, 0x69, 0x74, 0x0a, 0x69, 0xe1, 0x75, 0x0a],
    says: 'line 2 is not UTF-8; save the file again as UTF-8',
  },
  {
    bytes: [0x75, 0x6e, 0x69, 0x74, 0x0a, 0xe1, 0xbb],
    says: 'line 2 is not UTF-8; save the file again as UTF-8',
  },
])('bytes $bytes are no text in UTF-8', async ({ bytes, says }) => {
  const files = { ...folder, 'a.barem': new Uint8Array(bytes), 'a.csv': new Uint8Array(bytes) };
  const sheet = await barem('check a.barem', { files });
  expect({ exit: sheet.exit, err: sheet.err() }).toEqual({
    exit: 2,
    err: `error: a.barem: ${says}\n`,
  });
  const records = await barem('score thuong_ky.barem a.csv --language en', { files, pieceSize: 4 });
  expect(records.exit).toBe(2);
  expect(records.err()).toContain('error: a.csv: ');
});

test('a pattern stands for the files that it fits, where the shell has left it as it is', async () => {
  const files = {
    'a/one.barem': folder['thuong_ky.barem'] ?? '',
    'a/two.barem': 'x',
    'a/other.txt': '',
  };
  const { exit, out } = await barem('check a/o*.barem', { files });
  expect({ exit, out: out() }).toEqual({ exit: 0, out: 'Đã kiểm tra 1 tệp: không có lỗi.\n' });
  expect((await barem('check a/x*.barem', { files })).err()).toContain(
    'a/x*.barem: there is no such file',
  );
});

import { describe, expect, test } from 'vitest';
import { load } from 'barem';
import { barem } from './fake-io.js';
import { fixture, folder, sheet } from './fixtures.js';

const english = fixture('regular_meeting.en.barem');
const messy = sheet.replace('đặt tỷ_lệ_dự = có_mặt / phải_dự', 'đặt   tỷ_lệ_dự=có_mặt/phải_dự');
const hash = (text: string): string | undefined => load(text).plan?.hash;

/** The sheet as it is laid out. */
const laidOut = async (): Promise<string> =>
  (await barem('format a.barem --stdout', { files: { 'a.barem': sheet } })).out();

describe('barem format', () => {
  test('writes into the file, and then has nothing more to do', async () => {
    const { exit, files, err } = await barem('format a.barem', { files: { 'a.barem': messy } });
    const after = files.get('a.barem');
    expect({ exit, err: err(), after }).toEqual({
      exit: 0,
      err: 'a.barem: đã trình bày lại\n',
      after: await laidOut(),
    });
    const again = await barem('format a.barem', { files: { 'a.barem': after ?? '' } });
    expect({ exit: again.exit, err: again.err() }).toEqual({ exit: 0, err: '' });
  });

  test('only lists the files with --check', async () => {
    const files = { 'a.barem': messy, 'b.barem': await laidOut() };
    const {
      exit,
      out,
      err,
      files: after,
    } = await barem('format --check a.barem b.barem', { files });
    expect({ exit, out: out(), err: err() }).toEqual({
      exit: 1,
      out: 'a.barem\n',
      err: '1 tệp chưa đúng lối; chạy `barem format` để trình bày lại\n',
    });
    expect(after.get('a.barem')).toBe(messy);
  });

  test('prints with --stdout', async () => {
    const { exit, out, files } = await barem('format a.barem --stdout', {
      files: { 'a.barem': messy },
    });
    expect(exit).toBe(0);
    expect(hash(out())).toBe(hash(sheet));
    expect(files.get('a.barem')).toBe(messy);
  });

  test('keeps the line breaks of the file', async () => {
    const windows = (await laidOut()).replaceAll('\n', '\r\n');
    const { exit } = await barem('format --check a.barem', { files: { 'a.barem': windows } });
    expect(exit).toBe(0);
  });

  test('leaves a sheet alone that it cannot read', async () => {
    const broken = fixture('syntax.vi.barem');
    const { exit, err, files } = await barem('format a.barem', { files: { 'a.barem': broken } });
    expect(exit).toBe(1);
    expect(err()).toContain('lỗi[syntax/');
    expect(files.get('a.barem')).toBe(broken);
  });

  test('lays out a sheet that can be read but is not right', async () => {
    const wrong = messy.replace('từ 70 đến dưới 90', 'từ 70 đến 89');
    expect((await barem('format a.barem', { files: { 'a.barem': wrong } })).exit).toBe(0);
  });

  test('does not take the comments out of YAML', async () => {
    const { out: yaml } = await barem('convert a.barem --to yaml', { files: { 'a.barem': sheet } });
    const commented = `# Của tỉnh\n${yaml()}\n\n`;
    const { exit, err, files } = await barem('format a.barem.yaml', {
      files: { 'a.barem.yaml': commented },
    });
    expect({ exit, err: err() }).toEqual({
      exit: 0,
      err: 'a.barem.yaml: giữ nguyên, vì chú thích trong YAML sẽ mất khi trình bày lại\n',
    });
    expect(files.get('a.barem.yaml')).toBe(commented);
    const plain = await barem('format a.barem.yaml', {
      files: { 'a.barem.yaml': `${yaml()}\n\n` },
    });
    expect(plain.files.get('a.barem.yaml')).toBe(yaml());
  });
});

describe('barem convert', () => {
  test.each([
    { to: '--language en', starts: '# Biểu mẫu' },
    { to: '--to yaml', starts: 'barem: 1' },
    { to: '--to yaml --language en', starts: 'barem: 1' },
  ])('$to keeps the rule', async ({ to, starts }) => {
    const { exit, out } = await barem(`convert thuong_ky.barem ${to}`, { files: folder });
    expect(exit).toBe(0);
    expect(out().startsWith(starts)).toBe(true);
    expect(hash(out())).toBe(hash(sheet));
  });

  test('says when comments are left behind, and only then', async () => {
    const toYaml = await barem('convert thuong_ky.barem --to yaml', { files: folder });
    const toEnglish = await barem('convert thuong_ky.barem --language en', { files: folder });
    expect([toYaml.err(), toEnglish.err()]).toEqual([
      'thuong_ky.barem: chú thích không có trong bản mới\n',
      '',
    ]);
  });

  test('writes into a file with --output', async () => {
    const { exit, out, files } = await barem('convert a.barem --language vi --output b.barem', {
      files: { 'a.barem': english },
    });
    expect({ exit, out: out() }).toEqual({ exit: 0, out: '' });
    expect(hash(String(files.get('b.barem')))).toBe(hash(english));
  });

  test('reports why it cannot', async () => {
    const { exit, out, err } = await barem('convert a.barem --to yaml', {
      files: { 'a.barem': fixture('syntax.vi.barem') },
    });
    expect({ exit, out: out() }).toEqual({ exit: 1, out: '' });
    expect(err()).toContain('a.barem:1:1: lỗi[');
  });
});

describe('barem new', () => {
  test.each([
    { line: 'new --language en', file: 'sheet.barem' },
    { line: 'new', file: 'bieu.barem' },
    { line: 'new --language en --form yaml', file: 'sheet.barem.yaml' },
    { line: 'new --form yaml', file: 'bieu.barem.yaml' },
    { line: 'new chấm_điểm.barem --language vi', file: 'chấm_điểm.barem' },
    { line: 'new x-1.barem.yaml', file: 'x-1.barem.yaml' },
    { line: 'new 1.barem', file: '1.barem' },
    { line: 'new biểu.barem --language vi', file: 'biểu.barem' },
    { line: 'new __proto__.barem', file: '__proto__.barem' },
  ])(
    '`barem $line` writes $file, which checks without findings and has comments',
    async ({ line, file }) => {
      const made = await barem(line);
      expect(made.exit).toBe(0);
      const text = String(made.files.get(file));
      expect(load(text).diagnostics).toEqual([]);
      expect(text.match(/^ *# /gm)?.length).toBeGreaterThan(5);
      const again = await barem(`test ${file}`, { files: { [file]: text } });
      expect(again.exit).toBe(0);
    },
  );

  test.each(['vi', 'en'])('means the same in both forms in %s', async (language) => {
    const text = await barem(`new a.barem --language ${language}`);
    const yaml = await barem(`new a.barem.yaml --language ${language}`);
    expect(hash(String(text.files.get('a.barem')))).toBe(
      hash(String(yaml.files.get('a.barem.yaml'))),
    );
  });

  test.each(['vi', 'en'])('is laid out as it should be in %s', async (language) => {
    const { files } = await barem(`new a.barem --language ${language}`);
    const text = String(files.get('a.barem'));
    expect((await barem('format --stdout a.barem', { files: { 'a.barem': text } })).out()).toBe(
      text,
    );
  });

  test('replaces a file only with --force', async () => {
    const refused = await barem('new a.barem --language en', { files: { 'a.barem': 'mine' } });
    expect({ exit: refused.exit, err: refused.err(), file: refused.files.get('a.barem') }).toEqual({
      exit: 2,
      err: 'error: a.barem: the file exists; add --force to replace it\n',
      file: 'mine',
    });
    const forced = await barem('new a.barem --force', { files: { 'a.barem': 'mine' } });
    expect(forced.exit).toBe(0);
    expect(forced.files.get('a.barem')).not.toBe('mine');
  });
});

describe('barem plan', () => {
  test('prints the plan with its hash', async () => {
    const { exit, out } = await barem('plan thuong_ky.barem', { files: folder });
    expect(exit).toBe(0);
    expect(JSON.parse(out())).toEqual(JSON.parse(JSON.stringify(load(sheet).plan)));
  });

  test('gives sheets of one meaning one hash', async () => {
    const plans = await Promise.all(
      [sheet, english].map(async (text) => {
        const { out } = await barem('plan a.barem', { files: { 'a.barem': text } });
        return (JSON.parse(out()) as { readonly hash: string }).hash;
      }),
    );
    expect(plans[0]).toBe(plans[1]);
  });

  test('reports the errors of a sheet that has some', async () => {
    const { exit, out, err } = await barem('plan a.barem', {
      files: { 'a.barem': fixture('mistakes.vi.barem') },
    });
    expect({ exit, out: out() }).toEqual({ exit: 1, out: '' });
    expect(err()).not.toContain('cảnh báo');
    expect(err()).toContain('lỗi[');
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { commands, version } from '../src/index.js';
import { barem } from './fake-io.js';
import { packageFolder } from './fixtures.js';
import { expectGolden } from './golden.js';

describe.each(['en', 'vi'])('in %s', (language) => {
  test.each(['', ...commands.map(({ name }) => name)])(
    'the help of `barem %s` is as approved',
    async (name) => {
      const { exit, out, err } = await barem(`${name} --help --language ${language}`.trim());
      expect({ exit, err: err() }).toEqual({ exit: 0, err: '' });
      expectGolden(`help/${name === '' ? 'barem' : name}.${language}.txt`, out());
    },
  );
});

test('help is in English unless another language is asked for', async () => {
  const [byDefault, english] = [
    await barem('score --help'),
    await barem('score --help --language en'),
  ];
  expect(byDefault.out()).toBe(english.out());
});

test('`barem help score` is the help of score', async () => {
  expect((await barem('help score')).out()).toBe((await barem('score --help')).out());
});

test('the version is that of the package', async () => {
  const manifest = JSON.parse(readFileSync(`${packageFolder}package.json`, 'utf8')) as {
    version: string;
  };
  const { exit, out } = await barem('--version');
  expect({ exit, out: out(), version }).toEqual({
    exit: 0,
    out: `${manifest.version}\n`,
    version: manifest.version,
  });
});

test('every sample names a command and options that there are', async () => {
  for (const { samples } of commands) {
    for (const { line } of samples) {
      for (const text of [line.vi, line.en]) {
        const words =
          text
            .slice(text.indexOf('barem'))
            .split(/\s*>\s*/)[0]
            ?.split(' ') ?? [];
        const command = commands.find(({ name }) => name === words[1]);
        const options = command?.options.map(({ name }) => `--${name}`) ?? [];
        expect(words.filter((word) => word.startsWith('--') && !options.includes(word))).toEqual(
          [],
        );
      }
    }
  }
});

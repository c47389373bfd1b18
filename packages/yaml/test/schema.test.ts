import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Ajv2020, type AnySchema } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { fixture, repositoryFile } from './support.js';

const schema = (name: string): AnySchema =>
  JSON.parse(repositoryFile(`packages/yaml/src/schema/${name}.schema.json`)) as AnySchema;

test('the compiled validators are those of the schemas', () => {
  const script = fileURLToPath(new URL('../scripts/generate-validators.mjs', import.meta.url));
  expect(() =>
    execFileSync(process.execPath, [script, '--check'], { stdio: 'pipe' }),
  ).not.toThrow();
});

test('the compiled validators need no code made at run time', () => {
  const code = repositoryFile('packages/yaml/src/schema/validators.generated.ts');
  expect(code).not.toMatch(/\bnew Function\b|\beval\(|\brequire\(|from ['"]ajv/);
});

test.each([
  { name: 'sheet', example: fixture('abridged.yaml.txt') },
  { name: 'sheet', example: fixture('everything.yaml.txt') },
  { name: 'sheet', example: fixture('everything.en.yaml.txt') },
  { name: 'sheet', example: fixture('revision.yaml.txt') },
  { name: 'sheet', example: repositoryFile('rulesets/nghe-an/2021/thuong_ky.barem.yaml') },
  { name: 'ruleset', example: repositoryFile('rulesets/nghe-an/2021/ruleset.yaml') },
  { name: 'cases', example: repositoryFile('rulesets/nghe-an/2021/cases/thuong_ky.yaml') },
  { name: 'record', example: '- { unit: a, facts: { có_mặt: 1 } }' },
])('the published $name schema takes what is read', ({ name, example }) => {
  const validate = new Ajv2020({ allowUnionTypes: true }).compile(schema(name));
  const fits = validate(parse(example));
  expect({ fits, errors: validate.errors }).toEqual({ fits: true, errors: null });
});

test.each([
  { name: 'an id with a space', change: ['sheet: phú_thọ.mọi_thứ', 'sheet: phú thọ'] },
  { name: 'a fact with a space in its id', change: ['dân_số: {', 'dân số: {'] },
  { name: 'a date the wrong way round', change: ['from: 2024-01-01', 'from: 01/01/2024'] },
  { name: 'a bound that is a word', change: ['max: 150%', 'max: nhiều'] },
  {
    name: 'two ways to score',
    change: ['met: { points: 3 }', 'met: { points: 3 }, points: từ 0 đến 3'],
  },
  { name: 'a key that is not known', change: ['note: Rất nhanh', 'nota: Rất nhanh'] },
])('the published schema warns in an editor of $name', ({ change: [from = '', to = ''] }) => {
  const validate = new Ajv2020({ allowUnionTypes: true }).compile(schema('sheet'));
  const text = fixture('everything.yaml.txt');
  expect(text).toContain(from);
  expect(validate(parse(text.replace(from, to)))).toBe(false);
});

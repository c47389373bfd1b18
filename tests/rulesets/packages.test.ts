import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readManifest, score } from 'barem';
import { loadRuleset, loadRulesets } from 'barem/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadShipped } from '../structure/shipped.js';
import { root } from '../structure/workspace.js';

interface Package {
  readonly name: string;
  readonly version: string;
  readonly files: readonly string[];
  readonly license: string;
  readonly private?: boolean;
}

const jurisdictions = readdirSync(join(root, 'rulesets'));
const inOrder = (version: string): number =>
  version.split('.').reduce((sum, part) => sum * 1_000 + Number(part), 0);

describe.each(jurisdictions)('rulesets/%s', (name) => {
  const folder = join(root, 'rulesets', name);
  const text = readFileSync(join(folder, 'package.json'), 'utf8');
  const own = JSON.parse(text) as Package;
  const editions = readdirSync(folder).filter((each) =>
    existsSync(join(folder, each, 'ruleset.yaml')),
  );

  test('is a package that holds its editions', () => {
    expect({ ...own, version: '', description: '' }).toMatchObject({
      name: `@barem-rulesets/${name}`,
      license: 'Apache-2.0',
      files: editions.toSorted(),
    });
    expect(own.private).toBeUndefined();
  });

  test('has the version of its editions: the highest', () => {
    const versions = editions.flatMap((each) => {
      const { manifest } = readManifest(readFileSync(join(folder, each, 'ruleset.yaml'), 'utf8'));
      return manifest?.version?.value ?? [];
    });
    expect(own.version).toBe(versions.toSorted((a, b) => inOrder(b) - inOrder(a))[0]);
  });
});

const child = `biểu xa_a.thuong_ky "Sinh hoạt chi bộ của xã A" kế thừa nghe_an.thuong_ky phiên bản "2021"
`;

const childManifest = `barem: 1
ruleset: xa_a
edition: "1"
title: Sinh hoạt chi bộ của xã A
issuer: Đảng ủy xã A
status: in-force
numbers: illustrative
effective: { from: 2022-01-01 }
extends: { ruleset: nghe_an, edition: "2021" }
sources: [Quy định ví dụ]
sheets:
  - { id: xa_a.thuong_ky, file: thuong_ky.barem }
cases: []
`;

describe('a packed ruleset', () => {
  let app = '';
  beforeAll(() => {
    app = mkdtempSync(join(tmpdir(), 'barem-app-'));
    const args = ['pack', '--ignore-scripts', '--offline', '--json', '--pack-destination', app];
    const packed = execFileSync('npm', [...args, join(root, 'rulesets/nghe-an')], {
      encoding: 'utf8',
      cwd: app,
    });
    const [{ filename } = { filename: '' }] = JSON.parse(packed) as { filename: string }[];
    const target = join(app, 'node_modules/@barem-rulesets/nghe-an');
    mkdirSync(target, { recursive: true });
    execFileSync('tar', ['-xzf', join(app, filename), '-C', target, '--strip-components=1']);
    mkdirSync(join(app, 'xa-a'));
    writeFileSync(join(app, 'xa-a/ruleset.yaml'), childManifest);
    writeFileSync(join(app, 'xa-a/thuong_ky.barem'), child);
    writeFileSync(
      join(app, 'package.json'),
      JSON.stringify({ name: 'app', dependencies: { '@barem-rulesets/nghe-an': '1.3.0' } }),
    );
  }, 60_000);
  afterAll(() => rmSync(app, { recursive: true, force: true }));

  test('is loaded by its name, sheets and roll-ups of every edition', () => {
    const rulesets = loadRulesets('@barem-rulesets/nghe-an', { from: app });
    expect(rulesets.flatMap(({ diagnostics }) => diagnostics)).toEqual([]);
    expect(rulesets.map(({ manifest }) => manifest?.edition.value)).toEqual(['2021', '2023']);
    for (const { manifest, sheets } of rulesets)
      for (const { id, loaded } of sheets) {
        const file = manifest?.sheets.find((each) => each.id.id === id)?.file.value ?? '';
        const path = `rulesets/nghe-an/${manifest?.edition.value ?? ''}/${file}`;
        expect(`${path} ${loaded?.plan?.hash ?? ''}`).toBe(
          `${path} ${loadShipped(path).plan?.hash ?? '?'}`,
        );
      }
  });

  test.each([
    ['2021-10-15', '2021'],
    ['2023-10-29', '2021'],
    ['2023-10-30', '2023'],
  ])('gives the edition of %s', (date, edition) => {
    const ruleset = loadRuleset('@barem-rulesets/nghe-an', { from: app, date });
    expect(ruleset.manifest?.edition.value).toBe(edition);
  });

  test('scores', () => {
    const { sheets } = loadRuleset('@barem-rulesets/nghe-an', { from: app, edition: '2021' });
    const plan = sheets.find(({ id }) => id === 'nghe_an.thuong_ky')?.loaded?.plan;
    expect(plan && score(plan, {}).status).toBe('incomplete');
  });

  test('is what a ruleset of an application may build on', () => {
    const { sheets, diagnostics } = loadRuleset('.', { from: app });
    expect(diagnostics).toEqual([]);
    const [{ loaded } = { loaded: undefined }] = sheets;
    expect(loaded?.diagnostics).toEqual([]);
    expect(loaded?.plan?.hash).toBe(
      loadShipped('rulesets/nghe-an/2021/thuong_ky.barem').plan?.hash,
    );
  });

  test.each([
    [
      { date: '2020-01-01' },
      /no edition is in force on 2020-01-01; the next one is from 2021-12-01/,
    ],
    [{ edition: '2022' }, /no edition 2022; there is 2021, 2023/],
    [{}, /several editions \(2021, 2023\); name one, or a date/],
  ])('says why %j gives none', (choice, message) => {
    expect(() => loadRuleset('@barem-rulesets/nghe-an', { from: app, ...choice })).toThrow(message);
  });

  test('that is not there is told', () => {
    expect(() => loadRulesets('@barem-rulesets/nowhere', { from: app })).toThrow(
      /no such package is installed/,
    );
    expect(() => loadRulesets('./nowhere', { from: app })).toThrow(/there is no such folder/);
  });
});

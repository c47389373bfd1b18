/**
 * How long it takes to say what another edition of a sheet changes about a year of a province, from its table to a page.
 * `npm run bench:impact [-- <cells>]`. Target: under 3 s for 150,000 records on two cores.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';

/** Runs of one measurement; the best of them is least disturbed by whatever else the machine does. */
const rounds = 3;

const cells = Number(process.argv[2] ?? 7850);
const organisations = Math.max(1, Math.round((cells * 1450) / 9000));
const folder = mkdtempSync(join(tmpdir(), 'barem-impact-'));
const path = (name) => new URL(`../../${name}`, import.meta.url).pathname;
const bin = path('packages/cli/bin/barem.js');
const sheets = ['2021', '2023'].map((edition) =>
  path(`rulesets/nghe-an/${edition}/thuong_ky.barem`),
);

const used = join(folder, 'cpu');
const hook = join(folder, 'hook.cjs');
writeFileSync(
  hook,
  `process.on('exit', () => { const { user, system } = process.cpuUsage(); require('node:fs').writeFileSync(${JSON.stringify(used)}, String((user + system) / 1e6)); });`,
);

/** Runs the command; gives seconds by the clock, and seconds of all cores together. */
function run(...args) {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, ['--require', hook, bin, ...args], {
    encoding: 'utf8',
  });
  const seconds = (performance.now() - start) / 1000;
  if (status !== 0) throw new Error(`barem ${args.join(' ')} ended with ${status}\n${stderr}`);
  return { seconds, cpu: Number(readFileSync(used, 'utf8')) };
}

try {
  const data = join(folder, 'data');
  run('sample', data, '--organisations', String(organisations), '--cells', String(cells));
  const records = readFileSync(join(data, 'thuong_ky.csv'), 'utf8').split('\n').length - 2;
  console.log(
    `${records} records, ${availableParallelism()} cores, load ${loadavg()[0].toFixed(1)}`,
  );
  const line = [
    'impact',
    ...sheets,
    join(data, 'thuong_ky.csv'),
    '--register',
    join(data, 'register.csv'),
  ];
  const runs = [
    { what: 'every record, and all that there can be', more: [] },
    { what: 'the given records alone', more: ['--given'] },
    {
      what: 'with the new answers assumed',
      more: ['--assume', 'I.3=đạt,không_biểu_quyết=không'],
    },
  ];
  for (const { what, more } of runs) {
    const times = Array.from({ length: rounds }, () =>
      run(...line, ...more, '--output', join(folder, 'impact.html')),
    );
    const best = (of) =>
      Math.min(...times.map(of))
        .toFixed(2)
        .padStart(6);
    console.log(
      `${what.padEnd(42)} ${best(({ seconds }) => seconds)} s ${best(({ cpu }) => cpu)} s of both cores`,
    );
  }
} finally {
  rmSync(folder, { recursive: true });
}

/**
 * How long a province takes from tables to its yearly report, and how much memory: 9,000 cells, 16 sheets a year, two
 * assessors. `npm run bench:province [-- <cells>]`. Targets: under 10 s and 1 GB on two cores.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';

const cells = Number(process.argv[2] ?? 9000);
const organisations = Math.max(1, Math.round((cells * 1450) / 9000));
const folder = mkdtempSync(join(tmpdir(), 'barem-province-'));
const bin = new URL('../../packages/cli/bin/barem.js', import.meta.url).pathname;
const rollUp = new URL('../../rulesets/nghe-an/2021/nam.barem', import.meta.url).pathname;
const memory = join(folder, 'memory');
const hook = join(folder, 'hook.cjs');
writeFileSync(
  hook,
  `process.on('exit', () => require('node:fs').writeFileSync(${JSON.stringify(memory)}, String(process.resourceUsage().maxRSS)));`,
);

/** Runs the command; gives seconds, and megabytes at the most. */
function run(...args) {
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--require', hook, bin, ...args],
    {
      encoding: 'utf8',
      maxBuffer: 1 << 30,
    },
  );
  const seconds = (performance.now() - start) / 1000;
  if (status !== 0) throw new Error(`barem ${args.join(' ')} ended with ${status}\n${stderr}`);
  return { seconds, megabytes: Number(readFileSync(memory, 'utf8')) / 1024, stdout };
}

/** Has the superior attend every meeting: where nobody did, the superior says what the cell says. */
function attendAll(name) {
  const path = join(folder, 'data', name);
  const [head, ...rows] = readFileSync(path, 'utf8').trimEnd().split('\n');
  const self = ',tự_chấm,';
  const attended = new Set(
    rows.filter((row) => !row.includes(self)).map((row) => row.split(',', 2).join()),
  );
  const all = rows.flatMap((row) =>
    attended.has(row.split(',', 2).join()) ? [row] : [row, row.replace(self, ',cấp_trên,')],
  );
  writeFileSync(path, `${[head, ...all].join('\n')}\n`);
}

const lines = (name) => readFileSync(join(folder, 'data', name), 'utf8').split('\n').length - 2;
const say = (what, { seconds, megabytes }) =>
  console.log(
    `${what.padEnd(28)} ${seconds.toFixed(2).padStart(7)} s ${megabytes.toFixed(0).padStart(6)} MB`,
  );

try {
  console.log(
    `${cells} cells in ${organisations} grassroots organisations, ${availableParallelism()} cores`,
  );
  say(
    'sample',
    run(
      'sample',
      join(folder, 'data'),
      '--organisations',
      String(organisations),
      '--cells',
      String(cells),
    ),
  );
  for (const name of ['thuong_ky.csv', 'chuyen_de.csv']) attendAll(name);
  console.log(`${lines('thuong_ky.csv') + lines('chuyen_de.csv')} records`);
  for (const output of ['html', 'csv', 'json'])
    say(
      `report --output ${output}`,
      run('report', rollUp, '--data', join(folder, 'data'), '--period', '2022', '--output', output),
    );
} finally {
  rmSync(folder, { recursive: true });
}

/**
 * What proofs cost: `node tests/bench/verify.mjs`. Every sheet is verified in a process of its own, so that its memory is its own;
 * the process is this file once more, with the name of what to verify.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { load, standardBudget, verify } from 'barem';
// No part of what the package shows: the number of states explains the cost.
import { analyse } from '../../packages/verify/dist/analysis.js';
import { reachedOf } from '../../packages/verify/dist/questions/reach.js';
import { proofSheet } from './proof-sheet.mjs';

const sizes = [10, 20, 40, 80];

/** Calls after the first one. */
const warmCalls = 5;

/** What one sheet may take; what takes longer is said to. */
const patienceMs = 120_000;

const exampleSheet = new URL('../../rulesets/nghe-an/2021/thuong_ky.barem', import.meta.url);

/** Measures the sheet in this process. */
function measure(name) {
  const source = name === 'example' ? readFileSync(exampleSheet, 'utf8') : proofSheet(Number(name));
  const { plan, diagnostics } = load(source);
  if (!plan) throw new Error(JSON.stringify(diagnostics[0]));
  const loadedMb = peakMb();
  const before = process.cpuUsage();
  const [firstMs, verification] = timed(() => verify(plan));
  const { user, system } = process.cpuUsage(before);
  const firstMb = peakMb();
  const warm = Array.from(
    { length: name === 'example' ? warmCalls : 0 },
    () => timed(() => verify(plan))[0],
  ).sort((a, b) => a - b);
  return {
    firstMs,
    // On a busy machine this says more than the time that passed; it counts the threads that collect garbage, too.
    firstCpuMs: (user + system) / 1000,
    loadedMb,
    firstMb,
    warmMs: warm[Math.floor(warm.length / 2)],
    peakMb: peakMb(),
    ...known(verification),
    states: statesOf(plan),
  };
}

/** How many different outcomes lead to all totals and ratings; `?` where the budget leaves it open. */
function statesOf(plan) {
  try {
    return reachedOf(analyse(plan, standardBudget)).totals.length;
  } catch (error) {
    if (!error.reason) throw error;
    // The budget does not allow to know it.
    return '?';
  }
}

function timed(task) {
  const start = performance.now();
  const result = task();
  return [performance.now() - start, result];
}

/** The most memory that this process has had, in MB. */
const peakMb = () => process.resourceUsage().maxRSS / 1000;

/** How much was found out, and what was not. */
function known({ totality, totals, alive, monotonic, leverage, boundaries, share }) {
  const questions = { totality, totals, alive, boundaries, monotonic, leverage, share };
  return {
    records: totality.records === undefined ? '?' : Number(totality.records).toExponential(1),
    totals: totals.all?.distinct ?? '?',
    items: alive.items ?? '?',
    open: Object.entries(questions).flatMap(([name, { verdict, undecided = [] }]) => [
      ...(verdict === 'undecided' ? [name] : []),
      ...undecided.map(({ id }) => `${name} of ${id}`),
    ]),
  };
}

/** Measures everything, each in a new process, and prints it. */
function compare() {
  const busy = loadavg().map((each) => each.toFixed(2));
  console.log(`verify, load of the machine before: ${busy.join(' ')}\n`);
  const example = measured('example');
  line('(a) Nghệ An, first call', ms(example.firstMs), 'target under 1000 ms');
  line('(a) Nghệ An, first call, processor time', ms(example.firstCpuMs), '');
  line(`(a) Nghệ An, median of ${warmCalls} warm calls`, ms(example.warmMs), '');
  line('(a) Nghệ An, peak RSS of the first call', mb(example.firstMb), openIn(example));
  line('(a) Nghệ An, peak RSS of all calls', mb(example.peakMb), '');
  const bySize = sizes.map((size) => ({ size, ...measured(String(size)) }));
  const middle = bySize.find(({ size }) => size === 40);
  line('(b) 40 criteria, 10 requirements and caps', ms(middle.firstMs), 'target under 5000 ms');
  line('(b) 40 criteria, processor time', ms(middle.firstCpuMs), '');
  line('(b) 40 criteria, peak RSS', mb(middle.peakMb), `target under 500 MB, ${openIn(middle)}`);
  console.log('\n(c) cost against size');
  row(
    'criteria',
    'first call',
    'processor',
    'peak RSS',
    'RSS before',
    'states',
    'totals',
    'records',
    'open',
  );
  for (const {
    size,
    firstMs,
    firstCpuMs,
    firstMb,
    loadedMb,
    states,
    totals,
    records,
    open,
  } of bySize)
    row(
      size,
      ms(firstMs),
      ms(firstCpuMs),
      mb(firstMb),
      mb(loadedMb),
      states,
      totals,
      records,
      open?.length,
    );
  for (const each of bySize)
    if (each.open?.length > 0) console.log(`${each.size} criteria, ${openIn(each)}`);
}

/** What the sheet takes in a new process; nothing where that is too long. */
function measured(name) {
  const { error, status, stdout } = spawnSync(
    process.execPath,
    [fileURLToPath(import.meta.url), name],
    { timeout: patienceMs, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
  );
  if (error?.code === 'ETIMEDOUT') return {};
  if (status !== 0) throw error ?? new Error(`verifying ${name} ends with ${status}`);
  return JSON.parse(stdout);
}

const openIn = ({ open }) =>
  open === undefined ? 'too long' : open.length === 0 ? 'all decided' : `open: ${open.join(', ')}`;
const ms = (value) =>
  value === undefined ? `over ${patienceMs / 1000} s` : `${value.toFixed(0)} ms`;
const mb = (value) => (value === undefined ? '?' : `${value.toFixed(0)} MB`);
const line = (name, value, note) =>
  console.log(`${name.padEnd(48)} ${value.padStart(10)}   ${note}`);
const row = (...cells) =>
  console.log(cells.map((cell = '?') => String(cell).padStart(11)).join(' '));

const [what] = process.argv.slice(2);
if (what === undefined) compare();
else console.log(JSON.stringify(measure(what)));

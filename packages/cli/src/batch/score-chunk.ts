import { compileRows, compile } from '@barem/targets';
import { receiptOf, receiptText, score, type Localized, type Plan, type Result } from 'barem';
import { Failure } from '../failure.js';
import { recordIn, mistakeText } from '../records/csv.js';
import { readRows } from '../records/csv-rows.js';
import type { Columns } from '../records/header.js';
import type { ReadRecord } from '../records/record.js';
import { csvBytes } from '../render/results-csv-bytes.js';
import { ndjsonWriter, type ResultOrigin } from '../render/results.js';
import { shownPlan } from '../render/shown-plan.js';
import { createTally } from '../render/tally.js';
import { pickerOf, type Picked, type Rule } from '../scoring/picker.js';
import { decodeUtf8 } from '../source.js';
import type {
  ChunkFailure,
  ChunkJob,
  ChunkNote,
  ChunkSetup,
  ScoreChunk,
  ScoredChunk,
} from './scored-chunk.js';
import type { TableForm } from './table-form.js';

/** Takes results, and gives them as bytes. */
interface ResultBytes {
  readonly add: (result: Result, origin: ResultOrigin) => void;
  readonly take: () => Uint8Array<ArrayBuffer>;
}

/** Thrown to read no further; caught where the reading began. */
class Stop extends Error {
  readonly failure: ChunkFailure | undefined;
  constructor(failure?: ChunkFailure) {
    super('stopped');
    this.failure = failure;
  }
}

/** A function that scores one chunk after another; code is made for the sheet once. */
export function chunkScorer(setup: ChunkSetup): ScoreChunk {
  const { choice, strict, language, hasReceipts } = setup;
  const plans =
    choice.kind === 'one' ? [choice.rule.plan] : choice.editions.map(({ plan }) => plan);
  const shown = shownPlan(plans);
  // Invariant: there are no rules without a plan.
  if (!shown) throw new Error('no plan to score by');
  const results: ResultBytes =
    setup.output === 'csv' ? csvBytes(shown, language, plans.length > 1) : ndjsonBytes();
  const pick = pickerOf(choice);
  const scorers = new Map(
    plans.map((plan) => [plan, compile(plan, (record) => score(plan, record))]),
  );
  let fast: { readonly columns: string; readonly row: RowScorer | undefined } | undefined;
  return async (job) => {
    const structured = job.form.kind === 'csv' ? undefined : await import('./structured.js');
    const tally = createTally(shown);
    const notes: ChunkNote[] = [];
    const receipts: string[] = [];
    let [records, lines, trials] = [0, 0, 0];
    let hasFindings = false;
    const note = (line: number | undefined, what: string, message: Localized): void => {
      notes.push({ number: records, ...(line !== undefined && { line }), what, message });
    };
    const missed = (line: number | undefined, message: Localized): void => {
      hasFindings = true;
      tally.addUnreadable();
      note(line, '', message);
      if (strict) throw new Stop();
    };
    const scored = (
      result: Result,
      rule: Rule,
      isTrial: boolean,
      line: number | undefined,
    ): void => {
      if (isTrial) trials += 1;
      tally.add(result);
      results.add(result, rule);
      if (result.status === 'rated') return;
      hasFindings = true;
      if (result.status !== 'refused') return;
      const whose = result.unit === undefined ? '' : `${result.unit}: `;
      for (const { path, message } of result.problems)
        note(line, path === '' ? whose : `${whose}${path}: `, message);
      if (strict) throw new Stop();
    };
    const add = (read: ReadRecord): void => {
      records += 1;
      const { line } = read.place;
      if (read.kind === 'unreadable') return missed(line, read.message);
      const picked = pick(read.record);
      if ('message' in picked) return missed(line, picked.message);
      const { rule, isTrial } = picked;
      const result = scorers.get(rule.plan)!(read.record);
      if (hasReceipts) {
        const receipt = receiptOf(rule.plan, read.record, rule);
        if (receipt) receipts.push(`${receiptText(receipt)}\n`);
      }
      return scored(result, rule, isTrial, line);
    };
    const readTable = (text: string, { shape, columns }: TableForm, path: string): void => {
      const key = JSON.stringify(columns);
      if (fast?.columns !== key)
        fast = { columns: key, row: hasReceipts ? undefined : rowScorer(columns, plans, pick) };
      const { row: scoreRow } = fast;
      lines = readRows(text, shape, {
        row(cells, line) {
          const quick = scoreRow?.(cells);
          if (quick) {
            records += 1;
            return scored(quick.result, quick.rule, quick.isTrial, line);
          }
          if (cells.every((cell) => cell.trim() === '')) return undefined;
          return add(recordIn(cells, columns, { path, number: records + 1, line }));
        },
        broken(mistake, line) {
          if (mistake === 'endless') throw new Stop({ kind: 'endless-row', line });
          records += 1;
          missed(line, mistakeText[mistake]);
        },
      });
    };
    const readLines = (text: string, path: string): void => {
      const all = text.split('\n');
      if (all.at(-1) === '') all.pop();
      for (const each of all) {
        lines += 1;
        if (each.length > structured!.longestLine) throw new Stop({ kind: 'endless-line' });
        if (each.trim() !== '')
          add(structured!.readLine(each, { path, number: records + 1, line: lines }));
      }
    };
    const read = ({ bytes, path, form }: ChunkJob): void => {
      const decoded = decodeUtf8(bytes);
      if ('badLine' in decoded) throw new Stop({ kind: 'not-utf8', line: decoded.badLine });
      const { text } = decoded;
      switch (form.kind) {
        case 'csv':
          return readTable(text, form, path);
        case 'ndjson':
          return readLines(text, path);
        case 'json':
        case 'yaml':
          return structured!.wholeRecords(path, text, form.kind).forEach(add);
      }
    };
    const stop = stopOf(() => read(job));
    return {
      results: results.take(),
      receipts: new TextEncoder().encode(receipts.join('')),
      notes,
      counts: tally.counts(),
      records,
      lines,
      trials,
      hasFindings,
      isStopped: stop !== undefined,
      ...(stop?.failure && { failure: stop.failure }),
    } satisfies ScoredChunk;
  };
}

/** Why `work` read no further, if it did not. */
function stopOf(work: () => void): Stop | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    if (error instanceof Stop) return error;
    if (error instanceof Failure) return new Stop({ kind: 'text', text: error.text });
    throw error;
  }
}

/** Scores the cells of plain rows; others are left to be read as records. */
type RowScorer = (
  cells: readonly string[],
) => { readonly result: Result; readonly rule: Rule; readonly isTrial: boolean } | undefined;

function rowScorer(
  columns: Columns,
  plans: readonly Plan[],
  pick: (record: unknown) => Picked,
): RowScorer | undefined {
  const byPlan = new Map(plans.map((plan) => [plan, compileRows(plan, columns)]));
  if ([...byPlan.values()].every((each) => each === undefined)) return undefined;
  const [period, date] = [columns.indexOf('period'), columns.indexOf('date')];
  const isOne = plans.length === 1;
  return (cells) => {
    const picked = pick(
      isOne ? undefined : { period: cells[period]?.trim(), date: cells[date]?.trim() },
    );
    if ('message' in picked) return undefined;
    const { rule, isTrial } = picked;
    const result = byPlan.get(rule.plan)?.(cells);
    return result && { result, rule, isTrial };
  };
}

function ndjsonBytes(): ResultBytes {
  const writer = ndjsonWriter();
  const encoder = new TextEncoder();
  let rows: string[] = [];
  return {
    add: (result, origin) => void rows.push(writer.add(result, { path: '', number: 0 }, origin)),
    take() {
      const taken = encoder.encode(rows.join(''));
      rows = [];
      return taken;
    },
  };
}

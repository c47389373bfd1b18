import { fc } from '@barem/testing';
import { emitSql } from '@barem/targets';
import { test } from 'vitest';
import { printText } from '@barem/syntax';
import { pairs } from '../pairs.js';
import { openDuckdb } from '../sql/duckdb.js';
import { openPostgres } from '../sql/postgres.js';import { openClickhouse } from '../sql/clickhouse.js';
import { untidy } from '../sql/untidy.js';
import { agrees, judgedBy, judgedByInterpreter, rowOf } from '../sql/judged.js';
test('debug', async () => {
  const n = Number(process.env['N'] ?? 100);
  for (const engine of [process.env['CH'] ? openClickhouse(process.env['CH']) : process.env['PG'] ? await openPostgres(process.env['PG']) : await openDuckdb()]) for (const columns of ['typed', 'text'] as const) {
    let bad = 0, total = 0, refused = 0, loose = 0; const t = Date.now(); let select = 0;
    const samples = fc.sample(pairs({ whole: 8, faulty: 6, partial: 4 }), { numRuns: n, seed: Number(process.env['SEED'] ?? 1) });
    const t2 = Date.now();
    for (const { plan, sheet, records } of samples) {
      const rows = records.flatMap((r) => rowOf(plan, r, columns) ?? []) as any;
      let rs = records.map((r) => rowOf(plan, r, columns)).filter((r) => r !== undefined) as any[];
      if (columns === 'text' && plan.inputs.length) rs = rs.flatMap((r, i) => [r, ...fc.sample(untidy(r), { numRuns: 3, seed: i + total })]);
      void rows;
      let found;
      try { found = await judgedBy(engine, plan, rs, columns); } catch (e) { console.log('ERROR', String(e).slice(0, 600)); bad++; if (bad > 4) break; continue; }
      if (found === 'refused') { refused++; const e = emitSql(plan, { dialect: engine.dialect, table: 'r', keep: [], columns }); if (e.kind === 'refused') console.log(e.refusals.map((r) => r.code + r.message.en).join()); continue; }
      for (const [at, row] of rs.entries()) {
        total++;
        const expected = judgedByInterpreter(plan, row);
        if (JSON.stringify(expected) !== JSON.stringify(found[at])) {
          if (agrees(row, expected, found[at]!)) { loose++; continue; }
          bad++;
          if (bad < 4) console.log(engine.name, columns, printText(sheet) , JSON.stringify(plan.inputs), JSON.stringify(row), '\nEXPECTED', JSON.stringify(expected), '\nFOUND   ', JSON.stringify(found[at]));
        }
      }
    }
    console.log(engine.name, columns, { bad, total, refused, loose, ms: Date.now() - t2, sample: t2 - t, select });
  }
}, 600000);

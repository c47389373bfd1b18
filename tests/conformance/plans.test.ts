import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { planFormat } from '@barem/plan';
import { canonicalJson, readPlan, receiptOf, replay, type Receipt } from 'barem';
import { describe, expect, test } from 'vitest';
import { root } from '../structure/workspace.js';
import { storedFolder } from './store-plans.js';

/** Every format that there has been. */
const formats = Array.from({ length: planFormat }, (_, index) => index + 1);

/** A stored plan with the receipts of results that it gave when it was stored. */
interface Stored {
  readonly name: string;
  readonly plan: string;
  readonly receipts: readonly Receipt[];
}

/** What a receipt says apart from the engine that made it. */
const withoutEngine = ({ sheet, plan, record, outcome }: Receipt): unknown => ({
  sheet,
  plan,
  record,
  outcome,
});

const storedOf = (format: number): readonly Stored[] => {
  const folder = join(root, storedFolder(format));
  const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.plan.json'))
    .toSorted()
    .map((file) => {
      const name = file.replace(/\.plan\.json$/, '');
      const lines = read(`${name}.ndjson`).split('\n').filter((line) => line !== '');
      return { name, plan: read(file), receipts: lines.map((line) => JSON.parse(line) as Receipt) };
    });
};

describe.each(formats)('format %i', (format) => {
  const all = storedOf(format);

  test('has plans and receipts that were stored', () => {
    expect(all.length).toBeGreaterThan(10);
    expect(all.flatMap(({ receipts }) => receipts).length).toBeGreaterThan(100);
  });

  test.each(all)('the plan of $name is read, and gives the results of before', (stored) => {
    const { plan, faults } = readPlan(stored.plan);
    expect(faults).toEqual([]);
    for (const receipt of stored.receipts) {
      const { status, findings } = replay(receipt, plan);
      // Another engine is a note; anything else is a result that has changed.
      expect({ status, findings: findings.filter(({ kind }) => kind === 'difference') }).toEqual({
        status: 'same',
        findings: [],
      });
    }
  });

  test.each(all)('a receipt of $name is spelled as before', ({ plan: text, receipts }) => {
    const { plan } = readPlan(text);
    for (const receipt of receipts) {
      const { ruleset, edition } = receipt;
      const again = plan && receiptOf(plan, receipt.record, { ruleset, edition });
      expect(again && canonicalJson(withoutEngine(again))).toBe(
        canonicalJson(withoutEngine(receipt)),
      );
    }
  });
});

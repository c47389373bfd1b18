import { receiptOf, receiptText } from 'barem';
import type { Io } from '../io.js';
import { receiptsExist, writeFailure } from '../source.js';
import type { Rule } from './picker.js';

/** A file that receipts are written to as results come. */
export interface ReceiptFile {
  /** Adds the receipt of a record, if it is rated. */
  readonly add: (rule: Rule, record: unknown) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Receipts are written in pieces of about this many characters. */
const pieceLength = 1 << 16;

/**
 * Begins a file of receipts, one a line.
 * @throws {Failure} it is there already: receipts are never written over
 */
export async function receiptFile(path: string, io: Io): Promise<ReceiptFile> {
  const file = await io.files.create(path).catch((error: unknown) => {
    throw writeFailure(path, error, receiptsExist);
  });
  let ready = '';
  return {
    async add({ plan, ruleset, edition }, record) {
      const receipt = receiptOf(plan, record, { ruleset, edition });
      if (receipt) ready += `${receiptText(receipt)}\n`;
      if (ready.length < pieceLength) return;
      await file.write(ready);
      ready = '';
    },
    async close() {
      if (ready !== '') await file.write(ready);
      await file.close();
    },
  };
}

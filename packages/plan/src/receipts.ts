/**
 * Stored plans and receipts: what an application carries that keeps results for years and derives them again. No
 * compiler, no dependency.
 */
export { describePlanFault } from './stored/fault-text.js';
export { readPlan, type PlanFault, type ReadPlan } from './stored/read-plan.js';
export { canonicalJson } from './receipt/canonical-json.js';
export {
  canonicalRecord,
  type CanonicalAnswer,
  type CanonicalRecord,
} from './receipt/canonical-record.js';
export {
  receiptFormat,
  receiptOf,
  receiptText,
  type Receipt,
  type ReceiptOrigin,
  type ReceiptOutcome,
  type ReceiptPassedOver,
} from './receipt/receipt.js';
export { readReceipt, type ReadReceipt } from './receipt/read-receipt.js';
export { replay, type Replay, type ReplayFinding } from './receipt/replay.js';
export { describeReplayFinding } from './receipt/replay-text.js';

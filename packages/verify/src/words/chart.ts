import type { Chart, Report } from './document.js';

/** The chart of a report, if it has one. */
export const chartOf = ({ blocks }: Report): Chart | undefined =>
  blocks.find((block) => block.kind === 'chart');

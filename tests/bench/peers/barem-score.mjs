import { load, score } from 'barem';
import { source } from './sheet.mjs';

export const peer = {
  name: 'Barem: `score`',
  about: 'every point, reasons, full validation',
  prepare() {
    const { plan } = load(source);
    return (record) => score(plan, record);
  },
};

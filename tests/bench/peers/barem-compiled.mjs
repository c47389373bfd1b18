import { compile, compileTrusted } from '@barem/targets';
import { load } from 'barem';
import { source } from './sheet.mjs';

export const peers = [
  {
    name: 'Barem: `compile`',
    about: 'every point, reasons, full validation',
    prepare: () => compile(load(source).plan),
  },
  {
    name: 'Barem: `compileTrusted`',
    about: 'total and rating, no validation',
    prepare: () => compileTrusted(load(source).plan),
  },
];

import { compile, compileBrief, compileTrusted } from '@barem/targets';
import { load } from 'barem';

export const peers = [
  {
    name: 'Barem: `compile`',
    about: 'every point, reasons, full validation',
    prepare: ({ source }) => compile(load(source).plan),
  },
  {
    name: 'Barem: `compileBrief`',
    about: 'total and rating, full validation',
    prepare: ({ source }) => compileBrief(load(source).plan),
  },
  {
    name: 'Barem: `compileTrusted`',
    about: 'total and rating, no validation',
    prepare: ({ source }) => compileTrusted(load(source).plan),
  },
];

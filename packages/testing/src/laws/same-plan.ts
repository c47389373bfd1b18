import type { Sheet } from '@barem/syntax';
import { differences } from './differences.js';
import { lawOfSheet, type Law } from './law.js';
import { readAgain } from './print-and-parse.js';
import { compile } from './subject.js';

export const samePlan: Law = lawOfSheet(
  'every form and language of a sheet gives the same plan, from one to the next and back',
  function* ({ sheet, plan, forms }) {
    const [first] = forms;
    let last: Sheet = sheet;
    for (const form of first ? [...forms, first] : []) {
      const read = readAgain(form, last);
      if (typeof read === 'string') {
        yield read;
        return;
      }
      yield* differences(compile(read).hash, plan.hash, `${form.name}: the hash of the plan`);
      last = read;
    }
    if (first) yield* differences(first.write(last), first.write(sheet), `${first.name}: the text`);
  },
);

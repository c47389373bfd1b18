import type { Sheet } from '@barem/syntax';
import { differences } from './differences.js';
import { lawOfSheet, type Law } from './law.js';
import { readAgain } from './print-and-parse.js';

export const samePlan: Law = lawOfSheet({
  id: 'same-plan',
  name: {
    vi: 'mọi dạng và ngôn ngữ của biểu cho cùng một bản biên dịch, chuyển qua rồi chuyển về cũng vậy',
    en: 'every form and language of a sheet gives the same plan, from one to the next and back',
  },
  *broken({ written, plan, forms, compile }) {
    const [first] = forms;
    let last: Sheet = written;
    for (const form of first ? [...forms, first] : []) {
      const { read, complaint } = readAgain(form, last);
      if (complaint) {
        yield complaint;
        return;
      }
      if (compile(read).hash !== plan.hash) {
        yield {
          vi: `${form.name.vi} cho một bản biên dịch khác`,
          en: `the ${form.name.en} gives another plan`,
        };
        return;
      }
      last = read;
    }
    if (first)
      yield* differences(first.write(last), first.write(written), {
        vi: `${first.name.vi} sau khi chuyển qua mọi dạng`,
        en: `the ${first.name.en} after all other forms`,
      });
  },
});

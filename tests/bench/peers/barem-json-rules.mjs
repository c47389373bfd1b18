import { emitJsonRules } from '@barem/targets';
import { addJsonRules } from '@barem/targets/json-rules';
import { load } from 'barem';
import { Engine } from 'json-rules-engine';

export const peer = {
  name: 'Barem: `json-rules` in json-rules-engine',
  about: 'every point, reasons, full validation',
  isSlow: true,
  prepare({ source }) {
    const engine = new Engine([], { pathResolver: () => undefined });
    const sheet = addJsonRules(engine, emitJsonRules(load(source).plan));
    return async (record) => {
      const facts = sheet.factsOf(record);
      await engine.run(facts);
      return sheet.outcomeOf(facts);
    };
  },
};

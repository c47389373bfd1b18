import type { Plan } from '@barem/plan';
import { decide } from './decide.js';
import type { DmnModel } from './model.js';
import { refusalOf, type DmnRefusal } from './refusal.js';
import { writeDmn } from './xml.js';

/** A DMN file, or every reason why there is none. */
export type EmittedDmn =
  | {
      readonly kind: 'dmn';
      readonly xml: string;
      /** For the id of every answer, the name of the input data that takes it. */
      readonly inputs: readonly { readonly id: string; readonly name: string }[];
    }
  | { readonly kind: 'refused'; readonly refusals: readonly DmnRefusal[] };

/**
 * A sheet as DMN 1.3: decision tables and FEEL expressions, with a diagram. The decision `result` holds everything that
 * is said of a record; the others hold its parts.
 */
export function emitDmn(plan: Plan): EmittedDmn {
  const model = decide(plan);
  const refusal = refusalOf(allTexts(model));
  if (refusal) return { kind: 'refused', refusals: [refusal] };
  const inputs = model.inputs.map(({ name }, index) => ({ id: plan.inputs[index]!.id, name }));
  return { kind: 'dmn', xml: writeDmn(model), inputs };
}

/** Every text of a model, one after another. */
function allTexts({ title, inputs, decisions }: DmnModel): string {
  const logic = decisions.flatMap(({ logic: each }) =>
    each.kind === 'literal'
      ? [each.text]
      : [
          ...each.inputs.map((column) => column.text),
          ...each.rules.flatMap((rule) => [...rule.inputs, rule.output, rule.note ?? '']),
        ],
  );
  return [title, ...[...inputs, ...decisions].map((each) => each.title), ...logic].join('\n');
}

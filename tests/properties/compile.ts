import { checkSheet } from '@barem/check';
import { lower, type Plan } from '@barem/plan';
import type { Sheet } from '@barem/syntax';

/** The plan of a sheet that has no errors. */
export function compile(sheet: Sheet, source = ''): Plan {
  const { checked, diagnostics } = checkSheet(sheet);
  if (!checked)
    throw new Error(
      `not checked: ${diagnostics.map(({ code, arguments: args }) => `${code} ${JSON.stringify(args, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value))}`).join('; ')}`,
    );
  const { plan, diagnostics: lowering } = lower(checked, source);
  if (!plan) throw new Error(`not lowered: ${lowering.map(({ code }) => code).join('; ')}`);
  return plan;
}

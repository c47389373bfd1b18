import { checkDiagnostics, revisionDiagnostics } from '@barem/check';
import type { DiagnosticDefinition } from '@barem/core';
import { planDiagnostics } from '@barem/plan';
import { syntaxDiagnostics } from '@barem/syntax';
import { rulesetDiagnostics, yamlDiagnostics } from '@barem/yaml';
import * as ownDiagnostics from './diagnostics.js';
import * as editionDiagnostics from './rulesets/diagnostics.js';

/** Every kind of finding that any stage can report, by code; what the reference pages are made of. */
export const catalogue: readonly DiagnosticDefinition<never>[] = [
  syntaxDiagnostics,
  yamlDiagnostics,
  checkDiagnostics,
  revisionDiagnostics,
  planDiagnostics,
  ownDiagnostics,
  rulesetDiagnostics,
  editionDiagnostics,
]
  .flatMap((group) => Object.values(group) as readonly unknown[])
  .flatMap((value) => (isFactory(value) ? [value.definition] : []))
  .sort((a, b) => (a.code < b.code ? -1 : 1));

function isFactory(value: unknown): value is { readonly definition: DiagnosticDefinition<never> } {
  return typeof value === 'function' && 'definition' in value;
}

import { defineDiagnostic, type DiagnosticFactory } from '@barem/core';

export const planTooLarge: DiagnosticFactory<{ count: number; limit: number }> = defineDiagnostic({
  code: 'limit/plan',
  severity: 'error',
  about: 'The compiled sheet has more operations than any real sheet.',
  message: {
    vi: ({ count, limit }) => `biểu cần ${count} phép tính, tối đa là ${limit}`,
    en: ({ count, limit }) => `the sheet needs ${count} operations, the limit is ${limit}`,
  },
});

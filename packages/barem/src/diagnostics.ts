import { defineDiagnostic, tick, type DiagnosticFactory, type Localized } from '@barem/core';

/** What an example states or gives: points, a rating, or both. */
const outcome = (
  points: Localized | undefined,
  rating: string | undefined,
  language: 'vi' | 'en',
): string =>
  [...(points ? [points[language]] : []), ...(rating === undefined ? [] : [tick(rating)])].join(
    ', ',
  );

export const wrongResult: DiagnosticFactory<{
  stated: { points?: Localized; rating?: string };
  found: { points: Localized; rating: string };
}> = defineDiagnostic({
  code: 'example/wrong-result',
  severity: 'error',
  about: 'Scoring the example gives another result than it states.',
  message: {
    vi: ({ stated, found }) =>
      `ví dụ ghi ${outcome(stated.points, stated.rating, 'vi')} nhưng tính ra ${outcome(found.points, found.rating, 'vi')}`,
    en: ({ stated, found }) =>
      `the example states ${outcome(stated.points, stated.rating, 'en')} but scores ${outcome(found.points, found.rating, 'en')}`,
  },
});

export const exampleRefused: DiagnosticFactory<{ path: string; problem: Localized }> =
  defineDiagnostic({
    code: 'example/refused',
    severity: 'error',
    about: 'The answers of an example are not a valid record.',
    message: {
      vi: ({ path, problem }) => `${path === '' ? '' : `${tick(path)}: `}${problem.vi}`,
      en: ({ path, problem }) => `${path === '' ? '' : `${tick(path)}: `}${problem.en}`,
    },
  });

export const exampleIncomplete: DiagnosticFactory<{ missing: readonly string[] }> =
  defineDiagnostic({
    code: 'example/incomplete',
    severity: 'error',
    about: 'An example leaves out answers that its result depends on.',
    message: {
      vi: ({ missing }) => `ví dụ còn thiếu ${missing.map(tick).join(', ')}`,
      en: ({ missing }) => `the example lacks ${missing.map(tick).join(', ')}`,
    },
  });

export const repeatedAnswer: DiagnosticFactory<{ id: string }> = defineDiagnostic({
  code: 'example/repeated-answer',
  severity: 'error',
  about: 'An example answers the same thing twice.',
  message: {
    vi: ({ id }) => `${tick(id)} được ghi hai lần trong ví dụ`,
    en: ({ id }) => `${tick(id)} is answered twice in the example`,
  },
});

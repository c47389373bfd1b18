import { defineDiagnostic, tick, type DiagnosticFactory } from '@barem/core';

/** `30/10/2023` of `2023-10-30`, as dates are written in Vietnamese. */
const day = (iso: string): string => iso.split('-').toReversed().join('/');

export const numbers: DiagnosticFactory<{ status: string; numbers: string }> = defineDiagnostic({
  code: 'ruleset/numbers',
  severity: 'error',
  about:
    'The status of the edition contradicts where its numbers come from: only an edition that was issued has official numbers.',
  message: {
    vi: ({ status, numbers: from }) =>
      `status: ${tick(status)} và numbers: ${tick(from)} trái nhau`,
    en: ({ status, numbers: from }) =>
      `${tick(`status: ${status}`)} and ${tick(`numbers: ${from}`)} contradict each other`,
  },
  help: {
    vi: () =>
      'status nói bản này là dự thảo (draft), có hiệu lực (in-force) hay đã được thay thế (replaced); numbers nói các số lấy từ văn bản đã ban hành (official) hay là minh họa (illustrative)',
    en: () =>
      '`status` says whether the edition is a draft, in force or replaced; `numbers` whether they come from the published text or are illustrative',
  },
});

export const noLastDay: DiagnosticFactory<object> = defineDiagnostic({
  code: 'ruleset/no-last-day',
  severity: 'error',
  about: 'An edition that was replaced does not say on which day it was last in force.',
  message: {
    vi: () => 'bản này đã được thay thế nhưng không ghi ngày hết hiệu lực',
    en: () => 'this edition was replaced, but its last day in force is missing',
  },
  help: {
    vi: () => 'thêm `to` vào `effective`: ngày trước khi bản mới có hiệu lực',
    en: () => 'add `to` to `effective`: the day before the next edition came into force',
  },
});

export const reversedDates: DiagnosticFactory<{ from: string; to: string }> = defineDiagnostic({
  code: 'ruleset/reversed-dates',
  severity: 'error',
  about: 'The last day of an edition, or of its trial, stands before the first.',
  message: {
    vi: ({ from, to }) => `ngày cuối ${day(to)} đứng trước ngày đầu ${day(from)}`,
    en: ({ from, to }) => `the last day ${to} is before the first, ${from}`,
  },
});

export const trialInForce: DiagnosticFactory<{ from: string; to: string }> = defineDiagnostic({
  code: 'ruleset/trial-in-force',
  severity: 'error',
  about:
    'Days of trial, on which records count for nothing, reach into the days on which the edition is in force.',
  message: {
    vi: ({ from, to }) =>
      `làm điểm đến ${day(to)} nhưng bản này có hiệu lực từ ${day(from)}: phiếu những ngày đó có tính hay không?`,
    en: ({ from, to }) =>
      `the trial lasts until ${to}, but the edition is in force from ${from}: do records of these days count?`,
  },
  help: {
    vi: () => 'cho làm điểm kết thúc trước ngày có hiệu lực',
    en: () => 'let the trial end before the first day in force',
  },
});

export const itself: DiagnosticFactory<{ key: 'replaces' | 'extends' }> = defineDiagnostic({
  code: 'ruleset/itself',
  severity: 'error',
  about: 'An edition says that it replaces, or extends, itself.',
  message: {
    vi: ({ key }) =>
      key === 'replaces'
        ? 'bản này ghi rằng nó thay thế chính nó'
        : 'bản này ghi rằng nó kế thừa chính nó',
    en: ({ key }) => `this edition ${key} itself`,
  },
});

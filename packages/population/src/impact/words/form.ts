import { assertNever } from '@barem/core';
import type { FormChange, KeptAnswer, Plan, ValueChange } from '@barem/plan';
import type { ImpactSpeaker } from './speaker.js';

type Voice = Pick<ImpactSpeaker, 'say' | 'language'>;

/** What changed about a form, one sentence for each kind of change. */
export function changeTexts(
  form: FormChange,
  plans: readonly [Plan, Plan] | undefined,
  voice: Voice,
): readonly string[] {
  const { say } = voice;
  const names = (ids: readonly string[], plan: Plan | undefined): string =>
    ids.map((id) => answerName(id, plan)).join('; ');
  const [before, after] = plans ?? [];
  const removed = form.removed.filter((id) => !form.computed.includes(id));
  const renamed = form.kept.filter(({ from, to }) => from !== to);
  const changed = form.kept.filter(({ changes }) => changes.length > 0);
  return [
    ...(form.added.length > 0
      ? [
          say({
            vi: `Hỏi thêm: ${names(form.added, after)}.`,
            en: `Asked for anew: ${names(form.added, after)}.`,
          }),
        ]
      : []),
    ...(removed.length > 0
      ? [
          say({
            vi: `Không còn hỏi: ${names(removed, before)}.`,
            en: `No longer asked for: ${names(removed, before)}.`,
          }),
        ]
      : []),
    ...(form.computed.length > 0
      ? [
          say({
            vi: `Nay tính từ số liệu, không nhập: ${names(form.computed, before)}.`,
            en: `Now computed instead of entered: ${names(form.computed, before)}.`,
          }),
        ]
      : []),
    ...(renamed.length > 0
      ? [say({ vi: `Đổi mã: ${renamedText(renamed)}.`, en: `Renamed: ${renamedText(renamed)}.` })]
      : []),
    ...changed.map(
      ({ to, changes }) =>
        `${answerName(to, after)}: ${changes.map((change) => valueChangeText(change, voice)).join('; ')}.`,
    ),
  ];
}

const renamedText = (renamed: readonly KeptAnswer[]): string =>
  renamed.map(({ from, to }) => `${from} → ${to}`).join('; ');

/** What is answered under an id, with the id; of a plan that is not known the id alone. */
export function answerName(id: string, plan: Plan | undefined): string {
  const title = plan?.text.inputs[plan.inputs.findIndex((each) => each.id === id)];
  return title === undefined || title === '' || title === id ? id : `${title} (${id})`;
}

/** How values changed, in words. */
export function valueChangeText(change: ValueChange, { say }: Voice): string {
  const list = (ids: readonly string[]): string => ids.join(', ');
  switch (change.kind) {
    case 'type':
      return say({ vi: 'trả lời khác kiểu', en: 'another kind of answer' });
    case 'bounds':
      return say({
        vi: `từ ${change.from.join(' … ')} thành ${change.to.join(' … ')}`,
        en: `from ${change.from.join(' … ')} to ${change.to.join(' … ')}`,
      });
    case 'step':
      return say({
        vi: `bước ${change.from} thành ${change.to}`,
        en: `step ${change.from} becomes ${change.to}`,
      });
    case 'options':
      return [
        ...(change.gone.length > 0
          ? [
              say({
                vi: `không còn mức ${list(change.gone)}`,
                en: `no longer ${list(change.gone)}`,
              }),
            ]
          : []),
        ...(change.added.length > 0
          ? [say({ vi: `thêm mức ${list(change.added)}`, en: `also ${list(change.added)}` })]
          : []),
      ].join('; ');
    case 'levels':
      return say({ vi: 'khoảng điểm của các mức khác đi', en: 'other points in its levels' });
    case 'not-applicable':
      return change.now
        ? say({ vi: 'nay được ghi không áp dụng', en: 'may now be not applicable' })
        : say({ vi: 'không còn được ghi không áp dụng', en: 'may no longer be not applicable' });
    default:
      return assertNever(change);
  }
}

import type { Cause, CauseSubject, Impact } from '../impact.js';
import type { ImpactSpeaker } from './speaker.js';

/** A cause in words: `II.1 Tỷ lệ dự: điểm giảm`. */
export function causeText(
  { subject, direction }: Cause,
  impact: Impact,
  speaker: ImpactSpeaker,
): string {
  const { say, rating } = speaker;
  switch (subject.kind) {
    case 'criterion':
      return criterionCause(subject, direction, impact, speaker);
    case 'requirement':
      return subject.of === 'after'
        ? say({
            vi: `Chưa đạt yêu cầu của loại ${rating(subject.rating)}: ${subject.title}`,
            en: `A requirement of ${rating(subject.rating)} is not met: ${subject.title}`,
          })
        : say({
            vi: `Yêu cầu của loại ${rating(subject.rating)} không còn cản: ${subject.title}`,
            en: `A requirement of ${rating(subject.rating)} is no longer in the way: ${subject.title}`,
          });
    case 'cap':
      return subject.of === 'after'
        ? say({
            vi: `Bị khống chế cao nhất ${rating(subject.rating)}: ${subject.title}`,
            en: `Capped at ${rating(subject.rating)}: ${subject.title}`,
          })
        : say({
            vi: `Không còn bị khống chế cao nhất ${rating(subject.rating)}: ${subject.title}`,
            en: `No longer capped at ${rating(subject.rating)}: ${subject.title}`,
          });
    case 'floor':
      return subject.of === 'after'
        ? say({
            vi: `Được xếp thấp nhất ${rating(subject.rating)}: ${subject.title}`,
            en: `At least ${rating(subject.rating)}: ${subject.title}`,
          })
        : say({
            vi: `Không còn được xếp thấp nhất ${rating(subject.rating)}: ${subject.title}`,
            en: `No longer at least ${rating(subject.rating)}: ${subject.title}`,
          });
    case 'threshold':
      return say({
        vi: `Ngưỡng điểm khác: cùng tổng ấy trước đây là ${rating(subject.rating)}`,
        en: `Other thresholds: the same total was ${rating(subject.rating)} before`,
      });
  }
}

function criterionCause(
  { id, title }: Extract<CauseSubject, { kind: 'criterion' }>,
  direction: Cause['direction'],
  { criteria }: Impact,
  { say }: ImpactSpeaker,
): string {
  const is = criteria.find((each) => each.id === id && each.title === title)?.is;
  const name = `${id} ${title}`;
  if (is === 'added') return say({ vi: `${name} (tiêu chí mới)`, en: `${name} (a new criterion)` });
  if (is === 'removed')
    return say({ vi: `${name} (tiêu chí bị bỏ)`, en: `${name} (a criterion that is gone)` });
  return direction === 'down'
    ? say({ vi: `${name}: kéo tổng xuống`, en: `${name}: pulls the total down` })
    : say({ vi: `${name}: kéo tổng lên`, en: `${name}: pulls the total up` });
}

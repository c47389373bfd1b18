import type { Language } from '@barem/core';
import type {
  AnswerValue,
  ExplainedCondition,
  ExplainedCriterion,
  Explanation,
  Measured,
  Place,
  Reason,
} from './explain.js';
import { formatScaled } from './number-format.js';

const words = {
  vi: {
    rating: 'Xếp loại',
    byPoints: 'theo điểm',
    total: 'Tổng',
    points: 'điểm',
    illustrative: 'Điểm của biểu này là minh họa, chưa phải của văn bản chính thức.',
    bonuses: 'Điểm thưởng',
    penalties: 'Điểm trừ',
    line: 'dòng',
    assessed: 'người chấm cho điểm',
    met: 'đạt',
    notMet: 'không đạt',
    notApplicable: 'không áp dụng',
    why: 'Vì sao không xếp loại',
    unmet: 'chưa đạt yêu cầu',
    cap: 'bị khống chế',
    fired: 'Khống chế đã áp dụng',
    note: 'ghi chú',
    rescaled: 'quy đổi',
  },
  en: {
    rating: 'Rating',
    byPoints: 'by points',
    total: 'Total',
    points: 'points',
    illustrative: 'The points of this sheet are illustrative, not those of an official text.',
    bonuses: 'Bonuses',
    penalties: 'Penalties',
    line: 'line',
    assessed: 'entered by the assessor',
    met: 'met',
    notMet: 'not met',
    notApplicable: 'not applicable',
    why: 'Why not',
    unmet: 'requirement not met',
    cap: 'capped',
    fired: 'Caps that fired',
    note: 'note',
    rescaled: 'rescaled',
  },
} as const;

/** An explanation as plain text for people, in `language`. */
export function renderExplanation(explanation: Explanation, language: Language): string {
  const { result, rating, ratingByPoints } = explanation;
  const say = words[language];
  const number = (value: number): string => formatPoints(value, language);
  const whose = [result.unit, result.period].filter((part) => part !== undefined).join(', ');
  const byPoints =
    rating.id === ratingByPoints.id || !hasPoints(explanation)
      ? ''
      : ` (${say.byPoints}: ${ratingByPoints.title})`;
  const lines = [
    `${explanation.title}${whose === '' ? '' : ` – ${whose}`}`,
    `${say.rating}: ${rating.title}${byPoints}`,
    ...(hasPoints(explanation)
      ? [`${say.total}: ${sumText(explanation, language)} ${say.points}`]
      : []),
    ...(explanation.illustrative ? [say.illustrative] : []),
  ];
  for (const section of explanation.sections) {
    const head = `${section.id}. ${section.title}: ${number(section.points)}/${number(section.maximum)}`;
    lines.push('', head + (section.sources ? ` [${section.sources.join('; ')}]` : ''));
    lines.push(...section.criteria.flatMap((criterion) => criterionLines(criterion, language)));
  }
  for (const block of ['bonuses', 'penalties'] as const) {
    if (explanation[block].length === 0) continue;
    lines.push('', `${say[block]}: ${number(result[block])}`);
    lines.push(...explanation[block].flatMap((criterion) => criterionLines(criterion, language)));
  }
  for (const passed of explanation.passedOver) {
    lines.push('', `${say.why} ${passed.rating.title}:`);
    lines.push(...passed.unmet.map((each) => `  - ${say.unmet}: ${conditionText(each, language)}`));
    lines.push(...passed.caps.map((each) => `  - ${say.cap}: ${conditionText(each, language)}`));
  }
  if (explanation.fired.length > 0) {
    lines.push(
      '',
      `${say.fired}:`,
      ...explanation.fired.map((each) => `  - ${conditionText(each, language)}`),
    );
  }
  if (explanation.sources.length > 0) lines.push('', ...explanation.sources);
  return `${lines.join('\n')}\n`;
}

/** `92 + 2 − 1 = 93`. */
function sumText({ result, sections }: Explanation, language: Language): string {
  const number = (value: number): string => formatPoints(value, language);
  const { rescaled, bonuses, penalties, total } = result;
  const earned = sections.map(({ points }) => number(points)).join(' + ');
  const base = rescaled
    ? `${words[language].rescaled} ${number(rescaled.earned)}/${number(rescaled.possible)} → ${number(rescaled.to)}`
    : earned;
  const bonus = bonuses === 0 ? '' : ` + ${number(bonuses)}`;
  const penalty = penalties === 0 ? '' : ` − ${number(penalties)}`;
  const sum = base + bonus + penalty;
  return sum === number(total) ? sum : `${sum} = ${number(total)}`;
}

function criterionLines(criterion: ExplainedCriterion, language: Language): readonly string[] {
  const number = (value: number): string => formatPoints(value, language);
  const head = `  ${criterion.id}  ${number(criterion.points)}/${number(criterion.maximum)}  ${criterion.title}`;
  const answers = criterion.answers
    .filter(({ id }) => id !== criterion.id)
    .map(({ title, value }) => `${title}: ${answerText(value, language)}`)
    .join('; ');
  // A level or band stands on a line of its own.
  const { line, from } = criterion.reason.kind === 'case' ? criterion.reason : criterion;
  const { from: _, ...rest } = criterion;
  const place = { ...rest, line, ...(from !== undefined && { from }) };
  const why = `      ${reasonText(criterion.reason, language)}${answers === '' ? '' : ` (${answers})`}${placeText(place, language)}`;
  return [head, why];
}

function reasonText(reason: Reason, language: Language): string {
  const say = words[language];
  switch (reason.kind) {
    case 'assessed':
      return say.assessed;
    case 'case': {
      const measured = reason.measured
        ? `${reason.measured.rule[language]} = ${measureText(reason.measured, language)}: `
        : '';
      return (
        measured + reason.title[language] + (reason.sources ? `, ${reason.sources.join('; ')}` : '')
      );
    }
    case 'met':
      return `${reason.met ? say.met : say.notMet}${reason.rule ? `: ${reason.rule[language]}` : ''}`;
    case 'computed':
      return (
        reason.rule[language] +
        (reason.measured ? `: ${measureText(reason.measured, language)}` : '')
      );
    case 'not-applicable':
      return say.notApplicable + (reason.rule ? `: ${reason.rule[language]}` : '');
  }
}

const answerWords = {
  boolean: { vi: ['không', 'có'], en: ['no', 'yes'] },
  met: { vi: ['không đạt', 'đạt'], en: ['not met', 'met'] },
} as const;

function answerText(answer: AnswerValue, language: Language): string {
  switch (answer.kind) {
    case 'number':
      return formatPoints(answer.value, language) + (answer.percent ? '%' : '');
    case 'choice':
      return answer.option;
    default:
      return answerWords[answer.kind][language][Number(answer.value)]!;
  }
}

/** A plain number, or a ratio with its value; rounded to 0.01 and marked ≈ where that is not exact. */
function measureText(
  { numerator, denominator, percent, isRatio }: Measured,
  language: Language,
): string {
  const [n, d, scale] = [BigInt(numerator), BigInt(denominator), percent ? 10_000n : 100n];
  const rounded = floorDivide(2n * n * scale + d, 2n * d);
  const text = formatScaled(Number(rounded), 2, language) + (percent ? '%' : '');
  if (!isRatio) return text;
  const ratio = `${formatScaled(numerator, 0, language)}/${formatScaled(denominator, 0, language)}`;
  return `${ratio} ${rounded * d === n * scale ? '=' : '≈'} ${text}`;
}

/** The greatest whole number that is not above `a / b`, for `b` above 0. */
const floorDivide = (a: bigint, b: bigint): bigint => a / b - (a % b < 0n ? 1n : 0n);

const conditionText = (each: ExplainedCondition, language: Language): string =>
  each.title + placeText(each, language);

function placeText({ line, from, sources, notes }: Place, language: Language): string {
  const say = words[language];
  const parts = [
    ...(sources ?? []),
    `${from === undefined ? '' : `${from}, `}${say.line} ${line}`,
    ...(notes ?? []).map((note) => `${say.note}: ${note}`),
  ];
  return ` [${parts.join('; ')}]`;
}

/** Points come from whole numbers over a power of ten, so that their shortest decimal text is exact. */
function formatPoints(value: number, language: Language): string {
  const [, fraction = ''] = String(value).split('.');
  return formatScaled(Math.round(value * 10 ** fraction.length), fraction.length, language);
}

/** Whether anything earns points; in most roll-ups nothing does. */
const hasPoints = ({ sections, bonuses, penalties }: Explanation): boolean =>
  sections.length + bonuses.length + penalties.length > 0;

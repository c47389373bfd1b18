import type { Cell } from './cell.js';
import {
  answerText,
  fairAnswer,
  inflatedAnswer,
  kindAnswer,
  superiorAnswer,
  type Answer,
  type Criterion,
} from './criterion.js';
import { periodsOf, type Meeting } from './meeting.js';
import type { SheetForm } from './sheets.js';
import { streamOf, type Stream } from './stream.js';
import { clamp } from './whole-numbers.js';

/** Ids of the assessors, as both sheets declare them. */
const assessors = { superior: 'cấp_trên', self: 'tự_chấm' } as const;

/** The columns of the records of a sheet. */
export const columnsOf = ({ facts, criteria }: SheetForm): readonly string[] => [
  'unit',
  'period',
  'assessor',
  'date',
  ...facts,
  ...criteria.map(({ id }) => id),
];

/** The records of a cell for one sheet, one row each: of each meeting its own, then that of the superior who attends. */
export function* recordsOf(
  seed: number,
  year: number,
  cell: Cell,
  form: SheetForm,
): Generator<readonly string[]> {
  for (const period of periodsOf(seed, year, cell, form.frequency)) {
    if (period.kind !== 'met') continue;
    const { self, superior } = recordsOfMeeting(seed, cell, form, period.meeting);
    yield self;
    if (superior) yield superior;
  }
}

function recordsOfMeeting(
  seed: number,
  cell: Cell,
  form: SheetForm,
  meeting: Meeting,
): { readonly self: readonly string[]; readonly superior: readonly string[] | undefined } {
  const { index, superior } = meeting;
  const { criteria } = form;
  const isCopy = cell.habit === 'copies';
  const stream = streamOf(seed, `${form.frequency}-answers`, cell.index, isCopy ? 0 : index);
  const grade = isCopy ? cell.grade : gradeOf(cell, meeting, stream);
  const facts = form.factsOf(meeting, membersIn(cell, meeting), grade, stream);
  const fair = criteria.map((criterion) => fairOf(criterion, isCopy, grade, stream));
  const own = criteria.map((criterion, at) => ownAnswer(criterion, cell, fair[at]!, stream));
  const self = rowOf(cell, meeting, assessors.self, facts, criteria, own);
  if (!superior) return { self, superior: undefined };
  const { strictness } = superior;
  // Where a sheet is copied, the superior has signed it as it is.
  const theirs = isCopy
    ? own
    : criteria.map((criterion, at) => superiorAnswer(criterion, fair[at]!, strictness, stream));
  return { self, superior: rowOf(cell, meeting, assessors.superior, facts, criteria, theirs) };
}

function rowOf(
  { id }: Cell,
  { period, date, isAfterAnother }: Meeting,
  assessor: string,
  facts: readonly string[],
  criteria: readonly Criterion[],
  answers: readonly Answer[],
): readonly string[] {
  const row = [id, period, assessor, date, ...facts];
  for (const [at, criterion] of criteria.entries()) {
    const isAsked = isAfterAnother || !isAboutLastTime(criterion);
    row.push(isAsked ? answerText(criterion, answers[at]!) : '');
  }
  return row;
}

/** How good a meeting is, in thousandths; one in 60 goes wrong. */
function gradeOf({ grade, drift }: Cell, { month }: Meeting, stream: Stream): number {
  const mishap = stream.below(60) === 0 ? stream.between(200, 450) : 0;
  const drifted = grade + Math.floor((drift * (2 * month - 13)) / 11);
  return clamp(drifted + stream.bell(90) - mishap, 0, 1000);
}

/** Members who are due to attend: in some cells one joins or leaves in the year. */
function membersIn({ members, index, habit }: Cell, { month }: Meeting): number {
  const change = habit === 'copies' || members < 5 ? 0 : (index % 5) - 2;
  return members + (Math.abs(change) === 1 && month > index % 12 ? change : 0);
}

const isAboutLastTime = (criterion: Criterion): boolean =>
  criterion.kind === 'levels' && criterion.isAboutLastTime === true;

/** A copied sheet has the best levels, so that its total is the same with or without the criteria that are not always asked. */
const fairOf = (criterion: Criterion, isCopy: boolean, grade: number, stream: Stream): Answer =>
  isCopy && criterion.kind === 'levels' ? 0 : fairAnswer(criterion, grade, stream);

function ownAnswer(criterion: Criterion, { habit }: Cell, fair: Answer, stream: Stream): Answer {
  switch (habit) {
    case 'copies':
      return fair;
    case 'inflates':
      return inflatedAnswer(criterion, fair, stream);
    case 'plain':
      return kindAnswer(criterion, fair, stream);
  }
}

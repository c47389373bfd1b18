import { attendanceOf } from './attendance.js';
import type { Criterion } from './criterion.js';
import type { Frequency, Meeting } from './meeting.js';
import type { Stream } from './stream.js';
import { clamp, perMilleOf } from './whole-numbers.js';

/** Sheets that records can be made for. */
export type SampleSheet = 'nghe_an.thuong_ky' | 'nghe_an.chuyen_de';

/** What a sheet asks, and how meetings answer it. */
export interface SheetForm {
  readonly frequency: Frequency;
  /** Ids of the facts, in the order of the sheet. */
  readonly facts: readonly string[];
  /** Values of the facts, in the same order. */
  readonly factsOf: (meeting: Meeting, members: number, grade: number, stream: Stream) => string[];
  /** Criteria that take an answer, in the order of the sheet. */
  readonly criteria: readonly Criterion[];
}

/** @see rulesets/nghe-an/2021/thuong_ky.barem */
const regular: SheetForm = {
  frequency: 'month',
  facts: ['phải_dự', 'có_mặt', 'vắng_không_lý_do', 'phát_biểu', 'thời_lượng', 'nghị_quyết_sai'],
  factsOf: (_meeting, members, grade, stream) => [
    ...attendanceOf(members, grade, stream),
    minutes(60, grade, stream),
    yesOrNo(grade < 400 && stream.chance(15)),
  ],
  criteria: [
    {
      kind: 'levels',
      id: 'I.1',
      levels: [
        ['đầy_đủ', 520],
        ['chưa_đầy_đủ', 180],
        ['không_họp', 0],
      ],
    },
    { kind: 'points', id: 'I.2', points: 10 },
    { kind: 'points', id: 'III.2', points: 10 },
    { kind: 'points', id: 'III.3', points: 15 },
    { kind: 'points', id: 'IV.1', points: 10 },
    { kind: 'met', id: 'IV.2', likely: [550, 450] },
    { kind: 'points', id: 'V.1', points: 10 },
    {
      kind: 'levels',
      id: 'V.2',
      levels: [
        ['tốt', 620],
        ['hoàn_thành', 350],
        ['chậm', 100],
        ['không_thực_hiện', 0],
      ],
    },
    { kind: 'met', id: 'T.1', likely: [0, 50] },
  ],
};

/** @see rulesets/nghe-an/2021/chuyen_de.barem */
const thematic: SheetForm = {
  frequency: 'quarter',
  facts: [
    'phải_dự',
    'có_mặt',
    'vắng_không_lý_do',
    'phát_biểu',
    'thời_lượng',
    'ngày_gửi_trước',
    'ngày_muộn',
    'có_chuyên_đề_trước',
    'ngoài_kế_hoạch',
  ],
  factsOf: ({ daysLate, isAfterAnother }, members, grade, stream) => [
    ...attendanceOf(members, grade, stream),
    minutes(45, grade, stream),
    String(clamp(Math.floor((grade - 200) / 150) + stream.bell(2), 0, 60)),
    String(
      daysLate > 0 ? daysLate + stream.below(6) : stream.chance(60) ? stream.between(1, 7) : 0,
    ),
    yesOrNo(isAfterAnother),
    yesOrNo(stream.chance(25)),
  ],
  criteria: [
    {
      kind: 'levels',
      id: 'I.1',
      levels: [
        ['sát', 480],
        ['chung', 150],
        ['không_sát', 0],
      ],
    },
    { kind: 'points', id: 'I.2', points: 10 },
    { kind: 'points', id: 'III.2', points: 10 },
    { kind: 'points', id: 'III.3', points: 10 },
    { kind: 'points', id: 'IV.1', points: 5 },
    { kind: 'met', id: 'IV.2', likely: [550, 450] },
    { kind: 'points', id: 'V.1', points: 10 },
    {
      kind: 'levels',
      id: 'V.2',
      levels: [
        ['tốt', 600],
        ['hoàn_thành', 350],
        ['chậm', 100],
        ['không_thực_hiện', 0],
      ],
      isAboutLastTime: true,
    },
    { kind: 'met', id: 'T.1', likely: [0, 40] },
  ],
};

export const sheetForms: Readonly<Record<SampleSheet, SheetForm>> = {
  'nghe_an.thuong_ky': regular,
  'nghe_an.chuyen_de': thematic,
};

/** How long a meeting lasts, in minutes: somewhat longer the better it is, told in steps of five. */
const minutes = (least: number, grade: number, stream: Stream): string =>
  String(5 * Math.floor((least + perMilleOf(50, grade) + stream.bell(14)) / 5));

const yesOrNo = (is: boolean): string => (is ? 'có' : 'không');

import type { Language } from '@barem/core';

/** Titles of the decisions that no part of a sheet names. */
export interface DmnWords {
  readonly state: string;
  readonly stored: string;
  readonly misplaced: string;
  readonly sections: string;
  readonly bonuses: string;
  readonly penalties: string;
  readonly total: string;
  readonly ratingByPoints: string;
  readonly afterFloors: string;
  readonly afterCaps: string;
  readonly rating: string;
  readonly unmet: string;
  readonly caps: string;
  readonly problems: string;
  readonly missing: string;
  readonly status: string;
  readonly result: string;
}

export const dmnWords: Readonly<Record<Language, DmnWords>> = {
  vi: {
    state: 'câu trả lời có dùng được không',
    stored: 'số nguyên để tính',
    misplaced: 'tiêu chí không áp dụng',
    sections: 'Tổng điểm các mục',
    bonuses: 'Điểm thưởng',
    penalties: 'Điểm trừ',
    total: 'Tổng điểm',
    ratingByPoints: 'Loại theo điểm',
    afterFloors: 'Loại sau khi xét mức thấp nhất',
    afterCaps: 'Loại sau khi xét khống chế',
    rating: 'Xếp loại',
    unmet: 'Điều kiện chưa đạt',
    caps: 'Khống chế có hiệu lực',
    problems: 'Chỗ sai của phiếu',
    missing: 'Câu chưa trả lời',
    status: 'Phiếu đã xếp loại, chưa đủ hay bị từ chối',
    result: 'Kết quả',
  },
  en: {
    state: 'whether the answer can be used',
    stored: 'whole number to reckon with',
    misplaced: 'the criterion does not apply',
    sections: 'Points of all sections',
    bonuses: 'Bonus points',
    penalties: 'Penalty points',
    total: 'Total',
    ratingByPoints: 'Rating by points',
    afterFloors: 'Rating after floors',
    afterCaps: 'Rating after caps',
    rating: 'Rating',
    unmet: 'Unmet requirements',
    caps: 'Caps and floors that hold',
    problems: 'Problems of the record',
    missing: 'Answers not given yet',
    status: 'Rated, incomplete or refused',
    result: 'Result',
  },
};

import { quoted, type Localized } from '@barem/core';
import { planFormat } from '../plan.js';
import type { PlanFault } from './read-plan.js';

/** Says in words why a stored plan cannot be used. */
export function describePlanFault(fault: PlanFault): Localized {
  switch (fault.code) {
    case 'plan/not-a-plan':
      return {
        vi: 'đây không phải là một bản biên dịch dạng JSON',
        en: 'this is not a plan in JSON',
      };
    case 'plan/newer':
      return {
        vi: `bản biên dịch có định dạng ${fault.format}, chương trình này chỉ đọc đến ${planFormat}; hãy dùng chương trình mới hơn`,
        en: `the plan has format ${fault.format}, this version reads up to ${planFormat}; use a newer version`,
      };
    case 'plan/malformed':
      return {
        vi: `${quoted(fault.path)} thiếu hoặc không đúng`,
        en: `${quoted(fault.path)} is missing or wrong`,
      };
    case 'plan/altered':
      return {
        vi: `nội dung không khớp dấu vân tay: ghi ${quoted(fault.stated)}, tính ra ${quoted(fault.found)}; bản biên dịch đã bị sửa`,
        en: `the content does not fit the hash: it states ${quoted(fault.stated)}, computed is ${quoted(fault.found)}; the plan was altered`,
      };
  }
}

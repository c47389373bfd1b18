import type { AdviceResult } from '@barem/verify';
import type { Localized, Plan } from 'barem';
import type { Command, Typed } from '../command.js';
import { usageFailure } from '../failure.js';
import { ExitCode } from '../io.js';
import { requireKnown } from './known-ids.js';
import { recordsOperand, sheetOrPlanOperand } from './options.js';
import { readSelection, selectionOptions, tellEach, type SelectionArgs } from './selection.js';

const formats = ['pretty', 'json'] as const;

export interface AdviseArgs extends SelectionArgs {
  /** Ids of the answers that may be changed; all where absent. */
  readonly changeable?: readonly string[] | undefined;
  /** The most alternatives that are told. */
  readonly limit?: number | undefined;
  readonly format: (typeof formats)[number];
}

/** `advise <sheet> <record>`: says the least that has to change for the next better rating. */
export const advise: Command<AdviseArgs> = {
  name: 'advise',
  summary: {
    vi: 'cho biết ít nhất phải đổi gì để lên loại tốt hơn',
    en: 'say the least that has to change for a better rating',
  },
  details: {
    vi: 'Tìm trong mọi cách đổi câu trả lời: cách đổi ít câu nhất, rồi ít điểm nhất. Làm đúng một cách thì được đúng loại đã hứa. Không chọn phiếu nào thì xét mọi phiếu trong tệp.',
    en: 'Looks through all ways to change answers for those that change the fewest, and then the fewest points. Whoever follows one gets the rating that it promises. Without a choice every record of the file is looked at.',
  },
  operands: [sheetOrPlanOperand, recordsOperand],
  options: [
    {
      kind: 'text',
      name: 'changeable',
      placeholder: { vi: 'mã,…', en: 'id,…' },
      about: {
        vi: 'chỉ đổi những số liệu và tiêu chí này; mặc định là những gì biểu cho đổi, biểu không ghi thì mọi thứ',
        en: 'change only these facts and criteria; those that the sheet marks by default, or else all',
      },
    },
    {
      kind: 'number',
      name: 'limit',
      placeholder: { vi: 'số', en: 'number' },
      about: {
        vi: 'nhiều nhất bao nhiêu cách; mặc định 10',
        en: 'the most ways to tell; 10 by default',
      },
    },
    {
      kind: 'choice',
      name: 'format',
      values: formats,
      about: {
        vi: 'cho người đọc (mặc định) hoặc JSON',
        en: 'for people (default) or JSON',
      },
    },
    ...selectionOptions,
  ],
  samples: [
    {
      line: {
        vi: 'barem advise thuong_ky.barem phieu.csv --record 2',
        en: 'barem advise thuong_ky.barem records.csv --record 2',
      },
      about: { vi: 'phiếu thứ hai còn thiếu gì', en: 'what the second record lacks' },
    },
    {
      line: {
        vi: 'barem advise thuong_ky.barem phieu.csv --record 2 --changeable III.2,III.3',
        en: 'barem advise thuong_ky.barem records.csv --record 2 --changeable III.2,III.3',
      },
      about: {
        vi: 'chỉ được đổi hai tiêu chí',
        en: 'only two criteria may change',
      },
    },
  ],
  read(typed) {
    return {
      ...readSelection(typed),
      changeable: idsOf(typed),
      limit: typed.number('limit'),
      format: typed.choice('format', formats) ?? 'pretty',
    };
  },
  async run(args, io) {
    const { explain } = await import('barem');
    const { advise: adviseOne } = await import('@barem/verify');
    const { adviceReport, resultJson } = await import('@barem/verify/words');
    const { safeText, wrap } = await import('../render/columns.js');
    const { renderBrief } = await import('../render/brief.js');
    const { renderReport } = await import('../render/report.js');
    const { changeable, limit, format } = args;
    const plain = { ...io.out, hasColours: false };
    const all: unknown[] = [];
    let note: string | undefined;
    const exit = await tellEach(args, io, async (record, plan, language, place) => {
      const known = plan.inputs.map(({ id }) => id);
      requireKnown('--changeable', changeable ?? [], known, language);
      const { result } = explain(plan, record);
      const isRated = result.status === 'rated';
      const advice = adviseOne(plan, record, {
        ...(changeable && { changeable }),
        ...(limit !== undefined && { limit }),
      });
      const isFine = isRated && !('verdict' in advice);
      if (format === 'json') {
        all.push(isRated ? { unit: result.unit, period: result.period, ...advice } : result);
        return { isFine };
      }
      // Invariant: the engine of advice refuses what that of scores refuses.
      if (!isRated || isUnrated(advice))
        return { text: renderBrief(result, plan, language, place), isFine: false };
      const isOpen = changeable === undefined && plan.text.changeable === undefined;
      if (isOpen && 'alternatives' in advice) note = anythingChanges(plan)[language];
      return { text: renderReport(adviceReport(advice, plan, language, result), plain), isFine };
    });
    if (note !== undefined) await io.out.write(`\n${wrap(safeText(note), 100).join('\n')}\n`);
    if (format === 'json' && exit !== ExitCode.failure) await io.out.write(resultJson(all));
    return exit;
  },
};

/** Said once where nobody has marked what may change: some facts, no one can. */
function anythingChanges({ inputs }: Plan): Localized {
  const scored = inputs.filter(({ kind }) => kind === 'score');
  const ids = (scored.length > 0 ? scored : inputs)
    .slice(0, 2)
    .map(({ id }) => id)
    .join(',');
  return {
    vi: `Biểu không ghi câu nào thay đổi được, nên mọi câu trả lời đều được xét, kể cả số liệu. Chỉ muốn đổi vài câu thì thêm --changeable, ví dụ --changeable ${ids}.`,
    en: `The sheet marks no answer as changeable, so all of them were looked at, facts included. To change only some, add --changeable, such as --changeable ${ids}.`,
  };
}

const isUnrated = (
  advice: AdviceResult,
): advice is Extract<AdviceResult, { readonly status: 'refused' | 'incomplete' }> =>
  'status' in advice && (advice.status === 'refused' || advice.status === 'incomplete');

/** `--changeable I.2,III.3`. */
function idsOf(typed: Typed): readonly string[] | undefined {
  const text = typed.text('changeable');
  if (text === undefined) return undefined;
  const ids = text.split(',').map((id) => id.trim().normalize('NFC'));
  if (ids.every((id) => id !== '')) return ids;
  throw usageFailure({
    vi: `--changeable cần các mã cách nhau bằng dấu phẩy, nhưng gặp \`${text}\``,
    en: `--changeable needs ids with commas between them, found \`${text}\``,
  });
}

import type { Language, Plan } from 'barem';
import type { Option, Typed } from '../command.js';
import { Failure } from '../failure.js';
import { ExitCode, type Io } from '../io.js';
import { readRecords, recordSources, type RecordSource } from '../records/read.js';
import { inputFormats, placeText, type RecordPlace } from '../records/record.js';
import { safeText } from '../render/columns.js';
import { shownPath } from '../shown-path.js';
import { amount } from '../words.js';
import { inputOption, languageOf, languageOption } from './options.js';
import { planOf } from './sheet.js';

/** One or some of the records of a file; all that is given must fit. */
export interface Selection {
  readonly unit?: string | undefined;
  readonly period?: string | undefined;
  /** From 1. */
  readonly record?: number | undefined;
}

/** Arguments of a command that speaks about single records. */
export interface SelectionArgs {
  readonly sheet: string;
  readonly source: RecordSource;
  readonly selection: Selection;
  readonly language?: Language | undefined;
}

export const selectionOptions: readonly Option[] = [
  {
    kind: 'text',
    name: 'unit',
    placeholder: { vi: 'đơn vị', en: 'unit' },
    about: { vi: 'chỉ phiếu của đơn vị này', en: 'only records of this unit' },
  },
  {
    kind: 'text',
    name: 'period',
    placeholder: { vi: 'kỳ', en: 'period' },
    about: { vi: 'chỉ phiếu của kỳ này', en: 'only records of this period' },
  },
  {
    kind: 'number',
    name: 'record',
    placeholder: { vi: 'số', en: 'number' },
    about: {
      vi: 'chỉ phiếu thứ mấy trong tệp, tính từ 1',
      en: 'only the record with this number in the file, from 1',
    },
  },
  inputOption,
  languageOption,
];

export function readSelection(typed: Typed): SelectionArgs {
  const [source] = recordSources([typed.operand(1)], typed.choice('input', inputFormats));
  // Invariant: one path gives one source.
  if (!source) throw new Error('no source of records');
  return {
    sheet: typed.operand(0),
    source,
    selection: {
      unit: typed.text('unit'),
      period: typed.text('period'),
      record: typed.number('record'),
    },
    language: languageOf(typed),
  };
}

/** What a command says about one record, and whether that is all well. */
export interface Told {
  /** Absent where nothing is to be printed now. */
  readonly text?: string;
  readonly isFine: boolean;
}

/** Prints what `tell` says of every selected record, with a rule between two of them. */
export async function tellEach(
  { sheet, source, selection, language }: SelectionArgs,
  io: Io,
  tell: (record: unknown, plan: Plan, language: Language, place: RecordPlace) => Promise<Told>,
): Promise<ExitCode> {
  const usable = await planOf(sheet, language, io);
  if (!usable) return ExitCode.findings;
  const { plan, language: reader } = usable;
  let exit: ExitCode = ExitCode.ok;
  let told = 0;
  let read = 0;
  reading: for await (const batch of readRecords(source, plan, io)) {
    for (const each of batch) {
      read += 1;
      const { place } = each;
      if (each.kind === 'unreadable') {
        if (selection.record !== undefined && selection.record !== place.number) continue;
        exit = ExitCode.findings;
        await io.err.write(
          `${placeText(place, shownPath(place.path)[reader])}: ${each.message[reader]}\n`,
        );
        continue;
      }
      if (!isSelected(each.record, place, selection)) continue;
      const { text, isFine } = await tell(each.record, plan, reader, place);
      if (text !== undefined)
        await io.out.write(safeText(told === 0 ? text : `\n${'─'.repeat(60)}\n\n${text}`));
      told += 1;
      if (!isFine) exit = ExitCode.findings;
      if (selection.record === place.number) break reading;
    }
  }
  if (told === 0 && exit === ExitCode.ok) throw nothingSelected(source, read, reader);
  return exit;
}

function isSelected(
  record: unknown,
  { number }: RecordPlace,
  { unit, period, record: wanted }: Selection,
): boolean {
  const head = isGroup(record) ? record : {};
  return (
    (wanted === undefined || wanted === number) &&
    agrees(head['unit'], unit) &&
    agrees(head['period'], period)
  );
}

const isGroup = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const agrees = (value: unknown, asked: string | undefined): boolean =>
  asked === undefined ||
  ((typeof value === 'string' || typeof value === 'number') &&
    String(value).normalize('NFC') === asked.normalize('NFC'));

function nothingSelected({ path }: RecordSource, read: number, language: Language): Failure {
  const { vi, en } = shownPath(path);
  const all = amount(read, { vi: 'phiếu', en: 'record' });
  const text = {
    vi:
      read === 0
        ? `${vi}: không có phiếu nào`
        : `${vi}: có ${all.vi}, nhưng không phiếu nào khớp yêu cầu`,
    en:
      read === 0
        ? `${en}: there are no records`
        : `${en}: there ${read === 1 ? 'is' : 'are'} ${all.en}, none of which was asked for`,
  };
  return new Failure(text, { language });
}

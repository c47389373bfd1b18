import { languages, type Language } from '@barem/core';
import type { Operand, Option, Typed } from '../command.js';
import { inputFormats } from '../records/record.js';

/** `--language`, of every command that speaks about a sheet. */
export const languageOption: Option = {
  kind: 'choice',
  name: 'language',
  values: languages,
  about: {
    vi: 'ngôn ngữ của thông báo; mặc định theo ngôn ngữ của biểu',
    en: 'language of the messages; the language of the sheet by default',
  },
};

/** The language asked for, if any. */
export const languageOf = (typed: Typed): Language | undefined =>
  typed.choice('language', languages);

/** `<sheet>`: the file of one sheet. */
export const sheetOperand: Operand = {
  name: { vi: 'biểu', en: 'sheet' },
  about: {
    vi: 'tệp biểu (*.barem hoặc *.barem.yaml)',
    en: 'file of a sheet (*.barem or *.barem.yaml)',
  },
};

/** `<sheet>`: the file of one sheet, or of the plan made of it. */
export const sheetOrPlanOperand: Operand = {
  name: sheetOperand.name,
  about: {
    vi: 'tệp biểu (*.barem hoặc *.barem.yaml), hoặc bản biên dịch (*.json)',
    en: 'file of a sheet (*.barem or *.barem.yaml), or a stored plan (*.json)',
  },
};

/** `<sheet>`: the file of a sheet, or a folder of its editions. */
export const sheetOrFolderOperand: Operand = {
  name: sheetOperand.name,
  about: {
    vi: 'tệp biểu (*.barem hoặc *.barem.yaml), bản biên dịch (*.json), hoặc thư mục bộ quy định: mỗi phiếu được chấm theo bản có hiệu lực vào ngày của nó',
    en: 'file of a sheet (*.barem or *.barem.yaml), a stored plan (*.json), or a folder of rulesets: the edition in force on the date of a record scores it',
  },
};

/** `<file...>`: files of sheets. */
export const sheetsOperand: Operand = {
  name: { vi: 'tệp', en: 'file' },
  about: {
    vi: 'các tệp biểu (*.barem hoặc *.barem.yaml)',
    en: 'files of sheets (*.barem or *.barem.yaml)',
  },
  many: true,
};

/** `<file...>`: files of sheets, and folders of rulesets. */
export const sheetsOrFoldersOperand: Operand = {
  name: sheetsOperand.name,
  about: {
    vi: 'các tệp biểu (*.barem hoặc *.barem.yaml), hoặc thư mục bộ quy định',
    en: 'files of sheets (*.barem or *.barem.yaml), or folders of rulesets',
  },
  many: true,
};

/** `<records>`: a file of records. */
export const recordsOperand: Operand = {
  name: { vi: 'phiếu', en: 'records' },
  about: {
    vi: 'tệp phiếu: .csv, .json, .ndjson, .yaml; `-` là dữ liệu vào',
    en: 'file of records: .csv, .json, .ndjson, .yaml; `-` is standard input',
  },
};

/** `--input`, of every command that reads records. */
export const inputOption: Option = {
  kind: 'choice',
  name: 'input',
  values: inputFormats,
  about: {
    vi: 'dạng của phiếu; mặc định theo tên tệp, bắt buộc với `-`',
    en: 'form of the records; told by the name of the file by default, needed for `-`',
  },
};

/** `--output`, of every command whose result may go into a file. */
export const outputOption: Option = {
  kind: 'text',
  name: 'output',
  placeholder: { vi: 'tệp', en: 'file' },
  about: {
    vi: 'ghi vào tệp này thay vì in ra',
    en: 'write into this file instead of printing',
  },
};

/** `--progress`, of every command that reads very many records. */
export const progressOption: Option = {
  kind: 'flag',
  name: 'progress',
  about: {
    vi: 'hiện tiến độ cả khi không có màn hình',
    en: 'show progress even where standard error is no terminal',
  },
};

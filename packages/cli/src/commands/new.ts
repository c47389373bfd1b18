import { basename } from 'node:path';
import { languages, type Language } from '@barem/core';
import type { Format } from 'barem';
import type { Command } from '../command.js';
import { inLanguage, usageFailure } from '../failure.js';
import { ExitCode } from '../io.js';
import { writeText } from '../source.js';

const forms = ['text', 'yaml'] as const satisfies readonly Format[];

export interface NewArgs {
  readonly file: string;
  readonly language: Language;
  readonly form: Format;
  /** Replace a file that is there. */
  readonly force: boolean;
}

/** `new [file]`: writes a starting sheet with comments, which checks without findings. */
export const create: Command<NewArgs> = {
  name: 'new',
  summary: {
    vi: 'tạo một biểu mẫu có chú thích để bắt đầu',
    en: 'write a commented sheet to begin with',
  },
  operands: [
    {
      name: { vi: 'tệp', en: 'file' },
      about: {
        vi: 'tệp để ghi; mặc định sheet.barem, với tiếng Việt là bieu.barem',
        en: 'file to write; sheet.barem by default, in Vietnamese bieu.barem',
      },
      optional: true,
    },
  ],
  options: [
    {
      kind: 'choice',
      name: 'language',
      values: languages,
      about: {
        vi: 'ngôn ngữ của biểu; mặc định tiếng Việt',
        en: 'language of the sheet; Vietnamese by default',
      },
    },
    {
      kind: 'choice',
      name: 'form',
      values: forms,
      about: {
        vi: 'dạng của biểu; mặc định theo tên tệp',
        en: 'form of the sheet; told by the name of the file by default',
      },
    },
    {
      kind: 'flag',
      name: 'force',
      about: { vi: 'ghi đè tệp đã có', en: 'replace a file that is there' },
    },
  ],
  samples: [
    {
      line: { vi: 'barem new thuong_ky.barem', en: 'barem new meetings.barem --language en' },
      about: { vi: 'một biểu tiếng Việt', en: 'a sheet in English' },
    },
    {
      line: {
        vi: 'barem new thuong_ky.barem.yaml',
        en: 'barem new thuong_ky.barem',
      },
      about: { vi: 'cũng biểu ấy ở dạng YAML', en: 'a sheet in Vietnamese' },
    },
  ],
  read(typed) {
    const language = typed.choice('language', languages) ?? 'vi';
    const asked = typed.choice('form', forms);
    const name = typed.operand(0);
    const isYaml = /\.ya?ml$/i.test(name);
    const form = asked ?? (isYaml ? 'yaml' : 'text');
    if (name !== '' && isYaml !== (form === 'yaml')) {
      throw usageFailure({
        vi: `${name}: tên tệp không hợp với --form ${form}; biểu YAML có tên tận cùng là .barem.yaml`,
        en: `${name}: the name does not go with --form ${form}; sheets in YAML end in .barem.yaml`,
      });
    }
    const fallback = `${language === 'vi' ? 'bieu' : 'sheet'}.barem${form === 'yaml' ? '.yaml' : ''}`;
    return { file: name === '' ? fallback : name, language, form, force: typed.flag('force') };
  },
  async run({ file, language, form, force }, io) {
    const { templates } = await import('../templates/index.js');
    const text = templates[language][form](await idFor(file, language));
    await inLanguage(language, () => writeText(file, text, io, { overwrite: force }));
    const said = {
      vi: `Đã ghi ${file}. Sửa cho đúng quy định của bạn, rồi chạy: barem check ${file}\n`,
      en: `Wrote ${file}. Put in what your regulation says, then run: barem check ${file}\n`,
    };
    await io.err.write(said[language]);
    return ExitCode.ok;
  },
};

/** The id of a sheet in `file`: its name, if that can be an id. */
async function idFor(file: string, language: Language): Promise<string> {
  const { isId, isKeyword } = await import('@barem/syntax');
  const stem = basename(file)
    .replace(/\.barem(?:\.ya?ml)?$|\.ya?ml$/i, '')
    .normalize('NFC')
    .replaceAll(/[\s-]+/g, '_');
  const fallback = { vi: 'biểu_mới', en: 'new_sheet' }[language];
  // A sheet cannot be called `1`, as a criterion can.
  return /^\p{L}/u.test(stem) &&
    isId(stem) &&
    !stem.split(/[._]/).some((part) => isKeyword(part, language))
    ? stem
    : fallback;
}

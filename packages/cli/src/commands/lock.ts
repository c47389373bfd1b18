import { join } from 'node:path';
import { readManifest, type Language } from 'barem';
import type { Command } from '../command.js';
import { Failure } from '../failure.js';
import { ExitCode, type Io } from '../io.js';
import { lockName, lockText } from '../lock.js';
import { manifestName } from '../manifest-name.js';
import { parentsIn } from '../neighbours.js';
import { readText, writeText } from '../source.js';
import { languageOf, languageOption } from './options.js';

export interface LockArgs {
  readonly folder: string;
  readonly language?: Language | undefined;
}

/** `lock <folder>`: notes which parents the sheets of a ruleset were seen with. */
export const lock: Command<LockArgs> = {
  name: 'lock',
  summary: {
    vi: 'ghi nhận biểu gốc mà bộ quy định đang kế thừa',
    en: 'note the parents that a ruleset builds on as they are now',
  },
  details: {
    vi: `Ghi tệp ${lockName} trong thư mục. Từ đó, biểu gốc thay đổi thì barem báo lỗi cho đến khi bạn xem lại và chạy lại lệnh này: không ai bị đổi kết quả mà không biết.`,
    en: `Writes ${lockName} into the folder. From then on a parent that changes is an error until you have looked and run this again: nobody's results change unseen.`,
  },
  operands: [
    {
      name: { vi: 'thư-mục', en: 'folder' },
      about: { vi: 'thư mục của bộ quy định', en: 'folder of a ruleset' },
    },
  ],
  options: [languageOption],
  samples: [
    {
      line: { vi: 'barem lock rulesets/tinh-mau/2024', en: 'barem lock rulesets/tinh-mau/2024' },
      about: { vi: 'khóa biểu gốc', en: 'lock the parents' },
    },
  ],
  read: (typed) => ({ folder: typed.operand(0), language: languageOf(typed) }),
  async run({ folder, language }, io) {
    const sheets = await sheetsIn(folder, io);
    const { fingerprint, lockKey } = await import('barem');
    const parents: Record<string, string> = {};
    for (const path of sheets) {
      for (const { sheet, edition, loaded } of await parentsIn(path, io)) {
        if (loaded.plan && loaded.sheet)
          parents[lockKey(sheet, edition)] = fingerprint(loaded.sheet);
      }
    }
    const count = Object.keys(parents).length;
    const reader = language ?? 'vi';
    if (count === 0) {
      const none = {
        vi: `${folder}: không biểu nào kế thừa biểu khác, không có gì để khóa\n`,
        en: `${folder}: no sheet builds on another, there is nothing to lock\n`,
      };
      await io.out.write(none[reader]);
      return ExitCode.ok;
    }
    const path = join(folder, lockName);
    await writeText(path, lockText(parents), io);
    const done = {
      vi: `Đã ghi ${path}: ${count} biểu gốc.\n`,
      en: `Wrote ${path}: ${count} ${count === 1 ? 'parent' : 'parents'}.\n`,
    };
    await io.out.write(done[reader]);
    return ExitCode.ok;
  },
};

async function sheetsIn(folder: string, io: Io): Promise<readonly string[]> {
  const { text } = await readText(join(folder, manifestName), io);
  const { manifest } = readManifest(text);
  if (manifest) return manifest.sheets.map(({ file }) => join(folder, file.value));
  throw new Failure({
    vi: `${join(folder, manifestName)}: còn lỗi; chạy \`barem test ${folder}\``,
    en: `${join(folder, manifestName)}: it has errors; run \`barem test ${folder}\``,
  });
}

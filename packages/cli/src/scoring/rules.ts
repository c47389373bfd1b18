import type { Language, Plan } from 'barem';
import { Failure, usageFailure } from '../failure.js';
import { editionsLoaded, type Neighbour } from '../neighbours.js';
import { longestPrefix, stemOf } from '../population/data-folder.js';
import { editionsOf } from '../population/editions.js';
import type { RecordForm } from '../records/header.js';
import { manifestListing, originOf, rulesetsIn } from '../rulesets.js';
import type { Io } from '../io.js';
import { planOf } from '../commands/sheet.js';
import { pickerOf, type Picked, type Rule, type RuleChoice } from './picker.js';

/** What scores the records of a run: one sheet, or the editions of one. */
export interface Rules {
  /** The oldest first. */
  readonly plans: readonly Plan[];
  readonly language: Language;
  /** The same as plain data, for {@link pickerOf} where `pick` cannot go. */
  readonly choice: RuleChoice;
  readonly pick: (record: unknown) => Picked;
}

const rulesOf = (choice: RuleChoice, language: Language): Rules => ({
  plans: choice.kind === 'one' ? [choice.rule.plan] : choice.editions.map(({ plan }) => plan),
  language,
  choice,
  pick: pickerOf(choice),
});

/** What a table of records may name in its header: answers of any of the editions. */
export const formOf = (plans: readonly Plan[]): RecordForm => ({
  inputs: plans.flatMap(({ inputs }) => inputs),
  criteria: plans.flatMap(({ criteria }) => criteria),
});

/** What is asked for on the command line. */
export interface AskedRules {
  /** A sheet, a stored plan, or a folder of rulesets. */
  readonly path: string;
  /** Id of the sheet, in a folder of several. */
  readonly sheet?: string | undefined;
  /** Files of records, whose names may tell the sheet. */
  readonly records: readonly string[];
  readonly language?: Language | undefined;
}

/** The rules at a path; absent where a sheet has errors, which were reported. */
export async function rulesFor(asked: AskedRules, io: Io): Promise<Rules | undefined> {
  if ((await io.files.kindOf(asked.path)) === 'folder') return rulesOfFolder(asked, io);
  if (asked.sheet !== undefined)
    throw usageFailure({
      vi: '--sheet chỉ dùng khi chấm theo một thư mục bộ quy định',
      en: '--sheet only goes with a folder of rulesets',
    });
  const usable = await planOf(asked.path, asked.language, io);
  if (!usable) return undefined;
  const { plan, language } = usable;
  const rule = { plan, ...originOf(await manifestListing(asked.path, io)) };
  return rulesOf({ kind: 'one', rule }, language);
}

async function rulesOfFolder(asked: AskedRules, io: Io): Promise<Rules> {
  const { path } = asked;
  const folders = await rulesetsIn(path, io);
  const broken = folders.find(({ manifest }) => !manifest);
  if (broken) throw hasErrors(broken.file.path, path);
  if (folders.length === 0)
    throw new Failure({
      vi: `${path}: không có bộ quy định nào; cần thư mục có ruleset.yaml`,
      en: `${path}: there is no ruleset; name a folder with a ruleset.yaml`,
    });
  const editions = folders.flatMap(({ folder, manifest }) =>
    manifest ? [{ folder, manifest }] : [],
  );
  const loaded = await editionsLoaded(editions, io);
  const sheet = sheetAsked(asked, [
    ...editions.flatMap(({ manifest }) =>
      manifest.sheets.map(({ id, file }) => ({ id: id.id, file: file.value })),
    ),
    ...loaded.flatMap((each) => {
      const id = sheetOf(each);
      return id === undefined ? [] : [{ id, file: each.path }];
    }),
  ]);
  const unread = editions.find(
    ({ manifest }) =>
      manifest.sheets.some(({ id }) => id.id === sheet) &&
      !loaded.some((each) => each.manifest === manifest && sheetOf(each) === sheet),
  );
  if (unread) throw hasErrors(`${unread.folder}: ${sheet}`, path);
  const ofSheet = loaded.filter((each) => sheetOf(each) === sheet);
  const manifests = new Map(ofSheet.map(({ loaded: { plan }, manifest }) => [plan, manifest]));
  const inForce = editionsOf(ofSheet).toSorted((a, b) =>
    (a.from ?? '') < (b.from ?? '') ? -1 : 1,
  );
  const last = inForce.at(-1);
  if (!last)
    throw new Failure({
      vi: `${path}: biểu ${sheet} chỉ có bản dự thảo`,
      en: `${path}: of ${sheet} there are only drafts`,
    });
  const rules = inForce.map(({ plan }): Rule => ({ plan, ...originOf(manifests.get(plan)) }));
  const choice: RuleChoice = { kind: 'editions', editions: inForce, rules };
  return rulesOf(choice, asked.language ?? last.plan.text.language);
}

const sheetOf = ({ loaded: { plan } }: Neighbour): string | undefined => plan?.text.sheet;

const hasErrors = (what: string, folder: string): Failure =>
  new Failure({
    vi: `${what}: còn lỗi; chạy \`barem check ${folder}\``,
    en: `${what}: it has errors; run \`barem check ${folder}\``,
  });

/** The sheet that records are for: the one asked for, the only one, or the one whose file their names begin with. */
function sheetAsked(
  { sheet, records }: AskedRules,
  listed: readonly { readonly id: string; readonly file: string }[],
): string {
  const ids = [...new Set(listed.map(({ id }) => id))];
  const choice = ids.join(', ');
  if (sheet !== undefined) {
    if (ids.includes(sheet)) return sheet;
    throw usageFailure({
      vi: `không có biểu \`${sheet}\`; có: ${choice}`,
      en: `there is no sheet \`${sheet}\`; there is ${choice}`,
    });
  }
  const [only] = ids;
  if (only !== undefined && ids.length === 1) return only;
  const stems = new Map(listed.map(({ id, file }) => [stemOf(file), id]));
  const named = new Set(records.map((path) => longestPrefix(stemOf(path), stems)));
  const [first] = named;
  if (first !== undefined && named.size === 1) return first;
  throw usageFailure({
    vi: `không rõ phiếu của biểu nào; thêm --sheet với một trong: ${choice}`,
    en: `it is not clear which sheet the records are for; add --sheet with one of ${choice}`,
  });
}

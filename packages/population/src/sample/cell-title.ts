import type { Organisation } from './organisation.js';
import type { OrganisationKind } from './organisation-kind.js';
import { hamletName } from './place-names.js';

/** What kind of cell it is. */
export type CellKind = 'village' | 'block' | 'office' | 'school' | 'company' | 'forces';

/** A kind of cell, and what a cell of it is called within its organisation. */
export interface CellTitle {
  readonly kind: CellKind;
  readonly title: string;
}

/** Cells of a commune or ward that are no village or block, by position. */
const institutions: ReadonlyMap<number, CellTitle> = new Map<number, CellTitle>([
  [2, { kind: 'school', title: 'Trường Tiểu học' }],
  [4, { kind: 'office', title: 'Cơ quan' }],
  [6, { kind: 'school', title: 'Trường Mầm non' }],
  [9, { kind: 'school', title: 'Trường Trung học cơ sở' }],
  [12, { kind: 'forces', title: 'Công an' }],
  [14, { kind: 'office', title: 'Trạm Y tế' }],
  [17, { kind: 'forces', title: 'Quân sự' }],
  [20, { kind: 'company', title: 'Hợp tác xã' }],
]);

const departments: Readonly<
  Record<Exclude<OrganisationKind, 'commune' | 'ward'>, readonly [CellKind, ...string[]]>
> = {
  office: ['office', 'Văn phòng', 'Tổ chức – Hành chính', 'Kế hoạch – Tài chính', 'Nghiệp vụ'],
  school: ['school', 'Khoa học tự nhiên', 'Khoa học xã hội', 'Hành chính', 'Ngoại ngữ – Tin học'],
  company: ['company', 'Văn phòng', 'Sản xuất', 'Kinh doanh', 'Kỹ thuật'],
  forces: ['forces', 'Tham mưu', 'Chính trị – Hậu cần', 'Huấn luyện', 'Cơ động'],
};

/** What the cell at a position of its organisation is, from 0. */
export function cellTitle(
  { kind, naming }: Pick<Organisation, 'kind' | 'naming'>,
  position: number,
): CellTitle {
  if (kind === 'commune' || kind === 'ward') {
    const institution = institutions.get(position);
    if (institution) return institution;
    const before = [...institutions.keys()].filter((each) => each < position).length;
    return hamlet(kind, naming, position - before);
  }
  const [cellKind, ...titles] = departments[kind];
  const round = Math.floor(position / titles.length);
  const title = titles[position % titles.length]!;
  return { kind: cellKind, title: round === 0 ? title : `${title} ${round + 1}` };
}

/** Some communes number their hamlets, others name them. */
function hamlet(kind: 'commune' | 'ward', naming: number, position: number): CellTitle {
  const name = naming % 2 === 0 ? String(position + 1) : hamletName(position, naming);
  const words = ['xóm', 'thôn', 'xóm', 'bản'] as const;
  return kind === 'ward'
    ? { kind: 'block', title: `khối ${name}` }
    : { kind: 'village', title: `${words[naming % words.length]!} ${name}` };
}

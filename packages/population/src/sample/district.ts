import { firstSyllable, placeName } from './place-names.js';
import { streamOf } from './stream.js';

/** What kind of organisation stands right below the province. */
export type DistrictKind =
  | 'city'
  | 'town'
  | 'rural'
  | 'offices'
  | 'companies'
  | 'army'
  | 'police'
  | 'border';

/** A district, or an organisation of its level. */
export interface District {
  readonly id: string;
  readonly name: string;
  readonly kind: DistrictKind;
  readonly type: string;
  /** What it is called within other names: `huyện Nam Lĩnh`. */
  readonly place: string;
  /** The syllable with which its communes begin. */
  readonly first: string;
  /** How many organisations it has, compared with others. */
  readonly weight: number;
  /** How much better its cells are than others, in thousandths. */
  readonly lead: number;
}

/** Kinds that are places; the others gather organisations of the whole province. */
const territories: Readonly<
  Record<'city' | 'town' | 'rural', { readonly board: string; readonly place: string }>
> = {
  city: { board: 'Thành ủy', place: 'thành phố' },
  town: { board: 'Thị ủy', place: 'thị xã' },
  rural: { board: 'Huyện ủy', place: 'huyện' },
};

const wholes: Readonly<
  Record<Exclude<DistrictKind, keyof typeof territories>, readonly [name: string, weight: number]>
> = {
  offices: ['Đảng ủy Khối các cơ quan tỉnh', 80],
  companies: ['Đảng ủy Khối doanh nghiệp tỉnh', 75],
  army: ['Đảng ủy Quân sự tỉnh', 25],
  police: ['Đảng ủy Công an tỉnh', 45],
  border: ['Đảng ủy Bộ đội Biên phòng tỉnh', 22],
};

const districtTypes: Readonly<Record<DistrictKind, string>> = {
  city: 'thành phố',
  town: 'thị xã',
  rural: 'huyện',
  offices: 'khối',
  companies: 'khối',
  army: 'lực lượng vũ trang',
  police: 'lực lượng vũ trang',
  border: 'lực lượng vũ trang',
};

/** The districts of a province: 21 to 25, fewer where there are hardly organisations to fill them. */
export function districtsOf(seed: number, organisations: number): readonly District[] {
  const stream = streamOf(seed, 'province');
  const usual = stream.between(21, 25);
  const towns = stream.between(2, 3);
  const offset = stream.below(27);
  const others = Object.keys(wholes) as (keyof typeof wholes)[];
  const territorial = usual - others.length;
  const kindAt = (index: number): DistrictKind =>
    others[index - territorial] ?? (index === 0 ? 'city' : index <= towns ? 'town' : 'rural');
  return Array.from({ length: Math.min(usual, Math.ceil(organisations / 10)) }, (_, index) =>
    districtOf(seed, index, kindAt(index), firstSyllable(index, offset)),
  );
}

function districtOf(seed: number, index: number, kind: DistrictKind, first: string): District {
  const stream = streamOf(seed, 'district', index);
  const base = {
    id: `HU-${String(index + 1).padStart(2, '0')}`,
    kind,
    type: districtTypes[kind],
    first,
    lead: stream.bell(40),
  };
  switch (kind) {
    case 'city':
    case 'town':
    case 'rural': {
      const name = placeName(first, stream.below(40));
      const { board, place } = territories[kind];
      const weight = stream.between(45, 75);
      return { ...base, name: `${board} ${name}`, place: `${place} ${name}`, weight };
    }
    case 'offices':
    case 'companies':
    case 'army':
    case 'police':
    case 'border': {
      const [name, weight] = wholes[kind];
      return { ...base, name, place: 'tỉnh', weight };
    }
  }
}

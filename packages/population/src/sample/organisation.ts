import type { District, DistrictKind } from './district.js';
import type { OrganisationKind } from './organisation-kind.js';
import { organisationPlace } from './organisation-place.js';
import { streamOf, type Stream } from './stream.js';
import { weightedPlaces } from './weighted-places.js';

/** A grassroots organisation. */
export interface Organisation {
  readonly id: string;
  readonly name: string;
  readonly kind: OrganisationKind;
  /** What it is called within the names of its cells: `xã Nam Lĩnh`. */
  readonly place: string;
  readonly district: District;
  /** How many more cells it has than its first, compared with others. */
  readonly weight: number;
  /** Decides how its hamlets are called. */
  readonly naming: number;
  /** Out of a hundred meetings, how many a superior attends. */
  readonly attendedPercent: number;
  /** How strict its superiors score, from 0. */
  readonly strictness: number;
  /** How much better its cells are than others, in thousandths. */
  readonly lead: number;
  /** The month in which nobody could meet, if there was one. */
  readonly distancing?: number;
}

/** How often a kind stands below a district, in thousandths; what is left is the last one. */
type Mix = readonly (readonly [kind: OrganisationKind, perMille: number])[];

const town: Mix = [
  ['ward', 330],
  ['commune', 80],
  ['office', 290],
  ['school', 120],
  ['company', 180],
];

const mixes: Readonly<Record<DistrictKind, Mix>> = {
  city: town,
  town,
  rural: [
    ['commune', 420],
    ['ward', 30],
    ['office', 300],
    ['forces', 20],
    ['school', 110],
    ['company', 120],
  ],
  offices: [
    ['office', 880],
    ['school', 120],
  ],
  companies: [['company', 1000]],
  army: [['forces', 1000]],
  police: [['forces', 1000]],
  border: [['forces', 1000]],
};

/** The type that a register gives to organisations of a kind. */
export const organisationTypes: Readonly<Record<OrganisationKind, string>> = {
  commune: 'xã',
  ward: 'phường, thị trấn',
  office: 'cơ quan',
  school: 'trường học',
  company: 'doanh nghiệp',
  forces: 'lực lượng vũ trang',
};

/** The grassroots organisations of a province; the first ones go to one district each, so that none is empty. */
export function organisationsOf(
  seed: number,
  count: number,
  districts: readonly District[],
): readonly Organisation[] {
  const drawDistrict = weightedPlaces(districts.map(({ weight }) => weight));
  const named = new Map<string, number>();
  return Array.from({ length: count }, (_, index): Organisation => {
    const stream = streamOf(seed, 'organisation', index);
    const drawn = drawDistrict(stream);
    const district = districts[index < districts.length ? index : drawn]!;
    const kind = kindIn(mixes[district.kind], stream);
    const key = `${district.id} ${kind}`;
    const position = named.get(key) ?? 0;
    named.set(key, position + 1);
    const place = organisationPlace(kind, district, position);
    const isCommune = kind === 'commune' || kind === 'ward';
    const distancing = stream.between(1, 3);
    return {
      id: `TC-${String(index + 1).padStart(4, '0')}`,
      name: `Đảng bộ ${place}`,
      kind,
      place,
      district,
      weight: isCommune ? stream.between(9, 17) : stream.between(1, 2),
      naming: stream.below(1000),
      attendedPercent: stream.between(30, 100),
      strictness: stream.between(0, 2),
      lead: stream.bell(60),
      ...(stream.chance(40) && { distancing }),
    };
  });
}

function kindIn(mix: Mix, stream: Stream): OrganisationKind {
  let left = stream.below(1000);
  for (const [kind, perMille] of mix) {
    if (left < perMille) return kind;
    left -= perMille;
  }
  return mix.at(-1)![0];
}

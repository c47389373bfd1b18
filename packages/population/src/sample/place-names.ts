/** First syllables of places; districts differ in theirs, and communes have that of their district. */
const firsts: readonly string[] = [
  'An',
  'Bình',
  'Cẩm',
  'Châu',
  'Diên',
  'Đông',
  'Gia',
  'Hà',
  'Hồng',
  'Hưng',
  'Kim',
  'Lam',
  'Long',
  'Mỹ',
  'Nam',
  'Ngọc',
  'Phú',
  'Phúc',
  'Quang',
  'Sơn',
  'Tam',
  'Thái',
  'Thanh',
  'Thiên',
  'Vân',
  'Xuân',
  'Yên',
];

/** Second syllables of places. None is a first one, so that no place is called twice the same. */
const seconds: readonly string[] = [
  'Lộc',
  'Thành',
  'Hòa',
  'Phong',
  'Giang',
  'Lâm',
  'Tân',
  'Trung',
  'Hải',
  'Khê',
  'Thịnh',
  'Thọ',
  'Liên',
  'Đồng',
  'Hợp',
  'Tiến',
  'Lĩnh',
  'Thủy',
  'Trạch',
  'Minh',
  'Đức',
  'Nghĩa',
  'Thạch',
  'Văn',
  'Bá',
  'Cát',
  'Điền',
  'Hội',
  'Khánh',
  'Lạc',
  'Mai',
  'Ninh',
  'Quý',
  'Sen',
  'Thuận',
  'Trường',
  'Tường',
  'Viên',
  'Vĩnh',
  'Ý',
  'Hậu',
];

/** The syllable at a position; positions beyond the last one begin anew. */
const at = (syllables: readonly string[], position: number): string =>
  syllables[position % syllables.length]!;

/** The first syllable of the places of a district. */
export const firstSyllable = (district: number, offset: number): string =>
  // 8 and the number of syllables have no common divisor, so that none comes twice.
  at(firsts, district * 8 + offset);

/** The name of a place: `Hồng Lĩnh`. Under one first syllable no two positions have the same name. */
export function placeName(first: string, position: number): string {
  const second = at(seconds, position * 12 + first.length * 5);
  const round = Math.floor(position / seconds.length);
  return round === 0 ? `${first} ${second}` : `${first} ${second} ${round + 1}`;
}

/** The name of a village or block: `Tân Tiến`. */
export const hamletName = (position: number, offset: number): string => {
  const round = Math.floor(position / seconds.length);
  const first = at(firsts, position * 4 + offset);
  const second = at(seconds, position * 3 + offset);
  return round === 0 ? `${first} ${second}` : `${first} ${second} ${round + 1}`;
};

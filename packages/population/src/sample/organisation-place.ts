import type { District, DistrictKind } from './district.js';
import type { OrganisationKind } from './organisation-kind.js';
import { placeName } from './place-names.js';

const offices: Readonly<Record<'district' | 'province', readonly string[]>> = {
  district: [
    'Cơ quan Ủy ban nhân dân',
    'Cơ quan Đảng – Đoàn thể',
    'Trung tâm Y tế',
    'Hạt Kiểm lâm',
    'Chi cục Thuế',
    'Tòa án nhân dân',
    'Viện Kiểm sát nhân dân',
    'Kho bạc Nhà nước',
    'Bảo hiểm xã hội',
    'Chi cục Thống kê',
    'Chi cục Thi hành án dân sự',
    'Ngân hàng Chính sách xã hội',
    'Phòng Giáo dục và Đào tạo',
    'Trung tâm Văn hóa – Thể thao',
    'Trung tâm Dịch vụ nông nghiệp',
    'Ban Quản lý rừng phòng hộ',
    'Bưu điện',
    'Điện lực',
  ],
  province: [
    'Văn phòng Ủy ban nhân dân',
    'Sở Nội vụ',
    'Sở Tài chính',
    'Sở Kế hoạch và Đầu tư',
    'Sở Công Thương',
    'Sở Giao thông vận tải',
    'Sở Xây dựng',
    'Sở Tư pháp',
    'Sở Y tế',
    'Sở Giáo dục và Đào tạo',
    'Sở Khoa học và Công nghệ',
    'Sở Thông tin và Truyền thông',
    'Sở Văn hóa và Thể thao',
    'Sở Du lịch',
    'Sở Tài nguyên và Môi trường',
    'Sở Nông nghiệp và Phát triển nông thôn',
    'Thanh tra',
    'Cục Thuế',
    'Cục Thống kê',
    'Kho bạc Nhà nước',
    'Bảo hiểm xã hội',
    'Tòa án nhân dân',
    'Viện Kiểm sát nhân dân',
    'Bệnh viện Đa khoa',
    'Bệnh viện Sản – Nhi',
    'Đài Phát thanh và Truyền hình',
    'Báo',
    'Liên đoàn Lao động',
    'Hội Nông dân',
    'Hội Liên hiệp Phụ nữ',
    'Tỉnh đoàn',
    'Ủy ban Mặt trận Tổ quốc',
  ],
};

const schools = [
  'Trường Trung học phổ thông',
  'Trung tâm Giáo dục thường xuyên',
  'Trường Trung cấp nghề',
];
const colleges = [
  'Trường Đại học',
  'Trường Cao đẳng Sư phạm',
  'Trường Cao đẳng Y tế',
  'Trường Cao đẳng nghề',
  'Trường Chính trị',
];
const companies = [
  'Công ty cổ phần Xây dựng',
  'Công ty cổ phần Dệt may',
  'Công ty TNHH Thương mại',
  'Công ty cổ phần Vật liệu xây dựng',
  'Công ty cổ phần Cấp nước',
  'Công ty TNHH Chế biến lâm sản',
  'Công ty cổ phần Mía đường',
  'Hợp tác xã Dịch vụ nông nghiệp',
  'Công ty cổ phần Vận tải',
  'Công ty TNHH Thủy lợi',
  'Công ty cổ phần Chè',
  'Công ty cổ phần Môi trường đô thị',
];
const localForces = ['Công an', 'Ban Chỉ huy Quân sự'];
const forces: Readonly<Partial<Record<DistrictKind, readonly string[]>>> = {
  army: [
    'Trung đoàn Bộ binh',
    'Tiểu đoàn Huấn luyện',
    'Phòng Tham mưu',
    'Phòng Chính trị',
    'Phòng Hậu cần',
    'Phòng Kỹ thuật',
    'Trường Quân sự',
    'Bệnh xá Quân dân y',
  ],
  police: [
    'Phòng Cảnh sát hình sự',
    'Phòng Cảnh sát giao thông',
    'Phòng Cảnh sát cơ động',
    'Phòng Cảnh sát kinh tế',
    'Phòng An ninh nội địa',
    'Phòng Quản lý xuất nhập cảnh',
    'Phòng Tham mưu Công an',
    'Phòng Hậu cần Công an',
    'Trại tạm giam',
    'Phòng Cảnh sát phòng cháy, chữa cháy',
  ],
  border: ['Đồn Biên phòng', 'Hải đội Biên phòng', 'Tiểu đoàn Huấn luyện – Cơ động Biên phòng'],
};

/** Goes through titles; from the second round on a place tells them apart. */
function titleAt(
  titles: readonly string[],
  position: number,
  where: string,
  first: string,
): string {
  const round = Math.floor(position / titles.length);
  const title = titles[position % titles.length]!;
  return round === 0 ? `${title} ${where}` : `${title} ${placeName(first, round - 1)}`;
}

/** What an organisation is called, without its rank: `xã Nam Lĩnh`. Within a district no two of a kind are called the same. */
export function organisationPlace(
  kind: OrganisationKind,
  district: District,
  position: number,
): string {
  const { place: where, first } = district;
  switch (kind) {
    case 'commune':
      return `xã ${placeName(first, position)}`;
    case 'ward':
      return `${district.kind === 'rural' ? 'thị trấn' : 'phường'} ${placeName(first, position + 20)}`;
    case 'office':
      return titleAt(
        where === 'tỉnh' ? offices.province : offices.district,
        position,
        where,
        first,
      );
    case 'school':
      return titleAt(where === 'tỉnh' ? colleges : schools, position, where, first);
    case 'company':
      return `${companies[position % companies.length]!} ${placeName(first, position)}`;
    case 'forces':
      return titleAt(forces[district.kind] ?? localForces, position, where, first);
  }
}

/** A starting sheet in Vietnamese, in the YAML form. */
export const viYaml = (
  id: string,
): string => `# Biểu mẫu để bắt đầu: thay tên gọi, điểm và các khoảng cho đúng quy định của bạn.
# Khoảng và điều kiện viết như trong dạng văn bản. Lệnh \`barem check\` báo mọi lỗi và cách sửa.
barem: 1
sheet: ${id}
language: vi
title: Chấm điểm chất lượng sinh hoạt
source: Số, ngày và tên văn bản quy định
status: illustrative
scale: { max: 100, step: 0.5 }

# Những gì đếm được hoặc quan sát được, kèm giới hạn của chúng.
facts:
  phải_dự: { label: Số người phải dự, type: count, min: 1, max: 500 }
  có_mặt: { label: Số người có mặt, type: count, min: 0, max: 500 }
  vi_phạm: { label: Có vi phạm quy định, type: boolean }

# Phiếu trái với những điều này bị từ chối.
constraints:
  - { check: có_mặt <= phải_dự, message: Số có mặt không được lớn hơn số phải dự }

let:
  tỷ_lệ_dự: có_mặt / phải_dự

# Điểm của một mục bằng tổng điểm tối đa của các tiêu chí; các mục cộng lại bằng thang điểm.
sections:
  - id: I
    title: Chuẩn bị
    points: 40
    criteria:
      # Người chấm cho điểm trong một khoảng.
      - { id: I.1, title: Nội dung chuẩn bị, points: từ 0 đến 25 }
      # Người chấm chọn một mức.
      - id: I.2
        title: Tài liệu gửi trước
        levels:
          - { id: đầy_đủ, title: "Gửi trước, đầy đủ", points: 15 }
          - { id: còn_thiếu, title: Còn thiếu, points: 5 }
          - { id: không_có, title: Không có, points: 0 }
  - id: II
    title: Tham dự và biên bản
    points: 60
    criteria:
      # Tính từ số liệu, không phải chấm. Không để hở hay chồng giữa các khoảng.
      - id: II.1
        title: Tỷ lệ dự
        by: tỷ_lệ_dự
        bands:
          - { range: từ 90% trở lên, points: 40 }
          - { range: từ 75% đến dưới 90%, points: 25 }
          - { range: dưới 75%, points: 0 }
      # Người chấm trả lời đạt hoặc không đạt.
      - { id: II.2, title: Biên bản ghi chép đầy đủ, met: { points: 20 } }

# Loại tốt nhất đứng trước; loại cuối cùng không có yêu cầu.
ratings:
  - id: tốt
    label: Tốt
    points: từ 90 điểm trở lên
    requires:
      - { when: tỷ_lệ_dự >= 90%, message: Tỷ lệ dự từ 90% trở lên }
  - { id: khá, label: Khá, points: từ 70 đến dưới 90 điểm }
  - { id: trung_bình, label: Trung bình, points: từ 50 đến dưới 70 điểm }
  - { id: kém, label: Kém, points: dưới 50 điểm }

caps:
  - { at_most: trung_bình, when: vi_phạm, message: Có vi phạm quy định }

# Ví dụ được chấm lại mỗi lần kiểm tra biểu.
examples:
  - title: Một tháng tốt
    answers: { phải_dự: 20, có_mặt: 19, vi_phạm: không, I.1: 22.5, I.2: đầy_đủ, II.2: đạt }
    result: { points: 97.5, rating: tốt }
`;

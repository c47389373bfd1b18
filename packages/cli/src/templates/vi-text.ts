/** A starting sheet in Vietnamese, in the text form. */
export const viText = (
  id: string,
): string => `# Biểu mẫu để bắt đầu: thay tên gọi, điểm và các khoảng cho đúng quy định của bạn.
# Dòng bắt đầu bằng dấu # là chú thích. Lệnh \`barem check\` báo mọi lỗi và cách sửa.
biểu ${id} "Chấm điểm chất lượng sinh hoạt"
  căn cứ "Số, ngày và tên văn bản quy định"
  trạng thái minh họa
  thang điểm 100, bước 0,5

# Những gì đếm được hoặc quan sát được, kèm giới hạn của chúng.
số liệu
  phải_dự  "Số người phải dự"     số đếm từ 1 đến 500
  có_mặt   "Số người có mặt"      số đếm từ 0 đến 500
  vi_phạm  "Có vi phạm quy định"  có hoặc không

# Phiếu trái với những điều này bị từ chối.
ràng buộc
  có_mặt <= phải_dự  "Số có mặt không được lớn hơn số phải dự"

đặt tỷ_lệ_dự = có_mặt / phải_dự

# Điểm của một mục bằng tổng điểm tối đa của các tiêu chí; các mục cộng lại bằng thang điểm.
mục I "Chuẩn bị" 40 điểm
  # Người chấm cho điểm trong một khoảng.
  tiêu chí I.1 "Nội dung chuẩn bị" từ 0 đến 25 điểm
  # Người chấm chọn một mức.
  tiêu chí I.2 "Tài liệu gửi trước" chọn một
    đầy_đủ     "Gửi trước, đầy đủ"  15 điểm
    còn_thiếu  "Còn thiếu"           5 điểm
    không_có   "Không có"            0 điểm

mục II "Tham dự và biên bản" 60 điểm
  # Tính từ số liệu, không phải chấm. Không để hở hay chồng giữa các khoảng.
  tiêu chí II.1 "Tỷ lệ dự" theo tỷ_lệ_dự
    từ 90% trở lên       40 điểm
    từ 75% đến dưới 90%  25 điểm
    dưới 75%              0 điểm
  # Người chấm trả lời đạt hoặc không đạt.
  tiêu chí II.2 "Biên bản ghi chép đầy đủ" đạt được 20 điểm

# Loại tốt nhất đứng trước; loại cuối cùng không có yêu cầu.
xếp loại
  tốt         "Tốt"         từ 90 điểm trở lên
    yêu cầu tỷ_lệ_dự >= 90%  "Tỷ lệ dự từ 90% trở lên"
  khá         "Khá"         từ 70 đến dưới 90 điểm
  trung_bình  "Trung bình"  từ 50 đến dưới 70 điểm
  kém         "Kém"         dưới 50 điểm

khống chế
  cao nhất trung_bình khi vi_phạm  "Có vi phạm quy định"

# Ví dụ được chấm lại mỗi lần kiểm tra biểu.
ví dụ "Một tháng tốt"
  phải_dự = 20, có_mặt = 19, vi_phạm = không,
  I.1 = 22,5, I.2 = đầy_đủ, II.2 = đạt
  kết quả 97,5 điểm, xếp loại tốt
`;

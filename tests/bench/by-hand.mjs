/**
 * The example sheet scored as a programmer would write it by hand: no validation, total and rating only.
 * Points are counted in halves, so that everything stays whole.
 */
const meeting = { đầy_đủ: 10, chưa_đầy_đủ: 6, không_họp: 0 };
const lastMonth = { tốt: 10, hoàn_thành: 6, chậm: 2, không_thực_hiện: 0 };
const ratings = ['tốt', 'khá', 'trung_bình', 'kém'];

export function scoreByHand(record) {
  const due = record.phải_dự;
  const present = record.có_mặt;
  const absent = record.vắng_không_lý_do;
  const spoke = record.phát_biểu;
  const minutes = record.thời_lượng;
  const share = present * 100;
  const attendance =
    share >= 95 * due
      ? 30
      : share >= 85 * due
        ? 24
        : share >= 75 * due
          ? 16
          : share >= 50 * due
            ? 8
            : 0;
  const speakers = spoke * 2 >= present ? 10 : spoke * 10 >= present * 3 ? 6 : spoke > 0 ? 2 : 0;
  const sum =
    meeting[record['I.1']] +
    record['I.2'] * 2 +
    attendance +
    (absent === 0 ? 10 : 0) +
    (minutes >= 90 ? 10 : minutes >= 60 ? 6 : 0) +
    record['III.2'] * 2 +
    record['III.3'] * 2 +
    speakers +
    record['IV.1'] * 2 +
    (record['IV.2'] === 'đạt' ? 10 : 0) +
    record['V.1'] * 2 +
    lastMonth[record['V.2']] +
    (record['T.1'] === 'đạt' ? 4 : 0) -
    Math.min(5, absent) * 2;
  const total = Math.min(200, Math.max(0, sum));
  let rating = total >= 180 ? 0 : total >= 140 ? 1 : total >= 100 ? 2 : 3;
  if (record.nghị_quyết_sai === 'có' && rating < 2) rating = 2;
  if (rating === 0 && !(present * 20 >= due * 17 && absent === 0 && minutes >= 90)) rating = 1;
  return { total: total / 2, rating: ratings[rating] };
}

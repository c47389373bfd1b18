/**
 * Records of the example sheet, made by the engine from numbers, nearly all of them valid: one in a thousand lacks an
 * answer, and is left out by whoever scores by hand.
 * @param from - something with whole numbers from 0, in a column `number`
 */
export function recordColumns(dialect, from, number) {
  const i = dialect === 'clickhouse' ? `toInt64(${number})` : `CAST(${number} AS BIGINT)`;
  const half = (expression) =>
    dialect === 'clickhouse'
      ? `toDecimal64(${expression}, 0) * toDecimal64('0.5', 1)`
      : `(${expression}) * 0.5`;
  const truth = (condition) => (dialect === 'clickhouse' ? `toUInt8(${condition})` : condition);
  const text = (expression) =>
    dialect === 'clickhouse' ? `toString(${expression})` : `CAST(${expression} AS VARCHAR)`;
  const away = `(${i} * 7919) % 15`;
  const columns = [
    text(`${i} % 9000`),
    text(`202600 + 1 + (${i} % 12)`),
    `CASE WHEN ${i} % 1000 <> 7 THEN 20 + ${i} % 61 END`,
    `20 + ${i} % 61 - ${away}`,
    `CASE WHEN ${away} > 12 THEN 1 ELSE 0 END`,
    `(${i} * 31) % 6`,
    `45 + (${i} * 13) % 80`,
    truth(`${i} % 97 = 0`),
    `CASE WHEN (${i} * 3) % 10 < 7 THEN 'đầy_đủ' WHEN (${i} * 3) % 10 < 9 THEN 'chưa_đầy_đủ' ELSE 'không_họp' END`,
    half(`20 - (${i} * 5) % 7`),
    half(`20 - (${i} * 11) % 7`),
    half(`30 - (${i} * 17) % 9`),
    half(`20 - (${i} * 19) % 5`),
    truth(`${i} % 11 <> 0`),
    half(`20 - (${i} * 23) % 7`),
    `CASE WHEN (${i} * 29) % 10 < 6 THEN 'tốt' WHEN (${i} * 29) % 10 < 9 THEN 'hoàn_thành' ELSE 'chậm' END`,
    truth(`${i} % 5 = 0`),
  ];
  return `SELECT ${columns.join(', ')} FROM ${from}${dialect === 'clickhouse' ? '' : dialect === 'duckdb' ? ' AS numbers(range)' : ' AS numbers(i)'}`;
}

/**
 * The sheet as a programmer would write it in SQL: total and rating, nothing checked but that the members due are known.
 * PostgreSQL copies a subquery into every place that uses it, unless it ends in a fence.
 */
export const byHand = (table, { integer = 'INTEGER', fence = '' } = {}) => `
SELECT unit, period, total / 10.0 AS total,
  CASE WHEN best = 0 AND NOT (present * 20 >= due * 17 AND absent = 0 AND minutes >= 90) THEN 'khá'
    WHEN best = 0 THEN 'tốt' WHEN best = 1 THEN 'khá' WHEN best = 2 THEN 'trung_bình' ELSE 'kém' END AS rating
FROM (
  SELECT *, CASE WHEN wrong AND total >= 700 THEN 2 WHEN total >= 900 THEN 0 WHEN total >= 700 THEN 1 WHEN total >= 500 THEN 2 ELSE 3 END AS best
  FROM (
    SELECT unit, period, "phải_dự" AS due, "có_mặt" AS present, "vắng_không_lý_do" AS absent, "thời_lượng" AS minutes, "nghị_quyết_sai" AS wrong,
      least(1000, greatest(0,
        CASE "I.1" WHEN 'đầy_đủ' THEN 50 WHEN 'chưa_đầy_đủ' THEN 30 ELSE 0 END
        + CAST("I.2" * 10 AS ${integer})
        + CASE WHEN "có_mặt" * 100 >= 95 * "phải_dự" THEN 150 WHEN "có_mặt" * 100 >= 85 * "phải_dự" THEN 120
            WHEN "có_mặt" * 100 >= 75 * "phải_dự" THEN 80 WHEN "có_mặt" * 100 >= 50 * "phải_dự" THEN 40 ELSE 0 END
        + CASE WHEN "vắng_không_lý_do" = 0 THEN 50 ELSE 0 END
        + CASE WHEN "thời_lượng" >= 90 THEN 50 WHEN "thời_lượng" >= 60 THEN 30 ELSE 0 END
        + CAST("III.2" * 10 AS ${integer}) + CAST("III.3" * 10 AS ${integer})
        + CASE WHEN "phát_biểu" * 2 >= "có_mặt" THEN 50 WHEN "phát_biểu" * 10 >= "có_mặt" * 3 THEN 30 WHEN "phát_biểu" > 0 THEN 10 ELSE 0 END
        + CAST("IV.1" * 10 AS ${integer}) + CASE WHEN "IV.2" THEN 50 ELSE 0 END + CAST("V.1" * 10 AS ${integer})
        + CASE "V.2" WHEN 'tốt' THEN 50 WHEN 'hoàn_thành' THEN 30 WHEN 'chậm' THEN 10 ELSE 0 END
        + CASE WHEN "T.1" THEN 20 ELSE 0 END
        - least(5, "vắng_không_lý_do") * 10)) AS total
    FROM ${table}
    WHERE "phải_dự" IS NOT NULL${fence}
  ) AS points${fence}
) AS ratings`;

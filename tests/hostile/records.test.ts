import { explain, load, score, type Plan, type Result } from 'barem';
import { isId } from '@barem/syntax';
import { fc } from '@barem/testing';
import { describe, expect, test } from 'vitest';
import { allowedMs } from './arena.js';
import { patience, runs } from '../properties/runs.js';
import { sheetWith, treacherousNames } from './sources.js';
import { faultsOfProblem, pollution } from './trial.js';
import { hostileRecords, hostileValues } from './values.js';

function planOf(source: string): Plan {
  const { plan, diagnostics } = load(source);
  if (!plan) throw new Error(diagnostics.map(({ message }) => message.en).join('; '));
  return plan;
}

const plan = planOf(
  sheetWith({
    facts: `
  tỷ_lệ "t" phần trăm 1 số lẻ từ 0% đến 100%
  lương "l" số thập phân 2 số lẻ từ -5 đến 3.500
  vùng "v" chọn một: núi "Núi", biển "Biển"`,
    criteria: `
  tiêu chí A.1 "x" từ 0 đến 10 điểm
  tiêu chí A.2 "x" chọn một
    tốt "t" 5 điểm
    khá "k" từ 2 đến dưới 5 điểm
    kém "m" từ 0 đến dưới 2 điểm
  tiêu chí A.3 "x" đạt được 5 điểm
    áp dụng khi đúng, cho phép không áp dụng, nếu không: 0 điểm
  tiêu chí A.4 "x" theo tỷ_lệ
    từ 50% trở lên 1 điểm
    dưới 50% 0 điểm
    cho phép không áp dụng, nếu không: 0 điểm
  tiêu chí A.5 "x" mỗi a trừ 1 điểm, tối đa 5 điểm
  tiêu chí A.6 "x" đạt khi lương > 1 hoặc vùng = núi hoặc b > 1 được 1 điểm`,
  }),
);

const right: Readonly<Record<string, unknown>> = {
  a: 5,
  b: 5,
  đúng: true,
  tỷ_lệ: 50,
  lương: 0.5,
  vùng: 'núi',
  'A.1': 5,
  'A.2': 'tốt',
  'A.3': true,
};

/** What is wrong with how a record was dealt with. */
function faultsOf(record: () => unknown, plan: Plan): readonly string[] {
  const works = [score, (...given: Parameters<typeof score>) => explain(...given).result];
  const faults = works.flatMap((work) => faultsOfOne(() => work(plan, record())));
  return [...new Set([...faults, ...pollution()])].slice(0, 10);
}

function faultsOfOne(work: () => Result): readonly string[] {
  const started = process.cpuUsage();
  try {
    const faults = faultsOfResult(work());
    const { user, system } = process.cpuUsage(started);
    const spentMs = Math.round((user + system) / 1000);
    return spentMs > allowedMs ? [...faults, `it takes ${spentMs} ms`] : faults;
  } catch (error) {
    return [`it throws: ${error instanceof Error ? error.stack : String(error)}`];
  }
}

function faultsOfResult(result: Result): readonly string[] {
  // Results are plain data: they can be stored.
  JSON.stringify(result);
  switch (result.status) {
    case 'refused':
      return result.problems.length === 0
        ? ['it is refused without a problem']
        : result.problems.flatMap(faultsOfProblem);
    case 'incomplete':
      return result.total.least <= result.total.greatest ? [] : ['no total is possible'];
    case 'rated':
      return Number.isFinite(result.total) ? [] : [`the total is ${result.total}`];
  }
}

test('the record that is varied here is rated', () => {
  expect(score(plan, right)).toMatchObject({ status: 'rated' });
});

describe('a record', () => {
  test.each(hostileRecords)(
    'is withstood: $name',
    ({ value }) => {
      expect(faultsOf(value, plan)).toEqual([]);
    },
    patience,
  );
});

describe('a value', () => {
  const keys = [
    ...Object.keys(right),
    'A.4',
    'A.5',
    'unit',
    'period',
    'date',
    'facts',
    'scores',
    'unknown',
    ...treacherousNames,
  ];
  test.each(hostileValues)(
    'is withstood everywhere: $name',
    ({ value }) => {
      const found = keys.flatMap((key) =>
        faultsOf(() => ({ ...right, [key]: value() }), plan).map((fault) => `${key}: ${fault}`),
      );
      expect(found).toEqual([]);
    },
    patience,
  );

  test.each(hostileValues)('is never taken for another: $name', ({ value }) => {
    const given = value();
    const wrong = Object.keys(right).flatMap((key) => {
      const result = resultOrThrow(() => score(plan, { ...right, [key]: given }));
      if (result?.status !== 'rated') return [];
      return isFair(key, given) ? [] : [`${key} was accepted`];
    });
    expect(wrong).toEqual([]);
  });
});

const resultOrThrow = (work: () => Result): Result | undefined => {
  try {
    return work();
  } catch {
    // Whether it throws is another test's question.
    return undefined;
  }
};

/** Whether a value may stand for an answer: finite numbers and texts that read as one. */
function isFair(key: string, value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'string') return false;
  const plain = value.normalize('NFC').trim().toLowerCase();
  if (key === 'đúng') return ['có', 'không', 'yes', 'no', 'true', 'false'].includes(plain);
  if (key === 'A.3')
    return ['đạt', 'không đạt', 'met', 'not met', 'true', 'false', 'không áp dụng', 'n/a'].includes(
      plain,
    );
  return /^[-\d.,]+ ?%?$/.test(plain);
}

test(
  'records of anything are withstood',
  () => {
    const anything = fc.anything({
      withBigInt: true,
      withBoxedValues: true,
      withDate: true,
      withMap: true,
      withNullPrototype: true,
      withObjectString: true,
      withSet: true,
      withSparseArray: true,
      withTypedArray: true,
    });
    const answers = fc.dictionary(
      fc.constantFrom(...Object.keys(right), 'facts', 'scores'),
      anything,
    );
    fc.assert(
      fc.property(fc.oneof(anything, answers), (record) => {
        expect(faultsOf(() => record, plan)).toEqual([]);
      }),
      // A backtick of the answer ends no quotation.
      { numRuns: runs(500, 50_000), examples: [[{ a: { '`': '', '': undefined } }]] },
    );
  },
  patience,
);

describe('a name that every object inherits', () => {
  const ids = treacherousNames.filter(isId);

  test.each(treacherousNames.filter((name) => !isId(name)))('%s is refused', (id) => {
    const { plan, diagnostics } = load(sheetWith({ facts: `${id} "f" có hoặc không` }));
    expect(plan).toBeUndefined();
    expect(diagnostics.map(({ code }) => code)).toEqual(['syntax/name-malformed']);
  });

  test.each(ids)('%s is a fact like any other', (id) => {
    const own = planOf(
      sheetWith({
        facts: `  ${id} "f" số đếm từ 0 đến 9`,
        criteria: `tiêu chí A.1 "x" đạt khi ${id} > 1 được 10 điểm`,
      }),
    );
    const others = { a: 1, b: 1, đúng: true };
    expect(score(own, others)).toMatchObject({ status: 'incomplete' });
    const record = JSON.parse(
      JSON.stringify(others).replace('}', `, ${JSON.stringify(id)}: 5}`),
    ) as unknown;
    expect(score(own, record)).toMatchObject({ status: 'rated', total: 10 });
    const nested = JSON.parse(`{"facts": ${JSON.stringify(record)}, "scores": {}}`) as unknown;
    expect(score(own, nested)).toMatchObject({ status: 'rated', total: 10 });
    expect(faultsOf(() => record, own)).toEqual([]);
  });

  test.each(ids)('%s is a criterion, level, option and rating like any other', (id) => {
    const own = planOf(`biểu ${id} "x"
số liệu
  f "f" chọn một: ${id} "o", khác "k"
mục S "s"
  tiêu chí ${id} "x" chọn một
    ${id} "m" 10 điểm
    khác "k" từ 0 đến 4 điểm
  tiêu chí S.2 "x" đạt khi f = ${id} được 10 điểm
xếp loại
  ${id} "Tốt" từ 5 điểm trở lên
  kém "Kém" dưới 5 điểm
`);
    const record = JSON.parse(
      `{"f": ${JSON.stringify(id)}, ${JSON.stringify(id)}: ${JSON.stringify(id)}}`,
    ) as unknown;
    const result = score(own, record);
    expect(result).toMatchObject({ status: 'rated', total: 20, rating: id });
    const criteria = result.status === 'rated' ? result.criteria : {};
    expect(Object.entries(criteria)).toEqual([
      [id, 10],
      ['S.2', 10],
    ]);
    expect(score(own, { f: 'khác' })).toMatchObject({ status: 'incomplete' });
    expect(faultsOf(() => record, own)).toEqual([]);
  });

  test.each(treacherousNames)('%s is unknown where the sheet does not have it', (id) => {
    const record = JSON.parse(
      JSON.stringify(right).replace(/}$/, `, ${JSON.stringify(id)}: 1}`),
    ) as unknown;
    expect(score(plan, record)).toMatchObject({
      status: 'refused',
      problems: [{ code: 'record/unknown-id', path: id }],
    });
  });
});

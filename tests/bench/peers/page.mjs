/** Nanoseconds as people read them. */
const time = (ns) => {
  if (ns < 100) return `${ns.toFixed(1)} ns`;
  if (ns < 10_000) return `${Math.round(ns).toLocaleString('en')} ns`;
  if (ns < 10e6) return `${figure(ns / 1000)} µs`;
  return `${figure(ns / 1e6)} ms`;
};
const figure = (value) => (value < 100 ? value.toFixed(1) : Math.round(value).toLocaleString('en'));
const milliseconds = (ns) => `${(ns / 1e6).toFixed(ns < 10e6 ? 2 : 0)} ms`;
const times = (ratio) => `${ratio < 10 ? ratio.toFixed(2) : figure(ratio)}×`;
const bytes = (count) => Math.round(count).toLocaleString('en');
const byTime = (all) => all.toSorted((a, b) => a.ns - b.ns);
const table = (head, rows) =>
  [
    `| ${head.join(' | ')} |`,
    `|${'---|'.repeat(head.length)}`,
    ...rows.map((cells) => `| ${cells.join(' | ')} |`),
  ].join('\n');

/** What has been measured of one engine. */
const of = (all, name) => all.find((each) => each.name === name);

/** The targets of the project, with what was measured; a target has its verdict from the figures alone. */
function targets({ sizes, many, heap }) {
  const [{ found: few }, , { found: eighty }] = sizes;
  const most = (name, what, limit) => {
    const found = [of(few, name).ratio, of(many, name).ratio];
    return [what, `${limit}×`, ...found.map((ratio) => verdict(ratio <= limit, times(ratio)))];
  };
  const held = (name, what, limit) => {
    const { made } = of(heap, name);
    return [what, `${limit} B`, verdict(made <= limit, `${bytes(made)} B`), ''];
  };
  const [sql, sqlByHand] = ['Barem: `sql` in DuckDB', 'DuckDB, SQL written by hand'];
  const sqlRatio = (all) => of(all, sql).ns / of(all, sqlByHand).ns;
  const growth = (name) => of(eighty, name).ns / 4 / of(few, name).ns;
  const linear = (name, what) => [
    what,
    '1.3×',
    verdict(growth(name) <= 1.3, times(growth(name))),
    '',
  ];
  return table(
    ['Target', 'At most', '1,000 records, over and over', '150,000 records'],
    [
      most('Barem: `compile`', '`compile`: whole result, full validation', 4),
      most('Barem: `compileBrief`', '`compileBrief`: total and rating, full validation', 4),
      most('Barem: `compileTrusted`', '`compileTrusted`: total and rating, no validation', 1.5),
      most('Barem: `score`', '`score`: whole result, full validation, no code made', 25),
      most('Barem: a scanner', 'a scanner: total and rating, full validation, no code made', 25),
      held('Barem: `compile`', 'memory a record: `compile`', 300),
      held('Barem: `compileBrief`', 'memory a record: `compileBrief`', 300),
      [
        'SQL of a sheet, with validation, over SQL written by hand, in DuckDB',
        '1.3×',
        verdict(sqlRatio(few) <= 1.3, times(sqlRatio(few))),
        verdict(sqlRatio(many) <= 1.3, times(sqlRatio(many))),
      ],
      linear('Barem: `compile`', '`compile`: a criterion of 80, over one of 20'),
      linear('Barem: `score`', '`score`: a criterion of 80, over one of 20'),
    ],
  );
}
const verdict = (isMet, text) => (isMet ? text : `**${text}**, missed`);

const engines = (all) =>
  table(
    ['Engine', 'A record', 'By hand = 1', 'Greatest median', 'What it does'],
    byTime(all).map(({ name, about, ns, ratio, most }) => [
      name,
      time(ns),
      times(ratio),
      time(most),
      about,
    ]),
  );

/** 150,000 records, and what they would take where nobody waits for them. */
function manyRecords({ counts, sizes, many }) {
  const [{ found }] = sizes;
  const not = found.filter(({ name }) => !of(many, name));
  const rows = [
    ...byTime(many).map(({ name, ns, ratio }) => [
      name,
      time(ns),
      `${figure((ns * counts.many) / 1e6)} ms`,
      times(ratio),
    ]),
    ...byTime(not).map(({ name, ns }) => [
      name,
      'not run',
      `${figure((ns * counts.many) / 1e9)} s at the pace above`,
      '',
    ]),
  ];
  return table(['Engine', 'A record', 'All', 'By hand = 1'], rows);
}

function larger({ sizes }, cell) {
  const [{ found: first }] = sizes;
  return table(
    ['Engine', ...sizes.map(({ criteria }) => `${criteria} criteria`)],
    byTime(first).map(({ name }) => [
      name,
      ...sizes.map(({ criteria, found }) => {
        const own = of(found, name);
        return own ? cell(own, criteria) : '–';
      }),
    ]),
  );
}

const memory = ({ heap }) =>
  table(
    ['Engine', 'Made a record', 'Kept a result'],
    heap
      .toSorted((a, b) => a.made - b.made)
      .map(({ name, made, kept }) => [
        name,
        `${bytes(made)} B`,
        kept === undefined ? '–' : `${bytes(kept)} B`,
      ]),
  );

const making = ({ made }) =>
  table(
    ['What', 'Criteria', 'First time', 'Later'],
    made.map(({ name, criteria, cold, warm }) => [
      name,
      criteria,
      milliseconds(cold),
      milliseconds(warm),
    ]),
  );

function profile({ sizes }, { name, stages }) {
  const { ns } = of(sizes[0].found, `Barem: \`${name}\``);
  return `\`${name}\`, ${time(ns)} a record:

${table(
  ['It', 'Share', 'A record'],
  stages
    .filter(({ share }) => share >= 0.005)
    .map((stage) => [stage.name, `${Math.round(stage.share * 100)} %`, time(stage.share * ns)]),
)}`;
}

/** The page of results. */
export const page = (all) => {
  const { counts, tooLong, csv, devDependencies, machine } = all;
  const versions = [
    '@duckdb/node-api',
    '@gorules/zen-engine',
    '@marcbachmann/cel-js',
    'feelin',
    'json-logic-engine',
    'json-rules-engine',
    'publicodes',
  ].map((name) => `${name} ${devDependencies[name]}`);
  return `# Benchmarks

Written by \`npm run bench:peers\`; do not edit by hand.

One sheet of 20 criteria – twelve scores, four duties that are met or not, attendance by bands of a ratio, length and speakers by bands, a
capped penalty – and four ratings, the best with three requirements. The sheet and what was written by hand for each engine stand in \`tests/bench/peers\`; its numbers are illustrative.
None of the engines written by hand validates a record, and none gives reasons.

- [Targets](#targets) · [One sheet](#one-sheet) · [150,000 records](#150000-records) · [Larger sheets](#larger-sheets) · [CSV to CSV](#csv-to-csv) · [Memory](#memory)
- [Until the first record](#until-the-first-record) · [Where the time goes](#where-the-time-goes) · [How it is measured](#how-it-is-measured)

## Targets

As multiples of the function written by hand, where nothing else is said.

${targets(all)}

A thousand records, scored over and over, stay in the caches of the processor, and V8 puts the function written by hand into the loop: it is as fast as it ever gets. Of 150,000
records, each is fetched from memory, by whoever scores.

## One sheet

${counts.records.toLocaleString('en')} records of 20 criteria, over and over.

${engines(all.sizes[0].found)}

## 150,000 records

In memory, each an object of its own, or as columns. DuckDB has as many rows in a table.

${manyRecords(all)}

## Larger sheets

The same sheet several times over, with requirements once; the function written by hand is generated. What one criterion takes, so that a cost that is linear shows as figures that stay alike:

${larger(all, ({ ns }, criteria) => time(ns / criteria))}

As multiples of the function written by hand:

${larger(all, ({ ratio }) => times(ratio))}

–: not asked, because a record of half as many criteria already took more than ${tooLong / 1e6} ms.

A record of 160 criteria has 168 fields. V8 keeps objects from JSON with more than about 128 fields as dictionaries, and all that read them pay for it, by hand or not. Columns avoid that. The statement of
DuckDB scores fewer rows the wider they are, 150,000 of 20 criteria and 9,375 of 320, so that planning it weighs more and more.

## CSV to CSV

${csv.replace(/\n\|/, '\n\n|').replace(/\|\nNode.*$/s, '|')}

Seconds that pass, median of ${counts.csvRounds}, every run a process of its own with its start; other work on the machine (load ${machine.load.map((each) => each.toFixed(1)).join(' before, ')} after) makes them longer, and takes away what a
second thread would give. The target is 1.2 times the loop that gives total and rating only, with both processors.

## Memory

Bytes of the heap that scoring one record makes, the result with all that is thrown away, and what a result holds as long as it is kept. Of 20 criteria; what zen-engine holds outside of the heap is not
counted, DuckDB is left out for the same reason.

${memory(all)}

## Until the first record

From the text or the plan of a sheet, or from rules in memory, to the first record that is scored: the first time in a process that has loaded its modules (median of ${counts.processes} processes), and later, when V8 knows the code.

${making(all)}

## Where the time goes

Sampled while the ${counts.records.toLocaleString('en')} records are scored. The code that \`compile\` makes is one function, so that its lines are counted; V8 moves work between lines, which blurs the borders.

${all.profiles.map((each) => profile(all, each)).join('\n\n')}

## How it is measured

Processor time, that of all threads together, because it depends little on what else the machine does. The totals and ratings of all engines are first compared with those of the function written by hand, on the very
records that are timed, and a difference ends the run. Then all take turns: in rounds of 8 ms (slow engines 15 ms, or one record), the function written by hand before each of the others. \`By hand = 1\` is the
median over all rounds of what an engine took over what the function took in the same round (the median of its turns). Times are medians of seven rounds, and of these the least, so that one calm stretch is enough; the greatest stands beside.
Each engine has a loop of its own, and each part a process of its own, as a program with one engine has them. Records have come from JSON.

Measured with Node ${machine.node} on ${machine.processors}, load ${machine.load.map((each) => each.toFixed(1)).join(' before, ')} after; ${versions.join(', ')}.
`;
};

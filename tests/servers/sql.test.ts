import { test } from 'vitest';
import { openClickhouse } from '../differential/sql/clickhouse.js';
import { openCluster } from '../differential/sql/cluster.js';
import { openPostgres } from '../differential/sql/postgres.js';
import { describeEngine } from '../differential/sql/suite.js';

const { BAREM_POSTGRES: postgres, BAREM_CLICKHOUSE: clickhouse, CI: isCi } = process.env;

if (postgres !== undefined && clickhouse !== undefined) {
  const [first = '', second = ''] = clickhouse.split(' ');
  describeEngine('PostgreSQL', () => openPostgres(postgres), { daily: 40, nightly: 1_000 });
  describeEngine('ClickHouse', () => Promise.resolve(openClickhouse(first)), {
    daily: 4,
    nightly: 100,
    known: 'rulesets',
  });
  describeEngine('ClickHouse on two servers', () => openCluster([first, second]), {
    daily: 2,
    nightly: 50,
    known: 'none',
  });
} else if (isCi === undefined || isCi === '') {
  test.skip('no database servers here: `npm run servers` starts them and asks them', () =>
    undefined);
} else {
  test('database servers are there', () => {
    throw new Error(
      'BAREM_POSTGRES and BAREM_CLICKHOUSE are not set: run .ci/run, or npm run servers',
    );
  });
}

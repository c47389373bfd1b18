import { describe, expect, test } from 'vitest';
import { openClickhouse } from '../differential/sql/clickhouse.js';
import { openCluster } from '../differential/sql/cluster.js';
import { openPostgres } from '../differential/sql/postgres.js';
import { describeEngine } from '../differential/sql/suite.js';

const { BAREM_POSTGRES: postgres, BAREM_CLICKHOUSE: clickhouse, CI: isCi } = process.env;

const areThere = postgres !== undefined && clickhouse !== undefined;

// In CI a missing server is a failure, elsewhere a test that is skipped: `npm run servers` starts them and asks them.
test.skipIf(!areThere && (isCi === undefined || isCi === ''))(
  'database servers are there (npm run servers)',
  () => {
    expect({ postgres, clickhouse }).toEqual({
      postgres: expect.any(String) as unknown,
      clickhouse: expect.any(String) as unknown,
    });
  },
);

const [first = '', second = ''] = clickhouse?.split(' ') ?? [];

describe.skipIf(!areThere)('servers', () => {
  describeEngine('PostgreSQL', () => openPostgres(postgres ?? ''), { daily: 40, nightly: 1_000 });
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
});

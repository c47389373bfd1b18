// Prints the result of the last test run as "N passed, N failed".
import { existsSync, readFileSync } from 'node:fs';

const results = new URL('../.vitest/results.json', import.meta.url);

if (existsSync(results)) {
  const { numPassedTests, numFailedTests, success, testResults } = JSON.parse(
    readFileSync(results, 'utf8'),
  );
  // A file that fails to load has no test of its own to count.
  const broken = testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  ).length;
  process.stdout.write(`${numPassedTests} passed, ${numFailedTests + broken} failed\n`);
  process.exitCode = success ? 0 : 1;
} else {
  process.stderr.write('the tests did not run: an earlier step failed\n');
  process.stdout.write('0 passed, 0 failed\n');
  process.exitCode = 1;
}

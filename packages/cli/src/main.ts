import { OutputClosed } from './failure.js';
import { ExitCode } from './io.js';
import { nodeIo } from './node-io.js';
import { run } from './run.js';

try {
  process.exitCode = await run(
    process.argv.slice(2),
    nodeIo(new URL('./batch-worker.js', import.meta.url)),
  );
} catch (error) {
  if (error instanceof OutputClosed) {
    // Whoever reads has seen enough; that is no mistake.
    process.exitCode = ExitCode.ok;
  } else {
    process.exitCode = ExitCode.failure;
    const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
    process.stderr.write(`barem: this is a mistake in barem itself, please report it\n${what}\n`);
  }
}

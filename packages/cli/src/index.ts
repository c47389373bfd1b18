export { commands } from './commands/index.js';
export {
  ExitCode,
  type ChunkScorers,
  type Files,
  type GrowingFile,
  type Io,
  type NewFile,
  type Output,
  type Progress,
  type ProgressStart,
} from './io.js';
export type { Command, Operand, Option, Sample, Typed } from './command.js';
export { run } from './run.js';
export { version } from './version.js';

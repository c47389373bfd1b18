import type { Command } from '../command.js';
import { advise } from './advise.js';
import { check } from './check.js';
import { convert } from './convert.js';
import { diff } from './diff.js';
import { emit } from './emit.js';
import { create } from './new.js';
import { explain } from './explain.js';
import { flatten } from './flatten.js';
import { format } from './format.js';
import { impact } from './impact.js';
import { lock } from './lock.js';
import { migrate } from './migrate.js';
import { plan } from './plan.js';
import { preview } from './preview.js';
import { rebase } from './rebase.js';
import { replay } from './replay.js';
import { report } from './report.js';
import { sample } from './sample.js';
import { score } from './score.js';
import { test } from './test.js';
import { verify } from './verify.js';

/** Every command, in the order of the help. */
export const commands: readonly Command<unknown>[] = [
  create,
  check,
  format,
  convert,
  flatten,
  lock,
  diff,
  rebase,
  test,
  verify,
  score,
  preview,
  explain,
  advise,
  replay,
  report,
  impact,
  migrate,
  sample,
  plan,
  emit,
];

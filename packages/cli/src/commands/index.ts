import type { Command } from '../command.js';
import { check } from './check.js';
import { convert } from './convert.js';
import { create } from './new.js';
import { explain } from './explain.js';
import { format } from './format.js';
import { plan } from './plan.js';
import { preview } from './preview.js';
import { score } from './score.js';
import { test } from './test.js';

/** Every command, in the order of the help. */
export const commands: readonly Command<unknown>[] = [
  create,
  check,
  format,
  convert,
  test,
  score,
  preview,
  explain,
  plan,
];

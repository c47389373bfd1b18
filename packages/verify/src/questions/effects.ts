import type { Undecided } from '../report.js';
import type { AnswerEffect } from './answers.js';

/** The effect of changing one answer, or why it is not known. */
export type DecidedEffect = AnswerEffect | Undecided;

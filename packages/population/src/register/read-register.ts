import { checkLinks } from './check-links.js';
import { collectFindings } from './collect-findings.js';
import type { Finding } from './findings.js';
import { sortOut } from './histories.js';
import { isAbove, type Level } from './levels.js';
import type { Membership } from './membership.js';
import { reportMisses, type Miss } from './misses.js';
import { readRows, type RegisterRow } from './read-rows.js';
import { registerOf, type Register } from './register.js';

/** A register with what is wrong with it. */
export interface RegisterRead {
  /** What is sound. An organisation whose parent is not stands alone. */
  readonly register: Register;
  /** In the order of rows. */
  readonly findings: readonly Finding[];
}

/** Reads the rows of a register, of one file or several, and reports everything that is wrong with them. */
export function readRegister(rows: Iterable<RegisterRow>): RegisterRead {
  const { report, inOrder } = collectFindings();
  const read = readRows(rows, report);
  const { histories, leftOut } = sortOut(read.memberships, report);
  const register = registerOf(histories);
  const { memberships } = register;
  reportMisses(missesOf(read.misses, memberships), read.headers, report);
  checkLinks(memberships, histories, new Set([...read.leftOut, ...leftOut]), report);
  return { register, findings: inOrder() };
}

/** What is missing, without the parents of organisations than which nobody stands higher. */
function missesOf(misses: readonly Miss[], memberships: readonly Membership[]): readonly Miss[] {
  const highest = memberships.reduce<Level>(
    (level, each) => (isAbove(each.level, level) ? each.level : level),
    'cell',
  );
  const lower = new Set(
    memberships.filter(({ level }) => isAbove(highest, level)).map(({ row }) => row),
  );
  return misses.filter(({ column, row }) => column !== 'parent' || lower.has(row));
}

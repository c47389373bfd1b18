import { roundingCodes, state, type opcode, type Program } from './program.js';

/**
 * Computes every operation of a program into `registers`, whose first hold the answers.
 * All values are whole numbers within ±2^53, so that floating point computes them exactly.
 */
export function interpret({ code, numbers, registers: r, states }: Program): void {
  for (let at = 0; at < code.length;) {
    const slot = code[at + 1]!;
    const a = code[at + 2]!;
    // Literal numbers, held to the table by their types, let the engine jump straight to the operation.
    switch (code[at]!) {
      case 18 satisfies typeof opcode.lookup:
        r[slot] = numbers[code[at + 3]! + r[a]!]!;
        at += 4;
        break;
      case 3 satisfies typeof opcode.add: {
        let sum = 0;
        for (let i = at + 3; i < at + 3 + a; i += 1) sum += r[code[i]!]!;
        r[slot] = sum;
        at += 3 + a;
        break;
      }
      case 12 satisfies (typeof opcode)['at-most']:
        r[slot] = r[a]! <= r[code[at + 3]!]! ? 1 : 0;
        at += 4;
        break;
      case 16 satisfies typeof opcode.select:
        r[slot] = r[a] === 1 ? r[code[at + 3]!]! : r[code[at + 4]!]!;
        at += 5;
        break;
      case 17 satisfies typeof opcode.steps: {
        const by = code[at + 3]!;
        const count = code[at + 4]!;
        const table = code[at + 5]!;
        const value = r[a]!;
        const divisor = by < 0 ? 1 : r[by]!;
        let passed = 0;
        while (passed < count) {
          const cut = table + passed * 3;
          const left = value * numbers[cut]!;
          const right = numbers[cut + 1]! * divisor;
          if (numbers[cut + 2] === 1 ? left <= right : left < right) break;
          passed += 1;
        }
        r[slot] = numbers[table + count * 3 + passed]!;
        at += 6;
        break;
      }
      case 5 satisfies typeof opcode.scale:
        // Nothing times a negative number must not become −0.
        r[slot] = r[a]! * numbers[code[at + 3]!]! + 0;
        at += 4;
        break;
      case 7 satisfies typeof opcode.least: {
        let best = r[code[at + 3]!]!;
        for (let i = at + 4; i < at + 3 + a; i += 1) if (r[code[i]!]! < best) best = r[code[i]!]!;
        r[slot] = best;
        at += 3 + a;
        break;
      }
      case 8 satisfies typeof opcode.greatest: {
        let best = r[code[at + 3]!]!;
        for (let i = at + 4; i < at + 3 + a; i += 1) if (r[code[i]!]! > best) best = r[code[i]!]!;
        r[slot] = best;
        at += 3 + a;
        break;
      }
      case 4 satisfies typeof opcode.subtract:
        r[slot] = r[a]! - r[code[at + 3]!]!;
        at += 4;
        break;
      case 10 satisfies typeof opcode.equal:
        r[slot] = r[a] === r[code[at + 3]!] ? 1 : 0;
        at += 4;
        break;
      case 9 satisfies typeof opcode.clamp: {
        const table = code[at + 3]!;
        const value = r[a]!;
        const low = numbers[table]!;
        const high = numbers[table + 1]!;
        r[slot] = value < low ? low : value > high ? high : value;
        at += 4;
        break;
      }
      case 11 satisfies typeof opcode.less:
        r[slot] = r[a]! < r[code[at + 3]!]! ? 1 : 0;
        at += 4;
        break;
      case 15 satisfies typeof opcode.not:
        r[slot] = 1 - r[a]!;
        at += 3;
        break;
      case 6 satisfies typeof opcode.multiply:
        r[slot] = r[a]! * r[code[at + 3]!]! + 0;
        at += 4;
        break;
      case 19 satisfies typeof opcode.divide:
        r[slot] = divideExactly(r[a]!, r[code[at + 3]!]!, code[at + 4]!);
        at += 5;
        break;
      case 2 satisfies (typeof opcode)['not-applicable']:
        r[slot] = states[a] === state.notApplicable ? 1 : 0;
        at += 3;
        break;
      default:
        throw new Error('misplaced operation');
    }
  }
}

/** `of / by` rounded to a whole number; the remainder of whole numbers is exact. */
export function divideExactly(of: number, by: number, mode: number): number {
  if (by <= 0) return 0;
  const remainder = ((of % by) + by) % by;
  const below = (of - remainder) / by;
  if (remainder === 0 || mode === roundingCodes.down) return below;
  if (mode === roundingCodes.up) return below + 1;
  const twice = remainder - (by - remainder);
  if (twice !== 0) return twice > 0 ? below + 1 : below;
  return mode === roundingCodes['half-up'] || below % 2 !== 0 ? below + 1 : below;
}

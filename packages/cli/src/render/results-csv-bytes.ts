import type { Language, Rated, Result } from 'barem';
import { stringify } from 'csv-stringify/sync';
import { csvWriter } from './results-csv.js';
import type { ResultOrigin } from './results.js';
import type { ShownPlan } from './shown-plan.js';

/** Rows of results as UTF-8; the same as those of {@link csvWriter}, several times faster where records are rated. */
export interface CsvBytes {
  readonly header: () => Uint8Array<ArrayBuffer>;
  readonly add: (result: Result, origin: ResultOrigin) => void;
  /** The rows since the last time. */
  readonly take: () => Uint8Array<ArrayBuffer>;
}

/** Texts that are kept as bytes; ratings and reasons come again and again. */
const mostKnown = 10_000;
/** Numbers below are kept as bytes, by their hundredfold. */
const mostNumbers = 30_000;
/** Of each number its length, and its characters: `299.99` has the most. */
const numberRoom = 7;

const comma = 0x2c;
const newline = 0x0a;
const space = 0x20;
const quote = 0x22;
const lastAscii = 0x7e;

/** Rows of results of a plan, or of several that are shown as one. */
export function csvBytes(
  plan: ShownPlan,
  language: Language,
  hasEditions: boolean = false,
): CsvBytes {
  const writer = csvWriter(plan, language, hasEditions);
  const encoder = new TextEncoder();
  const sections = plan.sections.map(({ id }) => id);
  const criteria = plan.criteria.map(({ id }) => id);
  const ratedWord = encoder.encode('rated');
  const known = new Map<string, Uint8Array>();
  const numbers = new Uint8Array(mostNumbers * numberRoom);
  let bytes = new Uint8Array(1 << 18);
  let at = 0;

  const makeRoom = (length: number): void => {
    if (at + length <= bytes.length) return;
    const larger = new Uint8Array(Math.max(bytes.length * 2, at + length));
    larger.set(bytes);
    bytes = larger;
  };
  const copy = (cell: Uint8Array): void => {
    // Longer ones would not fit into the room that every row has.
    if (cell.length > 32) {
      makeRoom(cell.length + rowRoom);
      bytes.set(cell, at);
    } else for (let from = 0; from < cell.length; from += 1) bytes[at + from] = cell[from]!;
    at += cell.length;
  };
  const cellOf = (text: string): Uint8Array =>
    encoder.encode(text === '' ? '' : stringify([[text]], { eof: false }));
  const repeated = (text: string): void => {
    const before = known.get(text);
    if (before) return copy(before);
    const cell = cellOf(text);
    if (known.size < mostKnown) known.set(text, cell);
    copy(cell);
  };
  /** Plain ASCII is written as it stands; whatever else may need quotation marks. */
  const single = (value: string | number | undefined): void => {
    if (value === undefined) return;
    const text = typeof value === 'number' ? String(value) : value;
    if (text.length > 32) return copy(cellOf(text));
    for (let from = 0; from < text.length; from += 1) {
      const code = text.charCodeAt(from);
      if (code < space || code > lastAscii || code === quote || code === comma)
        return copy(cellOf(text));
      bytes[at + from] = code;
    }
    at += text.length;
  };
  const number = (value: number): void => {
    const place = value * 100;
    const isKept = place >= 0 && place < mostNumbers && (place | 0) === place;
    if (!isKept || place / 100 !== value) return copy(encoder.encode(String(value)));
    const from = place * numberRoom;
    if (numbers[from] === 0) {
      const text = encoder.encode(String(value));
      numbers.set([text.length, ...text], from);
    }
    // All at once: what is too much is written over.
    bytes[at] = numbers[from + 1]!;
    bytes[at + 1] = numbers[from + 2]!;
    bytes[at + 2] = numbers[from + 3]!;
    bytes[at + 3] = numbers[from + 4]!;
    bytes[at + 4] = numbers[from + 5]!;
    bytes[at + 5] = numbers[from + 6]!;
    at += numbers[from]!;
    return undefined;
  };
  const end = (mark: number): void => {
    bytes[at] = mark;
    at += 1;
  };
  const rowRoom = (20 + sections.length + criteria.length) * 40;
  const addRated = (result: Rated, edition: string | undefined): void => {
    makeRoom(rowRoom);
    single(result.unit);
    end(comma);
    single(result.period);
    end(comma);
    single(result.assessor);
    end(comma);
    single(result.date);
    end(comma);
    if (hasEditions) {
      repeated(edition ?? '');
      end(comma);
    }
    copy(ratedWord);
    end(comma);
    number(result.total);
    end(comma);
    repeated(result.rating);
    end(comma);
    repeated(result.ratingByPoints);
    for (const id of sections) {
      end(comma);
      const value = result.sections[id];
      if (value !== undefined) number(value);
    }
    end(comma);
    number(result.bonuses);
    end(comma);
    number(result.penalties);
    for (const id of criteria) {
      end(comma);
      const value = result.criteria[id];
      if (value !== undefined) number(value);
    }
    end(comma);
    if (result.unmet.length > 0) repeated(result.unmet.join('; '));
    end(comma);
    if (result.caps.length > 0) repeated(result.caps.join('; '));
    end(comma);
    end(comma);
    end(newline);
  };
  const addOther = (result: Result, origin: ResultOrigin): void => {
    const row = encoder.encode(writer.add(result, nowhere, origin) + writer.end(''));
    makeRoom(row.length);
    bytes.set(row, at);
    at += row.length;
  };
  return {
    header: () => encoder.encode(writer.begin()),
    add(result, origin) {
      if (result.status === 'rated') addRated(result, origin.edition);
      else addOther(result, origin);
    },
    take() {
      const taken = bytes.slice(0, at);
      at = 0;
      return taken;
    },
  };
}

const nowhere = { path: '', number: 0 };

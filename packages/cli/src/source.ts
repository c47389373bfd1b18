import { basename, dirname, join } from 'node:path';
import type { Format, Localized } from 'barem';
import { Failure } from './failure.js';
import type { Io } from './io.js';
import { shownPath } from './shown-path.js';
import { didYouMean } from './words.js';

/** A text file as it was read. */
export interface SourceFile {
  /** As the user wrote it. */
  readonly path: string;
  readonly text: string;
}

/** Reads a file of UTF-8 text whole; a mark at its beginning stays, so that offsets fit the file. */
export async function readText(path: string, io: Io): Promise<SourceFile> {
  const bytes = await io.files.read(path).catch(async (error: unknown) => {
    throw await readFailure(path, error, io);
  });
  refuseOtherKinds(path, bytes);
  try {
    return { path, text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch (error) {
    throw notUtf8(path, badLine(bytes), error);
  }
}

/**
 * Reads a file, or standard input as `-`, of UTF-8 text in pieces, without the mark at its beginning.
 * @param onBytes - hears how many bytes each piece had
 */
export async function* readPieces(
  path: string,
  io: Io,
  onBytes: (count: number) => void = () => undefined,
): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let isFirst = true;
  let lines = 0;
  try {
    for await (const bytes of path === '-' ? io.stdin : io.files.open(path)) {
      if (isFirst) refuseOtherKinds(path, bytes);
      isFirst = false;
      let text: string;
      try {
        text = decoder.decode(bytes, { stream: true });
      } catch (error) {
        throw notUtf8(path, lines + badLine(bytes), error);
      }
      lines += linesIn(bytes);
      onBytes(bytes.length);
      yield text;
    }
  } catch (error) {
    if (isSystemError(error)) throw await readFailure(path, error, io);
    throw error;
  }
  try {
    decoder.decode();
  } catch (error) {
    throw notUtf8(path, lines + 1, error);
  }
}

/** The bytes of a file, or of standard input as `-`, from one on. */
export async function* openBytes(
  path: string,
  io: Io,
  from: number = 0,
): AsyncGenerator<Uint8Array> {
  try {
    yield* path === '-' ? io.stdin : io.files.open(path, from);
  } catch (error) {
    throw isSystemError(error) ? await readFailure(path, error, io) : error;
  }
}

/** @throws {Failure} there is no file at `path`, so that a run of many files does not begin in vain */
export async function requireFile(path: string, io: Io): Promise<void> {
  if (path === '-') return;
  const kind = await io.files.kindOf(path);
  if (kind === 'missing') throw await readFailure(path, systemError('ENOENT'), io);
  if (kind === 'folder') throw await readFailure(path, systemError('EISDIR'), io);
}

const systemError = (code: string): Error => Object.assign(new Error(code), { code });

const newline = 0x0a;

function linesIn(bytes: Uint8Array): number {
  let lines = 0;
  for (let at = bytes.indexOf(newline); at !== -1; at = bytes.indexOf(newline, at + 1)) lines += 1;
  return lines;
}

/** Text of UTF-8, or the line, from 1, that is none. */
export function decodeUtf8(
  bytes: Uint8Array,
): { readonly text: string } | { readonly badLine: number } {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    // Which line it is says more than the error.
    return { badLine: badLine(bytes) };
  }
}

/** The first line, from 1, that is not UTF-8: a line break is never part of another character. */
function badLine(bytes: Uint8Array): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let start = 0;
  for (let line = 1; ; line += 1) {
    const end = bytes.indexOf(newline, start);
    const isLast = end === -1;
    try {
      decoder.decode(bytes.subarray(start, isLast ? bytes.length : end));
    } catch {
      // What is wrong with the line is what was asked for.
      return line;
    }
    if (isLast) return line;
    start = end + 1;
  }
}

export function notUtf8(path: string, line: number, cause?: unknown): Failure {
  const { vi, en } = shownPath(path);
  return new Failure(
    {
      vi: `${vi}: dòng ${line} không phải là UTF-8; hãy lưu lại tệp với bảng mã UTF-8`,
      en: `${en}: line ${line} is not UTF-8; save the file again as UTF-8`,
    },
    { cause },
  );
}

/** The first bytes of files that are often taken for text. */
const kinds: readonly {
  readonly starts: readonly (readonly number[])[];
  readonly text: Localized;
}[] = [
  {
    starts: [
      [0xff, 0xfe],
      [0xfe, 0xff],
    ],
    text: {
      vi: 'tệp được lưu dạng UTF-16; hãy lưu lại với bảng mã UTF-8 (trong Excel: "CSV UTF-8")',
      en: 'the file is UTF-16; save it again as UTF-8 (in Excel: "CSV UTF-8")',
    },
  },
  {
    starts: [
      [0x50, 0x4b, 0x03, 0x04],
      [0xd0, 0xcf, 0x11, 0xe0],
    ],
    text: {
      vi: 'đây là tệp Word hoặc Excel, không phải tệp văn bản; số liệu thì lưu dạng "CSV UTF-8", biểu thì lưu dạng văn bản thuần UTF-8',
      en: 'this is a Word or Excel file, not text; save records as "CSV UTF-8" and a sheet as plain UTF-8 text',
    },
  },
];

/** @throws {Failure} the bytes begin as those of files do that are often taken for text */
export function refuseOtherKinds(path: string, bytes: Uint8Array): void {
  const kind = kinds.find(({ starts }) =>
    starts.some((start) => start.every((byte, at) => bytes[at] === byte)),
  );
  if (!kind) return;
  const { vi, en } = shownPath(path);
  throw new Failure({ vi: `${vi}: ${kind.text.vi}`, en: `${en}: ${kind.text.en}` });
}

export const isSystemError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && typeof (error as NodeJS.ErrnoException).code === 'string';

/** Why a path cannot be read, in words, with the name that was probably meant. */
export async function readFailure(path: string, cause: unknown, io: Io): Promise<unknown> {
  if (!isSystemError(cause)) return cause;
  const say = (vi: string, en: string): Failure =>
    new Failure({ vi: `${path}: ${vi}`, en: `${path}: ${en}` }, { cause });
  switch (cause.code) {
    case 'ENOENT':
    case 'ENOTDIR': {
      const { vi, en } = didYouMean(await similarName(path, io));
      return say(`không có tệp này${vi}`, `there is no such file${en}`);
    }
    case 'EISDIR':
      return say('đây là một thư mục; hãy ghi tên tệp', 'this is a folder; name a file');
    case 'EACCES':
    case 'EPERM':
      return say('không có quyền đọc tệp này', 'the file may not be read');
    default:
      return say(`không đọc được (${cause.code})`, `cannot be read (${cause.code})`);
  }
}

async function similarName(path: string, io: Io): Promise<string | undefined> {
  const { nearest } = await import('@barem/core');
  const names = await io.files.list(dirname(path)).catch((): readonly string[] => []);
  const name = nearest(basename(path), names);
  return name === undefined ? undefined : join(dirname(path), name);
}

/**
 * Paths with `*` and `?` in their last part as the files that they stand for: not every shell does this itself.
 * What fits no file stays as it is.
 */
export async function expandPaths(paths: readonly string[], io: Io): Promise<readonly string[]> {
  const expanded: string[] = [];
  for (const path of paths) {
    const name = basename(path);
    const isPattern = /[*?]/.test(name) && (await io.files.kindOf(path)) === 'missing';
    const names = isPattern
      ? await io.files.list(dirname(path)).catch((): readonly string[] => [])
      : [];
    const pattern = patternOf(name);
    const found = names.filter((each) => pattern.test(each) && !each.startsWith('.')).toSorted();
    const folder = path.slice(0, path.length - name.length);
    expanded.push(...(found.length === 0 ? [path] : found.map((each) => folder + each)));
  }
  return expanded;
}

const patternOf = (name: string): RegExp => {
  const pattern = name
    .replaceAll(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${pattern}$`, 'iu');
};

/** Writes a file; says in words why that is not possible. */
export async function writeText(
  path: string,
  text: string,
  io: Io,
  { overwrite }: { readonly overwrite: boolean } = { overwrite: true },
): Promise<void> {
  await io.files.write(path, text, { overwrite }).catch((error: unknown) => {
    throw writeFailure(path, error, {
      vi: 'tệp đã có; thêm --force để ghi đè',
      en: 'the file exists; add --force to replace it',
    });
  });
}

/** @throws {Failure} there is a file of receipts already: they are not written over */
export async function requireNew(path: string, io: Io): Promise<void> {
  if ((await io.files.kindOf(path)) !== 'missing')
    throw writeFailure(path, systemError('EEXIST'), receiptsExist);
}

/** What can be done where receipts are there already. */
export const receiptsExist: Localized = {
  vi: 'tệp đã có; bản lưu cũ không bị ghi đè, hãy chọn tên khác',
  en: 'the file exists; receipts are not written over, choose another name',
};

/** Why a file could not be written, in words; `exists` is what can be done where it is there already. */
export function writeFailure(path: string, error: unknown, exists: Localized): unknown {
  if (!isSystemError(error)) return error;
  const { vi, en } =
    error.code === 'EEXIST'
      ? exists
      : { vi: `không ghi được (${error.code})`, en: `cannot be written (${error.code})` };
  return new Failure({ vi: `${path}: ${vi}`, en: `${path}: ${en}` }, { cause: error });
}

/** The form that the name of a sheet's file promises, if it does. */
export function formOf(path: string): Format | undefined {
  if (/\.ya?ml$/i.test(path)) return 'yaml';
  return /\.barem$/i.test(path) ? 'text' : undefined;
}

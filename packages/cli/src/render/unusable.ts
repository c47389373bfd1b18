import { isError, type Language } from 'barem';
import type { Io } from '../io.js';
import type { LoadedFile } from '../load-file.js';
import { renderFindings } from './diagnostics-pretty.js';

/** Reports on standard error the mistakes that keep a sheet from being used. */
export async function reportUnusable(
  { file, loaded, language }: LoadedFile,
  io: Io,
): Promise<void> {
  const errors = loaded.diagnostics.filter(isError);
  const last: Readonly<Record<Language, string>> = {
    vi: `${file.path}: biểu còn lỗi nên chưa dùng được.\n`,
    en: `${file.path}: the sheet has errors and cannot be used yet.\n`,
  };
  await io.err.write(
    renderFindings({ file, language, diagnostics: errors }, io.err) + last[language],
  );
}

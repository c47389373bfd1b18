import type { Fix, Related, Span } from '@barem/core';

/** Puts `text` in place of what is there. */
export const changeTo = (span: Span, text: string): Fix => ({
  title: { vi: `Sửa thành \`${text}\``, en: `Change to \`${text}\`` },
  edits: [{ span, text }],
});

/** Puts a value in quotation marks. */
export const quoteAs = (span: Span, text: string): Fix => ({
  title: { vi: 'Đặt trong ngoặc kép', en: 'Put in quotation marks' },
  edits: [{ span, text: `"${text.replaceAll(/["\\]/g, '\\$&')}"` }],
});

/** Adds the space that a colon needs behind it. */
export const addSpace = (at: number): Fix => ({
  title: { vi: 'Thêm dấu cách', en: 'Add a space' },
  edits: [{ span: { start: at, end: at }, text: ' ' }],
});

/** Where the same thing is said already. */
export const givenHere = (span: Span): Related => ({
  span,
  message: { vi: 'đã ghi ở đây', en: 'given here' },
});

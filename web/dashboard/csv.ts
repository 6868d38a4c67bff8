/** A cell: numbers stay numbers, null is empty. */
export type Cell = string | number | null | undefined;

/**
 * A table as CSV according to RFC 4180. Spreadsheets calculate texts that begin with =, +, -, @, a tab or a line break; an apostrophe before
 * them prevents it. The byte order mark makes spreadsheets read UTF-8.
 */
export function csv(rows: readonly (readonly Cell[])[]): Blob {
  const lines = rows.map(row => row.map(quoted).join(',') + '\r\n');
  return new Blob(['\ufeff', ...lines], { type: 'text/csv;charset=utf-8' });
}

function quoted(cell: Cell): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'number') return String(cell);
  const text = /^[=+\-@\t\r\n\uff0b\uff0d\uff1d\uff20]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

// Writes rows of text as CSV, XLSX or NDJSON, piece by piece as they come, in memory that does not grow with their number.
import { guardText } from "./guard.ts";
import { headingOf } from "./read-table.ts";
import type { SheetRecord, WrittenColumn } from "./written-column.ts";
import { writeXlsx } from "./xlsx-write.ts";

/** Nothing of the moment goes into a sheet: the same rows give the same bytes. */
export const writeSheet = <const C extends readonly WrittenColumn[]>(
  format: "csv" | "xlsx" | "ndjson",
  columns: C,
  rows: AsyncIterable<SheetRecord<C>>,
): AsyncIterable<Uint8Array> => {
  if (format === "xlsx") return writeXlsx(columns, rows);
  return inPieces(format === "csv" ? csvLines(columns, rows) : ndjsonLines(columns, rows));
};

const byteOrderMark = "\ufeff";

async function* csvLines<C extends readonly WrittenColumn[]>(columns: C, rows: AsyncIterable<SheetRecord<C>>) {
  yield `${byteOrderMark}${columns.map((column) => textCell(headingOf(column))).join(",")}\r\n`;
  for await (const row of rows) yield `${columns.map((column) => csvCell(column, textOf(row, column))).join(",")}\r\n`;
}

const csvCell = ({ as }: WrittenColumn, value: string): string => (as === "text" ? textCell(value) : value);

const textCell = (text: string): string => {
  const guarded = guardText(text);
  return guarded === text ? quotedIfNeeded(text) : quoted(guarded);
};

const quotedIfNeeded = (text: string): string => (/[",;\t\r\n]|^\s|\s$/.test(text) ? quoted(text) : text);

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

async function* ndjsonLines<C extends readonly WrittenColumn[]>(columns: C, rows: AsyncIterable<SheetRecord<C>>) {
  for await (const row of rows) {
    const fields = columns.map((column) => [column.name, textOf(row, column)] as const);
    yield `${JSON.stringify(Object.fromEntries(fields.filter(([, value]) => value !== "")))}\n`;
  }
}

const textOf = (row: { [name: string]: string | undefined }, { name }: WrittenColumn): string => row[name] ?? "";

const pieceChars = 64 * 1024;
const encoder = new TextEncoder();

async function* inPieces(lines: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  let held = "";
  for await (const line of lines) {
    held += line;
    if (held.length < pieceChars) continue;
    yield encoder.encode(held);
    held = "";
  }
  if (held !== "") yield encoder.encode(held);
}

// Writes a workbook of one sheet, streaming; the only file that knows the spreadsheet library.
import { type CellValue, type ColumnDef, writeXlsxStream } from "hucre/xlsx";
import { guardText } from "./guard.ts";
import { headingOf } from "./read-table.ts";
import { importLimits } from "./sheet.ts";
import type { SheetRecord, WrittenColumn } from "./written-column.ts";

/** Beyond a million rows, as many as a sheet can hold, the rest comes in a second sheet with the same heading. */
export const writeXlsx = <C extends readonly WrittenColumn[]>(
  columns: C,
  rows: AsyncIterable<SheetRecord<C>>,
): AsyncIterable<Uint8Array> =>
  writeXlsxStream(cellsOf(columns, rows), {
    name: "Jiangli",
    columns: columns.map(definitionOf),
    freezePane: { rows: 1 },
  });

/** The format @ keeps Excel from taking an account number for a number when somebody edits its cell. */
const formats: Record<WrittenColumn["as"], string> = { text: "@", amount: "0.00", whole: "0" };

const definitionOf = (column: WrittenColumn): ColumnDef => ({
  header: cellText(headingOf(column)),
  width: column.widthDigits ?? Math.max(widthMin[column.as], displayWidth(headingOf(column)) + 2),
  numFmt: formats[column.as],
});

const widthMin: Record<WrittenColumn["as"], number> = { text: 16, amount: 16, whole: 10 };

/** A Chinese character is as wide as two digits. */
const displayWidth = (text: string): number =>
  Array.from(text).reduce((width, char) => width + ((char.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1), 0);

async function* cellsOf<C extends readonly WrittenColumn[]>(columns: C, rows: AsyncIterable<SheetRecord<C>>) {
  for await (const row of rows) {
    const values: { [name: string]: string | undefined } = row;
    yield columns.map((column) => cellOf(column, values[column.name] ?? ""));
  }
}

const written: Record<"amount" | "whole", RegExp> = { amount: /^-?\d{1,12}(?:\.\d{1,2})?$/, whole: /^-?\d{1,15}$/ };

const cellOf = ({ name, as }: WrittenColumn, value: string): CellValue => {
  if (value === "") return null;
  if (as === "text") return cellText(guardText(value));
  if (!written[as].test(value))
    throw new TypeError(`Column ${name} takes no ${as} that is written otherwise than in digits`);
  // Fifteen digits at most, so the nearest number is written with these very digits.
  return Number(value);
};

/**
 * The library escapes control characters as _x000D_ and leaves two things to its caller: text that looks like such an escape, and what
 * else XML cannot hold. A longer text than a cell can hold would make Excel call the whole workbook damaged.
 */
const cellText = (text: string): string => {
  if (text.length > importLimits.cellCharsMax) throw new RangeError("A cell holds at most 32,767 characters");
  return text.replace(unsafe, (char) => `_x${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`);
};

const unsafe =
  /_(?=x[0-9A-Fa-f]{4}_)|[\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

// Reads a CSV file or the first visible sheet of a workbook row by row, in memory that does not grow with the number of rows.
import { csvRows } from "./csv-rows.ts";
import { unguardText } from "./guard.ts";
import {
  type Fault,
  faultIn,
  importLimits,
  isFault,
  letterOf,
  type SheetLimits,
  type SheetLine,
  type SheetRow,
  tooLarge,
} from "./sheet.ts";
import { cut } from "./unpack.ts";
import { xlsxRows } from "./xlsx-rows.ts";

/**
 * The first row in which anything stands is the heading; rows of empty cells are passed over. Every row has as many cells as the heading.
 * What cannot be read ends the rows: all that came before it is then not to be relied on either.
 */
export async function* readRows(
  content: AsyncIterable<Uint8Array> | Uint8Array,
  format: "csv" | "xlsx",
  limits: SheetLimits = importLimits,
): AsyncGenerator<SheetLine> {
  const pieces = content instanceof Uint8Array ? cut(content) : content;
  let heading: string[] | undefined;
  for await (const read of format === "csv" ? csvRows(pieces, limits) : xlsxRows(pieces, limits)) {
    const line = isFault(read) ? read : withoutTail(read);
    if (!isFault(line) && line.cells.length === 0) continue;
    const fault = isFault(line) ? line : faultOf(line, heading, limits);
    if (fault !== undefined) return yield { ok: false, problems: [placed(fault, heading)] };
    const { row, cells } = line as SheetRow;
    heading ??= cells;
    while (cells.length < heading.length) cells.push("");
    yield { ok: true, row, cells };
  }
  if (heading === undefined) yield { ok: false, problems: [placed(faultIn("unreadable", { given: nothing }))] };
}

const withoutTail = ({ row, cells }: SheetRow): SheetRow => ({
  row,
  cells: cells.slice(0, cells.findLastIndex((cell) => cell !== "") + 1).map(unguardText),
});

const faultOf = ({ row, cells }: SheetRow, heading: string[] | undefined, limits: SheetLimits): Fault | undefined => {
  if (row > limits.rowsMax + 1) return tooLarge(limits.rowsMax, "行", "rows", { row });
  if (cells.length > limits.columnsMax) return tooLarge(limits.columnsMax, "列", "columns", { row });
  if (heading === undefined || cells.length <= heading.length) return undefined;
  return faultIn(
    "unreadable",
    {
      given: { zh: `第 ${row} 行有 ${cells.length} 格`, en: `row ${row} has ${cells.length} cells` },
      wanted: { zh: `表头的 ${heading.length} 格`, en: `the ${heading.length} of the heading` },
    },
    { row, at: heading.length },
  );
};

const placed = ({ row, at, code, says }: Fault, heading: string[] = []) => ({
  ...(row === undefined ? {} : { row }),
  ...(at === undefined ? {} : { column: heading[at] || letterOf(at) }),
  code,
  says,
});

const nothing = { zh: "表格中没有内容", en: "nothing stands in the sheet" };

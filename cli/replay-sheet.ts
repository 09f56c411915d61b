// Cases from a sheet: one row per person, and the rows of one key are one case, wherever they stand. Read twice, so that no case is kept longer than it needs.
import { createReadStream } from "node:fs";
import type { CompiledPolicy } from "../domain/calculation/compile.ts";
import { refuse } from "../domain/refusals.ts";
import type { Replay } from "../domain/replay/replay.ts";
import { csvRows } from "../functions/sheets/csv-rows.ts";
import { unguardText } from "../functions/sheets/guard.ts";
import {
  type Fault,
  faultIn,
  importLimits,
  isFault,
  type SheetProblem,
  type SheetRow,
} from "../functions/sheets/sheet.ts";
import { xlsxRows } from "../functions/sheets/xlsx-rows.ts";
import { type CaseColumn, readColumns } from "./replay-columns.ts";
import { type Gathered, gather, givenOf } from "./replay-gather.ts";
import type { Progress } from "./replay-progress.ts";

type Format = "csv" | "xlsx";

type Into = {
  replay: Replay;
  policies: CompiledPolicy[];
  schemeMeant: string | undefined;
  progress: Progress;
};

/** A file of one's own: as many rows as a spreadsheet can have. */
const limits = { ...importLimits, fileBytesMax: 2 ** 30, unpackedBytesMax: 2 ** 30, rowsMax: 1_048_576 };

/** What is wrong with the sheet as a whole; a wrong row is counted apart. */
export const replaySheet = async (file: string, format: Format, into: Into): Promise<SheetProblem[]> => {
  const { replay, policies, schemeMeant, progress } = into;
  const first = await readOnce(file, format, policies);
  if (!first.ok) return first.problems;
  const { columns, lastRows } = first;
  const keyAt = columns.findIndex((column) => column.fixed === "key");
  const open = new Map<string, Gathered>();

  const finish = (gathered: Gathered): void => {
    open.delete(gathered.key);
    const given = givenOf(gathered, schemeMeant, replay);
    if (given !== undefined) replay.take(given);
    progress.step();
  };

  let isHeading = true;
  for await (const line of linesOf(file, format)) {
    // It was read to its end before: that it cannot be now means that someone is writing it.
    if (isFault(line)) return [problemOf(line)];
    if (isHeading) {
      isHeading = false;
      continue;
    }
    const key = line.cells[keyAt] ?? "";
    const refusals = line.cells.length > columns.length ? [tooWide(line, columns)] : [];
    if (key === "") {
      replay.refuse({ row: line.row }, [...refusals, refuse("missing-field", "/key", { name: "key" })]);
      continue;
    }
    const gathered = gather(open.get(key), { ...line, key, refusals }, columns, replay);
    open.set(key, gathered);
    if (lastRows.get(hashOf(key)) === line.row) finish(gathered);
  }
  for (const gathered of [...open.values()]) finish(gathered);
  return [];
};

type First =
  | { ok: true; columns: CaseColumn[]; lastRows: Map<number, number> }
  | { ok: false; problems: SheetProblem[] };

/** In which row the last of each key stands. Two keys of one hash keep each other open for longer, and nothing else. */
const readOnce = async (file: string, format: Format, policies: CompiledPolicy[]): Promise<First> => {
  let columns: CaseColumn[] | undefined;
  let keyAt = 0;
  const lastRows = new Map<number, number>();
  for await (const line of linesOf(file, format)) {
    if (isFault(line)) return { ok: false, problems: [problemOf(line)] };
    if (columns === undefined) {
      const read = readColumns(line.row, line.cells, policies);
      if (!read.ok) return read;
      columns = read.columns;
      keyAt = columns.findIndex((column) => column.fixed === "key");
    } else lastRows.set(hashOf(line.cells[keyAt] ?? ""), line.row);
  }
  return columns === undefined
    ? { ok: false, problems: [problemOf(faultIn("unreadable", { given: nothing }))] }
    : { ok: true, columns, lastRows };
};

const nothing = { zh: "表格中没有内容", en: "nothing stands in the sheet" };

/** Rows in which anything stands, without the empty cells at their end. */
async function* linesOf(file: string, format: Format): AsyncGenerator<SheetRow | Fault> {
  const pieces = createReadStream(file);
  for await (const line of format === "csv" ? csvRows(pieces, limits) : xlsxRows(pieces, limits)) {
    if (isFault(line)) return yield line;
    const cells = line.cells.map((cell) => unguardText(cell).trim());
    cells.length = cells.findLastIndex((cell) => cell !== "") + 1;
    if (cells.length > 0) yield { row: line.row, cells };
  }
}

const problemOf = ({ row, code, says }: Fault): SheetProblem => ({
  ...(row !== undefined && { row }),
  code,
  says,
});

const tooWide = ({ row, cells }: SheetRow, columns: CaseColumn[]) =>
  refuse("unreadable", "", {
    given: { zh: `第 ${row} 行有 ${cells.length} 格`, en: `row ${row} has ${cells.length} cells` },
    wanted: { zh: `表头的 ${columns.length} 格`, en: `the ${columns.length} of the heading` },
  });

/** FNV-1a, cut to what is a small whole number. */
const hashOf = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash & 0x3fffffff;
};

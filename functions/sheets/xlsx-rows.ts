// Rows of the first visible sheet of a workbook, each cell as text; what cannot be trusted as it stands there is refused by name.
import { broken, openArchive, plain } from "./archive.ts";
import { cellName, type Fault, faultIn, isFault, type SheetLimits, type SheetRow, tooLarge } from "./sheet.ts";
import { withinSize } from "./unpack.ts";
import { type Cell, cellText, unusable } from "./xlsx-cells.ts";
import { openWorkbook, type Workbook } from "./xlsx-workbook.ts";
import { readXmlBySteps, type XmlHandlers } from "./xml.ts";

export async function* xlsxRows(
  pieces: AsyncIterable<Uint8Array>,
  limits: SheetLimits,
): AsyncGenerator<SheetRow | Fault> {
  const bytes = await whole(pieces, limits);
  const archive = isFault(bytes) ? bytes : openArchive(bytes, limits);
  if (isFault(archive)) return yield archive;
  const workbook = await openWorkbook(archive, limits);
  if (isFault(workbook)) return yield workbook;
  const reader = rowReader(workbook, limits);
  for await (const fault of readXmlBySteps(workbook.sheet, reader.handlers)) {
    yield* reader.take();
    if (fault !== undefined) return yield fault;
  }
}

/** An archive can only be read from its end; what is no archive is refused at its first bytes. */
const whole = async (pieces: AsyncIterable<Uint8Array>, { fileBytesMax }: SheetLimits): Promise<Buffer | Fault> => {
  const gathered: Uint8Array[] = [];
  for await (const piece of withinSize(pieces, fileBytesMax)) {
    if (!(piece instanceof Uint8Array)) return piece;
    gathered.push(piece);
  }
  const bytes = gathered.length === 1 ? Buffer.from(gathered[0] as Uint8Array) : Buffer.concat(gathered);
  if (bytes.length > 4 && bytes.readUInt32BE(0) === oldOrEncrypted)
    return faultIn("unreadable", { given: oldOrPassword, wanted: plain });
  return bytes;
};

const oldOrEncrypted = 0xd0cf11e0;
const oldOrPassword = {
  zh: "工作簿设有密码，或是旧的 .xls 格式",
  en: "a workbook with a password, or in the old .xls format",
};

const rowReader = (workbook: Workbook, limits: SheetLimits) => {
  let rows: SheetRow[] = [];
  let cells: string[] = [];
  let cell: Cell | undefined;
  let row = 0;
  let at = -1;
  let isPronunciation = false;
  /** As far as anything stands in the sheet, and in its first row that has something. */
  let lastRow = 0;
  let lastColumn = -1;

  const openRow = (written: string | undefined): Fault | undefined => {
    const next = written === undefined ? row + 1 : Number(written);
    if (!(Number.isInteger(next) && next > row)) return broken;
    row = next;
    cells = [];
    at = -1;
    return undefined;
  };

  const openCell = (reference: string | undefined, type = "n", style = ""): Fault | undefined => {
    const next = reference === undefined ? at + 1 : columnIn(reference, row);
    if (next === undefined || next <= at) return broken;
    at = next;
    cell = { type, style: Number(style), value: "", text: "" };
    return undefined;
  };

  const closeCell = (): Fault | undefined => {
    if (cell === undefined) return broken;
    const text = cellText(cell, workbook, { row, at });
    cell = undefined;
    if (typeof text !== "string") return text;
    if (text === "") return undefined;
    if (at >= limits.columnsMax) return tooLarge(limits.columnsMax, "列", "columns", { row });
    if (text.length > limits.cellCharsMax)
      return tooLarge(limits.cellCharsMax, "字一格", "characters a cell", { row, at });
    while (cells.length < at) cells.push("");
    cells.push(text);
    return undefined;
  };

  const closeRow = (): void => {
    if (cells.length === 0) return;
    if (lastRow === 0) lastColumn = cells.length - 1;
    lastRow = row;
    rows.push({ row, cells });
  };

  /** Of merged cells only the first has a value: within the table the others would be read as empty. */
  const merged = (range = ""): Fault | undefined => {
    const [first = "", last = first] = range.split(":");
    const [top, left] = [rowIn(first), columnIn(first)];
    if (top === undefined || left === undefined || columnIn(last) === undefined) return broken;
    if (top > lastRow || left > lastColumn) return undefined;
    return unusable(range, { zh: "合并单元格", en: "merged cells" }, { row: top, at: left });
  };

  const handlers: XmlHandlers = {
    open: (element, attributes, parent) => {
      if (element === "row" && parent === "sheetData") return openRow(attributes.r);
      if (element === "c" && parent === "row") return openCell(attributes.r, attributes.t, attributes.s);
      if (element === "mergeCell") return merged(attributes.ref);
      if (element === "rPh") isPronunciation = true;
      if (element === "f" && parent === "c")
        return unusable(cellName(row, at), { zh: "公式", en: "a formula" }, { row, at });
      return undefined;
    },
    text: (piece, parent) => {
      if (cell === undefined) return;
      if (parent === "v") cell.value += piece;
      if (parent === "t" && !isPronunciation) cell.text += piece;
    },
    close: (element, parent) => {
      if (element === "rPh") isPronunciation = false;
      if (element === "row" && parent === "sheetData") closeRow();
      return element === "c" && parent === "row" ? closeCell() : undefined;
    },
  };

  const take = (): SheetRow[] => {
    const taken = rows;
    rows = [];
    return taken;
  };

  return { handlers, take };
};

const referencePattern = /^\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})$/;

const rowIn = (reference: string): number | undefined => {
  const digits = referencePattern.exec(reference)?.[2];
  return digits === undefined ? undefined : Number(digits);
};

/** Counted from 0; nothing where the reference is none, or names another row. */
const columnIn = (reference: string, row?: number): number | undefined => {
  const match = referencePattern.exec(reference);
  if (match === null || (row !== undefined && Number(match[2]) !== row)) return undefined;
  let column = 0;
  for (const letter of match[1] as string) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
};

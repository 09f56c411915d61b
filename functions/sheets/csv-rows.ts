// Rows of a CSV file as RFC 4180 writes them, separated by comma, semicolon or TAB as its heading is.
import { textIn } from "./csv-text.ts";
import { type Fault, faultIn, type SheetLimits, type SheetRow, tooLarge } from "./sheet.ts";
import { withinSize } from "./unpack.ts";

export async function* csvRows(
  pieces: AsyncIterable<Uint8Array>,
  limits: SheetLimits,
): AsyncGenerator<SheetRow | Fault> {
  let reader: ReturnType<typeof csvReader> | undefined;
  let held = "";
  for await (const piece of textIn(withinSize(pieces, limits.fileBytesMax))) {
    if (typeof piece !== "string") return yield piece;
    held += piece;
    const separator = reader === undefined ? separatorIn(held) : undefined;
    if (reader === undefined && separator === undefined && held.length < headingCharsMax) continue;
    reader ??= csvReader(separator ?? ",", limits);
    const fault = read(reader, held);
    held = "";
    yield* reader.take();
    if (fault !== undefined) return yield fault;
  }
  // A heading alone, with no line break after it.
  reader ??= csvReader(separatorIn(`${held}\n`) ?? ",", limits);
  const fault = read(reader, held) ?? reader.end();
  yield* reader.take();
  if (fault !== undefined) yield fault;
}

const headingCharsMax = 1024 * 1024;

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/** Everything before a control character is read first, so that its row is known. */
const read = (reader: ReturnType<typeof csvReader>, text: string): Fault | undefined => {
  const at = text.search(control);
  if (at < 0) return reader.push(text);
  return reader.push(text.slice(0, at)) ?? faultIn("unreadable", { given: notPlain, wanted: "CSV" }, reader.place());
};

const notPlain = { zh: "含有控制字符，不是文本文件", en: "there is a control character, this is no text" };

/** What stands most often outside quotes in the first line that has anything in it; nothing while that line has no end. */
const separatorIn = (text: string): string | undefined => {
  const counts: { [separator: string]: number } = { ",": 0, ";": 0, "\t": 0 };
  let isQuoted = false;
  let isBlank = true;
  for (const char of text) {
    if (char === '"') isQuoted = !isQuoted;
    if (isQuoted) continue;
    const isBreak = char === "\n" || char === "\r";
    if (isBreak && !isBlank) return Object.entries(counts).reduce((most, each) => (each[1] > most[1] ? each : most))[0];
    if (char in counts) counts[char] = (counts[char] ?? 0) + 1;
    if (!isBreak) isBlank = false;
  }
  return undefined;
};

type Within = "start" | "bare" | "quoted" | "closed";

/** Takes text piece by piece, wherever it was cut; whole rows can be taken out in between. */
const csvReader = (separator: string, limits: SheetLimits) => {
  const plainEnd = separator === "\t" ? /[\t\r\n]/g : separator === ";" ? /[;\r\n]/g : /[,\r\n]/g;
  let rows: SheetRow[] = [];
  let cells: string[] = [];
  let cell = "";
  let within: Within = "start";
  let row = 1;
  let isAfterReturn = false;

  const place = () => ({ row, at: cells.length });

  const endCell = (): void => {
    cells.push(cell);
    cell = "";
    within = "start";
  };

  const endRow = (): void => {
    endCell();
    rows.push({ row, cells });
    cells = [];
    row++;
  };

  /** Where a cell that is not quoted, or has been closed, may end. */
  const atEnd = (char: string): boolean => {
    if (char === separator) endCell();
    else if (char === "\n" || char === "\r") endRow();
    else return false;
    isAfterReturn = char === "\r";
    return true;
  };

  const step = (text: string, at: number): number | Fault => {
    const char = text[at] as string;
    if (isAfterReturn) {
      isAfterReturn = false;
      if (char === "\n") return at + 1;
    }
    if (within === "quoted") {
      const quote = text.indexOf('"', at);
      cell += text.slice(at, quote < 0 ? text.length : quote);
      if (quote >= 0) within = "closed";
      return quote < 0 ? text.length : quote + 1;
    }
    if (within === "closed" && char === '"') {
      cell += char;
      within = "quoted";
      return at + 1;
    }
    if (atEnd(char)) return at + 1;
    if (within === "closed") return faultIn("unreadable", { given: afterQuotes, wanted: inQuotes }, place());
    if (within === "start" && char === '"') {
      within = "quoted";
      return at + 1;
    }
    within = "bare";
    plainEnd.lastIndex = at;
    const end = plainEnd.exec(text)?.index ?? text.length;
    cell += text.slice(at, end);
    return end;
  };

  return {
    place,
    push: (text: string): Fault | undefined => {
      for (let at = 0; at < text.length; ) {
        const next = step(text, at);
        if (typeof next === "object") return next;
        at = next;
        if (cell.length > limits.cellCharsMax)
          return tooLarge(limits.cellCharsMax, "字一格", "characters a cell", place());
        if (cells.length > limits.columnsMax) return tooLarge(limits.columnsMax, "列", "columns", { row });
      }
      return undefined;
    },
    take: (): SheetRow[] => {
      const taken = rows;
      rows = [];
      return taken;
    },
    end: (): Fault | undefined => {
      if (within === "quoted") return faultIn("unreadable", { given: notClosed, wanted: '"' }, place());
      if (within !== "start" || cells.length > 0) endRow();
      return undefined;
    },
  };
};

const afterQuotes = { zh: "引号之后还有文字", en: "there is text after the closing quote" };
const inQuotes = { zh: '引号内的引号写作 ""', en: 'a quote inside quotes written as ""' };
const notClosed = { zh: "引号没有结束", en: "a quote is never closed" };

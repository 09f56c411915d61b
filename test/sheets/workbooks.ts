// Workbooks made by hand for the tests, good ones and hostile ones: parts of XML, and the archive around them byte by byte.
import { crc32, deflateRawSync } from "node:zlib";
import { readRows } from "../../functions/sheets/read-rows.ts";
import type { SheetLimits, SheetLine, SheetProblem } from "../../functions/sheets/sheet.ts";

/** What an entry may claim that is not so. */
export type Entry = {
  name: string;
  content?: string | Uint8Array;
  packed?: Uint8Array;
  unpackedBytes?: number;
  crc32?: number;
  flags?: number;
  localName?: string;
};

export const zip = (entries: Entry[]): Buffer => {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let from = 0;
  for (const entry of entries) {
    const content = Buffer.from(entry.content ?? "");
    const packed = Buffer.from(entry.packed ?? deflateRawSync(content));
    const name = Buffer.from(entry.name);
    const localName = Buffer.from(entry.localName ?? entry.name);
    const facts = Buffer.alloc(22);
    facts.writeUInt16LE(entry.flags ?? 0, 0);
    facts.writeUInt16LE(8, 2);
    facts.writeUInt32LE(entry.crc32 ?? crc32(content), 8);
    facts.writeUInt32LE(packed.length, 12);
    facts.writeUInt32LE(entry.unpackedBytes ?? content.length, 16);
    const local = Buffer.concat([Buffer.from("PK\x03\x04\x14\0", "latin1"), facts, Buffer.alloc(2)]);
    local.writeUInt16LE(localName.length, 26);
    const central = Buffer.concat([Buffer.from("PK\x01\x02\x14\0\x14\0", "latin1"), facts, Buffer.alloc(16)]);
    central.writeUInt16LE(name.length, 28);
    central.writeUInt32LE(from, 42);
    locals.push(local, localName, packed);
    directory.push(central, name);
    from += local.length + localName.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(from, 16);
  return Buffer.concat([...locals, ...directory, end]);
};

const types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';

const links = (...targets: [id: string, type: string, target: string][]): string =>
  `<Relationships>${targets
    .map(([id, type, target]) => `<Relationship Id="${id}" Type="${types}/${type}" Target="${target}"/>`)
    .join("")}</Relationships>`;

export type Parts = {
  /** What stands in sheetData, by sheets; the name of a state hides a sheet. */
  sheets?: { rows: string; state?: string; after?: string }[];
  shared?: string;
  styles?: string;
  workbook?: string;
};

export const entriesOf = ({ sheets = [], shared = "", styles = "", workbook = "" }: Parts): Entry[] => [
  { name: "[Content_Types].xml", content: "<Types/>" },
  { name: "_rels/.rels", content: links(["rId1", "officeDocument", "xl/workbook.xml"]) },
  {
    name: "xl/_rels/workbook.xml.rels",
    content: links(
      ...sheets.map(
        (_, at) => [`rId${at + 1}`, "worksheet", `worksheets/sheet${at + 1}.xml`] as [string, string, string],
      ),
      ["rId98", "sharedStrings", "/xl/sharedStrings.xml"],
      ["rId99", "styles", "styles.xml"],
    ),
  },
  {
    name: "xl/workbook.xml",
    content: `<?xml version="1.0"?><workbook ${main} xmlns:r="${types}">${workbook}<sheets>${sheets
      .map(
        ({ state }, at) =>
          `<sheet name="s${at}" sheetId="${at + 1}" ${state ? `state="${state}"` : ""} r:id="rId${at + 1}"/>`,
      )
      .join("")}</sheets></workbook>`,
  },
  { name: "xl/sharedStrings.xml", content: `<sst ${main}>${shared}</sst>` },
  { name: "xl/styles.xml", content: `<styleSheet ${main}>${styles}</styleSheet>` },
  ...sheets.map(({ rows, after = "" }, at) => ({
    name: `xl/worksheets/sheet${at + 1}.xml`,
    content: `<worksheet ${main}><sheetData>${rows}</sheetData>${after}</worksheet>`,
  })),
];

export const workbookOf = (parts: Parts): Buffer => zip(entriesOf(parts));

/** A row of text cells. */
export const textRow = (row: number, ...texts: string[]): string =>
  `<row r="${row}">${texts.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join("")}</row>`;

export const linesIn = (
  content: AsyncIterable<Uint8Array> | Uint8Array,
  format: "csv" | "xlsx",
  limits?: SheetLimits,
): Promise<SheetLine[]> => all(readRows(content, format, limits));

export const all = async <T>(items: AsyncIterable<T>): Promise<T[]> => {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
};

/** The cells of each row, or a problem as its code, its place and its sentences. */
export const told = (lines: SheetLine[]): (string[] | string)[] =>
  lines.flatMap((line): (string[] | string)[] => (line.ok ? [line.cells] : line.problems.map(problemText)));

export const problemText = ({ row, column, code, says }: SheetProblem): string =>
  `${code} ${row ?? "-"} ${column ?? "-"}: ${says.en} · ${says.zh}`;

// What a sheet 表格 is to the rest of the service: rows of text with the numbers they have in the sheet, and what may be wrong in them.
import { type Details, type RefusalCode, refuse } from "../../domain/refusals.ts";
import type { Words } from "../../domain/words.ts";

export type SheetRow = { row: number; cells: string[] };

/** What is wrong, and where: without a row it is the file as a whole, without a column the whole row. */
export type SheetProblem = { row?: number; column?: string; code: RefusalCode; says: Words };

/** Nothing follows a problem. */
export type SheetLine = ({ ok: true } & SheetRow) | { ok: false; problems: SheetProblem[] };

/** A problem as the readers of the formats know it: columns are counted from 0. */
export type Fault = { row?: number; at?: number; code: RefusalCode; says: Words };

export const faultIn = (code: RefusalCode, details: Details, place: { row?: number; at?: number } = {}): Fault => ({
  ...place,
  code,
  says: refuse(code, "", details).says,
});

export const tooLarge = (max: number, zh: string, en: string, place: { row?: number; at?: number } = {}): Fault =>
  faultIn("too-large", { wanted: { zh: `${max} ${zh}`, en: `${max} ${en}` } }, place);

export const isFault = (read: object): read is Fault => Object.hasOwn(read, "code");

export type SheetLimits = {
  fileBytesMax: number;
  /** All parts of an archive together, as they would be unpacked. */
  unpackedBytesMax: number;
  /** How many times larger than its packed form a part may be. */
  ratioMax: number;
  entriesMax: number;
  rowsMax: number;
  columnsMax: number;
  cellCharsMax: number;
};

const megabyte = 1024 * 1024;

/** What is taken from outside: far more than a year of a large enterprise, far less than what harms the reader. */
export const importLimits: SheetLimits = {
  fileBytesMax: 50 * megabyte,
  unpackedBytesMax: 50 * megabyte,
  ratioMax: 100,
  entriesMax: 100,
  rowsMax: 200_000,
  columnsMax: 200,
  cellCharsMax: 32_767,
};

export const sizeInWords = (sizeBytes: number): string => `${Math.floor(sizeBytes / megabyte)} MB`;

/** A for the first column, AA for the one after Z. */
export const letterOf = (at: number): string =>
  (at >= 26 ? letterOf(Math.floor(at / 26) - 1) : "") + String.fromCharCode(65 + (at % 26));

/** As spreadsheets name it: C17. */
export const cellName = (row: number, at: number): string => `${letterOf(at)}${row}`;

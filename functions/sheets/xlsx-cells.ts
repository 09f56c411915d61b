// What one cell of a workbook says as text, or why it cannot be taken at its word.
import type { Words } from "../../domain/words.ts";
import { broken } from "./archive.ts";
import { cellName, type Fault, faultIn } from "./sheet.ts";
import { dayOfSerial, plainNumber, timeOfSerial } from "./xlsx-values.ts";
import type { Workbook } from "./xlsx-workbook.ts";

/** `value` is what stands in its v, `text` what stands in its own t. */
export type Cell = { type: string; style: number; value: string; text: string };

type Place = { row: number; at: number };

export const cellText = (cell: Cell, workbook: Workbook, place: Place): string | Fault => {
  const { type, value } = cell;
  if (type === "inlineStr") return unescaped(cell.text, place);
  if (type === "e")
    return unusable(cellName(place.row, place.at), { zh: `错误值 ${value}`, en: `the error ${value}` }, place);
  if (type === "str") return unescaped(value, place);
  if (value === "") return "";
  if (type === "s") {
    const text = /^\d+$/.test(value) ? workbook.texts.at(Number(value)) : undefined;
    return text === undefined ? broken : unescaped(text, place);
  }
  if (type === "b") return value === "1" || value === "true" ? "true" : "false";
  if (type === "d") return value.replace(/T00:00:00(?:\.0+)?Z?$/, "");
  return type === "n" ? numberText(cell, workbook, place) : broken;
};

const numberText = ({ value, style }: Cell, { kinds, isFrom1904 }: Workbook, place: Place): string | Fault => {
  const kind = kinds[style] ?? "number";
  const number = plainNumber(value);
  if (number === undefined) return unusable(cellName(place.row, place.at), tooLong, place);
  if (kind === "date")
    return dayOfSerial(value, isFrom1904) ?? unusable(cellName(place.row, place.at), noDay(number), place);
  return (kind === "time" ? timeOfSerial(value) : undefined) ?? number;
};

/** Characters that XML cannot hold, and those that would look like this escape, are written as _x000D_. */
const unescaped = (text: string, place: Place): string | Fault => {
  if (!text.includes("_x")) return text;
  const plain = text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  return plain.includes("\0") ? { ...broken, ...place } : plain;
};

/** A cell, or a range of them, by its name. */
export const unusable = (name: string, given: Words, place: Place): Fault =>
  faultIn("cell-unusable", { name, given }, place);

const tooLong = {
  zh: "超过 15 位的数字，Excel 已丢失其后的位数，请把该列设为文本后重新填写",
  en: "a number of more than 15 digits, of which Excel has lost the last; make the column text and enter it again",
};

const noDay = (number: string): Words => ({
  zh: `日期格式的 ${number}，不是日期`,
  en: `${number} shown as a date, which is no day`,
});

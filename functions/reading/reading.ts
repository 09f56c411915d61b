// What every reader answers: the value and where its parts stand, or every misreading with its line and column.
import { type Details, type Refusal, type RefusalCode, refuse } from "../../domain/refusals.ts";
import type { Words } from "../../domain/words.ts";

/** Counted from 1, as editors show it. */
export type Position = { line: number; column: number };

/** Its words begin with the position, so that they are enough where no file is named. */
export type Misreading = Refusal & Position;

export type Reading = ReadDocument | { ok: false; refusals: Misreading[] };

export type ReadDocument = {
  ok: true;
  value: unknown;
  /** Where the value at a JSON Pointer stands; for a value that is not there, the nearest one around it. */
  positionOf: (pointer: string) => Position;
};

/** A list or object inside 31 others is the deepest that is read. */
export const depthMax = 32;

/** Beyond this many, more misreadings help no one. */
export const misreadingsMax = 100;

export const misread = (code: RefusalCode, path: string, position: Position, details: Details = {}): Misreading => {
  const { says } = refuse(code, path, details);
  const begins = positionWords(position);
  return { code, path, says: { zh: begins.zh + says.zh, en: begins.en + says.en }, ...position };
};

/** What is wrong, for places that show line and column in their own way. */
export const saidWithoutPosition = (misreading: Misreading): Words => {
  const begins = positionWords(misreading);
  return { zh: misreading.says.zh.slice(begins.zh.length), en: misreading.says.en.slice(begins.en.length) };
};

const positionWords = ({ line, column }: Position): Words => ({
  zh: `第 ${line} 行第 ${column} 列：`,
  en: `Line ${line}, column ${column}: `,
});

/** Columns count UTF-16 units: for Chinese text these are characters. */
export const positionAt = (text: string, offset: number, firstLine = 1): Position => {
  let line = firstLine;
  let lineStart = 0;
  for (let next = text.indexOf("\n"); next >= 0 && next < offset; next = text.indexOf("\n", lineStart)) {
    line++;
    lineStart = next + 1;
  }
  return { line, column: offset - lineStart + 1 };
};

export const keysOf = (pointer: string): string[] =>
  pointer
    .split("/")
    .slice(1)
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));

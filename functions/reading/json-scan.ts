// Where the JSON reader stands in its text, and how it notes what it cannot read.
import { type Details, pointerTo, type RefusalCode } from "../../domain/refusals.ts";
import type { Words } from "../../domain/words.ts";
import type { Memory } from "./memory.ts";
import { character } from "./parts.ts";
import { type Misreading, misread, misreadingsMax, positionAt } from "./reading.ts";

/** Once stopped, the scan stands at the end of the text, where every loop ends by itself. */
export type Scan = {
  text: string;
  firstLine: number;
  at: number;
  depth: number;
  keys: (string | number)[];
  refusals: Misreading[];
  stopped: boolean;
  memory: Memory | undefined;
};

/** The characters that decide, by their codes: comparing numbers is what makes the reader fast. */
export const codes = {
  tab: 9,
  lineFeed: 10,
  carriageReturn: 13,
  space: 32,
  quote: 34,
  comma: 44,
  colon: 58,
  openBracket: 91,
  backslash: 92,
  closeBracket: 93,
  f: 102,
  n: 110,
  t: 116,
  openBrace: 123,
  closeBrace: 125,
} as const;

export const skipSpace = (scan: Scan): void => {
  for (;;) {
    const code = scan.text.charCodeAt(scan.at);
    if (code !== codes.space && code !== codes.lineFeed && code !== codes.carriageReturn && code !== codes.tab) return;
    scan.at++;
  }
};

export const stop = (scan: Scan, wanted: Words, given = character(scan.text, scan.at)): void => {
  note(scan, "unreadable", scan.at, { given, wanted });
  halt(scan);
};

export const halt = (scan: Scan): void => {
  scan.stopped = true;
  scan.at = scan.text.length;
};

export const note = (scan: Scan, code: RefusalCode, at: number, details: Details = {}): void => {
  if (scan.stopped) return;
  // Where the text cannot be read, the name of the next member is not known yet.
  const path = pointerTo(...scan.keys.slice(0, code === "unreadable" ? Math.max(scan.depth - 1, 0) : scan.depth));
  scan.refusals.push(misread(code, path, positionAt(scan.text, at, scan.firstLine), details));
  if (scan.refusals.length === misreadingsMax) halt(scan);
};

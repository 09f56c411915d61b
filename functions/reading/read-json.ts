// A strict reader of JSON in one pass: what JSON.parse lets through silently (repeated keys, `__proto__`, depth, lost decimals) is refused.
import type { Words } from "../../domain/words.ts";
import { positionInJson } from "./json-positions.ts";
import { codes, halt, note, type Scan, skipSpace, stop } from "./json-scan.ts";
import { readText } from "./json-text.ts";
import type { Memory } from "./memory.ts";
import { readNumberLiteral } from "./numbers.ts";
import { asWritten, parts } from "./parts.ts";
import { depthMax, type Reading } from "./reading.ts";
import { textOf } from "./utf8.ts";

/** `firstLine` is the line on which the input begins, where it is one line of many. */
export const readJson = (input: string | Uint8Array, memory?: Memory, firstLine = 1): Reading => {
  const decoded = textOf(input, firstLine);
  if (!decoded.ok) return decoded;
  const { text } = decoded;
  const scan: Scan = { text, firstLine, at: 0, depth: 0, keys: [], refusals: [], stopped: false, memory };
  const value = readValue(scan);
  skipSpace(scan);
  if (scan.at < text.length) stop(scan, parts.endOfText);
  if (scan.refusals.length > 0) return { ok: false, refusals: scan.refusals };
  return { ok: true, value, positionOf: (pointer) => positionInJson(text, pointer, firstLine) };
};

type Fields = Record<string, unknown>;

const readValue = (scan: Scan): unknown => {
  skipSpace(scan);
  switch (scan.text.charCodeAt(scan.at)) {
    case codes.quote:
      return readText(scan);
    case codes.openBrace:
      return readObject(scan);
    case codes.openBracket:
      return readList(scan);
    case codes.t:
      return readWord(scan, "true", true);
    case codes.f:
      return readWord(scan, "false", false);
    case codes.n:
      return readWord(scan, "null", null);
    default:
      return readNumber(scan);
  }
};

const readObject = (scan: Scan): Fields => {
  const object: Fields = {};
  if (!enter(scan)) return object;
  if (!ends(scan, codes.closeBrace)) {
    do {
      skipSpace(scan);
      const keyAt = scan.at;
      if (scan.text.charCodeAt(keyAt) !== codes.quote) stop(scan, parts.key);
      const key = readText(scan);
      scan.keys[scan.depth - 1] = key;
      // Whatever every object inherits is found here as well, and told apart there.
      const taken = object[key] !== undefined && refuseKey(scan, object, key, keyAt);
      skipSpace(scan);
      if (scan.text.charCodeAt(scan.at) === codes.colon) scan.at++;
      else stop(scan, parts.colon);
      const value =
        scan.depth === 1 && key === scan.memory?.member ? readRemembered(scan, scan.memory) : readValue(scan);
      if (!taken) object[key] = value;
    } while (continues(scan, codes.closeBrace, parts.commaOrBrace));
  }
  scan.depth--;
  return object;
};

const readList = (scan: Scan): unknown[] => {
  const list: unknown[] = [];
  if (!enter(scan)) return list;
  if (!ends(scan, codes.closeBracket)) {
    do {
      scan.keys[scan.depth - 1] = list.length;
      list.push(readValue(scan));
    } while (continues(scan, codes.closeBracket, parts.commaOrBracket));
  }
  scan.depth--;
  return list;
};

const readRemembered = (scan: Scan, memory: Memory): unknown => {
  skipSpace(scan);
  const start = scan.at;
  const known = memory.recall(scan.text, start);
  if (known) {
    scan.at = start + known.text.length;
    return known.value;
  }
  const misreadings = scan.refusals.length;
  const value = readValue(scan);
  if (scan.refusals.length === misreadings) memory.remember(scan.text.slice(start, scan.at), value);
  return value;
};

const refuseKey = (scan: Scan, object: Fields, key: string, keyAt: number): boolean => {
  if (Object.hasOwn(object, key)) note(scan, "repeated-key", keyAt, { name: asWritten(key) });
  else if (key === "__proto__" || key === "constructor") note(scan, "unknown-field", keyAt, { name: asWritten(key) });
  else return false;
  return true;
};

const readNumber = (scan: Scan): number => {
  const read = readNumberLiteral(scan.text, scan.at);
  if (read === undefined) {
    stop(scan, parts.value);
    return 0;
  }
  scan.at = read.end;
  return read.value;
};

const readWord = <Value>(scan: Scan, word: string, value: Value): Value => {
  if (scan.text.startsWith(word, scan.at)) scan.at += word.length;
  else stop(scan, parts.value);
  return value;
};

const enter = (scan: Scan): boolean => {
  if (scan.depth === depthMax) {
    note(scan, "json-depth", scan.at);
    halt(scan);
    return false;
  }
  scan.at++;
  scan.depth++;
  return true;
};

/** Whether the list or object that has just begun is empty. */
const ends = (scan: Scan, closing: number): boolean => {
  skipSpace(scan);
  if (scan.text.charCodeAt(scan.at) !== closing) return false;
  scan.at++;
  return true;
};

const continues = (scan: Scan, closing: number, wanted: Words): boolean => {
  skipSpace(scan);
  const code = scan.text.charCodeAt(scan.at);
  if (code === codes.comma) {
    scan.at++;
    return true;
  }
  if (code === closing) scan.at++;
  else stop(scan, wanted);
  return false;
};

// Where a value stands in JSON text that has been read before: looked for only when a message needs it.
import { keysOf, type Position, positionAt } from "./reading.ts";

export const positionInJson = (text: string, pointer: string, firstLine = 1): Position => {
  let at = skipSpace(text, 0);
  for (const key of keysOf(pointer)) {
    const found = text[at] === "{" ? findMember(text, at, key) : text[at] === "[" ? findItem(text, at, key) : undefined;
    if (found === undefined) break;
    at = found;
  }
  return positionAt(text, at, firstLine);
};

const findMember = (text: string, objectAt: number, key: string): number | undefined => {
  let at = skipSpace(text, objectAt + 1);
  while (text[at] === '"') {
    const keyEnd = endOfValue(text, at);
    const valueAt = skipSpace(text, skipSpace(text, keyEnd) + 1);
    if (JSON.parse(text.slice(at, keyEnd)) === key) return valueAt;
    at = afterComma(text, valueAt);
  }
  return undefined;
};

const findItem = (text: string, listAt: number, key: string): number | undefined => {
  let at = skipSpace(text, listAt + 1);
  for (let index = 0; at < text.length && text[at] !== "]"; index++) {
    if (String(index) === key) return at;
    at = afterComma(text, at);
  }
  return undefined;
};

/** The next member or item, or the bracket that closes them. */
const afterComma = (text: string, valueAt: number): number => {
  const at = skipSpace(text, endOfValue(text, valueAt));
  return text[at] === "," ? skipSpace(text, at + 1) : at;
};

const endOfValue = (text: string, start: number): number => {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    switch (text[at]) {
      case '"':
        at = endOfText(text, at);
        if (depth === 0) return at + 1;
        break;
      case "{":
      case "[":
        depth++;
        break;
      case "}":
      case "]":
        if (depth === 0) return at;
        if (--depth === 0) return at + 1;
        break;
      case ",":
      case " ":
      case "\n":
      case "\r":
      case "\t":
        if (depth === 0) return at;
    }
  }
  return text.length;
};

/** The quote that ends the text beginning at a quote. */
const endOfText = (text: string, start: number): number => {
  let at = start + 1;
  while (text[at] !== '"') at += text[at] === "\\" ? 2 : 1;
  return at;
};

const skipSpace = (text: string, start: number): number => {
  let at = start;
  while (at < text.length && " \n\r\t".includes(text.charAt(at))) at++;
  return at;
};

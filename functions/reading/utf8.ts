// From bytes to text: UTF-8 or nothing, a byte order mark at the start is no part of the text.
import { parts } from "./parts.ts";
import { type Misreading, misread, positionAt } from "./reading.ts";

type Text = { ok: true; text: string } | { ok: false; refusals: Misreading[] };

export const textOf = (input: string | Uint8Array, firstLine = 1): Text => {
  if (typeof input === "string") return { ok: true, text: input.startsWith("\ufeff") ? input.slice(1) : input };
  try {
    return { ok: true, text: strict.decode(input) };
  } catch {
    return { ok: false, refusals: [invalidUtf8(input, firstLine)] };
  }
};

const strict = new TextDecoder("utf-8", { fatal: true });

const invalidUtf8 = (bytes: Uint8Array, firstLine: number): Misreading => {
  const text = new TextDecoder("utf-8").decode(bytes);
  const position = positionAt(text, firstReplacedIn(text, bytes), firstLine);
  return misread("unreadable", "", position, { given: parts.notUtf8, wanted: parts.utf8 });
};

/** The first replacement character that the decoder put in: one that the bytes do not spell out themselves. */
const firstReplacedIn = (text: string, bytes: Uint8Array): number => {
  let atByte = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0xfffd && !(bytes[atByte] === 0xef && bytes[atByte + 1] === 0xbf && bytes[atByte + 2] === 0xbd))
      return at;
    // Each half of a surrogate pair stands for two of its four bytes.
    atByte += code < 0x80 ? 1 : code < 0x800 || (code >= 0xd800 && code < 0xe000) ? 2 : 3;
  }
  return text.length;
};

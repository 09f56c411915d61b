// Text in JSON: what stands between two double quotes, with its escapes resolved and no half characters.
import { codes, note, type Scan, stop } from "./json-scan.ts";
import { asWritten, parts } from "./parts.ts";

export const readText = (scan: Scan): string => {
  const { text } = scan;
  const start = scan.at + 1;
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === codes.quote) {
      scan.at = at + 1;
      return text.slice(start, at);
    }
    if (code === codes.backslash || code < codes.space || (code >= 0xd800 && code < 0xe000))
      return readUnusualText(scan, start, at);
  }
  scan.at = text.length;
  stop(scan, parts.closingQuote);
  return "";
};

/** Text with an escape, a surrogate or a control character, from the first of them on. */
const readUnusualText = (scan: Scan, start: number, from: number): string => {
  const { text } = scan;
  let read = text.slice(start, from);
  for (scan.at = from; scan.at < text.length; ) {
    const code = text.charCodeAt(scan.at);
    if (code === codes.quote) {
      scan.at++;
      if (!read.isWellFormed())
        note(scan, "unreadable", start - 1, { given: parts.halfCharacter, wanted: parts.wholeCharacter });
      return read;
    }
    if (code < codes.space) stop(scan, parts.escape, parts.controlCharacter);
    else if (code === codes.backslash) read += readEscape(scan);
    else read += text.charAt(scan.at++);
  }
  stop(scan, parts.closingQuote);
  return read;
};

const readEscape = (scan: Scan): string => {
  const letter = scan.text.charAt(scan.at + 1);
  const digits = scan.text.slice(scan.at + 2, scan.at + 6);
  const meant =
    letter === "u" && fourHexDigits.test(digits) ? String.fromCharCode(Number.parseInt(digits, 16)) : escapes[letter];
  if (meant === undefined) stop(scan, parts.escape, asWritten(JSON.stringify(`\\${letter}`)));
  else scan.at += letter === "u" ? 6 : 2;
  return meant ?? "";
};

const fourHexDigits = /^[0-9a-fA-F]{4}$/;
const escapes: { [letter: string]: string | undefined } = Object.assign(Object.create(null), {
  '"': '"',
  "\\": "\\",
  "/": "/",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
});

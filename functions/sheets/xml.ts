// Reads the XML of a workbook in pieces: elements and their text, no document types, no entities but the five and numbers.
import { broken, type Part, plain } from "./archive.ts";
import { type Fault, faultIn } from "./sheet.ts";
import { unpack } from "./unpack.ts";

type Attributes = { [name: string]: string };

/** Names come without the prefix of their namespace. `parent` is "" for the outermost element. */
export type XmlHandlers = {
  open?: (name: string, attributes: Attributes, parent: string) => Fault | undefined;
  close?: (name: string, parent: string) => Fault | undefined;
  text?: (text: string, parent: string) => void;
};

/** Reads one part of an archive to its end, or to the first fault. */
export const readXml = async (part: Part, handlers: XmlHandlers): Promise<Fault | undefined> => {
  for await (const fault of readXmlBySteps(part, handlers)) if (fault !== undefined) return fault;
  return undefined;
};

/** The same with a stop after each piece, at which what the handlers have gathered can be passed on. */
export async function* readXmlBySteps(part: Part, handlers: XmlHandlers): AsyncGenerator<Fault | undefined> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const reader = xmlReader(handlers);
  for await (const piece of unpack(part)) {
    const text = piece instanceof Uint8Array ? decoded(decoder, piece) : piece;
    const fault = typeof text === "string" ? reader.push(text) : text;
    yield fault;
    if (fault !== undefined) return;
  }
  yield decoded(decoder) === "" && reader.isWhole() ? undefined : broken;
}

const decoded = (decoder: InstanceType<typeof TextDecoder>, piece?: Uint8Array): string | Fault => {
  try {
    return piece === undefined ? decoder.decode() : decoder.decode(piece, { stream: true });
  } catch {
    return broken;
  }
};

/** Longer than any cell can be, even with each character written as a number. */
const pieceCharsMax = 1024 * 1024;
const depthMax = 100;

const xmlReader = ({ open, close, text }: XmlHandlers) => {
  const within: string[] = [];
  let held = "";
  let isDone = false;

  const parent = (): string => within.at(-1) ?? "";

  const closeTag = (name: string): Fault | undefined => {
    if (within.pop() !== name) return broken;
    isDone = within.length === 0;
    return close?.(localName(name), localName(parent()));
  };

  const openTag = (tag: string): Fault | undefined => {
    if (isDone || within.length >= depthMax) return broken;
    const isEmpty = tag.endsWith("/");
    const [name, attributes] = tagOf(isEmpty ? tag.slice(0, -1) : tag);
    if (name === "" || attributes === undefined) return broken;
    const fault = open?.(localName(name), attributes, localName(parent()));
    within.push(name);
    return fault ?? (isEmpty ? closeTag(name) : undefined);
  };

  const say = (written: string): Fault | undefined => {
    if (within.length === 0) return written.trim() === "" ? undefined : broken;
    const said = withoutEntities(written);
    if (said === undefined) return declared;
    text?.(said, localName(parent()));
    return undefined;
  };

  /** Where the piece of XML that begins at `at` ends, or nothing if its end has not come yet. */
  const step = (at: number): number | Fault | undefined => {
    if (held[at] !== "<") {
      const end = held.indexOf("<", at);
      return end < 0 ? undefined : (say(held.slice(at, end)) ?? end);
    }
    if (held[at + 1] === "!") {
      if (held.length < at + cdata.length) return undefined;
      if (held.startsWith("<!--", at)) return after("-->", at + 4);
      // A document type would be the way in for entities of its own and for files from elsewhere.
      if (!held.startsWith(cdata, at) || within.length === 0) return declared;
      const end = held.indexOf("]]>", at);
      if (end >= 0) text?.(held.slice(at + cdata.length, end), localName(parent()));
      return after("]]>", at);
    }
    if (held[at + 1] === "?") return after("?>", at);
    const end = endOfTag(held, at + 1);
    if (end === undefined) return undefined;
    const fault = held[at + 1] === "/" ? closeTag(held.slice(at + 2, end).trimEnd()) : openTag(held.slice(at + 1, end));
    return fault ?? end + 1;
  };

  const after = (mark: string, from: number): number | undefined => {
    const end = held.indexOf(mark, from);
    return end < 0 ? undefined : end + mark.length;
  };

  return {
    push: (piece: string): Fault | undefined => {
      held += piece;
      let at = 0;
      while (at < held.length) {
        const next = step(at);
        if (typeof next === "object") return next;
        if (next === undefined) break;
        at = next;
      }
      held = held.slice(at);
      return held.length > pieceCharsMax ? broken : undefined;
    },
    isWhole: (): boolean => isDone && held.trim() === "",
  };
};

const cdata = "<![CDATA[";

const declared = faultIn("unreadable", {
  given: { zh: "工作簿中有文档类型声明（DOCTYPE）", en: "the workbook declares a document type (DOCTYPE)" },
  wanted: plain,
});

const localName = (name: string): string => name.slice(name.indexOf(":") + 1);

const endOfTag = (xml: string, from: number): number | undefined => {
  for (let at = from; at < xml.length; at++) {
    const char = xml[at];
    if (char === ">") return at;
    if (char !== '"' && char !== "'") continue;
    at = xml.indexOf(char, at + 1);
    if (at < 0) return undefined;
  }
  return undefined;
};

const space = /\s/;
const attributePattern = /\s+([^\s=]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;

const tagOf = (tag: string): [string, Attributes | undefined] => {
  const nameEnd = tag.search(space);
  if (nameEnd < 0) return [tag, {}];
  const attributes: Attributes = Object.create(null);
  let at = nameEnd;
  for (;;) {
    attributePattern.lastIndex = at;
    const match = attributePattern.exec(tag);
    if (match === null) break;
    const value = withoutEntities(match[2] ?? match[3] ?? "");
    if (value === undefined) return [tag, undefined];
    attributes[match[1] as string] = value;
    at = attributePattern.lastIndex;
  }
  return [tag.slice(0, nameEnd), tag.slice(at).trim() === "" ? attributes : undefined];
};

const entities = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
]);

/** Nothing where an entity stands that XML does not bring along. */
const withoutEntities = (text: string): string | undefined => {
  if (!text.includes("&")) return text;
  let isKnown = true;
  const known = text.replace(/&([^;&]*);?/g, (written: string, name: string) => {
    const value = written.endsWith(";") ? (entities.get(name) ?? characterOf(name)) : undefined;
    isKnown &&= value !== undefined;
    return value ?? "";
  });
  return isKnown ? known : undefined;
};

const characterOf = (name: string): string | undefined => {
  const digits = /^#(?:x([0-9a-f]{1,6})|([0-9]{1,7}))$/i.exec(name);
  if (digits === null) return undefined;
  const code = digits[1] === undefined ? Number(digits[2]) : Number.parseInt(digits[1], 16);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
};

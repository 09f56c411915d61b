// From the bytes of a CSV file to text: UTF-8, UTF-16 with its mark, or GB18030 as Excel writes it in China.
import { parts } from "../reading/parts.ts";
import { type Fault, faultIn } from "./sheet.ts";

type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "gb18030";

/** So much text after the first character that is not ASCII decides between UTF-8 and GB18030. */
const sampleBytes = 64 * 1024;

export async function* textIn(pieces: AsyncIterable<Uint8Array | Fault>): AsyncGenerator<string | Fault> {
  let held: Uint8Array = new Uint8Array(0);
  let decoder: { encoding: Encoding; decode: InstanceType<typeof TextDecoder>["decode"] } | undefined;
  let isAtStart = true;
  for await (const piece of pieces) {
    if (!(piece instanceof Uint8Array)) return yield piece;
    if (decoder === undefined) {
      held = held.length === 0 ? piece : Buffer.concat([held, piece]);
      if (isAtStart && held.length < longestMark) continue;
      if (isAtStart && isWorkbook(held)) return yield faultIn("unreadable", { given: workbook, wanted: "CSV" });
      const encoding = encodingOf(held, isAtStart, false);
      isAtStart = false;
      if (encoding === "later") continue;
      if (encoding !== "ascii") decoder = decoderOf(encoding);
    }
    const text = decoded(decoder, held.length > 0 ? held : piece);
    held = new Uint8Array(0);
    yield text;
    if (typeof text !== "string") return;
  }
  const encoding = encodingOf(held, isAtStart, true);
  decoder ??= decoderOf(encoding === "ascii" || encoding === "later" ? "utf-8" : encoding);
  const rest = decoded(decoder, held);
  yield rest;
  if (typeof rest === "string" && !endsWhole(decoder)) yield notText;
}

const longestMark = 4;

const encodingOf = (bytes: Uint8Array, isAtStart: boolean, isEnd: boolean): Encoding | "ascii" | "later" => {
  if (isAtStart && bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (isAtStart && bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  if (isAtStart && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  let first = 0;
  while (first < bytes.length && (bytes[first] as number) < 0x80) first++;
  if (first === bytes.length) return "ascii";
  const sample = bytes.subarray(first, first + sampleBytes);
  if (sample.length < sampleBytes && !isEnd) return "later";
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(sample, { stream: sample.length === sampleBytes });
    return "utf-8";
  } catch {
    return "gb18030";
  }
};

const decoderOf = (encoding: Encoding) => {
  const decoder = new TextDecoder(encoding, { fatal: true });
  return { encoding, decode: decoder.decode.bind(decoder) };
};

const decoded = (decoder: ReturnType<typeof decoderOf> | undefined, bytes: Uint8Array): string | Fault => {
  try {
    return decoder === undefined ? Buffer.from(bytes).toString("latin1") : decoder.decode(bytes, { stream: true });
  } catch {
    return notText;
  }
};

/** Node's GB18030 decoder drops half a character at the very end without a word; a line break after it brings it out. */
const endsWhole = ({ encoding, decode }: ReturnType<typeof decoderOf>): boolean => {
  try {
    return encoding === "gb18030" ? decode(new Uint8Array([0x0a])) === "\n" : decode() === "";
  } catch {
    return false;
  }
};

/** A ZIP archive, or the container of old and of encrypted workbooks. */
const isWorkbook = (bytes: Uint8Array): boolean =>
  (bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4) ||
  (bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0);

const workbook = { zh: "这是 Excel 工作簿或压缩文件", en: "this is a workbook or an archive" };

const notText = faultIn("unreadable", {
  given: parts.notUtf8,
  wanted: { zh: "UTF-8 或 GB18030 文本", en: "text in UTF-8 or GB18030" },
});

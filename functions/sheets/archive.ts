// The list of what a ZIP archive holds, judged before anything is unpacked: how many parts, how large, by what names.
import type { Words } from "../../domain/words.ts";
import { type Fault, faultIn, type SheetLimits, sizeInWords } from "./sheet.ts";

export type Part = {
  name: string;
  packed: Uint8Array;
  isDeflated: boolean;
  unpackedBytes: number;
  crc32: number;
};

/** Parts by their names in lower case: the names in a workbook do not mind it. */
export type Archive = ReadonlyMap<string, Part>;

const sign = { local: 0x04034b50, directory: 0x02014b50, end: 0x06054b50 };
const endBytes = 22;
const commentBytesMax = 0xffff;
const inExtraField = 0xffff_ffff;

/** Below this no ratio is unusual: a sheet of empty cells packs well. */
const ratioFromBytes = 100_000;

export const openArchive = (bytes: Buffer, limits: SheetLimits): Archive | Fault => {
  const directory = directoryOf(bytes);
  if (directory === undefined) return broken;
  if (directory.count > limits.entriesMax)
    return overLimit(
      { zh: `${directory.count} 个文件`, en: `${directory.count} files` },
      { zh: `${limits.entriesMax} 个`, en: `${limits.entriesMax}` },
    );
  const archive = new Map<string, Part>();
  let unpackedBytes = 0;
  let at = directory.from;
  for (let index = 0; index < directory.count; index++) {
    const entry = entryAt(bytes, at, directory.from);
    if (entry === undefined) return broken;
    const { part } = entry;
    const fault = faultOf(part, entry, limits);
    if (fault !== undefined) return fault;
    if (archive.has(part.name.toLowerCase())) return broken;
    unpackedBytes += part.unpackedBytes;
    if (unpackedBytes > limits.unpackedBytesMax)
      return overLimit(
        { zh: "解压后过大", en: "too much once unpacked" },
        {
          zh: `${sizeInWords(limits.unpackedBytesMax)}；可另存为 CSV`,
          en: `${sizeInWords(limits.unpackedBytesMax)}; or save it as CSV`,
        },
      );
    archive.set(part.name.toLowerCase(), part);
    at = entry.next;
  }
  return archive;
};

/** The record at the end of an archive says where its directory begins; only a comment may stand behind it. */
const directoryOf = (bytes: Buffer): { from: number; count: number } | undefined => {
  const first = Math.max(0, bytes.length - endBytes - commentBytesMax);
  for (let at = bytes.length - endBytes; at >= first; at--) {
    if (bytes.readUInt32LE(at) !== sign.end) continue;
    const count = bytes.readUInt16LE(at + 10);
    const sizeBytes = bytes.readUInt32LE(at + 12);
    const from = bytes.readUInt32LE(at + 16);
    const isWhole =
      bytes.readUInt16LE(at + 8) === count && bytes.readUInt16LE(at + 20) === bytes.length - at - endBytes;
    return isWhole && from + sizeBytes <= at ? { from, count } : undefined;
  }
  return undefined;
};

type Entry = { part: Part; flags: number; method: number; next: number };

const entryAt = (bytes: Buffer, at: number, directoryFrom: number): Entry | undefined => {
  if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== sign.directory) return undefined;
  const nameBytes = bytes.readUInt16LE(at + 28);
  const extraFrom = at + 46 + nameBytes;
  const extraEnd = extraFrom + bytes.readUInt16LE(at + 30);
  const next = extraEnd + bytes.readUInt16LE(at + 32);
  if (next > bytes.length) return undefined;
  const [unpackedBytes, packedBytes, localAt] = widened(
    [bytes.readUInt32LE(at + 24), bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 42)],
    bytes.subarray(extraFrom, extraEnd),
  ) as [number, number, number];
  const name = bytes.subarray(at + 46, extraFrom);
  if (localAt + 30 > directoryFrom || bytes.readUInt32LE(localAt) !== sign.local) return undefined;
  const localNameEnd = localAt + 30 + bytes.readUInt16LE(localAt + 26);
  const from = localNameEnd + bytes.readUInt16LE(localAt + 28);
  if (from + packedBytes > directoryFrom) return undefined;
  // Two names for one part are how an archive shows one thing to a scanner and another to a reader.
  if (!name.equals(bytes.subarray(localAt + 30, localNameEnd))) return undefined;
  const method = bytes.readUInt16LE(at + 10);
  const part = {
    name: name.toString("utf8"),
    packed: bytes.subarray(from, from + packedBytes),
    isDeflated: method === 8,
    unpackedBytes,
    crc32: bytes.readUInt32LE(at + 16),
  };
  return { part, flags: bytes.readUInt16LE(at + 8), method, next };
};

/** Numbers that do not fit stand in an extra field, in the order in which they are missing. */
const widened = (numbers: number[], extra: Buffer): number[] => {
  if (!numbers.includes(inExtraField)) return numbers;
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    let from = at + 4;
    return numbers.map((number) => {
      if (number !== inExtraField || from + 8 > extra.length) return number;
      from += 8;
      return Number(extra.readBigUInt64LE(from - 8));
    });
  }
  return numbers;
};

const nested = /\.(?:zip|gz|tgz|7z|rar|jar|xls[xmb]?|docx|docm|pptx|pptm|ods)$/i;
const outside = /(?:^|\/)\.\.(?:\/|$)|^\/|\\|\0|^[a-z]:/i;
const macros = /(?:^|\/)(?:vbaproject\.bin|vbadata\.xml)$|^xl\/macrosheets\//i;

const faultOf = ({ name, packed, unpackedBytes }: Part, { flags, method }: Entry, limits: SheetLimits) => {
  if (outside.test(name)) return overLimit({ zh: "文件名指向压缩包之外", en: "a name that points outside" }, inside);
  if (nested.test(name)) return overLimit({ zh: "压缩包中还有压缩包", en: "an archive within the archive" }, inside);
  if (macros.test(name)) return faultIn("unreadable", { given: { zh: "含有宏", en: "it has macros" }, wanted: plain });
  if ((flags & 1) === 1)
    return faultIn("unreadable", { given: { zh: "有密码", en: "it has a password" }, wanted: plain });
  if (method !== 0 && method !== 8) return broken;
  if (method === 0 && packed.length !== unpackedBytes) return broken;
  if (unpackedBytes > ratioFromBytes && unpackedBytes > packed.length * limits.ratioMax)
    return overLimit(
      { zh: "压缩比过高", en: "packed too tightly" },
      { zh: `${limits.ratioMax} 倍`, en: `${limits.ratioMax} times` },
    );
  return undefined;
};

const inside = { zh: "仅限工作簿本身的文件", en: "the parts of one workbook" };
export const plain: Words = { zh: "没有密码和宏的 .xlsx 工作簿", en: "an .xlsx workbook without password and macros" };

const overLimit = (given: Words, wanted: Words): Fault => faultIn("archive-limit", { given, wanted });

export const broken = faultIn("unreadable", {
  given: { zh: "工作簿已损坏，或不是 .xlsx 文件", en: "a damaged workbook, or no .xlsx file" },
  wanted: plain,
});

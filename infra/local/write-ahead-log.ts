// Looks into the log of the last changes beside the database: SQLite itself drops in silence what it finds damaged there.
import { closeSync, existsSync, fstatSync, openSync, readSync } from "node:fs";

/** Sizes of SQLite's file format. */
const headerBytes = 32;
const frameHeaderBytes = 24;

/**
 * Whether changes that were acknowledged can no longer be read.
 * An end that was cut off proves nothing: it is what a crash leaves of a change that nobody was told of.
 * A transaction is begun only when the one before it is on the disk, so what stands before two later ends was safe once.
 */
export const isLogDamaged = (path: string): boolean => {
  if (!existsSync(path)) return false;
  const file = openSync(path, "r");
  try {
    const sizeBytes = fstatSync(file).size;
    if (sizeBytes < headerBytes) return false;
    const header = read(file, 0, headerBytes);
    if (header.every((byte) => byte === 0)) return false;
    const log = readHeader(header);
    return !log || endsAfterBreak(file, sizeBytes, log) >= 2;
  } finally {
    closeSync(file);
  }
};

type Sum = [number, number];
type Log = { isBigEndian: boolean; pageBytes: number; salt: string; sum: Sum };

const readHeader = (header: Buffer): Log | undefined => {
  const magic = header.readUInt32BE(0);
  const pageBytes = header.readUInt32BE(8);
  if (magic >>> 1 !== 0x377f0682 >>> 1 || pageBytes < 512 || pageBytes > 65_536) return undefined;
  const isBigEndian = (magic & 1) === 1;
  const sum = addUp(header.subarray(0, 24), isBigEndian, [0, 0]);
  return sameSum(sum, header, 24) ? { isBigEndian, pageBytes, salt: saltOf(header, 16), sum } : undefined;
};

/** Counts the ends of transactions of this log's time that stand after the first frame that does not fit. */
const endsAfterBreak = (file: number, sizeBytes: number, log: Log): number => {
  const frameBytes = frameHeaderBytes + log.pageBytes;
  let sum: Sum | undefined = log.sum;
  let ends = 0;
  for (let at = headerBytes; at + frameBytes <= sizeBytes; at += frameBytes) {
    const frame = read(file, at, frameBytes);
    const isOfThisTime = saltOf(frame, 8) === log.salt;
    sum = sum && isOfThisTime ? sumAfter(frame, log.isBigEndian, sum) : undefined;
    if (!sum && isOfThisTime && frame.readUInt32BE(4) > 0) ends += 1;
  }
  return ends;
};

/** Undefined when the frame does not follow from the frames before it. */
const sumAfter = (frame: Buffer, isBigEndian: boolean, before: Sum): Sum | undefined => {
  const sum = addUp(frame.subarray(frameHeaderBytes), isBigEndian, addUp(frame.subarray(0, 8), isBigEndian, before));
  return sameSum(sum, frame, 16) ? sum : undefined;
};

const addUp = (bytes: Buffer, isBigEndian: boolean, [first, second]: Sum): Sum => {
  const words = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let [one, two] = [first, second];
  for (let at = 0; at < bytes.length; at += 8) {
    one = (one + words.getUint32(at, !isBigEndian) + two) >>> 0;
    two = (two + words.getUint32(at + 4, !isBigEndian) + one) >>> 0;
  }
  return [one, two];
};

const sameSum = ([one, two]: Sum, bytes: Buffer, at: number): boolean =>
  bytes.readUInt32BE(at) === one && bytes.readUInt32BE(at + 4) === two;

const saltOf = (bytes: Buffer, at: number): string => bytes.toString("hex", at, at + 8);

const read = (file: number, position: number, length: number): Buffer => {
  const bytes = Buffer.alloc(length);
  readSync(file, bytes, 0, length, position);
  return bytes;
};

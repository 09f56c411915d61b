// Cuts a stream of bytes into lines, without ever keeping more than one line of the allowed size.
import { isUtf8 } from "node:buffer";

/** A line as text; as bytes where they are not UTF-8; undefined where it was too long to keep. */
export type Line = string | Uint8Array | undefined;

export type LineCutter = {
  /** The lines that this chunk completes. */
  push: (chunk: Uint8Array) => Line[];
  /** The line that no line break ended. */
  end: () => Line[];
};

export const cutLines = (sizeMaxBytes: number): LineCutter => {
  let begun: Uint8Array[] = [];
  let begunBytes = 0;
  const keep = (piece: Uint8Array): void => {
    begunBytes += piece.length;
    if (begunBytes <= sizeMaxBytes) begun.push(piece);
    else begun = [];
  };
  const takeBegun = (): Uint8Array | undefined => {
    const line = begunBytes <= sizeMaxBytes ? Buffer.concat(begun) : undefined;
    begun = [];
    begunBytes = 0;
    return line;
  };
  return {
    push: (chunk) => {
      const firstBreak = chunk.indexOf(lineBreak);
      if (firstBreak < 0) {
        keep(chunk);
        return [];
      }
      keep(chunk.subarray(0, firstBreak));
      const lines = [asText(takeBegun())];
      const lastBreak = chunk.lastIndexOf(lineBreak);
      if (lastBreak > firstBreak) lines.push(...linesIn(chunk.subarray(firstBreak + 1, lastBreak), sizeMaxBytes));
      keep(chunk.subarray(lastBreak + 1));
      return lines;
    },
    end: () => (begunBytes > 0 ? [asText(takeBegun())] : []),
  };
};

const lineBreak = 10;

const linesIn = (bytes: Uint8Array, sizeMaxBytes: number): Line[] => {
  // Decoding many lines at once is what makes short ones fast.
  if (bytes.length <= sizeMaxBytes && isUtf8(bytes)) return decode(bytes).split("\n");
  const lines: Line[] = [];
  for (let start = 0, end = 0; end < bytes.length; start = end + 1) {
    const found = bytes.indexOf(lineBreak, start);
    end = found < 0 ? bytes.length : found;
    lines.push(end - start > sizeMaxBytes ? undefined : asText(bytes.subarray(start, end)));
  }
  return lines;
};

const asText = (bytes: Uint8Array | undefined): Line => (bytes !== undefined && isUtf8(bytes) ? decode(bytes) : bytes);

const decode = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("utf8");

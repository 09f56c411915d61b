// Bytes piece by piece, within their limits: a file as it comes, and a part of an archive as its list says it is.
import { crc32, createInflateRaw } from "node:zlib";
import { broken, type Part } from "./archive.ts";
import { type Fault, faultIn, sizeInWords } from "./sheet.ts";

export async function* unpack(part: Part): AsyncGenerator<Uint8Array | Fault> {
  let sizeBytes = 0;
  let sum = 0;
  try {
    for await (const piece of part.isDeflated ? inflated(part.packed) : cut(part.packed)) {
      sizeBytes += piece.length;
      if (sizeBytes > part.unpackedBytes) return yield broken;
      sum = crc32(piece, sum);
      yield piece;
    }
  } catch (error) {
    // What zlib says of bytes that it cannot inflate; everything else is a bug and stays one.
    if (!(error instanceof Error && "code" in error && String(error.code).startsWith("Z_"))) throw error;
    return yield broken;
  }
  if (sizeBytes !== part.unpackedBytes || sum !== part.crc32) yield broken;
}

/** Passes on what is read, never much at once, and nothing beyond the limit. */
export async function* withinSize(
  pieces: AsyncIterable<Uint8Array>,
  bytesMax: number,
): AsyncGenerator<Uint8Array | Fault> {
  let sizeBytes = 0;
  for await (const piece of pieces) {
    sizeBytes += piece.length;
    if (sizeBytes > bytesMax) return yield faultIn("too-large", { wanted: sizeInWords(bytesMax) });
    yield* cut(piece);
  }
}

const pieceBytes = 64 * 1024;

/** Back-pressure holds: no more is inflated than is read. */
const inflated = (packed: Uint8Array): AsyncIterable<Uint8Array> => {
  const inflate = createInflateRaw({ chunkSize: pieceBytes });
  inflate.end(packed);
  return inflate;
};

export async function* cut(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
}

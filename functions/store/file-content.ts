// The bytes of a file on their way: counted, hashed and cut into parts, with no more than one part in memory.
import { createHash, type Hash } from "node:crypto";

export type Content = AsyncIterable<Uint8Array> | Uint8Array;

export type Fingerprint = { sizeBytes: number; sha256: string };

export type Measure = {
  /** The same bytes, seen as they pass. */
  through: (content: Content) => AsyncIterable<Uint8Array>;
  /** Of all that has passed; once. */
  result: () => Fingerprint;
};

export const measure = (): Measure => {
  const hash: Hash = createHash("sha256");
  let sizeBytes = 0;
  return {
    async *through(content) {
      for await (const chunk of content instanceof Uint8Array ? [content] : content) {
        sizeBytes += chunk.length;
        hash.update(chunk);
        yield chunk;
      }
    },
    result: () => ({ sizeBytes, sha256: hash.digest("hex") }),
  };
};

export const fingerprintOf = async (content: Content): Promise<Fingerprint> => {
  const { through, result } = measure();
  for await (const _ of through(content));
  return result();
};

/** Parts of exactly `partBytes`, but for the last, which has the rest and is empty only when there is nothing at all. */
export async function* inParts(chunks: AsyncIterable<Uint8Array>, partBytes: number): AsyncIterable<Part> {
  let waiting: Uint8Array[] = [];
  let waitingBytes = 0;
  for await (const chunk of chunks) {
    let rest = chunk;
    // A full part goes only when more is known to come, so that the last one is known as the last.
    while (waitingBytes + rest.length > partBytes) {
      const room = partBytes - waitingBytes;
      yield { bytes: Buffer.concat([...waiting, rest.subarray(0, room)]), last: false };
      rest = rest.subarray(room);
      waiting = [];
      waitingBytes = 0;
    }
    // Copied, since whoever gave the chunk may use its memory again.
    waiting.push(Uint8Array.from(rest));
    waitingBytes += rest.length;
  }
  yield { bytes: Buffer.concat(waiting), last: true };
}

export type Part = { bytes: Buffer; last: boolean };

/** Where files lie. It knows of no enterprises: keys are checked here, before they reach it. */
export type FilePlace = {
  /** `taken`: a file stood under this key already, or is being written by another; nothing was written over it. */
  put: (key: string, content: Content) => Promise<Fingerprint & { taken: boolean }>;
  get: (key: string) => Promise<AsyncIterable<Uint8Array> | undefined>;
  remove: (key: string) => Promise<void>;
  /** In the order of their bytes. */
  list: (prefix: string) => AsyncIterable<string>;
};

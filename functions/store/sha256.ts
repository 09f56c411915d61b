// SHA-256 (FIPS 180-4), handed to the domain for digests of policies. Written out here because loading node:crypto takes
// 5 ms of a fresh process, more than the whole first calculation.

/** Text, as UTF-8, to lower-case hex. */
export const sha256Hex = (text: string): string => {
  const blocks = padded(new TextEncoder().encode(text));
  const state = Uint32Array.from(initial);
  const schedule = new Uint32Array(64);
  for (let offset = 0; offset < blocks.byteLength; offset += blockBytes) {
    for (let index = 0; index < 16; index++) schedule[index] = blocks.getUint32(offset + index * 4);
    compress(state, schedule);
  }
  return Array.from(state, (word) => word.toString(16).padStart(8, "0")).join("");
};

const blockBytes = 64;

/** The message, one bit, zeros, and the length in bits at the end of the last block. */
const padded = (message: Uint8Array): DataView => {
  const bytes = new Uint8Array(Math.ceil((message.length + 9) / blockBytes) * blockBytes);
  bytes.set(message);
  bytes[message.length] = 0x80;
  const view = new DataView(bytes.buffer);
  view.setBigUint64(bytes.length - 8, BigInt(message.length) * 8n);
  return view;
};

const rotate = (word: number, bits: number): number => (word >>> bits) | (word << (32 - bits));

const compress = (state: Uint32Array, w: Uint32Array): void => {
  for (let t = 16; t < 64; t++) {
    const early = at(w, t - 15);
    const late = at(w, t - 2);
    const sigma0 = rotate(early, 7) ^ rotate(early, 18) ^ (early >>> 3);
    const sigma1 = rotate(late, 17) ^ rotate(late, 19) ^ (late >>> 10);
    w[t] = at(w, t - 16) + sigma0 + at(w, t - 7) + sigma1;
  }
  let [a, b, c, d, e, f, g, h] = state as unknown as Eight;
  for (let t = 0; t < 64; t++) {
    const choice = (e & f) ^ (~e & g);
    const majority = (a & b) ^ (a & c) ^ (b & c);
    const one = (h + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + choice + at(constants, t) + at(w, t)) | 0;
    const two = ((rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + majority) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
  }
  for (const [index, word] of [a, b, c, d, e, f, g, h].entries()) state[index] = at(state, index) + word;
};

type Eight = [number, number, number, number, number, number, number, number];

const at = (words: Uint32Array, index: number): number => words[index] as number;

/** The first 32 bits of the fractional part of a root, as the standard derives all its constants. */
const fractionBits = (root: number): number => (root - Math.floor(root)) * 2 ** 32;

const primes: number[] = [];
for (let n = 2; primes.length < 64; n++) if (primes.every((prime) => n % prime !== 0)) primes.push(n);

const constants = Uint32Array.from(primes, (prime) => fractionBits(Math.cbrt(prime)));
const initial = Uint32Array.from(primes.slice(0, 8), (prime) => fractionBits(Math.sqrt(prime)));

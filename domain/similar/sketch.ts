// A text as 32 numbers (MinHash): two texts agree in about as many of them as the share of pieces that they have in common.
// The numbers are stored with suggestions, so they must be the same on every machine and for ever: whole 32-bit arithmetic only.
import { featuresOf } from "./features.ts";

/** Two numbers for each of the sixteen bands; the reasons are given there. */
export const sketchLength = 32;

/** Text without a letter or digit has an empty sketch: it is like nothing. */
export const sketchOf = (text: string): number[] => {
  const features = featuresOf(text).map(hashOf);
  if (features.length === 0) return [];
  return seeds.map((seed) =>
    features.reduce((least, feature) => Math.min(least, scatter(feature ^ seed)), 0xffff_ffff),
  );
};

/** FNV-1a over UTF-16 code units. */
const hashOf = (text: string): number => {
  let hash = 0x811c_9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x0100_0193);
  return hash;
};

/** The last step of MurmurHash3: every bit of the input moves every bit of the outcome, and no two inputs meet. */
export const scatter = (value: number): number => {
  let mixed = value;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85eb_ca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2_ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
};

/** Multiples of the golden ratio's 32 bits, scattered: one order of all pieces for each number of a sketch. */
const seeds = Array.from({ length: sketchLength }, (_, index) => scatter(Math.imul(index + 1, 0x9e37_79b9)));

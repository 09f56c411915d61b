// Exact whole numbers: a plain number while it fits, a BigInt once it does not. Never negative.

import type { Fen } from "./money.ts";
import { type Ppm, wholePpm } from "./rate.ts";
import { largestExact, type Rounding, roundFen, roundQuotient } from "./rounding.ts";

export type Whole = number | bigint;

export const addWhole = (a: Whole, b: Whole): Whole => {
  if (typeof a === "number" && typeof b === "number" && a + b <= largestExact) return a + b;
  return BigInt(a) + BigInt(b);
};

export const timesWhole = (a: Whole, b: Whole): Whole => {
  if (typeof a === "number" && typeof b === "number" && a * b <= largestExact) return a * b;
  return BigInt(a) * BigInt(b);
};

/** (pay + rate × of) × times, in millionths of a fen. */
export const microFenOf = (payFen: Fen, rate: Ppm, ofFen: Fen, times: number): Whole => {
  const micro = (payFen * wholePpm + ofFen * rate) * times;
  if (micro <= largestExact) return micro;
  return (BigInt(payFen) * BigInt(wholePpm) + BigInt(ofFen) * BigInt(rate)) * BigInt(times);
};

/** Millionths of a fen ÷ `divisor`, as a policy rounds it. */
export const roundMicroFen = (micro: Whole, divisor: number, rounding: Rounding): Fen => {
  const denominator = wholePpm * divisor;
  if (typeof micro === "number")
    return roundQuotient(micro, denominator * rounding.toFen, rounding.mode) * rounding.toFen;
  return roundFen({ n: micro, d: BigInt(denominator) }, rounding);
};

// The only file that rounds. Everything is given as an exact quotient and rounded once.

import type { Fraction } from "./fraction.ts";
import type { Fen } from "./money.ts";

export type RoundingMode = "half-up" | "half-even" | "down";

/** How a policy rounds money: to whole multiples of `toFen`. */
export type Rounding = { toFen: Fen; mode: RoundingMode };

/** Up to here sums and products of numbers are exact, with room for one rounding; above it the same is done with BigInt. */
export const largestExact = 2 ** 52;

/** numerator ÷ denominator to a whole number; both whole, not negative, the numerator at most `largestExact`. */
export const roundQuotient = (numerator: number, denominator: number, mode: RoundingMode): number => {
  // Below 2^52 a quotient lies too far from the next whole number for the division to be rounded up to it.
  // The usual mode takes the short way: adding half and cutting off gives the same.
  if (mode === "half-up") return Math.floor((numerator + denominator / 2) / denominator);
  const whole = Math.floor(numerator / denominator);
  const rest = numerator - whole * denominator;
  if (mode === "down") return whole;
  const twice = rest * 2;
  if (twice < denominator) return whole;
  if (twice > denominator) return whole + 1;
  return whole % 2 === 0 ? whole : whole + 1;
};

export const roundQuotientBig = (numerator: bigint, denominator: bigint, mode: RoundingMode): bigint => {
  const whole = numerator / denominator;
  const twice = (numerator % denominator) * 2n;
  if (mode === "down" || twice < denominator) return whole;
  if (twice > denominator || mode === "half-up") return whole + 1n;
  return whole % 2n === 0n ? whole : whole + 1n;
};

/** An exact number of fen as a policy rounds it. Above the largest amount the answer may lose its last digits: it is refused anyway. */
export const roundFen = (exactFen: Fraction, rounding: Rounding): Fen =>
  Number(roundQuotientBig(exactFen.n, exactFen.d * BigInt(rounding.toFen), rounding.mode)) * rounding.toFen;

/** a × b ÷ denominator fen as a policy rounds it. */
export const roundProduct = (a: number, b: number, denominator: number, rounding: Rounding): Fen => {
  const product = a * b;
  if (product > largestExact) return roundFen({ n: BigInt(a) * BigInt(b), d: BigInt(denominator) }, rounding);
  return roundQuotient(product, denominator * rounding.toFen, rounding.mode) * rounding.toFen;
};

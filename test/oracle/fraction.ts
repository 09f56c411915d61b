// Fractions of whole numbers without limit: the second computation knows no other number, so nothing in it can be inexact.

export type Fraction = { top: bigint; bottom: bigint };
export type Mode = "half-up" | "half-even" | "down";

export function fraction(top: bigint, bottom = 1n): Fraction {
  if (bottom === 0n) throw new Error("a fraction over nothing");
  const divisor = greatestDivisor(top, bottom);
  return { top: top / divisor, bottom: bottom / divisor };
}

export const zero = fraction(0n);
export const one = fraction(1n);

export const plus = (a: Fraction, b: Fraction): Fraction =>
  fraction(a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom);
export const minus = (a: Fraction, b: Fraction): Fraction => plus(a, { top: -b.top, bottom: b.bottom });
export const times = (a: Fraction, b: Fraction): Fraction => fraction(a.top * b.top, a.bottom * b.bottom);
export const over = (a: Fraction, b: Fraction): Fraction =>
  b.top < 0n ? fraction(-a.top * b.bottom, a.bottom * -b.top) : fraction(a.top * b.bottom, a.bottom * b.top);
export const sum = (all: Fraction[]): Fraction => all.reduce(plus, zero);

export const isAbove = (a: Fraction, b: Fraction): boolean => a.top * b.bottom > b.top * a.bottom;
export const isBelow = (a: Fraction, b: Fraction): boolean => isAbove(b, a);
export const isSame = (a: Fraction, b: Fraction): boolean => a.top * b.bottom === b.top * a.bottom;
export const smaller = (a: Fraction, b: Fraction): Fraction => (isBelow(a, b) ? a : b);
export const larger = (a: Fraction, b: Fraction): Fraction => (isAbove(a, b) ? a : b);

/** Nothing here is ever negative, so cutting the quotient is rounding it down. */
export const wholePart = (a: Fraction): bigint => a.top / a.bottom;

/** To a multiple of `step`, in one go from the exact value. */
export function rounded(value: Fraction, step: Fraction, mode: Mode): Fraction {
  const steps = over(value, step);
  const whole = wholePart(steps);
  const rest = minus(steps, fraction(whole));
  const half = fraction(1n, 2n);
  const goesUp =
    mode !== "down" && (isAbove(rest, half) || (isSame(rest, half) && (mode === "half-up" || whole % 2n === 1n)));
  return times(fraction(goesUp ? whole + 1n : whole), step);
}

/** Decimal text such as "12.5", which must already be known to be one. */
export function decimal(text: string): Fraction {
  const [whole = "", places = ""] = text.split(".");
  return fraction(BigInt(whole + places), 10n ** BigInt(places.length));
}

/** With exactly two places; a value that has more is a mistake of this computation. */
export function twoPlaces(value: Fraction): string {
  const hundredths = times(value, fraction(100n));
  if (hundredths.bottom !== 1n) throw new Error(`${value.top}/${value.bottom} has more than two places`);
  const digits = hundredths.top.toString().padStart(3, "0");
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

function greatestDivisor(a: bigint, b: bigint): bigint {
  let [larger, smaller] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (smaller > 0n) [larger, smaller] = [smaller, larger % smaller];
  return larger;
}

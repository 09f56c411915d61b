// Exact values as fractions, for what no whole number of fen can hold, and how they are written: as a decimal where one ends, else as "70/3".

/** Never negative, the denominator above zero; not necessarily in lowest terms. */
export type Fraction = { n: bigint; d: bigint };

export const fraction = (n: bigint | number, d: bigint | number = 1n): Fraction => ({ n: BigInt(n), d: BigInt(d) });

export const timesFraction = (a: Fraction, b: Fraction): Fraction => ({ n: a.n * b.n, d: a.d * b.d });

/** The shortest decimal with at least `decimalsMin` decimals, or `numerator/denominator` in lowest terms. */
export const writeFraction = (value: Fraction, decimalsMin = 0): string => {
  const divisor = greatestCommonDivisor(value.n, value.d);
  const n = value.n / divisor;
  const d = value.d / divisor;
  const decimals = decimalsOf(d);
  if (decimals === undefined) return `${n}/${d}`;
  const shown = Math.max(decimals, decimalsMin);
  const digits = ((n * 10n ** BigInt(shown)) / d).toString().padStart(shown + 1, "0");
  return shown === 0 ? digits : `${digits.slice(0, -shown)}.${digits.slice(-shown)}`;
};

/** How many decimals a fraction in lowest terms with this denominator needs; undefined where it never ends. */
const decimalsOf = (denominator: bigint): number | undefined => {
  let rest = denominator;
  let twos = 0;
  let fives = 0;
  for (; rest % 2n === 0n; rest /= 2n) twos++;
  for (; rest % 5n === 0n; rest /= 5n) fives++;
  return rest === 1n ? Math.max(twos, fives) : undefined;
};

const greatestCommonDivisor = (a: bigint, b: bigint): bigint => (b === 0n ? a : greatestCommonDivisor(b, a % b));

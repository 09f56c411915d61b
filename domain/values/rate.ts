// Rates 比例: text such as "12.5%" outside, whole millionths inside.

/** Millionths: 1 % is 10,000, the smallest step "0.0001%" is 1. */
export type Ppm = number;

export const wholePpm: Ppm = 1_000_000;
const ppmPerPercent = 10_000;
export const ppmPerBasisPoint = 100;

const largestPpm: Ppm = 1_000 * ppmPerPercent;
const pattern = /^(0|[1-9][0-9]{0,3})(?:\.([0-9]{1,4}))?%$/;

export const readRate = (value: unknown): Ppm | undefined => {
  const parts = typeof value === "string" ? pattern.exec(value) : null;
  if (parts === null) return undefined;
  const ppm = Number(parts[1]) * ppmPerPercent + Number((parts[2] ?? "").padEnd(4, "0"));
  return ppm <= largestPpm ? ppm : undefined;
};

/** A rate with at most two decimals, as juries and votes use it. */
export const readFineRate = (value: unknown): Ppm | undefined => {
  const ppm = readRate(value);
  return ppm !== undefined && /^[0-9]+(?:\.[0-9]{1,2})?%$/.test(value as string) ? ppm : undefined;
};

/** The shortest spelling. */
export const writeRate = (ppm: Ppm): string => {
  const percent = Math.floor(ppm / ppmPerPercent);
  const rest = ppm - percent * ppmPerPercent;
  return rest === 0 ? `${percent}%` : `${percent}.${String(rest).padStart(4, "0").replace(/0+$/, "")}%`;
};

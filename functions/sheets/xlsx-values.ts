// What a number in a workbook says as text: as Excel would show it with no format, and as a day where its format is a date.

export type NumberKind = "number" | "date" | "time";

/** Excel keeps 15 digits of a number; beyond them a file has dust, or digits that were never typed. */
const digitsKept = 15;

/** Nothing where it is no number, or one so large that Excel has already lost digits of it. */
export const plainNumber = (written: string): string | undefined => {
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(written)) return undefined;
  const value = Number(written);
  if (Math.abs(value) >= 10 ** digitsKept) return undefined;
  const [mantissa, exponent] = Math.abs(value)
    .toExponential(digitsKept - 1)
    .split("e") as [string, string];
  const digits = mantissa.replace(".", "").replace(/0+$/, "");
  if (digits === "") return "0";
  const wholeDigits = Number(exponent) + 1;
  const whole = wholeDigits > 0 ? digits.slice(0, wholeDigits).padEnd(wholeDigits, "0") : "0";
  const rest = wholeDigits > 0 ? digits.slice(wholeDigits) : "0".repeat(-wholeDigits) + digits;
  return `${value < 0 ? "-" : ""}${whole}${rest === "" ? "" : `.${rest}`}`;
};

const daySeconds = 86_400;
/** The day after 9999-12-31. */
const serialEnd = 2_958_466;
/** Excel believes in 29 February 1900, which never was. */
const dayThatNeverWas = 60;
const daysTo1904 = 1462;

/** A day as 2026-11-20, with its time where it has one; nothing where Excel itself would show no day. */
export const dayOfSerial = (written: string, isFrom1904: boolean): string | undefined => {
  const serial = Number(written) + (isFrom1904 ? daysTo1904 : 0);
  if (!(serial >= 1 && serial < serialEnd)) return undefined;
  const seconds = Math.round(serial * daySeconds);
  const days = Math.floor(seconds / daySeconds);
  if (days === dayThatNeverWas) return undefined;
  const daysSince1970 = days - (days > dayThatNeverWas ? 25_569 : 25_568);
  const day = new Date(daysSince1970 * daySeconds * 1000).toISOString().slice(0, 10);
  return seconds % daySeconds === 0 ? day : `${day} ${timeOf(seconds % daySeconds)}`;
};

/** A time of day as 08:30:00; nothing where a day or more has been counted together. */
export const timeOfSerial = (written: string): string | undefined => {
  const seconds = Math.round(Number(written) * daySeconds);
  return seconds >= 0 && seconds < daySeconds ? timeOf(seconds) : undefined;
};

const timeOf = (seconds: number): string =>
  [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
    .map((part) => String(part).padStart(2, "0"))
    .join(":");

const dateFormats = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58]);
const timeFormats = new Set([18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56]);

/** The formats that every workbook knows by number, those of Chinese Excel among them. */
export const kindOfKnownFormat = (format: number): NumberKind => {
  if (dateFormats.has(format)) return "date";
  return timeFormats.has(format) ? "time" : "number";
};

/** What a format shows, by the letters in it that are no quoted text, color, currency or exponent. */
export const kindOfFormat = (code: string): NumberKind => {
  const letters = code
    .replace(/"[^"]*"?|[\\_*]./g, "")
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, "")
    .replace(/general/gi, "")
    .replace(/[ap]\/p|am\/pm|上午\/下午/gi, "")
    .replace(/e[+-]/gi, "")
    .split(";")[0] as string;
  if (/[ydeb]|a{3}/i.test(letters)) return "date";
  if (/[hs]/i.test(letters)) return "time";
  return /m/i.test(letters) ? "date" : "number";
};

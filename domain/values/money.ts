// Money 金额: decimal text in yuan outside, whole fen inside.

/** Whole fen 分. The largest amount is far below 2^53, so a number holds every amount exactly. */
export type Fen = number;

export const largestFen: Fen = 99_999_999_999_999;

const zero = 48;
const nine = 57;
const dot = 46;

/** The fen of an amount as it may be written, or undefined where it is not an amount. Read digit by digit: this is the hot path. */
export const readFen = (value: unknown): Fen | undefined => {
  if (typeof value === "string") return readFenText(value);
  if (!isWholeNumber(value)) return undefined;
  return value * 100;
};

const readFenText = (text: string): Fen | undefined => {
  const { length } = text;
  let fen = 0;
  let at = 0;
  for (; at < length; at++) {
    const code = text.charCodeAt(at);
    if (code === dot) break;
    if (code < zero || code > nine) return undefined;
    fen = fen * 10 + (code - zero);
  }
  if (at === 0 || at > 12 || (at > 1 && text.charCodeAt(0) === zero)) return undefined;
  if (at === length) return fen * 100;
  const decimals = length - at - 1;
  if (decimals !== 1 && decimals !== 2) return undefined;
  for (at++; at < length; at++) {
    const code = text.charCodeAt(at);
    if (code < zero || code > nine) return undefined;
    fen = fen * 10 + (code - zero);
  }
  return decimals === 1 ? fen * 10 : fen;
};

export const writeFen = (fen: Fen): string => {
  const yuan = Math.floor(fen / 100);
  const rest = fen - yuan * 100;
  return rest < 10 ? `${yuan}.0${rest}` : `${yuan}.${rest}`;
};

const largestWhole = 999_999_999_999;

/** A whole number 整数 as the rules allow it: 0 to 999999999999, and not the minus zero that JSON can spell. */
export const isWholeNumber = (value: unknown): value is number =>
  typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= largestWhole && !Object.is(value, -0);

/** A whole number written as text of digits, as in points and in attributes. */
export const readDigits = (text: unknown): number | undefined => {
  if (typeof text !== "string" || text.length === 0 || text.length > 12) return undefined;
  if (text.length > 1 && text.charCodeAt(0) === zero) return undefined;
  let whole = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < zero || code > nine) return undefined;
    whole = whole * 10 + (code - zero);
  }
  return whole;
};

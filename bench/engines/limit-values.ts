// How the hand-written code reads amounts and days: digit by digit, trusting that they are in form.

/** The fen of an amount with up to two decimals. */
export const fenOf = (text: string): number => {
  const { length } = text;
  let value = 0;
  for (let at = 0; at < length; at++) {
    const code = text.charCodeAt(at);
    if (code !== 46) {
      value = value * 10 + code - 48;
      continue;
    }
    if (at === length - 2) return (value * 10 + text.charCodeAt(at + 1) - 48) * 10;
    return value * 100 + (text.charCodeAt(at + 1) - 48) * 10 + text.charCodeAt(at + 2) - 48;
  }
  return value * 100;
};

const twoDigits = (text: string, at: number): number => text.charCodeAt(at) * 10 + text.charCodeAt(at + 1) - 528;

/** `2026-11` as 202611; the month of a day too. */
export const monthOf = (text: string): number =>
  twoDigits(text, 0) * 10_000 + twoDigits(text, 2) * 100 + twoDigits(text, 5);

/** `2026-11-20` as 20261120. */
export const dayOf = (text: string): number => monthOf(text) * 100 + twoDigits(text, 8);

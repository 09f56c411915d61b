// Numbers in JSON text: what no double holds as written must not become another, harmless looking number on the way.

type NumberLiteral = { value: number; end: number };

/** The number that begins at a place in the text, or undefined where none does. */
export const readNumberLiteral = (text: string, start: number): NumberLiteral | undefined => {
  literal.lastIndex = start;
  const found = literal.exec(text);
  if (!found) return undefined;
  const [written, digits = "", decimals = "", exponent = "0"] = found;
  const value = Number(written);
  const looksWhole = Number.isInteger(value) && !isWhole(digits + decimals, Number(exponent) - decimals.length);
  return { value: looksWhole ? besides(value) : value, end: literal.lastIndex };
};

const literal = /-?(0|[1-9][0-9]*)(?:\.([0-9]+))?(?:[eE]([+-]?[0-9]+))?/y;

/** Whether digits × 10^exponent is a whole number, judged by the digits themselves. */
const isWhole = (digits: string, exponent: number): boolean => {
  let significant = digits.length;
  while (significant > 0 && digits.charCodeAt(significant - 1) === 48) significant--;
  return significant === 0 || exponent + digits.length - significant >= 0;
};

/** The nearest double that is not whole either: it is refused later, in the words of the field where it stands. */
const besides = (value: number): number => (value === 0 ? Number.MIN_VALUE : value * (1 + Number.EPSILON));

// Text values, ids and names: which characters may stand in them.

const plain = /^[\u0020-\u007e]*$/;
/** Control characters, text direction overrides, characters without width, and halves of a surrogate pair. */
const forbidden = /[\p{Cc}\p{Cs}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/u;

export const isText = (value: unknown): value is string =>
  typeof value === "string" && (plain.test(value) || (!forbidden.test(value) && value === value.normalize("NFC")));

const id = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

export const isId = (value: unknown): value is string => typeof value === "string" && id.test(value);

const name = /^[\p{L}0-9_]{1,64}$/u;

/** Words that mean something of their own in facts and rows, or that name what every object already has. */
const reserved = new Set([
  "pay",
  "value",
  "scores",
  "shares",
  "month",
  "employee",
  "chosenPay",
  "chosenRate",
  "__proto__",
  "constructor",
]);

/** The name of a fact, a dimension or an attribute. */
export const isName = (value: unknown): value is string =>
  typeof value === "string" && name.test(value) && !reserved.has(value) && value === value.normalize("NFC");

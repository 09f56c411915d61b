// Text values, ids and names: which characters may stand in them.

const plain = /^[\u0020-\u007e]*$/;
/** Control characters, text direction overrides, characters without width, and halves of a surrogate pair. */
const forbidden = /[\p{Cc}\p{Cs}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/u;

export const isText = (value: unknown): value is string =>
  typeof value === "string" && (plain.test(value) || (!forbidden.test(value) && value === value.normalize("NFC")));

const idLengthMax = 64;

/** Letters and digits, after the first also `.`, `_` and `-`. Read code by code: every juror of every case comes through here. */
export const isId = (value: unknown): value is string => {
  if (typeof value !== "string" || value.length === 0 || value.length > idLengthMax) return false;
  if (!isLetterOrDigit(value.charCodeAt(0))) return false;
  for (let at = 1; at < value.length; at++) {
    const code = value.charCodeAt(at);
    if (!isLetterOrDigit(code) && code !== dot && code !== underscore && code !== hyphen) return false;
  }
  return true;
};

const dot = 46;
const underscore = 95;
const hyphen = 45;

const isLetterOrDigit = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || (code >= 65 && code <= 90);

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

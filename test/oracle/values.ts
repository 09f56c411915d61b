// The values of a policy and a case as the public rules describe them, read the slow way; a malformed one is refused.
import { decimal, type Fraction, fraction, isAbove, over } from "./fraction.ts";

const largestMoney = decimal("999999999999.99");
const largestRate = fraction(10n);

/** Leaves the computation at once; `naiveAnswer` turns it back into a value. */
export function refuse(code: string): never {
  throw Object.assign(new Error(code), { refused: code });
}

/** Yuan. */
export function moneyOf(value: unknown): Fraction {
  if (typeof value === "number") {
    if (!Number.isInteger(value) || value < 0 || value > 999_999_999_999) refuse("amount-invalid");
    return fraction(BigInt(value));
  }
  if (typeof value !== "string" || !/^(0|[1-9]\d*)(\.\d{1,2})?$/.test(value)) refuse("amount-invalid");
  const yuan = decimal(value);
  if (isAbove(yuan, largestMoney)) refuse("amount-invalid");
  return yuan;
}

/** A plain factor: "12.5%" is 1/8. */
export function rateOf(value: unknown, placesMax = 4): Fraction {
  if (typeof value !== "string" || !/^(0|[1-9]\d*)(\.\d{1,4})?%$/.test(value)) refuse("rate-invalid");
  const percent = value.slice(0, -1);
  if ((percent.split(".")[1] ?? "").length > placesMax) refuse("rate-invalid");
  const rate = over(decimal(percent), fraction(100n));
  if (isAbove(rate, largestRate)) refuse("rate-invalid");
  return rate;
}

export function wholeOf(value: unknown, least = 0, most = 999_999_999_999): number {
  if (typeof value !== "number" || !Number.isInteger(value) || value < least || value > most) refuse("whole-invalid");
  return value;
}

/** Digits as text, as in a points edge or the attribute that counts. */
export function digitsOf(value: unknown): Fraction {
  if (typeof value !== "string" || !/^(0|[1-9]\d{0,11})$/.test(value)) refuse("digits-invalid");
  return decimal(value);
}

export function textOf(value: unknown): string {
  if (typeof value !== "string" || value !== value.normalize("NFC") || /\p{Cc}/u.test(value)) refuse("text-invalid");
  return value;
}

export function idOf(value: unknown): string {
  if (typeof value !== "string" || !/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(value)) refuse("id-invalid");
  return value;
}

export function monthOf(value: unknown): string {
  if (typeof value !== "string" || !/^\d{4}-(0[1-9]|1[0-2])$/.test(value)) refuse("month-invalid");
  return value;
}

export function dayOf(value: unknown): string {
  if (typeof value !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(value)) refuse("day-invalid");
  if (!daysOfMonth(monthOf(value.slice(0, 7))).includes(value)) refuse("day-invalid");
  return value;
}

/** Every day of a month, written out. */
export function daysOfMonth(month: string): string[] {
  const year = Number(month.slice(0, 4));
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  const length = lengths[Number(month.slice(5)) - 1] ?? 0;
  return Array.from({ length }, (_, index) => `${month}-${String(index + 1).padStart(2, "0")}`);
}

/** An object that has these fields and no others. */
export function fieldsOf(value: unknown, required: string[], optional: string[] = []): Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) refuse("object-wanted");
  for (const name of required) if (!Object.hasOwn(value, name)) refuse("field-missing");
  for (const name of Object.keys(value))
    if (!required.includes(name) && !optional.includes(name)) refuse("unknown-field");
  return value as Record<string, unknown>;
}

export function listOf(value: unknown): unknown[] {
  if (!Array.isArray(value) || value.length === 0) refuse("list-wanted");
  return value;
}

export function noneTwice(values: string[], code: string): void {
  if (new Set(values).size !== values.length) refuse(code);
}

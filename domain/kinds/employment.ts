// A person's month: when they were employed in it, and which attributes were in force on which of its days.

import { type Fields, isFields, refuseUnknownFields } from "../calculation/facts.ts";
import { pointerTo, quote, type Refusal, type RefusalCode, refuse } from "../refusals.ts";
import { type Day, daysIn, endOfTime, firstDayOf, type Month, readDay, readMonth, writeDay } from "../values/day.ts";
import { readDigits, readFen } from "../values/money.ts";
import { isName, isText } from "../values/text.ts";

/** A span in days of the month: 1 is its first; 0 and below lie before the month, above its last day after it. */
type Span = { first: number; last: number };

export type Attribute = Span & { name: string; value: string };

export type Employment = Span & { month: Month; daysInMonth: number; attributes: Attribute[] };

/** Which attributes a scheme looks at, and which of them must be money or digits. */
export type AttributeUses = { known: Set<string>; money: Set<string>; digits: Set<string> };

export const readEmployment = (facts: unknown, uses: AttributeUses, refusals: Refusal[]): Employment | undefined => {
  if (!isFields(facts)) {
    refusals.push(
      facts === undefined
        ? refuse("missing-field", "/facts", { name: "facts" })
        : refuse("wrong-type", "/facts", { given: quote(facts), wanted: "object" }),
    );
    return undefined;
  }
  for (const name of ["month", "employee"])
    if (facts[name] === undefined) refusals.push(refuse("missing-fact", `/facts/${name}`, { name }));
  for (const name in facts)
    if (name !== "month" && name !== "employee")
      refusals.push(refuse("unknown-fact", `/facts${pointerTo(name)}`, { name }));
  const month = facts.month === undefined ? undefined : readMonth(facts.month);
  if (month === undefined && facts.month !== undefined)
    refusals.push(refuse("month-invalid", "/facts/month", { given: quote(facts.month) }));
  if (facts.employee === undefined) return undefined;
  return readEmployee(facts.employee, month ?? 101, uses, refusals);
};

const readEmployee = (
  value: unknown,
  month: Month,
  uses: AttributeUses,
  refusals: Refusal[],
): Employment | undefined => {
  const path = "/facts/employee";
  if (!isFields(value)) {
    refusals.push(refuse("wrong-type", path, { given: quote(value), wanted: "object" }));
    return undefined;
  }
  refuseUnknownFields(value, employeeFields, path, refusals);
  const daysInMonth = daysIn(month);
  const firstDay = firstDayOf(month);
  const span = readSpan(value, firstDay, daysInMonth, path, refusals);
  const given = value.attributes;
  if (!Array.isArray(given)) {
    refusals.push(
      given === undefined
        ? refuse("missing-field", `${path}/attributes`, { name: "attributes" })
        : refuse("wrong-type", `${path}/attributes`, { given: quote(given), wanted: "array" }),
    );
    return undefined;
  }
  const attributes: Attribute[] = [];
  for (let index = 0; index < given.length; index++) {
    const at = `${path}/attributes/${index}`;
    const attribute = readAttribute(given[index], firstDay, daysInMonth, uses, at, refusals);
    if (attribute !== undefined) attributes.push(attribute);
  }
  return { month, daysInMonth, attributes, first: span.first, last: span.last };
};

const employeeFields = ["from", "until", "attributes"];
const attributeFields = ["name", "value", "from", "until"];

/** Undefined where the attribute is refused, or where no item looks at it. */
const readAttribute = (
  given: unknown,
  firstDay: Day,
  daysInMonth: number,
  uses: AttributeUses,
  path: string,
  refusals: Refusal[],
): Attribute | undefined => {
  if (!isFields(given)) {
    refusals.push(refuse("wrong-type", path, { given: quote(given), wanted: "object" }));
    return undefined;
  }
  refuseUnknownFields(given, attributeFields, path, refusals);
  const { name, value } = given;
  const span = readSpan(given, firstDay, daysInMonth, path, refusals);
  if (!isName(name)) {
    refusals.push(refuse("name-invalid", `${path}/name`, { given: quote(name) }));
    return undefined;
  }
  const problem = problemOfValue(name, value, uses);
  if (problem !== undefined) refusals.push(refuse(problem, `${path}/value`, { given: quote(value) }));
  if (!uses.known.has(name)) return undefined;
  return { name, value: String(value), first: span.first, last: span.last };
};

/** Values are text; a money attribute may be written as a whole number like any money. */
const problemOfValue = (name: string, value: unknown, uses: AttributeUses): RefusalCode | undefined => {
  if (uses.digits.has(name) && readDigits(value) === undefined) return "digits-invalid";
  if (uses.money.has(name)) return readFen(value) === undefined ? "amount-invalid" : undefined;
  return isText(value) ? undefined : "text-invalid";
};

/** `from` is the first day that counts, `until` the last; without one the span does not end. */
const readSpan = (given: Fields, firstDay: Day, daysInMonth: number, path: string, refusals: Refusal[]): Span => {
  const from = readDay(given.from);
  const until = given.until === undefined ? endOfTime : readDay(given.until);
  if (from === undefined) refusals.push(refuse("day-invalid", `${path}/from`, { given: quote(given.from) }));
  if (until === undefined) refusals.push(refuse("day-invalid", `${path}/until`, { given: quote(given.until) }));
  if (from === undefined || until === undefined) return { first: 1, last: 0 };
  if (until < from) refusals.push(refuse("span-backwards", `${path}/until`, { wanted: writeDay(from) }));
  return { first: placeIn(from, firstDay, daysInMonth), last: placeIn(until, firstDay, daysInMonth) };
};

/** Days are numbers yyyymmdd, so within a month their difference counts days. */
const placeIn = (day: Day, firstDay: Day, daysInMonth: number): number =>
  day < firstDay ? 0 : Math.min(day - firstDay, daysInMonth) + 1;

// A person's month: when they were employed in it, and which attributes were in force on which of its days.

import { pointerTo, type Refusal, type RefusalCode, refuse, refuseValue } from "../refusals.ts";
import { type Day, daysIn, endOfTime, firstDayOf, type Month, readDay, readMonth, writeDay } from "../values/day.ts";
import { type Fields, isFields } from "../values/fields.ts";
import { readDigits, readFen } from "../values/money.ts";
import { isName, isText } from "../values/text.ts";
import { factPath, placeAmong } from "./facts.ts";

/** A span in days of the month: 1 is its first; 0 and below lie before the month, above its last day after it. */
type Span = { first: number; last: number };

/** An attribute that some item looks at. What it is to the scheme stands for its name: one object compares faster than a text. */
export type Attribute = Span & { use: AttributeUse; value: string };

export type Employment = Span & { month: Month; daysInMonth: number; attributes: Attribute[] };

/** What a scheme does with attributes of a name: takes them as money, as digits, or compares them with texts of the policy. */
export type AttributeUse = { name: string; money: boolean; digits: boolean; texts: string[] };

/** The use of a name, or undefined where no item looks at it. They are few: going through them is faster than a Map. */
export const useNamed = (uses: AttributeUse[], name: unknown): AttributeUse | undefined => {
  for (const use of uses) if (use.name === name) return use;
  return undefined;
};

export const readEmployment = (facts: unknown, uses: AttributeUse[], refusals: Refusal[]): Employment | undefined => {
  if (!isFields(facts)) {
    refusals.push(refuseValue("wrong-type", "/facts", facts, "object"));
    return undefined;
  }
  for (const name of factNames)
    if (facts[name] === undefined) refusals.push(refuse("missing-fact", factPath(name), { name }));
  for (const name in facts)
    if (placeAmong(factNames, name) < 0) refusals.push(refuse("unknown-fact", `/facts${pointerTo(name)}`, { name }));
  const month = facts.month === undefined ? undefined : readMonth(facts.month);
  if (month === undefined && facts.month !== undefined)
    refusals.push(refuseValue("month-invalid", factPath("month"), facts.month));
  if (facts.employee === undefined) return undefined;
  return readEmployee(facts.employee, month ?? 101, uses, refusals);
};

const factNames = ["month", "employee"];
const employeeFields = ["from", "until", "attributes"];
const attributeFields = ["name", "value", "from", "until"];

/** The path of a field of the employee, or of the attribute at this index; built only where something is refused. */
const at = (index: number | undefined, field = ""): string =>
  index === undefined ? `/facts/employee${field}` : `/facts/employee/attributes/${index}${field}`;

const readEmployee = (
  value: unknown,
  month: Month,
  uses: AttributeUse[],
  refusals: Refusal[],
): Employment | undefined => {
  if (!isFields(value)) {
    refusals.push(refuseValue("wrong-type", at(undefined), value, "object"));
    return undefined;
  }
  for (const name in value) if (placeAmong(employeeFields, name) < 0) refusals.push(refuseField(undefined, name));
  const daysInMonth = daysIn(month);
  const firstDay = firstDayOf(month);
  const { first, last } = readSpan(value, firstDay, daysInMonth, undefined, refusals);
  const given = value.attributes;
  if (!Array.isArray(given)) {
    refusals.push(refuseValue("wrong-type", at(undefined, "/attributes"), given, "array"));
    return undefined;
  }
  const attributes: Attribute[] = [];
  for (let index = 0; index < given.length; index++) {
    const attribute = readAttribute(given[index], firstDay, daysInMonth, uses, index, refusals);
    if (attribute !== undefined) attributes.push(attribute);
  }
  return { month, daysInMonth, attributes, first, last };
};

const refuseField = (index: number | undefined, name: string): Refusal =>
  refuse("unknown-field", at(index, pointerTo(name)), { name });

/** Undefined where the attribute is refused, or where no item looks at it. */
const readAttribute = (
  given: unknown,
  firstDay: Day,
  daysInMonth: number,
  uses: AttributeUse[],
  index: number,
  refusals: Refusal[],
): Attribute | undefined => {
  if (!isFields(given)) {
    refusals.push(refuseValue("wrong-type", at(index), given, "object"));
    return undefined;
  }
  for (const name in given) if (placeAmong(attributeFields, name) < 0) refusals.push(refuseField(index, name));
  const { name, value } = given;
  const { first, last } = readSpan(given, firstDay, daysInMonth, index, refusals);
  const use = useNamed(uses, name);
  if (use === undefined && !isName(name)) {
    refusals.push(refuseValue("name-invalid", at(index, "/name"), name));
    return undefined;
  }
  const problem = problemOfValue(value, use);
  if (problem !== undefined) refusals.push(refuseValue(problem, at(index, "/value"), value));
  return use === undefined ? undefined : { use, value: String(value), first, last };
};

/** Values are text; a money attribute may be written as a whole number like any money. */
const problemOfValue = (value: unknown, use: AttributeUse | undefined): RefusalCode | undefined => {
  if (use?.digits && readDigits(value) === undefined) return "digits-invalid";
  if (use?.money) return readFen(value) === undefined ? "amount-invalid" : undefined;
  return use?.digits || isAmong(use?.texts, value) || isText(value) ? undefined : "text-invalid";
};

const isAmong = (texts: string[] | undefined, value: unknown): boolean => {
  if (texts === undefined) return false;
  for (const text of texts) if (text === value) return true;
  return false;
};

/** `from` is the first day that counts, `until` the last; without one the span does not end. */
const readSpan = (
  given: Fields,
  firstDay: Day,
  daysInMonth: number,
  index: number | undefined,
  refusals: Refusal[],
): Span => {
  const from = readDay(given.from);
  const until = given.until === undefined ? endOfTime : readDay(given.until);
  if (from === undefined) refusals.push(refuseValue("day-invalid", at(index, "/from"), given.from));
  if (until === undefined) refusals.push(refuseValue("day-invalid", at(index, "/until"), given.until));
  if (from === undefined || until === undefined) return { first: 1, last: 0 };
  if (until < from) refusals.push(refuse("span-backwards", at(index, "/until"), { wanted: writeDay(from) }));
  return { first: placeIn(from, firstDay, daysInMonth), last: placeIn(until, firstDay, daysInMonth) };
};

/** Days are numbers yyyymmdd, so within a month their difference counts days. */
const placeIn = (day: Day, firstDay: Day, daysInMonth: number): number =>
  day < firstDay ? 0 : Math.min(day - firstDay, daysInMonth) + 1;

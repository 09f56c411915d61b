// Is the case of the form that its scheme asks for? Everything here comes before any rule is looked at.
import type { AllowanceScheme, AwardScheme, Case, Juror, Jury, Row, Scheme, Share } from "./documents.ts";
import { isAbove, isBelow } from "./fraction.ts";
import {
  dayOf,
  digitsOf,
  fieldsOf,
  listOf,
  moneyOf,
  monthOf,
  noneTwice,
  rateOf,
  refuse,
  textOf,
  wholeOf,
} from "./values.ts";

type FactType = "text" | "whole" | "money" | "two-place-rate" | "scores";

export function checkCase(scheme: Scheme, given: Case): void {
  fieldsOf(given, ["scheme", "facts"], ["policy", "shares", "paidBefore", "trace"]);
  if (given.trace !== undefined && !["words", "steps", "none"].includes(given.trace)) refuse("trace-unknown");
  if (scheme.kind === "allowance") {
    if (given.shares !== undefined) refuse("shares-not-wanted");
    if (given.paidBefore !== undefined) refuse("paid-before-not-wanted");
    checkEmployeeFacts(scheme, given.facts);
    return;
  }
  checkFacts(scheme, given.facts);
  if (given.paidBefore !== undefined) moneyOf(given.paidBefore);
  if (given.shares !== undefined) checkShares(given.shares, scheme.perPersonYear !== undefined);
  else if (scheme.perPersonYear !== undefined) refuse("shares-wanted");
}

/** Every fact that the scheme names, and its type. */
export function factTypes(scheme: AwardScheme): Map<string, FactType> {
  const types = new Map<string, FactType>();
  if (scheme.kind === "table") for (const dimension of scheme.by) types.set(dimension, "text");
  if (scheme.kind === "commission") {
    types.set("value", "money");
    if (scheme.by === "vote") types.set("chosenRate", "two-place-rate");
    else types.set("scores", "scores");
  }
  if (scheme.kind === "tiered" && scheme.unit === "score") types.set("scores", "scores");
  else if (scheme.kind === "tiered") types.set(scheme.measure ?? "", scheme.unit === "points" ? "whole" : "money");
  for (const { times } of payersOf(scheme)) if (times !== undefined) types.set(times, "whole");
  for (const condition of [...(scheme.require ?? []), ...(scheme.adjust ?? []).flatMap(({ when }) => when)])
    types.set(condition.fact, condition.is !== undefined || condition.in !== undefined ? "text" : "whole");
  return types;
}

/** The tiers or rows without what only picks them: a dimension may have the name of another field of a row. */
function payersOf(scheme: AwardScheme): { pay?: unknown; times?: string }[] {
  if (scheme.kind === "tiered") return scheme.tiers;
  return scheme.kind === "table" ? scheme.rows.map((row) => withoutDimensions(scheme.by, row)) : [];
}

export const withoutDimensions = (by: string[], row: Row): Row =>
  Object.fromEntries(Object.entries(row).filter(([name]) => !by.includes(name))) as Row;

function checkFacts(scheme: AwardScheme, facts: Case["facts"]): void {
  const types = factTypes(scheme);
  fieldsOf(facts, [...types.keys()], mayChoosePay(scheme) ? ["chosenPay"] : []);
  for (const [name, type] of types) {
    if (type === "text") textOf(facts[name]);
    if (type === "whole") wholeOf(facts[name]);
    if (type === "money") moneyOf(facts[name]);
    if (type === "two-place-rate") checkChosenRate(scheme, facts[name]);
    if (type === "scores") checkScores(scheme as Jury, facts[name]);
  }
  if (facts.chosenPay !== undefined) moneyOf(facts.chosenPay);
}

function checkChosenRate(scheme: AwardScheme, given: unknown): void {
  if (scheme.kind !== "commission") return;
  const chosen = rateOf(given, 2);
  if (isBelow(chosen, rateOf(scheme.rate.from)) || isAbove(chosen, rateOf(scheme.rate.to)))
    refuse("chosen-rate-outside");
}

export function mayChoosePay(scheme: AwardScheme): boolean {
  return payersOf(scheme).some(({ pay }) => typeof pay === "object");
}

function checkScores({ criteria, seats }: Jury, scores: unknown): void {
  const jurors = listOf(scores).map((entry) => {
    const { juror, seat, marks } = fieldsOf(entry, ["juror", "seat", "marks"]);
    textOf(juror);
    if (!seats.some(({ id }) => id === seat)) refuse("seat-unknown");
    const ids = criteria.map(({ id }) => id);
    for (const mark of Object.values(fieldsOf(marks, ids))) wholeOf(mark, 0, 100);
    return entry as Juror;
  });
  noneTwice(
    jurors.map(({ juror }) => juror),
    "juror-twice",
  );
  for (const { id, atLeast } of seats)
    if (jurors.filter(({ seat }) => seat === id).length < atLeast) refuse("seat-short");
}

function checkShares(shares: Share[], isCapped: boolean): void {
  for (const share of listOf(shares)) {
    const { employee, weight, paidThisYear } = fieldsOf(share, [
      "employee",
      "weight",
      ...(isCapped ? ["paidThisYear"] : []),
    ]);
    textOf(employee);
    wholeOf(weight, 1, 1_000_000);
    if (isCapped) moneyOf(paidThisYear);
  }
  noneTwice(
    shares.map(({ employee }) => employee),
    "employee-twice",
  );
}

function checkEmployeeFacts({ groups }: AllowanceScheme, facts: Case["facts"]): void {
  const items = groups.flatMap((group) => group.items);
  const { month, employee } = fieldsOf(facts, ["month", "employee"]);
  monthOf(month);
  const { attributes } = checkSpan(fieldsOf(employee, ["from", "attributes"], ["until"]));
  if (!Array.isArray(attributes)) refuse("list-wanted");
  for (const attribute of attributes) {
    const { name, value } = checkSpan(fieldsOf(attribute, ["name", "value", "from"], ["until"]));
    nameOf(name);
    if (items.some(({ times }) => times === name)) digitsOf(value);
    if (items.some(({ of }) => of === name)) moneyOf(value);
    else textOf(value);
  }
}

function checkSpan(fields: Record<string, unknown>): Record<string, unknown> {
  const from = dayOf(fields.from);
  if (fields.until !== undefined && dayOf(fields.until) < from) refuse("span-backwards");
  return fields;
}

const reserved = ["pay", "value", "scores", "shares", "month", "employee", "chosenPay", "chosenRate"];

export function nameOf(value: unknown): string {
  if (typeof value !== "string" || !/^[\p{L}\p{Nd}_]{1,64}$/u.test(value) || reserved.includes(value))
    refuse("name-invalid");
  return value;
}

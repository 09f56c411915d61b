// How juries, commissions, tables and allowances can be spoilt.
import type { AllowanceScheme, CommissionScheme, Jury, Scheme, TableScheme } from "./documents.ts";
import { badRates, type Mutation, set, within } from "./mutation.ts";

const jury = (scheme: Scheme): Jury | undefined => ("criteria" in scheme ? (scheme as Jury) : undefined);
const commission = (scheme: Scheme): CommissionScheme | undefined =>
  scheme.kind === "commission" ? scheme : undefined;
const table = (scheme: Scheme): TableScheme | undefined => (scheme.kind === "table" ? scheme : undefined);
const allowance = (scheme: Scheme): AllowanceScheme | undefined => (scheme.kind === "allowance" ? scheme : undefined);

export const kindMutations: Record<string, Mutation> = {
  "criteria that miss a little": within(
    jury,
    ["does-not-add-up"],
    ({ criteria }) => criteria.push({ id: "more", weight: "0.0001%" }) > 0,
  ),
  "the same criterion twice": within(
    jury,
    ["duplicate-id"],
    ({ criteria }) => criteria.push(structuredClone(criteria[0] as (typeof criteria)[number])) > 0,
  ),
  "a seat for nobody": within(jury, ["whole-number-invalid"], ({ seats }) => set(seats[0], "atLeast", 0)),
  "another trim": within(jury, ["choice-invalid", "wrong-type", "whole-number-invalid"], (scheme, random) =>
    set(scheme, "trim", random.pick([0, 2, "1", true])),
  ),
  "a weight on one seat only": within(jury, ["missing-field", "does-not-add-up"], ({ seats }) => {
    if (seats.length < 2) return false;
    for (const seat of seats) delete seat.weight;
    return set(seats[0], "weight", "100%");
  }),
  "a commission's rate with three places": within(commission, ["rate-invalid"], ({ rate }, random) =>
    set(rate, random.pick(["from", "to"]), random.pick(["1.234%", ...badRates])),
  ),
  "a commission's rate that falls": within(
    commission,
    ["span-backwards"],
    ({ rate }) => set(rate, "from", "5%") && set(rate, "to", "4.99%"),
  ),
  "a vote with criteria": within(
    commission,
    ["unknown-field"],
    (scheme) => scheme.by === "vote" && set(scheme, "criteria", [{ id: "c", weight: "100%" }]),
  ),
  "the same row twice": within(
    table,
    ["duplicate-row"],
    ({ rows }) => rows.push(structuredClone(rows[0] as (typeof rows)[number])) > 0,
  ),
  "a row without a dimension": within(table, ["missing-field"], ({ by, rows }) => delete rows[0]?.[by[0] ?? ""]),
  "a row with another dimension": within(table, ["unknown-field"], ({ rows }) => set(rows[0], "colour", "red")),
  "another proration": within(allowance, ["choice-invalid"], (scheme, random) =>
    set(scheme, "prorate", random.pick(["day-29", "day-0", "day-01", "weeks", ""])),
  ),
  "another way to take": within(allowance, ["choice-invalid"], ({ groups }) => set(groups[0], "take", "lowest")),
  "a group without items": within(allowance, ["list-empty"], ({ groups }) => set(groups[0], "items", [])),
  "an item twice in its scheme": within(
    allowance,
    ["duplicate-id"],
    ({ groups }) => groups.push(structuredClone(groups[0] as (typeof groups)[number])) > 0,
  ),
  "a rate of nothing": within(allowance, ["missing-field"], ({ groups }) => {
    const item = groups[0]?.items[0];
    delete item?.pay;
    delete item?.of;
    return set(item, "rate", "1%");
  }),
  "both pay and rate": within(
    allowance,
    ["fields-exclude-each-other"],
    ({ groups }) =>
      set(groups[0]?.items[0], "rate", "1%") &&
      set(groups[0]?.items[0], "of", "baseWage") &&
      set(groups[0]?.items[0], "pay", "1"),
  ),
};

// The contradictions in a policy that stop it from being published and from calculating.

import { factTypeOf } from "../kinds/conditions.ts";
import type { FactType } from "../kinds/facts.ts";
import { dimensionsOf, rowKey } from "../kinds/table.ts";
import { lastInside, unitOf } from "../kinds/tiered.ts";
import type { Policy, Scheme, SchemeOf } from "../policy/policy.ts";
import { pointerTo, refuse } from "../refusals.ts";
import { readFen, writeFen } from "../values/money.ts";
import { readRate, wholePpm, writeRate } from "../values/rate.ts";
import { type At, type Place, type PolicyError, placeOf, policyError } from "./findings.ts";

export const findErrors = (policy: Policy): PolicyError[] => [
  ...repeatedSchemes(policy),
  ...policy.schemes.flatMap((scheme, index) => {
    const at: At = (...path) => placeOf(index, scheme.id, ...path);
    return [...repeatedIds(scheme, at), ...errorsOfKind(scheme, at)];
  }),
];

const repeatedSchemes = (policy: Policy): PolicyError[] =>
  repeated(policy.schemes.map((scheme) => scheme.id)).map(([id, index]) => ({
    clause: id,
    ...refuse("duplicate-id", pointerTo("schemes", index, "id"), { name: id }),
  }));

/** The values that stood before, with where they stand again. */
const repeated = (values: string[]): [value: string, index: number][] =>
  values.flatMap((value, index): [string, number][] => (values.indexOf(value) < index ? [[value, index]] : []));

const repeatedIds = (scheme: Scheme, at: At): PolicyError[] => {
  const lists: [list: string, entries: { id: string }[] | undefined][] = [];
  if (scheme.kind !== "allowance") lists.push(["adjust", scheme.adjust], ["stages", scheme.stages]);
  if ("criteria" in scheme) lists.push(["criteria", scheme.criteria], ["seats", scheme.seats]);
  return lists.flatMap(([list, entries]) =>
    repeated((entries ?? []).map((entry) => entry.id)).map(([name, index]) =>
      policyError(at(list, index), "duplicate-id", { name }),
    ),
  );
};

const errorsOfKind = (scheme: Scheme, at: At): PolicyError[] => {
  if (scheme.kind === "allowance") return repeatedItems(scheme, at);
  const errors = [...bounds(scheme, at), ...factTypes(scheme, at), ...sums(scheme, at)];
  if (scheme.kind === "tiered") errors.push(...tierOrder(scheme, at));
  if (scheme.kind === "table") errors.push(...repeatedRows(scheme, at));
  return errors;
};

const repeatedItems = (scheme: SchemeOf<"allowance">, at: At): PolicyError[] => {
  const items = scheme.groups.flatMap((group, groupIndex) =>
    group.items.map((item, index) => ({ id: item.id, place: at("groups", groupIndex, "items", index) })),
  );
  return repeated(items.map((item) => item.id)).map(([name, index]) =>
    policyError((items[index] as (typeof items)[number]).place, "duplicate-id", { name }),
  );
};

type AwardScheme = Exclude<Scheme, { kind: "allowance" }>;

const bounds = (scheme: AwardScheme, at: At): PolicyError[] => {
  const { atLeast, atMost } = scheme;
  if (atLeast === undefined || atMost === undefined || (readFen(atLeast) as number) <= (readFen(atMost) as number))
    return [];
  return [policyError(at("atLeast"), "at-least-above-at-most", { given: atLeast, wanted: atMost })];
};

/** Shares and weights that are parts of one whole. */
const sums = (scheme: AwardScheme, at: At): PolicyError[] => {
  const parts: [list: string, rates: (string | undefined)[]][] = [];
  if (scheme.stages !== undefined) parts.push(["stages", scheme.stages.map((stage) => stage.share)]);
  if ("criteria" in scheme) {
    parts.push(["criteria", scheme.criteria.map((criterion) => criterion.weight)]);
    if (scheme.seats[0]?.weight !== undefined) parts.push(["seats", scheme.seats.map((seat) => seat.weight)]);
  }
  return parts.flatMap(([list, rates]) => {
    const sum = rates.reduce((total, rate) => total + (readRate(rate) as number), 0);
    return sum === wholePpm ? [] : [policyError(at(list), "does-not-add-up", { given: writeRate(sum) })];
  });
};

const tierOrder = (scheme: SchemeOf<"tiered">, at: At): PolicyError[] => {
  const unit = unitOf(scheme);
  const lasts = scheme.tiers.map((tier) => lastInside(tier, unit));
  const write = (last: number): string => (unit === "points" ? String(last) : writeFen(last));
  const isOpen = (last: number | undefined): boolean => last === Number.POSITIVE_INFINITY;
  const end = lasts.length - 1;
  const errors = lasts.slice(0, end).flatMap((last, index) => {
    if (isOpen(last)) return [policyError(at("tiers", index), "tiers-out-of-order")];
    if (last < 0) return [policyError(at("tiers", index), "tiers-out-of-order", { given: write(last + 1) })];
    return [];
  });
  lasts.forEach((last, index) => {
    const before = lasts[index - 1];
    if (before === undefined || last < 0 || last > before || isOpen(before)) return;
    errors.push(policyError(at("tiers", index), "tiers-out-of-order", { given: write(last), wanted: write(before) }));
  });
  if (!isOpen(lasts[end])) errors.push(policyError(at("tiers", end), "last-tier-not-open"));
  return errors;
};

const repeatedRows = (scheme: SchemeOf<"table">, at: At): PolicyError[] => [
  ...repeated(scheme.by).map(([name, index]) => policyError(at("by", index), "duplicate-id", { name })),
  ...repeated(scheme.rows.map((row) => rowKey(dimensionsOf(scheme, row)))).map(([key, index]) =>
    policyError(at("rows", index), "duplicate-row", { name: (JSON.parse(key) as string[]).join(" / ") }),
  ),
];

type NamedFact = { name: string; type: FactType; place: Place };

const factTypes = (scheme: AwardScheme, at: At): PolicyError[] => {
  const facts = factsNamedBy(scheme, at);
  return facts.flatMap(({ name, type, place }, index) => {
    const first = facts.findIndex((other) => other.name === name);
    const wanted = facts[first]?.type;
    if (first === index || wanted === undefined || wanted === type) return [];
    return [policyError(place, "fact-with-two-types", { name, given: type, wanted })];
  });
};

const factsNamedBy = (scheme: AwardScheme, at: At): NamedFact[] => {
  const facts: NamedFact[] = [];
  const name = (fact: string, type: FactType, place: Place) => facts.push({ name: fact, type, place });
  if (scheme.kind === "tiered") {
    if (scheme.unit !== "score") name(scheme.measure, scheme.unit === "points" ? "whole" : "money", at("measure"));
    scheme.tiers.forEach(({ times }, index) => {
      if (times !== undefined) name(times, "whole", at("tiers", index, "times"));
    });
  }
  if (scheme.kind === "table") {
    scheme.by.forEach((dimension, index) => {
      name(dimension, "text", at("by", index));
    });
    if (!scheme.by.includes("times"))
      scheme.rows.forEach(({ times }, index) => {
        if (times !== undefined) name(times, "whole", at("rows", index, "times"));
      });
  }
  scheme.require?.forEach((rule, index) => {
    name(rule.fact, factTypeOf(rule), at("require", index, "fact"));
  });
  scheme.adjust?.forEach((adjustment, index) => {
    adjustment.when.forEach((rule, place) => {
      name(rule.fact, factTypeOf(rule), at("adjust", index, "when", place, "fact"));
    });
  });
  return facts;
};

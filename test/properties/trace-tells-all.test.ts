// What a trace has to tell so that someone with a pocket calculator can follow it, and what a refusal has to name.

import { expect, test } from "vitest";
import { calculate } from "../../domain/calculation/answer.ts";
import { compilePolicy } from "../../domain/calculation/compile.ts";
import { readDay, readMonth } from "../../domain/values/day.ts";
import { sha256Hex } from "../../functions/store/sha256.ts";

const outcomeOf = (scheme: object, facts: unknown) => {
  const frame = { id: "p", title: { zh: "办法" }, currency: "CNY", from: "2024-01-01" };
  const compiled = compilePolicy({ ...frame, schemes: [{ id: "s", title: { zh: "方案" }, ...scheme }] }, sha256Hex);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.refusals));
  return calculate(compiled.value, { scheme: "s", facts, trace: "words" });
};

const answerOf = (scheme: object, facts: unknown) => {
  const outcome = outcomeOf(scheme, facts);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals));
  return outcome.value;
};

const refusalsOf = (scheme: object, facts: unknown) => {
  const outcome = outcomeOf(scheme, facts);
  return outcome.ok ? [] : outcome.refusals;
};

const wages = (prorate: string) => ({
  kind: "allowance",
  prorate,
  groups: [
    {
      take: "all",
      items: [
        { id: "wage", when: { skill: "a" }, rate: "120%", of: "base" },
        { id: "mentor", when: { skill: "a" }, pay: "200", times: "apprentices" },
      ],
    },
  ],
});

const attribute = (name: string, value: string, from = "2024-01-01") => ({ name, value, from });
const person = (...attributes: object[]) => ({ month: "2024-06", employee: { from: "2020-01-01", attributes } });
const everything = person(attribute("skill", "a"), attribute("base", "4321"), attribute("apprentices", "3"));

test.each(["days", "none", "last-day"])(
  "a month's pay says which numbers the attributes gave, paid by %s",
  (prorate) => {
    const { trace = [] } = answerOf(wages(prorate), everything);
    expect(trace).toMatchObject([
      { of: "4321.00", rate: "120%", times: 1 },
      { each: "200.00", times: 3 },
      ...(prorate === "days" ? [{ does: "item" }, { does: "item" }] : []),
      { does: "items", value: "5785.20" },
    ]);
    expect(trace[0]?.says?.zh).toContain("4321.00 × 120%");
    expect(trace[1]?.says?.en).toContain("200.00 × 3");
  },
);

test("an attribute that is missing is named with the first day on which it is missed", () => {
  const facts = person(attribute("skill", "a", "2024-06-10"), attribute("apprentices", "3"));
  const [refusal] = refusalsOf(wages("days"), facts);
  expect(refusal?.says.en).toContain("2024-06-10");
  expect(refusal?.says.zh).toContain("base");
});

test("a rate that was voted stands in the trace before it is used", () => {
  const vote = { kind: "commission", by: "vote", rate: { from: "1%", to: "5%" } };
  const { trace } = answerOf(vote, { value: "1000", chosenRate: "3.5%" });
  expect(trace).toMatchObject([
    { does: "chosen-rate", value: "3.5%" },
    { does: "rate", of: "1000.00", rate: "3.5%", value: "35.00" },
  ]);
});

test("a fact is missing even where every object inherits something of its name", () => {
  const scheme = { kind: "tiered", measure: "toString", apply: "whole", tiers: [{ pay: "1" }] };
  expect(refusalsOf(scheme, {})).toMatchObject([{ code: "missing-fact", path: "/facts/toString" }]);
  expect(answerOf(scheme, { toString: "5" }).total).toBe("1.00");
});

test("a list that should have been an object is called a list, in both languages", () => {
  const [refusal] = refusalsOf(wages("days"), []);
  expect(refusal?.says).toEqual({ zh: expect.stringContaining("列表"), en: expect.stringContaining("a list") });
});

test("there is no year nought", () => {
  expect([readDay("0000-01-01"), readMonth("0000-12"), readDay("0001-01-01")]).toEqual([undefined, undefined, 10_101]);
});

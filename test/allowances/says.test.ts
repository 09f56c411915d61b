// A month of an allowance as sentences: one day is a day.
import { expect, test } from "vitest";
import { sayStep } from "../../domain/calculation/says.ts";
import type { Scheme } from "../../domain/policy/policy.ts";

const rule = {
  ...{ id: "monthly", kind: "allowance", title: { zh: "津贴", en: "allowance" } },
  items: [{ id: "skill", title: { zh: "技能", en: "skill" }, pay: "300" }],
} as unknown as Scheme;

const told = (days: number): string => {
  const span = { from: "2026-11-01", until: `2026-11-0${days}` };
  const clause = "monthly.items.0";
  return sayStep({ does: "days", clause, ...span, days, pay: "300.00", value: `${days * 300}.00` }, rule, "CNY").en;
};

test.each([
  [1, " 1 day at 300.00 a month"],
  [2, " 2 days at 300.00 a month"],
])("%i: %s", (days, wanted) => expect(told(days)).toContain(wanted));

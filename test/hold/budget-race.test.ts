// A thousand approvals against money for five hundred: exactly five hundred are granted, and not a fen is left or lacking.
import { beforeAll, expect, test } from "vitest";
import { useEnterprise } from "../journeys/enterprise.ts";
import { approve, budgetOf, moneyPolicy, setBudget } from "../journeys/money.ts";
import { publishPolicy } from "../journeys/published-policy.ts";
import { proposedAwards } from "./crowd.ts";
import { atOnce, tally, wholeLedger } from "./ledger.ts";

const { here } = useEnterprise();

beforeAll(async () => {
  here().at("2026-03-10T02:00:00Z");
  await publishPolicy(here(), moneyPolicy());
  await setBudget(here(), "500000");
});

test("1,000 approvals against money for 500", async () => {
  const awards = await proposedAwards(here(), 1_000);
  expect(new Set(awards).size).toBe(1_000);
  const answers = await atOnce(64, awards, (id, index) => approve(here(), id, `APPROVER-${1 + (index % 2)}`));
  expect(tally(answers)).toEqual({ 200: 500, "409 budget-exhausted": 500 });
  expect(await budgetOf(here())).toEqual({ cap: "500000.00", free: "0.00", reserved: "0.00", spent: "500000.00" });
  await wholeLedger(here());
});

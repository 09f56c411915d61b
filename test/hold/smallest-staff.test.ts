// The smallest staff that works: three people bring a suggestion from the policy to the settled payment, and none of the separations is in their way.
import { beforeAll, expect, test } from "vitest";
import { useEnterprise } from "../journeys/enterprise.ts";
import { moneyPolicy } from "../journeys/money.ts";
import { wholeLedger } from "./ledger.ts";
import { welcomeWith } from "./samples.ts";

const { here } = useEnterprise();

beforeAll(async () => {
  here().at("2026-03-10T02:00:00Z");
  await welcomeWith(here(), "ONE", ["admin", "hr"]);
  await welcomeWith(here(), "TWO", ["admin", "reviewer", "approver"]);
  await welcomeWith(here(), "THREE", ["finance", "cashier"]);
  await welcomeWith(here(), "AUTHOR", ["employee"]);
});

test("three people, and whoever had the idea", async () => {
  const send = async (person: string, path: string, body?: unknown, method = "POST") => {
    const answer = await here().as(person).send(method, `/v1/${path}`, body);
    expect(answer.status, `${person} ${path} ${JSON.stringify(answer.body)}`).toBeLessThan(300);
    return answer.body;
  };
  const { id: draft } = await send("ONE", "policy-drafts", moneyPolicy());
  for (const step of ["congress", "published"])
    await send("ONE", `policy-drafts/${draft}/trail`, { step, day: "2024-12-01", document: `${step} 1` });
  await send("TWO", `policy-drafts/${draft}/publication`);
  await send("THREE", "budgets", { year: "2026", cap: "10000" });
  const words = { title: "省油", problem: "耗油过多", proposal: "换喷嘴", policy: "savings", scheme: "capped" };
  const { id } = await send("AUTHOR", "suggestions", words);
  await send("AUTHOR", `suggestions/${id}/submission`, {});
  await send("TWO", `suggestions/${id}/review`, { verdict: "accept" });
  await send("TWO", `suggestions/${id}/implementation`, { on: "2026-03-10" });
  const span = { from: "2026-03-10", until: "2026-03-10" };
  await send("THREE", `suggestions/${id}/verification`, { facts: { benefit: "20000" }, ...span });
  const award = await send("ONE", `suggestions/${id}/awards`, {});
  await send("TWO", `awards/${award.id}/approval`);
  const { id: run } = await send("ONE", "runs", { month: "2026-03" });
  await send("ONE", `runs/${run}/lock`);
  await send("ONE", `runs/${run}/computation`);
  await send("TWO", `runs/${run}/approval`);
  await send("THREE", `runs/${run}/release`);
  await send("THREE", `runs/${run}/results`, { all: "settled" });
  expect((await send("TWO", `runs/${run}/close`)).state).toBe("closed");
  const { items } = await send("THREE", `runs/${run}/payments`, undefined, "GET");
  expect(items).toMatchObject([{ person: "AUTHOR", amount: "2000.00", state: "settled" }]);
  await wholeLedger(here());
});

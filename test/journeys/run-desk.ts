// What the journeys of payout runs share: people who are owed, the way of a run up to a state, and the whole ledger at the end.
import { PutItemCommand } from "@aws-sdk/client-dynamodb";
import { expect } from "vitest";
import { breaksIn } from "../../cli/ledger.ts";
import { database, tableName } from "../../functions/store/database.ts";
import { text, textOf } from "../../functions/store/items.ts";
import { recordKey } from "../../functions/store/keys.ts";
import { loadItem } from "../../functions/store/load.ts";
import { readLedger } from "../../functions/store/read-ledger.ts";
import type { Answered, TestEnterprise } from "./enterprise.ts";
import { award, moneyPolicy, setBudget, verifiedSuggestion } from "./money.ts";
import { publishPolicy } from "./published-policy.ts";

export const withMoney = async (enterprise: TestEnterprise): Promise<TestEnterprise> => {
  enterprise.at("2026-03-10T02:00:00Z");
  await publishPolicy(enterprise, moneyPolicy());
  await setBudget(enterprise, "900000");
  return enterprise;
};

/** One award for a team; the ids of what it leaves to pay. */
export const owe = async (enterprise: TestEnterprise, people: string[], benefit = "10001"): Promise<string[]> => {
  const authors = people.map((person): [string, number] => [person, 1]);
  const approved = await award(enterprise, await verifiedSuggestion(enterprise, { benefit, authors }));
  return approved.obligations;
};

const teamSize = 26;

/** Four chunks: three full ones, and one of ten. */
export const oweManyPeople = async (enterprise: TestEnterprise): Promise<void> => {
  for (let team = 0; team < 5; team++)
    await owe(
      enterprise,
      Array.from({ length: teamSize }, (_, index) => `P${100 * (team + 1) + index}`),
      `2700${team}`,
    );
};

/** What a step answers with, which must not be a refusal. */
export const done = ({ status, body }: Answered, wanted = 200): Answered["body"] => {
  expect([status, body], JSON.stringify(body)).toEqual([wanted, body]);
  return body;
};

export const stepsOf = (enterprise: TestEnterprise) => {
  const { as } = enterprise;
  return {
    create: async (month = "2026-03") => done(await as("HR-1").post("/v1/runs", { month }), 201),
    lock: async (run: string) => done(await as("HR-1").post(`/v1/runs/${run}/lock`)),
    compute: async (run: string) => done(await as("HR-1").post(`/v1/runs/${run}/computation`)),
    approve: async (run: string) => done(await as("APPROVER-1").post(`/v1/runs/${run}/approval`)),
    release: async (run: string) => done(await as("CASHIER-1").post(`/v1/runs/${run}/release`)),
    results: async (run: string, body: object) => done(await as("CASHIER-1").post(`/v1/runs/${run}/results`, body)),
    close: async (run: string) => done(await as("HR-1").post(`/v1/runs/${run}/close`)),
    discard: async (run: string) =>
      done(await as("HR-1").post(`/v1/runs/${run}/discard`, { reasons: "清单有误，重新制单" })),
  };
};

/** A released run of everything that is due; its id. */
export const releasedRun = async (enterprise: TestEnterprise): Promise<string> => {
  const { create, lock, compute, approve, release } = stepsOf(enterprise);
  const { id } = await create();
  await lock(id);
  await compute(id);
  await approve(id);
  await release(id);
  return id;
};

export const finish = async (enterprise: TestEnterprise, run: string): Promise<void> => {
  await stepsOf(enterprise).results(run, { all: "settled" });
  await stepsOf(enterprise).close(run);
};

export const paymentsOf = async (enterprise: TestEnterprise, run: string, query = ""): Promise<Answered["body"][]> => {
  const items: Answered["body"][] = [];
  let next: string | undefined;
  do {
    const cursor = next === undefined ? "" : `&cursor=${next}`;
    const page = done(await enterprise.as("AUDITOR-1").get(`/v1/runs/${run}/payments?limit=100${query}${cursor}`));
    items.push(...page.items);
    next = page.next;
  } while (next !== undefined);
  return items;
};

export const wholeLedger = async ({ tenant }: TestEnterprise): Promise<void> => {
  const ledger = await readLedger(tenant);
  expect(ledger && breaksIn(ledger)).toEqual([]);
};

/** Past every rule: someone changes a payment in the database itself. */
export const tamper = async ({ tenant }: TestEnterprise, payment: string, fields: object): Promise<void> => {
  const item = await loadItem(recordKey(tenant, "payment", payment));
  if (!item) throw new Error("The payment is gone.");
  const body = text(JSON.stringify({ ...JSON.parse(textOf(item, "body")), ...fields }));
  await database().send(new PutItemCommand({ TableName: tableName(), Item: { ...item, body } }));
};

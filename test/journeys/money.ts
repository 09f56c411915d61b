// What the journeys of money share: a policy with a cap and one in stages, verified suggestions, awards that are proposed and approved.
import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import type { Case } from "../../domain/records/cases.ts";
import { changed, created } from "../../domain/records/record.ts";
import { now } from "../../functions/store/clock.ts";
import { commit } from "../../functions/store/commit.ts";
import { newId } from "../../functions/store/ids.ts";
import { loadCase } from "../../functions/store/load.ts";
import type { TestEnterprise } from "./enterprise.ts";

export const moneyPolicy = (changes: { from?: string; rate?: string } = {}) => ({
  id: "savings",
  title: { zh: "节约奖励办法", en: "Reward for savings" },
  currency: "CNY",
  from: changes.from ?? "2025-01-01",
  schemes: [
    {
      id: "capped",
      title: { zh: "建议奖（有年度上限）", en: "Suggestion reward, capped by year" },
      kind: "tiered",
      measure: "benefit",
      apply: "whole",
      tiers: [{ below: "1000", pay: "10" }, { rate: changes.rate ?? "10%" }],
      atMost: "100000",
      perPersonYear: "5000",
    },
    {
      id: "staged",
      title: { zh: "建议奖（分期）", en: "Suggestion reward in stages" },
      kind: "tiered",
      measure: "benefit",
      apply: "whole",
      tiers: [{ rate: changes.rate ?? "10%" }],
      atMost: "100000",
      stages: [
        { id: "first", share: "30%" },
        { id: "second", share: "70%" },
      ],
    },
  ],
});

type Verified = { scheme?: string; benefit?: string; authors?: [person: string, weight: number][]; day?: string };

/** A suggestion that finance has verified, put there by the store alone: the way to it is the suggestions' own journey. */
export const verifiedSuggestion = async (
  { tenant }: TestEnterprise,
  { scheme = "capped", benefit = "60000", authors = [["E1", 1]], day = "2026-03-01" }: Verified = {},
): Promise<string> => {
  const at = new Date(now()).toISOString();
  const id = newId(now());
  const [[proposer]] = authors as [[string, number]];
  const body: Case = {
    kind: "suggestion",
    state: "draft",
    since: at,
    filedAt: at,
    proposer,
    authors: authors.map(([person, weight]) => ({ person, weight, agreedAt: at })),
    mentors: [],
    evidence: [],
    history: [],
    policy: { id: "savings", scheme, day },
    facts: { benefit: { value: benefit, source: "finance", by: "FINANCE-1", at } },
    awards: 0,
    awardedFen: 0,
  };
  const secret = { title: `建议 ${id}`, texts: { problem: "现状", proposal: "改进" } };
  const actor = { tenant, person: proposer, operation: "test-suggestion", request: randomUUID(), now: now() };
  expect((await commit(actor, { changes: [created("case", id, body, secret)] })).did).toBe("committed");
  for (const state of ["submitted", "accepted", "implemented", "verified"] as const) {
    const before = await loadCase(tenant, id);
    if (!before) throw new Error("The suggestion is gone.");
    expect((await commit(actor, { changes: [changed(before, { state })] })).did).toBe("committed");
  }
  return id;
};

export const setBudget = async (enterprise: TestEnterprise, cap: string, year = "2026"): Promise<void> => {
  const answer = await enterprise.as("FINANCE-1").post("/v1/budgets", { year, cap });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
};

export const budgetOf = async (enterprise: TestEnterprise, year = "2026") => {
  const { cap, free, reserved, spent } = (await enterprise.as("FINANCE-1").get(`/v1/budgets/${year}`)).body;
  return { cap, free, reserved, spent };
};

/** Proposed by HR-1; the award as answered. */
export const propose = async (enterprise: TestEnterprise, suggestion: string, body: object = {}) => {
  const answer = await enterprise.as("HR-1").post(`/v1/suggestions/${suggestion}/awards`, body);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body;
};

export const approve = (enterprise: TestEnterprise, award: string, by = "APPROVER-1") =>
  enterprise.as(by).post(`/v1/awards/${award}/approval`);

export const award = async (enterprise: TestEnterprise, suggestion: string) => {
  const { id } = await propose(enterprise, suggestion);
  const answer = await approve(enterprise, id);
  expect([answer.status, answer.body.state], JSON.stringify(answer.body)).toEqual([200, "approved"]);
  return answer.body;
};

export const obligationsOf = async (enterprise: TestEnterprise, ids: string[]) =>
  Promise.all(ids.map(async (id) => (await enterprise.as("HR-1").get(`/v1/obligations/${id}`)).body));

export const refusal = ({ status, body }: { status: number; body: any }): [number, string] => [
  status,
  body.errors?.[0]?.code,
];

// What the journeys of suggestions share: a published policy, an idea, and the way of a suggestion up to a state.
import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { compilePolicy } from "../../domain/calculation/compile.ts";
import { created } from "../../domain/records/record.ts";
import { now } from "../../functions/store/clock.ts";
import { commit } from "../../functions/store/commit.ts";
import { sha256Hex } from "../../functions/store/sha256.ts";
import type { Answered, Desk, TestEnterprise } from "./enterprise.ts";

/** A benefit in tiers, with facts of every kind of origin; and a table that needs no benefit. */
export const policy = {
  id: "ideas",
  title: { zh: "合理化建议奖励办法", en: "Suggestion rewards" },
  currency: "CNY",
  from: "2025-01-01",
  schemes: [
    {
      id: "benefit",
      title: { zh: "效益奖", en: "By benefit" },
      kind: "tiered",
      measure: "benefit",
      apply: "whole",
      tiers: [{ below: "100", pay: "10" }, { rate: "10%" }],
      require: [{ fact: "tenureMonths", atLeast: 6 }],
      adjust: [
        { id: "field", when: [{ fact: "field", is: "safety" }], add: "200" },
        { id: "team", when: [{ fact: "teamSize", atLeast: 3 }], add: "100" },
      ],
      atMost: "200000",
    },
    {
      id: "awards",
      title: { zh: "等级奖", en: "By grade" },
      kind: "table",
      by: ["grade"],
      rows: [{ grade: "一等", pay: "3000" }],
    },
    {
      id: "monthly",
      title: { zh: "津贴", en: "Allowance" },
      kind: "allowance",
      prorate: "days",
      groups: [{ take: "all", items: [{ id: "one", when: { skill: "技师" }, pay: "300" }] }],
    },
  ],
};

export const publish = async ({ tenant }: TestEnterprise, document: typeof policy): Promise<void> => {
  const compiled = compilePolicy(document, sha256Hex);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.refusals));
  const { digest, policy: normal } = compiled.value;
  const { id, from } = document;
  const version = { policy: id, version: 1, from, digest, document: normal, trail: [], authors: [] };
  const saved = await commit(
    { tenant, person: "ADMIN-1", operation: "publish-policy", request: randomUUID(), now: now() },
    {
      changes: [
        created("policy", id, { versions: [{ version: 1, from, digest }] }),
        created("policy-version", `${id}@1`, { ...version, publishedBy: "ADMIN-1", publishedAt: "2025-01-01" }),
      ],
    },
  );
  expect(saved.did).toBe("committed");
};

let ideas = 0;

/** Every idea is another one. */
export const idea = (more: object = {}) => ({
  title: `给 ${++ideas} 号冲床加装光电保护`,
  problem: "操作工伸手取料时冲床仍可动作，\n去年发生两起险情。",
  proposal: "加装光电保护装置，手在危险区时不能启动。",
  policy: "ideas",
  scheme: "benefit",
  ...more,
});

export const codesOf = ({ body }: Answered): string[] => (body.errors ?? []).map(({ code }: { code: string }) => code);

export const refusedWith = ({ status, body }: Answered): unknown[] => [status, body.errors?.[0]?.code];

export const draft = async (by: Desk, more: object = {}): Promise<string> => {
  const made = await by.post("/v1/suggestions", idea(more));
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  expect(made.headers.get("location")).toBe(`/v1/suggestions/${made.body.id}`);
  return made.body.id;
};

export const steps = {
  submission: { facts: { field: "safety" } },
  review: { verdict: "accept", facts: { field: "safety" } },
  implementation: { on: "2026-03-01" },
  verification: { facts: { benefit: "60000" }, from: "2026-03-01", until: "2026-03-01", note: "节约材料费" },
};

const ways: [keyof typeof steps, string, string][] = [
  ["submission", "", "submitted"],
  ["review", "REVIEWER-1", "accepted"],
  ["implementation", "REVIEWER-1", "implemented"],
  ["verification", "FINANCE-1", "verified"],
];

/** Brings a draft of one author into a state, on 1 March 2026. */
export const bring = async (place: TestEnterprise, id: string, proposer: string, until: string): Promise<void> => {
  for (const [step, role, state] of ways) {
    const by = place.as(role || proposer);
    const answer = await by.post(`/v1/suggestions/${id}/${step}`, steps[step]);
    expect([answer.status, answer.body.state], JSON.stringify(answer.body)).toEqual([200, state]);
    if (state === until) return;
  }
};

// What the journeys of alliances share: many cases of many people at once, put there by the store alone, and what an enterprise gives and sees.
import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import type { Case } from "../../domain/records/cases.ts";
import { changed, created } from "../../domain/records/record.ts";
import { now } from "../../functions/store/clock.ts";
import { commit } from "../../functions/store/commit.ts";
import { newId } from "../../functions/store/ids.ts";
import { loadCases } from "../../functions/store/load.ts";
import type { Answered, TestEnterprise } from "./enterprise.ts";

/** So many suggestions, each of someone else, filed in a month and adopted in it. */
export const fileMany = async ({ tenant }: TestEnterprise, count: number, month: string): Promise<void> => {
  const at = `${month}-10T02:00:00.000Z`;
  const actor = { tenant, person: "REVIEWER-1", operation: "test-suggestions", request: randomUUID(), now: now() };
  const ids = Array.from({ length: count }, () => newId(now()));
  const filed = ids.map((id, index) => {
    const person = `P${index}`;
    const body: Case = {
      kind: "suggestion",
      state: "submitted",
      since: at,
      filedAt: at,
      proposer: person,
      authors: [{ person, weight: 1, agreedAt: at }],
      mentors: [],
      evidence: [],
      history: [{ state: "submitted", at, by: person }],
      policy: { id: "savings", scheme: "capped", day: "2026-01-01" },
      facts: {},
      awards: 0,
      awardedFen: 0,
    };
    return created("case", id, body, { title: `建议 ${id}`, texts: { problem: "现状", proposal: "改进" } });
  });
  expect((await commit(actor, { changes: filed })).did).toBe("committed");
  const adopted = (await loadCases(tenant, ids)).map((each) =>
    changed(each, {
      state: "accepted",
      since: at,
      history: [...each.body.history, { state: "accepted", at, by: "REVIEWER-1" }],
    }),
  );
  expect((await commit(actor, { changes: adopted })).did).toBe("committed");
};

export const ok = ({ status, body }: Answered, wanted = 200): Answered["body"] => {
  expect(status, JSON.stringify(body)).toBe(wanted);
  return body;
};

export const give = async (enterprise: TestEnterprise, alliance: string, wanted = 201): Promise<Answered["body"]> =>
  ok(await enterprise.as("HR-1").post(`/v1/alliances/${alliance}/contributions`, { year: "2026" }), wanted);

export const sums = async (enterprise: TestEnterprise, alliance: string, by = "HR-1"): Promise<Answered["body"]> =>
  ok(await enterprise.as(by).get(`/v1/alliances/${alliance}/statistics?year=2026`));

export const monthOf = (rows: { month: string }[], month: string): Answered["body"] =>
  rows.find((row) => row.month === month);

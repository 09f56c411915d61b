// Many awards that wait for approval, each of another employee: written by the store in large transactions, as quickly as the database takes them.
import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { proposeAward } from "../../domain/awards/propose.ts";
import type { LoadedCase } from "../../domain/cases/kind.ts";
import type { Case } from "../../domain/records/cases.ts";
import { type Change, changed, created } from "../../domain/records/record.ts";
import { now } from "../../functions/store/clock.ts";
import { commit } from "../../functions/store/commit.ts";
import { newId } from "../../functions/store/ids.ts";
import { loadPublishedPolicy } from "../../functions/store/published.ts";
import type { TestEnterprise } from "../journeys/enterprise.ts";
import { atOnce } from "./ledger.ts";

const inATransaction = 12;

/** Awards of 1,000.00 each under the capped scheme of the money policy; by their ids. */
export const proposedAwards = async ({ tenant }: TestEnterprise, count: number): Promise<string[]> => {
  const loaded = await loadPublishedPolicy(tenant, { id: "savings", on: "2026-03-01" });
  if (!loaded.ok) throw new Error("The policy is not there.");
  const policy = { compiled: loaded.value.policy, version: loaded.value.version };
  const at = new Date(now()).toISOString();
  const actor = { tenant, person: "HR-1", operation: "test-crowd", request: randomUUID(), now: now() };
  const write = async (changes: Change[]): Promise<void> =>
    expect((await commit(actor, { changes })).did).toBe("committed");
  const people = Array.from({ length: count }, (_, index) => `W${String(index + 1).padStart(4, "0")}`);
  const groups = Array.from({ length: Math.ceil(count / inATransaction) }, (_, index) =>
    people.slice(index * inATransaction, (index + 1) * inATransaction),
  );
  const ids = await atOnce(6, groups, async (group) => {
    let cases = group.map((person): LoadedCase => {
      const body: Case = {
        kind: "suggestion",
        ...{ state: "draft", since: at, proposer: person, authors: [{ person, weight: 1, agreedAt: at }] },
        ...{ mentors: [], evidence: [], history: [], awards: 0, awardedFen: 0 },
        policy: { id: "savings", scheme: "capped", day: "2026-03-01" },
        facts: { benefit: { value: "10000", source: "finance", by: "FINANCE-1", at } },
      };
      return { kind: "case", id: newId(now()), version: 1, entry: "", body };
    });
    const employed = group.map((id) =>
      created("person", id, { department: "二车间", from: "2020-01-01" }, { name: `员工${id}`, attributes: [] }),
    );
    await write([...employed, ...cases.map(({ id, body }) => created("case", id, body))]);
    for (const state of ["submitted", "accepted", "implemented", "verified"] as const) {
      await write(cases.map((each) => changed(each, { state })));
      cases = cases.map((each) => ({ ...each, version: each.version + 1, body: { ...each.body, state } }));
    }
    const proposals = cases.map((of) => {
      const rest = { personYears: [], chosen: {}, by: { person: "HR-1" }, now: at, year: "2026" };
      const proposed = proposeAward({ of, policy, granted: { awards: [], obligations: [] }, ...rest });
      if (!proposed.ok) throw new Error(JSON.stringify(proposed.refusals));
      return proposed.value;
    });
    await write(proposals.flatMap(({ changes }) => changes));
    return proposals.map(({ id }) => id);
  });
  return ids.flat();
};

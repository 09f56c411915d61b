// A draft over several awards of one case and of one year: what the draft itself has given before counts, within the span that is looked at.
import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import type { FactEntry } from "../../domain/records/cases.ts";
import { changed } from "../../domain/records/record.ts";
import { now } from "../../functions/store/clock.ts";
import { commit } from "../../functions/store/commit.ts";
import { loadCase } from "../../functions/store/load.ts";
import { wholeLedger } from "../hold/ledger.ts";
import { useEnterprise } from "../journeys/enterprise.ts";
import { award, setBudget, verifiedSuggestion } from "../journeys/money.ts";
import { expectOk, publishPolicy } from "../journeys/published-policy.ts";
import { awardedProject, commissions, ok, releaseAhead } from "../projects/project-desk.ts";

const { here } = useEnterprise();

const scheme = (id: string, rate: string, perPersonYear?: string) => ({
  id,
  title: { zh: "节约奖" },
  kind: "tiered",
  measure: "benefit",
  apply: "whole",
  tiers: [{ rate }],
  ...(perPersonYear && { perPersonYear }),
});

const policyOf = (...schemes: object[]) => ({
  id: "savings",
  title: { zh: "节约奖励办法" },
  currency: "CNY",
  from: "2025-01-01",
  schemes,
});

const replay = (from: string, until: string, ...schemes: object[]) => replayBy(policyOf(...schemes), from, until);

const replayBy = async (policy: object, from: string, until: string) => {
  const document = { ...policy, from: "2027-01-01" };
  const draft = expectOk(await here().as("HR-1").post("/v1/policy-drafts", document)).body.id;
  const { body } = await here()
    .as("HR-1")
    .post(`/v1/policy-drafts/${draft}/replay`, { from, until }, { "idempotency-key": "" });
  return body;
};

/** Awarded on that day: what is new, or what finance has found anew of a case. */
const awardOn = async (day: string, of: { scheme: string; benefit: string; person: string }): Promise<string> => {
  here().at(`${day}T02:00:00Z`);
  const { person, ...what } = of;
  const id = await verifiedSuggestion(here(), { ...what, authors: [[person, 1]] });
  await award(here(), id);
  return id;
};

const awardAgainOn = async (day: string, id: string, benefit: string): Promise<void> => {
  here().at(`${day}T02:00:00Z`);
  const { tenant } = here();
  const before = await loadCase(tenant, id);
  if (!before) throw new Error("The suggestion is gone.");
  const facts = { benefit: { ...(before.body.facts.benefit as FactEntry), value: benefit } };
  const actor = { tenant, person: "FINANCE-1", operation: "test-verification", request: randomUUID(), now: now() };
  expect((await commit(actor, { changes: [changed(before, { facts })] })).did).toBe("committed");
  await award(here(), id);
};

let reserved: string;

beforeAll(async () => {
  here().at("2026-01-10T02:00:00Z");
  await publishPolicy(
    here(),
    policyOf(scheme("open", "13.8%"), scheme("free", "10%"), scheme("capped", "10%", "5000")),
  );
  await setBudget(here(), "100000");
  reserved = await awardOn("2026-03-01", { scheme: "open", benefit: "30000", person: "E1" });
  await awardOn("2026-02-01", { scheme: "free", benefit: "10000", person: "E2" });
  // Of the later days first: it is the approval that counts, not when a case was filed.
  const late = await awardOn("2026-03-05", { scheme: "free", benefit: "30000", person: "E2" });
  await awardOn("2026-03-04", { scheme: "free", benefit: "25000", person: "E2" });
  await awardAgainOn("2026-04-01", reserved, "38000");
  await awardAgainOn("2026-05-01", late, "31000");
  await awardOn("2026-03-02", { scheme: "capped", benefit: "60000", person: "E3" });
  await awardOn("2026-03-03", { scheme: "capped", benefit: "20000", person: "E3" });
});

const bolder = scheme("open", "14.5%");

test("an award in advance and its top-up cost what the case earned, not both on top of each other", async () => {
  const body = await replay("2026-03-01", "2026-04-30", bolder);
  expect(body.bySchemes).toEqual([{ scheme: "open", cases: 1, new: "5510.00", old: "5244.00", change: "266.00" }]);
  expect(body.changes.gains).toEqual([
    { key: reserved, scheme: "open", new: "5510.00", old: "5244.00", change: "266.00" },
  ]);
  expect(body.byPeople).toMatchObject([{ person: "E1", cases: 1, new: "5510.00", old: "5244.00" }]);
  expect(body.edges.new).toEqual([]);
  expect(body.byTiers.new).toMatchObject([{ clause: "open.tiers.0", cases: 1, amount: "5510.00" }]);
});

test("where only one of them lies in the span, the other stays as it was", async () => {
  const first = await replay("2026-03-01", "2026-03-31", bolder);
  const second = await replay("2026-04-01", "2026-04-30", bolder);
  expect([first, second].map(({ compared }) => [compared.new, compared.old])).toEqual([
    ["4350.00", "4140.00"],
    ["1370.00", "1104.00"],
  ]);
});

test("a cap that was not there counts what the draft gave since the span began, and what was given before", async () => {
  const capped = scheme("free", "10%", "5000");
  const all = await replay("2026-02-01", "2026-05-31", capped);
  // 1,000, 2,500 and of 3,000 no more than 1,500; the regrading finds nothing left.
  expect(all.bySchemes).toMatchObject([{ scheme: "free", cases: 3, new: "5000.00", old: "6600.00" }]);
  expect([all.new.lapsed, all.refused.new.map(({ code }: { code: string }) => code)]).toEqual([
    "1600.00",
    ["unknown-scheme"],
  ]);
  const march = await replay("2026-03-01", "2026-03-31", capped);
  expect(march.bySchemes).toMatchObject([{ scheme: "free", cases: 2, new: "4000.00", old: "5500.00" }]);
  const may = await replay("2026-05-01", "2026-05-31", capped);
  expect(may.bySchemes).toMatchObject([{ scheme: "free", cases: 1, new: "0.00", old: "100.00" }]);
});

test("a cap that is gone, and one that is higher, give what the old one let lapse", async () => {
  const amounts = async (draft: object) => {
    const { bySchemes, byPeople } = await replay("2026-03-02", "2026-03-03", draft);
    expect(byPeople).toHaveLength(1);
    return [bySchemes[0].new, bySchemes[0].old];
  };
  expect(await amounts(scheme("capped", "10%"))).toEqual(["8000.00", "5000.00"]);
  expect(await amounts(scheme("capped", "10%", "7500"))).toEqual(["7500.00", "5000.00"]);
  expect(await amounts(scheme("capped", "10%", "5000"))).toEqual(["5000.00", "5000.00"]);
});

test("a project that is settled by its real value counts its last stage once", async () => {
  here().at("2026-06-01T02:00:00Z");
  await publishPolicy(here(), commissions);
  const { project, award: estimated } = await awardedProject(here());
  await releaseAhead(project, estimated.id);
  ok(await project.verify("600000"));
  here().at("2026-07-01T02:00:00Z");
  expect((await project.award()).total).toBe("6000.00");
  const [, vote] = commissions.schemes;
  const draft = { ...commissions, schemes: [{ ...vote, atMost: "11000" }] };
  const amounts = async (from: string, until: string) => {
    const { compared } = await replayBy(draft, from, until);
    return [compared.cases, compared.new, compared.old];
  };
  expect(await amounts("2026-06-01", "2026-07-31")).toEqual([1, "11000.00", "12000.00"]);
  expect(await amounts("2026-06-01", "2026-06-30")).toEqual([1, "10000.00", "10000.00"]);
  expect(await amounts("2026-07-01", "2026-07-31")).toEqual([1, "5000.00", "6000.00"]);
});

test("the ledger is whole", async () => {
  expect((await wholeLedger(here())).length).toBeGreaterThan(0);
});

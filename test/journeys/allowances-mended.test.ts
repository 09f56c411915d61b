// Months that go wrong and are mended: rules that are renamed, corrections that are wide, data that is missing for everyone, agreements that end meanwhile. Everyone gets their money, once.
import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { beginPass } from "../../domain/allowances/month.ts";
import { heldFor } from "../../domain/allowances/parts.ts";
import { writeMoment } from "../../domain/values/moment.ts";
import { loadMonth } from "../../functions/allowances/load-month.ts";
import { loadRules } from "../../functions/allowances/load-rules.ts";
import { drivePass } from "../../functions/allowances/pass.ts";
import { planChunk } from "../../functions/allowances/plan-chunk.ts";
import { now } from "../../functions/store/clock.ts";
import { commit } from "../../functions/store/commit.ts";
import type { Write } from "../../functions/store/write.ts";
import { wholeLedger } from "../hold/ledger.ts";
import { allowancesOf, computeMonth, openMonth, owedTo, payMonth, setPerson, skill } from "./allowances-desk.ts";
import { type TestEnterprise, useEnterprise } from "./enterprise.ts";
import { refusal } from "./money.ts";
import { draftWithTrail, publishPolicy } from "./published-policy.ts";
import { done } from "./run-desk.ts";

const { here, found } = useEnterprise();

const flat = [{ id: "technician", when: { skill: "技师" }, pay: "300" }];

const oneScheme = (id: string, from = "2024-01-01", items: object[] = flat, policy = "skills") => ({
  ...{ id: policy, title: { zh: "技能津贴办法", en: "Skills" }, currency: "CNY", from },
  schemes: [
    {
      ...{ id, title: { zh: "技能津贴", en: "Skill" }, kind: "allowance", prorate: "none" },
      groups: [{ take: "all", items }],
    },
  ],
});

const technician = skill("技师", "2025-01-01");
const waged = (value: string) => [technician, { name: "baseWage", value, from: "2025-01-01" }];
const rated = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    ...{ id: `item-${index}`, when: { skill: "技师" }, rate: "1%", of: "baseWage" },
  }));

const actor = ({ tenant }: TestEnterprise) => ({
  ...{ tenant, person: "HR-1", operation: "compute-allowance-month", request: randomUUID(), now: now() },
});

beforeAll(async () => {
  here().at("2026-03-31T17:00:00Z");
  await publishPolicy(here(), oneScheme("monthly"));
  await setPerson(here(), "E1", [technician]);
  await openMonth(here(), "2026-04");
  await computeMonth(here(), "2026-04");
  await payMonth(here(), "2026-04");
});

test("a scheme that is renamed after its month was paid is owed by its new name and comes back by the old one", async () => {
  await publishPolicy(here(), oneScheme("skill-monthly", "2026-04-01"));
  const { differences, passes } = await computeMonth(here(), "2026-04");
  expect(differences).toMatchObject([{ person: "E1", scheme: "monthly", calculation: 2, less: "300.00" }]);
  expect(passes.at(-1)).toMatchObject({ owed: { total: "300.00" }, recovered: { total: "300.00" } });
  const old = (await allowancesOf(here(), "E1")).find(({ scheme }: any) => scheme === "monthly");
  expect(old).toMatchObject({ total: "0.00", calculations: [{ number: 1 }, { number: 2, rule: "gone", version: 2 }] });
  expect(old.calculations[1].says.zh).toContain("该月施行的制度已没有此方案");
  const { items } = done(await here().as("E1").get("/v1/my/allowances"));
  expect(items.map(({ total }: any) => total).sort()).toEqual(["0.00", "300.00"]);
  expect((await computeMonth(here(), "2026-04")).passes).toHaveLength(2);
  await wholeLedger(here());
});

test("a new policy does not pay again for months that were computed, and one beside another is told so", async () => {
  const publish = async (document: object) => {
    const id = await draftWithTrail(here(), document);
    return here().as("HR-2").post(`/v1/policy-drafts/${id}/publication`);
  };
  here().at("2026-04-10T02:00:00Z");
  const again = await publish(oneScheme("monthly", "2024-01-01", flat, "skills-2026"));
  expect(refusal(again)).toEqual([409, "allowance-months-computed"]);
  const beside = await publish(oneScheme("monthly", "2026-04-02", flat, "skills-2026"));
  expect(beside.status).toBe(201);
  expect(beside.body.warnings).toMatchObject([{ clause: "monthly", code: "allowance-beside" }]);
  expect(beside.body.warnings[0].says.zh).toContain("skills/skill-monthly 也按 skill 发放津贴");
});

test("a correction of many items is written in steps, and comes to what a single one would", async () => {
  const place = await found();
  place.at("2026-03-10T02:00:00Z");
  await publishPolicy(place, oneScheme("monthly", "2024-01-01", rated(60)));
  await setPerson(place, "E1", waged("10000"));
  await openMonth(place, "2026-03");
  const first = await computeMonth(place, "2026-03");
  expect([first.problems, first.passes[0].owed]).toEqual([[], { count: 60, total: "6000.00" }]);
  await setPerson(place, "E1", waged("1000"));
  const { problems, passes } = await computeMonth(place, "2026-03");
  expect([problems, passes[1].owed, passes[1].cancelled.total]).toEqual([
    [],
    { count: 60, total: "600.00" },
    "6000.00",
  ]);
  const [{ total, calculations }] = await allowancesOf(place, "E1");
  expect([total, calculations.at(-1).total, calculations.at(-1).part]).toEqual(["600.00", "600.00", undefined]);
  expect(calculations.filter(({ part }: any) => part).length).toBeGreaterThan(1);
  await payMonth(place, "2026-03");
  await setPerson(place, "E1", []);
  expect((await computeMonth(place, "2026-03")).passes[2].recovered.total).toBe("600.00");
  await wholeLedger(place);
});

test("a month in which everyone's wages are missing is done, stays readable, and pays once they are entered", async () => {
  const place = await found();
  place.at("2026-03-10T02:00:00Z");
  await publishPolicy(place, oneScheme("monthly", "2024-01-01", rated(30)));
  const names = Array.from({ length: 40 }, (_, index) => `W${String(index).padStart(3, "0")}`);
  await Promise.all(names.map((name) => setPerson(place, name, [technician])));
  const months = ["2026-01", "2026-02", "2026-03"];
  for (const month of months) await openMonth(place, month);
  // Of February a pass was begun that never came to its end.
  const february = await loadMonth(place.tenant, "2026-02");
  if (!february) throw new Error("The month is not there.");
  const begins = beginPass(february, 54, { person: "HR-1" }, writeMoment(now()));
  expect((await commit(actor(place), { changes: [begins] })).did).toBe("committed");
  const month = await computeMonth(place, "2026-03");
  expect(month.state).toBe("done");
  // One line a person and month, with how many reasons there are; the first hundred of them.
  expect(month.passes[0].problems).toBe(120);
  expect(month.problems).toHaveLength(100);
  expect(month.problems[0]).toMatchObject({ month: "2026-03", codes: ["attribute-not-one"], count: 30 });
  expect(month.problems[0].says).toHaveLength(1);
  expect((await computeMonth(place, "2026-03")).passes).toHaveLength(1);
  await Promise.all(names.slice(0, 2).map((name) => setPerson(place, name, waged("1000"))));
  expect((await computeMonth(place, "2026-03")).passes[1].owed.count).toBe(180);
  expect(new Set((await owedTo(place, "W000")).map(([owed]) => owed))).toEqual(new Set(months));
  const again = await loadMonth(place.tenant, "2026-02");
  if (!again) throw new Error("The month is not there.");
  expect(await drivePass({ actor: actor(place), month: again, hasTime: () => true })).toBe(true);
  await wholeLedger(place);
});

test("an agreement that ends, or an apprentice who leaves, between the look and the writing makes it be looked at anew", async () => {
  const place = await found();
  place.at("2026-03-10T02:00:00Z");
  const mentors = [{ id: "mentor", when: { mentoring: "yes" }, pay: "200", times: "apprentices" }];
  await publishPolicy(place, oneScheme("monthly", "2024-01-01", mentors));
  const terms = { form: "mentoring", mentor: "E1", apprentices: ["E2"], from: "2026-03-01", until: "2026-12-31" };
  const { id } = done(await place.as("HR-1").post("/v1/agreements", { ...terms, goals: "独立操作" }), 201);
  for (const each of ["E1", "E2"]) done(await place.as(each).post(`/v1/agreements/${id}/signatures`, { terms: 1 }));
  await openMonth(place, "2026-03");
  const planned = async (): Promise<Write> => {
    const rules = await loadRules(place.tenant, ["2026-03"]);
    const hand = { pass: "2026-03.1", by: { person: "HR-1" }, now: writeMoment(now()), month: "2026-03" };
    const { work } = await planChunk({ tenant: place.tenant, month: "2026-03", before: [], rules }, ["E1"], hand);
    expect(work).toHaveLength(1);
    const [changes, postings] = [work.flatMap((each) => each.changes), work.flatMap((each) => each.postings)];
    return { changes, postings, holds: heldFor(work) };
  };
  const before = await planned();
  await setPerson(place, "E2", [], { until: "2026-12-30" });
  expect(await commit(actor(place), before)).toMatchObject({ did: "stale", kind: "person", id: "E2" });
  const later = await planned();
  done(await place.as("HR-1").post(`/v1/agreements/${id}/end`, { on: "2026-03-10", reasons: "签错人" }));
  expect(await commit(actor(place), later)).toMatchObject({ did: "stale", kind: "agreement", id });
});

// Passes over many people: two at once, one that dies, time that runs out, people who come in between. Nothing is lost, nothing doubled.
import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { openPass } from "../../domain/allowances/month.ts";
import type { AllowanceMonth } from "../../domain/records/allowances.ts";
import { drivePass } from "../../functions/allowances/pass.ts";
import { now, setClock } from "../../functions/store/clock.ts";
import { load } from "../../functions/store/load.ts";
import { wholeLedger } from "../hold/ledger.ts";
import { computeMonth, openMonth, owedTo, setPerson, skill, skillPolicy } from "./allowances-desk.ts";
import { type TestEnterprise, useEnterprise } from "./enterprise.ts";
import { publishPolicy } from "./published-policy.ts";
import { done } from "./run-desk.ts";

const { here } = useEnterprise();

/** Ids whose order as text is not that of their numbers; with the staff they are 106 people in seven chunks. */
const workers = Array.from({ length: 92 }, (_, index) => `P${index}${index % 3 === 0 ? "-x" : ""}`);

/** Of twelve grades, which nobody has before the last test. */
const grades = Array.from({ length: 12 }, (_, index) => ({ name: `grade${index}`, value: "yes", from: "2025-01-01" }));

const gradeScheme = {
  ...{ id: "many", title: { zh: "多项津贴" }, kind: "allowance", prorate: "none" },
  groups: [{ take: "all", items: grades.map(({ name }) => ({ id: name, when: { [name]: "yes" }, pay: "10" })) }],
};

beforeAll(async () => {
  here().at("2026-03-10T02:00:00Z");
  await publishPolicy(here(), skillPolicy());
  await publishPolicy(here(), { ...skillPolicy(), id: "grades", from: "2026-01-01", schemes: [gradeScheme] });
  await Promise.all(workers.map((id) => setPerson(here(), id, [skill("技师", "2025-01-01")])));
});

const dies = async (place: TestEnterprise, month: string, after: number): Promise<void> => {
  const loaded = await load<AllowanceMonth>(place.tenant, "allowance-month", month);
  if (!loaded || !openPass(loaded.body)) throw new Error("No pass is under way.");
  let chunks = 0;
  const hasTime = (): boolean => {
    if (chunks++ === after) throw new Error("The driver died.");
    return true;
  };
  const actor = { tenant: place.tenant, person: "HR-1", operation: "compute-allowance-month", request: randomUUID() };
  await expect(drivePass({ actor: { ...actor, now: now() }, month: loaded, hasTime, workers: 1 })).rejects.toThrow();
};

/** Time that runs out while a call works: it answers how far it has come. */
const outOfTime = async (place: TestEnterprise, month: string) => {
  const from = now();
  let asked = 0;
  setClock(() => from + (asked++ > 8 ? 60_000 : 0));
  const answer = await place.as("HR-1").post(`/v1/allowance-months/${month}/computation`);
  place.at(new Date(from).toISOString());
  return answer;
};

test("a pass that runs out of time or dies is gone on with, and two at once owe everyone once", async () => {
  await openMonth(here(), "2026-03");
  const begun = await outOfTime(here(), "2026-03");
  expect([begun.status, begun.body.state]).toEqual([202, "computing"]);
  expect(begun.body.progress).toMatchObject({ total: 106 });
  expect(begun.body.progress.done).toBeLessThan(106);
  await dies(here(), "2026-03", 1);
  const half = done(await here().as("AUDITOR-1").get("/v1/allowance-months/2026-03"));
  expect(half.progress.done).toBeGreaterThanOrEqual(begun.body.progress.done + 16);
  expect(half.progress.done).toBeLessThan(106);
  // Someone who comes between those who are done, and one who comes after all of them.
  await setPerson(here(), "CASHIER-1-b", [skill("技师", "2025-01-01")]);
  await setPerson(here(), "Z9", [skill("技师", "2025-01-01")]);
  const both = await Promise.all([computeMonth(here(), "2026-03"), computeMonth(here(), "2026-03", "HR-2")]);
  for (const { state } of both) expect(state).toBe("done");
  const month = await computeMonth(here(), "2026-03");
  const sums = month.passes.map(({ owed }: any) => owed.count);
  expect(sums.reduce((total: number, count: number) => total + count, 0)).toBe(94);
  expect(await owedTo(here(), "Z9")).toEqual([["2026-03", "technician", "300.00", "due"]]);
  expect(await owedTo(here(), "P3-x")).toEqual([["2026-03", "technician", "300.00", "due"]]);
  await wholeLedger(here());
});

test("two months computed at once by two people correct a month before both of them once", async () => {
  here().at("2026-05-10T02:00:00Z");
  await Promise.all(workers.slice(0, 30).map((id) => setPerson(here(), id, [skill("高级技师", "2025-01-01")])));
  await openMonth(here(), "2026-04");
  await openMonth(here(), "2026-05");
  await Promise.all([computeMonth(here(), "2026-04"), computeMonth(here(), "2026-05", "HR-2")]);
  for (const month of ["2026-04", "2026-05"]) await computeMonth(here(), month);
  expect((await owedTo(here(), "P0-x")).toSorted()).toEqual([
    ["2026-03", "senior", "500.00", "due"],
    ["2026-03", "technician", "300.00", "cancelled"],
    ["2026-04", "senior", "500.00", "due"],
    ["2026-05", "senior", "500.00", "due"],
  ]);
  await wholeLedger(here());
});

test("someone with certificates of many months and items fits into several transactions", async () => {
  await setPerson(here(), "E1", grades);
  await setPerson(here(), "E2", grades);
  const { passes } = await computeMonth(here(), "2026-05");
  expect(passes.at(-1)).toMatchObject({ calculations: 6, owed: { count: 72, total: "720.00" }, differences: 4 });
  await wholeLedger(here());
});

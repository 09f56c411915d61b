// Monthly allowances over HTTP: from a certificate to the payment and its explanation; what comes late; who may do what.
import { beforeAll, expect, test } from "vitest";
import { readLedger } from "../../functions/store/read-ledger.ts";
import { wholeLedger } from "../hold/ledger.ts";
import {
  allowancesOf,
  computeMonth,
  openMonth,
  owedTo,
  payMonth,
  setPerson,
  settle,
  skill,
  skillPolicy,
} from "./allowances-desk.ts";
import { type TestEnterprise, useEnterprise } from "./enterprise.ts";
import { refusal } from "./money.ts";
import { publishPolicy } from "./published-policy.ts";
import { done, stepsOf } from "./run-desk.ts";

const { here } = useEnterprise();

/** E1 is a technician, E2 a senior one, E3 has nothing. */
const furnished = async (place: TestEnterprise): Promise<TestEnterprise> => {
  place.at("2026-03-10T02:00:00Z");
  await publishPolicy(place, skillPolicy());
  await setPerson(place, "E1", [skill("技师", "2025-01-01")]);
  await setPerson(place, "E2", [skill("高级技师", "2025-01-01")]);
  return place;
};

beforeAll(async () => {
  await furnished(here());
});

test("a month is opened once, not before the records begin and not before it has come", async () => {
  const hr = here().as("HR-1");
  expect(refusal(await hr.post("/v1/allowance-months", { month: "2026-04" }))).toEqual([
    422,
    "allowance-month-outside",
  ]);
  expect(refusal(await hr.post("/v1/allowance-months", { month: "2023-12" }))).toEqual([
    422,
    "allowance-month-outside",
  ]);
  expect(refusal(await hr.post("/v1/allowance-months", { month: "2026-13" }))).toEqual([400, "month-invalid"]);
  const finance = here().as("FINANCE-1");
  expect(refusal(await finance.post("/v1/allowance-months", { month: "2026-03" }))).toEqual([403, "role-missing"]);
  expect(await openMonth(here(), "2026-03")).toMatchObject({ month: "2026-03", state: "computing", passes: [] });
  expect(refusal(await hr.post("/v1/allowance-months", { month: "2026-03" }))).toEqual([409, "allowance-month-known"]);
  const compute = "/v1/allowance-months/2026-03/computation";
  expect(refusal(await finance.post(compute))).toEqual([403, "role-missing"]);
  expect(refusal(await here().as("E1").post(compute))).toEqual([403, "role-missing"]);
  expect(refusal(await hr.post("/v1/allowance-months/2026-02/computation"))).toEqual([404, "unknown-id"]);
});

test("a certificate becomes money that is owed at once, and every step of it is told", async () => {
  const month = await computeMonth(here(), "2026-03");
  expect(month).toMatchObject({ state: "done", problems: [], waiting: [], differences: [] });
  expect(month.passes).toMatchObject([
    { number: 1, by: "HR-1", people: 14, calculations: 2, owed: { count: 2, total: "800.00" } },
  ]);
  expect(await owedTo(here(), "E1")).toEqual([["2026-03", "technician", "300.00", "due"]]);
  expect(await owedTo(here(), "E2")).toEqual([["2026-03", "senior", "500.00", "due"]]);
  expect(await allowancesOf(here(), "E3")).toEqual([]);
  const [{ id }] = await allowancesOf(here(), "E1");
  const own = done(await here().as("E1").get(`/v1/allowances/${id}`));
  expect(own).toMatchObject({ person: "E1", month: "2026-03", total: "300.00", policy: "skills", scheme: "monthly" });
  expect(own.calculations[0]).toMatchObject({
    number: 1,
    version: 1,
    request: { facts: { month: "2026-03", employee: { attributes: [{ name: "skill", value: "技师" }] } } },
    says: { zh: "2026-03-10 第一次计算 2026-03：300.00 元；应发 300.00 元" },
  });
  expect(own.calculations[0].why[0].zh).toBe(
    "technician：2026-03-01 至 2026-03-31 共 31 天，每月 300.00，300.00 × 31 = 9300.00",
  );
  expect(refusal(await here().as("E2").get(`/v1/allowances/${id}`))).toEqual([404, "unknown-id"]);
  expect(refusal(await here().as("E2").get("/v1/people/E1/allowances"))).toEqual([403, "role-missing"]);
  const listed = done(await here().as("CASHIER-1").get("/v1/allowance-months"));
  expect(listed.items.map((each: any) => [each.month, each.state])).toEqual([["2026-03", "done"]]);
  await wholeLedger(here());
});

test("a second pass with nothing new changes no record and owes nothing", async () => {
  const before = (await readLedger(here().tenant))?.counts;
  const again = await computeMonth(here(), "2026-03", "HR-2");
  expect(again.passes).toHaveLength(1);
  // The one entry is that of the request itself, by which its answer is kept; it has neither changes nor postings.
  const ledger = await readLedger(here().tenant);
  expect(ledger?.counts).toEqual({ records: before?.records, entries: (before?.entries ?? 0) + 1 });
  const last = ledger?.entries.map(({ entry }) => entry).filter((entry) => entry.by.person === "HR-2" && entry.note);
  expect(last).toMatchObject([{ changes: [], postings: [], note: { found: "nothing new" } }]);
});

test("two runs of one month pay an allowance once, and the employee and the auditor read why", async () => {
  const run = await payMonth(here(), "2026-03");
  expect(await owedTo(here(), "E1")).toEqual([["2026-03", "technician", "300.00", "settled"]]);
  await computeMonth(here(), "2026-03");
  const second = await stepsOf(here()).create("2026-03");
  expect(refusal(await here().as("HR-1").post(`/v1/runs/${second.id}/lock`))).toEqual([409, "nothing-due"]);
  await stepsOf(here()).discard(second.id);
  const { items: paid } = done(await here().as("E1").get("/v1/my/payments"));
  expect(paid).toMatchObject([
    { amount: "300.00", month: "2026-03", reason: { zh: "技能津贴（technician），2026-03" }, title: "技能津贴" },
  ]);
  expect(paid[0].case).toBeUndefined();
  const { items: mine } = done(await here().as("E1").get("/v1/my/allowances"));
  expect(mine).toMatchObject([
    {
      month: "2026-03",
      total: "300.00",
      items: [{ item: "technician", amount: "300.00" }],
      amounts: [{ state: "settled", says: { zh: "已于 2026-03-10 发放" } }],
      corrections: [],
    },
  ]);
  const auditor = here().as("AUDITOR-1");
  const exported = async (format: string) => {
    const body = { of: "payments", format, from: "2026-03-01", until: "2026-03-31" };
    const { id } = done(await auditor.post("/v1/exports", body), 201);
    return (await auditor.get(`/v1/exports/${id}/file`)).body as string;
  };
  const csv = await exported("csv");
  expect(csv).toContain("技能津贴；2026-03；technician：2026-03-01 至 2026-03-31 共 31 天");
  const lines = (await exported("ndjson"))
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  const line = lines.find(({ person }) => person.id === "E1");
  expect(line).toMatchObject({
    payment: { run, stage: "technician", amountFen: 30000 },
    allowance: { person: "E1", month: "2026-03" },
    calculation: { request: { policy: { id: "skills", version: 1 }, scheme: "monthly" }, answer: { total: "300.00" } },
  });
  expect([line.case, line.award]).toEqual([undefined, undefined]);
  const replayed = await here()
    .as("AUDITOR-1")
    .post("/v1/calculations", { ...line.calculation.request, trace: "steps" });
  expect(done(replayed)).toEqual(line.calculation.answer);
});

test("a late certificate: the next month pays the difference for the month before, and not again what was paid for the lower grade", async () => {
  here().at("2026-04-10T02:00:00Z");
  await setPerson(here(), "E1", [skill("技师", "2025-01-01"), skill("高级技师", "2026-03-17")]);
  await openMonth(here(), "2026-04");
  const month = await computeMonth(here(), "2026-04");
  expect(month.differences).toMatchObject([{ person: "E1", month: "2026-03", calculation: 2, more: "96.78" }]);
  // Of March 16 days at 300 and 15 at 500: 154.84 + 241.94 = 396.78, of which 300.00 was paid.
  expect(await owedTo(here(), "E1")).toEqual([
    ["2026-03", "technician", "300.00", "settled"],
    ["2026-03", "senior", "96.78", "due"],
    ["2026-04", "senior", "500.00", "due"],
  ]);
  const { items } = done(await here().as("E1").get("/v1/my/allowances"));
  expect(items.map((each: any) => each.month)).toEqual(["2026-04", "2026-03"]);
  expect(items[1].corrections).toMatchObject([
    {
      month: "2026-03",
      day: "2026-04-10",
      calculation: 2,
      before: 1,
      differences: [
        { item: "senior", title: { zh: "高级技师" }, more: "241.94" },
        { item: "technician", less: "145.16" },
      ],
      says: {
        zh: "2026-04-10 重算 2026-03：第 1 次计算为 300.00 元，第 2 次为 396.78 元；应发 96.78 元",
      },
    },
  ]);
  await wholeLedger(here());
});

test("a late leaver: what is unpaid is cancelled and owed anew for the days that remain, what is paid is to come back", async () => {
  await setPerson(here(), "E2", [skill("高级技师", "2025-01-01")], { until: "2026-03-31" });
  await computeMonth(here(), "2026-04");
  expect(await owedTo(here(), "E2")).toEqual([
    ["2026-03", "senior", "500.00", "settled"],
    ["2026-04", "senior", "500.00", "cancelled"],
  ]);
  await setPerson(here(), "E2", [skill("高级技师", "2025-01-01")], { until: "2026-04-15" });
  await computeMonth(here(), "2026-04");
  await setPerson(here(), "E2", [skill("高级技师", "2025-01-01")], { until: "2026-04-12" });
  await computeMonth(here(), "2026-04");
  expect((await owedTo(here(), "E2")).slice(2)).toEqual([
    ["2026-04", "senior", "250.00", "cancelled"],
    ["2026-04", "senior", "200.00", "due"],
  ]);
  await payMonth(here(), "2026-04");
  await setPerson(here(), "E2", [skill("高级技师", "2025-01-01")], { until: "2026-03-15" });
  const month = await computeMonth(here(), "2026-04");
  expect(month.passes.at(-1)).toMatchObject({ recovered: { count: 2, total: "458.06" }, owed: { count: 0 } });
  expect(await owedTo(here(), "E2")).toEqual([
    ["2026-03", "senior", "500.00", "settled", "258.06"],
    ["2026-04", "senior", "500.00", "cancelled"],
    ["2026-04", "senior", "250.00", "cancelled"],
    ["2026-04", "senior", "200.00", "settled", "200.00"],
  ]);
  await wholeLedger(here());
});

test("money on its way is neither cancelled nor taken back: the difference waits until the run is over", async () => {
  here().at("2026-05-10T02:00:00Z");
  await openMonth(here(), "2026-05");
  await computeMonth(here(), "2026-05");
  const run = await payMonth(here(), "2026-05", "computed");
  await setPerson(here(), "E1", [skill("技师", "2025-01-01")]);
  const month = await computeMonth(here(), "2026-05");
  expect(month.waiting).toMatchObject([{ person: "E1", month: "2026-05", less: "200.00" }]);
  expect((await owedTo(here(), "E1")).at(-1)).toEqual(["2026-05", "senior", "500.00", "allocated"]);
  expect((await computeMonth(here(), "2026-05")).passes).toHaveLength(month.passes.length);
  await settle(here(), run);
  const after = await computeMonth(here(), "2026-05");
  expect(after.waiting).toEqual([]);
  expect((await owedTo(here(), "E1")).slice(-2)).toEqual([
    ["2026-04", "senior", "500.00", "settled", "200.00"],
    ["2026-05", "senior", "500.00", "settled", "200.00"],
  ]);
  await wholeLedger(here());
});

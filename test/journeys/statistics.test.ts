// The statistics of a year over HTTP: as the cases of an enterprise bring them about, for whom they are, and as a sheet.
import { beforeAll, expect, test } from "vitest";
import { statisticsShape } from "../../functions/shapes/statistics.ts";
import { wholeLedger } from "../hold/ledger.ts";
import { type Answered, useEnterprise } from "./enterprise.ts";
import { award, setBudget } from "./money.ts";
import { bring, draft, policy, publish, refusedWith } from "./suggestion-desk.ts";

const { here, found } = useEnterprise();

/** Filed in February: one adopted in March and awarded, one declined, one that waits; and a draft that counts nowhere. */
beforeAll(async () => {
  here().at("2026-02-10T02:00:00Z");
  await publish(here(), policy);
  await setBudget(here(), "900000");
  const [good, bad, silent] = [
    await draft(here().as("E1")),
    await draft(here().as("E2")),
    await draft(here().as("E2"), { title: "另一个题目" }),
  ];
  await draft(here().as("E3"));
  for (const [id, by] of [
    [good, "E1"],
    [bad, "E2"],
    [silent, "E2"],
  ] as const)
    await bring(here(), id, by, "submitted");
  here().at("2026-03-10T02:00:00Z");
  const reviewer = here().as("REVIEWER-1");
  await reviewer.post(`/v1/suggestions/${bad}/review`, { verdict: "decline", reasons: "已有同类装置" });
  await reviewer.post(`/v1/suggestions/${good}/review`, { verdict: "accept", facts: { field: "safety" } });
  await reviewer.post(`/v1/suggestions/${good}/implementation`, { on: "2026-03-01" });
  const verification = { facts: { benefit: "60000" }, from: "2026-03-01", until: "2026-03-01" };
  await here().as("FINANCE-1").post(`/v1/suggestions/${good}/verification`, verification);
  awarded = (await award(here(), good)).id;
});

let awarded = "";

const statistics = async (query = "year=2026", by = "HR-1"): Promise<Answered["body"]> => {
  const { status, body } = await here().as(by).get(`/v1/statistics?${query}`);
  expect([status, body], JSON.stringify(body)).toEqual([200, body]);
  return body;
};

const nothing = { adopted: 0, declined: 0, returned: 0, withdrawn: 0, implemented: 0, verified: 0, benefit: "0.00" };
const filed = { ...nothing, filed: 3, awards: 0, awarded: "0.00", peopleFiled: 2, peopleAwarded: 0 };

test("what was filed, adopted, put to work and awarded, by kind, month and department", async () => {
  const body = await statistics();
  expect(statisticsShape.safeParse(body).success).toBe(true);
  const worked = { adopted: 1, declined: 1, implemented: 1, verified: 1, benefit: "60000.00" };
  const inMarch = { ...worked, awards: 1, awarded: "6200.00", peopleAwarded: 1 };
  expect(body.total).toEqual({ ...filed, ...inMarch });
  expect(body.months.map(({ month }: { month: string }) => month)).toEqual(["2026-01", "2026-02", "2026-03"]);
  expect(body.months[1]).toEqual({ month: "2026-02", ...filed });
  expect(body.months[2]).toEqual({ month: "2026-03", ...filed, filed: 0, peopleFiled: 0, ...inMarch });
  expect(body.departments).toMatchObject([{ department: "一车间", filed: 3, awards: 1, employed: 14 }]);
  expect([body.employed, body.participation]).toEqual([14, "14.3%"]);
  const [{ kind, states }] = body.kinds;
  expect(kind).toBe("suggestion");
  expect(states.map(({ title: _, ...times }: { title: object }) => times)).toEqual([
    { state: "submitted", stays: 2, medianDays: 28, within90Days: 28, waiting: 1, longestDays: 28 },
    { state: "accepted", stays: 1, medianDays: 0, within90Days: 0, waiting: 0 },
    { state: "implemented", stays: 1, medianDays: 0, within90Days: 0, waiting: 0 },
    { state: "verified", stays: 1, medianDays: 0, within90Days: 0, waiting: 0 },
  ]);
});

test("another year, or another department, has none of it", async () => {
  expect((await statistics("year=2025")).total).toMatchObject({ filed: 0, awards: 0, peopleFiled: 0 });
  const elsewhere = await statistics(`year=2026&department=${encodeURIComponent("二车间")}`);
  expect([elsewhere.total.filed, elsewhere.employed, elsewhere.participation]).toEqual([0, 0, undefined]);
  const there = await statistics(`year=2026&department=${encodeURIComponent("一车间")}`);
  expect([there.total.filed, there.department]).toEqual([3, "一车间"]);
});

test("for whoever may know of all cases, and for no one else", async () => {
  for (const by of ["HR-1", "FINANCE-1", "APPROVER-1", "REVIEWER-1", "AUDITOR-1", "ADMIN-1"])
    expect((await statistics("year=2026", by)).total.filed).toBe(3);
  for (const by of ["E1", "CASHIER-1"])
    for (const path of ["/v1/statistics?year=2026", "/v1/statistics/file?year=2026&format=csv"])
      expect(refusedWith(await here().as(by).get(path))[0]).toBe(403);
  expect(refusedWith(await here().as("HR-1").get("/v1/statistics"))).toEqual([400, "missing-field"]);
  expect(refusedWith(await here().as("HR-1").get("/v1/statistics?year=26"))).toEqual([400, "year-invalid"]);
  const other = await found();
  expect((await other.as("HR-1").get("/v1/statistics?year=2026")).body.total.filed).toBe(0);
});

test("as a sheet for Excel: a line for each department, month and kind, headed in both languages", async () => {
  const csv = await here().as("HR-1").get("/v1/statistics/file?year=2026&format=csv");
  expect([csv.status, csv.headers.get("content-type")]).toEqual([200, "text/csv; charset=utf-8"]);
  expect(csv.headers.get("content-disposition")).toContain("statistics-2026.csv");
  const [heading = "", ...lines] = csv.body.trim().split("\r\n");
  expect(heading).toContain("部门 department,月份 month,种类 kind,提出 filed");
  expect(lines).toEqual([
    "一车间,2026-02,合理化建议 suggestion,3,0,0,0,0,0,0,0.00,0,0.00,2,0",
    "一车间,2026-03,合理化建议 suggestion,0,1,1,0,0,1,1,60000.00,1,6200.00,0,1",
  ]);
  const xlsx = await here().as("AUDITOR-1").get("/v1/statistics/file?year=2026&format=xlsx");
  expect([xlsx.status, xlsx.body.slice(0, 2)]).toEqual([200, "PK"]);
});

test("what was cancelled counts no longer, and the record is whole", async () => {
  await here().as("HR-1").post(`/v1/awards/${awarded}/cancellation`, { reasons: "核算有误" });
  const cancelled = await here().as("APPROVER-1").post(`/v1/awards/${awarded}/cancellation`, { reasons: "核算有误" });
  expect(cancelled.status, JSON.stringify(cancelled.body)).toBe(200);
  expect((await statistics()).total).toMatchObject({ awards: 0, awarded: "0.00", peopleAwarded: 0, verified: 1 });
  await wholeLedger(here());
});

test("a year ends at midnight in China: what is filed after it is the next one's", async () => {
  for (const [moment, title] of [
    ["2026-12-31T15:50:00Z", "年内最后一条"],
    ["2026-12-31T16:00:00Z", "新年第一条"],
  ] as const) {
    here().at(moment);
    await bring(here(), await draft(here().as("E3"), { title }), "E3", "submitted");
  }
  here().at("2027-01-02T02:00:00Z");
  const [old, next] = [await statistics("year=2026"), await statistics("year=2027")];
  expect([old.total.filed, old.total.awards, old.kinds[0].states[0].waiting]).toEqual([4, 0, 2]);
  expect([next.total.filed, next.kinds[0].states[0].waiting]).toEqual([1, 3]);
});

// What goes wrong with allowances over HTTP: a mistaken assessment takes nothing back and is corrected; and whoever is paid objects to a calculation.
import { expect, test } from "vitest";
import { tally, wholeLedger } from "../hold/ledger.ts";
import { allowancesOf, computeMonth, openMonth, owedTo, payMonth, skillPolicy } from "./allowances-desk.ts";
import { type Answered, useEnterprise } from "./enterprise.ts";
import { publishPolicy } from "./published-policy.ts";

const { here } = useEnterprise();

const refused = ({ status, body }: Answered) => [status, body.errors?.[0]?.code, body.errors?.[0]?.path];
const ok = ({ status, body }: Answered) => {
  expect([200, 201], JSON.stringify(body)).toContain(status);
  return body;
};

let agreement: string;
const correct = (by: string, assessment = 1) =>
  here().as(by).post(`/v1/agreements/${agreement}/corrections`, { assessment, reasons: "填错了人" });

test("a mistaken assessment with an old day takes nothing back, and what it took since comes as a difference", async () => {
  here().at("2026-01-01T02:00:00Z");
  await publishPolicy(here(), skillPolicy());
  const terms = { form: "mentoring", mentor: "E1", apprentices: ["E2"], from: "2026-01-01", until: "2026-12-31" };
  agreement = ok(
    await here()
      .as("HR-1")
      .post("/v1/agreements", { ...terms, goals: "目标" }),
  ).id;
  for (const person of ["E1", "E2"])
    ok(await here().as(person).post(`/v1/agreements/${agreement}/signatures`, { terms: 1 }));
  here().at("2026-01-20T02:00:00Z");
  await openMonth(here(), "2026-01");
  await computeMonth(here(), "2026-01");
  await payMonth(here(), "2026-01");
  here().at("2026-02-14T02:00:00Z");
  const failed = { result: "failed", day: "2026-01-01", reasons: "不合格" };
  const assessed = ok(await here().as("REVIEWER-1").post(`/v1/agreements/${agreement}/assessments`, failed));
  expect(assessed.inForce.end).toMatchObject({ day: "2026-02-14", why: "assessed" });
  await openMonth(here(), "2026-02");
  await computeMonth(here(), "2026-02");
  expect(await owedTo(here(), "E1")).toEqual([
    ["2026-01", "mentor", "200.00", "settled"],
    ["2026-02", "mentor", "100.00", "due"],
  ]);
  expect(refused(await correct("REVIEWER-1"))).toEqual([403, "sod-same-person", ""]);
  expect(refused(await correct("E1"))).toEqual([403, "role-missing", ""]);
  expect(refused(await correct("HR-2", 2))).toEqual([409, "assessment-not-standing", "/assessment"]);
  const both = await Promise.all([correct("REVIEWER-2"), correct("HR-2")]);
  expect(tally(both)).toEqual({ 200: 1, "409 assessment-not-standing": 1 });
  const mine = ok(await here().as("E1").get("/v1/my/agreements")).items[0];
  expect(mine).toMatchObject({
    state: "active",
    inForce: { end: { day: "2026-12-31" } },
    assessments: [{ number: 1, result: "failed", corrected: { reasons: "填错了人" } }],
  });
  await computeMonth(here(), "2026-02");
  const owed = (await owedTo(here(), "E1")).map(([month, , amount, state]) => `${month} ${amount} ${state}`);
  expect(owed).toEqual(["2026-01 200.00 settled", "2026-02 100.00 due", "2026-02 100.00 due"]);
});

test("an objection to an allowance is pinned to the calculation and answered by others than who computed it", async () => {
  const [{ id: allowance, calculations }] = await allowancesOf(here(), "E1");
  const write = (by: string, more: object) =>
    here()
      .as(by)
      .post("/v1/objections", { title: "津贴少算", grounds: "二月已取得技师证书。", ...more });
  expect(refused(await write("E2", { allowance }))).toEqual([404, "unknown-id", "/allowance"]);
  expect(refused(await write("E1", { allowance: "unheard-of" }))).toEqual([404, "unknown-id", "/allowance"]);
  expect(refused(await write("E1", {}))).toEqual([400, "missing-field", "/about"]);
  expect(refused(await write("E1", { allowance, award: 1 }))).toEqual([400, "unknown-field", "/award"]);
  expect(refused(await write("E1", { allowance, calculation: 3 }))).toEqual([
    422,
    "no-such-calculation",
    "/calculation",
  ]);
  const { id, version } = ok(await write("E1", { allowance }));
  const twin = ok(await write("E1", { allowance, calculation: 2 })).id;
  const change = { about: "unheard-of" };
  const match = { "if-match": `"${version}"` };
  const changed = await here().as("E1").send("PATCH", `/v1/objections/${id}`, change, match);
  expect(refused(changed)).toEqual([400, "unknown-field", "/about"]);
  const submitted = ok(await here().as("E1").post(`/v1/objections/${id}/submission`, {}));
  expect(submitted).toMatchObject({
    allowance,
    doneBy: "2026-03-01",
    objectsTo: {
      calculation: 2,
      pinnedCalculation: {
        allowance,
        month: "2026-02",
        calculation: 2,
        policy: { id: "skills", version: 1, digest: calculations[1].digest },
        total: "200.00",
      },
    },
  });
  const second = await here().as("E1").post(`/v1/objections/${twin}/submission`, {});
  expect(refused(second).slice(0, 2)).toEqual([409, "objection-open"]);
  const brief = [{ kind: "objection", id, state: "submitted" }, { id: twin }];
  const named = (by: string, path: string) => here().as(by).get(path).then(ok);
  expect((await named("E1", "/v1/my/allowances")).items[0].casesAbout).toMatchObject(brief);
  expect((await named("HR-2", `/v1/allowances/${allowance}`)).casesAbout).toMatchObject(brief.slice(0, 1));
  expect(await named("CASHIER-1", `/v1/allowances/${allowance}`)).not.toHaveProperty("casesAbout");
  const answer = (by: string, outcome = "recalculated") =>
    here().as(by).post(`/v1/objections/${id}/answer`, { outcome, reasons: "证书属实" });
  expect(refused(await answer("HR-1", "upheld")).slice(0, 2)).toEqual([403, "sod-same-person"]);
  const early = await answer("APPROVER-1");
  expect(refused(early)).toEqual([409, "calculation-not-anew", "/outcome"]);
  expect(early.body.detail).toContain("compute 2026-02 again");
  const person = await here().as("HR-2").get("/v1/people/E1");
  const attributes = [{ name: "skill", value: "技师", from: "2026-02-01" }];
  const etag = { "if-match": `"${person.body.version}"` };
  ok(await here().as("HR-2").send("PATCH", "/v1/people/E1", { attributes }, etag));
  await computeMonth(here(), "2026-02", "HR-2");
  expect(refused(await answer("HR-2")).slice(0, 2)).toEqual([403, "sod-same-person"]);
  const answers = await Promise.all([answer("APPROVER-1"), answer("REVIEWER-1")]);
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  const answered = (await named("E1", `/v1/objections/${id}`)).answer;
  expect(answered).toMatchObject({ outcome: "recalculated", calculation: 3 });
  expect((await named("E1", `/v1/my/cases/${id}`)).says.en).toContain("you were right");
});

test("and the ledger is whole", () => wholeLedger(here()));

// A payout run over HTTP on the real database: from what is due to a closed run, by three people, and everyone else kept out.
import { createHash } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import type { Member, MemberSecret } from "../../domain/records/people.ts";
import { changed, type Loaded } from "../../domain/records/record.ts";
import { now } from "../../functions/store/clock.ts";
import { commit } from "../../functions/store/commit.ts";
import { load } from "../../functions/store/load.ts";
import { readLedger } from "../../functions/store/read-ledger.ts";
import { useEnterprise } from "./enterprise.ts";
import { refusal } from "./money.ts";
import { done, owe, paymentsOf, stepsOf, wholeLedger, withMoney } from "./run-desk.ts";

const { here, found } = useEnterprise();

beforeAll(async () => {
  await withMoney(here());
});

test("three people are paid: locked, computed, approved, released, settled, closed", async () => {
  const hr = here().as("HR-1");
  const owed = await owe(here(), ["E1", "E2", "E3"]);
  const steps = stepsOf(here());
  const created = await hr.post("/v1/runs", { month: "2026-03" });
  expect([created.status, created.headers.get("location")]).toEqual([201, "/v1/runs/2026-03.1"]);
  const id = "2026-03.1";
  expect(refusal(await hr.post("/v1/runs", { month: "2026-03" }))).toEqual([409, "run-open"]);

  const locked = await steps.lock(id);
  expect(locked).toMatchObject({ state: "locked", manifest: { chunks: 1, obligations: 3, total: "1000.10" } });
  const waiting = done(await here().as("FINANCE-1").get(`/v1/runs/${id}`));
  expect(waiting.progress).toEqual({ phase: "compute", done: 0, total: 1 });
  expect(waiting.next).toMatchObject({ operation: "compute-run", roles: ["hr"], people: ["HR-1", "HR-2"] });

  const key = { "idempotency-key": "compute-2026-03.1" };
  const computed = await hr.post(`/v1/runs/${id}/computation`, undefined, key);
  expect(computed.body).toMatchObject({
    state: "computed",
    payments: { count: 3, total: "1000.10" },
    leftOut: { count: 0, total: "0.00", first: [] },
  });
  const again = await hr.post(`/v1/runs/${id}/computation`, undefined, key);
  expect([again.headers.get("idempotent-replayed"), again.body]).toEqual(["true", computed.body]);
  expect(refusal(await hr.post(`/v1/runs/${id}/computation`))).toEqual([409, "wrong-state"]);
  expect((await here().as("CASHIER-1").get(`/v1/runs/${id}/file`)).body).toContain("wrong-state");
  expect((await hr.get(`/v1/obligations/${owed[0]}`)).body).toMatchObject({
    state: "allocated",
    payment: `${id}_${owed[0]}`,
  });

  await steps.approve(id);
  const released = await steps.release(id);
  const file = await here().as("CASHIER-1").get(`/v1/runs/${id}/file`);
  expect(file.headers.get("content-type")).toBe("text/csv; charset=utf-8");
  // fetch takes the mark at the beginning away from the text.
  const digest = createHash("sha256").update(`\ufeff${file.body}`).digest("hex");
  expect(released.file.digest).toBe(`sha256:${digest}`);
  expect((await here().as("AUDITOR-1").get(`/v1/runs/${id}/file`)).body).toBe(file.body);
  const payments = await paymentsOf(here(), id);
  const lines = file.body.trimEnd().split("\r\n");
  expect(lines).toHaveLength(4);
  expect(lines[1]).toBe(
    `${payments[0].id},${payments[0].person},员工${payments[0].person},${payments[0].amount},CNY,${payments[0].award},${payments[0].case},full,2026-03`,
  );
  expect(payments.map(({ amount, state }) => [amount, state]).sort()).toEqual([
    ["333.36", "instructed"],
    ["333.37", "instructed"],
    ["333.37", "instructed"],
  ]);
  const readers = (await readLedger(here().tenant))?.entries.filter(({ entry }) => entry.operation === "get-run-file");
  expect(readers?.map(({ entry }) => entry.note?.reader).sort()).toEqual(["AUDITOR-1", "CASHIER-1"]);

  const settled = await steps.results(id, { all: "settled" });
  expect(settled.run).toMatchObject({ state: "reconciled", settled: { count: 3 }, pending: { count: 0 } });
  expect(await steps.close(id)).toMatchObject({
    state: "closed",
    maker: "HR-1",
    approver: "APPROVER-1",
    cashier: "CASHIER-1",
  });
  expect(done(await hr.get(`/v1/runs/${id}`)).next).toBeUndefined();
  expect((await hr.get(`/v1/obligations/${owed[0]}`)).body.state).toBe("settled");
  await wholeLedger(here());
});

test("people see their own payment, and others' as unknown ids", async () => {
  const [first] = await paymentsOf(here(), "2026-03.1");
  const other = ["E1", "E2", "E3"].find((person) => person !== first.person) as string;
  expect(done(await here().as(first.person).get(`/v1/payments/${first.id}`)).amount).toBe(first.amount);
  expect(refusal(await here().as(other).get(`/v1/payments/${first.id}`))).toEqual([404, "unknown-id"]);
  expect(refusal(await here().as(other).get("/v1/runs/2026-03.1"))).toEqual([403, "role-missing"]);
});

test("a run is for a month that has come, and for something that is due", async () => {
  const hr = here().as("HR-1");
  const { create, discard } = stepsOf(here());
  expect(refusal(await hr.post("/v1/runs", { month: "2026-04" }))).toEqual([422, "run-month-outside"]);
  expect(refusal(await hr.post("/v1/runs", { month: "2023-12" }))).toEqual([422, "run-month-outside"]);
  expect(refusal(await hr.post("/v1/runs", { month: "2026-13" }))).toEqual([400, "month-invalid"]);
  const { id } = await create("2026-02");
  expect(refusal(await hr.post(`/v1/runs/${id}/lock`))).toEqual([409, "nothing-due"]);
  // What came to be in March is not due for February.
  const owed = await owe(here(), ["E1"]);
  expect(refusal(await hr.post(`/v1/runs/${id}/lock`))).toEqual([409, "nothing-due"]);
  expect((await discard(id)).state).toBe("discarded");
  expect((await hr.get(`/v1/obligations/${owed[0]}`)).body.state).toBe("due");
  expect((await hr.get("/v1/runs")).body.items.map((run: { id: string }) => run.id)).toEqual([
    "2026-03.1",
    "2026-02.1",
  ]);
});

test("of two runs begun at once, one begins", async () => {
  const answers = await Promise.all(["HR-1", "HR-2"].map((hr) => here().as(hr).post("/v1/runs", { month: "2026-03" })));
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  await stepsOf(here()).discard("2026-03.2");
});

test("maker, approver and cashier are three people, whatever roles one of them has", async () => {
  const give = async (person: string, roles: string[]) => {
    const member = await here().as("ADMIN-1").get(`/v1/members/${person}`);
    const { logins } = member.body;
    const headers = { "if-match": member.headers.get("etag") ?? "" };
    done(await here().as("ADMIN-1").send("PUT", `/v1/members/${person}`, { roles, logins }, headers));
  };
  await give("HR-1", ["hr", "approver", "cashier", "employee"]);
  await give("APPROVER-1", ["approver", "cashier", "employee"]);
  const { create, lock, compute, approve, release, results, close } = stepsOf(here());
  const { id } = await create();
  await lock(id);
  await compute(id);
  const own = await here().as("HR-1").post(`/v1/runs/${id}/approval`);
  expect(refusal(own)).toEqual([403, "sod-maker-checker"]);
  expect(own.body.errors[0].message).toContain("APPROVER-1");
  expect(own.body.errors[0].message).not.toContain("HR-1");
  await approve(id);
  expect(refusal(await here().as("HR-1").post(`/v1/runs/${id}/release`))).toEqual([403, "sod-maker-checker"]);
  const approved = await here().as("APPROVER-1").post(`/v1/runs/${id}/release`);
  expect(refusal(approved)).toEqual([403, "sod-same-person"]);
  expect(approved.body.errors[0].zh).toContain("CASHIER-1");
  expect(done(await here().as("HR-1").get(`/v1/runs/${id}`)).next).toMatchObject({
    ...{ operation: "release-run", roles: ["cashier"], people: ["CASHIER-1"] },
  });
  // Without the role of a cashier there is no release, whoever made or approved it.
  expect(refusal(await here().as("APPROVER-2").post(`/v1/runs/${id}/release`))).toEqual([403, "role-missing"]);
  expect(await release(id)).toMatchObject({ releasedBy: "CASHIER-1" });
  const all = { all: "settled" };
  expect(refusal(await here().as("HR-1").post(`/v1/runs/${id}/results`, all))).toEqual([403, "sod-maker-checker"]);
  const approver = await here().as("APPROVER-1").post(`/v1/runs/${id}/results`, all);
  expect(refusal(approver)).toEqual([403, "sod-same-person"]);
  expect(approver.body.errors[0].zh).toContain("CASHIER-1");
  await results(id, all);
  await close(id);
  await wholeLedger(here());
});

test("who has lost a role a moment ago is refused at once, also in what goes chunk by chunk", async () => {
  const enterprise = await withMoney(await found());
  await owe(enterprise, ["E1"]);
  const { create, lock, compute, approve, release } = stepsOf(enterprise);
  const { id } = await create();
  await lock(id);
  /** Another process has changed the member: this one remembers them as they were. */
  const lose = async (person: string): Promise<void> => {
    done(await enterprise.as(person).get(`/v1/runs/${id}`));
    const member = (await load<Member, MemberSecret>(enterprise.tenant, "member", person)) as Loaded<
      Member,
      MemberSecret
    >;
    const actor = { tenant: enterprise.tenant, person: "ADMIN-1", operation: "put-member", request: "r", now: now() };
    expect((await commit(actor, { changes: [changed(member, { roles: ["employee"] })] })).did).toBe("committed");
  };
  const post = async (person: string, path: string, body?: object) =>
    refusal(await enterprise.as(person).post(`/v1/runs/${id}/${path}`, body));
  await lose("HR-2");
  expect(await post("HR-2", "computation")).toEqual([403, "role-missing"]);
  expect(await paymentsOf(enterprise, id)).toEqual([]);
  await compute(id);
  await approve(id);
  await release(id);
  await lose("CASHIER-1");
  expect(await post("CASHIER-1", "results", { all: "settled" })).toEqual([403, "role-missing"]);
  expect((await paymentsOf(enterprise, id)).map(({ state }) => state)).toEqual(["instructed"]);
  await wholeLedger(enterprise);
});

test("whoever has no hand in it is refused, and a run elsewhere does not exist", async () => {
  const posts = ["lock", "computation", "approval", "release", "close"];
  for (const person of ["E1", "AUDITOR-1", "FINANCE-1", "REVIEWER-1", "ADMIN-1"])
    for (const path of posts)
      expect(refusal(await here().as(person).post(`/v1/runs/2026-03.1/${path}`)), `${person} ${path}`).toEqual([
        403,
        "role-missing",
      ]);
  const strange = await found();
  for (const path of ["", "/payments", "/exceptions"])
    expect(refusal(await strange.as("HR-1").get(`/v1/runs/2026-03.1${path}`))).toEqual([404, "unknown-id"]);
  expect((await strange.as("HR-1").get("/v1/runs/2026-03.1/file")).status).toBe(404);
  expect(refusal(await strange.as("HR-1").post("/v1/runs/2026-03.1/lock"))).toEqual([404, "unknown-id"]);
  expect(refusal(await strange.as("CASHIER-1").post("/v1/runs/2026-03.1/results", { all: "settled" }))).toEqual([
    404,
    "unknown-id",
  ]);
});

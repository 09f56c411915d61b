// Agreements over HTTP on the real database: drafted, signed by everyone in them, assessed by someone else, ended by rule; and what follows for each month.
import { expect, test } from "vitest";
import { attributesFromAgreements } from "../../functions/agreements/attributes.ts";
import { loadPeople } from "../../functions/agreements/open-agreement.ts";
import { wholeLedger } from "../hold/ledger.ts";
import { entriesOf } from "../people/journal.ts";
import { type Answered, useEnterprise } from "./enterprise.ts";
import { bringIn, csv } from "./sheets.ts";

const { here, found } = useEnterprise();

const codeOf = ({ status, body }: Answered) => [status, body.errors?.[0]?.code];
const ok = ({ status, body }: Answered) => {
  expect([200, 201], JSON.stringify(body)).toContain(status);
  return body;
};

const pair = {
  form: "mentoring",
  mentor: "E1",
  apprentices: ["E2", "E3"],
  from: "2024-03-01",
  until: "2026-12-31",
  goals: "两年内独立调试数控机床",
};
const star = {
  form: "programme",
  participant: "E2",
  programme: "未来匠星",
  from: "2024-03-01",
  mentor: "REVIEWER-2",
  goals: "三年成为技师",
};

const hr = () => here().as("HR-1");
const sign = (person: string, path: string, terms = 1) => here().as(person).post(`${path}/signatures`, { terms });
const patch = (person: string, path: string, body: object, version: number) =>
  here()
    .as(person)
    .send("PATCH", path, body, { "if-match": `"${version}"` });
const draft = async (terms: object): Promise<string> => {
  const drafted = await hr().post("/v1/agreements", terms);
  expect(drafted.status, JSON.stringify(drafted.body)).toBe(201);
  return drafted.headers.get("location") ?? "";
};

let mentoring: string;
let programme: string;

test("HR drafts it, everyone in it reads the same terms and signs for themself, and then it is in force", async () => {
  here().at("2024-02-20T02:00:00Z");
  mentoring = await draft(pair);
  const waiting = ok(await here().as("E2").get("/v1/my/agreements")).items;
  expect(waiting).toMatchObject([
    { as: "apprentice", waitsForMe: true, terms: 1, goals: pair.goals, state: "drafted" },
  ]);
  const waits = async () => ok(await here().as("E2").get("/v1/my")).waits;
  expect(await waits()).toMatchObject([{ agreement: mentoring.split("/").at(-1), title: pair.goals }]);
  expect(ok(await sign("E2", mentoring)).turn.map(({ whose }: { whose: string }) => whose)).toEqual([
    "person/E1",
    "person/E3",
  ]);
  expect(await waits()).toEqual([]);
  expect(codeOf(await sign("E2", mentoring))).toEqual([409, "signed-already"]);
  expect(codeOf(await patch("HR-1", mentoring, { until: "2026-06-30" }, 1))).toEqual([409, "stale-version"]);
  const changed = ok(await patch("HR-2", mentoring, { until: "2026-06-30" }, 2));
  expect(changed).toMatchObject({ terms: 2, state: "drafted", version: 3 });
  expect(changed.people.some((person: { signedAt?: string }) => person.signedAt)).toBe(false);
  expect(codeOf(await sign("E2", mentoring))).toEqual([409, "terms-changed"]);
  const signed = await Promise.all(["E1", "E2", "E3"].map((person) => sign(person, mentoring, 2)));
  expect(signed.map(({ status }) => status)).toEqual([200, 200, 200]);
  const read = ok(await here().as("FINANCE-1").get(mentoring));
  expect(read).toMatchObject({
    state: "active",
    turn: [],
    inForce: { from: "2024-03-01", end: { day: "2026-06-30", why: "completed" } },
  });
  expect(codeOf(await sign("E1", mentoring, 2))).toEqual([409, "wrong-state"]);
  expect(codeOf(await patch("HR-1", mentoring, {}, read.version))).toEqual([409, "wrong-state"]);
  expect(JSON.stringify(await entriesOf(here().tenant, "create-agreement"))).not.toContain(pair.goals);
});

test("whoever is in it decides nothing about it, and others do not know of it", async () => {
  programme = await draft(star);
  const own = await hr().post("/v1/agreements", { ...pair, apprentices: ["HR-1"] });
  expect(codeOf(own)).toEqual([403, "sod-beneficiary"]);
  expect(own.body.detail).toContain("it can be done by HR-2");
  expect(codeOf(await patch("HR-1", programme, { mentor: "HR-1" }, 1))).toEqual([403, "sod-beneficiary"]);
  expect(codeOf(await here().as("E1").post("/v1/agreements", pair))).toEqual([403, "role-missing"]);
  expect(codeOf(await here().as("E1").get("/v1/agreements"))).toEqual([403, "role-missing"]);
  for (const [person, path] of [
    ["E1", programme],
    ["APPROVER-1", mentoring],
  ] as const) {
    const none = await here().as(person).get("/v1/agreements/nobodys");
    const hidden = await here().as(person).get(path);
    expect([hidden.status, { ...hidden.body, instance: "" }]).toEqual([404, { ...none.body, instance: "" }]);
    expect(codeOf(await sign(person, path))).toEqual([404, "unknown-id"]);
  }
  expect(codeOf(await sign("ADMIN-1", programme))).toEqual([403, "relation-missing"]);
  expect(codeOf(await (await found()).as("HR-1").get(mentoring))).toEqual([404, "unknown-id"]);
  for (const person of ["HR-2", "REVIEWER-1", "FINANCE-1", "AUDITOR-1", "ADMIN-1", "E2"])
    expect((await here().as(person).get(programme)).status).toBe(200);
  await sign("E2", programme);
  expect(ok(await sign("REVIEWER-2", programme)).state).toBe("active");
  const reasons = { reasons: "重复" };
  const again = await hr().post("/v1/agreements", star);
  expect(codeOf(again)).toEqual([409, "enrolled-already"]);
  expect(again.body.detail).toContain(programme.split("/").at(-1));
  const twice = await draft({ ...star, programme: "青蓝计划" });
  expect(codeOf(await patch("HR-1", twice, { programme: "未来匠星" }, 1))).toEqual([409, "enrolled-already"]);
  expect(codeOf(await here().as("E2").post(`${twice}/withdrawal`, reasons))).toEqual([403, "role-missing"]);
  expect(ok(await hr().post(`${twice}/withdrawal`, reasons))).toMatchObject({ state: "withdrawn", ...reasons });
  expect(codeOf(await sign("E2", twice))).toEqual([409, "wrong-state"]);
});

test("an overdue assessment is seen, and two mediocre years end a programme without anybody's doing", async () => {
  const due = async () => ok(await hr().get("/v1/agreements?due=assessment")).items;
  here().at("2025-02-28T02:00:00Z");
  expect(await due()).toEqual([]);
  here().at("2025-03-02T02:00:00Z");
  expect(await due()).toMatchObject([{ programme: "未来匠星", turn: [{ whose: "role/hr", since: "2025-03-01" }] }]);
  const assess = (person: string, year: number, result: string) =>
    here().as(person).post(`${programme}/assessments`, { year, result, reasons: "考核意见" });
  const mentor = await assess("REVIEWER-2", 1, "excellent");
  expect(codeOf(mentor)).toEqual([403, "sod-beneficiary"]);
  expect(mentor.body.detail).toContain("REVIEWER-1");
  ok(await patch("HR-2", "/v1/people/E2", { mentor: "HR-1" }, 1));
  expect(codeOf(await assess("HR-1", 1, "good"))).toEqual([403, "sod-beneficiary"]);
  expect(codeOf(await assess("FINANCE-1", 1, "good"))).toEqual([403, "role-missing"]);
  const both = await Promise.all([assess("REVIEWER-1", 1, "mediocre"), assess("HR-2", 1, "mediocre")]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect(await due()).toEqual([]);
  here().at("2026-03-05T02:00:00Z");
  const out = ok(await assess("HR-2", 2, "failed"));
  expect(out).toMatchObject({ state: "active", inForce: { end: { day: "2026-03-05", why: "assessed" } } });
  here().at("2026-03-06T02:00:00Z");
  const mine = ok(await here().as("E2").get("/v1/my/agreements?limit=100")).items;
  expect(mine.find(({ form, state }: any) => form === "programme" && state === "ended").assessments[1]).toMatchObject({
    result: "failed",
    reasons: "考核意见",
    by: "HR-2",
  });
  expect(codeOf(await assess("HR-2", 3, "good"))).toEqual([409, "wrong-state"]);
  expect(JSON.stringify(await entriesOf(here().tenant, "assess-agreement"))).not.toContain("考核意见");
});

test("what follows for each person is told by day, and stops for all when the mentor leaves", async () => {
  const attributes = async () => {
    const people = await loadPeople(here().tenant, ["E1", "E2", "E3", "REVIEWER-2", "FINANCE-1"]);
    const told = await attributesFromAgreements(here().tenant, [...people.values()]);
    return Object.fromEntries(
      [...told].map(([person, { attributes: list }]) => [
        person,
        list.map(({ name, value, from, until }) => [name, value, from, until].join(" ")),
      ]),
    );
  };
  ok(await patch("HR-1", "/v1/people/E3", { until: "2026-04-30" }, 1));
  const before = await attributes();
  expect(before.E1).toEqual([
    "agreement 师带徒 2024-03-01 2026-06-30",
    "apprentices 2 2024-03-01 2026-04-30",
    "apprentices 1 2026-05-01 2026-06-30",
    "mentoring yes 2024-03-01 2026-06-30",
  ]);
  expect(before.E2).toEqual([
    "apprentice yes 2024-03-01 2026-06-30",
    "programme 未来匠星 2024-03-01 2026-03-05",
    "year 1 2024-03-01 2025-02-28",
    "year 2 2025-03-01 2026-02-28",
    "year 3 2026-03-01 2026-03-05",
    "year_未来匠星 1 2024-03-01 2025-02-28",
    "year_未来匠星 2 2025-03-01 2026-02-28",
    "year_未来匠星 3 2026-03-01 2026-03-05",
  ]);
  expect(before.E3).toEqual(["apprentice yes 2024-03-01 2026-04-30"]);
  expect(before["REVIEWER-2"]).toEqual([
    "apprentices 1 2024-03-01 2026-03-05",
    "mentoring yes 2024-03-01 2026-03-05",
    "mentoring 未来匠星 2024-03-01 2026-03-05",
  ]);
  expect(before).not.toHaveProperty("FINANCE-1");
  ok(await patch("HR-1", "/v1/people/E1", { until: "2026-03-31" }, 1));
  expect((await attributes()).E3).toEqual(["apprentice yes 2024-03-01 2026-03-31"]);
  here().at("2026-04-01T02:00:00Z");
  const ended = ok(await hr().get("/v1/agreements?person=E3&state=ended")).items;
  expect(ended).toMatchObject([{ form: "mentoring", inForce: { end: { day: "2026-03-31", why: "left" } } }]);
  expect(codeOf(await hr().post(`${mentoring}/end`, { reasons: "离职" }))).toEqual([409, "wrong-state"]);
});

test("HR ends one before its time; of two who do so at once one does", async () => {
  const path = await draft({ ...pair, mentor: "FINANCE-1", apprentices: ["E2"], from: "2026-04-01" });
  await sign("E2", path);
  await sign("FINANCE-1", path);
  const end = (person: string) => here().as(person).post(`${path}/end`, { on: "2026-03-31", reasons: "调岗" });
  expect(codeOf(await end("REVIEWER-1"))).toEqual([403, "role-missing"]);
  const both = await Promise.all([end("HR-1"), end("HR-2")]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect(ok(await here().as("E2").get(path))).toMatchObject({
    state: "ended",
    reasons: "调岗",
    inForce: { end: { day: "2026-03-31", why: "stopped" } },
  });
});

test("certificates that are about to expire are listed for HR, page by page", async () => {
  const certificates = (until: string) => ({
    attributes: [
      { name: "certificate", value: "焊工证", from: "2023-01-01", until },
      { name: "title", value: "工程师", from: "2023-01-01" },
    ],
  });
  await patch("HR-1", "/v1/people/E2", certificates("2026-04-30"), 2);
  await patch("HR-1", "/v1/people/CASHIER-1", certificates("2026-07-30"), 1);
  const expiring = (query: string, person = "HR-1") => here().as(person).get(`/v1/expiring-attributes${query}`);
  expect(ok(await expiring("?within=30")).items).toEqual([
    {
      person: "E2",
      name: "员工E2",
      department: "一车间",
      expiring: [{ name: "certificate", value: "焊工证", until: "2026-04-30", daysLeft: 29 }],
    },
  ]);
  const first = ok(await expiring("?within=120&limit=1", "AUDITOR-1"));
  expect(first.items).toMatchObject([{ person: "CASHIER-1", expiring: [{ daysLeft: 120 }] }]);
  const second = ok(await expiring(`?within=120&limit=1&cursor=${first.next}`, "AUDITOR-1"));
  expect(second.items).toMatchObject([{ person: "E2" }]);
  for (const within of ["0", "367", "x"])
    expect(codeOf(await expiring(`?within=${within}`))).toEqual([400, "whole-number-invalid"]);
  expect(codeOf(await expiring("", "FINANCE-1"))).toEqual([403, "role-missing"]);
});

test("managers are known people, and no line of command comes back, whoever writes at once", async () => {
  const person = (id: string, manager?: string) => ({
    id,
    name: "员工",
    department: "一车间",
    from: "2026-01-01",
    manager,
  });
  expect(ok(await hr().post("/v1/people", person("B1"))).manager).toBeUndefined();
  expect(ok(await hr().post("/v1/people", person("B2", "B1"))).manager).toBe("B1");
  expect(codeOf(await hr().post("/v1/people", person("B3", "NOBODY")))).toEqual([404, "unknown-id"]);
  expect(codeOf(await patch("HR-1", "/v1/people/B1", { manager: "B1" }, 1))).toEqual([422, "own-manager"]);
  expect(codeOf(await patch("HR-1", "/v1/people/B1", { manager: "B2" }, 1))).toEqual([422, "line-of-command"]);
  expect(ok(await patch("HR-1", "/v1/people/B2", { manager: null }, 1)).manager).toBeUndefined();
  const both = await Promise.all([
    patch("HR-1", "/v1/people/B1", { manager: "B2" }, 1),
    patch("HR-2", "/v1/people/B2", { manager: "B1" }, 2),
  ]);
  expect(both.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(both.flatMap(({ body }) => body.errors?.[0]?.code ?? [])).toEqual(["line-of-command"]);
});

test("a sheet brings managers, and is refused where the line that it makes comes back or leads to nobody", async () => {
  const sheet = (...rows: [id: string, manager: string][]) =>
    csv([
      ["id", "name", "department", "from", "manager"],
      ...rows.map(([id, manager]) => [id, "员工", "一车间", "2026-01-01", manager]),
    ]);
  const problemsOf = (body: { problems?: Record<string, unknown>[] }) =>
    (body.problems ?? []).map(({ row, column, code }) => [row, column, code]);
  const good = ok(await bringIn(hr(), "people", sheet(["C1", "C2"], ["C2", "B1"], ["C3", ""])));
  expect(problemsOf(good)).toEqual([]);
  ok(await hr().post(`/v1/imports/${good.id}/continuation`));
  expect(ok(await hr().get("/v1/people/C1")).manager).toBe("C2");
  const bad = ok(
    await bringIn(hr(), "people", sheet(["C4", "C5"], ["C5", "C4"], ["C6", "C6"], ["C7", "NOBODY"], ["C3", "C1"])),
  );
  const column = "上级 manager";
  expect(problemsOf(bad)).toEqual([
    [2, column, "line-of-command"],
    [3, column, "line-of-command"],
    [4, column, "own-manager"],
    [5, column, "unknown-id"],
  ]);
  // C1 is known to be below C2, which the sheet does not say.
  expect(problemsOf(ok(await bringIn(hr(), "people", sheet(["C2", "C1"]))))).toEqual([[2, column, "line-of-command"]]);
  const emptied = ok(await bringIn(hr(), "people", sheet(["C1", ""], ["C2", "C1"])));
  expect(problemsOf(emptied)).toEqual([]);
  ok(await hr().post(`/v1/imports/${emptied.id}/continuation`));
  expect(ok(await hr().get("/v1/people/C1"))).not.toHaveProperty("manager");
});

test("the record is whole after all of this", () => wholeLedger(here()));

// Standing in over HTTP: own roles for some days, both names in the journal, both kept apart, and over when it is over.
import { afterEach, beforeEach, expect, test } from "vitest";
import { entriesOf, expectWhole } from "../people/journal.ts";
import { type Answered, type TestEnterprise, useEnterprise } from "./enterprise.ts";

const { found } = useEnterprise();
let there: TestEnterprise;

beforeEach(async () => {
  there = await found();
  there.at("2026-03-01T02:00:00Z");
});

afterEach(() => expectWhole(there.tenant));

const codeOf = ({ status, body }: Answered) => [status, body.errors?.[0]?.code];
const absence = { to: "E1", roles: ["hr"], from: "2026-03-02", until: "2026-03-10", reason: "产假" };
/** Reads and refusals may rest on what was known some seconds ago: a moment later it is known anew. */
const aMomentLater = (): void => there.at("2026-03-01T03:00:00Z");

const handOn = (by: string, fields: object = {}) => there.as(by).post("/v1/delegations", { ...absence, ...fields });
const worker = (id: string) => ({ id, name: "工", department: "一", from: "2026-01-01" });
const enter = (by: string, id: string) => there.as(by).post("/v1/people", worker(id));

test("who stands in may do it on those days, and the journal names both", async () => {
  const given = await handOn("HR-1");
  expect(given.status, JSON.stringify(given.body)).toBe(201);
  expect(given.body).toMatchObject({ ...absence, by: "HR-1", state: "planned" });
  expect((await there.as("E1").get(given.headers.get("location") ?? "")).body).toEqual(given.body);
  expect(codeOf(await enter("E1", "D1"))).toEqual([403, "role-missing"]);
  there.at("2026-03-01T16:00:00Z");
  expect((await enter("E1", "D1")).status).toBe(201);
  const [entry] = await entriesOf(there.tenant, "create-person");
  expect(entry?.by).toEqual({ person: "E1", for: "HR-1" });
  expect((await there.as("E1").get("/v1/me")).body.standsInFor).toEqual([
    { person: "HR-1", name: "员工HR-1", roles: ["hr"] },
  ]);
  there.at("2026-03-10T16:00:00Z");
  expect(codeOf(await enter("E1", "D2"))).toEqual([403, "role-missing"]);
  expect((await there.as("HR-1").get("/v1/delegations")).body.items[0].state).toBe("over");
  expect(JSON.stringify(await entriesOf(there.tenant, "create-delegation"))).not.toContain("产假");
});

test("what one does for another is kept apart by both", async () => {
  await handOn("HR-1", { from: "2026-03-01" });
  const change = (id: string) =>
    there.as("E1").send("PATCH", `/v1/people/${id}`, { department: "二" }, { "if-match": "1" });
  expect(codeOf(await change("HR-1"))).toEqual([403, "sod-beneficiary"]);
  expect(codeOf(await change("E1"))).toEqual([403, "sod-beneficiary"]);
  expect((await change("E2")).status).toBe(200);
  const account = { bankAccount: "6222020200112230" };
  const put = (id: string) => there.as("E1").send("PUT", `/v1/people/${id}/pay-details`, account, { "if-match": "1" });
  expect(codeOf(await put("HR-1"))).toEqual([403, "sod-beneficiary"]);
  expect(codeOf(await put("E1"))).toEqual([403, "sod-beneficiary"]);
});

test("only roles of one's own, for a bounded time, to someone who can", async () => {
  const refused: [string, object, unknown[]][] = [
    ["HR-1", { roles: ["finance"] }, [422, "role-not-delegable"]],
    ["HR-1", { roles: ["employee"] }, [422, "role-not-delegable"]],
    ["HR-1", { roles: ["admin"] }, [422, "role-not-delegable"]],
    ["HR-1", { roles: [] }, [400, "list-empty"]],
    ["HR-1", { to: "HR-1" }, [422, "delegate-unsuitable"]],
    ["HR-1", { to: "AUDITOR-1" }, [422, "delegate-unsuitable"]],
    ["HR-1", { to: "NOBODY" }, [422, "delegate-unsuitable"]],
    ["HR-1", { from: "2026-02-28" }, [422, "day-past"]],
    ["HR-1", { until: "2026-03-01" }, [400, "span-backwards"]],
    ["HR-1", { from: "2026-03-01", until: "2026-05-30" }, [422, "delegation-too-long"]],
    ["HR-1", { reason: "" }, [400, "text-invalid"]],
    ["ADMIN-1", { roles: ["admin"] }, [403, "role-missing"]],
    ["AUDITOR-1", { roles: ["auditor"] }, [403, "role-missing"]],
    ["E2", {}, [403, "role-missing"]],
  ];
  for (const [by, fields, expected] of refused)
    expect(codeOf(await handOn(by, fields)), JSON.stringify(fields)).toEqual(expected);
  expect((await handOn("HR-1", { from: "2026-03-01", until: "2026-05-29" })).status).toBe(201);
  expect(codeOf(await handOn("E1", { to: "E2", from: "2026-03-02" }))).toEqual([403, "role-missing"]);
  const reviewer = await handOn("REVIEWER-1", { to: "FINANCE-1", roles: ["reviewer"], from: "2026-03-01" });
  expect(reviewer.status).toBe(201);
  expect(codeOf(await handOn("FINANCE-1", { roles: ["reviewer"] }))).toEqual([422, "role-not-delegable"]);
});

test("either of the two or an admin ends it, and then nothing more is written", async () => {
  for (const by of ["HR-1", "E1", "ADMIN-1"]) {
    const { body } = await handOn("HR-1", { from: "2026-03-01" });
    aMomentLater();
    expect((await enter("E1", `E-${by}`)).status).toBe(201);
    for (const other of ["E2", "HR-2", "FINANCE-1"]) {
      expect(codeOf(await there.as(other).post(`/v1/delegations/${body.id}/end`))).toEqual([404, "unknown-id"]);
      expect(codeOf(await there.as(other).get(`/v1/delegations/${body.id}`))).toEqual([404, "unknown-id"]);
    }
    expect(codeOf(await there.as("AUDITOR-1").post(`/v1/delegations/${body.id}/end`))).toEqual([403, "role-missing"]);
    const ended = await there.as(by).post(`/v1/delegations/${body.id}/end`);
    expect([ended.status, ended.body.state]).toEqual([200, "ended"]);
    expect(codeOf(await enter("E1", `F-${by}`))).toEqual([403, "role-missing"]);
    expect(codeOf(await there.as(by).post(`/v1/delegations/${body.id}/end`))).toEqual([409, "wrong-state"]);
  }
  for (const [person, count] of Object.entries({ "HR-1": 3, E1: 3, E2: 0, "AUDITOR-1": 3, "ADMIN-2": 3 }))
    expect((await there.as(person).get("/v1/delegations")).body.items).toHaveLength(count);
});

test("who loses the role takes it from who stands in, and who has no role left stands in for no one", async () => {
  const rights = (person: string, roles: string[]) => ({
    roles,
    logins: [{ issuer: "https://issuer.test", subject: `${there.tenant}-${person}` }],
  });
  const put = async (person: string, roles: string[]): Promise<Answered> => {
    const etag = (await there.as("ADMIN-1").get(`/v1/members/${person}`)).headers.get("etag") ?? "";
    return there.as("ADMIN-1").send("PUT", `/v1/members/${person}`, rights(person, roles), { "if-match": etag });
  };
  const { body } = await handOn("HR-1", { from: "2026-03-01" });
  expect((await enter("E1", "G1")).status).toBe(201);
  await put("HR-1", ["employee"]);
  expect(codeOf(await enter("E1", "G2"))).toEqual([403, "role-missing"]);
  await put("HR-1", ["employee", "hr"]);
  aMomentLater();
  expect((await enter("E1", "G3")).status).toBe(201);
  expect((await put("E1", [])).body.standsInFor).toEqual([]);
  expect(codeOf(await enter("E1", "G4"))).toEqual([403, "role-missing"]);
  expect((await there.as("HR-1").get(`/v1/delegations/${body.id}`)).body.state).toBe("ended");
  expect(codeOf(await handOn("HR-1"))).toEqual([422, "delegate-unsuitable"]);
});

test("no one stands in for more than ten", async () => {
  const answers = [];
  for (let each = 0; each < 11; each++) answers.push(await handOn("HR-1"));
  expect(answers.slice(0, 10).every(({ status }) => status === 201)).toBe(true);
  expect(codeOf(answers[10] as Answered)).toEqual([400, "list-too-long"]);
});

test("two who hand on to one person at once are both heard", async () => {
  const answers = await Promise.all([handOn("HR-1"), handOn("HR-2"), handOn("FINANCE-1", { roles: ["finance"] })]);
  expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
  expect((await there.as("ADMIN-1").get("/v1/members/E1")).body.standsInFor).toHaveLength(3);
});

// Rights over HTTP: given by another, one login one person, and gone at once when they are taken.
import { expect, test } from "vitest";
import { entriesOf, expectWhole } from "../people/journal.ts";
import { type Answered, type TestEnterprise, useEnterprise } from "./enterprise.ts";

const { here, found } = useEnterprise();
const issuer = "https://issuer.test";

const codeOf = ({ status, body }: Answered) => [status, body.errors?.[0]?.code];
const loginOf = (person: string, { tenant }: TestEnterprise = here()) => ({ issuer, subject: `${tenant}-${person}` });

/** With the version that is there, or as said. */
const put = async (by: string, person: string, body: object, at = here(), ifMatch?: string): Promise<Answered> => {
  const etag = ifMatch ?? (await at.as("AUDITOR-1").get(`/v1/members/${person}`)).headers.get("etag");
  return at.as(by).send("PUT", `/v1/members/${person}`, body, etag ? { "if-match": etag } : {});
};

/** Reads and refusals may rest on what was known some seconds ago: a moment later it is known anew. */
const aMomentLater = (at = here()): void => at.at(new Date().toISOString());

const enter = async (id: string, at = here()): Promise<void> => {
  const entered = await at.as("HR-1").post("/v1/people", { id, name: "新人", department: "一", from: "2026-01-01" });
  expect(entered.status, JSON.stringify(entered.body)).toBe(201);
};

test("an admin gives a newcomer rights, who is someone from then on", async () => {
  await enter("N1");
  expect((await here().as("N1").get("/v1/me")).status).toBe(403);
  const rights = { roles: ["reviewer", "employee"], logins: [loginOf("N1"), loginOf("N1-phone")] };
  const given = await put("ADMIN-1", "N1", rights);
  expect(given.status, JSON.stringify(given.body)).toBe(201);
  expect(given.headers.get("location")).toBe("/v1/members/N1");
  expect(given.body).toMatchObject({ person: "N1", name: "新人", roles: ["employee", "reviewer"], version: 1 });
  const me = { person: "N1", roles: ["employee", "reviewer"], enterprise: { name: { en: "Test enterprise" } } };
  aMomentLater();
  expect((await here().as("N1").get("/v1/me")).body).toMatchObject(me);
  expect((await here().as("N1-phone").get("/v1/me")).body).toMatchObject(me);
  const list = await here().as("AUDITOR-1").get("/v1/members?role=reviewer");
  expect(list.body.items.map(({ person }: { person: string }) => person)).toEqual(["N1", "REVIEWER-1", "REVIEWER-2"]);
  expect((await here().as("ADMIN-2").get("/v1/members/N1")).body).toEqual(given.body);
  expect((await here().as("ADMIN-2").get("/v1/members?limit=100")).body.items).toHaveLength(15);
  expect(codeOf(await here().as("ADMIN-2").get("/v1/members?role=boss"))).toEqual([400, "choice-invalid"]);
});

test("the first rights come from no version, every change from the one that is there", async () => {
  await enter("N2");
  const rights = { roles: ["employee"], logins: [] };
  expect(codeOf(await put("ADMIN-1", "N2", rights, here(), '"1"'))).toEqual([409, "stale-version"]);
  const answers = await Promise.all([put("ADMIN-1", "N2", rights), put("ADMIN-2", "N2", rights)]);
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 400]);
  expect(codeOf(await here().as("ADMIN-1").send("PUT", "/v1/members/N2", rights))).toEqual([400, "if-match-required"]);
  expect(codeOf(await put("ADMIN-1", "N2", rights, here(), '"7"'))).toEqual([409, "stale-version"]);
  expect(codeOf(await put("ADMIN-1", "NOBODY", rights))).toEqual([404, "unknown-id"]);
  expect(codeOf(await here().as("ADMIN-1").get("/v1/members/NOBODY"))).toEqual([404, "unknown-id"]);
});

test("no admin touches their own rights, and the refusal says who could", async () => {
  const roles = ["admin", "employee", "finance"];
  const own = await put("ADMIN-1", "ADMIN-1", { roles, logins: [loginOf("ADMIN-1")] });
  expect(codeOf(own)).toEqual([403, "sod-maker-checker"]);
  expect(own.body.detail).toContain("it can be done by ADMIN-2");
  for (const person of ["E1", "HR-1", "FINANCE-1", "APPROVER-1", "CASHIER-1", "REVIEWER-1", "AUDITOR-1"]) {
    expect(codeOf(await put(person, "E1", { roles: [], logins: [] }))).toEqual([403, "role-missing"]);
    if (person !== "AUDITOR-1")
      expect(codeOf(await here().as(person).get("/v1/members/E1"))).toEqual([403, "role-missing"]);
  }
});

test("an auditor is nothing else", async () => {
  const mixed = await put("ADMIN-1", "E2", { roles: ["auditor", "employee"], logins: [loginOf("E2")] });
  expect(codeOf(mixed)).toEqual([422, "roles-exclude-each-other"]);
  const unknown = await put("ADMIN-1", "E2", { roles: ["boss"], logins: [] });
  expect(codeOf(unknown)).toEqual([400, "choice-invalid"]);
});

test("a login is one person's only, whoever asks, and is free again once it is given up", async () => {
  const elsewhere = await found();
  const foreign = { roles: ["employee"], logins: [loginOf("E2"), loginOf("E1", elsewhere)] };
  const taken = await put("ADMIN-1", "E2", foreign);
  const within = await put("ADMIN-1", "E2", { ...foreign, logins: [loginOf("E2"), loginOf("E1")] });
  expect([codeOf(taken), codeOf(within)]).toEqual([
    [409, "login-taken"],
    [409, "login-taken"],
  ]);
  expect(JSON.stringify(taken.body)).not.toContain("E1");
  await enter("N3");
  await enter("N4");
  const shared = { roles: ["employee"], logins: [loginOf("shared")] };
  const both = await Promise.all([put("ADMIN-1", "N3", shared), put("ADMIN-2", "N4", shared)]);
  expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
  const winner = both[0]?.status === 201 ? "N3" : "N4";
  const other = winner === "N3" ? "N4" : "N3";
  expect((await here().as("shared").get("/v1/me")).body.person).toBe(winner);
  expect((await put("ADMIN-1", winner, { ...shared, logins: [] })).status).toBe(200);
  expect((await put("ADMIN-1", other, shared)).status).toBe(201);
  aMomentLater();
  expect((await here().as("shared").get("/v1/me")).body.person).toBe(other);
  expect(codeOf(await put("ADMIN-1", winner, shared))).toEqual([409, "login-taken"]);
});

test("a login that is free again goes to one of two who ask at once", async () => {
  const owners = ["N6", "N7"];
  for (const id of owners) await enter(id);
  const give = (logins: object[]) =>
    Promise.all(owners.map((id) => put("ADMIN-1", id, { roles: ["employee"], logins })));
  await give([]);
  await put("ADMIN-1", "N6", { roles: ["employee"], logins: [loginOf("free")] });
  for (let round = 0; round < 10; round++) {
    await give([]);
    expect((await give([loginOf("free")])).map(({ status }) => status).sort()).toEqual([200, 409]);
  }
});

const worker = (id: string) => ({ id, name: "工", department: "一", from: "2026-01-01" });

test("a role that was just taken away lets nothing more be written, however fresh the memory of it", async () => {
  const hr = here().as("HR-2");
  expect((await hr.post("/v1/people", worker("R1"))).status).toBe(201);
  expect((await put("ADMIN-1", "HR-2", { roles: ["employee"], logins: [loginOf("HR-2")] })).status).toBe(200);
  expect(codeOf(await hr.post("/v1/people", worker("R2")))).toEqual([403, "role-missing"]);
  expect((await put("ADMIN-1", "HR-2", { roles: ["hr"], logins: [loginOf("HR-2")] })).status).toBe(200);
  aMomentLater();
  expect((await hr.post("/v1/people", worker("R3"))).status).toBe(201);
  expect((await put("ADMIN-1", "HR-2", { roles: ["hr"], logins: [] })).status).toBe(200);
  expect(codeOf(await hr.post("/v1/people", worker("R4")))).toEqual([403, "no-membership"]);
  for (const id of ["R2", "R4"]) expect((await here().as("HR-1").get(`/v1/people/${id}`)).status).toBe(404);
});

test("two admins who dismiss each other at once leave one, who is warned", async () => {
  const there = await found();
  const dismiss = (by: string, other: string) =>
    put(by, other, { roles: ["employee"], logins: [loginOf(other, there)] }, there);
  const answers = await Promise.all([dismiss("ADMIN-1", "ADMIN-2"), dismiss("ADMIN-2", "ADMIN-1")]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 403]);
  expect(answers.find(({ status }) => status === 200)?.body.warnings[0].code).toBe("one-admin");
  const left = (await there.as("AUDITOR-1").get("/v1/members?role=admin")).body.items;
  expect(left).toHaveLength(1);
  const [{ person, logins }] = left;
  const own = await put(person, person, { roles: [], logins }, there);
  expect(codeOf(own)).toEqual([403, "sod-maker-checker"]);
  expect(own.body.detail).toContain("no one yet");
});

test("each change of rights is one entry, with no login in the clear", async () => {
  await enter("N5");
  await put("ADMIN-1", "N5", { roles: ["admin", "cashier"], logins: [loginOf("N5")] });
  const entries = await entriesOf(here().tenant, "put-member");
  const last = entries.find(({ changes }) => changes.some(({ record }) => record === "member/N5"));
  expect(last?.by).toEqual({ person: "ADMIN-1" });
  expect(last?.changes.map(({ record }) => record.split("/")[0])).toEqual(["member", "login"]);
  expect(JSON.stringify(entries)).not.toContain(loginOf("N5").subject);
});

test("the ledger holds together after all of this", () => expectWhole(here().tenant));

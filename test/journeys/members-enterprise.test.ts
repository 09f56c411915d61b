// The enterprise over HTTP: seen by its members, changed by admins, and weakened by no admin alone.
import { expect, test } from "vitest";
import { type Answered, type TestEnterprise, useEnterprise } from "./enterprise.ts";

const { here, found } = useEnterprise();

const codeOf = ({ status, body }: Answered) => [status, body.errors?.[0]?.code];

const change = async (by: string, body: object, at: TestEnterprise = here(), version?: number): Promise<Answered> => {
  const etag = (await at.as("E1").get("/v1/enterprise")).headers.get("etag") ?? "";
  const headers = { "if-match": version === undefined ? etag : `"${version}"` };
  return at.as(by).send("PATCH", "/v1/enterprise", body, headers);
};

test("members see it, admins change it", async () => {
  const first = await here().as("AUDITOR-1").get("/v1/enterprise");
  expect([first.status, first.headers.get("etag")]).toEqual([200, '"1"']);
  expect(first.body).toMatchObject({ id: here().tenant, settings: { approvals: 1, overdueDays: 30 } });
  expect(JSON.stringify(first.body)).not.toContain("cursorKey");
  const changed = await change("ADMIN-1", { name: { zh: "新名", en: "New" }, settings: { overdueDays: 14 } });
  expect(changed.body).toMatchObject({ name: { zh: "新名" }, settings: { approvals: 1, overdueDays: 14 }, version: 2 });
  for (const person of ["E1", "HR-1", "APPROVER-1", "AUDITOR-1"])
    expect(codeOf(await change(person, {}))).toEqual([403, "role-missing"]);
  expect(codeOf(await change("ADMIN-1", {}, here(), 1))).toEqual([409, "stale-version"]);
  expect(codeOf(await change("ADMIN-1", { settings: { overdueDays: 0 } }))).toEqual([400, "whole-number-invalid"]);
  expect(codeOf(await change("ADMIN-1", { settings: { approvals: 3 } }))).toEqual([400, "choice-invalid"]);
  expect(codeOf(await change("ADMIN-1", { demo: true }))).toEqual([400, "unknown-field"]);
  const scheme = { policy: "nowhere", scheme: "suggestion" };
  expect(codeOf(await change("ADMIN-1", { settings: { suggestions: scheme } }))).toEqual([404, "unknown-id"]);
  // A list goes on after a change of the enterprise: its cursors are signed with a key that stays.
  const page = await here().as("HR-1").get("/v1/people?limit=2");
  expect((await here().as("HR-1").get(`/v1/people?limit=2&cursor=${page.body.next}`)).status).toBe(200);
});

test("more approvals hold at once, fewer when a second admin wants them too", async () => {
  const there = await found();
  const approvals = (by: string, count: number) => change(by, { settings: { approvals: count } }, there);
  expect((await approvals("ADMIN-1", 2)).body.settings.approvals).toBe(2);
  const proposed = { settings: { approvals: 2 }, proposed: { approvals: 1, by: "ADMIN-1" } };
  expect((await approvals("ADMIN-1", 1)).body).toMatchObject(proposed);
  expect((await approvals("ADMIN-1", 1)).body).toMatchObject(proposed);
  expect((await change("ADMIN-2", { settings: { overdueDays: 20 } }, there)).body).toMatchObject(proposed);
  const seconded = await approvals("ADMIN-2", 1);
  expect(seconded.body.settings).toMatchObject({ approvals: 1, overdueDays: 20 });
  expect(seconded.body).not.toHaveProperty("proposed");
  await approvals("ADMIN-2", 2);
  await approvals("ADMIN-2", 1);
  expect((await approvals("ADMIN-1", 2)).body).not.toHaveProperty("proposed");
});

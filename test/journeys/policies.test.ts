// A policy over HTTP: drafted, checked, changed, brought along its legal trail, published by another, and read by all.
import { beforeAll, describe, expect, test } from "vitest";
import type { Words } from "../../domain/words.ts";
import { type Answered, staff, useEnterprise } from "./enterprise.ts";
import { codeOf, draftWithTrail, expectOk, publishPolicy, savingPolicy } from "./published-policy.ts";

const { here, found } = useEnterprise();
const step = (name: string, day = "2026-02-01") => ({ step: name, day, document: `${name} 2026-3` });

beforeAll(() => here().at("2026-03-01T02:00:00Z"));

test("a draft goes its way: two authors, a trail, findings, sentences, a version that all may read", async () => {
  await publishPolicy(here(), savingPolicy({ id: "way" }));
  const [hr1, hr2, approver] = [here().as("HR-1"), here().as("HR-2"), here().as("APPROVER-1")];
  const made = await hr1.post("/v1/policy-drafts", savingPolicy({ id: "way", from: "2026-07-01", rate: "12%" }));
  expect([made.status, made.headers.get("etag")]).toEqual([201, '"1"']);
  const address = made.headers.get("location") ?? "";
  expect(made.body).toMatchObject({ errors: [], warnings: [], state: "draft", missing: ["congress", "published"] });

  const changed = expectOk(
    await hr2.send("PUT", address, savingPolicy({ id: "way", from: "2026-07-01", rate: "15%" }), { "if-match": '"1"' }),
  );
  expect(changed.body).toMatchObject({ authors: ["HR-1", "HR-2"], version: 2 });
  for (const name of ["congress", "published"]) expectOk(await hr1.post(`${address}/trail`, step(name)));

  const shown = expectOk(await approver.get(address));
  expect(shown.headers.get("etag")).toBe('"4"');
  expect(shown.body).toMatchObject({
    missing: [],
    trail: [{ ...step("congress"), by: "HR-1" }, step("published")],
    comparedWith: { version: 1, from: "2024-01-01" },
    document: { id: "way", rounding: { to: "0.01" } },
  });
  expect(shown.body.changes.map(({ says }: { says: Words }) => says.en).join("\n")).toMatch(/10%.*15%/s);

  const published = await approver.post(`${address}/publication`);
  expect([published.status, published.headers.get("location")]).toEqual([201, "/v1/policies/way/versions/2"]);
  const worker = here().as("E1");
  const version = expectOk(await worker.get("/v1/policies/way/versions/2")).body;
  expect(version).toMatchObject({ authors: ["HR-1", "HR-2"], publishedBy: "APPROVER-1", digest: shown.body.digest });
  expect(version.document).toEqual(shown.body.document);
  const changes = expectOk(await worker.get("/v1/policies/way/versions/2/changes")).body;
  expect(changes).toEqual({
    policy: "way",
    version: 2,
    comparedWith: shown.body.comparedWith,
    changes: shown.body.changes,
  });
  const first = expectOk(await worker.get("/v1/policies/way/versions/1/changes")).body;
  expect(first).toEqual({ policy: "way", version: 1, changes: [] });
  expect(expectOk(await hr1.get(address)).body).toMatchObject({ state: "published", published: 2 });
});

test("which version is in force follows the day, not the number", async () => {
  await publishPolicy(here(), savingPolicy({ id: "days" }));
  await publishPolicy(here(), savingPolicy({ id: "days", from: "2027-01-01" }));
  await publishPolicy(here(), savingPolicy({ id: "days", from: "2026-05-01" }));
  const inForce = async () => expectOk(await here().as("AUDITOR-1").get("/v1/policies/days")).body.inForce;
  expect(await inForce()).toBe(1);
  here().at("2026-04-30T16:00:00Z");
  expect(await inForce()).toBe(3);
  here().at("2026-03-01T02:00:00Z");
  const list = expectOk(await here().as("E1").get("/v1/policies?limit=1")).body;
  expect(list.items).toMatchObject([{ id: "days", inForce: 1, schemes: [{ id: "suggestion", kind: "tiered" }] }]);
  expect(list.items[0].versions.map(({ from }: { from: string }) => from)).toEqual([
    "2024-01-01",
    "2027-01-01",
    "2026-05-01",
  ]);
  expect(typeof list.next).toBe("string");
});

describe("a draft", () => {
  test("in YAML is the same as in JSON; one whose form is wrong is refused, one with errors is kept", async () => {
    const hr = here().as("HR-1");
    const yaml =
      "id: saving\ntitle: { zh: 节约 }\ncurrency: CNY\nfrom: 2026-08-01\nschemes:\n" +
      '  - { id: s, title: { zh: 奖 }, kind: tiered, measure: benefit, apply: whole, tiers: [{ below: "100", pay: 10 }] }\n';
    const made = await hr.post("/v1/policy-drafts", yaml, { "content-type": "application/yaml" });
    expect(made.status, JSON.stringify(made.body)).toBe(201);
    expect(made.body).toMatchObject({ errors: [{ code: "last-tier-not-open" }], found: { errors: 1, warnings: 0 } });
    const address = `/v1/policy-drafts/${made.body.id}`;
    for (const name of ["congress", "published"]) expectOk(await hr.post(`${address}/trail`, step(name)));
    const refused = await here().as("HR-2").post(`${address}/publication`);
    expect(codeOf(refused)).toEqual([422, "last-tier-not-open"]);
    expect(codeOf(await hr.post("/v1/policy-drafts", savingPolicy({ currency: "XXX" })))).toEqual([
      400,
      "currency-invalid",
    ]);
    expect(codeOf(await hr.post("/v1/policy-drafts", "{", {}))).toEqual([400, "unreadable"]);
    expect(codeOf(await hr.post("/v1/policy-drafts", "x", { "content-type": "text/plain" }))).toEqual([
      415,
      "media-type",
    ]);
  });

  test("may be as large as a record can be, as it is sent and in normal form, and no larger", async () => {
    const hr = here().as("HR-1");
    const withRows = (count: number) => {
      const rows = Array.from({ length: count }, (_, index) => `{kind: "${index}", pay: 1}`).join(",");
      return `id: rows\ntitle: {zh: 表}\ncurrency: CNY\nfrom: 2026-08-01\nschemes: [{id: s, title: {zh: 表}, kind: table, by: [kind], rows: [${rows}]}]\n`;
    };
    const headers = { "content-type": "application/yaml" };
    const large = await hr.post("/v1/policy-drafts", withRows(8_000), headers);
    expect(large.status, JSON.stringify(large.body).slice(0, 300)).toBe(201);
    expectOk(await hr.get(`/v1/policy-drafts/${large.body.id}`));
    expect(codeOf(await hr.post("/v1/policy-drafts", withRows(10_500), headers))).toEqual([413, "too-large"]);
    const long = savingPolicy({ title: { zh: "字".repeat(90_000) } });
    expect(codeOf(await hr.post("/v1/policy-drafts", long))).toEqual([413, "too-large"]);
  });

  test("with hundreds of findings names fifty and says how many there are", async () => {
    const schemes = Array.from({ length: 200 }, () => savingPolicy().schemes[0]);
    const { body } = await here().as("HR-1").post("/v1/policy-drafts", savingPolicy({ schemes }));
    expect([body.errors.length, body.found.errors]).toEqual([50, 199]);
  });

  test("is changed only by who has read it, and the congress has not passed the new text", async () => {
    const id = await draftWithTrail(here(), savingPolicy({ id: "read" }));
    const address = `/v1/policy-drafts/${id}`;
    const hr = here().as("HR-1");
    expect(codeOf(await hr.send("PUT", address, savingPolicy()))).toEqual([400, "if-match-required"]);
    expect(codeOf(await hr.send("PUT", address, savingPolicy(), { "if-match": '"2"' }))).toEqual([
      409,
      "stale-version",
    ]);
    const anew = await hr.send("PUT", address, savingPolicy({ id: "read" }), { "if-match": '"3"' });
    expect(anew.body).toMatchObject({ trail: [], missing: ["congress", "published"] });
    expect(codeOf(await here().as("HR-2").post(`${address}/publication`))).toEqual([409, "trail-incomplete"]);
  });

  test("that two change at once is changed by one", async () => {
    const { id } = expectOk(await here().as("HR-1").post("/v1/policy-drafts", savingPolicy())).body;
    const put = (person: string) =>
      here().as(person).send("PUT", `/v1/policy-drafts/${id}`, savingPolicy(), { "if-match": '"1"' });
    const answers = await Promise.all(["HR-1", "HR-2", "ADMIN-1"].map(put));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  });

  test("takes each step of its trail once and in order, and none tomorrow; given up it takes nothing", async () => {
    const hr = here().as("HR-1");
    const { id } = expectOk(await hr.post("/v1/policy-drafts", savingPolicy())).body;
    const trail = (body: object) => hr.post(`/v1/policy-drafts/${id}/trail`, body);
    expect(codeOf(await trail(step("published")))).toEqual([422, "trail-out-of-order"]);
    expect(codeOf(await trail(step("congress", "2026-03-02")))).toEqual([422, "day-in-future"]);
    expect(codeOf(await trail(step("signed")))).toEqual([400, "choice-invalid"]);
    expect(codeOf(await trail({ step: "congress", day: "2026-02-01" }))).toEqual([400, "missing-field"]);
    expectOk(await trail(step("congress", "2026-03-01")));
    expect(codeOf(await trail(step("congress", "2026-03-01")))).toEqual([409, "trail-step-taken"]);
    const given = expectOk(await hr.post(`/v1/policy-drafts/${id}/discard`)).body;
    expect(given).toMatchObject({ state: "discarded", version: 3 });
    expect(codeOf(await trail(step("published", "2026-03-01")))).toEqual([409, "wrong-state"]);
    expect(codeOf(await here().as("HR-2").post(`/v1/policy-drafts/${id}/publication`))).toEqual([409, "wrong-state"]);
    const listed = expectOk(await hr.get("/v1/policy-drafts?state=discarded")).body.items;
    expect(listed.map(({ id: each }: { id: string }) => each)).toEqual([id]);
    expect((await hr.get("/v1/policy-drafts?state=lost")).status).toBe(400);
  });
});

describe("who may", () => {
  const draftReaders = ["admin", "hr", "approver", "auditor"];
  const draftWriters = ["admin", "hr"];
  const publishers = ["admin", "hr", "approver"];

  test.each(Object.entries(staff))("%s", async (person, roles) => {
    const is = (wanted: string[]) => roles.some((role) => wanted.includes(role));
    const desk = here().as(person);
    const draft = "/v1/policy-drafts/none";
    const one = savingPolicy();
    const asked: [Promise<{ status: number }>, boolean, number][] = [
      [desk.get("/v1/policy-drafts"), is(draftReaders), 200],
      [desk.get(draft), is(draftReaders), 404],
      [desk.post("/v1/policy-drafts", one), is(draftWriters), 201],
      [desk.send("PUT", draft, one, { "if-match": '"1"' }), is(draftWriters), 404],
      [desk.post(`${draft}/discard`), is(draftWriters), 404],
      [desk.post(`${draft}/trail`, step("congress")), is(draftWriters), 404],
      [desk.post(`${draft}/publication`), is(publishers), 404],
      [desk.get("/v1/policies"), true, 200],
      [desk.get("/v1/policies/none"), true, 404],
      [desk.get("/v1/policies/way/versions/0"), true, 404],
      [desk.get("/v1/policies/way/versions/99/changes"), true, 404],
    ];
    const got = await Promise.all(asked.map(async ([answer]) => (await answer).status));
    expect(got).toEqual(asked.map(([, may, status]) => (may ? status : 403)));
  });

  test("an author does not publish, and is told who can", async () => {
    const id = await draftWithTrail(here(), savingPolicy({ id: "apart" }));
    const refused = await here().as("HR-1").post(`/v1/policy-drafts/${id}/publication`);
    expect(codeOf(refused)).toEqual([403, "sod-maker-checker"]);
    expect(refused.body.errors[0].message).toMatch(/HR-2/);
    expect(refused.body.errors[0].message).not.toMatch(/HR-1/);
  });

  test("another enterprise sees neither draft nor policy, and may have one of the same name", async () => {
    const foreign = await found();
    const id = await draftWithTrail(here(), savingPolicy({ id: "mine" }));
    const withoutInstance = ({ status, body }: Answered) => ({ status, body: { ...body, instance: "" } });
    const other = await foreign.as("HR-2").get(`/v1/policy-drafts/${id}`);
    expect(withoutInstance(other)).toEqual(withoutInstance(await foreign.as("HR-2").get("/v1/policy-drafts/none")));
    expect((await foreign.as("HR-2").post(`/v1/policy-drafts/${id}/publication`)).status).toBe(404);
    expectOk(await here().as("HR-2").post(`/v1/policy-drafts/${id}/publication`));
    expect((await foreign.as("E1").get("/v1/policies/mine")).status).toBe(404);
    expect((await publishPolicy(foreign, savingPolicy({ id: "mine" }))).version).toBe(1);
  });
});

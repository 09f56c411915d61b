// A suggestion over HTTP on the real database, from the draft to the verified benefit: for one author, for a team, and round again.
import { beforeAll, expect, test } from "vitest";
import { useEnterprise } from "./enterprise.ts";
import { bring, draft, idea, policy, publish, refusedWith, steps } from "./suggestion-desk.ts";

const { here } = useEnterprise();

beforeAll(async () => {
  here().at("2026-03-01T02:00:00Z");
  await publish(here(), policy);
});

test("one author: written, submitted, accepted, put to work, verified", async () => {
  const author = here().as("E1");
  const id = await draft(author, {
    estimate: "50000",
    evidence: [{ title: "照片", link: "https://example.com/1.jpg" }],
  });
  const path = `/v1/suggestions/${id}`;
  const written = await author.get(path);
  expect(written.headers.get("etag")).toBe('"1"');
  expect(written.body).toMatchObject({
    state: "draft",
    turn: [{ whose: "person/E1", says: { zh: "待提出人提交" } }],
    waitingDays: 0,
    overdue: false,
    estimate: "50000.00",
    awarded: "0.00",
    authors: [{ person: "E1", weight: 1 }],
  });
  const submitted = await author.post(`${path}/submission`, steps.submission);
  expect(submitted.body).toMatchObject({
    state: "submitted",
    policy: { id: "ideas", scheme: "benefit", day: "2026-03-01" },
    department: "一车间",
    turn: [{ whose: "role/reviewer" }],
    facts: {
      field: { value: "safety", source: "author", by: "E1" },
      tenureMonths: { value: 74, source: "derived" },
      teamSize: { value: 1, source: "derived" },
    },
  });
  expect(submitted.body).not.toHaveProperty("filing");
  here().at("2026-03-11T02:00:00Z");
  const waiting = await author.get(path);
  expect([waiting.body.waitingDays, waiting.body.overdue]).toEqual([10, false]);
  const facts = { field: "quality" };
  const accepted = await here().as("REVIEWER-1").post(`${path}/review`, { verdict: "accept", facts });
  expect(accepted.body.facts.field).toMatchObject({ value: "quality", source: "reviewer", by: "REVIEWER-1" });
  expect(accepted.body.waitingDays).toBe(0);
  await here().as("REVIEWER-2").post(`${path}/implementation`, { on: "2026-03-05", note: "二月底试运行" });
  const verification = { ...steps.verification, from: "2026-03-05", until: "2026-03-11" };
  const verified = await here().as("FINANCE-1").post(`${path}/verification`, verification);
  expect(verified.body).toMatchObject({
    state: "verified",
    implementedOn: "2026-03-05",
    verified: { from: "2026-03-05", until: "2026-03-11", note: "节约材料费" },
    turn: [{ whose: "role/hr", says: { en: "HR proposes the award" } }],
    facts: { benefit: { value: "60000.00", source: "finance", by: "FINANCE-1" } },
    version: 5,
  });
  const seen = await author.get(path);
  expect(seen.body).toEqual(verified.body);
  expect(seen.body.history.map(({ state, by, reasons }: { [field: string]: string }) => [state, by, reasons])).toEqual([
    ["draft", "E1", undefined],
    ["submitted", "E1", undefined],
    ["accepted", "REVIEWER-1", undefined],
    ["implemented", "REVIEWER-2", "二月底试运行"],
    ["verified", "FINANCE-1", "节约材料费"],
  ]);
  expect(seen.body.history[2].says).toEqual({ zh: "已采纳", en: "accepted" });
  here().at("2026-03-01T02:00:00Z");
});

test("a team of three: each agrees, a change asks all again, one who refuses is heard", async () => {
  const [one, two, three] = ["E1", "E2", "E3"].map((person) => here().as(person));
  const shares = [
    { person: "E1", weight: 5 },
    { person: "E2", weight: 3 },
    { person: "E3", weight: 2 },
  ];
  const id = await draft(one!, { authors: shares });
  const path = `/v1/suggestions/${id}`;
  const early = await one!.post(`${path}/submission`, {});
  expect(refusedWith(early)).toEqual([409, "authors-not-agreed"]);
  expect(early.body.detail).toContain("E2, E3");
  expect((await two!.get("/v1/suggestions?turn=me")).body.items.map(({ id }: { id: string }) => id)).toContain(id);
  const both = await Promise.all([
    two!.post(`${path}/agreements`, { agrees: true, weight: 3, of: 10 }),
    three!.post(`${path}/agreements`, { agrees: false, weight: 2, of: 10, reasons: "图纸是我画的，应占 3" }),
  ]);
  expect(both.map(({ status }) => status)).toEqual([200, 200]);
  const heard = await one!.get(path);
  expect(heard.body.authors[2].refused.reasons).toBe("图纸是我画的，应占 3");
  expect(heard.body.turn.map(({ whose }: { whose: string }) => whose)).toEqual(["person/E1"]);
  expect(refusedWith(await one!.post(`${path}/submission`, {}))).toEqual([409, "authors-not-agreed"]);
  const etag = { "if-match": heard.headers.get("etag") as string };
  const fairer = shares.map(({ person }, index) => ({ person, weight: [4, 3, 3][index] }));
  const changed = await one!.send("PATCH", path, { authors: fairer }, etag);
  expect(changed.body.authors.map(({ agreedAt }: { agreedAt?: string }) => agreedAt !== undefined)).toEqual([
    true,
    false,
    false,
  ]);
  const seenBefore = { agrees: true, weight: 2, of: 10 };
  expect(refusedWith(await three!.post(`${path}/agreements`, seenBefore))).toEqual([409, "weights-changed"]);
  for (const by of [two!, three!])
    expect((await by.post(`${path}/agreements`, { agrees: true, weight: 3, of: 10 })).status).toBe(200);
  const same = await one!.send("PATCH", path, { authors: fairer, title: "更好的标题" }, { "if-match": '"6"' });
  expect(same.body.authors.every(({ agreedAt }: { agreedAt?: string }) => agreedAt !== undefined)).toBe(true);
  const submitted = await one!.post(`${path}/submission`, { facts: { field: "safety" } });
  expect(submitted.body).toMatchObject({ state: "submitted", title: "更好的标题", facts: { teamSize: { value: 3 } } });
  expect((await two!.get(path)).status).toBe(200);
});

test("returned with reasons, mended, submitted again: the first day goes on ruling", async () => {
  const author = here().as("E1");
  const id = await draft(author);
  const path = `/v1/suggestions/${id}`;
  await bring(here(), id, "E1", "submitted");
  const returned = await here().as("REVIEWER-1").post(`${path}/review`, { verdict: "return", reasons: "请补充型号" });
  expect(returned.body).toMatchObject({ state: "returned", turn: [{ whose: "person/E1" }] });
  expect((await author.get(path)).body.history.at(-1)).toMatchObject({ by: "REVIEWER-1", reasons: "请补充型号" });
  here().at("2026-04-02T02:00:00Z");
  const etag = { "if-match": `"${returned.body.version}"` };
  expect((await author.send("PATCH", path, { proposal: "加装 X-200 型光电保护。" }, etag)).status).toBe(200);
  const again = await author.post(`${path}/submission`, { facts: { field: "quality" } });
  expect(again.body).toMatchObject({
    state: "submitted",
    policy: { day: "2026-03-01" },
    since: expect.stringMatching(/^2026-04-02/),
  });
  expect(again.body.facts.field.value).toBe("quality");
  const declined = await here()
    .as("REVIEWER-1")
    .post(`${path}/review`, { verdict: "decline", reasons: "已有同类装置" });
  expect(declined.body).toMatchObject({ state: "declined", turn: [], overdue: false });
  expect(declined.body).not.toHaveProperty("waitingDays");
  here().at("2026-03-01T02:00:00Z");
});

test("the same words are filed once, until they are withdrawn", async () => {
  const author = here().as("E2");
  const words = idea();
  const [first, second] = [await draft(author, words), await draft(author, words)];
  const both = await Promise.all([first, second].map((id) => author.post(`/v1/suggestions/${id}/submission`, {})));
  const won = both.findIndex(({ status }) => status === 200);
  const [filed, other] = won === 0 ? [first, second] : [second, first];
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect(refusedWith(both[1 - won]!)).toEqual([409, "duplicate-submission"]);
  expect(both[1 - won]!.body.detail).toContain(filed);
  expect((await author.post(`/v1/suggestions/${filed}/withdrawal`, { reasons: "写错了" })).body.state).toBe(
    "withdrawn",
  );
  expect((await author.post(`/v1/suggestions/${other}/submission`, {})).status).toBe(200);
  expect(
    (await draft(here().as("E1"), words).then((id) => here().as("E1").post(`/v1/suggestions/${id}/submission`, {})))
      .status,
  ).toBe(200);
});

test("a double click with two keys submits once", async () => {
  const author = here().as("E3");
  const path = `/v1/suggestions/${await draft(author)}/submission`;
  const both = await Promise.all([author.post(path, {}), author.post(path, {})]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect(both.filter(({ status }) => status === 409).map(refusedWith)).toEqual([[409, "duplicate-submission"]]);
});

test("accepted and declined at once: the first wins, the second is told that the version is gone", async () => {
  const id = await draft(here().as("E1"));
  await bring(here(), id, "E1", "submitted");
  const path = `/v1/suggestions/${id}/review`;
  const seen = { "if-match": '"2"' };
  const both = await Promise.all([
    here().as("REVIEWER-1").post(path, steps.review, seen),
    here().as("REVIEWER-2").post(path, { verdict: "decline", reasons: "不需要" }, seen),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect(both.filter(({ status }) => status === 409).map(refusedWith)).toEqual([[409, "stale-version"]]);
  const late = { verdict: "decline", reasons: "不需要" };
  expect(refusedWith(await here().as("REVIEWER-2").post(path, late, seen))).toEqual([409, "stale-version"]);
  expect(refusedWith(await here().as("REVIEWER-2").post(path, late))).toEqual([409, "wrong-state"]);
  const { body } = await here().as("REVIEWER-1").get(`/v1/suggestions/${id}`);
  expect([body.version, body.history.length]).toEqual([3, 3]);
});

test("a benefit is verified again: a mistake before the award, a longer span after it", async () => {
  const id = await draft(here().as("E1"));
  await bring(here(), id, "E1", "verified");
  const again = { ...steps.verification, facts: { benefit: "61000" } };
  const mended = await here().as("FINANCE-1").post(`/v1/suggestions/${id}/verification`, again);
  expect([mended.status, mended.body.facts.benefit.value]).toEqual([200, "61000.00"]);
});

// Objections over HTTP: to a calculation and to a refusal, answered in time by someone who did not decide it, and what follows.
import { beforeAll, expect, test } from "vitest";
import { tally, wholeLedger } from "../hold/ledger.ts";
import { type Answered, useEnterprise } from "./enterprise.ts";
import { approve, award, propose, setBudget } from "./money.ts";
import { bring, draft, policy, publish, refusedWith, steps } from "./suggestion-desk.ts";

const { here } = useEnterprise();
const march = "2026-03-01T02:00:00Z";

beforeAll(async () => {
  here().at(march);
  await publish(here(), policy);
  await setBudget(here(), "100000");
});

const suggestionAt = (id: string): string => `/v1/suggestions/${id}`;
const objectionAt = (id: string): string => `/v1/objections/${id}`;

const verified = async (): Promise<string> => {
  const id = await draft(here().as("E1"));
  await bring(here(), id, "E1", "verified");
  return id;
};

const declined = async (by = "REVIEWER-1"): Promise<string> => {
  const id = await draft(here().as("E1"));
  await bring(here(), id, "E1", "submitted");
  const review = { verdict: "decline", reasons: "已有同类装置" };
  expect(
    (
      await here()
        .as(by)
        .post(`${suggestionAt(id)}/review`, review)
    ).status,
  ).toBe(200);
  return id;
};

const write = (about: string, more: object = {}, by = "E1"): Promise<Answered> =>
  here()
    .as(by)
    .post("/v1/objections", { title: "对决定有异议", grounds: "本装置用于另一工位。", about, ...more });

const submit = (id: string, by = "E1"): Promise<Answered> =>
  here()
    .as(by)
    .post(`${objectionAt(id)}/submission`, {});

const filed = async (about: string, more: object = {}): Promise<string> => {
  const written = await write(about, more);
  expect(written.status, JSON.stringify(written.body)).toBe(201);
  const submitted = await submit(written.body.id);
  expect([submitted.status, submitted.body.state], JSON.stringify(submitted.body)).toEqual([200, "submitted"]);
  return written.body.id;
};

const answer = (id: string, by: string, outcome: string, more: object = {}): Promise<Answered> =>
  here()
    .as(by)
    .post(`${objectionAt(id)}/answer`, { outcome, reasons: "已逐项核对", ...more });

const idsIn = ({ body }: Answered): string[] => body.items.map(({ id }: { id: string }) => id);

test("a calculation: pinned as it was, recalculated first, then answered by someone who had no hand in it", async () => {
  const about = await verified();
  const { id: first, policy: of } = await award(here(), about);
  const id = await filed(about, { award: 1 });
  const { body } = await here().as("E1").get(objectionAt(id));
  expect(body).toMatchObject({
    about,
    answerBy: "2026-03-16",
    doneBy: "2026-03-16",
    objectsTo: {
      award: 1,
      pinnedAward: { id: first, number: 1, version: 2, state: "approved", policy: of, total: "6200.00" },
    },
  });
  for (const by of ["REVIEWER-1", "HR-1", "APPROVER-1"])
    expect(refusedWith(await answer(id, by, "upheld")), by).toEqual([403, "sod-same-person"]);
  for (const by of ["FINANCE-1", "ADMIN-1", "AUDITOR-1", "E1"])
    expect(refusedWith(await answer(id, by, "upheld")), by).toEqual([403, "role-missing"]);
  expect((await answer(id, "E2", "upheld")).body).toEqual({
    ...(await answer("unheard-of", "E2", "upheld")).body,
    instance: expect.anything(),
  });
  const early = await answer(id, "HR-2", "recalculated", { award: 1 });
  expect(refusedWith(early)).toEqual([409, "recalculation-missing"]);
  expect(early.body.detail).toContain("finance verifies again");
  expect(refusedWith(await answer(id, "HR-2", "upheld", { award: 1 }))).toEqual([400, "unknown-field"]);
  const benefit = { ...steps.verification, facts: { benefit: "70000" } };
  await here()
    .as("FINANCE-1")
    .post(`${suggestionAt(about)}/verification`, benefit);
  const again = await propose(here(), about);
  expect(refusedWith(await answer(id, "HR-2", "recalculated", { award: 2 }))).toEqual([409, "recalculation-missing"]);
  expect((await approve(here(), again.id)).body.total).toBe("1000.00");
  const unnamed = await answer(id, "HR-2", "recalculated");
  expect(unnamed.body.detail).toContain("by its number: 2");
  const answered = await answer(id, "HR-2", "recalculated", { award: 2 });
  expect(answered.body).toMatchObject({
    state: "answered",
    turn: [],
    answer: { outcome: "recalculated", award: again.id },
    objectsTo: { pinnedAward: { id: first, version: 2, total: "6200.00" } },
  });
  expect((await here().as("E1").get(`/v1/my/cases/${id}`)).body.says.en).toContain("you were right");
  const seen = await here().as("HR-1").get(suggestionAt(about));
  expect(seen.body.casesAbout).toMatchObject([{ kind: "objection", id, state: "answered" }]);
});

test("a refusal: the case goes back to review, by others than who declined it", async () => {
  const about = await declined();
  const id = await filed(about);
  const { body } = await here().as("E1").get(objectionAt(id));
  expect(body.objectsTo).toMatchObject({
    pinnedRefusal: { case: about, step: 2, state: "declined", by: "REVIEWER-1" },
  });
  expect(idsIn(await here().as("REVIEWER-1").get("/v1/objections?turn=me"))).not.toContain(id);
  for (const by of ["REVIEWER-2", "HR-2", "APPROVER-1"])
    expect(idsIn(await here().as(by).get("/v1/objections?turn=me")), by).toContain(id);
  expect(refusedWith(await answer(id, "REVIEWER-1", "upheld"))).toEqual([403, "sod-same-person"]);
  const both = await Promise.all(["HR-2", "APPROVER-2"].map((by) => answer(id, by, "recalculated")));
  const won = both.findIndex(({ status }) => status === 200);
  expect(["stale-version", "wrong-state"]).toContain(refusedWith(both[1 - won] as Answered)[1]);
  const { state, history } = (await here().as("E1").get(suggestionAt(about))).body;
  expect([state, history.length, history.at(-1).objection, history.at(-1).by]).toEqual([
    "submitted",
    4,
    id,
    ["HR-2", "APPROVER-2"][won],
  ]);
  const told = (await here().as("E1").get(`/v1/my/cases/${about}`)).body.steps.at(-1);
  expect([told.says.en, told.who.role.en]).toEqual([
    "An objection succeeded: it is reviewed again",
    "who answered the objection",
  ]);
  const review = (by: string) =>
    here()
      .as(by)
      .post(`${suggestionAt(about)}/review`, steps.review);
  expect(idsIn(await here().as("REVIEWER-1").get("/v1/suggestions?turn=me"))).not.toContain(about);
  const own = await review("REVIEWER-1");
  expect(refusedWith(own)).toEqual([403, "sod-same-person"]);
  expect(own.body.detail).toContain("REVIEWER-2");
  expect((await review("REVIEWER-2")).body.state).toBe("accepted");
});

test("of one's own only, and only what is decided", async () => {
  const about = await verified();
  const foreign = await write(about, {}, "E2");
  expect([foreign.status, foreign.body.errors]).toMatchObject([404, [{ path: "/about", code: "unknown-id" }]]);
  expect((await write("unheard-of")).body.errors).toEqual(foreign.body.errors);
  expect(refusedWith(await write(about))).toEqual([422, "nothing-to-object-to"]);
  const proposed = await propose(here(), about);
  expect(refusedWith(await write(about, { award: 1 }))).toEqual([422, "nothing-to-object-to"]);
  expect(refusedWith(await write(about, { award: 1, authors: [{ person: "E1", weight: 1 }] }))).toEqual([
    400,
    "unknown-field",
  ]);
  const reasons = { reasons: "金额有误" };
  await here().as("APPROVER-1").post(`/v1/awards/${proposed.id}/refusal`, reasons);
  const id = await filed(about, { award: 1 });
  const { body } = await here().as("AUDITOR-1").get(objectionAt(id));
  expect(body.objectsTo.pinnedAward).toMatchObject({ state: "declined", total: "6200.00" });
  expect((await here().as("E2").get(objectionAt(id))).status).toBe(404);
});

test("one at a time to the same decision, however fast; another once it is answered or withdrawn", async () => {
  const about = await declined();
  const [one, two] = [(await write(about)).body.id, (await write(about)).body.id];
  const both = await Promise.all([submit(one), submit(two)]);
  expect(tally(both)).toEqual({ 200: 1, "409 objection-open": 1 });
  const [open, other] = both[0]?.status === 200 ? [one, two] : [two, one];
  expect(both.find(({ status }) => status === 409)?.body.detail).toContain(open);
  expect((await answer(open, "REVIEWER-2", "upheld")).body.answer.says.en).toContain("the decision stands");
  expect((await here().as("E1").get(suggestionAt(about))).body.state).toBe("declined");
  expect((await submit(other)).status).toBe(200);
  const withdrawal = { reasons: "不再坚持" };
  expect(
    (
      await here()
        .as("E1")
        .post(`${objectionAt(other)}/withdrawal`, withdrawal)
    ).status,
  ).toBe(200);
  const third = await filed(about);
  expect((await answer(third, "HR-1", "remark")).body.answer.outcome).toBe("remark");
  expect(refusedWith(await answer(third, "HR-2", "upheld"))).toEqual([409, "wrong-state"]);
  expect(idsIn(await here().as("E1").get("/v1/my/cases"))).toEqual(expect.arrayContaining([one, two, third, about]));
});

test("an answer has its day, and whoever lets it pass is seen", async () => {
  const id = await filed(await declined());
  const overdue = async () => idsIn(await here().as("ADMIN-1").get("/v1/objections?overdue=yes"));
  here().at("2026-03-16T15:59:00Z");
  expect(await overdue()).not.toContain(id);
  here().at("2026-03-16T16:00:00Z");
  expect(await overdue()).toContain(id);
  const { items } = (await here().as("REVIEWER-2").get("/v1/objections?turn=me")).body;
  expect(items.find((each: { id: string }) => each.id === id)).toMatchObject({ overdue: true, doneBy: "2026-03-16" });
  const all = (query: string, by = "REVIEWER-2") => here().as(by).get(`/v1/cases?limit=100&${query}`);
  for (const query of ["turn=me", "overdue=yes"]) expect(idsIn(await all(query))).toContain(id);
  expect(new Set((await all("", "E1")).body.items.map(({ kind }: { kind: string }) => kind)).size).toBeGreaterThan(1);
  expect((await all("state=awarded")).body.items.some((each: { id: string }) => each.id === id)).toBe(false);
  expect((await answer(id, "REVIEWER-2", "upheld")).body.overdue).toBe(false);
  here().at(march);
});

test("who gains from the case with whoever objects does not answer, nor do their mentors", async () => {
  const shares = [
    { person: "E1", weight: 1 },
    { person: "APPROVER-2", weight: 1 },
  ];
  const about = await draft(here().as("E1"), { authors: shares });
  await here()
    .as("APPROVER-2")
    .post(`${suggestionAt(about)}/agreements`, { agrees: true, weight: 1, of: 2 });
  await bring(here(), about, "E1", "submitted");
  await here()
    .as("REVIEWER-1")
    .post(`${suggestionAt(about)}/review`, { verdict: "decline", reasons: "无新意" });
  const id = await filed(about);
  expect(refusedWith(await answer(id, "APPROVER-2", "recalculated"))).toEqual([403, "sod-beneficiary"]);
  // Each of the authors may object; what the first objection has set in motion, the second leaves alone.
  const second = (await write(about, {}, "APPROVER-2")).body.id;
  expect((await submit(second, "APPROVER-2")).status).toBe(200);
  expect((await answer(id, "APPROVER-1", "recalculated")).status).toBe(200);
  expect((await answer(second, "APPROVER-1", "recalculated")).status).toBe(200);
  const { history } = (await here().as("E1").get(suggestionAt(about))).body;
  expect(history.map(({ state }: { state: string }) => state)).toEqual(["draft", "submitted", "declined", "submitted"]);
});

test("the same holds for what was nominated", async () => {
  const promotion = { attribute: "honour", value: "劳动模范", from: "2026-03-01" };
  const authors = [{ person: "E1", weight: 1 }];
  const nominated = { title: "提名为劳动模范", grounds: "连续三年无差错", promotion, authors };
  const { id: about } = (await here().as("E2").post("/v1/nominations", nominated)).body;
  const at = `/v1/nominations/${about}`;
  await here().as("E2").post(`${at}/submission`, {});
  const review = (by: string, verdict: string) => here().as(by).post(`${at}/review`, { verdict, reasons: "已核对" });
  expect((await review("REVIEWER-1", "decline")).body.state).toBe("declined");
  const id = await filed(about);
  expect((await answer(id, "HR-2", "recalculated")).status).toBe(200);
  expect(refusedWith(await review("REVIEWER-1", "accept"))).toEqual([403, "sod-same-person"]);
  const again = await review("REVIEWER-2", "return");
  expect([again.status, again.body.state], JSON.stringify(again.body)).toEqual([200, "returned"]);
});

test("and the ledger is whole", () => wholeLedger(here()));

// Failures over HTTP: reviewed by a panel, without blame where there was diligence, awarded or closed; and what was learned is offered to whoever tries the like.
import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { openFailure } from "../../domain/cases/kinds/failure.ts";
import { writeMoment } from "../../domain/values/moment.ts";
import { now } from "../../functions/store/clock.ts";
import { commit } from "../../functions/store/commit.ts";
import { newId } from "../../functions/store/ids.ts";
import { loadCase } from "../../functions/store/load.ts";
import { wholeLedger } from "../hold/ledger.ts";
import { type Answered, type Desk, useEnterprise } from "./enterprise.ts";
import { approve, refusal, setBudget } from "./money.ts";
import { idea, policy, publish } from "./suggestion-desk.ts";

const { here } = useEnterprise();

const tolerance = {
  ...policy,
  id: "tolerance",
  schemes: [
    {
      id: "attempt",
      title: { zh: "探索奖", en: "Attempts" },
      kind: "table",
      by: ["grade"],
      rows: [{ grade: "甲", pay: "800" }],
    },
  ],
};

const expectOk = ({ status, body }: Answered, wanted = 200) => {
  expect(status, JSON.stringify(body)).toBe(wanted);
  return body;
};

const loom = {
  title: "用视觉相机自动检测布面疵点",
  attempted: "在验布机上方装两台工业相机，用自训练的模型识别断经、断纬和油污，替代人工验布。",
};
const records = [{ title: "试验记录本", link: "https://files.example/loom-log" }];
const diligent = {
  verdict: "diligent",
  panel: ["E3", "FINANCE-1"],
  records,
  causes: "布面反光使误报率超过三成，光源方案没有先做对比。",
  lesson: "先做光源对比试验，再采购相机。",
};
const reasons = { reasons: "已讨论。" };

const filed = async (by: Desk, fields: object, facts: object = {}): Promise<string> => {
  const { id } = expectOk(await by.post("/v1/failures", { ...loom, ...fields }), 201);
  expectOk(await by.post(`/v1/failures/${id}/submission`, { facts }));
  return id;
};

const review = (id: string, body: object = diligent, by = "REVIEWER-1") =>
  here().as(by).post(`/v1/failures/${id}/review`, body);

const lessons = async (query = "", by = "E3") => (await here().as(by).get(`/v1/lessons${query}`)).body.items;

const submitted = async (title: string, words: object): Promise<any> => {
  const { id } = expectOk(
    await here()
      .as("E3")
      .post("/v1/suggestions", idea({ title, ...words })),
    201,
  );
  return expectOk(
    await here()
      .as("E3")
      .post(`/v1/suggestions/${id}/submission`, { facts: { field: "quality" } }),
  );
};

const alike = { problem: loom.attempted, proposal: "在验布机上方装工业相机，识别断经、断纬。" };

let first = "";

beforeAll(async () => {
  here().at("2026-03-01T02:00:00Z");
  await publish(here(), policy);
  await publish(here(), tolerance as typeof policy);
  await setBudget(here(), "10000");
});

test("who tried with diligence bears no blame and is awarded; the lesson is there from the review on", async () => {
  first = await filed(
    here().as("E1"),
    { policy: "tolerance", scheme: "attempt", lesson: "还没有评议的教训" },
    { grade: "甲" },
  );
  expect(await lessons()).toEqual([]);
  expect((await submitted("相机验布", alike)).lessons).toBeUndefined();
  expect(refusal(await here().as("E3").get(`/v1/failures/${first}`))).toEqual([404, "unknown-id"]);
  expect(refusal(await review(first, { ...diligent, panel: ["E1"] }))).toEqual([422, "panel-not-apart"]);
  expect(refusal(await review(first))).toEqual([409, "facts-unconfirmed"]);
  // Two reviewers at once: whoever comes second corrects the first, and both are written down.
  const both = await Promise.all(
    ["REVIEWER-1", "REVIEWER-2"].map((by) => review(first, { ...diligent, facts: { grade: "甲" } }, by)),
  );
  expect(both.map(({ status }) => status)).toEqual([200, 200]);
  const { body } = await here().as("E1").get(`/v1/failures/${first}`);
  expect(body.history.filter(({ state }: { state: string }) => state === "reviewed")).toHaveLength(2);
  expect(body.decision).toMatchObject({ diligent: true, noBlame: true, panel: diligent.panel, records });
  expect([body.state, body.causes, body.lesson]).toEqual(["reviewed", diligent.causes, diligent.lesson]);
  const award = expectOk(await here().as("HR-1").post(`/v1/failures/${first}/awards`, {}), 201);
  expectOk(await approve(here(), award.id));
  expect(expectOk(await here().as("HR-1").post(`/v1/failures/${first}/closing`, {})).awarded).toBe("800.00");
});

test("a lesson is found by its words, and offered to whoever suggests something like it", async () => {
  const [found, ...others] = await lessons(`?words=${encodeURIComponent("相机 光源")}`);
  expect([found, others]).toEqual([
    { id: first, title: loom.title, lesson: diligent.lesson, reviewedOn: "2026-03-01" },
    [],
  ]);
  expect(await lessons(`?words=${encodeURIComponent("相机 激光")}`)).toEqual([]);
  // What was tried and why it failed is not shown, and not found.
  expect(await lessons(`?words=${encodeURIComponent("误报率")}`)).toEqual([]);
  expect(await lessons("", "AUDITOR-1")).toHaveLength(1);
  const like = await submitted("视觉相机验布", alike);
  expect(like.lessons).toMatchObject([{ id: first, title: loom.title, lesson: diligent.lesson }]);
  expect(like.lessons[0].awarded).toBeUndefined();
  const seen = (await here().as("REVIEWER-1").get(`/v1/suggestions/${like.id}`)).body;
  expect(seen.lessons).toEqual(like.lessons);
  expect((await submitted("给叉车加装蓝光灯", {})).lessons).toBeUndefined();
});

test("without diligence there is no award, and it is closed with reasons", async () => {
  const id = await filed(here().as("E2"), {
    title: "自制研磨液",
    attempted: "按网上配方自配研磨液。",
    lesson: "先做小样。",
  });
  const negligent = { verdict: "negligent", panel: ["E3"], causes: "没有做小样。", reasons: "没有任何记录。" };
  expect(refusal(await review(id, { ...negligent, reasons: undefined }))).toEqual([400, "missing-field"]);
  const member = here().as("E3");
  expect(refusal(await member.get(`/v1/failures/${id}`))).toEqual([404, "unknown-id"]);
  const objection = { title: "有记录", about: id, grounds: "试验记录在工具柜里。" };
  const { decision, turn, state } = expectOk(await review(id, negligent));
  expect([decision.noBlame, turn, state]).toEqual([false, [], "negligent"]);
  // What is written in the name of a panel, its members can read.
  expect((await member.get(`/v1/failures/${id}`)).body.decision.panel).toEqual(["E3"]);
  expect((await member.get("/v1/failures")).body.items.map((each: { id: string }) => each.id)).toContain(id);
  expect(refusal(await here().as("HR-1").post(`/v1/failures/${id}/awards`, {}))).toEqual([409, "wrong-state"]);
  expect((await lessons("?limit=1")).map((each: { title: string }) => each.title)).toEqual(["自制研磨液"]);
  // Its author objects, and it is reviewed anew, by another.
  const { id: objected } = expectOk(await here().as("E2").post("/v1/objections", objection), 201);
  expectOk(await here().as("E2").post(`/v1/objections/${objected}/submission`, {}));
  const answer = { outcome: "recalculated", reasons: "确有记录。" };
  expectOk(await here().as("HR-2").post(`/v1/objections/${objected}/answer`, answer));
  const anew = { ...diligent, panel: ["E3"] };
  expect(refusal(await review(id, anew))).toEqual([403, "sod-same-person"]);
  expect(expectOk(await review(id, anew, "REVIEWER-2")).state).toBe("reviewed");
});

test("its people keep away from it, and what it is about must be theirs to see", async () => {
  const mine = await filed(here().as("REVIEWER-1"), { title: "改造烘箱", attempted: "改造烘箱风道。" });
  expect(refusal(await review(mine))).toEqual([403, "sod-beneficiary"]);
  expect(refusal(await review(mine, diligent, "HR-1"))).toEqual([403, "role-missing"]);
  const other = await submitted("别人的建议", {});
  const about = { ...loom, about: other.id };
  const hidden = await here().as("E1").post("/v1/failures", about);
  expect([refusal(hidden), hidden.body.errors[0].path]).toEqual([[404, "unknown-id"], "/about"]);
  // In other words it is the same failure still: one review of it stands.
  const file = async (fields: object) => {
    const { id } = expectOk(
      await here()
        .as("E3")
        .post("/v1/failures", { ...about, ...fields }),
      201,
    );
    return here().as("E3").post(`/v1/failures/${id}/submission`, {});
  };
  const both = await Promise.all([file({}), file({ title: "另一种说法", attempted: "另一段文字" })]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  const refused = both.find(({ status }) => status === 409);
  expect(refused?.body.errors[0].code).toBe("failure-standing");
});

test("a review that another case has opened is held: it can be mended, and not taken back or turned away", async () => {
  const failed = await submitted("改用水性涂料", { problem: "溶剂型涂料气味大。", proposal: "全部改用水性涂料。" });
  const of = await loadCase(here().tenant, failed.id);
  if (!of) throw new Error("The suggestion is gone.");
  const id = newId(now());
  const deed = { by: { person: "REVIEWER-2" }, now: writeMoment(now()), today: "2026-03-01" };
  const actor = {
    tenant: here().tenant,
    person: "REVIEWER-2",
    operation: "test-fail",
    request: randomUUID(),
    now: now(),
  };
  expect((await commit(actor, { changes: [openFailure(of, { reasons: "附着力不足。" }, id, deed)] })).did).toBe(
    "committed",
  );
  const proposer = here().as("E3");
  expect(refusal(await proposer.post(`/v1/failures/${id}/withdrawal`, reasons))).toEqual([409, "opened-by-failure"]);
  expectOk(await review(id, { verdict: "return", reasons: "请补充试验记录。" }));
  const { version } = (await proposer.get(`/v1/failures/${id}`)).body;
  const ifMatch = { "if-match": `"${version}"` };
  const turned = await proposer.send("PATCH", `/v1/failures/${id}`, { about: first }, ifMatch);
  expect(turned.status).toBe(409);
  expectOk(await proposer.send("PATCH", `/v1/failures/${id}`, { evidence: records }, ifMatch));
  expectOk(await proposer.post(`/v1/failures/${id}/submission`, {}));
  // Returned once more, it waits for its proposer and for a reviewer, who decides it as it is.
  const asked = expectOk(await review(id, { verdict: "return", reasons: "仍缺记录。" }));
  expect(asked.turn.map(({ whose }: { whose: string }) => whose)).toEqual(["person/E3", "role/reviewer"]);
  expectOk(await review(id, { ...diligent, panel: ["E1"] }));
  // Whoever proposes an award sees what the other case was given.
  const seen = (await here().as("HR-1").get(`/v1/failures/${id}`)).body;
  expect(seen.aboutCase).toMatchObject({ kind: "suggestion", id: failed.id, awarded: "0.00" });
  expect((await lessons("?limit=1"))[0]).toMatchObject({ id, about: { kind: "suggestion" } });
  await wholeLedger(here());
});

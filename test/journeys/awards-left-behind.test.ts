// A proposed award ends when its case is judged anew: it is never owed to people who are no longer of it, nor approved by one who has become one of them.
import { beforeAll, expect, test } from "vitest";
import { atOnce, wholeLedger } from "../hold/ledger.ts";
import { useEnterprise } from "./enterprise.ts";
import { refusal, setBudget } from "./money.ts";
import { publishPolicy } from "./published-policy.ts";

const { here } = useEnterprise();

const honours = {
  ...{ id: "honours", title: { zh: "评优奖励", en: "Honours" }, currency: "CNY", from: "2025-01-01" },
  schemes: [
    {
      id: "h",
      title: { zh: "评优奖", en: "Honour" },
      kind: "table",
      by: ["grade"],
      rows: [{ grade: "一等", pay: "10000" }],
    },
  ],
};

const facts = { grade: "一等" };

beforeAll(async () => {
  here().at("2026-03-01T02:00:00Z");
  await publishPolicy(here(), honours);
  await setBudget(here(), "100000");
});

const ok = async (answering: Promise<{ status: number; body: any }>, status = 200) => {
  const answer = await answering;
  expect([answer.status, answer.status === status || answer.body]).toEqual([status, true]);
  return answer.body;
};

const post = (by: string, path: string, body: object = {}) => here().as(by).post(path, body);

/** A nomination that is verified, with an award proposed for it. */
const proposedFor = async (person: string, title: string) => {
  const evidence = [{ title: "证书", link: "https://example.com/c" }];
  const words = { title, grounds: "2026 年。", evidence, policy: "honours", scheme: "h" };
  const { id } = await ok(post("HR-2", "/v1/nominations", { ...words, authors: [{ person, weight: 1 }] }), 201);
  const at = `/v1/nominations/${id}`;
  await ok(post("HR-2", `${at}/submission`, { facts }));
  await ok(post("REVIEWER-1", `${at}/review`, { verdict: "accept", facts }));
  const award = await ok(post("HR-1", `${at}/awards`), 201);
  return { id, at, award: `/v1/awards/${award.id}` };
};

const back = { verdict: "return", reasons: "获奖人是另一位" };

const nowOf = async (at: string, person: string) => {
  const { headers } = await here().as("HR-2").get(at);
  const match = { "if-match": headers.get("etag") ?? "" };
  await ok(
    here()
      .as("HR-2")
      .send("PATCH", at, { authors: [{ person, weight: 1 }] }, match),
  );
  await ok(post("HR-2", `${at}/submission`, { facts }));
  await ok(post("REVIEWER-1", `${at}/review`, { verdict: "accept", facts }));
};

test("what was proposed for one person is not owed to them once the case is another's", async () => {
  const { at, award } = await proposedFor("APPROVER-1", "甲");
  expect(refusal(await post("APPROVER-1", `${award}/approval`))).toEqual([403, "sod-beneficiary"]);
  await ok(post("REVIEWER-1", `${at}/review`, back));
  expect((await ok(here().as("HR-1").get(award))).state).toBe("superseded");
  await nowOf(at, "E2");
  // Whom it named stays apart from it, and others are told that it is over.
  expect(refusal(await post("APPROVER-1", `${award}/approval`))).toEqual([403, "sod-beneficiary"]);
  expect(refusal(await post("APPROVER-2", `${award}/approval`))).toEqual([409, "wrong-state"]);
  expect((await ok(here().as("APPROVER-2").get("/v1/awards"))).items).toEqual([]);
  const anew = await ok(post("HR-1", `${at}/awards`), 201);
  const approved = await ok(post("APPROVER-1", `/v1/awards/${anew.id}/approval`));
  expect((await ok(here().as("HR-1").get(`/v1/obligations/${approved.obligations[0]}`))).person).toBe("E2");
  await wholeLedger(here());
});

test("of a return and an approval at once one comes about, and nothing is owed for what went back", async () => {
  const { at, award } = await proposedFor("E1", "乙");
  const [reviewed, approved] = await atOnce(
    2,
    [() => post("REVIEWER-1", `${at}/review`, back), () => post("APPROVER-1", `${award}/approval`)],
    (does) => does(),
  );
  const { state } = await ok(here().as("HR-1").get(award));
  const isApproved = approved?.status === 200;
  expect([reviewed?.status, state]).toEqual(isApproved ? [409, "approved"] : [200, "superseded"]);
  await wholeLedger(here());
});

test("who is turned away is not told to wait for an approver, and a refusal that did not hold is judged anew from the start", async () => {
  const { id, at, award } = await proposedFor("E3", "丙");
  await ok(post("REVIEWER-1", `${at}/review`, { verdict: "decline", reasons: "证书是假的" }));
  const mine = await ok(here().as("E3").get(`/v1/my/cases/${id}`));
  expect([mine.state, mine.turn]).toEqual(["declined", undefined]);
  const objection = await ok(post("E3", "/v1/objections", { title: "不服", grounds: "证书是真的", about: id }), 201);
  await ok(post("E3", `/v1/objections/${objection.id}/submission`));
  const answer = { outcome: "recalculated", reasons: "证书属实" };
  await ok(post("APPROVER-2", `/v1/objections/${objection.id}/answer`, answer));
  expect((await ok(here().as("HR-1").get(at))).state).toBe("submitted");
  expect(refusal(await post("APPROVER-1", `${award}/approval`))).toEqual([409, "wrong-state"]);
  await ok(post("REVIEWER-2", `${at}/review`, { verdict: "accept", facts }));
  await ok(post("HR-1", `${at}/awards`), 201);
  await wholeLedger(here());
});

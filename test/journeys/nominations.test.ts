// Nominations over HTTP: a competition that earns by level and rank, a patent that no rule rewards, an honour that changes a person, and who must keep away.
import { beforeAll, expect, test } from "vitest";
import { wholeLedger } from "../hold/ledger.ts";
import { type Answered, type Desk, useEnterprise } from "./enterprise.ts";
import { approve, refusal, setBudget } from "./money.ts";
import { publish } from "./suggestion-desk.ts";

const { here } = useEnterprise();

const policy = {
  id: "honours",
  title: { zh: "创新成果奖励办法", en: "Awards for results" },
  currency: "CNY",
  from: "2025-01-01",
  schemes: [
    {
      id: "competition",
      title: { zh: "技能竞赛奖", en: "Competitions" },
      kind: "table",
      by: ["level", "rank"],
      rows: [
        { level: "市级", rank: "一等", pay: "10000" },
        { level: "市级", rank: "二等", pay: "8000" },
      ],
    },
    {
      id: "patent",
      title: { zh: "专利奖", en: "Patents" },
      kind: "table",
      by: ["type"],
      rows: [{ type: "发明", pay: "3000" }],
    },
    {
      id: "method",
      title: { zh: "先进操作法奖", en: "Operating methods" },
      kind: "tiered",
      measure: "benefit",
      apply: "whole",
      tiers: [{ rate: "1%" }],
      atMost: "100000",
    },
  ],
};

const evidence = [{ title: "证书", link: "https://files.example/certificate" }];
const reasons = { reasons: "依据充分" };

const expectOk = ({ status, body }: Answered, wanted = 200) => {
  expect(status, JSON.stringify(body)).toBe(wanted);
  return body;
};

let titles = 0;

const nominated = async (by: Desk, fields: object, facts: object = {}): Promise<string> => {
  const words = { title: `第 ${++titles} 次提名`, grounds: `事迹说明之${titles}` };
  const { id } = expectOk(await by.post("/v1/nominations", { ...words, evidence, ...fields }), 201);
  expectOk(await by.post(`/v1/nominations/${id}/submission`, { facts }));
  return id;
};

const review = (id: string, facts: object = {}, by = "REVIEWER-1", stated: object = {}) =>
  here()
    .as(by)
    .post(`/v1/nominations/${id}/review`, { verdict: "accept", facts, ...stated });

const confirm = (id: string, body: object = {}, by = "HR-1") =>
  here().as(by).post(`/v1/nominations/${id}/confirmation`, body);

const attributesOf = async (person: string) => (await here().as("HR-1").get(`/v1/people/${person}`)).body.attributes;

const competition = { policy: "honours", scheme: "competition" };
const first = { level: "市级", rank: "一等" };

beforeAll(async () => {
  here().at("2026-03-01T02:00:00Z");
  await publish(here(), policy as never);
  await setBudget(here(), "100000");
});

test("a competition won is proposed for a colleague, verified by its certificate, paid by level and rank, and raises the skill grade", async () => {
  const promotion = { attribute: "skill", value: "高级技师", from: "2026-03-01", until: "2031-02-28" };
  const id = await nominated(
    here().as("E1"),
    { authors: [{ person: "E2", weight: 1 }], ...competition, promotion },
    first,
  );
  expect(refusal(await here().as("E3").get(`/v1/nominations/${id}`))).toEqual([404, "unknown-id"]);
  const left = await review(id, { level: "市级" });
  expect([refusal(left), left.body.errors[0].path]).toEqual([[409, "facts-unconfirmed"], "/facts/rank"]);
  const unseen = await review(id, { level: "市级", rank: "二等" });
  expect([refusal(unseen), unseen.body.errors[0].path]).toEqual([[409, "statement-unconfirmed"], "/promotion"]);
  expect(unseen.body.errors[0].message).toContain("高级技师");
  expect(expectOk(await review(id, { level: "市级", rank: "二等" }, "REVIEWER-1", { promotion })).state).toBe(
    "verified",
  );
  expect(refusal(await confirm(id))).toEqual([409, "award-comes-first"]);
  const award = expectOk(await here().as("HR-1").post(`/v1/nominations/${id}/awards`, {}), 201);
  expect(award.total).toBe("8000.00");
  expectOk(await approve(here(), award.id));
  // Two confirm at the same moment: one does, and the person is promoted once.
  const both = await Promise.all([confirm(id), confirm(id, {}, "HR-2")]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect(await attributesOf("E2")).toEqual([
    { name: "skill", value: "高级技师", from: "2026-03-01", until: "2031-02-28" },
  ]);
  const done = (await here().as("E2").get(`/v1/nominations/${id}`)).body;
  expect([done.state, done.awarded, done.turn, done.promotion]).toEqual(["confirmed", "8000.00", [], promotion]);
});

test("an honour of two people earns no money: each agrees, both get it once, and what the journal shows does not tell it", async () => {
  const promotion = { attribute: "honour", value: "劳动模范", from: "2026-02-01" };
  const authors = [
    { person: "E1", weight: 1 },
    { person: "E2", weight: 1 },
  ];
  const proposer = here().as("FINANCE-1");
  const words = { title: "推荐劳动模范", grounds: "连续三年无差错。", evidence, authors };
  expect(refusal(await proposer.post("/v1/nominations", words))).toEqual([422, "brings-nothing"]);
  const { id } = expectOk(await proposer.post("/v1/nominations", { ...words, promotion }), 201);
  expect(refusal(await proposer.post(`/v1/nominations/${id}/submission`, {}))).toEqual([409, "authors-not-agreed"]);
  for (const person of ["E1", "E2"])
    expectOk(await here().as(person).post(`/v1/nominations/${id}/agreements`, { agrees: true, weight: 1, of: 2 }));
  expectOk(await proposer.post(`/v1/nominations/${id}/submission`, {}));
  expectOk(await review(id, {}, "REVIEWER-1", { promotion }));
  expect(refusal(await here().as("HR-1").post(`/v1/nominations/${id}/awards`, {}))).toEqual([409, "earns-nothing"]);
  // E1 has it already, for longer: it is not written twice.
  const { version } = (await here().as("HR-1").get("/v1/people/E1")).body;
  const has = [{ name: "honour", value: "劳动模范", from: "2026-01-01" }];
  expectOk(
    await here()
      .as("HR-1")
      .send("PATCH", "/v1/people/E1", { attributes: has }, { "if-match": `"${version}"` }),
  );
  expectOk(await confirm(id));
  expect(await attributesOf("E1")).toEqual(has);
  expect(await attributesOf("E2")).toContainEqual({ name: "honour", value: "劳动模范", from: "2026-02-01" });
  expect(JSON.stringify(await wholeLedger(here()))).not.toContain("劳动模范");
});

test("a patent that no rule rewards says what the law wants and until when, and is overdue after that day", async () => {
  const grantedOn = "2025-12-15";
  const patent = { type: "invention", number: "ZL 2024 1 0123456.7", grantedOn };
  const future = { ...patent, grantedOn: "2026-03-02" };
  const words = { title: "模具快换装置专利", grounds: "发明专利一项。" };
  const refused = await here()
    .as("E3")
    .post("/v1/nominations", { ...words, patent: future });
  expect(refusal(refused)).toEqual([422, "day-in-future"]);
  const id = await nominated(here().as("E3"), { patent });
  const shown = expectOk(await review(id));
  expect(shown.patent).toMatchObject({ ...patent, payBy: "2026-03-15", statutoryMinimum: "4000.00" });
  expect(shown.patent.says.en).toContain("No rule of the enterprise rewards this");
  expect([shown.doneBy, shown.overdue]).toEqual(["2026-03-15", false]);
  const overdue = async () => (await here().as("HR-1").get("/v1/nominations?overdue=yes")).body.items;
  expect(await overdue()).toEqual([]);
  here().at("2026-03-16T02:00:00Z");
  expect((await overdue()).map((line: { id: string }) => line.id)).toEqual([id]);
  const silent = await confirm(id);
  expect([refusal(silent), silent.body.errors[0].path]).toEqual([[400, "missing-field"], "/reasons"]);
  expectOk(await confirm(id, { reasons: "按与发明人的约定，已于 2026-02-01 发放 6000 元。" }));
  expect(await overdue()).toEqual([]);
});

test("an award below the statutory minimum is possible, and said", async () => {
  const patent = { type: "invention", number: "ZL 2024 1 0654321.0", grantedOn: "2026-03-10" };
  const rule = { policy: "honours", scheme: "patent", patent };
  const id = await nominated(here().as("E3"), rule, { type: "发明" });
  const says = async () => (await here().as("E3").get(`/v1/nominations/${id}`)).body.patent.says.en;
  expectOk(await review(id, { type: "发明" }));
  expect(await says()).toContain("Nothing has been awarded yet");
  const award = expectOk(await here().as("HR-1").post(`/v1/nominations/${id}/awards`, {}), 201);
  expect(await says()).toContain("The award proposed is below the statutory minimum");
  expectOk(await approve(here(), award.id));
  expect(await says()).toContain("The award is below the statutory minimum");
  // The clock of the law runs on, until someone says why less is right.
  const waits = (await here().as("E3").get(`/v1/nominations/${id}`)).body;
  expect([waits.state, waits.doneBy]).toEqual(["awarded", "2026-06-10"]);
  expect(refusal(await confirm(id))).toEqual([400, "missing-field"]);
  expect(expectOk(await confirm(id, { reasons: "依法制定的规章规定为 3000 元。" })).doneBy).toBeUndefined();
  // The same patent in other words, by another inventor: once, whoever wrote it first.
  const again = { title: "专利奖励申请", grounds: "本人为第一发明人。", evidence, policy: "honours", scheme: "patent" };
  const other = here().as("E1");
  const number = "zl2024106543210";
  const written = expectOk(await other.post("/v1/nominations", { ...again, patent: { ...patent, number } }), 201);
  const second = await other.post(`/v1/nominations/${written.id}/submission`, { facts: { type: "发明" } });
  expect([refusal(second), second.body.errors[0].message.includes(id)]).toEqual([[409, "result-nominated"], true]);
});

test("one result is nominated once, by whomever, until it is withdrawn; another like it is named as another", async () => {
  const second = { level: "市级", rank: "二等" };
  const forE3 = { authors: [{ person: "E3", weight: 1 }], ...competition };
  const words = { title: "又一次提名", grounds: "另一段事迹", evidence, ...forE3 };
  const id = await nominated(here().as("E1"), forE3, second);
  const by = here().as("E2");
  const { id: other, version } = expectOk(await by.post("/v1/nominations", words), 201);
  const submit = () => by.post(`/v1/nominations/${other}/submission`, { facts: second });
  const refused = await submit();
  expect([refusal(refused), refused.body.errors[0].message.includes(id)]).toEqual([[409, "result-nominated"], true]);
  const ifMatch = { "if-match": `"${version}"` };
  expectOk(await by.send("PATCH", `/v1/nominations/${other}`, { otherThan: [id] }, ifMatch));
  expect(expectOk(await submit()).otherThan).toEqual([id]);
  expect(refusal(await review(other, second))).toEqual([409, "statement-unconfirmed"]);
  expectOk(await review(other, second, "REVIEWER-1", { otherThan: [id] }));
  // Two who file a third at once: one does.
  expectOk(await here().as("E1").post(`/v1/nominations/${id}/withdrawal`, reasons));
  const thirds = await Promise.all(
    ["E1", "E2"].map(async (who) => {
      const { id: third } = expectOk(
        await here()
          .as(who)
          .post("/v1/nominations", { ...words, title: `第三次 ${who}` }),
        201,
      );
      return here().as(who).post(`/v1/nominations/${third}/submission`, { facts: second });
    }),
  );
  expect(thirds.map(({ status }) => status).sort()).toEqual([200, 409]);
});

test("what goes by an amount waits for finance, and then for HR", async () => {
  const id = await nominated(here().as("E1"), { policy: "honours", scheme: "method" });
  const verified = expectOk(await review(id));
  expect(verified.turn).toMatchObject([{ whose: "role/finance", says: { en: "finance enters what it has verified" } }]);
  expect(refusal(await here().as("HR-1").post(`/v1/nominations/${id}/awards`, {}))).toEqual([422, "missing-fact"]);
  const finance = here().as("FINANCE-1");
  const valued = expectOk(await finance.post(`/v1/nominations/${id}/valuation`, { facts: { benefit: "200000" } }));
  expect(valued.turn).toMatchObject([{ whose: "role/hr" }]);
  expectOk(await finance.post(`/v1/nominations/${id}/valuation`, { facts: { benefit: "250000" } }));
  const award = expectOk(await here().as("HR-1").post(`/v1/nominations/${id}/awards`, {}), 201);
  expect(award.total).toBe("2500.00");
  // Approved, found wrong and cancelled: it stands where it was, is valued anew, and earns the right amount.
  expectOk(await approve(here(), award.id));
  expectOk(await here().as("APPROVER-1").post(`/v1/awards/${award.id}/cancellation`, reasons));
  expectOk(await finance.post(`/v1/nominations/${id}/valuation`, { facts: { benefit: "300000" } }));
  const again = expectOk(await here().as("HR-1").post(`/v1/nominations/${id}/awards`, {}), 201);
  expect(again.total).toBe("3000.00");
  expect(expectOk(await approve(here(), again.id)).state).toBe("approved");
  expect(expectOk(await confirm(id)).awarded).toBe("3000.00");
});

test("proposer and nominee keep away from it, and without a certificate nothing is accepted", async () => {
  const promotion = { attribute: "honour", value: "先进工作者", from: "2026-03-01" };
  const forOther = { authors: [{ person: "REVIEWER-1", weight: 1 }], promotion };
  const id = await nominated(here().as("REVIEWER-2"), { ...forOther, evidence: [] });
  expect(refusal(await review(id))).toEqual([403, "sod-beneficiary"]);
  expect(refusal(await review(id, {}, "REVIEWER-2"))).toEqual([403, "sod-maker-checker"]);
  expect(refusal(await here().as("HR-1").post(`/v1/nominations/${id}/review`, { verdict: "accept" }))).toEqual([
    403,
    "role-missing",
  ]);
  const bare = await nominated(here().as("HR-1"), {
    promotion,
    authors: [{ person: "HR-2", weight: 1 }],
    evidence: [],
  });
  expect(refusal(await review(bare))).toEqual([409, "evidence-missing"]);
  expectOk(
    await here()
      .as("REVIEWER-1")
      .post(`/v1/nominations/${bare}/review`, { verdict: "return", ...reasons }),
  );
  const { version } = (await here().as("HR-1").get(`/v1/nominations/${bare}`)).body;
  const change = { evidence };
  expectOk(
    await here()
      .as("HR-1")
      .send("PATCH", `/v1/nominations/${bare}`, change, { "if-match": `"${version}"` }),
  );
  expectOk(await here().as("HR-1").post(`/v1/nominations/${bare}/submission`, {}));
  expectOk(await review(bare, {}, "REVIEWER-1", { promotion }));
  expect(refusal(await confirm(bare))).toEqual([403, "sod-maker-checker"]);
  expect(refusal(await confirm(bare, {}, "HR-2"))).toEqual([403, "sod-beneficiary"]);
  // Given back before it was confirmed, and then taken back by its proposer.
  const back = { verdict: "return", reasons: "证书有误。" };
  expect(expectOk(await here().as("REVIEWER-1").post(`/v1/nominations/${bare}/review`, back)).state).toBe("returned");
  expect(expectOk(await here().as("HR-1").post(`/v1/nominations/${bare}/withdrawal`, reasons)).state).toBe("withdrawn");
  await wholeLedger(here());
});

// An employee looks up where their suggestion stands: through every state, to the money in the bank, and never what others get.
import { beforeAll, describe, expect, test } from "vitest";
import { type Answered, useEnterprise } from "./enterprise.ts";
import { award, refusal, verifiedSuggestion } from "./money.ts";
import { done, stepsOf, withMoney } from "./run-desk.ts";

const { here, found } = useEnterprise();
const as = (person: string) => here().as(person);

beforeAll(() => withMoney(here()));

const caseOf = async (id: string, person = "E1") => done(await as(person).get(`/v1/my/cases/${id}`));
const myOf = async (person = "E1") => done(await as(person).get("/v1/my"));

const small = ({ body }: Answered): number => Buffer.byteLength(JSON.stringify(body));

describe("from the draft to the money", () => {
  let id = "";
  let awardId = "";
  let run = "";

  test("a draft waits for those who have not agreed, then for its proposer", async () => {
    const written = { title: "节能灯", problem: "灯耗电", proposal: "换灯", policy: "savings", scheme: "staged" };
    const authors = [
      { person: "E1", weight: 6 },
      { person: "E2", weight: 4 },
    ];
    ({ id } = done(await as("E1").post("/v1/suggestions", { ...written, authors }), 201));
    expect((await myOf("E2")).waits).toEqual([
      {
        case: id,
        title: "节能灯",
        says: { zh: "请同意您所占的权重，或说明理由", en: "Agree to your weight, or say why not" },
      },
    ]);
    expect(await caseOf(id)).toMatchObject({
      ...{
        state: "draft",
        share: { weight: 6, of: 10 },
        turn: { zh: "等员工E2同意权重", en: "员工E2 has to agree to their weight" },
      },
      next: { en: "You can submit it once the other authors agree" },
    });
    // The proposer can do nothing about it before the others have answered.
    expect((await myOf()).waits).toEqual([]);
    done(await as("E2").post(`/v1/suggestions/${id}/agreements`, { agrees: true, weight: 4, of: 10 }));
    expect((await caseOf(id)).next.en).toBe("Submit it when it is ready");
    expect((await myOf()).waits).toMatchObject([{ case: id, says: { en: "Submit it when it is ready" } }]);
    expect((await caseOf(id, "E2")).turn.en).toBe("the proposer submits it");
    expect((await myOf("E2")).waits).toEqual([]);
  });

  test("each step says what happened, through whose hands, and whose turn it is", async () => {
    const told = async () => {
      const { says, turn, steps } = await caseOf(id);
      const last = steps.at(-1);
      return [says.en, turn?.en, last.says.en, last.who.role.en, last.who.name];
    };
    const post = async (person: string, path: string, body: object) =>
      done(await as(person).post(`/v1/suggestions/${id}/${path}`, body));
    await post("E1", "submission", {});
    expect(await told()).toEqual([
      ...["It is submitted and waits to be reviewed", "a reviewer reviews it", "submitted it", "proposer", "员工E1"],
    ]);
    await post("REVIEWER-1", "review", { verdict: "return", reasons: "请写明灯的型号" });
    expect(await told()).toEqual([
      ...[
        "It came back to you; mend it and submit it again",
        "It is your turn",
        "returned it to be mended",
        "reviewer",
      ],
      "员工REVIEWER-1",
    ]);
    expect((await caseOf(id)).steps.at(-1).reasons).toBe("请写明灯的型号");
    await post("E1", "submission", {});
    await post("REVIEWER-1", "review", { verdict: "accept" });
    expect((await told()).slice(0, 3)).toEqual([
      ...[
        "It is accepted and waits to be put to work",
        "a reviewer confirms that it has been put to work",
        "accepted it",
      ],
    ]);
    await post("REVIEWER-1", "implementation", { on: "2026-03-10" });
    expect((await told())[1]).toBe("finance verifies what it brings");
    await post("FINANCE-1", "verification", { facts: { benefit: "10001" }, from: "2026-03-10", until: "2026-03-10" });
    expect((await told()).slice(1, 4)).toEqual(["HR proposes the award", "verified its benefit", "finance"]);
    ({ id: awardId } = done(await as("HR-1").post(`/v1/suggestions/${id}/awards`, {}), 201));
    const proposed = await caseOf(id);
    expect([proposed.turn.en, proposed.steps.at(-1).who.role.en]).toEqual([
      "An approver has to approve the award",
      "HR",
    ]);
    // What is not approved yet is no promise.
    expect(proposed.awards).toEqual([]);
    expect(JSON.stringify(proposed)).not.toContain("1000.10");
  });

  test("an approved award says why, one's own share, and when each stage comes", async () => {
    done(await as("APPROVER-1").post(`/v1/awards/${awardId}/approval`));
    const mine = await caseOf(id);
    const [own] = mine.awards;
    expect(own).toMatchObject({ total: "1000.10", mine: "600.06", rule: { zh: "建议奖（分期）" } });
    expect(
      own.stages.map(({ id: stage, amount, state, month }: Answered["body"]) => [stage, amount, state, month]),
    ).toEqual([
      ["first", "180.02", "due", "2026-03"],
      ["second", "420.04", "waiting", undefined],
    ]);
    expect(own.stages[1].says.en).toBe("It is paid once this stage is released");
    expect(mine.steps.at(-1).says.en).toBe("The award is approved: ¥600.06 is yours");
    // The same words as the award's own explanation, without those that tell of others; of oneself it says "you".
    const { answer } = (await as("HR-1").get(`/v1/awards/${awardId}`)).body;
    const told = answer.trace.filter(({ employee }: Answered["body"]) => employee === undefined);
    expect(own.why).toEqual(expect.arrayContaining(told.map(({ says }: Answered["body"]) => says)));
    expect(own.why).toHaveLength(answer.trace.filter(({ employee }: Answered["body"]) => employee !== "E2").length);
    const share = own.why.find(({ zh }: Answered["body"]) => zh.startsWith("您占 6/10："));
    expect(share.en).toMatch(/^You have 6 of 10: /);
    expect(JSON.stringify(own.why)).not.toMatch(/E1|E2/);
    expect(own.why.length).toBeGreaterThanOrEqual(4);
    const others = ["400.04", "120.01", "280.03"];
    expect(others.filter((amount) => JSON.stringify(mine).includes(amount))).toEqual([]);
    expect((await caseOf(id, "E2")).awards[0].mine).toBe("400.04");
    expect(await myOf()).toMatchObject({
      ...{ awarded: "600.06", owed: "600.06", next: { month: "2026-03", amount: "180.02" }, year: "2026" },
    });
  });

  test("in a payout, at the bank, returned, paid again: the words follow the money", async () => {
    const line = async () => {
      const { items } = done(await as("E1").get("/v1/my/cases"));
      const { says, mine } = items.find((item: Answered["body"]) => item.id === id);
      return [says.zh, mine];
    };
    expect(await line()).toEqual(["奖励已批准；预计在 2026-03 的发放中", "600.06"]);
    const first = async () => (await caseOf(id)).awards[0].stages[0];
    const { create, lock, compute, approve, release, results, close } = stepsOf(here());
    ({ id: run } = await create());
    await lock(run);
    // It stands in the manifest: what comes to be now waits for April.
    expect((await first()).month).toBe("2026-03");
    await compute(run);
    expect(await line()).toEqual(["奖励已批准；在 2026-03 的发放中", "600.06"]);
    expect((await first()).says.en).toBe("It is in a payout. It comes in the payout of 2026-03");
    await approve(run);
    await release(run);
    expect((await first()).says.en).toBe("It is at the bank and on its way to you. It comes in the payout of 2026-03");
    const payments = (await as("AUDITOR-1").get(`/v1/runs/${run}/payments`)).body.items;
    const { id: payment, amount } = payments.find(({ person }: Answered["body"]) => person === "E1");
    await results(run, { results: [{ payment, amount, outcome: "returned", reason: "账号不符" }] });
    await results(run, { all: "settled" });
    await close(run);
    // The run of March is over, so it comes in April.
    expect((await first()).says.zh).toBe(
      "银行曾退回这笔款（账号不符），将再次发放；请核对收款账号；预计在 2026-04 的发放中",
    );
    expect((await caseOf(id)).steps.at(-1)).toMatchObject({
      says: { zh: "银行退回了 180.02 元，将再次发放" },
      reasons: "账号不符",
    });
    expect(done(await as("E1").get("/v1/my/payments")).items).toEqual([]);

    here().at("2026-04-10T02:00:00Z");
    const { id: april } = await create("2026-04");
    await lock(april);
    await compute(april);
    await approve(april);
    await release(april);
    await results(april, { all: "settled" });
    await close(april);
    expect(await first()).toMatchObject({
      state: "settled",
      day: "2026-04-10",
      says: { en: "It was paid on 2026-04-10" },
    });
    expect(done(await as("E1").get("/v1/my/payments")).items).toMatchObject([
      {
        day: "2026-04-10",
        month: "2026-04",
        amount: "180.02",
        case: id,
        title: "节能灯",
        reason: { zh: "建议奖（分期）（first）" },
      },
    ]);
    expect(await line()).toEqual(["已到账一部分；其余等下一阶段放行", "600.06"]);
    expect(await myOf()).toMatchObject({ owed: "420.04" });
    expect((await myOf()).next).toBeUndefined();
  });

  test("a stage that is released, and money that is taken back, tell of themselves", async () => {
    const released = await as("REVIEWER-1").post(`/v1/awards/${awardId}/stages/second/release`, {
      reasons: "验收合格",
    });
    done(released);
    const mine = await caseOf(id);
    expect(mine.steps.at(-1)).toMatchObject({ says: { zh: "“second”阶段已放行" }, reasons: "验收合格" });
    expect(mine.awards[0].stages[1]).toMatchObject({ state: "due", month: "2026-05" });
    const reversal = { person: "E2", amount: "20", reasons: "E2 另有兼职" };
    done(await as("APPROVER-1").post(`/v1/awards/${awardId}/reversals`, reversal));
    // What was taken back from a co-author is not told to the others.
    expect(JSON.stringify(await caseOf(id))).not.toContain("兼职");
    expect((await caseOf(id, "E2")).awards[0].stages[0].says.zh).toMatch(/其中 20.00 元须退回/);
    expect(done(await as("E2").get("/v1/my/payments")).items[0].recovered).toBe("20.00");
    const { items } = done(await as("E2").get("/v1/my/cases"));
    expect(items).toMatchObject([{ id, mine: "380.04", says: { zh: "已到账一部分；预计在 2026-05 的发放中" } }]);
  });
});

test("a suggestion that was declined says why, and one that was withdrawn that it was", async () => {
  const write = async (title: string) => {
    const written = { title, problem: "现状", proposal: "办法", policy: "savings", scheme: "capped" };
    const { id } = done(await as("E3").post("/v1/suggestions", written), 201);
    done(await as("E3").post(`/v1/suggestions/${id}/submission`, {}));
    return id;
  };
  const declined = await write("一");
  done(await as("REVIEWER-1").post(`/v1/suggestions/${declined}/review`, { verdict: "decline", reasons: "已有此法" }));
  expect(await caseOf(declined, "E3")).toMatchObject({
    ...{ says: { zh: "没有采纳，理由见经过" }, next: { zh: "可以按理由改进后另提一条，不服可以提出异议" } },
  });
  expect((await caseOf(declined, "E3")).turn).toBeUndefined();
  const withdrawn = await write("二");
  done(await as("E3").post(`/v1/suggestions/${withdrawn}/withdrawal`, { reasons: "另有安排" }));
  const { items } = done(await as("E3").get("/v1/my/cases"));
  expect(items.map(({ id, says }: Answered["body"]) => [id, says.en])).toEqual([
    [withdrawn, "It was withdrawn"],
    [declined, "It was not accepted; the steps say why"],
  ]);
});

test("it is always about oneself: another's case is an unknown id, and who is no employee has no such page", async () => {
  const id = await verifiedSuggestion(here(), { authors: [["E1", 1]], day: "2026-03-10" });
  const unknown = await as("E3").get("/v1/my/cases/nothing");
  const others = await as("E3").get(`/v1/my/cases/${id}`);
  expect([refusal(others), refusal(unknown)]).toEqual([
    [404, "unknown-id"],
    [404, "unknown-id"],
  ]);
  // Who decides about a case, and its mentors, look at it elsewhere.
  expect(refusal(await as("REVIEWER-1").get(`/v1/my/cases/${id}`))).toEqual([404, "unknown-id"]);
  const foreign = await found();
  expect(refusal(await foreign.as("E1").get(`/v1/my/cases/${id}`))).toEqual([404, "unknown-id"]);
  for (const path of ["/v1/my", "/v1/my/cases", `/v1/my/cases/${id}`, "/v1/my/payments"])
    expect(refusal(await as("AUDITOR-1").get(path))).toEqual([403, "role-missing"]);
});

test("every page is small", async () => {
  const team: [string, number][] = [
    ["E1", 1],
    ...Array.from({ length: 15 }, (_, index): [string, number] => [`M${index}`, 1]),
  ];
  const big = await verifiedSuggestion(here(), { scheme: "staged", authors: team, day: "2026-03-10" });
  await award(here(), big);
  for (let more = 0; more < 25; more++) await verifiedSuggestion(here(), { authors: [["E1", 1]], day: "2026-03-10" });
  const pages = ["/v1/my", "/v1/my/cases", `/v1/my/cases/${big}`, "/v1/my/payments"];
  for (const path of pages) expect(small(await as("E1").get(path)), path).toBeLessThan(20_000);
  const first = done(await as("E1").get("/v1/my/cases"));
  expect(first.items).toHaveLength(20);
  const rest = done(await as("E1").get(`/v1/my/cases?cursor=${first.next}`));
  expect(rest.items.length).toBeGreaterThanOrEqual(6);
});

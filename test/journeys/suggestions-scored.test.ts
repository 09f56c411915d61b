// Suggestions whose effect has no price: points that another reviewer gives, marks of a jury; and a team in whose name one is filed.
import { beforeAll, expect, test } from "vitest";
import { wholeLedger } from "../hold/ledger.ts";
import { welcomeWith } from "../hold/samples.ts";
import { useEnterprise } from "./enterprise.ts";
import { approve, propose, setBudget } from "./money.ts";
import { draft, publish, refusedWith } from "./suggestion-desk.ts";

const { here } = useEnterprise();

const pays = [{ below: "60", pay: "100" }, { pay: "500" }];

const policy = {
  id: "ideas",
  title: { zh: "无形效益奖励办法", en: "Effects without a price" },
  currency: "CNY",
  from: "2025-01-01",
  schemes: [
    {
      id: "points",
      title: { zh: "积分奖", en: "By points" },
      kind: "tiered",
      unit: "points",
      measure: "points",
      apply: "whole",
      tiers: pays,
    },
    {
      id: "marks",
      title: { zh: "评分奖", en: "By marks" },
      kind: "tiered",
      unit: "score",
      apply: "whole",
      criteria: [
        { id: "effect", weight: "60%" },
        { id: "spread", weight: "40%" },
      ],
      seats: [{ id: "experts", atLeast: 2 }],
      tiers: pays,
    },
  ],
};

beforeAll(async () => {
  here().at("2026-03-01T02:00:00Z");
  await publish(here(), policy as never);
  await setBudget(here(), "100000");
  for (const id of ["JUROR-1", "JUROR-2"]) await welcomeWith(here(), id, ["juror", "employee"]);
  await welcomeWith(here(), "REVIEWER-3", ["reviewer", "employee"]);
});

const today = { from: "2026-03-01", until: "2026-03-01" };

const implemented = async (scheme: string, more: object = {}): Promise<string> => {
  const id = await draft(here().as("E1"), { scheme, ...more });
  const ways: [string, string, object][] = [
    ["E1", "submission", {}],
    ["REVIEWER-1", "review", { verdict: "accept" }],
    ["REVIEWER-2", "implementation", { on: "2026-03-01" }],
  ];
  for (const [by, step, body] of ways) {
    const answer = await here().as(by).post(`/v1/suggestions/${id}/${step}`, body);
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  }
  return `/v1/suggestions/${id}`;
};

const whose = ({ turn }: { turn: { whose: string }[] }): string[] => turn.map((each) => each.whose);

test("points come from a reviewer who had no hand in it, or from finance", async () => {
  const path = await implemented("points");
  const seen = await here().as("REVIEWER-3").get(path);
  expect([seen.body.effect, whose(seen.body)]).toEqual(["points", ["role/reviewer", "role/finance"]]);
  expect(seen.body.turn[0].says.en).toContain("had no hand");
  const rating = { ...today, facts: { points: 81 } };
  for (const by of ["REVIEWER-1", "REVIEWER-2"])
    expect(refusedWith(await here().as(by).post(`${path}/points`, rating)), by).toEqual([403, "sod-same-person"]);
  expect(refusedWith(await here().as("HR-1").post(`${path}/points`, rating))).toEqual([403, "role-missing"]);
  const none = await here().as("REVIEWER-3").post(`${path}/points`, today);
  expect(refusedWith(none)).toEqual([422, "missing-fact"]);
  const rated = await here().as("REVIEWER-3").post(`${path}/points`, rating);
  expect(rated.body).toMatchObject({
    state: "verified",
    facts: { points: { value: 81, source: "reviewer", by: "REVIEWER-3" } },
  });
  const id = path.split("/").at(-1) as string;
  const award = await propose(here(), id);
  expect([award.total, (await approve(here(), award.id)).status]).toEqual(["500.00", 200]);
  const other = await implemented("points");
  const byFinance = await here()
    .as("FINANCE-1")
    .post(`${other}/verification`, { ...today, facts: { points: 5 }, benefit: "4700" });
  expect(byFinance.body).toMatchObject({
    facts: { points: { value: 5, source: "finance" } },
    verified: { ...today, benefit: "4700.00" },
  });
  expect((await here().as("HR-1").get("/v1/statistics?year=2026")).body.total.benefit).toBe("4700.00");
});

test("whoever accepts it does not give the points on the way", async () => {
  const id = await draft(here().as("E1"), { scheme: "points" });
  await here().as("E1").post(`/v1/suggestions/${id}/submission`, {});
  const body = { verdict: "accept", facts: { points: 90 } };
  const accepted = await here().as("REVIEWER-1").post(`/v1/suggestions/${id}/review`, body);
  expect(refusedWith(accepted)).toEqual([422, "fact-not-yours"]);
});

test("marks of a jury, sealed until all are in, then what is left is verified", async () => {
  const path = await implemented("marks");
  expect(whose((await here().as("E1").get(path)).body)).toEqual(["role/hr"]);
  const finance = here().as("FINANCE-1");
  const early = await finance.post(`${path}/verification`, today);
  expect(refusedWith(early)).toEqual([409, "measured-otherwise"]);
  expect(early.body.detail).toContain("jury");
  expect(refusedWith(await finance.post(`${path}/estimate`, {}))).toEqual([409, "measured-otherwise"]);
  const other = await here()
    .as("REVIEWER-3")
    .post(`${path}/points`, { ...today, facts: {} });
  expect(refusedWith(other)).toEqual([409, "measured-otherwise"]);
  const seats = ["JUROR-1", "JUROR-2"].map((juror) => ({ juror, seat: "experts" }));
  const seated = await here().as("HR-1").post(`${path}/jury`, { seats });
  expect([seated.status, seated.body.state, whose(seated.body)], JSON.stringify(seated.body)).toEqual([
    200,
    "marking",
    ["person/JUROR-1", "person/JUROR-2"],
  ]);
  const give = (juror: string, effect: number) =>
    here()
      .as(juror)
      .post(`${path}/marks`, { marks: { effect, spread: 50 } });
  expect((await give("JUROR-1", 80)).body.facts).not.toHaveProperty("scores");
  expect((await give("JUROR-2", 60)).body).toMatchObject({ state: "marked", turn: [{ whose: "role/finance" }] });
  const verified = await finance.post(`${path}/verification`, today);
  expect([verified.status, verified.body.state], JSON.stringify(verified.body)).toEqual([200, "verified"]);
  const award = await propose(here(), path.split("/").at(-1) as string);
  expect(award.total).toBe("500.00");
  expect((await approve(here(), award.id)).body.state).toBe("approved");
});

test("a team or workshop is named wherever its suggestion is", async () => {
  const authors = [
    { person: "E1", weight: 3 },
    { person: "E2", weight: 1 },
  ];
  const id = await draft(here().as("E1"), { scheme: "points", team: "一车间甲班", authors });
  const path = `/v1/suggestions/${id}`;
  await here().as("E2").post(`${path}/agreements`, { agrees: true, weight: 1, of: 4 });
  const submitted = await here().as("E1").post(`${path}/submission`, {});
  expect(submitted.body).toMatchObject({ team: "一车间甲班", authors: [{ person: "E1" }, { person: "E2" }] });
  const named = { id, team: "一车间甲班" };
  for (const list of ["/v1/suggestions?mine=yes", "/v1/my/cases"])
    expect((await here().as("E2").get(list)).body.items, list).toEqual(
      expect.arrayContaining([expect.objectContaining(named)]),
    );
  const { teams } = (await here().as("HR-1").get("/v1/statistics?year=2026")).body;
  expect(teams).toMatchObject([{ team: "一车间甲班", filed: 1, adopted: 0, peopleFiled: 2 }]);
  const exported = await here().as("HR-1").post("/v1/exports", { of: "suggestions", format: "csv" });
  const file = await here().as("HR-1").get(`/v1/exports/${exported.body.id}/file`);
  expect(file.body).toContain("一车间甲班");
  expect(file.body).toContain("4700.00");
});

test("and the ledger is whole", () => wholeLedger(here()));

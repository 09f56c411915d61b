// A draft replayed over recorded awards through the API: against what was awarded then, for whom it concerns, and without writing anything.
import { beforeAll, expect, test } from "vitest";
import { replayedShape } from "../../functions/shapes/replay.ts";
import { wholeLedger } from "../hold/ledger.ts";
import { type Answered, useEnterprise } from "../journeys/enterprise.ts";
import { approve, award, moneyPolicy, propose, setBudget, verifiedSuggestion } from "../journeys/money.ts";
import { codeOf, expectOk, publishPolicy } from "../journeys/published-policy.ts";

const { here } = useEnterprise();

/** 20 % and no yearly cap; and no awards in stages any more. */
const bolder = () => {
  const { perPersonYear: _, ...capped } = moneyPolicy({ rate: "20%" }).schemes[0] as Record<string, unknown>;
  return { ...moneyPolicy({ from: "2027-01-01" }), schemes: [capped] };
};

const draftOf = async (document: object): Promise<string> =>
  expectOk(await here().as("HR-1").post("/v1/policy-drafts", document)).body.id;

const march = { from: "2026-03-01", until: "2026-03-31" };
const replay = (draft: string, body: unknown = march, by = "HR-1"): Promise<Answered> =>
  here().as(by).post(`/v1/policy-drafts/${draft}/replay`, body, { "idempotency-key": "" });

let draft: string;
let large: string;
let small: string;
let staged: string;

beforeAll(async () => {
  here().at("2026-03-10T02:00:00Z");
  await publishPolicy(here(), moneyPolicy());
  await setBudget(here(), "100000");
  const awarded = async (of: Parameters<typeof verifiedSuggestion>[1]): Promise<string> =>
    (await award(here(), await verifiedSuggestion(here(), of))).case;
  large = await awarded({ benefit: "60000" });
  small = await awarded({
    benefit: "999.99",
    authors: [
      ["E2", 3],
      ["E3", 1],
    ],
  });
  staged = await awarded({ scheme: "staged", benefit: "10000", authors: [["E2", 1]] });
  const proposed = await propose(here(), await verifiedSuggestion(here(), { benefit: "1000" }));
  const declined = await propose(here(), await verifiedSuggestion(here(), { benefit: "1000" }));
  await here().as("APPROVER-1").post(`/v1/awards/${declined.id}/refusal`, { reasons: "不属实" });
  // In China it is April already.
  here().at("2026-03-31T16:00:00Z");
  expect((await approve(here(), proposed.id)).body.state).toBe("approved");
  // A later step in the history of an award that is approved is not its approval.
  const release = { reasons: "验收单 12 号" };
  expect((await here().as("REVIEWER-1").post(`/v1/awards/${staged}.1/stages/second/release`, release)).status).toBe(
    200,
  );
  draft = await draftOf(bolder());
});

test("what the draft would have paid, against what was awarded", async () => {
  const { status, body } = await replay(draft);
  expect(status, JSON.stringify(body)).toBe(200);
  expect(replayedShape.safeParse(body).error).toBeUndefined();
  expect(body).toMatchObject({
    ...march,
    awards: 5,
    read: 3,
    policy: { id: "savings", from: "2027-01-01" },
    against: "recorded",
    compared: { cases: 2, new: "12010.00", old: "5010.00", change: "7000.00" },
    new: { lapsed: "0.00" },
    old: { lapsed: "1000.00" },
    changes: {
      winners: { cases: 1, change: "7000.00" },
      losers: { cases: 0 },
      unchanged: { cases: 1 },
      people: { winners: 1, losers: 0, unchanged: 2 },
      gains: [{ key: large, scheme: "capped", new: "12000.00", old: "5000.00", change: "7000.00" }],
      losses: [],
    },
    byTiers: {
      new: [
        { clause: "capped.tiers.0", amount: "10.00" },
        { clause: "capped.tiers.1", amount: "12000.00" },
      ],
      old: [
        { clause: "capped.tiers.0", version: 1, says: { zh: "第 1 档：不满 1000.00" }, amount: "10.00" },
        { clause: "capped.tiers.1", version: 1, amount: "5000.00" },
      ],
    },
    byPeople: [
      { person: "E1", new: "12000.00", old: "5000.00" },
      { person: "E2", new: "7.50", old: "7.50" },
      { person: "E3", new: "2.50", old: "2.50" },
    ],
    apart: { onlyNew: { cases: 0 }, onlyOld: { cases: 1, amount: "1000.00" }, neither: 0 },
    refused: { new: [{ code: "unknown-scheme", count: 1, examples: [{ key: staged }] }], old: [] },
  });
  expect(body.edges.old).toMatchObject([{ edge: "1000.00", version: 1, below: { cases: 1 }, above: { cases: 0 } }]);
});

test("the day of the approval in China decides, both ends included", async () => {
  const spans = [
    { from: "2026-03-10", until: "2026-03-10" },
    { from: "2026-03-11", until: "2026-03-31" },
    { from: "2026-04-01", until: "2026-04-01" },
    { from: "2026-01-01", until: "2027-01-01" },
  ];
  const answers = await Promise.all(spans.map((span) => replay(draft, span)));
  expect(answers.map(({ body }) => body.read)).toEqual([3, 0, 1, 4]);
});

test("the same rule again changes nothing, to the last fen", async () => {
  const { body } = await replay(await draftOf(moneyPolicy({ from: "2027-01-01" })));
  expect([body.read, body.compared, body.changes.unchanged.cases]).toEqual([
    3,
    { cases: 3, new: "6010.00", old: "6010.00", change: "0.00" },
    3,
  ]);
  expect(body.new).toEqual(body.old);
});

test("what asks for more than was recorded calculates nothing, and says of which awards", async () => {
  const more = bolder();
  const asking = { fact: "months", atLeast: 6, else: { zh: "满六个月" } };
  const { body } = await replay(await draftOf({ ...more, schemes: [{ ...more.schemes[0], require: [asking] }] }));
  expect(body.compared.cases).toBe(0);
  expect(body.refused.new).toMatchObject([
    { code: "missing-fact", count: 2, examples: [{ key: large }, { key: small }] },
    { code: "unknown-scheme", count: 1 },
  ]);
});

test("another policy's awards are looked at and left out", async () => {
  const { body } = await replay(await draftOf({ ...bolder(), id: "another" }));
  expect([body.awards, body.read]).toEqual([5, 0]);
});

test("whoever sees what people were awarded may ask, and no one else", async () => {
  for (const person of ["HR-2", "APPROVER-1", "FINANCE-1", "AUDITOR-1"])
    expect([person, (await replay(draft, march, person)).status]).toEqual([person, 200]);
  for (const person of ["ADMIN-1", "REVIEWER-1", "CASHIER-1", "E1"])
    expect([person, ...codeOf(await replay(draft, march, person))]).toEqual([person, 403, "role-missing"]);
});

test("a draft that cannot calculate, a span that is none, and no draft", async () => {
  const contradictory = bolder();
  const broken = await draftOf({
    ...contradictory,
    schemes: [{ ...contradictory.schemes[0], tiers: [{ below: "1", rate: "1%" }] }],
  });
  const refused: [Promise<Answered>, [number, string]][] = [
    [replay(broken), [422, "last-tier-not-open"]],
    [replay(draft, { from: "2026-03-02", until: "2026-03-01" }), [400, "span-backwards"]],
    [replay(draft, { from: "2026-01-01", until: "2027-01-02" }), [422, "span-too-long"]],
    [replay(draft, { from: "2026-01-01" }), [400, "missing-field"]],
    [replay(draft, { ...march, until: "2026-03-32" }), [400, "day-invalid"]],
    [replay(draft, { ...march, policy: "savings" }), [400, "unknown-field"]],
    [replay("unheard-of"), [404, "unknown-id"]],
  ];
  for (const [answer, code] of refused) expect(codeOf(await answer)).toEqual(code);
});

test("it leaves nothing behind", async () => {
  const before = (await wholeLedger(here())).length;
  expect((await replay(draft)).status).toBe(200);
  expect(await wholeLedger(here())).toHaveLength(before);
});

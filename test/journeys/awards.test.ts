// Awards over HTTP on the real database: calculated, approved by another, owed to the fen, graded anew, cancelled; the budget follows each step.
import { beforeAll, expect, test } from "vitest";
import { breaksIn } from "../../cli/ledger.ts";
import { readLedger } from "../../functions/store/read-ledger.ts";
import { useEnterprise } from "./enterprise.ts";
import {
  approve,
  award,
  budgetOf,
  moneyPolicy,
  obligationsOf,
  propose,
  refusal,
  setBudget,
  verifiedSuggestion,
} from "./money.ts";
import { publishPolicy } from "./published-policy.ts";

const { here } = useEnterprise();

beforeAll(async () => {
  here().at("2026-03-10T02:00:00Z");
  await publishPolicy(here(), moneyPolicy());
  await setBudget(here(), "100000");
});

const wholeLedger = async () => {
  const ledger = await readLedger(here().tenant);
  expect(ledger && breaksIn(ledger)).toEqual([]);
};

test("a team of three: the odd fen has an owner, and every step is explained", async () => {
  const authors: [string, number][] = [
    ["E1", 1],
    ["E2", 1],
    ["E3", 1],
  ];
  const id = await verifiedSuggestion(here(), { benefit: "10001", authors });
  const proposed = await propose(here(), id);
  expect(proposed).toMatchObject({ state: "proposed", total: "1000.10", proposedBy: "HR-1", version: 1 });
  const approved = await approve(here(), proposed.id);
  expect(approved.body).toMatchObject({ state: "approved", approvals: [{ by: "APPROVER-1" }] });
  const owed = await obligationsOf(here(), approved.body.obligations);
  expect(owed.map(({ person, amount, state }) => [person, amount, state])).toEqual([
    ["E1", "333.37", "due"],
    ["E2", "333.37", "due"],
    ["E3", "333.36", "due"],
  ]);
  const explained = await here().as("FINANCE-1").get(`/v1/awards/${proposed.id}`);
  expect(explained.body.factsFrom.benefit).toMatchObject({ source: "finance", by: "FINANCE-1", value: "10001" });
  expect(explained.body.answer.trace[0].says.zh).toContain("10%");
  expect((await here().as("AUDITOR-1").get(`/v1/suggestions/${id}/awards`)).body.items).toHaveLength(1);
  // What the others get is not an author's business: the own share is explained on the employee's own page.
  expect((await here().as("E2").get(`/v1/awards/${proposed.id}`)).status).toBe(403);
  await wholeLedger();
});

test("a later benefit is graded anew and pays only the difference", async () => {
  const id = await verifiedSuggestion(here(), { scheme: "staged", benefit: "10000" });
  const first = await award(here(), id);
  expect(first.total).toBe("1000.00");
  const second = await propose(here(), id);
  expect([second.total, second.request.paidBefore, second.number]).toEqual(["0.00", "1000.00", 2]);
  const replaced = await propose(here(), id);
  const { items } = (await here().as("HR-1").get(`/v1/suggestions/${id}/awards`)).body;
  expect(items.map(({ state }: { state: string }) => state)).toEqual(["approved", "superseded", "proposed"]);
  expect((await approve(here(), replaced.id)).body.state).toBe("approved");
  await wholeLedger();
});

test("stages are released in their order, each with a reason", async () => {
  const id = await verifiedSuggestion(here(), { scheme: "staged", benefit: "10003" });
  const { id: awardId, obligations } = await award(here(), id);
  expect((await obligationsOf(here(), obligations)).map(({ stage, amount, state }) => [stage, amount, state])).toEqual([
    ["first", "300.09", "due"],
    ["second", "700.21", "waiting"],
  ]);
  const release = (stage: string) =>
    here().as("REVIEWER-1").post(`/v1/awards/${awardId}/stages/${stage}/release`, { reasons: "验收单 12 号" });
  expect(refusal(await release("first"))).toEqual([409, "stage-not-due"]);
  expect((await release("second")).status).toBe(200);
  expect((await obligationsOf(here(), obligations)).map(({ state }) => state)).toEqual(["due", "due"]);
  expect(refusal(await release("second"))).toEqual([409, "stage-not-due"]);
  await wholeLedger();
});

test("a personal cap lets the rest lapse, and two awards at once never pass it", async () => {
  const suggestions = [
    await verifiedSuggestion(here(), { benefit: "30000", authors: [["E3", 1]] }),
    await verifiedSuggestion(here(), { benefit: "30000", authors: [["E3", 1]] }),
  ];
  const awards = await Promise.all(suggestions.map((id) => propose(here(), id)));
  const answers = await Promise.all(awards.map(({ id }) => approve(here(), id)));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  const late = answers.findIndex(({ status }) => status === 409);
  expect(refusal(answers[late] as never)).toEqual([409, "award-outdated"]);
  const again = await propose(here(), suggestions[late] as string);
  // 333.36 from the team, 3,000.00 from the first: 1,666.64 of the cap are left.
  expect([again.total, again.lapsed]).toEqual(["3000.00", "1333.36"]);
  expect((await approve(here(), again.id)).body.state).toBe("approved");
  await wholeLedger();
});

test("a policy that changes in mid-year rules what is submitted from its first day", async () => {
  here().at("2026-05-01T02:00:00Z");
  await publishPolicy(here(), moneyPolicy({ from: "2026-07-01", rate: "12%" }));
  here().at("2026-07-02T02:00:00Z");
  const earlier = await propose(
    here(),
    await verifiedSuggestion(here(), { scheme: "staged", benefit: "1000", day: "2026-06-30" }),
  );
  const later = await propose(
    here(),
    await verifiedSuggestion(here(), { scheme: "staged", benefit: "1000", day: "2026-07-01" }),
  );
  expect([earlier.policy.version, earlier.total, later.policy.version, later.total]).toEqual([
    1,
    "100.00",
    2,
    "120.00",
  ]);
});

test("what is not paid yet is cancelled, its money is free again, and the case can be awarded anew", async () => {
  const before = await budgetOf(here());
  const id = await verifiedSuggestion(here(), { scheme: "staged", benefit: "20000", authors: [["E2", 1]] });
  const { id: awardId } = await award(here(), id);
  const cancelled = await here()
    .as("APPROVER-1")
    .post(`/v1/awards/${awardId}/cancellation`, { reasons: "效益核实有误" });
  expect(cancelled.body).toMatchObject({ state: "cancelled", cancelled: "2000.00", version: 3 });
  expect(await budgetOf(here())).toEqual(before);
  expect(
    refusal(await here().as("APPROVER-1").post(`/v1/awards/${awardId}/cancellation`, { reasons: "再次" })),
  ).toEqual([409, "wrong-state"]);
  expect((await propose(here(), id)).total).toBe("2000.00");
  const early = { person: "E2", amount: "1", reasons: "尚未发放" };
  expect(refusal(await here().as("APPROVER-1").post(`/v1/awards/${awardId}/reversals`, early))).toEqual([
    409,
    "wrong-state",
  ]);
  await wholeLedger();
});

test("who proposes, approves and gains are different people, and a refusal names who could", async () => {
  const own = await verifiedSuggestion(here(), {
    scheme: "staged",
    authors: [
      ["HR-1", 1],
      ["APPROVER-1", 1],
    ],
  });
  expect(refusal(await here().as("HR-1").post(`/v1/suggestions/${own}/awards`, {}))).toEqual([403, "sod-beneficiary"]);
  const proposed = await here().as("HR-2").post(`/v1/suggestions/${own}/awards`, {});
  const refused = await approve(here(), proposed.body.id);
  expect(refusal(refused)).toEqual([403, "sod-beneficiary"]);
  expect(refused.body.detail).toContain("APPROVER-2");
  expect((await approve(here(), proposed.body.id, "APPROVER-2")).status).toBe(200);
  const other = await propose(here(), await verifiedSuggestion(here(), { scheme: "staged" }));
  for (const person of ["HR-1", "FINANCE-1", "AUDITOR-1", "CASHIER-1", "ADMIN-1"])
    expect(refusal(await approve(here(), other.id, person))).toEqual([403, "role-missing"]);
  expect((await here().as("E3").get(`/v1/awards/${other.id}`)).status).toBe(403);
  const back = await here().as("APPROVER-2").post(`/v1/awards/${other.id}/refusal`, { reasons: "请补充验收单" });
  expect(back.body).toMatchObject({ state: "declined" });
  expect(refusal(await approve(here(), other.id))).toEqual([409, "wrong-state"]);
});

test("without money nothing is approved, and nothing stays reserved", async () => {
  const { cap, free } = await budgetOf(here());
  const finance = here().as("FINANCE-1");
  const budget = await finance.get("/v1/budgets/2026");
  const down = (Number(cap) - Number(free) + 100).toFixed(2);
  const lowered = await finance.send(
    "PUT",
    "/v1/budgets/2026",
    { cap: down },
    { "if-match": budget.headers.get("etag") ?? "" },
  );
  expect(lowered.body.free).toBe("100.00");
  const { id } = await propose(here(), await verifiedSuggestion(here(), { scheme: "staged", benefit: "5000" }));
  const refused = await approve(here(), id);
  expect(refusal(refused)).toEqual([409, "budget-exhausted"]);
  expect(refused.body.zh).toContain("500.00");
  expect(await budgetOf(here())).toMatchObject({ free: "100.00", reserved: "0.00" });
  expect(
    refusal(
      await finance.send("PUT", "/v1/budgets/2026", { cap: "1" }, { "if-match": lowered.headers.get("etag") ?? "" }),
    ),
  ).toEqual([409, "budget-exhausted"]);
  expect(refusal(await finance.send("PUT", "/v1/budgets/2026", { cap: "1" }, { "if-match": '"1"' }))).toEqual([
    409,
    "stale-version",
  ]);
  expect(refusal(await finance.send("PUT", "/v1/budgets/2026", { cap: "1" }))).toEqual([400, "if-match-required"]);
  await wholeLedger();
});

test("payroll pulls what is owed page by page, and later only what has changed", async () => {
  const hr = here().as("HR-1");
  const pull = async (query: string) => {
    const items: any[] = [];
    let next: string | undefined;
    let asOf = "";
    do {
      const page = await hr.get(`/v1/obligations?limit=3${query}${next ? `&cursor=${next}` : ""}`);
      expect(page.status, JSON.stringify(page.body)).toBe(200);
      items.push(...page.body.items);
      asOf ||= page.body.asOf;
      next = page.body.next;
    } while (next);
    return { items, asOf };
  };
  const all = await pull("");
  expect(all.items.length).toBeGreaterThan(8);
  expect(all.items.map(({ id }) => id)).toEqual(all.items.map(({ id }) => id).sort());
  here().at("2026-08-01T02:00:00Z");
  const { asOf } = await pull("");
  expect((await pull(`&changedAfter=${asOf}`)).items).toEqual([]);
  here().at("2026-08-01T03:00:00Z");
  const finance = here().as("FINANCE-1");
  const etag = (await finance.get("/v1/budgets/2026")).headers.get("etag") ?? "";
  await finance.send("PUT", "/v1/budgets/2026", { cap: "100000" }, { "if-match": etag });
  const { obligations } = await award(here(), await verifiedSuggestion(here(), { scheme: "staged", benefit: "1000" }));
  expect((await pull(`&changedAfter=${asOf}`)).items.map(({ id }) => id)).toEqual([...obligations].sort());
  expect((await pull("&state=cancelled")).items.map(({ state }) => state)).toEqual(["cancelled", "cancelled"]);
});

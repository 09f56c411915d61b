// A crash between reserving money and approving leaves it reserved for a while, and never spends it twice.
import { beforeAll, expect, test, vi } from "vitest";
import { useEnterprise } from "../journeys/enterprise.ts";
import { approve, budgetOf, moneyPolicy, propose, refusal, setBudget, verifiedSuggestion } from "../journeys/money.ts";
import { publishPolicy } from "../journeys/published-policy.ts";
import { wholeLedger } from "./ledger.ts";

/** What is to happen when the next approval is about to be saved. */
const accident: { before?: () => Promise<void> } = {};

vi.mock("../../functions/store/commit.ts", async (original) => {
  const real = await original<typeof import("../../functions/store/commit.ts")>();
  const commit: typeof real.commit = async (actor, ...rest) => {
    const { before } = accident;
    if (actor.operation === "approve-award" && before) {
      delete accident.before;
      await before();
    }
    return real.commit(actor, ...rest);
  };
  return { ...real, commit };
});

const { here } = useEnterprise();

beforeAll(async () => {
  here().at("2026-03-10T02:00:00Z");
  await publishPolicy(here(), moneyPolicy());
  await setBudget(here(), "1500");
});

/** 1,000.00 of the 1,500.00 there are. */
const proposed = async (): Promise<string> =>
  (await propose(here(), await verifiedSuggestion(here(), { scheme: "staged", benefit: "10000" }))).id;

const crash = async (): Promise<void> => {
  throw new Error("The process is gone.");
};

const setFree = async (cap: string): Promise<void> => {
  const finance = here().as("FINANCE-1");
  const { headers } = await finance.get("/v1/budgets/2026");
  const set = await finance.send("PUT", "/v1/budgets/2026", { cap }, { "if-match": headers.get("etag") ?? "" });
  expect(set.status, JSON.stringify(set.body)).toBe(200);
};

test("money that a crash left reserved is free again after a quarter of an hour, when someone lacks it", async () => {
  const [first, second] = [await proposed(), await proposed()];
  accident.before = crash;
  expect(refusal(await approve(here(), first))).toEqual([500, "internal"]);
  expect(await budgetOf(here())).toMatchObject({ free: "500.00", reserved: "1000.00", spent: "0.00" });
  expect(refusal(await approve(here(), second))).toEqual([409, "budget-exhausted"]);
  here().at("2026-03-10T02:16:00Z");
  expect((await approve(here(), second)).body.state).toBe("approved");
  expect(await budgetOf(here())).toMatchObject({ free: "500.00", reserved: "0.00", spent: "1000.00" });
  expect(refusal(await approve(here(), first))).toEqual([409, "budget-exhausted"]);
  await wholeLedger(here());
});

test("a sweep gives it back, and the same request is then done with a fresh reservation", async () => {
  await setFree("2500");
  const id = await proposed();
  const headers = { "idempotency-key": `approve-${id}` };
  const again = () => here().as("APPROVER-1").post(`/v1/awards/${id}/approval`, undefined, headers);
  accident.before = crash;
  expect((await again()).status).toBe(500);
  const sweep = () => here().as("FINANCE-1").post("/v1/budgets/2026/sweep");
  expect((await sweep()).body).toEqual({ voided: 0 });
  here().at("2026-03-10T02:32:30Z");
  expect((await sweep()).body).toEqual({ voided: 1 });
  expect((await budgetOf(here())).reserved).toBe("0.00");
  expect((await again()).body.state).toBe("approved");
  expect((await again()).headers.get("idempotent-replayed")).toBe("true");
  expect(await budgetOf(here())).toMatchObject({ reserved: "0.00", spent: "2000.00" });
  await wholeLedger(here());
});

test("a crash that is repeated at once uses the reservation that is there", async () => {
  await setFree("3500");
  const id = await proposed();
  accident.before = crash;
  expect((await approve(here(), id)).status).toBe(500);
  expect((await approve(here(), id)).body.state).toBe("approved");
  expect(await budgetOf(here())).toMatchObject({ reserved: "0.00", spent: "3000.00" });
  await wholeLedger(here());
});

test("an approver who comes back late, when the reservation is gone, spends nothing", async () => {
  await setFree("4500");
  const id = await proposed();
  accident.before = async () => {
    here().at("2026-03-10T03:00:00Z");
    expect((await here().as("FINANCE-1").post("/v1/budgets/2026/sweep")).body).toEqual({ voided: 1 });
  };
  expect(refusal(await approve(here(), id))).toEqual([409, "reservation-expired"]);
  expect(await budgetOf(here())).toMatchObject({ reserved: "0.00", spent: "3000.00" });
  expect((await approve(here(), id)).body.state).toBe("approved");
  expect(await budgetOf(here())).toMatchObject({ reserved: "0.00", spent: "4000.00" });
  await wholeLedger(here());
});

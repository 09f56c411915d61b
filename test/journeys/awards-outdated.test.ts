// An award is approved only while everything that it was calculated from still stands, and by no one who had a hand in it.
import { beforeAll, expect, test } from "vitest";
import { breaksIn } from "../../cli/ledger.ts";
import { readLedger } from "../../functions/store/read-ledger.ts";
import { useEnterprise } from "./enterprise.ts";
import { approve, award, moneyPolicy, propose, refusal, setBudget, verifiedSuggestion } from "./money.ts";
import { publishPolicy } from "./published-policy.ts";
import { paymentsOf, releasedRun } from "./run-desk.ts";
import { bring, draft, policy, publish } from "./suggestion-desk.ts";

const { here } = useEnterprise();

beforeAll(async () => {
  here().at("2026-03-01T02:00:00Z");
  await publish(here(), policy);
  await publishPolicy(here(), moneyPolicy());
  await setBudget(here(), "100000");
});

const wholeLedger = async () => {
  const ledger = await readLedger(here().tenant);
  expect(ledger && breaksIn(ledger)).toEqual([]);
};

test("a fact that finance has corrected makes the proposal outdated", async () => {
  const id = await draft(here().as("E1"));
  await bring(here(), id, "E1", "verified");
  const proposed = await propose(here(), id);
  expect(proposed.total).toBe("6200.00");
  const corrected = { facts: { benefit: "600" }, from: "2026-03-01", until: "2026-03-01" };
  expect((await here().as("FINANCE-1").post(`/v1/suggestions/${id}/verification`, corrected)).status).toBe(200);
  expect(refusal(await approve(here(), proposed.id))).toEqual([409, "award-outdated"]);
  const again = await propose(here(), id);
  expect([again.total, (await approve(here(), again.id)).status]).toEqual(["260.00", 200]);
  await wholeLedger();
});

test("a version that was published meanwhile for the case's day makes it outdated too", async () => {
  here().at("2026-03-05T02:00:00Z");
  const proposed = await propose(here(), await verifiedSuggestion(here(), { scheme: "staged", day: "2026-03-05" }));
  await publishPolicy(here(), moneyPolicy({ from: "2026-03-05", rate: "1%" }));
  expect(refusal(await approve(here(), proposed.id))).toEqual([409, "award-outdated"]);
});

test("whose role was used to propose does not approve", async () => {
  const admin = here().as("ADMIN-1");
  const etag = (await admin.get("/v1/members/HR-1")).headers.get("etag") ?? "";
  const logins = (await admin.get("/v1/members/HR-1")).body.logins;
  const rights = { roles: ["hr", "approver", "employee"], logins };
  expect((await admin.send("PUT", "/v1/members/HR-1", rights, { "if-match": etag })).status).toBe(200);
  const absence = { to: "E3", roles: ["hr"], from: "2026-03-05", until: "2026-03-31", reason: "出差" };
  expect((await here().as("HR-1").post("/v1/delegations", absence)).status).toBe(201);
  const id = await verifiedSuggestion(here(), { scheme: "staged", day: "2026-03-01" });
  const proposed = await here().as("E3").post(`/v1/suggestions/${id}/awards`, {});
  expect(proposed.status, JSON.stringify(proposed.body)).toBe(201);
  expect(refusal(await approve(here(), proposed.body.id, "HR-1"))).toEqual([403, "sod-maker-checker"]);
});

test("after one person's part was cancelled alone, a difference is not split by weight", async () => {
  const authors: [string, number][] = [
    ["E1", 1],
    ["E2", 1],
  ];
  const id = await verifiedSuggestion(here(), { scheme: "capped", benefit: "20000", authors, day: "2026-03-01" });
  const first = await award(here(), id);
  const run = await releasedRun(here());
  const payments = await paymentsOf(here(), run);
  const ofPerson = (person: string) => payments.find((each: any) => each.person === person && each.award === first.id);
  const results = [
    { payment: ofPerson("E1").id, amount: "1000.00", outcome: "settled" },
    { payment: ofPerson("E2").id, amount: "1000.00", outcome: "returned", reason: "账号已销户" },
  ];
  expect((await here().as("CASHIER-1").post(`/v1/runs/${run}/results`, { results })).status).toBe(200);
  const why = { reasons: "重新评定" };
  expect((await here().as("APPROVER-1").post(`/v1/awards/${first.id}/cancellation`, why)).body.state).toBe("approved");
  expect(refusal(await here().as("HR-2").post(`/v1/suggestions/${id}/awards`, {}))).toEqual([409, "uneven-before"]);
  const back = { person: "E1", amount: "1000.00", ...why };
  expect((await here().as("APPROVER-1").post(`/v1/awards/${first.id}/reversals`, back)).body.state).toBe("cancelled");
  const anew = await here().as("HR-2").post(`/v1/suggestions/${id}/awards`, {});
  expect([anew.status, anew.body.total, anew.body.request.paidBefore]).toEqual([201, "2000.00", undefined]);
  await wholeLedger();
});

test("what had lapsed is gone with an award that was taken back whole", async () => {
  const full = await award(
    here(),
    await verifiedSuggestion(here(), { benefit: "40000", authors: [["E3", 1]], day: "2026-03-01" }),
  );
  const id = await verifiedSuggestion(here(), { benefit: "60000", authors: [["E3", 1]], day: "2026-03-01" });
  const capped = await award(here(), id);
  expect(capped.lapsed).toBe("5000.00");
  const why = { reasons: "核实有误" };
  for (const each of [full, capped])
    expect((await here().as("APPROVER-1").post(`/v1/awards/${each.id}/cancellation`, why)).body.state).toBe(
      "cancelled",
    );
  const anew = await propose(here(), id);
  expect([anew.request.paidBefore, anew.lapsed]).toEqual([undefined, "1000.00"]);
  await wholeLedger();
});

test("who has left decides nothing any more, and still sees what is theirs", async () => {
  const hr = here().as("HR-2");
  const etag = (await hr.get("/v1/people/APPROVER-2")).headers.get("etag") ?? "";
  expect((await hr.send("PATCH", "/v1/people/APPROVER-2", { until: "2026-03-04" }, { "if-match": etag })).status).toBe(
    200,
  );
  here().at("2026-03-06T02:00:00Z");
  const id = await verifiedSuggestion(here(), { scheme: "staged", day: "2026-03-01" });
  const proposed = await here().as("HR-2").post(`/v1/suggestions/${id}/awards`, {});
  expect(refusal(await approve(here(), proposed.body.id, "APPROVER-2"))).toEqual([403, "role-missing"]);
  expect((await here().as("APPROVER-2").get("/v1/my")).status).toBe(200);
});

// What the bank says of payments, over HTTP: settled, returned, replayed, wrong; what does not match changes nothing and is kept.
import { beforeAll, expect, test } from "vitest";
import { useEnterprise } from "./enterprise.ts";
import { refusal } from "./money.ts";
import { done, finish, owe, paymentsOf, releasedRun, stepsOf, wholeLedger, withMoney } from "./run-desk.ts";

const { here } = useEnterprise();

beforeAll(async () => {
  await withMoney(here());
});

const lineOf = ({ id, amount }: { id: string; amount: string }, outcome = "settled", more: object = {}) => ({
  payment: id,
  amount,
  outcome,
  ...more,
});

const stateOf = async (payment: { id: string }) =>
  done(await here().as("HR-1").get(`/v1/payments/${payment.id}`)).state;

test("what the bank returns is due again, and is paid in the next run", async () => {
  const [obligation = ""] = await owe(here(), ["E1"]);
  const first = await releasedRun(here());
  const [payment] = await paymentsOf(here(), first);
  const returned = await stepsOf(here()).results(first, {
    results: [lineOf(payment, "returned", { reason: "账号不存在" })],
  });
  expect(returned).toMatchObject({ accepted: 1, exceptions: [], run: { state: "reconciled", returned: { count: 1 } } });
  expect(done(await here().as("E1").get(`/v1/payments/${payment.id}`))).toMatchObject({
    state: "returned",
    reason: "账号不存在",
  });
  const due = done(await here().as("HR-1").get(`/v1/obligations/${obligation}`));
  expect(due).toMatchObject({ state: "due", returns: 1 });
  expect(due.payment).toBeUndefined();
  await stepsOf(here()).close(first);

  const second = await releasedRun(here());
  const [again] = await paymentsOf(here(), second);
  expect([again.obligation, again.amount, again.id]).toEqual([obligation, payment.amount, `${second}_${obligation}`]);
  await finish(here(), second);
  expect(done(await here().as("HR-1").get(`/v1/obligations/${obligation}`))).toMatchObject({
    state: "settled",
    returns: 1,
    payment: again.id,
  });
  // The old payment stays what it was, whatever is said of it later.
  const late = await stepsOf(here()).results(first, { results: [lineOf(payment)] });
  expect(late.exceptions).toEqual([
    { payment: payment.id, amount: payment.amount, outcome: "settled", code: "other-outcome" },
  ]);
  expect(late.says["other-outcome"].en).toMatch(/returned/);
  await wholeLedger(here());
});

test("unknown payments, wrong amounts and other runs' payments are exceptions, kept to be read", async () => {
  await owe(here(), ["E1", "E2", "E3"]);
  const old = (await paymentsOf(here(), "2026-03.1"))[0];
  const run = await releasedRun(here());
  const [one, two, three] = await paymentsOf(here(), run);
  const before = done(await here().as("HR-1").get(`/v1/runs/${run}`)).version;
  const results = [
    lineOf({ ...one, amount: "333.30" }),
    lineOf({ id: `${run}_2026-03-none`, amount: "1" }),
    lineOf(old),
    lineOf({ ...two, amount: "0.01" }, "returned"),
  ];
  const answer = await stepsOf(here()).results(run, { results });
  expect([answer.accepted, answer.exceptions.map(({ code }: { code: string }) => code)]).toEqual([
    0,
    ["wrong-amount", "unknown-payment", "unknown-payment", "wrong-amount"],
  ]);
  expect(done(await here().as("HR-1").get(`/v1/runs/${run}`)).version).toBe(before);
  expect(await Promise.all([one, two, three].map(stateOf))).toEqual(["instructed", "instructed", "instructed"]);
  await stepsOf(here()).results(run, { results: [lineOf(one), lineOf({ ...three, amount: "1" })] });
  const kept = done(await here().as("AUDITOR-1").get(`/v1/runs/${run}/exceptions?limit=1`));
  expect(kept.items).toMatchObject([
    { number: 1, by: "CASHIER-1", exceptions: [{ payment: one.id, amount: "333.30" }, {}, {}, {}] },
  ]);
  expect(Object.keys(kept.says).sort()).toEqual(["unknown-payment", "wrong-amount"]);
  const more = done(await here().as("AUDITOR-1").get(`/v1/runs/${run}/exceptions?limit=1&cursor=${kept.next}`));
  expect([more.items[0].number, more.items[0].exceptions[0].payment, more.next]).toEqual([2, three.id, undefined]);
  const settled = await paymentsOf(here(), run, "&state=settled");
  expect(settled.map(({ id }) => id)).toEqual([one.id]);
  expect(done(await here().as("HR-1").get(`/v1/runs/${run}`)).progress).toEqual({
    phase: "results",
    done: 1,
    total: 3,
  });
  expect(refusal(await here().as("HR-1").post(`/v1/runs/${run}/close`))).toEqual([409, "wrong-state"]);
  await finish(here(), run);
  await wholeLedger(here());
});

test("the same result again changes nothing, by the same key or another", async () => {
  await owe(here(), ["E1", "E2"]);
  const run = await releasedRun(here());
  const [one, two] = await paymentsOf(here(), run);
  const cashier = here().as("CASHIER-1");
  const body = { results: [lineOf(one)] };
  const headers = { "idempotency-key": "results-of-march" };
  const first = await cashier.post(`/v1/runs/${run}/results`, body, headers);
  const replayed = await cashier.post(`/v1/runs/${run}/results`, body, headers);
  expect([replayed.headers.get("idempotent-replayed"), replayed.body]).toEqual(["true", first.body]);
  const repeated = await stepsOf(here()).results(run, body);
  expect([repeated.accepted, repeated.run.version]).toEqual([1, first.body.run.version]);
  const { version } = done(await cashier.get(`/v1/payments/${one.id}`));
  const both = await Promise.all(
    [1, 2].map(() => cashier.post(`/v1/runs/${run}/results`, { results: [lineOf(one), lineOf(two)] })),
  );
  expect(both.map(({ status, body: { accepted } }) => [status, accepted])).toEqual([
    [200, 2],
    [200, 2],
  ]);
  expect(done(await cashier.get(`/v1/payments/${one.id}`)).version).toBe(version);
  expect(done(await cashier.get(`/v1/runs/${run}`))).toMatchObject({ state: "reconciled", settled: { count: 2 } });
  await stepsOf(here()).close(run);
  await wholeLedger(here());
});

test("a return after a success is a return, once, also when the run is closed; not of what is being taken back", async () => {
  const [obligation = ""] = await owe(here(), ["E1"]);
  const [other = ""] = await owe(here(), ["E2"]);
  const run = await releasedRun(here());
  const payments = await paymentsOf(here(), run);
  const [back, kept] = [obligation, other].map((id) => payments.find((payment) => payment.obligation === id));
  await finish(here(), run);
  const award = done(await here().as("HR-1").get(`/v1/obligations/${other}`)).award;
  done(
    await here().as("APPROVER-1").post(`/v1/awards/${award}/reversals`, { person: "E2", amount: "1", reasons: "多计" }),
  );
  const answer = await stepsOf(here()).results(run, { results: [lineOf(back, "returned"), lineOf(kept, "returned")] });
  expect(answer.exceptions.map(({ code }: { code: string }) => code)).toEqual(["taken-back"]);
  expect(answer.run).toMatchObject({
    state: "closed",
    settled: { count: 1 },
    returned: { count: 1 },
    pending: { count: 0 },
  });
  const again = await stepsOf(here()).results(run, { results: [lineOf(back, "returned")] });
  expect([again.accepted, again.run.version]).toEqual([1, answer.run.version]);
  expect(done(await here().as("HR-1").get(`/v1/obligations/${obligation}`))).toMatchObject({
    state: "due",
    returns: 1,
  });
  await wholeLedger(here());
});

test("success and return of one payment in one message are taken in their order", async () => {
  const run = await releasedRun(here());
  const [payment] = await paymentsOf(here(), run);
  const answer = await stepsOf(here()).results(run, {
    results: [lineOf(payment), lineOf(payment, "returned"), lineOf(payment)],
  });
  expect([answer.accepted, answer.exceptions[0].code, await stateOf(payment)]).toEqual([
    2,
    "other-outcome",
    "returned",
  ]);
  await stepsOf(here()).close(run);
  await wholeLedger(here());
});

test("a message is one of the two forms, and of a bounded length", async () => {
  const cashier = here().as("CASHIER-1");
  const post = async (body: object) => refusal(await cashier.post("/v1/runs/2026-03.1/results", body));
  const line = { payment: "X", amount: "1", outcome: "settled" };
  expect(await post({})).toEqual([400, "missing-field"]);
  expect(await post({ all: "settled", results: [line] })).toEqual([400, "fields-exclude-each-other"]);
  expect(await post({ all: "returned" })).toEqual([400, "choice-invalid"]);
  expect(await post({ results: [] })).toEqual([400, "list-empty"]);
  expect(await post({ results: Array(1001).fill(line) })).toEqual([400, "list-too-long"]);
  expect(await post({ results: [{ ...line, amount: "-1" }] })).toEqual([400, "amount-invalid"]);
  expect(await post({ results: [{ ...line, outcome: "paid" }] })).toEqual([400, "choice-invalid"]);
});

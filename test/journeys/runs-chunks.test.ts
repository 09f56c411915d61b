// Runs of several chunks: two drivers at once, drivers that die, time that runs out, obligations that change in between, and a stormy database. Nothing is lost, nothing doubled.
import { randomUUID } from "node:crypto";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import type { ManifestLine, Run } from "../../domain/records/runs.ts";
import { writeFen } from "../../domain/values/money.ts";
import { computeChunks } from "../../functions/runs/phases.ts";
import { now, setClock } from "../../functions/store/clock.ts";
import { forgetDatabase } from "../../functions/store/database.ts";
import { getFile } from "../../functions/store/files.ts";
import { load } from "../../functions/store/load.ts";
import { marksOf } from "../../functions/store/paid.ts";
import type { Actor } from "../../functions/store/write.ts";
import { storm } from "../faults/profiles.ts";
import { startProxy } from "../faults/proxy.ts";
import { seedOr } from "../faults/seeds.ts";
import { type TestEnterprise, useEnterprise } from "./enterprise.ts";
import { refusal } from "./money.ts";
import { done, finish, owe, oweManyPeople, paymentsOf, stepsOf, tamper, wholeLedger, withMoney } from "./run-desk.ts";

const { here, found } = useEnterprise();

beforeAll(async () => {
  await withMoney(here());
  await oweManyPeople(here());
});

const actorIn = ({ tenant }: TestEnterprise): Actor => ({
  tenant,
  person: "HR-1",
  operation: "compute-run",
  request: randomUUID(),
  now: now(),
});

const lockedRun = async (enterprise: TestEnterprise) => {
  const { id } = await stepsOf(enterprise).create();
  const { manifest } = await stepsOf(enterprise).lock(id);
  return { id, manifest };
};

/** A driver of its own, beside whatever else is at work; it dies before the chunk after so many. */
const driver = async (enterprise: TestEnterprise, id: string, diesAfter = Number.POSITIVE_INFINITY) => {
  const run = await load<Run>(enterprise.tenant, "run", id);
  if (!run) throw new Error("The run is gone.");
  let chunks = 0;
  const hasTime = (): boolean => {
    if (chunks++ === diesAfter) throw new Error("The driver died.");
    return true;
  };
  return computeChunks({ actor: actorIn(enterprise), run, hasTime, workers: 1 });
};

const linesOf = async ({ tenant }: TestEnterprise, digest: string): Promise<ManifestLine[]> => {
  const bytes: Uint8Array[] = [];
  const file = await getFile(`${tenant}/manifests/${digest.replace("sha256:", "")}`);
  for await (const piece of file ?? []) bytes.push(piece);
  return Buffer.concat(bytes)
    .toString()
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
};

/** Each obligation is paid exactly once, at its amount. */
const paidOnce = async (enterprise: TestEnterprise, id: string, digest: string): Promise<void> => {
  const lines = await linesOf(enterprise, digest);
  const payments = await paymentsOf(enterprise, id);
  expect(payments.map(({ id: payment }) => payment)).toEqual(lines.map(({ obligation }) => `${id}_${obligation}`));
  expect(payments.map(({ amount }) => Math.round(Number(amount) * 100))).toEqual(
    lines.map(({ amountFen }) => amountFen),
  );
  await wholeLedger(enterprise);
};

test("the same obligations give the same manifest, in the order of their ids", async () => {
  const first = await lockedRun(here());
  await stepsOf(here()).discard(first.id);
  const second = await lockedRun(here());
  expect(second.manifest).toEqual(first.manifest);
  expect(first.manifest).toMatchObject({ chunks: 4, obligations: 130 });
  const ids = (await linesOf(here(), first.manifest.digest)).map(({ obligation }) => obligation);
  expect(ids).toEqual([...ids].sort());
  await stepsOf(here()).discard(second.id);
});

test("two drivers at once, and two callers, compute every chunk once", async () => {
  const { id, manifest } = await lockedRun(here());
  const hr = ["HR-1", "HR-2"].map((person) => here().as(person).post(`/v1/runs/${id}/computation`));
  const [calls] = await Promise.all([Promise.all(hr), driver(here(), id), driver(here(), id)]);
  expect(calls.map(({ status }) => status).sort()).toEqual([200, 409]);
  const run = done(await here().as("HR-1").get(`/v1/runs/${id}`));
  expect(run).toMatchObject({ state: "computed", payments: { count: 130, total: manifest.total } });
  expect((await marksOf(here().tenant, id, "compute")).map(({ body }) => body.done?.count).sort()).toEqual([
    10, 40, 40, 40,
  ]);
  await paidOnce(here(), id, manifest.digest);
  await stepsOf(here()).discard(id);
  await wholeLedger(here());
});

test("a driver that dies between chunks leaves whole chunks, and the next goes on", async () => {
  const { id, manifest } = await lockedRun(here());
  await expect(driver(here(), id, 2)).rejects.toThrow("The driver died.");
  expect(done(await here().as("HR-1").get(`/v1/runs/${id}`)).progress).toEqual({ phase: "compute", done: 2, total: 4 });
  expect(await paymentsOf(here(), id)).toHaveLength(80);
  await wholeLedger(here());
  expect((await stepsOf(here()).compute(id)).payments.count).toBe(130);
  await paidOnce(here(), id, manifest.digest);
  await stepsOf(here()).discard(id);
});

test("a call that runs out of time answers how far it has come, and the same key goes on", async () => {
  const { id } = await lockedRun(here());
  const headers = { "idempotency-key": "compute-in-parts" };
  const call = () => here().as("HR-1").post(`/v1/runs/${id}/computation`, undefined, headers);
  onTestFinished(() => here().at("2026-03-10T04:00:00Z"));
  const from = now();
  let looks = 0;
  // Every look at the clock is seven seconds later: after a few chunks the time is up.
  setClock(() => from + looks++ * 7000);
  const first = await call();
  expect([first.status, first.body.state]).toEqual([202, "locked"]);
  expect(first.body.progress.done).toBeLessThan(4);
  let calls = 1;
  while ((await call()).status === 202) expect(calls++).toBeLessThan(9);
  expect((await call()).headers.get("idempotent-replayed")).toBe("true");
  here().at("2026-03-10T04:00:00Z");
  expect(done(await here().as("HR-1").get(`/v1/runs/${id}`))).toMatchObject({
    state: "computed",
    payments: { count: 130 },
  });
  await stepsOf(here()).discard(id);
  await wholeLedger(here());
});

test("a run that is discarded while a driver is at work gives everything back, whoever is late", async () => {
  const { id } = await lockedRun(here());
  await expect(driver(here(), id, 1)).rejects.toThrow();
  const [discarded] = await Promise.all([stepsOf(here()).discard(id), driver(here(), id)]);
  expect(discarded.state).toBe("discarded");
  await driver(here(), id);
  expect((await paymentsOf(here(), id)).every(({ state }) => state === "returned")).toBe(true);
  const due = done(await here().as("HR-1").get("/v1/obligations?state=due&limit=100"));
  expect(due.items).toHaveLength(100);
  expect(
    due.items.every(
      ({ returns, payment }: { returns: number; payment?: string }) => returns === 0 && payment === undefined,
    ),
  ).toBe(true);
  expect(refusal(await here().as("HR-1").post(`/v1/runs/${id}/computation`))).toEqual([409, "wrong-state"]);
  await wholeLedger(here());
});

test("what has changed since it was locked is left out and named, and the next run pays it", async () => {
  const [changedLater = ""] = await owe(here(), ["E1"]);
  const [cancelled = ""] = await owe(here(), ["E2"]);
  const award = async (id: string) => done(await here().as("HR-1").get(`/v1/obligations/${id}`)).award;
  const { id } = await lockedRun(here());
  const given = { reasons: "重复申报" };
  done(
    await here()
      .as("APPROVER-1")
      .post(`/v1/awards/${await award(cancelled)}/cancellation`, given),
  );
  const computed = await stepsOf(here()).compute(id);
  expect(computed).toMatchObject({
    payments: { count: 131 },
    leftOut: { count: 1, total: "1000.10", first: [cancelled] },
  });
  expect(
    refusal(
      await here()
        .as("APPROVER-1")
        .post(`/v1/awards/${await award(changedLater)}/cancellation`, given),
    ),
  ).toEqual([409, "obligation-in-run"]);
  const { approve, release } = stepsOf(here());
  await approve(id);
  await release(id);
  const payments = await paymentsOf(here(), id);
  const file = (await here().as("CASHIER-1").get(`/v1/runs/${id}/file`)).body.trimEnd().split("\r\n").slice(1);
  expect(file.map((line: string) => line.split(",")[0])).toEqual(payments.map((payment) => payment.id));
  await finish(here(), id);
  await wholeLedger(here());
});

/** Asks with one key until it is done, as whoever is told that the service is busy does. */
const insist = async (enterprise: TestEnterprise, person: string, path: string, body?: object): Promise<number> => {
  const headers = { "idempotency-key": randomUUID() };
  for (let attempt = 0; attempt < 30; attempt++) {
    const { status } = await enterprise.as(person).post(path, body, headers);
    if (status !== 503 && status !== 202) return status;
  }
  throw new Error(`${path} did not come to an end.`);
};

test.each([1, 2, 3])("130 people are paid through a stormy database, seed %i", async (number) => {
  const enterprise = await withMoney(await found());
  await oweManyPeople(enterprise);
  const { id, manifest } = await lockedRun(enterprise);
  const run = `/v1/runs/${id}`;
  const [bounced, ...others] = (await linesOf(enterprise, manifest.digest)).map(({ obligation, amountFen }) => ({
    payment: `${id}_${obligation}`,
    amount: writeFen(amountFen),
    outcome: "settled",
  }));
  const proxy = await startProxy({ target: enterprise.endpoint, seed: seedOr(number), profile: storm });
  const use = (endpoint: string): void => {
    process.env.DYNAMODB_ENDPOINT = endpoint;
    forgetDatabase();
  };
  try {
    use(proxy.endpoint);
    const computed = await Promise.all(["HR-1", "HR-2"].map((hr) => insist(enterprise, hr, `${run}/computation`)));
    expect(computed).toContain(200);
    expect(await insist(enterprise, "APPROVER-1", `${run}/approval`)).toBe(200);
    expect(await insist(enterprise, "CASHIER-1", `${run}/release`)).toBe(200);
    const results = [{ ...bounced, outcome: "returned" }, ...others.slice(0, 50)];
    expect(await insist(enterprise, "CASHIER-1", `${run}/results`, { results })).toBe(200);
    expect(await insist(enterprise, "CASHIER-1", `${run}/results`, { all: "settled" })).toBe(200);
    expect(await insist(enterprise, "HR-1", `${run}/close`)).toBe(200);
  } finally {
    await proxy.settled();
    use(enterprise.endpoint);
    await proxy.stop();
  }
  expect(Object.keys(proxy.counts.faults).length).toBeGreaterThan(3);
  await paidOnce(enterprise, id, manifest.digest);
  expect(done(await enterprise.as("HR-1").get(run))).toMatchObject({
    state: "closed",
    settled: { count: 129 },
    returned: { count: 1 },
    pending: { count: 0 },
  });
});

test("a run is stopped at the line that does not agree", async () => {
  const enterprise = await withMoney(await found());
  await owe(enterprise, ["E1", "E2", "E3"]);
  const { id } = await lockedRun(enterprise);
  await stepsOf(enterprise).compute(id);
  const [payment] = await paymentsOf(enterprise, id);
  await tamper(enterprise, payment.id, { amountFen: 1 });
  const stopped = await enterprise.as("APPROVER-1").post(`/v1/runs/${id}/approval`);
  expect(refusal(stopped)).toEqual([409, "run-broken"]);
  expect(stopped.body.errors[0].zh).toContain(payment.id);
  expect(done(await enterprise.as("HR-1").get(`/v1/runs/${id}`)).state).toBe("computed");
});

// The database loses replies, meets conflicts, is slow and throttles: what was acknowledged is there, nothing is there twice, and no key of others is touched.
import { randomUUID } from "node:crypto";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import { now } from "../../functions/store/clock.ts";
import { commit } from "../../functions/store/commit.ts";
import { forgetDatabase } from "../../functions/store/database.ts";
import { loginId } from "../../functions/store/keys.ts";
import { forgetLanes } from "../../functions/store/lanes.ts";
import { forgetMembers } from "../../functions/store/members.ts";
import { calm, conflicts, lostReplies, type Profile, storm, throttled } from "../faults/profiles.ts";
import { type FaultProxy, startProxy } from "../faults/proxy.ts";
import { seedOr } from "../faults/seeds.ts";
import { staff, type TestEnterprise, useEnterprise } from "../journeys/enterprise.ts";
import { setBudget } from "../journeys/money.ts";
import { idea, policy, publish } from "../journeys/suggestion-desk.ts";
import { wholeLedger } from "./ledger.ts";
import { expectAllThere, startLoad } from "./load.ts";

const { here, found } = useEnterprise();

const prepared = async (place: TestEnterprise): Promise<TestEnterprise> => {
  place.at("2026-03-10T02:00:00Z");
  await publish(place, policy);
  await setBudget(place, "100000000");
  return place;
};

beforeAll(() => prepared(here()));

/** Until the test is over everything goes through a proxy; the function leads past it again. */
const through = async (seed: number, profile: Profile): Promise<{ proxy: FaultProxy; leave: () => Promise<void> }> => {
  const proxy = await startProxy({ target: here().endpoint, seed, profile });
  const use = (endpoint: string): void => {
    process.env.DYNAMODB_ENDPOINT = endpoint;
    forgetDatabase();
    forgetLanes();
    forgetMembers();
  };
  const leave = async (): Promise<void> => {
    await proxy.settled();
    use(here().endpoint);
  };
  use(proxy.endpoint);
  onTestFinished(async () => {
    await leave();
    await proxy.stop();
  });
  return { proxy, leave };
};

const seeds = [1_000, 2_000];
const profiles: [string, Profile][] = [
  ["a storm", storm],
  ["conflicts", conflicts],
  ["lost replies", lostReplies],
];
const runs = profiles.flatMap(([name, profile]) => seeds.map((seed) => ({ name, seed, profile })));

test.each(runs)("under $name, seed $seed, what was acknowledged is there once", async ({ seed, profile }) => {
  const { proxy, leave } = await through(seedOr(seed), profile);
  const load = startLoad(here());
  const cases = 6;
  await load.work(cases);
  expect(load.acknowledged).toHaveLength(cases * 7);
  expect(Object.values(proxy.counts.faults).reduce((sum, count) => sum + count, 0)).toBeGreaterThan(10);
  await leave();
  await expectAllThere(here(), load.acknowledged);
});

test("an entry that no key protects is written once, though the reply to it is lost", async () => {
  const before = await wholeLedger(here());
  const { leave } = await through(seedOr(5), { ...calm, resetAfter: 0.5 });
  const actor = { tenant: here().tenant, person: "HR-1", operation: "test-note", request: randomUUID(), now: now() };
  const times = 20;
  for (let index = 0; index < times; index++)
    expect((await commit(actor, { changes: [], note: { index } })).did).toBe("committed");
  await leave();
  expect(await wholeLedger(here())).toHaveLength(before.length + times);
});

test("while everything is throttled writes answer 503 and when to come back, and are done afterwards under the same key", async () => {
  const before = await wholeLedger(here());
  const { proxy, leave } = await through(seedOr(7), calm);
  expect((await here().as("E1").get("/v1/me")).status).toBe(200);
  proxy.use(throttled);
  const body = idea();
  const keys = Array.from({ length: 4 }, () => randomUUID());
  const sent = (key: string, index: number) =>
    here()
      .as("E1")
      .post("/v1/suggestions", { ...body, title: `${body.title} ${index}` }, { "idempotency-key": key });
  const refused = await Promise.all(keys.map(sent));
  for (const answer of refused) {
    expect([answer.status, answer.body.errors[0].code]).toEqual([503, "busy"]);
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
  }
  proxy.use(calm);
  await proxy.settled();
  expect(await wholeLedger(here())).toHaveLength(before.length);
  const done = await Promise.all(keys.map(sent));
  expect(done.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
  await leave();
  expect(await wholeLedger(here())).toHaveLength(before.length + 4);
});

const issuer = "https://issuer.test";

test("an enterprise at work touches its own keys only, whatever ids it is asked about", async () => {
  const theirs = startLoad(here(), 1);
  await theirs.work(1);
  const second = await prepared(await found());
  const { proxy, leave } = await through(seedOr(11), calm);
  const logins = Object.keys(staff).map((person) => `L#${loginId(issuer, `${second.tenant}-${person}`)}`);
  proxy.allow([`T#${second.tenant}#`, ...logins]);
  const load = startLoad(second, 2);
  await load.work(3);
  for (const { record } of theirs.acknowledged) {
    const [kind, id] = record.split("/");
    for (const person of ["HR-1", "AUDITOR-1"])
      expect((await second.as(person).get(`/v1/${kind}s/${id}`)).status).toBe(404);
  }
  for (const path of [
    "people",
    "suggestions",
    "policies",
    "budgets",
    "awards",
    "obligations",
    "members",
    "delegations",
  ])
    for (const person of ["HR-1", "ADMIN-1", "AUDITOR-1"])
      expect([200, 403]).toContain((await second.as(person).get(`/v1/${path}?limit=3`)).status);
  expect(proxy.counts.foreign).toEqual([]);
  expect(proxy.counts.itemsForeign).toBe(0);
  expect(proxy.counts.itemsRead).toBeGreaterThan(100);
  proxy.allow(undefined);
  await leave();
  await expectAllThere(second, load.acknowledged);
});

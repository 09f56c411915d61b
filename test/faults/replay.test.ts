// A seed replays: the same decisions for the same numbers of requests; and a careful writer comes through every profile.
import { type TransactionCanceledException, TransactWriteItemsCommand } from "@aws-sdk/client-dynamodb";
import { beforeAll, expect, test } from "vitest";
import { decide } from "./decisions.ts";
import { conflicts, fates, lostReplies, type Profile, storm, throttled } from "./profiles.ts";
import { startProxy } from "./proxy.ts";
import type { Operation } from "./requests.ts";
import { seedOr } from "./seeds.ts";
import { clientOf, countOf, createOf, makeTable, timesOf } from "./table.ts";
import { useDatabase } from "./use-database.ts";

const database = useDatabase();
beforeAll(() => makeTable(clientOf(database().endpoint)));

const decisionsOf = (seed: number, profile: Profile, operation: Operation, count: number) =>
  Array.from({ length: count }, (_, number) => {
    const { random, ...decision } = decide(seed, number, profile, operation);
    return { ...decision, next: random.whole(0, 1_000_000) };
  });

test("decisions depend on the seed and the number alone", () => {
  const once = decisionsOf(7, storm, "TransactWriteItems", 300);
  expect(decisionsOf(7, storm, "TransactWriteItems", 300)).toEqual(once);
  expect(decisionsOf(8, storm, "TransactWriteItems", 300)).not.toEqual(once);
  expect(decisionsOf(7, storm, "TransactWriteItems", 400).slice(0, 300)).toEqual(once);
});

test("a fate that cannot befall a read leaves it alone and moves no other", () => {
  const writes = decisionsOf(7, storm, "PutItem", 2000);
  const reads = decisionsOf(7, storm, "GetItem", 2000);
  const onlyWrites = ["conflict", "duplicate", "late"];
  for (const [number, { fate }] of writes.entries())
    expect(reads[number]?.fate).toBe(onlyWrites.includes(fate) ? "none" : fate);
});

test("every fate comes about as often as its profile says", () => {
  const all = decisionsOf(11, storm, "TransactWriteItems", 20_000);
  for (const fate of fates) {
    const share = all.filter((decision) => decision.fate === fate).length / all.length;
    expect(share).toBeGreaterThan(storm[fate] * 0.8);
    expect(share).toBeLessThan(storm[fate] * 1.2);
  }
});

/** The names of what sixty writes, one after the other, were answered with. */
const run = async (seed: number, prefix: string) => {
  const proxy = await startProxy({ target: database().endpoint, seed, profile: storm });
  const client = clientOf(proxy.endpoint);
  const answers: string[] = [];
  for (let n = 0; n < 60; n++) {
    const TransactItems = [createOf(prefix, `marker-${n}`), countOf(prefix, "sum")];
    answers.push(await client.send(new TransactWriteItemsCommand({ TransactItems })).then(() => "done", nameOf));
    await proxy.settled();
  }
  await proxy.stop();
  return { answers, history: [...proxy.history], faults: proxy.counts.faults };
};

const nameOf = (error: TransactionCanceledException): string =>
  [error.name, ...(error.CancellationReasons ?? []).map(({ Code }) => Code)].join(" ");

test("one seed gives the same answers to the same requests, another seed others", async () => {
  const seed = seedOr(21);
  const first = await run(seed, "first");
  expect(await run(seed, "second")).toEqual(first);
  expect(await run(seed + 1, "third")).not.toEqual(first);
  expect(new Set(first.answers).size).toBeGreaterThan(2);
});

test.each(Object.entries({ storm, conflicts, lostReplies }))(
  "under %s each write of a careful writer counts once",
  async (name, profile) => {
    const proxy = await startProxy({ target: database().endpoint, seed: seedOr(33), profile });
    const client = clientOf(proxy.endpoint);
    const markers = Array.from({ length: 40 }, (_, n) => `marker-${n}`);
    await Promise.all(
      [0, 1, 2, 3].map(async (writer) => {
        const own = markers.filter((_, n) => n % 4 === writer);
        for (const marker of own) await untilDone(() => write(client, name, marker));
      }),
    );
    await proxy.stop();
    expect(await timesOf(clientOf(database().endpoint), name, "sum")).toBe(markers.length);
    expect(Object.keys(proxy.counts.faults).length).toBeGreaterThan(0);
  },
);

/** The marker is refused a second time: then the write is known to be done. */
const write = (client: ReturnType<typeof clientOf>, pk: string, marker: string): Promise<boolean> =>
  client.send(new TransactWriteItemsCommand({ TransactItems: [createOf(pk, marker), countOf(pk, "sum")] })).then(
    () => true,
    (error: TransactionCanceledException) => error.CancellationReasons?.[0]?.Code === "ConditionalCheckFailed",
  );

const untilDone = async (attempt: () => Promise<boolean>): Promise<void> => {
  while (!(await attempt())) await new Promise(setImmediate);
};

test("throttling lasts until the test ends it", async () => {
  const proxy = await startProxy({ target: database().endpoint, seed: seedOr(1), profile: throttled });
  const client = clientOf(proxy.endpoint);
  const attempts = await Promise.all(Array.from({ length: 10 }, () => write(client, "throttled", "one")));
  expect(attempts).not.toContain(true);
  proxy.use(storm);
  await untilDone(() => write(client, "throttled", "one"));
  await proxy.stop();
  expect(await timesOf(clientOf(database().endpoint), "throttled", "sum")).toBe(1);
});

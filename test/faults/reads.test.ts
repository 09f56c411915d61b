// Reads through the proxy come in tiny pages, half done and late, and a caller that follows them to the end misses nothing.
import {
  BatchGetItemCommand,
  type BatchGetItemCommandOutput,
  BatchWriteItemCommand,
  type BatchWriteItemCommandOutput,
  PutItemCommand,
  QueryCommand,
  type QueryCommandInput,
  type QueryCommandOutput,
} from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { calm } from "./profiles.ts";
import { type FaultProxy, startProxy } from "./proxy.ts";
import { clientOf, keyOf, makeTable, table, timesOf } from "./table.ts";
import { useDatabase } from "./use-database.ts";

const database = useDatabase();
let proxy: FaultProxy;

beforeAll(() => makeTable(clientOf(database().endpoint)));
beforeEach(async () => {
  await proxy?.stop();
  proxy = await startProxy({ target: database().endpoint, seed: 3, profile: calm });
});
afterAll(() => proxy?.stop());

const client = () => clientOf(proxy.endpoint);
const names = Array.from({ length: 20 }, (_, n) => `n-${String(n).padStart(2, "0")}`);

const queryOf = (pk: string): QueryCommandInput => ({
  TableName: table,
  KeyConditionExpression: "pk = :pk",
  ExpressionAttributeValues: { ":pk": { S: pk } },
});

/** Whether a batch was written in parts, and by how many calls. */
const writeAll = async (pk: string): Promise<number> => {
  let left: BatchWriteItemCommandOutput["UnprocessedItems"] = {
    [table]: names.map((sk) => ({ PutRequest: { Item: keyOf(pk, sk) } })),
  };
  let calls = 0;
  while (left && Object.keys(left).length > 0) {
    const before: number = left[table]?.length ?? 0;
    const output: BatchWriteItemCommandOutput = await client().send(new BatchWriteItemCommand({ RequestItems: left }));
    left = output.UnprocessedItems;
    expect(left?.[table]?.length ?? 0).toBeLessThan(before);
    calls += 1;
  }
  return calls;
};

const readAll = async (input: QueryCommandInput): Promise<{ names: string[]; pages: number }> => {
  const found: string[] = [];
  let pages = 0;
  let start: QueryCommandOutput["LastEvaluatedKey"];
  do {
    const page: QueryCommandOutput = await client().send(
      new QueryCommand({ ...input, ...(start && { ExclusiveStartKey: start }) }),
    );
    found.push(...(page.Items ?? []).map(({ sk }) => sk?.S ?? ""));
    start = page.LastEvaluatedKey;
    pages += 1;
  } while (start);
  return { names: found, pages };
};

test("a batch of writes is left half done until the caller asks for the rest", async () => {
  proxy.use({ ...calm, unprocessed: 1 });
  expect(await writeAll("batch")).toBeGreaterThan(1);
  proxy.use(calm);
  expect(await readAll(queryOf("batch"))).toEqual({ names, pages: 1 });
});

test("a batch of reads returns the keys that it left, with all that was said about their table", async () => {
  await writeAll("read");
  proxy.use({ ...calm, unprocessed: 1 });
  let asked: BatchGetItemCommandOutput["UnprocessedKeys"] = {
    [table]: { Keys: names.map((sk) => keyOf("read", sk)), ProjectionExpression: "sk" },
  };
  const found: object[] = [];
  let calls = 0;
  while (asked && Object.keys(asked).length > 0) {
    const output: BatchGetItemCommandOutput = await client().send(new BatchGetItemCommand({ RequestItems: asked }));
    found.push(...(output.Responses?.[table] ?? []));
    asked = output.UnprocessedKeys;
    calls += 1;
  }
  expect(calls).toBeGreaterThan(1);
  expect(found).toHaveLength(20);
  expect(found).toEqual(expect.arrayContaining(names.map((sk) => ({ sk: { S: sk } }))));
});

test("pages hold one to three items, or fewer where the caller asks for fewer", async () => {
  await writeAll("pages");
  proxy.use({ ...calm, tinyPage: 1 });
  const read = await readAll({ ...queryOf("pages"), Limit: 15 });
  expect(read.names).toEqual(names);
  expect(read.pages).toBeGreaterThanOrEqual(7);
  expect((await readAll({ ...queryOf("pages"), Limit: 1 })).pages).toBeGreaterThanOrEqual(20);
});

test("what is read and what is given back are counted apart", async () => {
  await writeAll("count");
  const { itemsRead, itemsReturned } = proxy.counts;
  await readAll({ ...queryOf("count"), FilterExpression: "times > :pk" });
  expect(proxy.counts.itemsRead - itemsRead).toBe(20);
  expect(proxy.counts.itemsReturned - itemsReturned).toBe(0);
});

test("a stale read gives the last answer to the same question, a consistent one the truth", async () => {
  const put = (times: number) =>
    client().send(
      new PutItemCommand({ TableName: table, Item: { ...keyOf("stale"), who: { S: "me" }, times: { N: `${times}` } } }),
    );
  const byWho: QueryCommandInput = {
    TableName: table,
    IndexName: "byWho",
    KeyConditionExpression: "who = :who",
    ExpressionAttributeValues: { ":who": { S: "me" } },
  };
  const timesByWho = async () => (await client().send(new QueryCommand(byWho))).Items?.map(({ times }) => times?.N);

  proxy.use({ ...calm, stale: 1 });
  await put(1);
  expect(await timesByWho()).toEqual(["1"]);
  expect(await timesOf(client(), "stale")).toBe(1);
  await put(2);
  expect(await timesByWho()).toEqual(["1"]);
  expect(await timesOf(client(), "stale")).toBe(2);
  proxy.use(calm);
  expect(await timesByWho()).toEqual(["2"]);
  expect(proxy.counts.faults).toEqual({ stale: 1 });
});

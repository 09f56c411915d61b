// A request that names somebody else's key, in whatever way, is refused and recorded, and never reaches the database.
import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  DeleteItemCommand,
  type DynamoDBClient,
  ExecuteStatementCommand,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  type QueryCommandInput,
  ScanCommand,
  TransactGetItemsCommand,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, expect, test } from "vitest";
import { calm } from "./profiles.ts";
import { type FaultProxy, startProxy } from "./proxy.ts";
import { clientOf, countOf, createOf, keyOf, makeTable, refusalOf, table, timesOf } from "./table.ts";
import { useDatabase } from "./use-database.ts";

const database = useDatabase();
let proxy: FaultProxy;

beforeAll(async () => {
  await makeTable(clientOf(database().endpoint));
  await clientOf(database().endpoint).send(
    new PutItemCommand({ TableName: table, Item: { ...keyOf("theirs"), who: { S: "mine-too" } } }),
  );
  proxy = await startProxy({ target: database().endpoint, seed: 1, profile: calm, allowPrefixes: ["mine", "shared#"] });
});
afterAll(() => proxy?.stop());

const client = () => clientOf(proxy.endpoint);
const query = (pk: string, more: Partial<QueryCommandInput> = {}) =>
  new QueryCommand({
    TableName: table,
    KeyConditionExpression: "pk = :pk",
    ExpressionAttributeValues: { ":pk": { S: pk } },
    ...more,
  });
const byWho = (who: string) =>
  query(who, { IndexName: "byWho", KeyConditionExpression: "#w = :pk", ExpressionAttributeNames: { "#w": "who" } });

type Send = (to: DynamoDBClient, pk: string) => Promise<unknown>;

/** Every way in which a request may name a key; the last of several keys is the one that matters. */
const ways: Record<string, Send> = {
  get: (to, pk) => to.send(new GetItemCommand({ TableName: table, Key: keyOf(pk) })),
  put: (to, pk) => to.send(new PutItemCommand({ TableName: table, Item: keyOf(pk) })),
  update: (to, pk) => to.send(new UpdateItemCommand({ TableName: table, ...countOf("").Update, Key: keyOf(pk) })),
  delete: (to, pk) => to.send(new DeleteItemCommand({ TableName: table, Key: keyOf(pk, "none") })),
  query: (to, pk) => to.send(query(pk)),
  "query by name": (to, pk) =>
    to.send(query(pk, { KeyConditionExpression: "#p=:pk AND sk > :pk", ExpressionAttributeNames: { "#p": "pk" } })),
  "query in reverse": (to, pk) => to.send(query(pk, { KeyConditionExpression: ":pk = pk" })),
  "query of an index": (to, pk) => to.send(byWho(pk)),
  "a page of somebody": (to, pk) => to.send(query("mine", { ExclusiveStartKey: keyOf(pk) })),
  "batch get": (to, pk) =>
    to.send(new BatchGetItemCommand({ RequestItems: { [table]: { Keys: [keyOf("mine", "a"), keyOf(pk, "b")] } } })),
  "batch write": (to, pk) =>
    to.send(
      new BatchWriteItemCommand({
        RequestItems: {
          [table]: [{ PutRequest: { Item: keyOf("mine", "a") } }, { DeleteRequest: { Key: keyOf(pk, "none") } }],
        },
      }),
    ),
  "transaction that writes": (to, pk) =>
    to.send(new TransactWriteItemsCommand({ TransactItems: [countOf("mine", "a"), countOf(pk, "b")] })),
  "transaction that checks": (to, pk) =>
    to.send(
      new TransactWriteItemsCommand({
        TransactItems: [
          countOf("mine", "a"),
          {
            ConditionCheck: {
              TableName: table,
              Key: keyOf(pk, "none"),
              ConditionExpression: "attribute_not_exists(pk)",
            },
          },
        ],
      }),
    ),
  "transaction that reads": (to, pk) =>
    to.send(new TransactGetItemsCommand({ TransactItems: [{ Get: { TableName: table, Key: keyOf(pk) } }] })),
};

test.each(Object.entries(ways))("%s passes with an own key and is refused with a foreign one", async (_, send) => {
  const before = proxy.counts.foreign.length;
  await send(client(), "mine-1");
  await send(client(), "shared#1");
  expect(proxy.counts.foreign).toHaveLength(before);
  expect(await refusalOf(send(client(), "theirs"))).toMatchObject({
    name: "ValidationException",
    $metadata: { httpStatusCode: 400 },
  });
  expect(proxy.counts.foreign.slice(before)).toMatchObject([{ key: "theirs" }]);
});

test("nothing of a refused write was applied, to own keys neither", async () => {
  const before = await timesOf(client(), "mine", "fresh");
  const both = new TransactWriteItemsCommand({
    TransactItems: [countOf("mine", "fresh"), createOf("theirs", "fresh")],
  });
  await refusalOf(client().send(both));
  expect([before, await timesOf(client(), "mine", "fresh")]).toEqual([0, 0]);
  expect(await timesOf(clientOf(database().endpoint), "theirs", "b")).toBe(0);
});

test("a scan and a statement could reach everything, so both are refused", async () => {
  const scan = new ScanCommand({ TableName: table });
  const statement = new ExecuteStatementCommand({ Statement: `SELECT * FROM ${table}` });
  expect(await refusalOf(client().send(scan))).toMatchObject({ name: "ValidationException" });
  expect(await refusalOf(client().send(statement))).toMatchObject({ name: "ValidationException" });
  proxy.allow(undefined);
  await client().send(scan);
  await client().send(statement);
  proxy.allow(["mine", "shared#"]);
});

test("a row of others that an index gives back under an own key is counted", async () => {
  const before = proxy.counts.itemsForeign;
  const { Count } = await client().send(byWho("mine-too"));
  expect([Count, proxy.counts.itemsForeign - before]).toEqual([1, 1]);
});

test("prefixes may change while the proxy runs", async () => {
  proxy.allow(["theirs"]);
  await client().send(query("theirs"));
  expect(await refusalOf(client().send(query("mine")))).toMatchObject({ name: "ValidationException" });
  proxy.allow(["mine", "shared#"]);
});

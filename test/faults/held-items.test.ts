// Writes that meet at one item are in conflict while the first is under way, as on DynamoDB and unlike the embedded database.
import {
  TransactGetItemsCommand,
  TransactionInProgressException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { calm, conflicts } from "./profiles.ts";
import { type FaultProxy, startProxy } from "./proxy.ts";
import { clientOf, countOf, createOf, keyOf, makeTable, table, timesOf } from "./table.ts";
import { useDatabase } from "./use-database.ts";

const database = useDatabase();
let proxy: FaultProxy;
let pk = "";
let tests = 0;

const holding = { ...calm, holdsItems: true };

beforeAll(async () => {
  await makeTable(clientOf(database().endpoint));
  proxy = await startProxy({ target: database().endpoint, seed: 5, profile: holding });
  await timesOf(client(), "any");
});
beforeEach(() => {
  pk = `test-${tests++}`;
  proxy.use(holding);
});
afterAll(() => {
  database().resume();
  return proxy?.stop();
});

const client = () => clientOf(proxy.endpoint);
const transact = (TransactItems: TransactWriteItem[], ClientRequestToken?: string) =>
  client().send(new TransactWriteItemsCommand({ TransactItems, ClientRequestToken }));
const countOnce = () => {
  const { Update } = countOf(pk, "shared");
  return client().send(new UpdateItemCommand({ ...Update, TableName: table, Key: keyOf(pk, "shared") }));
};

const check: () => TransactWriteItem = () => ({
  ConditionCheck: { TableName: table, Key: keyOf(pk, "shared"), ConditionExpression: "attribute_not_exists(pk)" },
});

const countNow = () => timesOf(clientOf(database().endpoint), pk, "shared");

/** What becomes of these while the first is under way: the database does not answer before all of them have come in. */
const meetings = async (first: () => Promise<unknown>, others: (() => Promise<unknown>)[]): Promise<unknown[]> => {
  database().pause();
  let seen = proxy.history.length;
  const arrived = async (count: number): Promise<void> => {
    seen += count;
    while (proxy.history.length < seen) await new Promise(setImmediate);
  };
  const begun = first();
  await arrived(1);
  const met = others.map((send) => settle(send()));
  await arrived(others.length);
  database().resume();
  await begun;
  return Promise.all(met);
};

const settle = async (sent: Promise<unknown>): Promise<unknown> => {
  try {
    await sent;
    return "done";
  } catch (error) {
    return error;
  }
};

const conflictIn = (...places: boolean[]): object => ({
  name: "TransactionCanceledException",
  CancellationReasons: places.map((isHit) =>
    isHit ? { Code: "TransactionConflict", Message: "Transaction is ongoing for the item" } : { Code: "None" },
  ),
});

test("of ten transactions on one item one gets through, and the others learn which item it was", async () => {
  const write = (own: string) => () => transact([createOf(pk, own), countOf(pk, "shared")]);
  const others = await meetings(
    write("first"),
    Array.from({ length: 9 }, (_, n) => write(`other-${n}`)),
  );
  expect(others).toMatchObject(Array.from({ length: 9 }, () => conflictIn(false, true)));
  expect(await countNow()).toBe(1);
});

test("two transactions that only check one item are in conflict too", async () => {
  const write = (own: string) => () => transact([check(), createOf(pk, own)]);
  expect(await meetings(write("a"), [write("b")])).toMatchObject([conflictIn(true, false)]);
});

test("transactions on different items do not hinder each other", async () => {
  const write = (own: string) => () => transact([createOf(pk, own)]);
  expect(await meetings(write("a"), [write("b"), write("c")])).toEqual(["done", "done"]);
});

test("single writes wait for each other, and only a transaction refuses them", async () => {
  expect(await meetings(countOnce, [countOnce, countOnce])).toEqual(["done", "done"]);
  const refused = await meetings(() => transact([countOf(pk, "shared")]), [countOnce]);
  expect(refused).toMatchObject([{ name: "TransactionConflictException" }]);
  expect(await countNow()).toBe(4);
});

test("a transaction writes where a single write is under way, but does not read there", async () => {
  expect(await meetings(countOnce, [() => transact([countOf(pk, "shared")])])).toEqual(["done"]);
  const Get = { TableName: table, Key: keyOf(pk, "shared") };
  const read = () => client().send(new TransactGetItemsCommand({ TransactItems: [{ Get }] }));
  expect(await meetings(countOnce, [read])).toMatchObject([conflictIn(true)]);
  expect(await meetings(read, [countOnce])).toEqual(["done"]);
});

test("a token that is under way is told so, and what it did is done once", async () => {
  const write = () => transact([countOf(pk, "shared")], `token-${pk}`);
  const [refused] = await meetings(write, [write]);
  expect(refused).toBeInstanceOf(TransactionInProgressException);
  await write();
  expect(await countNow()).toBe(1);
});

test("items are free again as soon as the answer is there, also a refusal", async () => {
  const write = () => transact([createOf(pk, "once"), countOf(pk, "shared")]);
  await write();
  const refused = { CancellationReasons: [{ Code: "ConditionalCheckFailed" }, { Code: "None" }] };
  expect(await settle(write())).toMatchObject(refused);
  expect(await settle(write())).toMatchObject(refused);
});

test("under heavy conflicts every counter that keeps trying gets in exactly once", async () => {
  proxy.use(conflicts);
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      for (;;) {
        if ((await settle(transact([countOf(pk, "shared")]))) === "done") return;
      }
    }),
  );
  expect(await countNow()).toBe(8);
  expect(proxy.counts.faults.conflict).toBeGreaterThan(0);
  expect(proxy.counts.faults.heldConflict).toBeGreaterThan(0);
});

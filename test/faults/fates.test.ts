// Each fault of the proxy does what its name says: applied or not, and as which error the SDK raises it.
import {
  InternalServerError,
  ProvisionedThroughputExceededException,
  PutItemCommand,
  ThrottlingException,
  TransactGetItemsCommand,
  TransactionCanceledException,
  TransactionConflictException,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { calm, type Fate, type Profile, throttled } from "./profiles.ts";
import { type FaultProxy, startProxy } from "./proxy.ts";
import { clientOf, countOf, createOf, keyOf, makeTable, refusalOf, table, timesOf } from "./table.ts";
import { useDatabase } from "./use-database.ts";

const database = useDatabase();
let proxy: FaultProxy;
let pk = "";
let tests = 0;

beforeAll(() => makeTable(clientOf(database().endpoint)));
beforeEach(async () => {
  pk = `test-${tests++}`;
  proxy = await startProxy({ target: database().endpoint, seed: 1, profile: calm });
});
afterEach(() => {
  database().resume();
  return proxy.stop();
});

const always = (fate: Fate): Profile => ({ ...calm, [fate]: 1 });
const direct = () => clientOf(database().endpoint);
const spoiled = () => clientOf(proxy.endpoint);

const { TableName, ...update } = countOf("").Update as NonNullable<ReturnType<typeof countOf>["Update"]>;
const countOnce = () => spoiled().send(new UpdateItemCommand({ ...update, TableName, Key: keyOf(pk) }));
const countInTransaction = () => spoiled().send(new TransactWriteItemsCommand({ TransactItems: [countOf(pk)] }));

test("a calm proxy passes everything on", async () => {
  await countOnce();
  await countInTransaction();
  expect(await timesOf(spoiled(), pk)).toBe(2);
  expect(proxy.counts.operations).toEqual({ UpdateItem: 1, TransactWriteItems: 1, GetItem: 1 });
  expect(proxy.counts.faults).toEqual({});
});

const lost: { fate: Fate; error: object; applied: number }[] = [
  { fate: "resetBefore", error: { code: "ECONNRESET" }, applied: 0 },
  { fate: "resetAfter", error: { code: "ECONNRESET" }, applied: 1 },
  { fate: "errorBefore", error: { name: "InternalServerError", $fault: "server" }, applied: 0 },
  { fate: "errorAfter", error: { name: "InternalServerError", $fault: "server" }, applied: 1 },
  { fate: "late", error: { code: "ECONNRESET" }, applied: 1 },
];

test.each(lost)(
  "$fate leaves the write applied $applied times and raises an error",
  async ({ fate, error, applied }) => {
    proxy.use(always(fate));
    for (const [done, send] of [countOnce, countInTransaction].entries()) {
      expect(await refusalOf(send())).toMatchObject(error);
      await proxy.settled();
      expect(await timesOf(direct(), pk)).toBe(applied * (done + 1));
    }
    expect(proxy.counts.faults).toEqual({ [fate]: 2 });
  },
);

test("a 500 is the SDK's own class, and a caller that tries again gets through", async () => {
  proxy.use(always("errorBefore"));
  expect(await refusalOf(countOnce())).toBeInstanceOf(InternalServerError);
  proxy.use(calm);
  await countOnce();
  expect(await timesOf(direct(), pk)).toBe(1);
});

test("the reply to a late request is lost before the database sees it", async () => {
  await timesOf(spoiled(), pk);
  proxy.use(always("late"));
  database().pause();
  expect(await refusalOf(countOnce())).toMatchObject({ code: "ECONNRESET" });
  database().resume();
  await proxy.settled();
  expect(await timesOf(direct(), pk)).toBe(1);
});

test("a duplicate is applied twice where nothing forbids it, once under the token of a transaction", async () => {
  proxy.use(always("duplicate"));
  await countOnce();
  expect(await timesOf(direct(), pk)).toBe(2);
  await countInTransaction();
  expect(await timesOf(direct(), pk)).toBe(3);
});

test("a duplicate brings the second answer, so that a create is told that the row is there", async () => {
  proxy.use(always("duplicate"));
  const { Put } = createOf(pk);
  const put = new PutItemCommand({ ...Put, TableName: table, Item: keyOf(pk) });
  expect(await refusalOf(spoiled().send(put))).toMatchObject({ name: "ConditionalCheckFailedException" });
});

test("throttling of a single write raises both classes, with the reason and nothing applied", async () => {
  proxy.use(throttled);
  const errors = await Promise.all(Array.from({ length: 20 }, () => refusalOf(countOnce())));
  const slow = errors.filter((error) => error instanceof ThrottlingException);
  const exceeded = errors.filter((error) => error instanceof ProvisionedThroughputExceededException);
  expect(slow.length + exceeded.length).toBe(20);
  expect(slow[0]?.throttlingReasons?.[0]?.reason).toBe("TableWriteKeyRangeThroughputExceeded");
  expect(exceeded[0]?.ThrottlingReasons?.[0]?.reason).toBe("TableWriteProvisionedThroughputExceeded");
  expect(await timesOf(direct(), pk)).toBe(0);
});

const three = () => [createOf(pk, "a"), countOf(pk, "b"), createOf(pk, "c")];
const writeThree = () => spoiled().send(new TransactWriteItemsCommand({ TransactItems: three() }));

test("throttling of a transaction also comes as reasons, one per item", async () => {
  proxy.use(throttled);
  const errors = await Promise.all(Array.from({ length: 30 }, () => refusalOf(writeThree())));
  const canceled = errors.filter((error) => error instanceof TransactionCanceledException);
  expect(canceled.length).toBeGreaterThan(0);
  expect(canceled.length).toBeLessThan(30);
  const codes = canceled.map(({ CancellationReasons }) => CancellationReasons?.map(({ Code }) => Code) ?? []);
  expect(codes.every((each) => each.length === 3 && each.some((code) => code !== "None"))).toBe(true);
  expect(new Set(codes.flat())).toEqual(new Set(["None", "ThrottlingError", "ProvisionedThroughputExceeded"]));
  expect(await timesOf(direct(), pk, "b")).toBe(0);
});

test("a conflict by chance names at least one item of a transaction, and has its own class for a single write", async () => {
  proxy.use(always("conflict"));
  const error = (await refusalOf(writeThree())) as TransactionCanceledException;
  expect(error).toBeInstanceOf(TransactionCanceledException);
  expect(error.CancellationReasons).toHaveLength(3);
  expect(error.CancellationReasons).toContainEqual({
    Code: "TransactionConflict",
    Message: "Transaction is ongoing for the item",
  });
  expect(await refusalOf(countOnce())).toBeInstanceOf(TransactionConflictException);
  const get = new TransactGetItemsCommand({ TransactItems: [{ Get: { TableName: table, Key: keyOf(pk) } }] });
  expect(await refusalOf(spoiled().send(get))).toBeInstanceOf(TransactionCanceledException);
  expect(await timesOf(spoiled(), pk)).toBe(0);
});

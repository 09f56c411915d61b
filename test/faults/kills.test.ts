// The database is killed in mid write, again and again: nothing that it acknowledged is missing, and nothing is half there.
import { execFile } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { QueryCommand, type QueryCommandOutput, TransactWriteItemsCommand } from "@aws-sdk/client-dynamodb";
import { expect, onTestFinished, test } from "vitest";
import { randomFrom } from "../oracle/random.ts";
import type { Database } from "./database.ts";
import { calm, storm } from "./profiles.ts";
import { type FaultProxy, startProxy } from "./proxy.ts";
import { seedOr } from "./seeds.ts";
import { clientOf, countOf, createOf, makeTable, refusalOf, table, timesOf } from "./table.ts";
import { databaseOfTest } from "./use-database.ts";

const kills = 5;
const writersCount = 4;
const rowsCount = 8;

/** Where the writers send to: the database, or a proxy before it that spoils what the kills leave. */
const ways: Record<string, (database: Database, seed: number) => Promise<Pick<FaultProxy, "endpoint" | "settled">>> = {
  directly: async ({ endpoint }) => ({ endpoint, settled: async () => {} }),
  "through the storm": async ({ endpoint }, seed) => {
    const proxy = await startProxy({ target: endpoint, seed, profile: storm });
    onTestFinished(proxy.stop);
    return proxy;
  },
};

test.each(Object.entries(ways))(
  "5 kills under load, %s, lose no acknowledged write and tear no transaction",
  async (_, way) => {
    const seed = seedOr(101);
    const random = randomFrom(seed);
    const database = await databaseOfTest();
    await makeTable(clientOf(database.endpoint));
    const { endpoint, settled } = await way(database, seed);
    const client = clientOf(endpoint);
    const acknowledged: string[] = [];
    let attempts = 0;
    let isOver = false;

    const write = async (writer: number): Promise<void> => {
      for (let n = 0; !isOver; n++) {
        const id = `${writer}-${n}`;
        const rows = Array.from({ length: rowsCount }, (_, row) => createOf(`row-${row}`, id));
        attempts += 1;
        await client.send(new TransactWriteItemsCommand({ TransactItems: [...rows, countOf("sum")] })).then(
          () => acknowledged.push(id),
          () => new Promise(setImmediate),
        );
      }
    };
    const writers = Array.from({ length: writersCount }, (_, writer) => write(writer));

    for (let kill = 0; kill < kills; kill++) {
      const enough = acknowledged.length + random.whole(20, 60);
      while (acknowledged.length < enough) await new Promise(setImmediate);
      await database.kill();
      await database.restart();
    }
    isOver = true;
    await Promise.all(writers);
    await settled();

    const columns = await Promise.all(Array.from({ length: rowsCount }, (_, row) => idsOf(database, `row-${row}`)));
    const written = new Set(columns[0]);
    expect(acknowledged.length).toBeGreaterThanOrEqual(kills * 20);
    expect(attempts).toBeGreaterThan(acknowledged.length);
    expect(acknowledged.filter((id) => !written.has(id))).toEqual([]);
    for (const column of columns) expect(column).toEqual([...written]);
    expect(await timesOf(clientOf(database.endpoint), "sum")).toBe(written.size);
  },
);

const idsOf = async (database: Database, pk: string): Promise<string[]> => {
  const client = clientOf(database.endpoint);
  const ids: string[] = [];
  let start: QueryCommandOutput["LastEvaluatedKey"];
  do {
    const page: QueryCommandOutput = await client.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: "pk = :pk",
        ExpressionAttributeValues: { ":pk": { S: pk } },
        ConsistentRead: true,
        ...(start && { ExclusiveStartKey: start }),
      }),
    );
    ids.push(...(page.Items ?? []).map(({ sk }) => sk?.S ?? ""));
    start = page.LastEvaluatedKey;
  } while (start);
  return ids;
};

test("the database forgets the tokens of transactions when it is killed, so that only conditions forbid a second effect", async () => {
  const database = await databaseOfTest();
  const client = clientOf(database.endpoint);
  await makeTable(client);
  const send = () =>
    client.send(new TransactWriteItemsCommand({ TransactItems: [countOf("token")], ClientRequestToken: "the-same" }));
  await send();
  await send();
  expect(await timesOf(client, "token")).toBe(1);
  await database.restart();
  await send();
  expect(await timesOf(client, "token")).toBe(2);
});

test("a database that is gone looks like a lost connection, and the proxy finds it again", async () => {
  const database = await databaseOfTest();
  await makeTable(clientOf(database.endpoint));
  const proxy = await startProxy({ target: database.endpoint, seed: 1, profile: calm });
  onTestFinished(proxy.stop);
  const client = clientOf(proxy.endpoint);
  expect(await timesOf(client, "none")).toBe(0);
  await database.kill();
  expect(await refusalOf(timesOf(client, "none"))).toMatchObject({ code: "ECONNRESET" });
  expect(proxy.counts.faults).toEqual({ unreachable: 1 });
  await database.restart();
  expect(await timesOf(client, "none")).toBe(0);
});

test("no database is left behind by a process that was killed itself", async () => {
  const folder = await mkdtemp(join(tmpdir(), "jiangli-orphan-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const script = `
    const { startDatabase } = await import(${JSON.stringify(join(import.meta.dirname, "database.ts"))});
    const { endpoint } = await startDatabase(${JSON.stringify(folder)});
    process.stdout.write(endpoint);
    setInterval(() => {}, 1000);`;
  const child = execFile(process.execPath, ["--input-type=module", "-e", script]);
  const [endpoint] = await once(child.stdout as NonNullable<typeof child.stdout>, "data");
  expect(await answers(endpoint)).toBe(true);
  child.kill("SIGKILL");
  while (await answers(endpoint)) await new Promise(setImmediate);
});

const answers = (endpoint: string): Promise<boolean> =>
  fetch(endpoint).then(
    () => true,
    () => false,
  );

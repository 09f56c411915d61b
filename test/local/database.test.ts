// The embedded database: it starts and ends when it should, keeps all it has acknowledged, and serves one service at a time.
import { once } from "node:events";
import { chmodSync, existsSync, statSync } from "node:fs";
import { expect, test } from "vitest";
import type { Words } from "../../domain/words.ts";
import { type Database, openDatabase } from "../../infra/local/database.ts";
import { findProgram } from "../../infra/local/database-program.ts";
import { folderWith } from "../cli/run.ts";
import { clientOf, gone, isThere, makeTable, open, put, rowsIn, startService } from "./databases.ts";

test("it keeps what was written, and ends when it is told to", async () => {
  const { folder, file } = folderWith({});
  const first = await open(folder);
  await makeTable(clientOf(first));
  await put(clientOf(first), "1");
  await first.stop();
  expect(isThere(first.pid)).toBe(false);
  expect(statSync(file("jiangli.db")).size).toBeGreaterThan(0);
  expect(await rowsIn(clientOf(await open(folder)))).toEqual(["1"]);
});

test("its files are their owner's alone, also those of a time when they were not", async () => {
  const { folder, file } = folderWith({});
  const closed = (): void => {
    for (const name of ["jiangli.db", "jiangli.db-wal"].filter((each) => existsSync(file(each))))
      expect(statSync(file(name)).mode & 0o777, name).toBe(0o600);
  };
  const first = await open(folder);
  await makeTable(clientOf(first));
  closed();
  await first.stop();
  chmodSync(file("jiangli.db"), 0o644);
  await put(clientOf(await open(folder)), "1");
  closed();
});

test("without a folder it keeps everything in memory", async () => {
  const client = clientOf(await open(undefined));
  await makeTable(client);
  await put(client, "1");
  expect(await rowsIn(client)).toEqual(["1"]);
});

/** Four writers at once until the database is killed under them. */
const writeUntilKilled = async (database: Database, round: number, acknowledged: string[]): Promise<void> => {
  const client = clientOf(database);
  if (round === 0) await makeTable(client);
  const writer = async (name: string): Promise<void> => {
    for (let row = 0; ; row++) {
      const key = `${round}-${name}-${row}`;
      await put(client, key);
      acknowledged.push(key);
      if (acknowledged.length % 60 === 0) process.kill(database.pid as number, "SIGKILL");
    }
  };
  await Promise.allSettled(["a", "b", "c", "d"].map(writer));
};

test("three times killed while it writes, it has every row that it acknowledged, and says that it died", async () => {
  const { folder } = folderWith({});
  const acknowledged: string[] = [];
  for (let round = 0; round < 3; round++) {
    const told = Promise.withResolvers<Words>();
    await writeUntilKilled(await open(folder, told.resolve), round, acknowledged);
    expect(await told.promise).toEqual({
      zh: expect.stringContaining("意外结束"),
      en: expect.stringContaining("unexpectedly"),
    });
  }
  expect(acknowledged.length).toBeGreaterThanOrEqual(180);
  const kept = new Set(await rowsIn(clientOf(await open(folder))));
  expect(acknowledged.filter((row) => !kept.has(row))).toEqual([]);
});

test("an end that was asked for is not told", async () => {
  const told: Words[] = [];
  const database = await open(undefined, (says) => told.push(says));
  await database.stop();
  await database.stop();
  expect(told).toEqual([]);
});

test("it ends with its service, also when that is killed", async () => {
  const { service, databasePid } = await startService(folderWith({}).folder);
  expect(isThere(databasePid)).toBe(true);
  service.kill("SIGKILL");
  await gone(databasePid);
  expect(isThere(databasePid)).toBe(false);
});

test("one that a killed service has left behind is ended by the next", async () => {
  const { folder } = folderWith({});
  const { service, databasePid } = await startService(folder);
  // Halted, it does not hear that its service is no more.
  process.kill(databasePid, "SIGSTOP");
  service.kill("SIGKILL");
  await once(service, "exit");
  expect(isThere(databasePid)).toBe(true);
  const next = await open(folder);
  expect(isThere(databasePid)).toBe(false);
  expect(isThere(next.pid)).toBe(true);
});

test("one whose service is still there is left alone", async () => {
  const { folder } = folderWith({});
  const { service, databasePid } = await startService(folder);
  expect(await openDatabase(folder, {})).toMatchObject({
    ok: false,
    says: {
      zh: expect.stringContaining(`（进程 ${service.pid}）`),
      en: expect.stringContaining(`(process ${service.pid})`),
    },
  });
  expect(isThere(databasePid)).toBe(true);
});

test("where the environment names a database, that one is used and none started", async () => {
  const { endpoint } = await open(undefined);
  const given = await openDatabase(folderWith({}).folder, { DYNAMODB_ENDPOINT: endpoint });
  expect(given).toEqual({ ok: true, value: { endpoint, stop: expect.any(Function) } });
  if (given.ok) await given.value.stop();
  expect(await openDatabase(undefined, { DYNAMODB_ENDPOINT: endpoint })).toMatchObject({ ok: true });
});

test.each(["localhost:8000", "ftp://localhost", "nowhere", "http://127.0.0.1:9"])(
  "DYNAMODB_ENDPOINT=%s is refused in both languages",
  async (endpoint) => {
    expect(await openDatabase(undefined, { DYNAMODB_ENDPOINT: endpoint })).toMatchObject({
      ok: false,
      says: { zh: expect.stringContaining(endpoint), en: expect.stringContaining(endpoint) },
    });
  },
);

test("without the package for this system it says how to get a database", () => {
  const missing = (): never => {
    throw new Error("not installed");
  };
  expect(findProgram(missing)).toMatchObject({
    ok: false,
    says: { zh: expect.stringContaining("DYNAMODB_ENDPOINT"), en: expect.stringContaining("DYNAMODB_ENDPOINT") },
  });
});

test("a program that lost its permission to run gets it back", () => {
  const { file } = folderWith({ dynoxide: "", "package.json": "{}" });
  expect(findProgram(() => file("package.json"))).toEqual({ ok: true, value: file("dynoxide") });
  expect(statSync(file("dynoxide")).mode & 0o111).toBe(0o111);
});

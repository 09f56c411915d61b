// An embedded database for the tests of a file, gone with them whether they pass or fail.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, onTestFinished } from "vitest";
import { type Database, startDatabase } from "./database.ts";

type InFolder = { database: Database; remove: () => Promise<void> };

const startInFolder = async (): Promise<InFolder> => {
  const folder = await mkdtemp(join(tmpdir(), "jiangli-database-"));
  const database = await startDatabase(folder);
  const remove = async (): Promise<void> => {
    await database.kill();
    await rm(folder, { recursive: true, force: true });
  };
  return { database, remove };
};

/** One database for all the tests of a file. */
export const useDatabase = (): (() => Database) => {
  let started: InFolder | undefined;
  beforeAll(async () => {
    started = await startInFolder();
  });
  afterAll(() => started?.remove());
  return () => {
    if (!started) throw new Error("The database starts with the first test of a file, not before it.");
    return started.database;
  };
};

/** One for the test that asks. */
export const databaseOfTest = async (): Promise<Database> => {
  const { database, remove } = await startInFolder();
  onTestFinished(remove);
  return database;
};

// Looks at the database's file before it is opened: damage is said at the start, not at the first award that it touches.
import { existsSync, statSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { isLogDamaged } from "./write-ahead-log.ts";

/** Larger files would keep the reader waiting; their damage shows where it is read. */
const checkedBytesMax = 1024 ** 3;

/** What is wrong with the file, in SQLite's words or ours; undefined when nothing is. */
export const damageOf = (path: string): string | undefined => {
  const log = `${path}-wal`;
  if (!existsSync(path)) return sizeOf(log) > 0 ? "jiangli.db is missing, jiangli.db-wal is there" : undefined;
  if (sizeOf(path) === 0) return "jiangli.db is empty";
  if (isLogDamaged(log)) return "jiangli.db-wal is damaged";
  return sizeOf(path) > checkedBytesMax ? undefined : foundBySqlite(path);
};

const sizeOf = (path: string): number => (existsSync(path) ? statSync(path).size : 0);

const foundBySqlite = (path: string): string | undefined => {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path, { readOnly: true });
    const { quick_check: found } = database.prepare("PRAGMA quick_check(1)").get() as { quick_check: string };
    return found === "ok" ? undefined : found.replaceAll(/\s+/g, " ");
  } catch (error) {
    return (error as Error).message;
  } finally {
    database?.close();
  }
};

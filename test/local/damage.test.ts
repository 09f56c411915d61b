// Damage to the database's files: said at the start with the way out, never served in part, and nothing is made worse.
import { cpSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openDatabase } from "../../infra/local/database.ts";
import { folderWith } from "../cli/run.ts";
import { clientOf, contentOf, open, overwrite, rowsIn, sizeOf, usedFolder } from "./databases.ts";

/** One page of the log with its head. */
const frameBytes = 4_096 + 24;

type Damage = { name: string; damage: (file: string, log: string) => void };

const afterAnEnd: Damage[] = [
  { name: "cut in half", damage: (file) => truncateSync(file, sizeOf(file) / 2) },
  { name: "cut to a few bytes", damage: (file) => truncateSync(file, 50) },
  { name: "emptied", damage: (file) => truncateSync(file, 0) },
  { name: "replaced by a text", damage: (file) => writeFileSync(file, "nothing of a database") },
  { name: "overwritten at its begin", damage: (file) => overwrite(file, 0, 100) },
  { name: "overwritten in the middle", damage: (file) => overwrite(file, sizeOf(file) - 6_000, 4_000) },
];

const afterAKill: Damage[] = [
  { name: "whose log is junk", damage: (_, log) => writeFileSync(log, Buffer.alloc(90_000, "junk")) },
  { name: "whose log is damaged at its begin", damage: (_, log) => overwrite(log, 10, 4) },
  { name: "whose log is damaged in a page", damage: (_, log) => overwrite(log, sizeOf(log) / 2, 40) },
  { name: "whose log is damaged in the head of a page", damage: (_, log) => overwrite(log, 32 + frameBytes * 10, 16) },
  { name: "that is gone while its log is there", damage: (file) => rmSync(file) },
];

test.each([
  ...afterAnEnd.map((each) => ({ ...each, signal: "SIGTERM" as const })),
  ...afterAKill.map((each) => ({ ...each, signal: "SIGKILL" as const })),
])("a database $name is refused with the way out, and left as it is", async ({ damage, signal }) => {
  const folder = await usedFolder(signal);
  const file = join(folder, "jiangli.db");
  const log = `${file}-wal`;
  damage(file, log);
  const before = [file, log].map(contentOf);
  expect(await openDatabase(folder, {})).toMatchObject({
    ok: false,
    says: {
      zh: expect.stringMatching(/数据库已损坏（.+）.*jiangli restore/),
      en: expect.stringMatching(/is damaged \(.+\).*jiangli restore/),
    },
  });
  expect([file, log].map(contentOf)).toEqual(before);
});

test.each([
  { name: "cut off", damage: (log: string) => truncateSync(log, sizeOf(log) - 2_000) },
  { name: "torn", damage: (log: string) => overwrite(log, sizeOf(log) - frameBytes - 100, 50) },
])("a log $name in the last change is no damage: nobody was told of that change", async ({ damage }) => {
  const folder = await usedFolder("SIGKILL");
  damage(join(folder, "jiangli.db-wal"));
  expect((await rowsIn(clientOf(await open(folder)))).length).toBe(39);
});

test("a copy of a folder whose database was killed opens with all rows", async () => {
  const copy = join(folderWith({}).folder, "copy");
  cpSync(await usedFolder("SIGKILL"), copy, { recursive: true });
  expect((await rowsIn(clientOf(await open(copy)))).length).toBe(40);
});

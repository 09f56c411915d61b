// A data folder that an earlier version has written: said at once with the way out, and nothing in it is touched.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { forgetDatabase } from "../../functions/store/database.ts";
import { putItems } from "../../functions/store/restore.ts";
import { isOfEarlierForm } from "../../functions/store/scan.ts";
import { makeTable } from "../../functions/store/table.ts";
import { openDatabase } from "../../infra/local/database.ts";
import { folderWith, jiangli } from "../cli/run.ts";

afterAll(() => {
  delete process.env.DYNAMODB_ENDPOINT;
  forgetDatabase();
});

test("neither a command nor the service works in it", async () => {
  const { folder } = folderWith({});
  const database = await openDatabase(folder, {});
  if (!database.ok) throw new Error(database.says.en);
  process.env.DYNAMODB_ENDPOINT = database.value.endpoint;
  forgetDatabase();
  await makeTable();
  expect(await isOfEarlierForm()).toBe(false);
  await putItems([{ pk: { S: "T#0123456789#enterprise" }, sk: { S: "enterprise" }, v: { N: "1" } }]);
  expect(await isOfEarlierForm()).toBe(true);
  await database.value.stop();
  delete process.env.DYNAMODB_ENDPOINT;
  forgetDatabase();

  const checked = await jiangli(["ledger", "check", "--data", folder]);
  expect([checked.code, checked.err]).toEqual([2, expect.stringMatching(/earlier version.*早期版本/)]);
  const start = join(import.meta.dirname, "../../infra/local/start.ts");
  const started = spawnSync(process.execPath, [start, "--data", folder, "--port", "0"], { encoding: "utf8" });
  expect([started.status, started.stderr]).toEqual([1, expect.stringMatching(/earlier version/)]);
});

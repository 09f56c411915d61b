// `jiangli demo remove`: it says what goes and asks, and what was removed does not come back by itself.
import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { forgetDatabase } from "../../functions/store/database.ts";
import { tenantsInTable } from "../../functions/store/scan.ts";
import { findDemo } from "../../infra/local/demo/remove.ts";
import { readOptions } from "../../infra/local/options.ts";
import { folderWith, jiangli } from "../cli/run.ts";
import { spawnService } from "../http/local-service.ts";
import { open } from "./databases.ts";
import { asker, createEnterprise, start } from "./own-enterprise.ts";

const isMade = "The demo enterprise is made";
const usual = { JIANGLI_EMPTY: undefined };

/** Looks into a database as the functions do. */
const at = async <Found>(endpoint: string, look: () => Promise<Found>): Promise<Found> => {
  process.env.DYNAMODB_ENDPOINT = endpoint;
  forgetDatabase();
  const found = await look();
  delete process.env.DYNAMODB_ENDPOINT;
  forgetDatabase();
  return found;
};

const sizeOf = (file: string): number => (existsSync(file) ? statSync(file).size : 0);

/** A start that has come so far that a part of the demo is there. */
const startHalfway = async (folder: string) => {
  const service = spawnService(["--port", "0"], { JIANGLI_DATA: folder, ...usual, JIANGLI_DEMO: "1" });
  const before = sizeOf(`${folder}/jiangli.db`);
  while (sizeOf(`${folder}/jiangli.db`) + sizeOf(`${folder}/jiangli.db-wal`) < before + 1_500_000) {
    expect(service.child.exitCode, service.said.error).toBeNull();
    await sleep(5);
  }
  expect(service.said.out).not.toContain(isMade);
  return service;
};

const demoIn = async (folder: string) => {
  const database = await open(folder);
  const look = async () => ({ demo: await findDemo(), tenants: (await tenantsInTable()).length });
  const found = await at(database.endpoint, look);
  await database.stop();
  return found;
};

/** By kill -9 and by Ctrl-C: the next start makes it anew. */
const leaveHalfMade = async (folder: string): Promise<void> => {
  const killed = await startHalfway(folder);
  killed.child.kill("SIGKILL");
  await killed.ended;
  expect(await demoIn(folder)).toMatchObject({ demo: { isWhole: false }, tenants: 1 });
  const stopped = await startHalfway(folder);
  stopped.child.kill("SIGINT");
  expect(await stopped.ended).toBe(0);
  expect(stopped.said.error).toBe("");
};

/** A tool of most systems that gives a command a terminal of its own. */
const terminal = "script";

/** With what is typed into it. */
const inTerminal = (line: string, typed: string): string =>
  spawnSync(terminal, ["-qec", line, "/dev/null"], { input: typed, encoding: "utf8" }).stdout;

const hasTerminal = spawnSync(terminal, ["--version"]).status === 0;

test("nothing goes without a yes; what someone has recorded since is said; removed, it comes back on purpose alone, and whole where it was left half made", async () => {
  const { folder } = folderWith({});
  const remove = (...more: string[]) => jiangli(["demo", "remove", "--data", folder, ...more]);
  const first = await start(folder, usual);
  expect((await remove()).out).toMatch(/200 people, 1\d\d cases, \d+ entries\n.*nothing was recorded since/);
  const admin = await asker(folder, first.address, ["--as", "admin"]);
  await admin("POST", "/v1/people", { id: "N1", name: "新人", department: "人事", from: "2026-01-01" });
  const asked = await remove();
  expect(asked.code).toBe(2);
  expect(asked.out).toMatch(/201 people, .*\n.*1 entries since it was made, the newest at 20\d\d-/);
  expect(asked.err).toMatch(/nothing was removed; add --yes.*未删除任何内容.*--yes/);
  expect((await admin("GET", "/v1/me")).status).toBe(200);

  expect((await remove("--yes")).out).toMatch(/is gone \(\d+ items\)\n.*npm start -- --demo/);
  await first.stop();
  const second = await start(folder, usual);
  expect(second.welcome).not.toContain(isMade);
  await second.stop();
  await leaveHalfMade(folder);
  const third = await start(folder, { ...usual, JIANGLI_DEMO: "1" });
  expect(third.welcome).toContain(isMade);
  const check = await jiangli(["ledger", "check", "--data", folder]);
  expect(check.code, check.out).toBe(0);
  await third.stop();
  expect(await demoIn(folder)).toMatchObject({ demo: { isWhole: true }, tenants: 1 });
  if (!hasTerminal) return;
  // In a terminal it asks, and takes only a yes.
  const line = `${process.execPath} cli/jiangli.js demo remove --data ${folder}`;
  expect(inTerminal(line, "no\n")).toMatch(/Remove all of it\?.*nothing was removed/s);
  expect(inTerminal(line, "yes\n")).toMatch(/Remove all of it\?.*is gone/s);
});

test("none is made beside other records, not even on purpose, and that is said", async () => {
  const { folder } = folderWith({});
  await createEnterprise(folder);
  const service = await start(folder, { ...usual, JIANGLI_DEMO: "1" });
  expect(service.welcome).not.toContain(isMade);
  await service.stop();
  expect((await jiangli(["demo", "remove", "--yes", "--data", folder])).out).toContain("there is no demo enterprise");
});

test.each([
  { args: [], environment: {}, demo: "at first" },
  { args: ["--empty"], environment: {}, demo: "none" },
  { args: [], environment: { JIANGLI_EMPTY: "1" }, demo: "none" },
  { args: ["--demo"], environment: {}, demo: "on purpose" },
  { args: ["--demo"], environment: { JIANGLI_EMPTY: "1" }, demo: "on purpose" },
  { args: ["--empty"], environment: { JIANGLI_DEMO: "1" }, demo: "none" },
  { args: [], environment: { JIANGLI_DEMO: "yes" }, demo: "on purpose" },
])("$args with $environment means $demo", ({ args, environment, demo }) => {
  expect(readOptions(args, environment)).toMatchObject({ demo });
});

test("a demo and none cannot both be wanted", () => {
  expect(readOptions(["--demo", "--empty"], {})).toMatchObject({
    wrong: { en: /Only one/, zh: /只能用一个/ },
  } as object);
});

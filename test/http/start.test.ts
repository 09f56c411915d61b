// `npm start` itself: what it prints is true, what was begun is finished by the next start, and what goes wrong is said in both languages.
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { resolve } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { forgetDatabase } from "../../functions/store/database.ts";
import { isTableEmpty } from "../../functions/store/scan.ts";
import { folderWith, jiangli } from "../cli/run.ts";
import { open } from "../local/databases.ts";
import { startService } from "./local-service.ts";

const start = resolve(import.meta.dirname, "../../infra/local/start.ts");
const run = promisify(execFile);

const failure = async (args: string[], environment: Record<string, string> = {}) => {
  const { code, stderr } = await run(process.execPath, [start, ...args], {
    env: { ...process.env, JIANGLI_DATA: "", ...environment },
  }).then(
    () => ({ code: 0, stderr: "" }),
    (error: { code: number; stderr: string }) => error,
  );
  return { code, stderr };
};

const isMade = "The demo enterprise is made";

const curlLines = (welcome: string): string[] =>
  [...welcome.matchAll(/^ {2}(curl .*)$/gm)].map(([, line = ""]) => line);

/** The answer and its status. */
const curl = async (line: string): Promise<{ status: string; body: { total?: string; items?: unknown[] } }> => {
  const { stdout } = await run("sh", ["-c", `${line} -w '\n%{http_code}'`]);
  const end = stdout.lastIndexOf("\n");
  return { status: stdout.slice(end + 1), body: JSON.parse(stdout.slice(0, end)) };
};

test("a first start makes a demo whose three lines work; Ctrl-C ends it cleanly, and the next start shows the same", async () => {
  const { folder: JIANGLI_DATA } = folderWith({});
  const demo = { JIANGLI_DATA, JIANGLI_EMPTY: undefined };
  const first = await startService(demo);
  expect(first.welcome).toContain(isMade);
  expect(first.welcome).toContain(`${first.address}/docs`);
  expect(first.welcome.trimEnd().split("\n").length).toBeLessThanOrEqual(24);
  const answers = await Promise.all(curlLines(first.welcome).map(curl));
  expect(answers.map(({ status }) => status)).toEqual(["200", "200", "200"]);
  const [visitor, , reviewer] = answers;
  expect(visitor?.body.total).toBe("7500.00");
  expect(reviewer?.body.items?.length).toBeGreaterThan(5);
  expect((await jiangli(["ledger", "check", "--data", JIANGLI_DATA])).code).toBe(0);
  expect(await first.stop()).toBe(0);

  const second = await startService(demo);
  expect(second.welcome).not.toContain(isMade);
  const again = await Promise.all(curlLines(second.welcome).map(curl));
  expect(again.map(({ body }) => body)).toEqual(answers.map(({ body }) => body));
  expect(await second.stop()).toBe(0);

  // The same database as a service of its own, and a folder that knows nothing of it.
  const { endpoint } = await open(JIANGLI_DATA);
  const { folder: other } = folderWith({});
  const third = await startService({ JIANGLI_DATA: other, DYNAMODB_ENDPOINT: endpoint });
  const elsewhere = await Promise.all(curlLines(third.welcome).map(curl));
  expect(elsewhere.map(({ body }) => body)).toEqual(answers.map(({ body }) => body));
  expect((await jiangli(["demo", "remove", "--yes", "--data", other])).out).toContain("is gone");
  expect(await at(endpoint, isTableEmpty)).toBe(true);
  expect(await third.stop()).toBe(0);
});

/** Looks into a database as the functions do. */
const at = async <Found>(endpoint: string, look: () => Promise<Found>): Promise<Found> => {
  process.env.DYNAMODB_ENDPOINT = endpoint;
  forgetDatabase();
  const found = await look();
  delete process.env.DYNAMODB_ENDPOINT;
  forgetDatabase();
  return found;
};

test("JIANGLI_DATA= leaves nothing behind; without the demo it says how to make an enterprise", async () => {
  const { welcome, stop } = await startService({ JIANGLI_DATA: "" });
  const folder = /(\S+\/jiangli-\w+)$/m.exec(welcome)?.[1] ?? "";
  expect(existsSync(folder)).toBe(true);
  expect(curlLines(welcome).length).toBe(1);
  expect(welcome).toContain("tenant create");
  expect(await stop()).toBe(0);
  expect(existsSync(folder)).toBe(false);
});

test("a port that is taken is one clear message in both languages, before anything is made", async () => {
  const other = createServer();
  await new Promise<void>((listening) => other.listen(0, "127.0.0.1", listening));
  const { port } = other.address() as AddressInfo;
  const folder = folderWith({}).file("data");
  const { code, stderr } = await failure(["--port", String(port), "--data", folder]);
  other.close();
  expect(code).toBe(1);
  expect(stderr).toContain(`端口 ${port} 已被占用`);
  expect(stderr).toContain(`Port ${port} is taken`);
  expect(stderr).not.toMatch(/\n\s+at /);
  expect(existsSync(folder)).toBe(false);
});

test("a folder that cannot be written is said in both languages", async () => {
  const { code, stderr } = await failure([], { JIANGLI_DATA: "/proc/jiangli", PORT: "0" });
  expect(code).toBe(1);
  expect(stderr).toMatch(/^不能写入数据文件夹 .*\nThe data folder \/proc\/jiangli cannot be written/);
});

test.each([
  { name: "a port that is no number", args: ["--port", "http"], environment: {}, says: "not http" },
  { name: "a port that is too large", args: [], environment: { PORT: "65536" }, says: "not 65536" },
  { name: "an option that does not exist", args: ["--prot", "3000"], environment: {}, says: "npm start -- --help" },
])("$name is refused in both languages", async ({ args, environment, says }) => {
  const { code, stderr } = await failure(args, environment as Record<string, string>);
  expect(code).toBe(1);
  expect(stderr).toContain(says);
  expect(stderr).toMatch(/[\u4e00-\u9fff]/);
});

test("--help says how", async () => {
  const { stdout } = await run(process.execPath, [start, "--help"]);
  expect(stdout).toContain("npm start -- --port 8080");
});

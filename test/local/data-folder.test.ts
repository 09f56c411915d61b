// The data folder: closed to others, held by one service at a time, and what is wrong with it is said in both languages.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { type DataFolder, openDataFolder, pathOfData } from "../../infra/local/data-folder.ts";
import { findRunning } from "../../infra/local/running.ts";
import { folderWith } from "../cli/run.ts";

const open = (path: string): DataFolder => {
  const folder = openDataFolder(path);
  if (!folder.ok) throw new Error(folder.says.en);
  return folder.value;
};

test("it is made with all above it, and closed to others", () => {
  const path = folderWith({}).file("a/b/data");
  const folder = open(path);
  expect(folder.path).toBe(path);
  expect(statSync(path).mode & 0o777).toBe(0o700);
  folder.close();
  expect(readdirSync(path)).toEqual([]);
});

test("one that was open to others is closed to them", () => {
  const { folder: path, file } = folderWith({});
  mkdirSync(file("data"), { mode: 0o755 });
  open(join(path, "data")).close();
  expect(statSync(file("data")).mode & 0o777).toBe(0o700);
});

test("without a wish it is .data in the repository; the empty text means a folder that goes at the end", () => {
  expect(pathOfData(undefined)).toBe(resolve(import.meta.dirname, "../../.data"));
  expect(pathOfData("")).toBeUndefined();
  const folder = open("");
  writeFileSync(join(folder.path, "jiangli.db"), "");
  folder.close();
  expect(existsSync(folder.path)).toBe(false);
});

const where = { endpoint: "http://127.0.0.1:8000", address: "http://localhost:3000" };

test("commands find the service while it runs, and only once it answers", () => {
  const { folder: path, file } = folderWith({});
  const folder = open(path);
  expect(findRunning(path)).toBeUndefined();
  folder.announce(where);
  expect(findRunning(path)).toEqual({ pid: process.pid, startedAt: expect.stringMatching(/Z$/), ...where });
  expect(statSync(file("running.json")).mode & 0o777).toBe(0o600);
  folder.close();
  expect(findRunning(path)).toBeUndefined();
});

test("a second service is refused, and takes nothing from the first", () => {
  const { folder: path } = folderWith({});
  const folder = open(path);
  folder.announce(where);
  expect(openDataFolder(path)).toMatchObject({
    ok: false,
    says: {
      zh: expect.stringContaining(`正被另一个服务使用（进程 ${process.pid}, ${where.address}）`),
      en: expect.stringContaining(`Another service (process ${process.pid}, ${where.address})`),
    },
  });
  expect(findRunning(path)).toMatchObject(where);
  folder.close();
  open(path).close();
});

test("a service that ends late does not take the folder from the one that came after it", () => {
  const { folder: path, file } = folderWith({});
  const folder = open(path);
  const next = JSON.stringify({ pid: process.ppid, identity: "another", startedAt: "2026-01-01", ...where });
  writeFileSync(file("running.json"), next);
  folder.close();
  expect(readFileSync(file("running.json"), "utf8")).toBe(next);
});

const ended = async (): Promise<number> => {
  const child = spawn("true");
  await new Promise((settle) => child.once("close", settle));
  return child.pid as number;
};

test.each([
  { name: "a process that is no more", claim: async () => ({ pid: await ended(), identity: "" }) },
  { name: "another process of the same number", claim: async () => ({ pid: process.pid, identity: "before/1" }) },
  { name: "half a file", claim: async () => "{" },
])("what $name has left behind counts for nothing", async ({ claim }) => {
  const left = await claim();
  const text = typeof left === "string" ? left : JSON.stringify({ ...left, startedAt: "2026-01-01", ...where });
  const { folder: path, file } = folderWith({ "running.json": text });
  expect(findRunning(path)).toBeUndefined();
  const folder = open(path);
  expect(JSON.parse(readFileSync(file("running.json"), "utf8")).pid).toBe(process.pid);
  folder.close();
  expect(readdirSync(path)).toEqual([]);
});

test("a file in its place, or above it, is said", () => {
  const { file } = folderWith({ data: "" });
  for (const path of [file("data"), file("data/below")])
    expect(openDataFolder(path)).toMatchObject({
      ok: false,
      says: { zh: expect.stringContaining("处是文件而不是文件夹"), en: expect.stringContaining("A file stands at") },
    });
});

// Not even root makes folders there.
test.each(["/sys/jiangli/data", "/proc/jiangli/data"])("a folder that cannot be written is said: %s", (path) => {
  expect(openDataFolder(path)).toMatchObject({
    ok: false,
    says: { zh: expect.stringContaining("不能写入数据文件夹"), en: expect.stringContaining("cannot be written") },
  });
});

/** The folder opened by another process, which may write only small files. */
const openInLittleRoom = async (path: string): Promise<string> => {
  const module = resolve(import.meta.dirname, "../../infra/local/data-folder.ts");
  const script = `const { openDataFolder } = await import(${JSON.stringify(module)}); console.log(JSON.stringify(openDataFolder(${JSON.stringify(path)})));`;
  const limited = 'ulimit -f 100; exec "$0" --input-type=module -e "$1"';
  const child = spawn("sh", ["-c", limited, process.execPath, script]);
  let out = "";
  for await (const chunk of child.stdout) out += chunk;
  return out;
};

test("a folder without room is said, and nothing is left in it", async () => {
  const { folder: path } = folderWith({});
  expect(await openInLittleRoom(path)).toMatch(/"ok":false.*没有空间了.*no room left/);
  expect(readdirSync(path)).toEqual([]);
});

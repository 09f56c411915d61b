// `npm start` itself: what it prints is true, and what goes wrong is said in both languages.
import { execFile } from "node:child_process";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { resolve } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { startService } from "./local-service.ts";

const start = resolve(import.meta.dirname, "../../infra/local/start.ts");
const run = promisify(execFile);

const failure = async (args: string[], environment: Record<string, string> = {}) => {
  const { code, stderr } = await run(process.execPath, [start, ...args], {
    env: { ...process.env, ...environment },
  }).then(
    () => ({ code: 0, stderr: "" }),
    (error: { code: number; stderr: string }) => error,
  );
  return { code, stderr };
};

test("the curl line that it prints works and gives the answer that it prints; Ctrl-C ends it", async () => {
  const { welcome, stop } = await startService();
  const line = /^ {2}(curl .*)$/m.exec(welcome)?.[1] ?? "";
  const { stdout } = await run("sh", ["-c", line]);
  expect(stdout).toContain('"total":"7500.00"');
  expect(welcome).toContain(stdout);
  expect(await stop()).toBe(0);
});

test("a port that is taken is one clear message in both languages", async () => {
  const other = createServer();
  await new Promise<void>((listening) => other.listen(0, listening));
  const { port } = other.address() as AddressInfo;
  const { code, stderr } = await failure(["--port", String(port)]);
  other.close();
  expect(code).toBe(1);
  expect(stderr).toContain(`端口 ${port} 已被占用`);
  expect(stderr).toContain(`Port ${port} is taken`);
  expect(stderr).not.toMatch(/\n\s+at /);
});

test.each([
  { name: "a port that is no number", args: ["--port", "http"], environment: {} },
  { name: "a port that is too large", args: [], environment: { PORT: "65536" } },
  { name: "an option that does not exist", args: ["--prot", "3000"], environment: {} },
])("$name is refused with the help", async ({ args, environment }) => {
  const { code, stderr } = await failure(args, environment as Record<string, string>);
  expect(code).toBe(1);
  expect(stderr).toContain("npm start -- --port 8080");
});

test("--help says how", async () => {
  const { stdout } = await run(process.execPath, [start, "--help"]);
  expect(stdout).toContain("npm start -- --port 8080");
});

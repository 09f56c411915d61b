// What the README claims and a machine can try is tried: its commands run, its policy is clean, its answer is the true one.
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { calculate } from "../../domain/calculation/answer.ts";
import { compilePolicy } from "../../domain/calculation/compile.ts";
import { readCalculation } from "../../domain/calculation/request.ts";
import { checkPolicy } from "../../domain/check/check.ts";
import { calculationFromText, policyFromText } from "../../domain/policy/from-text.ts";
import { readYaml } from "../../functions/reading/read-yaml.ts";
import { sha256Hex } from "../../functions/store/sha256.ts";
import { blocksIn, root } from "./sources.ts";

const blocks = ["README.md", "README.zh-CN.md"].flatMap(blocksIn);
const shell = blocks.filter(({ language }) => language === "sh").flatMap(({ text }) => text.trim().split("\n"));
const lines = [...new Set(shell)];
const env = { ...process.env, PATH: [join(root, "node_modules/.bin"), process.env.PATH].join(delimiter) };

const terminal = lines.filter((line) => line.includes("jiangli -- "));

describe("in a terminal", () => {
  test("there are commands to try", () => {
    expect(terminal.length).toBeGreaterThan(2);
  });

  test.each(terminal)("%s", (line) => {
    const { status, stdout, stderr } = spawnSync("sh", ["-c", line], { cwd: root, env, encoding: "utf8" });
    expect(stderr).not.toMatch(/\berror\b|^ {4}at /im);
    expect(status).toBe(0);
    expect(stdout.trim().split("\n").length).toBeGreaterThan(1);
  });
});

describe.each(["README.md", "README.zh-CN.md"])("in YAML, in %s", (page) => {
  const [policy, request] = blocksIn(page)
    .filter(({ language }) => language === "yaml")
    .map(({ text }) => {
      const reading = readYaml(text);
      return reading.ok ? reading.value : undefined;
    });

  test("the policy has nothing to mend", () => {
    expect(checkPolicy(policyFromText(policy)).errors).toEqual([]);
  });

  test("the request is calculated by that policy: 5 % of ¥60,000", () => {
    const asked = readCalculation(calculationFromText(request));
    const compiled = compilePolicy(policyFromText(policy), sha256Hex);
    if (!asked.ok || !compiled.ok) throw new Error("The README shows what is refused.");
    expect(asked.value.policy).toMatchObject({ reference: { id: compiled.value.policy.id } });
    expect(calculate(compiled.value, asked.value)).toMatchObject({ ok: true, value: { total: "3000.00" } });
  });
});

describe("with the service that npm start serves", () => {
  let service: Service;
  beforeAll(async () => {
    service = await started();
  });
  afterAll(() => service.stop());

  test("the first request gets the answer that stands there", async () => {
    const asked = lines.find((line) => line.startsWith("curl ")) ?? "";
    const [, path, type, body] = /localhost:3000(\S+) -H 'content-type: (.+?)' -d '(.+)'$/.exec(asked) ?? [];
    const answer = await fetch(`${service.address}${path}`, {
      method: "POST",
      headers: { "content-type": `${type}` },
      body: `${body}`,
    });
    const shown = blocks[blocks.findIndex(({ text }) => text.includes(asked)) + 1];
    expect(shown?.language).toBe("json");
    expect(await answer.text()).toBe(shown?.text.trim());
  });

  test("the walk from an idea to money ends with a payment that the auditor exports, in both languages the same", () => {
    const [walk, inChinese] = ["README.md", "README.zh-CN.md"].map(walkIn);
    expect(inChinese).toBe(walk);
    const script = `${walk}`.replaceAll("http://localhost:3000", service.address);
    const { status, stdout, stderr } = spawnSync("sh", ["-c", script], {
      cwd: root,
      env: { ...env, JIANGLI_DATA: service.data },
      encoding: "utf8",
    });
    expect(status, stderr).toBe(0);
    expect(stdout).not.toContain("urn:jiangli:problem");
    expect(stdout).toContain("8000.00 × 12% = 960.00");
    expect(stdout).toMatch(/,林晓峰,960\.00,CNY,/);
    expect(stdout).toContain("✓ I11");
    expect(stdout).not.toContain("✗");
  });
});

const walkIn = (page: string): string =>
  blocksIn(page)
    .filter(({ language, text }) => language === "sh" && /^(?:as\(\)|[ARE]=\$\(as)/.test(text))
    .map(({ text }) => text)
    .join("\n");

type Service = { address: string; data: string; stop: () => Promise<void> };

const started = async (): Promise<Service> => {
  const data = mkdtempSync(join(tmpdir(), "jiangli-readme-"));
  const service = spawn("node", ["infra/local/start.ts", "--port", "0", "--data", data], { cwd: root, env });
  const stop = async (): Promise<void> => {
    const ended = once(service, "exit");
    service.kill();
    await ended;
    rmSync(data, { recursive: true, force: true });
  };
  for await (const line of createInterface(service.stdout)) {
    const [address] = /http:\/\/localhost:\d+/.exec(line) ?? [];
    if (address !== undefined) return { address, data, stop };
  }
  throw new Error("The service ended before it said where it stands");
};

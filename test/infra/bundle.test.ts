// The built bundle, as Lambda would start it: a fresh process, a real event, and budgets for what it may cost.
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import type { Capability } from "../../functions/http/operation.ts";
import { type Bundle, bundleCapability } from "../../infra/bundle.ts";
import { shipPolicies } from "../../infra/local/policies.ts";

const run = promisify(execFile);
const fixture = (name: string) => resolve(import.meta.dirname, "fixtures", name);

let calculate: Bundle;
let policies: Bundle;
let described: Bundle;

beforeAll(async () => {
  const into = mkdtempSync(join(tmpdir(), "jiangli-bundle-"));
  calculate = await bundleCapability("calculate", into);
  policies = await bundleCapability("policies", into);
  described = await bundleCapability("describe", into);
  await shipPolicies(resolve(import.meta.dirname, "../../examples"), join(calculate.folder, "policies"));
});

type Started = { answer: { statusCode: number; headers: Record<string, string>; body: string }; loaded: string[] };

/** Starts a bundle where Lambda would, in its own folder and with the environment of the stack. */
const start = async ({ folder }: Bundle, event: string): Promise<Started> => {
  const { stdout } = await run(process.execPath, [fixture("invoke.mjs"), join(folder, "index.mjs"), fixture(event)], {
    cwd: folder,
    env: { PATH: process.env.PATH, JIANGLI_POLICIES: "policies", JIANGLI_LOG: "off" },
  });
  return JSON.parse(stdout);
};

describe("a fresh process", () => {
  test("answers an event of API Gateway by a policy in a folder, as a visitor of one machine does", async () => {
    const { answer } = await start(calculate, "calculation.event.json");
    expect(answer.statusCode).toBe(200);
    expect(answer.headers["content-type"]).toBe("application/json; charset=utf-8");
    expect(JSON.parse(answer.body)).toMatchObject({ policy: { id: "jiangli-sample", version: 1 }, total: "7500.00" });
  });

  test("answers the same body in base64, as the gateway passes what it takes for bytes", async () => {
    const { answer } = await start(calculate, "calculation-in-base64.event.json");
    expect(answer.statusCode).toBe(200);
    expect(JSON.parse(answer.body)).toMatchObject({ total: "7500.00" });
  });

  test("loads neither an HTTP client nor cryptography nor YAML before it answers for a policy sent along", async () => {
    const { answer, loaded } = await start(calculate, "draft.event.json");
    expect(answer.statusCode).toBe(200);
    expect(loaded.filter((name) => /undici|http2|_http|crypto|inspector/.test(name))).toEqual([]);
  });

  test("checks a policy in YAML", async () => {
    const { answer } = await start(policies, "check-in-yaml.event.json");
    expect(answer.statusCode).toBe(200);
    expect(JSON.parse(answer.body)).toMatchObject({ errors: [], warnings: [{ code: "not-monotone" }] });
  });

  test("answers for a route that does not exist", async () => {
    const { answer } = await start(described, "no-route.event.json");
    expect(answer.statusCode).toBe(404);
    expect(JSON.parse(answer.body).type).toBe("urn:jiangli:problem:not-found");
  });
});

/** What each bundle may weigh at its start: as it is parsed, and as it is stored and fetched. */
const budgetsKb: Record<Capability, [parsed: number, stored: number]> = {
  calculate: [134, 53],
  describe: [60, 23],
  policies: [390, 139],
  read: [516, 186],
  people: [405, 145],
  cases: [430, 153],
  money: [524, 186],
  files: [470, 167],
};

describe("the bundle", () => {
  test("holds what calculating needs and no more", () => {
    expect(
      calculate.inputs.filter((input) => /node_modules\/yaml|aws-sdk|functions\/docs|shapes\//.test(input)),
    ).toEqual([]);
    const zod = calculate.inputs.filter((input) => input.includes("node_modules/zod/"));
    expect(zod.filter((input) => /zod\/v4\/classic|locales\/(?!en)/.test(input))).toEqual([]);
    for (const file of calculate.files) expect(readFileSync(file, "utf8")).not.toMatch(/from\s*["']node:/);
  });

  test.each(Object.entries(budgetsKb))(
    "%s stays within its budget of %o KB",
    async (capability, [parsedKb, storedKb]) => {
      const { bytes, files } = await bundleCapability(
        capability as Capability,
        mkdtempSync(join(tmpdir(), "jiangli-size-")),
      );
      expect(Math.ceil(bytes / 1024)).toBeLessThanOrEqual(parsedKb);
      const stored = files.reduce((sum, file) => sum + gzipSync(readFileSync(file), { level: 9 }).length, 0);
      expect(Math.ceil(stored / 1024)).toBeLessThanOrEqual(storedKb);
    },
  );
});

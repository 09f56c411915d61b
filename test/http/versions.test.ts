// Published policies with several versions: which one rules a day and a month, and how often they are compiled.
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { handler as calculate } from "../../functions/calculations/calculate.ts";
import { handler as calculateBatch } from "../../functions/calculations/calculate-batch.ts";
import type { Handler } from "../../functions/http/event.ts";
import { readJson } from "../../functions/reading/read-json.ts";
import { loadPolicy, policyMemory } from "../../functions/store/load-policy.ts";
import { suggestion } from "./policies.ts";

const allowance = (from: string, pay: string) => ({
  id: "skills",
  title: { zh: "技能津贴" },
  currency: "CNY",
  from,
  schemes: [
    {
      id: "monthly",
      title: { zh: "技能津贴" },
      kind: "allowance",
      prorate: "days",
      groups: [{ take: "highest", items: [{ id: "technician", when: { skill: "技师" }, pay }] }],
    },
  ],
});

beforeAll(() => {
  const folder = mkdtempSync(join(tmpdir(), "jiangli-versions-"));
  writeFileSync(join(folder, "later.json"), JSON.stringify(allowance("2026-11-15", "330")));
  writeFileSync(join(folder, "first.json"), JSON.stringify(allowance("2024-01-01", "300")));
  vi.stubEnv("JIANGLI_POLICIES", folder);
  vi.stubEnv("JIANGLI_LOG", "off");
});

const facts = {
  month: "2026-11",
  employee: { from: "2020-01-01", attributes: [{ name: "skill", value: "技师", from: "2020-01-01" }] },
};

const post = async (handler: Handler, body: unknown) => {
  const event = {
    version: "2.0" as const,
    routeKey: "POST /",
    rawPath: "/",
    rawQueryString: "",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
    isBase64Encoded: false,
    requestContext: { requestId: "r-1", http: { method: "POST", path: "/" } },
  };
  const answer = await handler(event, { awsRequestId: "r-1" });
  return { status: answer.statusCode, body: JSON.parse(answer.body) };
};

const skills = (on: string) => ({ policy: { id: "skills", on }, scheme: "monthly" });

describe("a month in which a new version begins", () => {
  test("is ruled by the version of its first day", async () => {
    const { status, body } = await post(calculate, { ...skills("2026-11-01"), facts });
    expect({ status, total: body.total, version: body.policy?.version }).toEqual({
      status: 200,
      total: "300.00",
      version: 1,
    });
  });

  test("is refused for a day of the new version, with the day to write instead", async () => {
    const { status, body } = await post(calculate, { ...skills("2026-11-20"), facts });
    expect(status).toBe(422);
    expect(body.errors).toMatchObject([
      { path: "/policy/on", code: "policy-other-month", message: expect.stringContaining("2026-11-01") },
    ]);
  });

  test("is refused alone among the cases of a batch", async () => {
    const december = { ...facts, month: "2026-12" };
    const cases = [
      { key: "november", facts },
      { key: "december", facts: december },
    ];
    const { body } = await post(calculateBatch, { ...skills("2026-12-01"), cases });
    expect(body.results).toMatchObject([
      { key: "november", error: { errors: [{ path: "/policy/on", code: "policy-other-month" }] } },
      { key: "december", total: "330.00", policy: { version: 2 } },
    ]);
  });
});

test("versions are numbered by their first days, whatever their files are called", async () => {
  const paidBy = async (version: number, month: string) =>
    (await post(calculate, { policy: { id: "skills", version }, scheme: "monthly", facts: { ...facts, month } })).body;
  expect((await paidBy(1, "2026-11")).total).toBe("300.00");
  expect((await paidBy(2, "2026-12")).total).toBe("330.00");
  expect((await paidBy(2, "2026-11")).errors).toMatchObject([{ path: "/policy/version", code: "policy-other-month" }]);
});

describe("a policy sent along", () => {
  const compiledFrom = async (policy: unknown) => {
    const reading = readJson(JSON.stringify({ policy }), policyMemory);
    if (!reading.ok) throw new Error("The request cannot be read.");
    const loaded = await loadPolicy({ document: (reading.value as { policy: unknown }).policy });
    return loaded.ok ? loaded.value.compiled : undefined;
  };

  test("is compiled once while its text stays the same", async () => {
    const first = await compiledFrom(suggestion);
    expect(first).toBeDefined();
    expect(await compiledFrom(suggestion)).toBe(first);
    expect(await compiledFrom({ ...suggestion, from: "2027-01-02" })).not.toBe(first);
  });
});

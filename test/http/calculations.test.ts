// Journeys over HTTP: one calculation, by a published policy and by one that is sent along.
import { describe, expect, test } from "vitest";
import * as z from "zod/mini";
import { answerShape } from "../../functions/shapes/answer.ts";
import { problemShape } from "../../functions/shapes/common.ts";
import { problemType, useService } from "./local-service.ts";
import { suggestion, tiersInDisorder } from "./policies.ts";

const { ask } = useService();

const published = { policy: { id: "jiangli-sample", on: "2026-11-20" }, scheme: "suggestion" };

const calculate = (calculation: unknown) => ask("POST", "/v1/calculations", calculation);

const problemIn = (body: unknown): z.output<typeof problemShape> => z.parse(problemShape, body);

describe("a published policy", () => {
  test("the version in force on a day pays two people to the fen", async () => {
    const shares = [
      { employee: "E1", weight: 6 },
      { employee: "E2", weight: 4 },
    ];
    const { status, type, body } = await calculate({
      ...published,
      facts: { benefit: "50000.01" },
      shares,
      paidBefore: "0",
    });
    expect(status).toBe(200);
    expect(type).toBe("application/json; charset=utf-8");
    expect(z.parse(answerShape, body)).toMatchObject({
      policy: { id: "jiangli-sample", version: 1, digest: expect.stringMatching(/^sha256:b10bbbfa/) },
      currency: "CNY",
      eligible: true,
      total: "7500.00",
      shares: [
        { employee: "E1", total: "4500.00", stages: [{ id: "full", amount: "4500.00" }] },
        { employee: "E2", total: "3000.00", stages: [{ id: "full", amount: "3000.00" }] },
      ],
    });
  });

  test("the same version by its number gives the same answer", async () => {
    const facts = { benefit: "99.99" };
    const byDay = await calculate({ ...published, facts });
    const byNumber = await calculate({ ...published, policy: { id: "jiangli-sample", version: 1 }, facts });
    expect(byNumber.status).toBe(200);
    expect(byNumber.body).toEqual(byDay.body);
  });

  test.each([
    { name: "a day before the first version", policy: { id: "jiangli-sample", on: "2023-12-31" } },
    { name: "a version that is not there", policy: { id: "jiangli-sample", version: 2 } },
    { name: "an id that is not there", policy: { id: "nobody", on: "2026-11-20" } },
  ])("$name is 404", async ({ policy }) => {
    const { status, type, body } = await calculate({ ...published, policy, facts: { benefit: "1" } });
    expect(status).toBe(404);
    expect(type).toBe(problemType);
    expect(problemIn(body)).toMatchObject({ type: "urn:jiangli:problem:policy-not-found", status: 404 });
  });

  test("a reference with both a day and a version is 400", async () => {
    const policy = { id: "jiangli-sample", on: "2026-11-20", version: 1 };
    const { status, body } = await calculate({ ...published, policy, facts: { benefit: "1" } });
    expect(status).toBe(400);
    expect(problemIn(body).errors).toMatchObject([{ path: "/policy", code: "reference-unclear" }]);
  });
});

describe("a policy sent along", () => {
  const calculation = { policy: suggestion, scheme: "suggestion", facts: { benefit: "1250" } };

  test("calculates, and its answer names no version", async () => {
    const { status, body } = await calculate(calculation);
    expect(status).toBe(200);
    const answer = z.parse(answerShape, body);
    expect(answer).toMatchObject({ total: "125.00", policy: { id: "draft" } });
    expect(answer.policy).not.toHaveProperty("version");
  });

  test("gives the same answer when it comes again, and another one when one letter of it changed", async () => {
    const first = await calculate(calculation);
    const again = await calculate(calculation);
    expect(again.body).toEqual(first.body);
    const dearer = JSON.stringify(calculation).replace("10%", "11%");
    const { body } = await ask("POST", "/v1/calculations", dearer);
    expect(body).toMatchObject({ total: "137.50" });
  });

  test("with errors does not calculate: 422 with the place in the document", async () => {
    const { status, body } = await calculate({ ...calculation, policy: tiersInDisorder });
    expect(status).toBe(422);
    const problem = problemIn(body);
    expect(problem.type).toBe("urn:jiangli:problem:tiers-out-of-order");
    expect(problem.errors[0]?.path).toMatch(/^\/policy\/schemes\/0\/tiers/);
  });

  test("that is not of the shape is 400", async () => {
    const { status, body } = await calculate({ ...calculation, policy: { ...suggestion, currency: "RMB" } });
    expect(status).toBe(400);
    expect(problemIn(body).errors).toMatchObject([{ path: "/policy/currency", code: "currency-invalid" }]);
  });
});

describe("what the rules refuse", () => {
  test("every problem is named, with its place, in both languages", async () => {
    const { status, type, body } = await calculate({ ...published, facts: { benefits: "1" } });
    expect(status).toBe(422);
    expect(type).toBe(problemType);
    const problem = problemIn(body);
    expect(problem.errors).toMatchObject([
      { path: "/facts/benefit", code: "missing-fact" },
      { path: "/facts/benefits", code: "unknown-fact" },
    ]);
    expect(problem.instance).toMatch(/^urn:jiangli:request:[0-9a-f-]{36}$/);
    expect(problem.zh).toContain("benefit");
  });

  test("a malformed value outranks a missing one: 400", async () => {
    const { status, body } = await calculate({ ...published, facts: { benefit: "1,000", other: "1" } });
    expect(status).toBe(400);
    expect(problemIn(body).errors.map(({ code }) => code)).toEqual(["amount-invalid", "unknown-fact"]);
  });

  test("a scheme that the policy has not is 422 and lists those that it has", async () => {
    const { status, body } = await calculate({ ...published, scheme: "other", facts: { benefit: "1" } });
    expect(status).toBe(422);
    expect(problemIn(body).errors).toMatchObject([
      { path: "/scheme", code: "unknown-scheme", message: expect.stringContaining("suggestion") },
    ]);
  });

  test("nothing that came in is shown back as markup or as a stack", async () => {
    const { status, headers, body } = await calculate({ ...published, facts: { "<script>": "1" } });
    expect(status).toBe(422);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("cache-control")).toBe("no-store");
    expect(JSON.stringify(body)).not.toMatch(/\bat .*\.ts:[0-9]+/);
  });
});

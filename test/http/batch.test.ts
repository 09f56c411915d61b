// Journeys over HTTP: many cases at once.
import { expect, test } from "vitest";
import * as z from "zod/mini";
import { batchAnswerShape } from "../../functions/shapes/answer.ts";
import { problemType, useService } from "./local-service.ts";
import { suggestion } from "./policies.ts";

const { ask } = useService();

const batch = (cases: unknown[], rest: object = {}) =>
  ask("POST", "/v1/calculations:batch", { policy: suggestion, scheme: "suggestion", cases, ...rest });

const good = (key: string) => ({ key, facts: { benefit: "1250" } });

test("one bad case never hides the others, and the order stays", async () => {
  const { status, body } = await batch([
    good("a"),
    { key: "b", facts: { benefit: "1,000" } },
    { key: "c", facts: {} },
    { key: "d", facts: { benefit: "1250" }, bonus: 1 },
    "no case",
    good("f"),
  ]);
  expect(status).toBe(200);
  const { results } = z.parse(batchAnswerShape, body);
  expect(results).toMatchObject([
    { key: "a", total: "125.00" },
    { key: "b", error: { status: 400, errors: [{ path: "/cases/1/facts/benefit", code: "amount-invalid" }] } },
    { key: "c", error: { status: 422, errors: [{ path: "/cases/2/facts/benefit", code: "missing-fact" }] } },
    { key: "d", error: { status: 400, errors: [{ path: "/cases/3/bonus", code: "unknown-field" }] } },
    { key: null, error: { status: 400 } },
    { key: "f", total: "125.00" },
  ]);
  expect(results[1]).toMatchObject({ error: { instance: expect.stringMatching(/#\/cases\/1$/) } });
});

test("a trace is structured unless words or nothing are asked for", async () => {
  const traceOf = async (rest: object) => {
    const { body } = await batch([good("a")], rest);
    const [first] = z.parse(batchAnswerShape, body).results;
    return first && "trace" in first ? first.trace : undefined;
  };
  expect((await traceOf({}))?.[0]).not.toHaveProperty("says");
  expect((await traceOf({ trace: "words" }))?.[0]).toHaveProperty("says.zh");
  expect(await traceOf({ trace: "none" })).toBeUndefined();
});

test("a thousand cases are calculated, a thousand and one are refused, and so are none", async () => {
  const cases = Array.from({ length: 1000 }, (_, index) => good(`case-${index}`));
  const { status, body } = await batch(cases);
  expect(status).toBe(200);
  expect(z.parse(batchAnswerShape, body).results).toHaveLength(1000);
  expect((await batch([...cases, good("one more")])).body).toMatchObject({ status: 400, errors: [{ path: "/cases" }] });
  expect((await batch([])).body).toMatchObject({ status: 400, errors: [{ path: "/cases" }] });
});

test("what no case could survive is refused as a whole", async () => {
  const { status, type, body } = await batch([good("a")], { scheme: "other" });
  expect(status).toBe(422);
  expect(type).toBe(problemType);
  expect(body).toMatchObject({ errors: [{ path: "/scheme", code: "unknown-scheme" }] });
});

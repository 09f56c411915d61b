// Journeys over HTTP: checking a policy.
import { expect, test } from "vitest";
import * as z from "zod/mini";
import { checkAnswerShape } from "../../functions/shapes/answer.ts";
import { useService } from "./local-service.ts";
import { suggestion, suggestionInYaml, tiersInDisorder } from "./policies.ts";

const { ask } = useService();

const check = async (policy: unknown, type = "application/json") => {
  const { status, body } = await ask("POST", "/v1/policies:check", policy, { "content-type": type });
  expect(status).toBe(200);
  return z.parse(checkAnswerShape, body);
};

test("a sound policy has neither errors nor warnings, in JSON and in YAML", async () => {
  expect(await check(suggestion)).toEqual({ errors: [], warnings: [] });
  expect(await check(suggestionInYaml, "application/yaml")).toEqual({ errors: [], warnings: [] });
});

test("a warning comes with its counterexample in both languages", async () => {
  const { errors, warnings } = await check(suggestionInYaml.replace("10%", "8%"), "application/yaml");
  expect(errors).toEqual([]);
  expect(warnings).toMatchObject([{ clause: "suggestion.tiers.1", code: "not-monotone" }]);
  expect(warnings[0]?.says.zh).toContain("100.00");
  expect(warnings[0]?.says.en).toContain("100.00");
});

test("errors are an answer, not a failure of the request", async () => {
  const { errors } = await check(tiersInDisorder);
  expect(errors.map(({ code }) => code)).toContain("tiers-out-of-order");
});

test("a document that is no policy is answered with what it lacks", async () => {
  const { errors } = await check({ id: "draft" });
  expect(errors.map(({ clause }) => clause)).toEqual(expect.arrayContaining(["title", "currency", "from", "schemes"]));
});

test("YAML, which is slow to read, may be a quarter of what JSON may be", async () => {
  const comment = `# ${"x".repeat(256 * 1024)}\n`;
  const { status, body } = await ask("POST", "/v1/policies:check", comment + suggestionInYaml, {
    "content-type": "application/yaml",
  });
  expect(status).toBe(413);
  expect(body).toMatchObject({ type: "urn:jiangli:problem:too-large" });
});

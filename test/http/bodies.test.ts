// Journeys over HTTP: bodies that cannot be read, are too large or of the wrong type are refused before any rule is asked.
import { describe, expect, test } from "vitest";
import * as z from "zod/mini";
import { problemShape } from "../../functions/shapes/common.ts";
import { type Answered, problemType, useService } from "./local-service.ts";
import { suggestion, suggestionInYaml } from "./policies.ts";

const { ask } = useService();

const mebibyte = 1024 * 1024;

const expectProblem = ({ status, type, body }: Answered, wanted: number, code: string) => {
  expect(status).toBe(wanted);
  expect(type).toBe(problemType);
  const problem = z.parse(problemShape, body);
  expect(problem.type).toBe(`urn:jiangli:problem:${code}`);
  expect(problem.status).toBe(wanted);
  return problem;
};

describe("400: what cannot be read", () => {
  test.each([
    { name: "no JSON", text: '{\n  "scheme": nothing\n}', code: "unreadable", line: 2, column: 13 },
    { name: "nothing at all", text: "", code: "unreadable", line: 1, column: 1 },
    { name: "a repeated key", text: '{"scheme": "a",\n "scheme": "b"}', code: "repeated-key", line: 2, column: 2 },
    { name: "__proto__", text: '{"__proto__": {}}', code: "unknown-field", line: 1, column: 2 },
    { name: "33 levels", text: "[".repeat(33) + "]".repeat(33), code: "json-depth", line: 1, column: 33 },
    { name: "a million levels", text: "[".repeat(1_000_000), code: "json-depth", line: 1, column: 33 },
  ])("$name is refused with line and column", async ({ text, code, line, column }) => {
    const problem = expectProblem(await ask("POST", "/v1/calculations", text), 400, code);
    expect(problem.detail).toContain(`Line ${line}, column ${column}`);
    expect(problem.zh).toContain(`第 ${line} 行第 ${column} 列`);
  });

  test("bytes that are not UTF-8 are refused, not replaced", async () => {
    const bytes = Buffer.from('{"scheme": "\xff"}', "latin1");
    expectProblem(await ask("POST", "/v1/calculations", bytes), 400, "unreadable");
  });

  test.each(["null", "[]", "12", '"text"', "{}"])("%s is no calculation", async (text) => {
    const { status, type } = await ask("POST", "/v1/calculations", text);
    expect(status).toBe(400);
    expect(type).toBe(problemType);
  });

  test("YAML with an anchor is refused where the anchor stands", async () => {
    const yaml = suggestionInYaml.replace("id: draft", "id: &anchor draft");
    const answered = await ask("POST", "/v1/policies:check", yaml, { "content-type": "application/yaml" });
    expect(expectProblem(answered, 400, "yaml-feature").detail).toContain("Line 2");
  });
});

describe("413: what is too large", () => {
  test.each([
    { path: "/v1/calculations", limit: mebibyte },
    { path: "/v1/policies:check", limit: mebibyte },
    { path: "/v1/calculations:batch", limit: 5 * mebibyte },
  ])("$path takes $limit bytes and not one more", async ({ path, limit }) => {
    const body = (bytes: number) => `${" ".repeat(bytes - 2)}{}`;
    expect((await ask("POST", path, body(limit))).status).not.toBe(413);
    expectProblem(await ask("POST", path, body(limit + 1)), 413, "too-large");
  });

  test("a body beyond what the gateway takes is refused as well", async () => {
    expectProblem(await ask("POST", "/v1/calculations:batch", " ".repeat(11 * mebibyte)), 413, "too-large");
  });
});

describe("415: the content type", () => {
  const calculation = JSON.stringify({ policy: suggestion, scheme: "suggestion", facts: { benefit: "1" } });

  test.each([
    "application/x-www-form-urlencoded",
    "text/plain",
    "application/json; charset=gbk",
    "application/yaml",
    "application/jsonp",
  ])("%s is refused for a calculation", async (type) => {
    expectProblem(await ask("POST", "/v1/calculations", calculation, { "content-type": type }), 415, "media-type");
  });

  test.each(["application/json", "application/json; charset=utf-8", 'Application/JSON; Charset="UTF-8"'])(
    "%s is accepted",
    async (type) => {
      expect((await ask("POST", "/v1/calculations", calculation, { "content-type": type })).status).toBe(200);
    },
  );

  test("a compressed body is refused rather than misread", async () => {
    const headers = { "content-type": "application/json", "content-encoding": "gzip" };
    expectProblem(await ask("POST", "/v1/calculations", calculation, headers), 415, "media-type");
  });
});

// The description of the service: true to the table of operations, valid, and readable without a network.
import { readFileSync } from "node:fs";
import { Validator } from "@seriousme/openapi-schema-validator";
import { describe, expect, test } from "vitest";
import { operations } from "../../functions/operations.ts";
import { generateOpenapi, openapiFile } from "../../infra/openapi/generate.ts";
import { problemType, useService } from "./local-service.ts";

const { ask } = useService();

describe("the OpenAPI document", () => {
  test("is the one that the table of operations gives; `npm run openapi` writes it anew", async () => {
    expect(readFileSync(openapiFile, "utf8")).toBe(await generateOpenapi());
  });

  test("is valid OpenAPI 3.1", async () => {
    const validator = new Validator();
    const result = await validator.validate(JSON.parse(readFileSync(openapiFile, "utf8")));
    expect(result).toEqual({ valid: true });
    expect(validator.version).toBe("3.1");
  });

  test("is served as it stands in the repository, with every operation", async () => {
    const { status, body } = await ask("GET", "/openapi.json");
    expect(status).toBe(200);
    expect(body).toEqual(JSON.parse(readFileSync(openapiFile, "utf8")));
    const described = Object.entries((body as { paths: Record<string, object> }).paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(described.toSorted()).toEqual(operations.map(({ method, path }) => `${method} ${path}`).toSorted());
  });

  test("gives every calculating operation a worked example with its true answer", async () => {
    const { paths } = JSON.parse(readFileSync(openapiFile, "utf8"));
    const { requestBody, responses } = paths["/v1/calculations"].post;
    const examples = requestBody.content["application/json"].examples;
    for (const [name, { value }] of Object.entries<{ value: unknown }>(examples)) {
      const { status, type, body } = await ask("POST", "/v1/calculations", value);
      const shown = responses[status].content[type.split(";")[0] ?? ""].examples[name].value;
      expect({ ...(body as object), instance: undefined }).toEqual({ ...shown, instance: undefined });
    }
  });
});

describe("the page", () => {
  test("speaks Chinese first, names every operation and every shape, and loads nothing", async () => {
    const { status, type, headers, body } = await ask("GET", "/docs");
    expect(status).toBe(200);
    expect(type).toBe("text/html; charset=utf-8");
    const page = String(body);
    expect(page).toContain('<html lang="zh-CN">');
    for (const { path, summary } of operations) {
      expect(page).toContain(path);
      expect(page.indexOf(summary.zh)).toBeGreaterThan(0);
    }
    expect(page).not.toMatch(/<(?:script|link|img|iframe)\b|@import|url\(|src=/);
    expect(headers.get("content-security-policy")).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'/);
  });

  test("has no link that leads nowhere", async () => {
    const page = String((await ask("GET", "/docs")).body);
    const targets = new Set([...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
    const links = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
    expect(links.length).toBeGreaterThan(10);
    expect(links.filter((link) => !targets.has(link))).toEqual([]);
  });
});

describe("everything else", () => {
  test("health says ok", async () => {
    expect(await ask("GET", "/health")).toMatchObject({ status: 200, body: { status: "ok" } });
  });

  test.each(["/", "/v1", "/v1/calculations/", "/v1/calculations:all", "/%2e%2e/package.json"])(
    "%s is 404",
    async (path) => {
      const { status, type, body } = await ask("GET", path);
      expect({ status, type }).toEqual({ status: 404, type: problemType });
      expect(body).toMatchObject({ type: "urn:jiangli:problem:not-found" });
    },
  );

  test.each([
    { method: "GET", path: "/v1/calculations", allow: "POST" },
    { method: "DELETE", path: "/v1/policies:check", allow: "POST" },
    { method: "POST", path: "/health", allow: "GET" },
  ])("$method $path is 405 and says what is possible", async ({ method, path, allow }) => {
    const { status, type, headers, body } = await ask(method, path);
    expect({ status, type, allow: headers.get("allow") }).toEqual({ status: 405, type: problemType, allow });
    expect(body).toMatchObject({ type: "urn:jiangli:problem:method-not-allowed" });
  });
});

// The stack around every function: what it hides, what it logs, what it refuses to send.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import { expect, test, vi } from "vitest";
import { accept } from "../../domain/refusals.ts";
import type { HttpEvent } from "../../functions/http/event.ts";
import { serve } from "../../functions/http/serve.ts";

vi.stubEnv("JIANGLI_LOG", "off");

const event: HttpEvent = {
  version: "2.0",
  routeKey: "GET /secret",
  rawPath: "/secret",
  rawQueryString: "",
  headers: {},
  isBase64Encoded: false,
  requestContext: { requestId: "r-1", http: { method: "GET", path: "/secret" } },
};

const context = { awsRequestId: "r-1" };

test("a bug is answered with 500, the request's id and nothing from inside", async () => {
  const handler = serve(() => {
    throw new Error("password 1234");
  });
  const { statusCode, headers, body } = await handler(event, context);
  expect(statusCode).toBe(500);
  expect(headers["content-type"]).toBe("application/problem+json; charset=utf-8");
  expect(headers["x-content-type-options"]).toBe("nosniff");
  expect(JSON.parse(body)).toMatchObject({ type: "urn:jiangli:problem:internal", instance: "urn:jiangli:request:r-1" });
  expect(body).not.toMatch(/1234|\.ts/);
});

test("an answer that Lambda could not hand back is refused with advice", async () => {
  const answerWith = async (letters: number) => {
    const { statusCode, body } = await serve(() => accept("x".repeat(letters)))(event, context);
    return { statusCode, body };
  };
  expect((await answerWith(5_900_000)).statusCode).toBe(200);
  const { statusCode, body } = await answerWith(6_000_000);
  expect(statusCode).toBe(422);
  expect(JSON.parse(body).type).toBe("urn:jiangli:problem:answer-too-large");
});

/** Runs a handler in a process of its own, because the log goes straight to standard output. */
const logOf = async (decide: string): Promise<string> => {
  const serveFile = resolve(import.meta.dirname, "../../functions/http/serve.ts");
  const code = `const { serve } = await import(${JSON.stringify(serveFile)});
await serve(${decide})(${JSON.stringify({ ...event, body: "E1001 Zhang San" })}, {});`;
  const child = spawn(process.execPath, ["--input-type=module", "--eval", code], {
    env: { PATH: process.env.PATH },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let text = "";
  child.stdout.on("data", (chunk) => {
    text += chunk;
  });
  await once(child, "close");
  return text;
};

test("the log has one line of JSON for a request, without its body", async () => {
  const text = await logOf('() => ({ ok: true, value: "Zhang San" })');
  expect(JSON.parse(text)).toEqual({
    time: expect.stringMatching(/^[0-9-]{10}T[0-9:.]{12}Z$/),
    level: "info",
    requestId: "r-1",
    route: "GET /secret",
    status: 200,
    ms: expect.any(Number),
  });
});

test("the log of a bug says where it happened, not with what", async () => {
  const text = await logOf('() => { throw new TypeError("Zhang San is no number"); }');
  const [error, request] = text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(error).toMatchObject({
    level: "error",
    error: "TypeError",
    at: [expect.stringContaining("at "), ...error.at.slice(1)],
  });
  expect(request).toMatchObject({ level: "error", status: 500 });
  expect(text).not.toContain("Zhang San");
});

// A request of Node's HTTP server as the event that API Gateway would hand to the function.
import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { HttpEvent } from "../../functions/http/event.ts";

export const toEvent = (request: IncomingMessage, routeKey: string, path: string, body: Buffer): HttpEvent => {
  const text = textOf(request, body);
  return {
    version: "2.0",
    routeKey,
    rawPath: path,
    rawQueryString: request.url?.split("?").slice(1).join("?") ?? "",
    headers: headersOf(request),
    ...(body.length > 0 && { body: text ?? body.toString("base64") }),
    isBase64Encoded: body.length > 0 && text === undefined,
    requestContext: { requestId: randomUUID(), http: { method: request.method ?? "GET", path } },
  };
};

/** The gateway joins what was sent twice with a comma. */
const headersOf = (request: IncomingMessage): Record<string, string> =>
  Object.fromEntries(Object.entries(request.headersDistinct).map(([name, values]) => [name, (values ?? []).join(",")]));

/** The gateway passes text as text, and everything else, also text that is not UTF-8, in base64. */
const textOf = (request: IncomingMessage, body: Buffer): string | undefined => {
  if (!/^(?:text\/|application\/json\b)/i.test(request.headers["content-type"] ?? "")) return undefined;
  const text = body.toString("utf8");
  return Buffer.byteLength(text) === body.length && !text.includes("\uFFFD") ? text : undefined;
};

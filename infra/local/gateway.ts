// The gateway of this machine: verifies tokens and matches routes as API Gateway does, and calls the same handlers with the same events.

import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { refuse } from "../../domain/refusals.ts";
import type { HttpAnswer, HttpEvent } from "../../functions/http/event.ts";
import { type Operation, routeKeyOf } from "../../functions/http/operation.ts";
import { instanceOf, problemOf } from "../../functions/http/problem.ts";
import { findRoute } from "../../functions/http/routes.ts";
import { withSecurityHeaders } from "../../functions/http/security-headers.ts";
import { operations } from "../../functions/operations.ts";
import { handler as notFound } from "../../functions/service/not-found.ts";
import { toEvent } from "./to-event.ts";

/** API Gateway takes no larger bodies and answers by itself; what is smaller is judged by the function. */
const largestBodyBytes = 10 * 1024 * 1024;
/** Files that are imported on this machine. */
const largestFileBytes = 50 * 1024 * 1024;

export type Authorizer = (
  header: string | undefined,
) => Promise<{ ok: true; claims: Record<string, unknown> } | { ok: false }>;

const routeOf = findRoute(operations);

/** Documents of the issuer, by path; undefined where there is none. */
export type WellKnown = (path: string, address: string) => unknown;

export const createGateway = (authorize: Authorizer, wellKnown: WellKnown = () => undefined): Server => {
  const server = createServer((request, response) => {
    const told = wellKnown(request.url ?? "", `http://${request.headers.host}`);
    if (told !== undefined) return sendJson(request, response, told);
    answer(authorize, request, response).catch(() => response.destroy());
  });
  // A body that trickles in, or headers that never end, must not hold a connection for ever.
  server.requestTimeout = 30_000;
  server.headersTimeout = 10_000;
  return server;
};

const answer = async (authorize: Authorizer, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const path = request.url?.split("?")[0] ?? "/";
  const found = routeOf(request.method ?? "GET", path);
  const body = await bodyOf(
    request,
    (found?.row.request?.limitBytes ?? 0) > largestBodyBytes ? largestFileBytes : largestBodyBytes,
  );
  if (!body) return refuseAndClose(request, response);
  const event = toEvent(request, found ? routeKeyOf(found.row) : "$default", path, body);
  if (!found) return send(request, response, await notFound(event, { awsRequestId: event.requestContext.requestId }));
  const signedIn = await signIn(authorize, found.row, event);
  if (!signedIn) return refuseToken(request, response, event);
  const answered = await found.row.handler(
    { ...signedIn, ...(Object.keys(found.params).length > 0 && { pathParameters: found.params }) },
    { awsRequestId: event.requestContext.requestId },
  );
  send(request, response, answered);
};

/** Undefined where a token is needed and none is good. A visitor may come without one, but not with a bad one. */
const signIn = async (
  authorize: Authorizer,
  { access }: Operation,
  event: HttpEvent,
): Promise<HttpEvent | undefined> => {
  if (access.to === "anyone") return event;
  const { authorization } = event.headers;
  if (access.to === "visitors" && authorization === undefined) return event;
  const verified = await authorize(authorization);
  if (!verified.ok) return undefined;
  return { ...event, requestContext: { ...event.requestContext, authorizer: { jwt: { claims: verified.claims } } } };
};

const send = (request: IncomingMessage, response: ServerResponse, answered: HttpAnswer): void => {
  const bytes = Buffer.from(answered.body, answered.isBase64Encoded ? "base64" : "utf8");
  response.writeHead(answered.statusCode, { ...answered.headers, "content-length": bytes.length });
  response.end(request.method === "HEAD" ? undefined : bytes);
};

const sendJson = (request: IncomingMessage, response: ServerResponse, value: unknown): void =>
  send(request, response, {
    statusCode: 200,
    headers: withSecurityHeaders({ "content-type": "application/json; charset=utf-8" }),
    body: JSON.stringify(value),
  });

const bodyOf = async (request: IncomingMessage, limitBytes: number): Promise<Buffer | undefined> => {
  const chunks: Buffer[] = [];
  let bytes = 0;
  // Leaving the loop must not close the connection: the caller is still to be told why.
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > limitBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

const problemType = "application/problem+json; charset=utf-8";

const refuseToken = (request: IncomingMessage, response: ServerResponse, event: HttpEvent): void => {
  const problem = problemOf([refuse("not-signed-in", "")], instanceOf(event.requestContext.requestId));
  const headers = withSecurityHeaders({ "content-type": problemType, "www-authenticate": "Bearer" });
  send(request, response, { statusCode: problem.status, headers, body: JSON.stringify(problem) });
};

const refuseAndClose = (request: IncomingMessage, response: ServerResponse): void => {
  request.resume();
  const problem = problemOf([refuse("too-large", "", { wanted: "10 MiB" })], instanceOf(randomUUID()));
  response.writeHead(problem.status, { "content-type": problemType, connection: "close" });
  response.end(JSON.stringify(problem));
};

// The gateway of this machine: matches routes as API Gateway does and calls the same handlers with the same events.

import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { refuse } from "../../domain/refusals.ts";
import type { Handler } from "../../functions/http/event.ts";
import { routeKeyOf } from "../../functions/http/operation.ts";
import { instanceOf, problemOf } from "../../functions/http/problem.ts";
import { handler as notFound } from "../../functions/not-found.ts";
import { operations } from "../../functions/operations.ts";
import { toEvent } from "./to-event.ts";

/** API Gateway takes no larger bodies and answers by itself; what is smaller is judged by the function. */
const largestBodyBytes = 10 * 1024 * 1024;

const handlers = new Map<string, Handler>(operations.map((operation) => [routeKeyOf(operation), operation.handler]));

export const createGateway = (): Server =>
  createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });

const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const body = await bodyOf(request);
  if (!body) return refuseBody(request, response);
  const path = request.url?.split("?")[0] ?? "/";
  const matched = `${request.method} ${path}`;
  const handler = handlers.get(matched);
  const event = toEvent(request, handler ? matched : "$default", path, body);
  const {
    statusCode,
    headers,
    body: text,
  } = await (handler ?? notFound)(event, {
    awsRequestId: event.requestContext.requestId,
  });
  const bytes = Buffer.from(text);
  response.writeHead(statusCode, { ...headers, "content-length": bytes.length });
  response.end(request.method === "HEAD" ? undefined : bytes);
};

const bodyOf = async (request: IncomingMessage): Promise<Buffer | undefined> => {
  const chunks: Buffer[] = [];
  let bytes = 0;
  // Leaving the loop must not close the connection: the caller is still to be told why.
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > largestBodyBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

const refuseBody = (request: IncomingMessage, response: ServerResponse): void => {
  request.resume();
  const problem = problemOf([refuse("too-large", "", { wanted: "10 MiB" })], instanceOf(randomUUID()));
  response.writeHead(problem.status, {
    "content-type": "application/problem+json; charset=utf-8",
    connection: "close",
  });
  response.end(JSON.stringify(problem));
};
